//! The Kotlin face of boussole-sante: it translates, the core decides.
//!
//! Objects are handles on what the core holds, and can be shared between
//! threads; records and enums are copies that nothing changes. Everything is
//! synchronous: call it where your app computes.

#![allow(
    clippy::result_large_err,
    reason = "an error is written out for Kotlin as soon as it is made: a box would only be opened again"
)]

uniffi::setup_scaffolding!();

mod answer;
mod closed;
mod error;
mod interview;
mod post;
mod questionnaire;
mod referential;
mod report;
mod text;

pub use answer::{Answer, Answers, answers_from_plain};
pub use closed::{
    Addressee, Cells, CompetencyKind, EntryKind, GapStatus, ItemKind, Missing, MissingKind,
    Necessity, NeedLevel, NeedStatus, Occasion, Output, ScoreStatus,
};
pub use error::{BoussoleError, Fault};
pub use interview::{Interview, Progress};
pub use post::{Post, Requirement};
pub use questionnaire::{Band, Choice, Item, MissingChoice, Questionnaire, Scale, Section};
pub use referential::{Competency, Entry, Found, Referential};
pub use report::{AskedBy, Completeness, Gap, Level, Need, Report, ScaleScore};
pub use text::Text;

/// The version of the library.
#[uniffi::export]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// What this project is and is not: to be shown wherever it is shown.
#[uniffi::export]
#[must_use]
pub fn standing(language: &str) -> String {
    let english = language.starts_with("en");
    if english { boussole_sante::STANDING_EN } else { boussole_sante::STANDING }.to_owned()
}
