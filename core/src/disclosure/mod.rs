//! What may be published about few people.

mod about;
pub(crate) mod attacker;
pub(crate) mod audit;
mod classes;
pub(crate) mod counts;
mod decision;
mod grid;
mod linked;
pub(crate) mod log;
mod mask;
mod means;
mod pairs;
pub(crate) mod proposal;
mod publish;
pub(crate) mod published;
pub(crate) mod release;
pub(crate) mod rules;
mod solve;
pub(crate) mod suppression;
mod topic;
