//! Groups of respondents: exact tallies that merge, and the figures that are
//! computed from them.

pub(crate) mod by;
pub(crate) mod careless;
pub(crate) mod change;
pub(crate) mod consistency;
pub(crate) mod count;
mod distribution;
pub(crate) mod document;
mod fixed;
mod group;
pub(crate) mod inference;
mod item_figures;
mod kernel;
mod layout;
mod level_counts;
mod moments;
mod ranking;
pub(crate) mod reader;
mod statistics;
pub(crate) mod status;
mod summary;
pub(crate) mod table;
pub(crate) mod tally;
pub(crate) mod wave;
