//! Overlays: a referential that adds, renames or retires entries of another
//! one, without copying it.

use std::collections::HashMap;

use serde::Serialize;

use crate::document::list::Distinct;
use crate::document::node::Node;
use crate::document::read::Fields;
use crate::document::reader::Reader;
use crate::document::record::{record, result, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::value::date::Date;
use crate::value::key::EntryKey;
use crate::value::text::Text;

use super::entry::EntryKind;

words! {
    /// What an overlay may lie on.
    pub enum Extends {
        /// The referential that ships with the library.
        Embedded = "embedded",
    }
}

record! {
    /// An entry of the extended referential under another name. The new name
    /// takes the place of the old one in every language; people still find the
    /// entry by the old one.
    pub struct Rename {
        /// What kind of entry it is.
        pub kind: EntryKind,
        /// The key of the entry, which stays.
        pub key: EntryKey,
        /// The new name.
        pub label: Option<Text>,
        /// For a competency: its new statement.
        pub statement: Option<Text>,
        /// Why.
        pub reason: Option<Text>,
    }
}

record! {
    /// An entry of the extended referential that is no longer used.
    pub struct Retirement {
        /// What kind of entry it is.
        pub kind: EntryKind,
        /// The key of the entry.
        pub key: EntryKey,
        /// Why.
        pub reason: Text,
        /// Since when.
        pub on: Option<Date>,
        /// The entries of the same kind that take its place: one, or several if it is
        /// split.
        pub replaced_by: Distinct<EntryKey>,
    }
}

words! {
    /// What an overlay does to an entry.
    pub enum ChangeKind of "change" {
        /// It is new.
        Added = "added",
        /// It has another name.
        Renamed = "renamed",
        /// It is no longer used.
        Retired = "retired",
    }
}

result! {
    /// One change that an overlay makes, with what follows from it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Change {
        /// What is done.
        pub change: ChangeKind,
        /// The kind of the entry.
        pub kind: EntryKind,
        /// The key of the entry.
        pub key: String,
        /// Its name now.
        pub label: Text,
        /// Its name before, if that is another.
        pub was: Option<Text>,
        /// Why.
        pub reason: Option<Text>,
        /// The entries that take its place.
        pub replaced_by: Vec<EntryKey>,
        /// Where the referential still refers to an entry that is retired: what
        /// stands there is not used any more.
        pub referred_by: Vec<Pointer>,
    }
}

/// What an overlay says of the referential on which it lies.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) renames: Vec<Rename>,
    pub(super) retirements: Vec<Retirement>,
}

impl Changes {
    /// Reads the renames and retirements of an overlay; those that cannot be
    /// applied are faults, and left out.
    pub(super) fn read(overlay: &Node, base: &Node, reader: &mut Reader) -> Self {
        let root = Pointer::root();
        reader.declare_languages(base);
        let declared =
            |node: &Node| node.get("languages").filter(|one| **one != Node::Null).cloned();
        if let Some(own) = declared(overlay)
            && Some(own) != declared(base)
        {
            let at = root.key("languages");
            reader.fault(Code::FieldNotAllowed, &at, Expected::LanguagesOfExtended, "languages");
        }
        let Some(mut fields) = Fields::open(overlay, &root, reader) else { return Self::default() };
        let mut changes = Self {
            renames: fields.take("renames", reader).unwrap_or_default(),
            retirements: fields.take("retirements", reader).unwrap_or_default(),
        };
        for list in LISTS {
            match overlay.get(list) {
                None | Some(Node::Null | Node::Array(_)) => {}
                Some(other) => {
                    reader.wrong_type(&root.key(list), Expected::Array, other);
                }
            }
        }
        let mut renamed: Vec<(EntryKind, EntryKey)> = Vec::new();
        changes.renames.retain(|rename| {
            let found = is_entry(base, rename.kind, &rename.key, &rename.at, reader);
            let once = is_new(&mut renamed, rename.kind, &rename.key, &rename.at, reader);
            found && once && rename.check(reader)
        });
        let mut retired: Vec<(EntryKind, EntryKey)> = Vec::new();
        changes.retirements.retain(|retirement| {
            let Retirement { kind, key, at, .. } = retirement;
            let found = is_entry(base, *kind, key, at, reader);
            let once = is_new(&mut retired, *kind, key, at, reader);
            found && once && retirement.check(base, overlay, reader)
        });
        changes
    }

    /// The extended referential with the changes applied and the overlay's own
    /// entries after its own; and how many of each list are inherited.
    pub(super) fn apply(
        &self,
        overlay: &Node,
        base: &Node,
    ) -> (Node, HashMap<&'static str, usize>) {
        let (mut inherited, mut members) = (HashMap::new(), Vec::new());
        for (name, node) in overlay.members() {
            if !["extends", "renames", "retirements"].contains(&name.as_str()) {
                members.push((name.clone(), node.clone()));
            }
        }
        for list in LISTS {
            let Some(Node::Array(entries)) = base.get(list) else { continue };
            let kind = EntryKind::ALL.iter().find(|kind| kind.list() == *list);
            let entries = entries.iter().map(|entry| match kind {
                Some(kind) => self.changed(*kind, entry, overlay),
                None => entry.clone(),
            });
            let mut all: Vec<Node> = entries.collect();
            inherited.insert(*list, all.len());
            // What is no list was told as such.
            if let Some(own) = overlay.get(list) {
                all.extend(own.elements().iter().cloned());
                members.retain(|(name, _)| name != list);
            }
            members.push(((*list).to_owned(), Node::Array(all)));
        }
        if let Some(languages) = base.get("languages") {
            members.retain(|(name, _)| name != "languages");
            members.push(("languages".to_owned(), languages.clone()));
        }
        let window = "newcomer_window_days";
        if let (None, Some(days)) = (overlay.get(window), base.get(window)) {
            members.push((window.to_owned(), days.clone()));
        }
        (Node::Object(members), inherited)
    }

