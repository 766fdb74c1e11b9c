//! What is asked and answered: questionnaires, choice lists, skip logic,
//! answers, codebook.

pub(crate) mod answer;
pub(crate) mod answers;
pub(crate) mod choices;
pub(crate) mod codebook;
pub(crate) mod compatibility;
pub(crate) mod condition;
mod document;
pub(crate) mod exactness;
pub(crate) mod item;
pub(crate) mod keys;
mod kind;
pub(crate) mod landmark;
pub(crate) mod questionnaire;
mod questionnaire_check;
mod referential_check;
pub(crate) mod revision;
pub(crate) mod scale;
