//! The post file as a document.

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::value::date::Date;
use crate::value::extensions::Extensions;
use crate::value::version::SchemaVersion;

use super::calendar::CalendarEvent;
use super::entry::Fillable;
use super::network::{Access, FiledPartner};
use super::obligations::{Agreement, BudgetLine, Commitment};
use super::post::{FiledPost, Territory, check_posts};
use super::words::Section;
use super::work::{FiledAction, FiledExperience, FiledIndicator, TacitEntry};

words! {
    /// What kind of document this is.
    pub enum PostFileTag {
        /// The file of a post.
        PostFile = "post-file",
    }
}

record! {
    private
    /// The file of a post (dossier de poste): what the next person needs, and nothing about
    /// who held it. It belongs to the post and stays with it. All but its head may be
    /// absent: what is missing is to be filled, and is never taken for zero.
    pub struct PostFileDocument {
        /// What kind of document this is.
        pub document: PostFileTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// On which referential it stands.
        pub referential: ReferentialReference,
        /// The day on which it was last gone through.
        pub updated: Option<Date>,
        /// The post; several where one person holds them together.
        pub posts: Vec<FiledPost>,
        /// The territory.
        pub territory: Option<Territory>,
        /// The partners, by function; those to meet first stand first.
        pub partners: Vec<FiledPartner>,
        /// What comes on a day, or comes back.
        pub calendar: Vec<CalendarEvent>,
        /// The agreements.
        pub agreements: Vec<Agreement>,
        /// The lines of the budgets.
        pub budgets: Vec<BudgetLine>,
        /// The actions.
        pub actions: Vec<FiledAction>,
        /// What was promised.
        pub commitments: Vec<Commitment>,
        /// What is known of the indicators.
        pub indicators: Vec<FiledIndicator>,
        /// What was tried.
        pub experiences: Vec<FiledExperience>,
        /// What is written nowhere.
        pub tacit: Vec<TacitEntry>,
        /// What the post needs access to.
        pub accesses: Vec<Access>,
        /// The sections that do not apply to the post: said, so that nobody looks for them.
        pub not_applicable: Distinct<Section>,
        /// A publisher's own keys.
        pub ext: Option<Extensions>,
    }
}

impl PostFileDocument {
    /// Judges what no type can: whether the referential is the one on which it stands and
    /// has all that is named, whether days follow each other, and whether a section that is
    /// said not to apply is empty. Another version of the referential is judged by what is
    /// there, and not by its number: a file outlives versions.
    pub(super) fn check(&self, referential: &Referential, reader: &mut Reader) {
        let own = &self.referential;
        if own.key != *referential.key() {
            let at = Pointer::root().key("referential").key("key");
            let expected = Expected::This { value: referential.key().to_string() };
            reader.fault(Code::OtherReferential, &at, expected, own.key.to_string());
            return;
        }
        check_posts(&self.posts, referential, reader);
        self.partners.iter().for_each(|one| one.check(referential, reader));
        self.calendar.iter().for_each(|one| one.check(reader));
        self.agreements.iter().for_each(|one| one.check(reader));
        self.actions.iter().for_each(|one| one.check(referential, reader));
        self.indicators.iter().for_each(|one| one.check(referential, reader));
        self.tacit.iter().for_each(|one| one.check(reader));
        for (place, section) in self.not_applicable.iter().enumerate() {
            if !self.entries(*section).is_empty() {
                let at = Pointer::root().key("not_applicable").index(place);
                let expected = Expected::EmptySection { section: section.to_string() };
                reader.fault(Code::FieldNotAllowed, &at, expected, section.as_str());
            }
        }
    }

    /// What stands in a section.
    pub(super) fn entries(&self, section: Section) -> Vec<&dyn Fillable> {
        fn all<T: Fillable>(list: &[T]) -> Vec<&dyn Fillable> {
            list.iter().map(|one| one as &dyn Fillable).collect()
        }
        match section {
            Section::Posts => all(&self.posts),
            Section::Territory => self.territory.iter().flat_map(Territory::entries).collect(),
            Section::Partners => all(&self.partners),
            Section::Calendar => all(&self.calendar),
            Section::Agreements => all(&self.agreements),
            Section::Budgets => all(&self.budgets),
            Section::Actions => all(&self.actions),
            Section::Commitments => all(&self.commitments),
            Section::Indicators => all(&self.indicators),
            Section::Experiences => all(&self.experiences),
            Section::Tacit => all(&self.tacit),
            Section::Accesses => all(&self.accesses),
        }
    }
}
