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