    fn changed(&self, kind: EntryKind, entry: &Node, overlay: &Node) -> Node {
        let Node::Object(members) = entry else { return entry.clone() };
        let mut members = members.clone();
        let is =
            |other: EntryKind, key: &EntryKey| other == kind && key_of(entry) == Some(key.as_str());
        if let Some(rename) = self.renames.iter().find(|one| is(one.kind, &one.key)) {
            rename.apply(&mut members, overlay);
        }
        if let Some(retirement) = self.retirements.iter().find(|one| is(one.kind, &one.key)) {
            let authored = overlay.at(&retirement.at);
            let parts = ["reason", "on"].into_iter();
            let parts =
                parts.filter_map(|part| Some((part.to_owned(), authored?.get(part)?.clone())));
            let mut parts: Vec<(String, Node)> = parts.collect();
            // One that stands twice was told in the overlay.
            let mut others: Vec<&str> = Vec::new();
            for other in retirement.replaced_by.iter().map(EntryKey::as_str) {
                if !others.contains(&other) {
                    others.push(other);
                }
            }
            if !others.is_empty() {
                let others = others.into_iter().map(|other| Node::String(other.to_owned()));
                parts.push(("replaced_by".to_owned(), Node::Array(others.collect())));
            }
            members.retain(|(name, _)| name != "retired");
            members.push(("retired".to_owned(), Node::Object(parts)));
        }
        Node::Object(members)
    }
}

/// The lists of a referential that an overlay adds to.
pub(crate) const LISTS: &[&str] = &[
    "sources",
    "tags",
    "maps",
    "scales",
    "domains",
    "competencies",
    "relations",
    "schemes",
    "alignments",
    "factors",
    "dispositifs",
    "missions",
    "profiles",
    "offers",
    "pathways",
    "objectives",
    "indicators",
    "added_values",
    "recommendations",
    "partners",
    "figures",
    "glossary",
];

impl Rename {
    fn check(&self, reader: &mut Reader) -> bool {
        if !reader.is_valid(&self.at) {
            return false;
        }
        if self.label.is_none() && self.statement.is_none() {
            reader.fault(
                Code::MissingField,
                &self.at,
                Expected::EitherField { first: "label".to_owned(), second: "statement".to_owned() },
                "",
            );
            return false;
        }
        if self.statement.is_some() && self.kind != EntryKind::Competency {
            let place = self.at.key("statement");
            reader.fault(
                Code::FieldNotAllowed,
                &place,
                Expected::OfKind { of: ["competency"].into() },
                self.kind.as_str(),
            );
            return false;
        }
        true
    }

    fn apply(&self, members: &mut Vec<(String, Node)>, overlay: &Node) {
        let Some(authored) = overlay.at(&self.at) else { return };
        let get = |name: &str| authored.get(name).filter(|node| **node != Node::Null).cloned();
        let old = members.iter().find(|(name, _)| name == "label").map(|(_, node)| node.clone());
        for name in ["label", "statement"] {
            let Some(text) = get(name) else { continue };
            for (_, node) in members.iter_mut().filter(|(own, _)| own == name) {
                *node = text.clone();
            }
        }
        if let (Some(old), Some(_)) = (old, &self.label) {
            match members.iter_mut().find(|(name, _)| name == "synonyms") {
                Some((_, Node::Array(synonyms))) => synonyms.push(old),
                _ => members.push(("synonyms".to_owned(), Node::Array(vec![old]))),
            }
        }
    }
}

impl Retirement {
    fn check(&self, base: &Node, overlay: &Node, reader: &mut Reader) -> bool {
        let mut sound = true;
        for (index, other) in self.replaced_by.iter().enumerate() {
            let place = self.at.key("replaced_by").index(index);
            let known =
                |document: &Node| keys_of(document, self.kind).any(|key| key == other.as_str());
            if *other == self.key {
                reader.fault(Code::Cycle, &place, Expected::AnotherEntry, other.as_str());
                sound = false;
            } else if !known(base) && !known(overlay) {
                let names = keys_of(base, self.kind).chain(keys_of(overlay, self.kind));
                reader.unknown(Code::DanglingReference, &place, other.as_str(), names);
                sound = false;
            }
        }
        sound && reader.is_valid(&self.at)
    }
}

/// Whether the extended referential has the entry.
fn is_entry(
    base: &Node,
    kind: EntryKind,
    key: &EntryKey,
    at: &Pointer,
    reader: &mut Reader,
) -> bool {
    let found = keys_of(base, kind).any(|own| own == key.as_str());
    if !found {
        let names = keys_of(base, kind);
        reader.unknown(Code::DanglingReference, &at.key("key"), key.as_str(), names);
    }
    found
}

/// Whether nothing was said of the entry before.
fn is_new(
    seen: &mut Vec<(EntryKind, EntryKey)>,
    kind: EntryKind,
    key: &EntryKey,
    at: &Pointer,
    reader: &mut Reader,
) -> bool {
    let entry = (kind, key.clone());
    let new = !seen.contains(&entry);
    if !new {
        reader.fault(Code::DuplicateEntry, &at.key("key"), Expected::EachEntryOnce, key.as_str());
    }
    seen.push(entry);
    new
}

fn keys_of(document: &Node, kind: EntryKind) -> impl Iterator<Item = &str> {
    document.get(kind.list()).into_iter().flat_map(Node::elements).filter_map(key_of)
}

fn key_of(entry: &Node) -> Option<&str> {
    match entry.get("key") {
        Some(Node::String(key)) => Some(key),
        _ => None,
    }
}
