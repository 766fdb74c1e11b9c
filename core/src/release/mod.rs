//! Release: tables of groups as they may be published, together and one
//! release after the other.

pub(crate) mod audit;
mod before;
mod changes;
mod content;
mod decision;
mod finest;
mod grid;
mod history;
pub(crate) mod log;
mod mask;
mod pairs;
mod printed;
pub(crate) mod proposal;
mod publish;
pub(crate) mod published;
pub(crate) mod run;
