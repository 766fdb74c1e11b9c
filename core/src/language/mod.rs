//! What the library says, in French and English.

pub(crate) mod closed_words;
pub mod ethics;
#[cfg(feature = "evaluation")]
pub(crate) mod evaluation_sentences;
pub(crate) mod field_labels;
pub(crate) mod form_sentences;
#[cfg(feature = "guidance")]
pub(crate) mod handover_sentences;
#[cfg(feature = "peers")]
pub(crate) mod peer_sentences;
#[cfg(feature = "guidance")]
pub(crate) mod plan_sentences;
pub(crate) mod referential_sentences;
pub(crate) mod report_sentences;
pub(crate) mod sentence;

pub use closed_words::{wording, wordings};
pub use field_labels::field_label;
pub use sentence::Sentence;
