//! Evaluation: indicators computed from what people wrote down, followed against what was
//! aimed at, and published without telling of anyone. It needs no Arrow, so that a phone has
//! it.

mod blank_sheet;
mod check;
mod distribution;
mod entity;
mod evaluate;
mod explain;
mod facts;
mod formula;
mod judge;
mod objectives;
mod observations;
mod protect;
mod result;
mod roll_up;
mod rows;
#[cfg(test)]
mod tests;

pub use blank_sheet::observation_rows;
pub use entity::{Entity, EntityKind};
pub use evaluate::{
    EvaluateOptions, Evaluation, EvaluationDocument, EvaluationStatus, EvaluationTag, evaluate,
};
pub use explain::{IndicatorExplanation, TermExplanation, UsedObservation};
pub use objectives::{ObjectiveResult, ObjectiveStatus};
pub use observations::{
    Breakdown, BreakdownCategory, DistributionPart, LocalBaseline, LocalTarget, Observation,
    ObservationState, Observations, ObservationsDocument, ObservationsTag, ObservedCategory,
    ObservedCount,
};
pub use result::{
    AgainstBaseline, AgainstTarget, ChangeSense, FEW_PEOPLE, IndicatorResult, ResultCategory,
    ResultInterval, ShownAs, TargetStatus, Trend,
};
pub use roll_up::{ResultCause, ResultState};
pub use rows::OBSERVATION_COLUMNS;
