//! Tests of the crate from outside, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test that cannot go on should say where"
)]

#[cfg(feature = "arrow")]
mod bfi;
#[cfg(feature = "arrow")]
mod columns;
mod content;
#[cfg(feature = "cohort")]
mod disclosure;
mod documents;
#[cfg(feature = "exports")]
mod erasure;
#[cfg(feature = "exports")]
mod exports;
mod extremes;
mod french;
mod interview;
mod laws;
mod limits;
mod lint;
mod listing;
mod messages;
#[cfg(feature = "exports")]
mod odd_exports;
mod overlay;
#[cfg(feature = "cohort")]
mod peers;
mod personal;
mod posts;
mod privacy;
mod questionnaire;
mod referential;
mod sheets;
#[cfg(feature = "cohort")]
mod tally;
#[cfg(feature = "cohort")]
mod waves;
