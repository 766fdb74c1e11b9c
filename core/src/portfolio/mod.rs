//! Portfolio of one person: posts, assessments over time, wishes, and what was done of a
//! plan. It is hers, stays with her, and is personal data.

pub(crate) mod assessment;
mod carried;
pub(crate) mod document;
pub(crate) mod event;
pub(crate) mod level;
mod owner;
mod post;

pub use crate::referential::personal_names::competencies;
pub use assessment::{
    Assessment, AssessmentConfidence, AssessmentKey, AssessmentSource, DeclaredUse,
};
pub use carried::CarriedPortfolio;
pub use document::{PortfolioDocument, PortfolioTag};
pub use event::{Event, EventKind, EventSubject};
pub use level::{AssessedLevel, Ignored, LevelPolicy, WhyIgnored};
pub use owner::Portfolio;
pub use post::HeldPost;
