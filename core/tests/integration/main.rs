//! Tests of the crate from outside, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test that cannot go on should say where"
)]

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "arrow")]
mod bfi;
mod content;
#[cfg(feature = "cohort")]
mod disclosure;
mod documents;
#[cfg(feature = "exports")]
mod erasure;
mod extremes;
mod french;
#[cfg(feature = "exports")]
mod import;
mod interview;
mod laws;
mod limits;
mod lint;
mod listing;
mod messages;
#[cfg(feature = "exports")]
mod odd_imports;
mod overlay;
#[cfg(feature = "cohort")]
mod peers;
mod personal;
mod posts;
mod privacy;
mod questionnaire;
mod referential;
#[cfg(feature = "cohort")]
mod tally;
#[cfg(feature = "cohort")]
mod waves;
mod workbook;
