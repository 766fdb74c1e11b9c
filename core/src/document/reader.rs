//! Reading documents: nodes in, typed records out, every fault collected.
//!
//! A record that has a fault is still read as far as it goes, so that
//! references and invariants are checked in the same run as its structure:
//! one call tells all. What could not be read is never judged further: a
//! reference to an entry with a fault of its own is not called dangling.

use std::any::TypeId;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::{Error, Fault, Faults};
use crate::error::found::Found;
use crate::error::location::Pointer;
use crate::error::suggestions::near_names;

use super::cycles::describe_cycle;
use super::node::{Node, locate};

/// What one reading has found so far.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// What is shown of a value, where it is about people.
    shown: Option<fn(&str) -> Found>,
    /// Whether names are shown all the same: those of a call, not of a document.
    shows_names: bool,
    /// What may be named of what stands below a list by item; anything if absent.
    items: Option<HashSet<String>>,
    /// The languages in which every text is, the main one first; French if
    /// absent.
    languages: Option<Rc<[String]>>,
    faults: Faults,
    declared: HashMap<(TypeId, String), Pointer>,
    references: Vec<Reference>,
    invalid: HashSet<Pointer>,
    /// The types of keys of which one could not be read: what refers to it is
    /// not called dangling.
    lost: HashSet<TypeId>,
    /// Whether a list could not be read whole, which may have declared any key.
    lost_any: bool,
    /// How many elements at the beginning of a list of the root are inherited
    /// from the extended document.
    inherited: HashMap<&'static str, usize>,
}

/// A key that a document refers to: of which type, and where.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    pub(crate) kind: TypeId,
    pub(crate) key: String,
    pub(crate) at: Pointer,
}

impl Reader {
    /// A reader of one person's data: faults quote no value, and no name that
    /// is not declared: it may be a person's own word.
    pub(crate) fn of_a_person() -> Self {
        Self { shown: Some(Found::withheld), ..Self::default() }
    }

