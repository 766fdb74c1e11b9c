//! Errors: what is wrong, where, what was expected and found, and how it is said
//! in French and English.

pub(crate) mod code;
pub(crate) mod expected;
pub(crate) mod fault;
pub(crate) mod found;
pub(crate) mod language;
pub(crate) mod location;
pub(crate) mod sentences;
pub(crate) mod suggestions;

pub use code::{Code, ErrorKind};
pub use expected::Expected;
pub use fault::{Error, ErrorContext, MAX_FAULTS};
pub use found::{Found, ItemPart, Remark, Withheld};
pub use language::Language;
pub use location::{Location, Pointer};
pub use sentences::{Names, Words};
