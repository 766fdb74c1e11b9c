//! What is asked and answered: questionnaires, choice lists, skip logic,
//! answers, codebook.

pub(crate) mod choices;
pub(crate) mod condition;
pub(crate) mod item;
pub(crate) mod provenance;
pub(crate) mod questionnaire;
pub(crate) mod scale;
pub(crate) mod structure;
