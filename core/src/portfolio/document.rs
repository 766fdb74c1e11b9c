//! The portfolio as a document.

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::survey::answers::{Purpose, Respondent};
use crate::value::date::Date;
use crate::value::extensions::Extensions;
use crate::value::key::CompetencyKey;
use crate::value::version::SchemaVersion;

use super::assessment::{Assessment, DeclaredUse};
use super::event::Event;
use super::level::LevelPolicy;
use super::post::{self, HeldPost};
use crate::referential::personal_names::check_competency;

words! {
    /// What kind of document this is.
    pub enum PortfolioTag {
        /// The portfolio of one person.
        Portfolio = "portfolio",
    }
}

record! {
    private
    /// The portfolio of one person. Personal data: it belongs to her, and no document of
    /// her post is made from it.
    pub struct PortfolioDocument {
        /// What kind of document this is.
        pub document: PortfolioTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// Whose it is, under a pseudonym.
        pub person: Respondent,
        /// What it may be used for.
        pub purpose: Purpose,
        /// The day after which it is to be deleted.
        pub retain_until: Date,
        /// On which referential it stands.
        pub referential: ReferentialReference,
        /// Which of several assessments says the level; her own latest if absent.
        pub policy: Option<LevelPolicy> = "own_latest",
        /// What makes assessments by a manager permissible; there are none without.
        pub declared_use: Option<DeclaredUse>,
        /// The posts that she holds, will hold or held.
        pub posts: Vec<HeldPost>,
        /// The competencies on which she wishes to get on.
        pub wishes: Distinct<CompetencyKey>,
        /// The competencies in which she offers others help: set by her, and never taken
        /// from levels.
        pub offers_help: Distinct<CompetencyKey>,
        /// The assessments, in the order in which they were added.
        pub assessments: Vec<Assessment>,
        /// What became of steps and offers, in the order in which it was told.
        pub events: Vec<Event>,
        /// A publisher's own keys.
        pub ext: Option<Extensions>,
    }
}

impl PortfolioDocument {
    /// How its level is said where there are several assessments.
    #[must_use]
    pub fn policy(&self) -> LevelPolicy {
        self.policy.unwrap_or(LevelPolicy::OwnLatest)
    }

    /// Judges what no type can: whether the referential is this one, and has all that is
    /// named.
    pub(super) fn check(&self, referential: &Referential, reader: &mut Reader) {
        let root = Pointer::root();
        if !self.referential.is_met_by(referential, reader) {
            return;
        }
        post::check(&self.posts, referential, reader);
        for (name, list) in [("wishes", &self.wishes), ("offers_help", &self.offers_help)] {
            for (place, competency) in list.iter().enumerate() {
                let at = root.key(name).index(place);
                check_competency(referential, competency, &at, reader);
            }
        }
        for assessment in &self.assessments {
            assessment.check(self.declared_use.is_some(), referential, reader);
        }
        for event in &self.events {
            event.check(referential, reader);
        }
    }
}
