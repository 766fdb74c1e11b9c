//! Foreign formats in and out, and answers that nobody gave: for examples, tests
//! and measurements.

pub(crate) mod simulate;