    /// The same of a document that answers these items.
    pub(crate) fn of_answers<'n>(items: impl Iterator<Item = &'n str>) -> Self {
        Self { items: Some(items.map(str::to_owned).collect()), ..Self::of_a_person() }
    }

    /// The same of a call, whose names are the caller's.
    pub(crate) fn of_a_call() -> Self {
        Self { shows_names: true, ..Self::of_a_person() }
    }

    /// A reader of what was counted of many people: faults quote no words.
    #[cfg(feature = "cohort")]
    pub(crate) fn of_people() -> Self {
        Self { shown: Some(|value| Found::masked(value, true)), ..Self::default() }
    }

    /// A reader of an overlay: the first elements of a list of the root, so
    /// many, are inherited from the extended document.
    pub(crate) fn over(inherited: HashMap<&'static str, usize>) -> Self {
        Self { inherited, ..Self::default() }
    }

    /// Notes a fault.
    pub(crate) fn fault(
        &mut self,
        code: Code,
        at: &Pointer,
        expected: Expected,
        found: impl Into<Found>,
    ) {
        self.note(code, at, expected, found.into());
    }

    /// Notes a value of another type.
    pub(crate) fn wrong_type(&mut self, at: &Pointer, expected: Expected, node: &Node) {
        self.note(Code::WrongType, at, expected, node.describe());
    }

    /// Notes a field that must be there.
    pub(crate) fn missing_field(&mut self, at: &Pointer, name: &str) {
        let expected = Expected::Field { field: name.to_owned() };
        self.note(Code::MissingField, at, expected, Found::Nothing);
    }

    // Apart from `fault`, so that it stands once in a phone's library.
    fn note(&mut self, code: Code, at: &Pointer, expected: Expected, mut found: Found) {
        if self.faults.is_full() {
            self.faults.count += 1;
            return;
        }
        if let Some(shown) = self.shown
            && code.quotes_values()
            && let Some(value) = found.shown()
        {
            found = shown(value);
        }
        self.faults.note(|| Fault { code, at: at.clone(), occurrence: 0, expected, found });
    }

    /// Notes a name that nothing has, with those near to it.
    pub(crate) fn unknown<'n>(
        &mut self,
        code: Code,
        at: &Pointer,
        name: &str,
        names: impl Iterator<Item = &'n str>,
    ) {
        let near =
            if self.faults.is_full() { Expected::DeclaredName } else { near_names(name, names) };
        self.fault(code, at, near, name);
    }

    /// Notes a cycle, at the place where it is to be told.
    pub(crate) fn cycle(&mut self, cycle: &[&str], at: impl FnOnce() -> Option<Pointer>) {
        if self.faults.is_full() {
            self.faults.count += 1;
        } else if let Some(at) = at() {
            self.fault(Code::Cycle, &at, Expected::NoCycle, describe_cycle(cycle));
        }
    }

    /// Counts the faults of a part that its error does not list.
    pub(crate) fn unlisted(&mut self, error: &Error) {
        self.faults.count += error.fault_count() - error.faults().len();
    }

    /// Notes faults that were found elsewhere.
    pub(crate) fn extend(&mut self, faults: Faults) {
        self.faults.extend(faults);
    }

    /// Notes that the document declares a key of this type; twice is a fault.
    pub(super) fn declare<K: 'static>(&mut self, key: &str, at: &Pointer) {
        let entry = (TypeId::of::<K>(), key.to_owned());
        if let Some(first) = self.declared.get(&entry) {
            let expected = match self.own_place(first) {
                Some(first) => Expected::OwnNameBeside { place: first.to_string() },
                None => Expected::OwnNameBesideExtended,
            };
            self.fault(Code::DuplicateEntry, at, expected, key);
        } else {
            self.declared.insert(entry, at.clone());
        }
    }

    /// Whether the document declares the key, even in an entry with faults.
    pub(crate) fn declares(&self, kind: TypeId, key: &str) -> bool {
        self.declared.contains_key(&(kind, key.to_owned()))
    }

    /// Checks that a reference has its target; the fault offers near names.
    pub(crate) fn refer<K: 'static + AsRef<str>>(&mut self, key: &K, at: &Pointer) -> bool {
        self.refer_to(TypeId::of::<K>(), key.as_ref(), at)
    }

    fn refer_to(&mut self, kind: TypeId, key: &str, at: &Pointer) -> bool {
        if self.declared.contains_key(&(kind, key.to_owned())) {
            return true;
        }
        if self.lost_any || self.lost.contains(&kind) {
            return false;
        }
        let near = if self.faults.is_full() {
            Expected::DeclaredName
        } else {
            let names = self.declared.keys().filter(|(other, _)| *other == kind);
            near_names(key, names.map(|(_, name)| name.as_str()))
        };
        self.fault(Code::DanglingReference, at, near, key);
        false
    }

    /// Notes that the document refers to a key of this type, to be judged once
    /// the whole of it is read.
    pub(crate) fn note_reference<K: 'static>(&mut self, key: &str, at: &Pointer) {
        let (kind, key, at) = (TypeId::of::<K>(), key.to_owned(), at.clone());
        self.references.push(Reference { kind, key, at });
    }

    /// Judges every reference that was noted, and gives them.
    pub(crate) fn resolve_references(&mut self) -> Vec<Reference> {
        let references = std::mem::take(&mut self.references);
        for Reference { kind, key, at } in &references {
            self.refer_to(*kind, key, at);
        }
        references
    }

    /// Where a place of the merged document is in the overlay alone; nothing if
    /// it is inherited.
    fn own_place(&self, at: &Pointer) -> Option<Pointer> {
        let mut tokens = at.tokens();
        let (Some(list), Some(index)) = (tokens.next(), tokens.next()) else {
            return Some(at.clone());
        };
        let inherited = self.inherited.get(list.as_str()).copied().unwrap_or_default();
        let Ok(index) = index.parse::<usize>() else { return Some(at.clone()) };
        let own = Pointer::root().key(&list).index(index.checked_sub(inherited)?);
        Some(tokens.fold(own, |place, token| place.key(&token)))
    }

    /// The languages in which every text of the document is.
    pub(crate) fn languages(&mut self) -> Rc<[String]> {
        self.languages.get_or_insert_with(|| ["fr".to_owned()].into()).clone()
    }

    /// Reads a part of a document, whose languages are not known.
    pub(super) fn demand_no_language(&mut self) {
        self.languages = Some([].into());
    }

    /// Takes the languages that a document declares, before its texts are read;
    /// what is wrong with them is told with their field.
    pub(crate) fn declare_languages(&mut self, node: &Node) {
        let declared = node.get("languages").map(Node::elements).unwrap_or_default();
        let tags = declared.iter().filter_map(|tag| match tag {
            Node::String(tag) => Some(tag.clone()),
            _ => None,
        });
        let tags: Vec<String> = tags.collect();
        self.languages = (!tags.is_empty()).then(|| tags.into());
    }

    /// Whether this is the kind of document that is wanted: another one would
    /// only give a list of unknown fields.
    pub(crate) fn is_document(&mut self, node: &Node, wanted: &str) -> bool {
        match node.get("document") {
            Some(Node::String(kind)) if kind != wanted => {
                let place = Pointer::root().key("document");
                let expected = Expected::This { value: wanted.to_owned() };
                self.fault(Code::WrongDocument, &place, expected, kind.as_str());
                false
            }
            _ => true,
        }
    }

    /// How many faults there are so far.
    pub(super) fn fault_count(&self) -> usize {
        self.faults.count
    }

    /// Notes that a key of this type could not be read.
    pub(super) fn lose_key<K: 'static>(&mut self) {
        self.lost.insert(TypeId::of::<K>());
    }

    /// Notes that a list which declares keys is not there as its author means it.
    pub(super) fn lose_list(&mut self, declares: bool) {
        self.lost_any |= declares;
    }

    /// Notes that the record at this place cannot be judged further.
    pub(crate) fn mark_invalid(&mut self, at: &Pointer) {
        self.invalid.insert(at.clone());
    }

    /// Whether the record at this place was read without a fault of structure,
    /// so that its invariants can be judged.
    pub(crate) fn is_valid(&self, at: &Pointer) -> bool {
        !self.invalid.contains(at)
    }

    /// The faults of an overlay, in its own places; those of what is inherited
    /// stand at the root.
    pub(crate) fn own_faults(&self) -> Faults {
        let own = |fault: &Fault| self.own_place(&fault.at).unwrap_or_default();
        let kept = self.faults.kept.iter();
        let kept = kept.map(|fault| Fault { at: own(fault), ..fault.clone() }).collect();
        Faults { kept, count: self.faults.count }
    }

    /// The faults in the order of the text, or nothing to report.
    pub(crate) fn finish(self, text: Option<&str>) -> Result<(), Error> {
        let Faults { kept, count } = self.faults;
        if count == 0 {
            return Ok(());
        }
        let located = locate(text, kept).into_iter();
        let told = located.map(|error| match self.shown {
            Some(shown) if !self.shows_names => error.without_names(shown, self.items.as_ref()),
            _ => error,
        });
        Err(Error::first_of(Code::InvalidDocument, told.collect(), count))
    }
}
