//! Guidance: what is due, and the best onboarding path within a time budget, with its
//! proof, its reasons and what it leaves open.

mod asked;
mod audience;
mod calendar_days;
mod catalogue;
mod compare;
mod explain;
mod model;
mod optimise;
pub(crate) mod plan;
mod problem;
mod recommend;
mod schedule;
#[cfg(test)]
mod tests;
mod verify;

pub use compare::PlanDifference;
pub use plan::{
    ComesLater, Covered, DecidedFor, LearningPlan, LearningPlanDocument, LearningPlanTag,
    OthersItem, PlanItem, PlanRemark, PlanStatus, PlanSubject, Reason, ReasonKind, Stage,
    StageResult, ToAssess, ToReassess, Uncovered, UncoveredCause,
};
pub use recommend::{PlanOptions, recommend};
