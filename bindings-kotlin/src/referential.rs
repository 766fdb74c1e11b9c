//! The referential: competencies and what else there is to look up.

use std::sync::Arc;

use boussole_sante as core;

use crate::closed::{EntryKind, Language};
use crate::error::Result;
use crate::text::Text;

/// An entry by key and name.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Entry {
    /// The list in which it stands.
    pub kind: EntryKind,
    /// Names the entry.
    pub key: String,
    /// How people name it.
    pub label: Text,
}

/// An entry that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// The parts of the entry that say it, by their keys: nodes of a map, steps of a pathway; none
    /// where the entry itself says it.
    pub parts: Vec<String>,
    /// The language in which most was found.
    pub language: String,
    /// How many of the words it has.
    pub words: u32,
}

/// A referential of competencies, dispositifs, profiles, offers and more.
#[derive(Debug, uniffi::Object)]
pub struct Referential(pub(crate) core::Referential);

#[uniffi::export]
impl Referential {
    /// The one that ships with the library; read once, then shared.
    #[uniffi::constructor]
    pub fn embedded() -> Result<Arc<Self>> {
        Ok(Arc::new(Self(core::Referential::embedded()?)))
    }

    /// Reads a referential, or an overlay on the embedded one; every fault of
    /// it is told at once.
    #[uniffi::constructor]
    pub fn from_json(json: &str) -> Result<Arc<Self>> {
        Ok(Arc::new(Self(core::Referential::from_json(json.as_bytes())?)))
    }

    /// The same from the bytes of a file, UTF-8.
    #[uniffi::constructor]
    pub fn from_bytes(json: Vec<u8>) -> Result<Arc<Self>> {
        Ok(Arc::new(Self(core::Referential::from_json(&json)?)))
    }

    /// Names it.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.key().to_string()
    }

    /// The version of its content.
    #[must_use]
    pub fn version(&self) -> String {
        self.0.version().to_string()
    }

    /// The SHA-256 of its canonical form.
    #[must_use]
    pub fn sha256(&self) -> String {
        self.0.sha256().to_owned()
    }

    /// How people name it.
    #[must_use]
    pub fn title(&self) -> Text {
        self.0.title().into()
    }

    /// Its canonical form (RFC 8785).
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        self.0.to_canonical_json()
    }

    /// The document that stands alone: of an overlay, what it makes of the referential on
    /// which it lies. To be kept beside a portfolio.
    #[must_use]
    pub fn to_whole_json(&self) -> String {
        self.0.to_whole_json()
    }

    /// The entries of a kind that are in use, in order.
    #[must_use]
    pub fn entries(&self, kind: EntryKind) -> Vec<Entry> {
        let entries = self.0.entries().into_iter();
        entries.filter(|entry| entry.kind() == kind.into() && entry.is_active()).map(view).collect()
    }

    /// The entry of a kind with this key, in use or retired.
    #[must_use]
    pub fn entry(&self, kind: EntryKind, key: &str) -> Option<Entry> {
        self.0.entry(kind.into(), key).map(view)
    }

    /// All that an entry says, as its document writes it, in canonical JSON:
    /// the hours of an offer, the requirements of a profile.
    #[must_use]
    pub fn entry_json(&self, kind: EntryKind, key: &str) -> Option<String> {
        self.0.entry_json(kind.into(), key)
    }

    /// The entries that these words name, best first: accents, case and
    /// inflection are forgiven. In one language, or in French and English.
    #[must_use]
    #[uniffi::method(default(language = None))]
    pub fn search(&self, words: &str, language: Option<Language>) -> Vec<Hit> {
        let hits = self.0.search(words, language.map(|one| core::Language::from(one).as_str()));
        hits.into_iter()
            .filter_map(|hit| {
                let entry = view(self.0.entry(hit.kind, &hit.key)?);
                Some(Hit { entry, parts: hit.parts, language: hit.language, words: hit.words })
            })
            .collect()
    }
}

fn view(entry: &dyn core::referential::Entry) -> Entry {
    Entry { kind: entry.kind().into(), key: entry.key().to_owned(), label: entry.label().into() }
}

/// A number that a document bounds, and an `Int` holds.
pub(crate) fn integer(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

/// Parts in order. Once for each type: a phone loads it.
#[inline(never)]
pub(crate) fn each<T, U: for<'t> From<&'t T>>(parts: &[T]) -> Vec<U> {
    parts.iter().map(U::from).collect()
}

/// What has no type here, as its document writes it.
pub(crate) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
