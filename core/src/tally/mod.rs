//! Tallies: exact, mergeable sums over respondents by group, and their file.
//! All that figures about groups are computed from, and nothing of one person.

pub(crate) mod count;
pub(crate) mod document;
pub(crate) mod fixed_point;
pub(crate) mod group;
pub(crate) mod grouping;
pub(crate) mod kernel;
pub(crate) mod layout;
pub(crate) mod moments;
pub(crate) mod score_distribution;
pub(crate) mod sums;
pub(crate) mod tally_reader;

pub use count::Weighting;
pub use document::{
    ByDocument, ByValue, CountsDocument, ExactInteger, ExactScore, GroupDocument, Holds,
    MomentsDocument, RankingDocument, RowCount, ScaleDocument, TallyDocument, TallyTag,
};
pub use grouping::{ByColumn, ByKind, GroupKey, GroupValue};
pub use sums::Tally;
pub use tally_reader::{RowWeights, TallyOptions, TallyReader};
