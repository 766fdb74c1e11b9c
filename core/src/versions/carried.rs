//! What of an overlay still stands on a later version of the referential that it extends.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::document::field::{Field, Record, Shape};
use crate::document::node::Node;
use crate::document::record::{result, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::document::ReferentialDocument;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;

use super::difference::{Became, Difference};

words! {
    /// What becomes of something that relied on an earlier version.
    pub enum Fate of "fate" {
        /// It stands as it was.
        Kept = "kept",
        /// It names what takes the place of what it named.
        Converted = "converted",
        /// It stands, but what it rests on is other than it was.
        ToReview = "to_review",
        /// What it names is no longer used, and nothing takes its place: it does not
        /// count any more.
        Lost = "lost",
    }
}

result! {
    /// A reference of an overlay to an entry of the referential that it extends.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Carried {
        /// Where it stands in the overlay as it was written.
        pub at: Pointer,
        /// The list of what it names, as `competencies`.
        pub list: String,
        /// The key that it names.
        pub key: String,
        /// What becomes of it.
        pub fate: Fate,
        /// What became of what it names; nothing if that is the same.
        pub became: Vec<Became>,
        /// What takes its place: one where it was converted, several to choose from where
        /// it was split.
        pub now: Vec<String>,
    }
}

/// An overlay that was made for an earlier version, as it stands on a later one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CarriedOverlay {
    /// The overlay as JSON, in its author’s order, with what could be converted.
    pub document: String,
    /// Each of its references to the referential below, in the order of the document.
    pub references: Vec<Carried>,
    /// The overlay read on the later version; or what has to be mended first.
    pub read: Result<Referential, Error>,
}

impl Referential {
    /// What becomes of an overlay that was made for an earlier version of this
    /// referential: a reference to an entry in whose place stands one other is converted;
    /// one to an entry that asks for something else, or was split, is to review; one to an
    /// entry that is no longer used is lost. Nothing of the overlay is left out.
    ///
    /// # Errors
    /// Those of the overlay on `earlier`; `missing_field` for a document that is no overlay.
    pub fn carry_over(&self, overlay: &[u8], earlier: &Self) -> Result<CarriedOverlay, Error> {
        let node = Node::parse(overlay)?;
        if node.get("extends").is_none() {
            return Err(Error::usage(Code::MissingField, Expected::DocumentWithExtends, ""));
        }
        Self::over(earlier.clone(), node.clone(), std::str::from_utf8(overlay).ok())?;
        let mut document = serde_json::to_value(&node).unwrap_or_default();
        let differences = self.differences(earlier);
        let mut walk = Walk::new(&differences.entries, &document);
        walk.document(&mut document);
        let references = walk.found;
        let document = serde_json::to_string_pretty(&document).unwrap_or_default();
        let read = Node::parse(document.as_bytes())
            .and_then(|node| Self::over(self.clone(), node, Some(&document)));
        Ok(CarriedOverlay { document, references, read })
    }
}

impl CarriedOverlay {
    /// How many references have this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.references.iter().filter(|one| one.fate == fate).count()
    }
}

/// A walk over the references of an overlay.
struct Walk<'d> {
    differences: BTreeMap<(&'d str, &'d str), &'d Difference>,
    /// What the overlay itself declares, by list and key.
    own: BTreeSet<(String, String)>,
    found: Vec<Carried>,
}

/// The list in which entries of a kind stand, as references name kinds.
fn list_of(kind: &str) -> Option<&'static str> {
    match kind {
        "tag" => Some("tags"),
        "scheme" => Some("schemes"),
        kind => kind.parse::<EntryKind>().ok().map(EntryKind::list),
    }
}

impl<'d> Walk<'d> {
    fn new(differences: &'d [Difference], document: &Value) -> Self {
        let by_key = differences.iter().map(|one| ((one.list.as_str(), one.key.as_str()), one));
        let own = ReferentialDocument::lists().flat_map(|(list, _)| {
            let entries = document.get(list.name).and_then(Value::as_array).into_iter().flatten();
            let keys = entries.filter_map(|entry| entry.get("key").and_then(Value::as_str));
            keys.map(|key| (list.name.to_owned(), key.to_owned())).collect::<Vec<_>>()
        });
        Self { differences: by_key.collect(), own: own.collect(), found: Vec::new() }
    }

