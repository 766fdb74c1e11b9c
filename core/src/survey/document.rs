//! The questionnaire as a document: its records, before anything refers to
//! anything.

use crate::document::list::{Distinct, NonEmpty};
use crate::document::record::{record, words};
use crate::referential::provenance::{Provenance, Status};
use crate::referential::referential_reference::ReferentialReference;
use crate::value::extensions::Extensions;
use crate::value::key::QuestionnaireKey;
use crate::value::text::{LanguageTag, Text};
use crate::value::version::{SchemaVersion, Version};

use super::choices::ChoiceList;
use super::item::Section;
use super::scale::Scale;

words! {
    /// What kind of document this is.
    pub enum QuestionnaireTag {
        /// A questionnaire.
        Questionnaire = "questionnaire",
    }
}

record! {
    /// A questionnaire as people write it.
    pub struct QuestionnaireDocument {
        /// What kind of document this is.
        pub document: QuestionnaireTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// Names the questionnaire.
        pub key: QuestionnaireKey,
        /// The version of its content.
        pub version: Version,
        /// The languages in which every text is, the main one first; French if
        /// absent. Texts may be in others too.
        pub languages: Distinct<LanguageTag>,
        /// How people name it.
        pub title: Text,
        /// What it is for.
        pub description: Option<Text>,
        /// Who publishes it.
        pub publisher: Option<String>,
        /// Under which licence its words are.
        pub licence: Option<String>,
        /// The standing of its content.
        pub status: Option<Status>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
        /// The referential of its competencies and factors.
        pub referential: Option<ReferentialReference>,
        /// The choices that items share.
        pub choice_lists: Vec<ChoiceList>,
        /// What is asked.
        pub sections: NonEmpty<Section>,
        /// How answers become scores.
        pub scales: Vec<Scale>,
        /// A publisher's own keys.
        pub ext: Option<Extensions>,
    }
}
