//! What everything else stands on: names, texts, places, faults, reading,
//! canonical form, exact ratios and the expression language.

pub(crate) mod as_of;
pub(crate) mod canonical;
pub(crate) mod document;
pub(crate) mod error;
pub(crate) mod expression;
pub(crate) mod graph;
pub(crate) mod key;
pub(crate) mod list;
pub(crate) mod location;
pub(crate) mod near;
pub(crate) mod node;
pub(crate) mod phrases;
pub(crate) mod place;
pub(crate) mod ratio;
pub(crate) mod read;
pub(crate) mod reference;
#[cfg(feature = "schema")]
pub(crate) mod schema;
pub(crate) mod text;
pub(crate) mod value;
