//! What the library says, in French and English.

pub(crate) mod closed_words;

pub use closed_words::{wording, wordings};
