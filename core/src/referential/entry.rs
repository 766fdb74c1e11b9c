//! What every entry of a referential has: a key, a name, a standing, sources,
//! and perhaps an end.

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::error::location::Pointer;
use crate::value::date::Date;
use crate::value::key::EntryKey;
use crate::value::text::Text;

use super::level::Levels;
use super::provenance::{Provenance, Status};

words! {
    /// The kinds of entries of a referential.
    pub enum EntryKind of "kind" {
        /// A map of a source.
        Map = "map",
        /// A scale of mastery.
        Scale = "scale",
        /// A domain of competencies.
        Domain = "domain",
        /// A competency.
        Competency = "competency",
        /// A factor: what is needed around and between people.
        Factor = "factor",
        /// A dispositif.
        Dispositif = "dispositif",
        /// A mission of coordination.
        Mission = "mission",
        /// A role profile: what a post asks for.
        Profile = "profile",
        /// An offer.
        Offer = "offer",
        /// A pathway.
        Pathway = "pathway",
        /// An objective.
        Objective = "objective",
        /// An indicator.
        Indicator = "indicator",
        /// What coordination brings to a beneficiary.
        AddedValue = "added_value",
        /// A recommendation to those around the post.
        Recommendation = "recommendation",
        /// A partner.
        Partner = "partner",
        /// A published figure.
        Figure = "figure",
        /// A term of the glossary.
        GlossaryTerm = "glossary_term",
    }
}

impl EntryKind {
    /// The name of the document's list of such entries.
    #[must_use]
    pub const fn list(self) -> &'static str {
        match self {
            Self::Map => "maps",
            Self::Scale => "scales",
            Self::Domain => "domains",
            Self::Competency => "competencies",
            Self::Factor => "factors",
            Self::Dispositif => "dispositifs",
            Self::Mission => "missions",
            Self::Profile => "profiles",
            Self::Offer => "offers",
            Self::Pathway => "pathways",
            Self::Objective => "objectives",
            Self::Indicator => "indicators",
            Self::AddedValue => "added_values",
            Self::Recommendation => "recommendations",
            Self::Partner => "partners",
            Self::Figure => "figures",
            Self::GlossaryTerm => "glossary",
        }
    }
}

record! {
    /// An entry that is no longer used. It stays, so that what was said with
    /// it can still be read; nothing new is built on it.
    pub struct Retired {
        /// Why.
        pub reason: Text,
        /// Since when.
        pub on: Option<Date>,
        /// The entries of the same kind that take its place: one, or several if it was
        /// split; it was merged where another names the same one.
        pub replaced_by: Distinct<EntryKey>,
    }
}

/// An entry of a referential.
pub trait Entry {
    /// What kind of entry it is.
    fn kind(&self) -> EntryKind;

    /// Names the entry among those of its kind.
    fn key(&self) -> &str;

    /// How people name it.
    fn label(&self) -> &Text;

    /// Other names by which people look for it.
    fn synonyms(&self) -> &[Text];

    /// Its standing.
    fn status(&self) -> Status;

    /// Where it comes from.
    fn provenance(&self) -> &[Provenance];

    /// Why it is no longer used, if it is not.
    fn retired(&self) -> Option<&Retired>;

    /// Whether it is in use.
    fn is_active(&self) -> bool {
        self.retired().is_none()
    }
}

/// What reading knows of an entry.
pub(crate) trait Checked: Entry {
    /// What kind of entry it is.
    const KIND: EntryKind;
    /// The type of its key.
    type Key: 'static;

    /// Where it stands in its document.
    fn place(&self) -> &Pointer;

    /// What has to hold within the entry, once it was read without a fault.
    fn check(&self, reader: &mut Reader, levels: &Levels<'_>);
}

/// Declares an entry: its own fields, and those that every entry has.
macro_rules! entry {
    (
        $(#[$($meta:tt)*])*
        pub struct $name:ident of $entry_kind:ident named $key:ty {
            $( $(#[$($field_meta:tt)*])* pub $field:ident : $kind:ty $(= $default:literal)? ),* $(,)?
        }
        $( check $check:ident; )?
    ) => {
        $crate::document::record::record! {
            $(#[$($meta)*])*
            pub struct $name {
                /// Names the entry.
                pub key: $key,
                /// How people name it.
                pub label: $crate::value::text::Text,
                $( $(#[$($field_meta)*])* pub $field: $kind $(= $default)?, )*
                /// Other names by which people look for it.
                pub synonyms: Vec<$crate::value::text::Text>,
                /// Its standing.
                pub status: $crate::referential::provenance::Status,
                /// Where it comes from.
                pub provenance: Vec<$crate::referential::provenance::Provenance>,
                /// Present on an entry that is no longer used.
                pub retired: Option<$crate::referential::entry::Retired>,
                /// A publisher's own keys.
                pub ext: Option<$crate::value::extensions::Extensions>,
            }
        }

        impl $crate::referential::entry::Entry for $name {
            fn kind(&self) -> $crate::referential::entry::EntryKind {
                $crate::referential::entry::EntryKind::$entry_kind
            }

            fn key(&self) -> &str {
                self.key.as_str()
            }

            fn label(&self) -> &$crate::value::text::Text {
                &self.label
            }

            fn synonyms(&self) -> &[$crate::value::text::Text] {
                &self.synonyms
            }

            fn status(&self) -> $crate::referential::provenance::Status {
                self.status
            }

            fn provenance(&self) -> &[$crate::referential::provenance::Provenance] {
                &self.provenance
            }

            fn retired(&self) -> Option<&$crate::referential::entry::Retired> {
                self.retired.as_ref()
            }

        }

        impl $crate::referential::entry::Checked for $name {
            const KIND: $crate::referential::entry::EntryKind =
                $crate::referential::entry::EntryKind::$entry_kind;
            type Key = $key;

            fn place(&self) -> &$crate::error::location::Pointer {
                &self.at
            }

            fn check(
                &self,
                _reader: &mut $crate::document::reader::Reader,
                _levels: &$crate::referential::level::Levels<'_>,
            ) {
                $( self.$check(_reader, _levels); )?
            }
        }
    };
}

pub(crate) use entry;
