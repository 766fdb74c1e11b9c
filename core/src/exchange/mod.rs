//! Foreign formats in and out, and answers that nobody gave: for examples, tests
//! and measurements.

#[cfg(feature = "exports")]
pub(crate) mod exports;
pub(crate) mod lint;
pub(crate) mod listing;
pub(crate) mod notice;
pub(crate) mod sheets;
pub(crate) mod simulate;
pub(crate) mod wording;
