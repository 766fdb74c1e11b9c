//! Statistical disclosure control of counts and means: primary and secondary
//! suppression of linked tables, and the audit of what is left. It knows no
//! Arrow and no survey, so that tables of indicators can use it.

#![cfg_attr(not(feature = "cohort"), allow(dead_code, reason = "only releases use all of it"))]

pub(crate) mod attacker;
pub(crate) mod classes;
pub(crate) mod counts;
pub(crate) mod linked;
pub(crate) mod means;
pub(crate) mod protection;
pub(crate) mod rules;
mod solve;
pub(crate) mod suppression;
pub(crate) mod system;
