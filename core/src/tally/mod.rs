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
