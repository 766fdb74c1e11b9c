//! Tests of the crate from outside, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test that cannot go on should say where"
)]

mod arrow;
mod bfi;
mod cards;
mod comparison;
mod content;
mod disclosure;
mod documents;
mod erasure;
mod evaluation;
mod extremes;
mod fielded;
mod forms;
mod french;
mod guidance;
mod handover;
mod import;
mod interview;
mod laws;
mod limits;
mod lint;
mod listing;
mod messages;
mod odd_imports;
mod overlay;
mod peers;
mod personal;
mod privacy;
mod questionnaire;
mod referential;
mod tally;
mod versions;
mod waves;
mod workbook;
mod written;

/// How often a simulation is repeated: in CI as often as it has to be, by hand
/// as `BOUSSOLE_SIMULATIONS` says.
fn times(often: u32) -> u32 {
    let asked = std::env::var("BOUSSOLE_SIMULATIONS").ok();
    asked.and_then(|times| times.parse().ok()).unwrap_or(often)
}
