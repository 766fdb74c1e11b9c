//! Release: tables of groups as they may be published, together and one
//! release after the other.

pub(crate) mod audit;
mod decision;
mod grid;
mod linked;
pub(crate) mod log;
mod mask;
mod pairs;
pub(crate) mod proposal;
mod publish;
pub(crate) mod published;
pub(crate) mod run;
