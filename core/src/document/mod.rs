//! The document engine: JSON nodes with their places in, typed records out, every
//! fault collected; canonical form, overlays and references.

pub(crate) mod authored;
pub(crate) mod canonical;
pub(crate) mod cycles;
pub(crate) mod list;
pub(crate) mod node;
pub(crate) mod position;
pub(crate) mod read;
pub(crate) mod reader;
pub(crate) mod record;
pub(crate) mod reference;
#[cfg(feature = "schema")]
pub(crate) mod schema_rules;
pub(crate) mod sha256;
