//! The Kotlin face of boussole-sante: it translates, the core decides.
//!
//! Objects are handles on what the core holds, and can be shared between
//! threads; records and enums are copies that nothing changes. Everything is
//! synchronous: call it where your app computes.

#![allow(
    clippy::result_large_err,
    reason = "an error is written out for Kotlin as soon as it is made: a box would only be opened again"
)]

use boussole_sante as core;

uniffi::setup_scaffolding!();

mod answer;
mod answers;
mod block;
mod closed;
mod error;
mod evaluation;
mod explanation;
mod glossary;
mod handover;
mod interview;
mod parts;
mod peers;
mod plan;
mod portfolio;
mod post;
mod questionnaire;
mod referential;
mod report;
mod text;

pub use answer::Answer;
pub use answers::{Answers, answers_from_plain};
pub use block::Block;
pub use closed::{
    Addressee, ApartCause, AssessmentConfidence, AssessmentSource, Cells, ChangeSense,
    CompetencyKind, EntryKind, EvaluationStatus, EventKind, Fate, FileSection, FillState,
    GapStatus, ItemKind, Language, LevelPolicy, MatchStatus, Missing, MissingKind, Necessity, Need,
    NeedLevel, ObjectiveStatus, Occasion, Output, OverlapStatus, OverlapStretch, PackPart,
    PeerMode, PeerRemark, PeerStage, PeerTick, PlanRemark, PlanStatus, Purpose, ReasonKind,
    RemarkKind, ResultCause, ResultState, ScoreStatus, ShownAs, Stage, StepPeriod, TargetStatus,
    TaskKind, Timing, Trend, UncoveredCause, UnmetCause, Why, WhyIgnored,
};
pub use error::{BoussoleError, Fault};
pub use evaluation::{
    AgainstBaseline, AgainstTarget, Evaluation, IndicatorExplanation, IndicatorResult,
    ObjectiveResult, Observations, ResultCategory, ResultInterval, TermExplanation,
    UsedObservation, evaluate,
};
pub use explanation::{
    Explanation, LevelExplanation, LevelsExplanation, MemberExplanation, ScaleExplanation,
};
pub use handover::{
    CarriedPostFile, DatedPlace, FileRemark, FirstStep, HandoverPack, Overlap, OverlapSession,
    OverlapTask, PostFile, SectionState, carry_post_file_over,
};
pub use interview::{Interview, Progress, SetAside};
pub use parts::*;
pub use peers::{
    CarriedPeerOffer, Ended, PeerNetwork, PeerOffer, PeerPair, PeerStageResult, SetApart,
    TerritoryDistance, Unmet, carry_peer_offer_over, match_peers,
};
pub use plan::{
    ComesLater, Covered, DecidedFor, EventSubject, LearningPlan, OthersItem, PlanDifference,
    PlanItem, Reason, StageResult, ToAssess, ToReassess, Uncovered,
};
pub use portfolio::{
    AssessedLevel, Assessment, CarriedName, CarriedPortfolio, Event, HeldPost, Ignored, Portfolio,
    carry_portfolio_over,
};
pub use post::{Post, Requirement};
pub use questionnaire::{Band, Choice, Item, MissingChoice, Questionnaire, Scale, Section};
pub use referential::{Entry, Hit, Referential};
pub use report::{AskedBy, Completeness, Gap, LevelResult, NeedResult, Report, ScaleScore};
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
pub fn standing(language: Language) -> String {
    core::language::ethics::STANDING.in_language(language.into()).to_owned()
}

/// A word of a closed list of documents as people read it: of `addressee`,
/// `supervision` is « encadrement ». The word itself where nothing is known.
/// Enums have it as `addressee.label(Language.FRENCH)`.
#[uniffi::export]
#[must_use]
pub fn wording(field: &str, word: &str, language: Language) -> String {
    core::language::wording(field, word, language.into()).to_owned()
}
