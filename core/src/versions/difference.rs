//! Differences: what became of one entry, item or scale.

use serde::Serialize;

use crate::document::canonical::canonical_json;
use crate::document::record::{result, words};
use crate::error::location::Pointer;
use crate::value::text::Text;

words! {
    /// What became of an entry or an item in a later version.
    pub enum Became of "became" {
        /// It is new.
        Added = "added",
        /// It is not there any more, and nothing says what takes its place.
        Gone = "gone",
        /// It is no longer used, and nothing takes its place.
        Retired = "retired",
        /// Another entry takes its place.
        Replaced = "replaced",
        /// One entry takes its place and that of others.
        Merged = "merged",
        /// Several entries take its place.
        Split = "split",
        /// It was no longer used, and is again.
        Reinstated = "reinstated",
        /// Its name is another.
        Renamed = "renamed",
        /// It stands under another domain, parent, section or beneficiary.
        Moved = "moved",
        /// It asks for, aims at or rests on other levels.
        Relevelled = "relevelled",
        /// It is due, open or valid at another time.
        Rescheduled = "rescheduled",
        /// It means something else: answers to it do not stand.
        Revised = "revised",
        /// Its words are others; of an item, it means the same.
        Reworded = "reworded",
        /// Its standing or its sources are others.
        Resourced = "resourced",
        /// Something else about it is other.
        Altered = "altered",
    }
}

impl Became {
    /// Whether it is gone from use.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Gone | Self::Retired | Self::Replaced | Self::Merged | Self::Split)
    }

    /// Whether whoever relied on it should look at it again: not for other words,
    /// another name or other sources.
    #[must_use]
    pub const fn is_to_review(self) -> bool {
        matches!(
            self,
            Self::Split
                | Self::Moved
                | Self::Relevelled
                | Self::Rescheduled
                | Self::Revised
                | Self::Altered
        )
    }
}

words! {
    /// Of what two versions were compared.
    pub enum Compared {
        /// Referentials.
        Referential = "referential",
        /// Questionnaires.
        Questionnaire = "questionnaire",
    }
}

result! {
    /// What became of each part of a document from one version to another.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Differences {
        /// Of what two versions were compared.
        pub document: Compared,
        /// The key of the later one.
        pub key: String,
        /// The earlier version.
        pub before: String,
        /// The later version.
        pub after: String,
        /// Each part that is other: those of the later version in order, then what is
        /// gone, list by list.
        pub entries: Vec<Difference>,
    }
}

result! {
    /// What became of an entry of a referential, or of an item, a section, a choice list
    /// or a scale of a questionnaire.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Difference {
        /// The list in which it stands, as `offers` or `items`.
        pub list: String,
        /// Its key; of a relation or an alignment what it connects, as
        /// `animer-un-atelier requires preparer-un-atelier`.
        pub key: String,
        /// Its name now, or the last that it had; none for what has no name.
        pub label: Option<Text>,
        /// Its name before, if that is another.
        pub was: Option<Text>,
        /// What became of it, each once.
        pub became: Vec<Became>,
        /// The entries that take its place.
        pub replaced_by: Vec<String>,
        /// Why it is no longer used.
        pub reason: Option<Text>,
        /// Each of its values that is another.
        pub fields: Vec<FieldDifference>,
    }
}

result! {
    /// A value of an entry that is another in a later version.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct FieldDifference {
        /// Where it stands within the entry: what is in a list by its own key or that of
        /// what it names, else by its position
        /// (`/requirements/animer-un-atelier/target_level`, `/label/en`).
        pub at: Pointer,
        /// What this is to the entry.
        pub became: Became,
        /// The value before, strings as they are, else as JSON; none if there was none.
        pub before: Option<String>,
        /// The value after.
        pub after: Option<String>,
    }
}

impl Differences {
    /// Whether nothing is other.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What became of the entry of a list with this key; none if it is the same.
    #[must_use]
    pub fn get(&self, list: &str, key: &str) -> Option<&Difference> {
        self.entries.iter().find(|one| one.list == list && one.key == key)
    }

    /// All of it in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(self).unwrap_or_default()
    }
}

impl Difference {
    pub(super) fn of(list: &str, key: &str) -> Self {
        Self {
            list: list.to_owned(),
            key: key.to_owned(),
            label: None,
            was: None,
            became: Vec::new(),
            replaced_by: Vec::new(),
            reason: None,
            fields: Vec::new(),
        }
    }

    /// Says one more thing that became of it, in the declared order.
    pub(super) fn also(&mut self, became: Became) {
        if let Err(place) = self.became.binary_search(&became) {
            self.became.insert(place, became);
        }
    }

    /// Whether it is no longer used.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.became.iter().any(|became| became.is_end())
    }

    /// Whether whoever relied on it should look at it again.
    #[must_use]
    pub fn is_to_review(&self) -> bool {
        self.became.iter().any(|became| became.is_to_review())
    }
}
