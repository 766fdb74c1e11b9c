//! What the library says, in French and English.

pub(crate) mod closed_words;
