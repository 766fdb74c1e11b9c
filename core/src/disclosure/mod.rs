//! What may be published about few people.

pub(crate) mod attacker;
pub(crate) mod counts;
mod solve;
pub(crate) mod suppression;