    fn document(&mut self, document: &mut Value) {
        let root = Pointer::root();
        for name in ["renames", "retirements"] {
            let changes = document.get_mut(name).and_then(Value::as_array_mut);
            for (index, change) in changes.into_iter().flatten().enumerate() {
                let kind = change.get("kind").and_then(Value::as_str).map(str::to_owned);
                let (kind, at) = (kind.unwrap_or_default(), root.key(name).index(index));
                for field in ["key", "replaced_by"] {
                    if let Some(value) = change.get_mut(field) {
                        self.keys(&kind, value, &at.key(field));
                    }
                }
            }
        }
        for (list, record) in ReferentialDocument::lists() {
            let entries = document.get_mut(list.name).and_then(Value::as_array_mut);
            for (index, entry) in entries.into_iter().flatten().enumerate() {
                self.record(record, entry, &root.key(list.name).index(index));
            }
        }
    }

    fn record(&mut self, record: &Record, value: &mut Value, at: &Pointer) {
        for field in record.fields {
            let own = value.get_mut(field.name).filter(|own| !own.is_null());
            if let Some(own) = own {
                self.field(field, own, &at.key(field.name));
            }
        }
    }

    fn field(&mut self, field: &Field, value: &mut Value, at: &Pointer) {
        match (field.shape, value) {
            (Shape::Record(record), Value::Array(values)) => {
                for (index, value) in values.iter_mut().enumerate() {
                    self.record(record(), value, &at.index(index));
                }
            }
            (Shape::Record(record), value) => self.record(record(), value, at),
            (Shape::Key(kind), value) if field.name != "key" => self.keys(kind, value, at),
            (Shape::Audience, value) => self.audience(value, at),
            _ => {}
        }
    }

    /// For whom something is: rules within rules.
    fn audience(&mut self, rule: &mut Value, at: &Pointer) {
        for (name, test) in rule.as_object_mut().into_iter().flatten() {
            let at = at.key(name);
            match (name.as_str(), test) {
                ("all" | "any", Value::Array(rules)) => {
                    for (index, rule) in rules.iter_mut().enumerate() {
                        self.audience(rule, &at.index(index));
                    }
                }
                ("not", rule) => self.audience(rule, &at),
                ("dispositif_in", keys) => self.keys("dispositif", keys, &at),
                ("tag_in", keys) => self.keys("tag", keys, &at),
                ("level", test) => self.member(test, "competency", &at),
                ("share", test) => self.member(test, "dispositif", &at),
                _ => {}
            }
        }
    }

    fn member(&mut self, test: &mut Value, kind: &str, at: &Pointer) {
        if let Some(key) = test.get_mut(kind) {
            self.keys(kind, key, &at.key(kind));
        }
    }

    /// One key, or a list of them, in which two that became one stand once.
    fn keys(&mut self, kind: &str, value: &mut Value, at: &Pointer) {
        match value {
            Value::Array(keys) => {
                for (index, key) in keys.iter_mut().enumerate() {
                    self.keys(kind, key, &at.index(index));
                }
                let mut seen = BTreeSet::new();
                keys.retain(|key| seen.insert(key.to_string()));
            }
            Value::String(key) => self.key(kind, key, at),
            _ => {}
        }
    }

    fn key(&mut self, kind: &str, key: &mut String, at: &Pointer) {
        let Some(list) = list_of(kind) else { return };
        if self.own.contains(&(list.to_owned(), key.clone())) {
            return;
        }
        let difference = self.differences.get(&(list, key.as_str()));
        let became = difference.map(|one| one.became.clone()).unwrap_or_default();
        let now = difference.map(|one| one.replaced_by.clone()).unwrap_or_default();
        let fate = match (difference, now.as_slice()) {
            (Some(_), [_]) => Fate::Converted,
            (Some(one), []) if one.is_end() => Fate::Lost,
            (Some(one), _) if one.is_to_review() => Fate::ToReview,
            _ => Fate::Kept,
        };
        let named = key.clone();
        if let (Fate::Converted, [other]) = (fate, now.as_slice()) {
            other.clone_into(key);
        }
        let (at, list) = (at.clone(), list.to_owned());
        self.found.push(Carried { at, list, key: named, fate, became, now });
    }
}
