//! Groups of respondents: exact tallies that merge, and the figures that are
//! computed from them.

pub(crate) mod agreement;
pub(crate) mod asked;
pub(crate) mod by;
pub(crate) mod careless;
pub(crate) mod change;
pub(crate) mod consistency;
pub(crate) mod count;
pub(crate) mod distribution;
pub(crate) mod document;
mod fixed;
pub(crate) mod group;
pub(crate) mod inference;
pub(crate) mod item_figures;
mod kernel;
pub(crate) mod layout;
mod level_counts;
mod moments;
pub(crate) mod pair_table;
mod ranking;
pub(crate) mod reader;
mod statistics;
pub(crate) mod status;
pub(crate) mod subject;
mod summary;
pub(crate) mod table;
pub(crate) mod tally;
pub(crate) mod wave;
