//! One respondent: the compiled plan, exact scores, levels with occasion,
//! needs, gaps, completeness, the report and its explanation.

pub(crate) mod block;
pub(crate) mod cell;
mod compile;
pub(crate) mod completeness;
pub(crate) mod decode;
pub(crate) mod explanation;
pub(crate) mod gap;
pub(crate) mod interview;
#[cfg(feature = "arrow")]
pub(crate) mod lanes;
pub(crate) mod level;
pub(crate) mod need;
pub(crate) mod outcome;
pub(crate) mod plain;
pub(crate) mod plan;
pub(crate) mod posts;
pub(crate) mod report;
mod respondent;
pub(crate) mod rule;
pub(crate) mod scale;
mod skip;
pub(crate) mod sum;
