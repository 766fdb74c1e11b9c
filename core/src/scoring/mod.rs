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
