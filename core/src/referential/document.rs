//! The referential as a document: its records, before anything refers to
//! anything.

use crate::document::field::{Described, Field, Record};
use crate::document::list::Distinct;
use crate::document::record::{record, words};
use crate::error::language::Language;
use crate::language::field_labels::name_of;
use crate::language::sentence::capitalised;
use crate::value::extensions::Extensions;
use crate::value::key::ReferentialKey;
use crate::value::text::{LanguageTag, Text};
use crate::value::version::{SchemaVersion, Version};

use super::added_value::AddedValue;
use super::alignment::{Alignment, Scheme};
use super::audience::Tag;
use super::competency::Competency;
use super::dispositif::Dispositif;
use super::domain::Domain;
use super::factor::Factor;
use super::figure::Figure;
use super::glossary_term::GlossaryTerm;
use super::indicator::Indicator;
use super::map::MindMap;
use super::mastery::MasteryScale;
use super::mission::Mission;
use super::objective::Objective;
use super::offer::Offer;
use super::overlay::{Extends, LISTS, Rename, Retirement};
use super::partner::Partner;
use super::pathway::Pathway;
use super::profile::{DaysAfterArrival, Profile};
use super::provenance::{Provenance, Status};
use super::recommendation::Recommendation;
use super::relation::Relation;
use super::source::Source;

words! {
    /// What kind of document this is.
    pub enum ReferentialTag {
        /// A referential.
        Referential = "referential",
    }
}

record! {
    /// A referential as people write it, or an overlay on one.
    pub struct ReferentialDocument {
        /// What kind of document this is.
        pub document: ReferentialTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// Names the referential.
        pub key: ReferentialKey,
        /// The version of its content.
        pub version: Version,
        /// The languages in which every text is, the main one first; French if
        /// absent. Texts may be in others too. An overlay has those of the referential
        /// that it extends.
        pub languages: Distinct<LanguageTag>,
        /// How people name it.
        pub title: Text,
        /// What it is, and what it is not.
        pub description: Option<Text>,
        /// Who publishes it.
        pub publisher: String,
        /// Under which licence its words are.
        pub licence: String,
        /// The standing of its content.
        pub status: Option<Status>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
        /// The referential on which this one lies: it adds, renames or retires
        /// entries of it.
        pub extends: Option<Extends>,
        /// Entries of the extended referential under another name.
        pub renames: Vec<Rename>,
        /// Entries of the extended referential that are no longer used.
        pub retirements: Vec<Retirement>,
        /// Until which day after arrival a person is called new, wherever an
        /// entry speaks of newcomers.
        pub newcomer_window_days: Option<DaysAfterArrival>,
        /// The documents that content comes from.
        pub sources: Vec<Source>,
        /// Situations in which a person or a territory may be.
        pub tags: Vec<Tag>,
        /// Maps of sources.
        pub maps: Vec<MindMap>,
        /// Scales of mastery, the main one first.
        pub scales: Vec<MasteryScale>,
        /// Domains of competencies.
        pub domains: Vec<Domain>,
        /// Competencies.
        pub competencies: Vec<Competency>,
        /// Relations between competencies.
        pub relations: Vec<Relation>,
        /// Schemes of codes that others publish.
        pub schemes: Vec<Scheme>,
        /// Codes that are near to entries.
        pub alignments: Vec<Alignment>,
        /// What is needed around and between people.
        pub factors: Vec<Factor>,
        /// Dispositifs.
        pub dispositifs: Vec<Dispositif>,
        /// Missions of coordination.
        pub missions: Vec<Mission>,
        /// What posts ask for.
        pub profiles: Vec<Profile>,
        /// Offers.
        pub offers: Vec<Offer>,
        /// Pathways.
        pub pathways: Vec<Pathway>,
        /// Objectives.
        pub objectives: Vec<Objective>,
        /// Indicators.
        pub indicators: Vec<Indicator>,
        /// What coordination brings.
        pub added_values: Vec<AddedValue>,
        /// Recommendations to those around the post.
        pub recommendations: Vec<Recommendation>,
        /// Partners.
        pub partners: Vec<Partner>,
        /// Published figures.
        pub figures: Vec<Figure>,
        /// Terms of the field.
        pub glossary: Vec<GlossaryTerm>,
        /// A publisher's own keys.
        pub ext: Option<Extensions>,
    }
}

impl ReferentialDocument {
    /// The lists of what a referential holds, each with what one of it is made of.
    pub fn lists() -> impl Iterator<Item = (&'static Field, &'static Record)> {
        let lists = Self::RECORD.fields.iter().filter(|field| LISTS.contains(&field.name));
        lists.filter_map(|list| Some((list, list.shape.record()?)))
    }

    /// What one of a list is made of, as `offers`; none for what is no such list.
    #[must_use]
    pub fn record_of(list: &str) -> Option<&'static Record> {
        Self::lists().find(|(own, _)| own.name == list).map(|(_, record)| record)
    }

    /// How people name a list, as a heading; its own name for what is none.
    ///
    /// ```
    /// use boussole_sante::{Language, referential::ReferentialDocument};
    /// assert_eq!(ReferentialDocument::list_name("offers", Language::French), "Offres");
    /// ```
    #[must_use]
    pub fn list_name(list: &str, language: Language) -> String {
        let name = name_of(Self::RECORD, list, language).unwrap_or(list);
        capitalised(name)
    }
}
