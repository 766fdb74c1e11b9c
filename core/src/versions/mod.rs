//! Versions: what became of entries and items from one version of a document to the next,
//! and what of an overlay still stands.

mod carried;
mod difference;
mod fields;
mod list;
#[cfg(feature = "guidance")]
pub(crate) mod name_walk;
mod of_questionnaire;
mod of_referential;

pub use carried::{Carried, CarriedOverlay, Fate};
pub use difference::{Became, Compared, Difference, Differences, FieldDifference};
