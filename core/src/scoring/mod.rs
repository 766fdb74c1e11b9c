//! One respondent: the compiled plan, exact scores, levels with occasion,
//! needs, gaps, completeness, the report and its explanation.

pub(crate) mod block;
pub(crate) mod comparison;
mod compile;
pub(crate) mod completeness;
pub(crate) mod decode;
pub(crate) mod explanation;
pub(crate) mod gap;
pub(crate) mod interview;
pub(crate) mod level;
pub(crate) mod need;
pub(crate) mod plan;
pub(crate) mod raw_answer;
pub(crate) mod report;
mod respondent;

pub(crate) mod rule;
pub(crate) mod scale;
pub(crate) mod scale_outcome;
#[cfg(feature = "arrow")]
pub(crate) mod simd_sum;
mod skip;
pub(crate) mod slot;
pub(crate) mod sum;

pub use comparison::{ComparedWith, Comparison, Post, Requirements};
pub use completeness::{Completeness, MissingCounts};
pub use decode::Cells;
pub use explanation::{
    Explanation, LevelExplanation, LevelsExplanation, MemberExplanation, ScaleExplanation,
};
pub use gap::{AskedBy, Gap, GapStatus, MAX_PRIORITIES, Requirement, Timing};
pub use interview::{
    HashesByItem, Interview, InterviewDocument, InterviewTag, Place, Progress, SavedPost,
    SavedShare,
};
pub use level::{LevelProfile, LevelResult};
pub use need::{Need, NeedResult, Needs};
pub use plan::Plan;
pub use raw_answer::Plain;
pub use report::{Report, ReportDocument, ReportTag, ScaleScore};
pub use rule::{AnsweredRule, ScoreStatus};
pub use slot::Missing;
