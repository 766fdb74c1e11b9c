//! What is asked and answered: questionnaires, choice lists, skip logic,
//! answers, codebook.

pub(crate) mod answer;
mod answering_time;
pub(crate) mod answers;
pub(crate) mod builder;
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
pub mod outline;
pub(crate) mod questionnaire;
mod questionnaire_check;
mod referential_check;
pub(crate) mod revision;
pub(crate) mod scale;

pub use answer::Answer;
pub use answers::{
    AnswerSet, Answers, AnswersDocument, AnswersTag, CarriedAnswers, Purpose,
    QuestionnaireReference, Respondent,
};
pub use builder::{ChoiceDraft, ChoiceListDraft, ItemDraft, QuestionnaireBuilder, ScaleDraft};
pub use choices::{
    Choice, ChoiceList, Code as ChoiceCode, Ladder, MAX_CHOICES, MissingChoice, MissingKind,
    NeedCuts,
};
pub use codebook::CodebookLine;
pub use compatibility::ItemHashes;
pub use condition::{Condition, SkipLogic, Test};
pub use item::{ColumnName, Item, ItemKind, MaxChosen, Occasion, Places, Seconds, Section};
pub use keys::KeysOptions;
pub use landmark::{Landmark, Revision};
pub use questionnaire::{Questionnaire, QuestionnaireDocument, QuestionnaireTag};
pub use revision::{SetAside, Why};
pub use scale::{
    Alternative, Answered, AtLeast, Band, Convention, Count, Member, Method, Model, Of, Output,
    Scale, Weight,
};
