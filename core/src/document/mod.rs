//! The document engine: JSON nodes with their places in, typed records out, every
//! fault collected; canonical form, overlays and references.

pub(crate) mod authored;
pub(crate) mod canonical;
pub(crate) mod cycles;
pub(crate) mod field;
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
pub(crate) mod shipped;

pub use canonical::canonical_json;
pub use field::{Described, Field, Presence, Record, Shape, WordList};
pub use list::{Distinct, NonEmpty};
pub use node::{MAX_BYTES, MAX_DEPTH, MAX_VALUES};
pub use reference::Ref;
pub use sha256::Sha256;
pub use sha256::sha256_hex;
