//! Competencies: what the work is about, as others can see it.

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::words;
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::key::{CompetencyKey, DispositifKey, DomainKey};
use crate::value::text::Text;

use super::entry::entry;
use super::level::Levels;

words! {
    /// What kind of competency it is.
    pub enum CompetencyKind of "competency.kind" {
        /// To know.
        Knowledge = "knowledge",
        /// To know how to do.
        KnowHow = "know_how",
        /// A way of being: it has no level, only an open prompt.
        Attitude = "attitude",
        /// A way of looking at one's own practice.
        Practice = "practice",
    }
}

words! {
    /// How far a competency goes: the second ladder of the source, used as
    /// tags (S2 p.11 and p.13, « Jusqu’où ? »).
    pub enum Facet of "facets" {
        /// « Connaissances »
        Knowledge = "knowledge",
        /// « Appropriation des connaissances »
        Appropriation = "appropriation",
        /// « Savoir-être »
        Attitude = "attitude",
        /// « Capitalisation de sa pratique »
        Capitalisation = "capitalisation",
    }
}

entry! {
    /// A competency.
    #[cfg_attr(feature = "schema", schemars(transform = attitude_rules))]
    pub struct Competency of Competency named CompetencyKey {
        /// What it is about.
        pub domain: Ref<DomainKey>,
        /// What kind of competency it is.
        pub kind: CompetencyKind,
        /// How far it goes.
        pub facets: Distinct<Facet>,
        /// What a person does who has it: a sentence, its verb first.
        pub statement: Text,
        /// A word of help.
        pub help: Option<Text>,
        /// What an observer would see at each level of the first scale.
        pub descriptors: Vec<Text>,
        /// For an attitude: an open prompt, for the person alone.
        pub prompt: Option<Text>,
        /// The dispositifs to which a source ties it; none if it is common.
        pub dispositifs: Distinct<Ref<DispositifKey>>,
    }
    check check_levels;
}

/// An attitude has a prompt and no levels, and nothing else has a prompt.
#[cfg(feature = "schema")]
fn attitude_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{add_rules, all, holds, lacks, lacks_list, when};
    let attitude = all([holds("prompt", "object"), lacks_list("descriptors")]);
    add_rules(schema, [when("kind", &["attitude"], &attitude, &lacks("prompt"))]);
}

impl Competency {
    /// Whether it is a way of being, which has no level.
    #[must_use]
    pub fn is_attitude(&self) -> bool {
        self.kind == CompetencyKind::Attitude
    }

    fn check_levels(&self, reader: &mut Reader, levels: &Levels<'_>) {
        let attitude = self.is_attitude();
        if attitude && !self.descriptors.is_empty() {
            let place = self.at.key("descriptors");
            let expected = Expected::NoDescriptors;
            reader.fault(Code::AttitudeLevel, &place, expected, "descriptors");
        }
        if attitude && self.prompt.is_none() {
            let expected =
                Expected::FieldForKind { field: "prompt".to_owned(), of: "attitude".to_owned() };
            reader.fault(Code::FieldRequired, &self.at, expected, "");
        }
        if !attitude && self.prompt.is_some() {
            let place = self.at.key("prompt");
            reader.fault(
                Code::FieldNotAllowed,
                &place,
                Expected::OfKind { of: ["attitude"].into() },
                self.kind.as_str(),
            );
        }
        let count = levels.top.map(|top| usize::from(top) + 1);
        if let Some(count) = count.filter(|count| {
            !attitude && !self.descriptors.is_empty() && self.descriptors.len() != *count
        }) {
            let place = self.at.key("descriptors");
            let expected = Expected::OneDescriptorPerLevel { count };
            reader.fault(Code::OutOfRange, &place, expected, self.descriptors.len().to_string());
        }
    }
}
