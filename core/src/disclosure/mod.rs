//! Statistical disclosure control of counts and means: primary and secondary
//! suppression of linked tables, and the audit of what is left. It knows no
//! Arrow and no survey, so that tables of indicators can use it.

#![cfg_attr(not(feature = "cohort"), allow(dead_code, reason = "only releases use all of it"))]

pub(crate) mod attacker;
pub(crate) mod count_table;
pub(crate) mod linked;
pub(crate) mod means;
mod moves;
pub(crate) mod protection;
pub(crate) mod recoding;
pub(crate) mod rules;
pub(crate) mod suppression;
pub(crate) mod table_system;

pub use attacker::{Attacker, Seen, Sum};
pub use count_table::CountTable;
#[doc(hidden)]
pub use protection::{Category, Protection};
pub use rules::{
    FrequencyCell, MeanFrom, MeanInterval, MinCell, ReleaseRules, ReleaseRulesTag, SmallBases,
    SpreadFrom,
};
pub use suppression::{Optimality, Pattern, suppress};
