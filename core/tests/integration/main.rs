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
mod comparison;
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
mod privacy;
mod questionnaire;
mod referential;
#[cfg(feature = "cohort")]
mod tally;
#[cfg(feature = "cohort")]
mod waves;
mod workbook;
mod written;

/// How often a simulation is repeated: in CI as often as it has to be, by hand
/// as `BOUSSOLE_SIMULATIONS` says.
fn times(often: u32) -> u32 {
    let asked = std::env::var("BOUSSOLE_SIMULATIONS").ok();
    asked.and_then(|times| times.parse().ok()).unwrap_or(often)
}
