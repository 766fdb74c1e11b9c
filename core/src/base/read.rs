//! Reading documents: nodes in, typed records out, every fault collected.
//!
//! A record that has a fault is still read as far as it goes, so that
//! references and invariants are checked in the same run as its structure:
//! one call tells all. What could not be read is never judged further: a
//! reference to an entry with a fault of its own is not called dangling.

use std::any::TypeId;
use std::collections::{HashMap, HashSet};

use super::error::{Code, Error, Fault, Faults, hide};
use super::graph::describe_circle;
use super::location::Pointer;
use super::near::near_names;
use super::node::{Node, locate};

/// What one reading has found so far.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// What is shown of a value, where it is about people.
    shown: Option<fn(&str) -> String>,
    /// Whether names are shown all the same: those of a call, not of a document.
    shows_names: bool,
    /// What may be named of what stands below a list by item; anything if absent.
    items: Option<HashSet<String>>,
    faults: Faults,
    declared: HashMap<(TypeId, String), Pointer>,
    references: Vec<Reference>,
    unsound: HashSet<Pointer>,
    /// The types of keys of which one could not be read: what refers to it is
    /// not called dangling.
    lost: HashSet<TypeId>,
    /// Whether a list could not be read whole, which may have declared any key.
    lost_any: bool,
    /// How many elements another document lent to the beginning of a list of
    /// the root.
    lent: HashMap<&'static str, usize>,
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
        Self { shown: Some(hide), ..Self::default() }
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
        Self { shown: Some(|value| super::error::mask(value, true)), ..Self::default() }
    }

    /// A reader of a document that lies over another one: lists of the root
    /// begin with so many elements of the other.
    pub(crate) fn over(lent: HashMap<&'static str, usize>) -> Self {
        Self { lent, ..Self::default() }
    }

    /// Notes a fault.
    pub(crate) fn fault(
        &mut self,
        code: Code,
        at: &Pointer,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) {
        if self.faults.is_full() {
            self.faults.count += 1;
            return;
        }
        let mut found = found.into();
        if let Some(shown) = self.shown
            && code.quotes_values()
            && !Node::is_type_word(&found)
        {
            found = shown(&found);
        }
        let expected = expected.into();
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
        let near = if self.faults.is_full() { String::new() } else { near_names(name, names) };
        self.fault(code, at, near, name);
    }

    /// Notes a circle, at the place where it is to be told.
    pub(crate) fn circle(&mut self, circle: &[&str], at: impl FnOnce() -> Option<Pointer>) {
        if self.faults.is_full() {
            self.faults.count += 1;
        } else if let Some(at) = at() {
            self.fault(Code::Cycle, &at, "no circle", describe_circle(circle));
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
    fn declare<K: 'static>(&mut self, key: &str, at: &Pointer) {
        let entry = (TypeId::of::<K>(), key.to_owned());
        if let Some(first) = self.declared.get(&entry) {
            let expected = match self.own_place(first) {
                Some(first) => format!("a name of its own: it stands at {first} already"),
                None => "a name of its own: the extended document has it".to_owned(),
            };
            self.fault(Code::DuplicateEntry, at, expected, key);
        } else {
            self.declared.insert(entry, at.clone());
        }
    }

    /// Whether the document declares the key, even in an entry with faults.
    pub(crate) fn declares<K: 'static>(&self, key: &str) -> bool {
        self.declared.contains_key(&(TypeId::of::<K>(), key.to_owned()))
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
            String::new()
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

    /// Where a place of the document with what was lent to it is in the
    /// document alone; nothing if the place was lent.
    fn own_place(&self, at: &Pointer) -> Option<Pointer> {
        let mut tokens = at.tokens();
        let (Some(list), Some(index)) = (tokens.next(), tokens.next()) else {
            return Some(at.clone());
        };
        let lent = self.lent.get(list.as_str()).copied().unwrap_or_default();
        let Ok(index) = index.parse::<usize>() else { return Some(at.clone()) };
        let own = Pointer::root().key(&list).index(index.checked_sub(lent)?);
        Some(tokens.fold(own, |place, token| place.key(&token)))
    }

    /// Whether this is the kind of document that is wanted: another one would
    /// only give a list of unknown fields.
    pub(crate) fn is_document(&mut self, node: &Node, wanted: &str) -> bool {
        match node.get("document") {
            Some(Node::String(kind)) if kind != wanted => {
                let place = Pointer::root().key("document");
                self.fault(Code::WrongDocument, &place, wanted, kind.as_str());
                false
            }
            _ => true,
        }
    }

    /// Notes that a list of these is not there as its author means it.
    pub(crate) fn lose_list<T: Read>(&mut self) {
        self.lost_any |= T::DECLARES;
    }

    /// Notes that the record at this place cannot be judged further.
    pub(crate) fn mark_unsound(&mut self, at: &Pointer) {
        self.unsound.insert(at.clone());
    }

    /// Whether the record at this place was read without a fault of structure,
    /// so that its invariants can be judged.
    pub(crate) fn is_sound(&self, at: &Pointer) -> bool {
        !self.unsound.contains(at)
    }

    /// The faults of a document that lies over another, in its own places;
    /// those of what was lent stand at the root.
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

/// Whether a record with these fields declares a key, or holds items that do.
pub(crate) const fn declares(fields: &[&str]) -> bool {
    let mut place = 0;
    while place < fields.len() {
        if let b"key" | b"items" = fields[place].as_bytes() {
            return true;
        }
        place += 1;
    }
    false
}

/// A value that can be read from a node.
pub(crate) trait Read: Sized + 'static {
    /// Whether it is a record that declares a key, or holds some that do.
    const DECLARES: bool = false;

    /// Reads the value, or notes why not.
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self>;

    /// What stands in for a value that could not be read, where the rest of
    /// its record can be judged without it. The document is refused anyway.
    fn stand_in() -> Option<Self> {
        None
    }
}

/// A field of a record: required, optional or a list.
pub(crate) trait Field: Sized {
    /// Reads the field; `None` if the record cannot do without.
    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self>;
}

impl<T: Read> Field for T {
    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        let value = match node {
            Some(node) => T::read(node, &at.key(name), reader),
            None => {
                reader.fault(Code::MissingField, at, format!("field `{name}`"), "");
                None
            }
        };
        if value.is_none() {
            reader.unsound.insert(at.clone());
            if name == "key" {
                reader.lost.insert(TypeId::of::<T>());
            }
        }
        value.or_else(T::stand_in)
    }
}

impl<T: Read> Field for Option<T> {
    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        match node {
            None | Some(Node::Null) => Some(None),
            Some(node) => {
                let value = T::read(node, &at.key(name), reader);
                if value.is_none() {
                    reader.unsound.insert(at.clone());
                }
                Some(value)
            }
        }
    }
}

/// A list that may be absent, and is empty then. Elements that cannot be read
/// are left out; the document is refused anyway.
impl<T: Read> Field for Vec<T> {
    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        let place = at.key(name);
        match node {
            None | Some(Node::Null) => Some(Vec::new()),
            Some(Node::Array(elements)) => {
                let faults = reader.faults.count;
                let list: Vec<T> = elements
                    .iter()
                    .enumerate()
                    .filter_map(|(index, element)| T::read(element, &place.index(index), reader))
                    .collect();
                // A short list would be judged as if it were the author's.
                if list.len() < elements.len() && reader.faults.count > faults {
                    reader.unsound.insert(at.clone());
                    let is_object = |element: &Node| matches!(element, Node::Object(_));
                    reader.lost_any |= T::DECLARES && !elements.iter().all(is_object);
                }
                Some(list)
            }
            Some(other) => {
                reader.fault(Code::WrongType, &place, "an array", other.describe());
                reader.unsound.insert(at.clone());
                reader.lost_any |= T::DECLARES;
                Some(Vec::new())
            }
        }
    }
}

/// The members of an object while a record takes its fields from them.
pub(crate) struct Fields<'n> {
    members: &'n [(String, Node)],
    at: Pointer,
    known: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Opens an object, or notes that it is none.
    pub(crate) fn open(node: &'n Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        match node {
            Node::Object(members) => Some(Self { members, at: at.clone(), known: Vec::new() }),
            other => {
                reader.fault(Code::WrongType, at, "an object", other.describe());
                None
            }
        }
    }

    /// Takes one field.
    pub(crate) fn take<F: Field>(&mut self, name: &'static str, reader: &mut Reader) -> Option<F> {
        self.known.push(name);
        let node = self.members.iter().find(|(key, _)| key == name).map(|(_, node)| node);
        F::field(node, &self.at, name, reader)
    }

    /// Whether the object holds the field, and not as null.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(key, node)| key == name && *node != Node::Null)
    }

    /// Takes one field if it is there; knows it in any case.
    pub(crate) fn take_given<F: Field>(
        &mut self,
        name: &'static str,
        reader: &mut Reader,
    ) -> Option<F> {
        if self.has(name) {
            return self.take(name, reader);
        }
        self.known.push(name);
        None
    }

    /// The one of these fields that the object holds; none, several or a null
    /// are faults.
    pub(crate) fn only<'a>(&self, names: &[&'a str], reader: &mut Reader) -> Option<&'a str> {
        let node = |name: &str| self.members.iter().find(|(key, _)| key == name);
        let given: Vec<&str> = names.iter().copied().filter(|name| node(name).is_some()).collect();
        let [only] = given.as_slice() else {
            let code = if given.is_empty() { Code::MissingField } else { Code::FieldNotAllowed };
            let expected = format!("one of {}", names.join(", "));
            reader.fault(code, &self.at, expected, given.join(", "));
            return None;
        };
        if let Some((_, Node::Null)) = node(only) {
            reader.fault(Code::WrongType, &self.at.key(only), "a value", "null");
            return None;
        }
        Some(only)
    }

    /// Notes what nobody took.
    pub(crate) fn close(self, reader: &mut Reader) {
        let expected = format!("one of {}", self.known.join(", "));
        for (key, _) in self.members {
            if !self.known.contains(&key.as_str()) {
                let at = self.at.key(key);
                reader.fault(Code::UnknownField, &at, expected.as_str(), key.as_str());
            }
        }
    }
}

/// Declares a record of a document: its fields, in the order of the docs, are
/// all that the object may hold. A field is required unless it is an `Option`
/// or a `Vec`.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* pub $field:ident : $kind:ty ),* $(,)?
        }
    ) => {
        #[derive(Debug, Clone)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(
            deny_unknown_fields, transform = $crate::base::schema::optional_lists
        ))]
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $kind, )*
            /// Where the record stands in its document.
            #[cfg_attr(feature = "schema", schemars(skip))]
            #[allow(dead_code, reason = "not every kind of record is judged after it is read")]
            pub(crate) at: $crate::base::location::Pointer,
        }

        impl $crate::base::read::Read for $name {
            const DECLARES: bool = $crate::base::read::declares(&[$( stringify!($field) ),*]);

            fn read(
                node: &$crate::base::node::Node,
                at: &$crate::base::location::Pointer,
                reader: &mut $crate::base::read::Reader,
            ) -> Option<Self> {
                let mut fields = $crate::base::read::Fields::open(node, at, reader)?;
                $( let $field = fields.take::<$kind>(stringify!($field), reader); )*
                fields.close(reader);
                Some(Self { $( $field: $field?, )* at: at.clone() })
            }
        }
    };
}

/// Lets records be written too, field by field in this order.
macro_rules! written {
    ($( $name:ident { $( $field:ident ),* $(,)? } )*) => { $(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serde::Serializer::serialize_map(serializer, None)?;
                $( serde::ser::SerializeMap::serialize_entry(
                    &mut map, stringify!($field), &self.$field,
                )?; )*
                serde::ser::SerializeMap::end(map)
            }
        }
    )* };
}

/// A word of a closed list.
#[cfg(feature = "cohort")]
pub(crate) trait Word: Copy {
    /// The words, in the declared order.
    const WORDS: &'static [&'static str];

    /// Its place in that order.
    fn place(self) -> usize;
}

/// Declares a closed list of words, as documents and results write them.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $word)] $variant, )*
        }

        impl $name {
            /// Every member, in the declared order.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The word that documents and results use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        #[cfg(feature = "cohort")]
        impl $crate::base::read::Word for $name {
            const WORDS: &'static [&'static str] = &[ $( $word, )* ];

            fn place(self) -> usize {
                self as usize
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::base::error::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|member| member.as_str() == text).ok_or_else(|| {
                    $crate::base::error::Error::usage(
                        $crate::base::error::Code::UnknownName,
                        concat!("one of " $(, $word, " ")*).trim_end(),
                        text,
                    )
                })
            }
        }

        impl $crate::base::read::Read for $name {
            fn read(
                node: &$crate::base::node::Node,
                at: &$crate::base::location::Pointer,
                reader: &mut $crate::base::read::Reader,
            ) -> Option<Self> {
                let words: Vec<&str> = Self::ALL.iter().map(|member| member.as_str()).collect();
                $crate::base::read::read_word(node, at, reader, &words)
                    .and_then(|index| Self::ALL.get(index).copied())
            }
        }
    };
}

pub(crate) use {record, words, written};

/// Reads one word of a closed list and gives its position.
pub(crate) fn read_word(
    node: &Node,
    at: &Pointer,
    reader: &mut Reader,
    words: &[&str],
) -> Option<usize> {
    let expected = || format!("one of {}", words.join(", "));
    match node {
        Node::String(text) => {
            let position = words.iter().position(|word| word == text);
            if position.is_none() {
                reader.fault(Code::InvalidValue, at, expected(), node.describe());
            }
            position
        }
        other => {
            reader.fault(Code::WrongType, at, expected(), other.describe());
            None
        }
    }
}

/// Reads a string and turns it into a value by its own parser.
pub(crate) fn read_parsed<T>(
    node: &Node,
    at: &Pointer,
    reader: &mut Reader,
    expected: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    match node {
        Node::String(text) => {
            let value = parse(text);
            if value.is_none() {
                reader.fault(Code::InvalidValue, at, expected, node.describe());
            }
            value
        }
        other => {
            reader.fault(Code::WrongType, at, "a string", other.describe());
            None
        }
    }
}

/// Reads a key; in a field called `key` it declares the record, elsewhere it
/// refers to one.
pub(crate) fn read_key<K: 'static>(
    node: &Node,
    at: &Pointer,
    reader: &mut Reader,
    parse: impl FnOnce(&str) -> Option<K>,
) -> Option<K> {
    let key = read_local_key(node, at, reader, parse)?;
    if let (Node::String(text), true) = (node, at.as_str().ends_with("/key")) {
        reader.declare::<K>(text, at);
    }
    Some(key)
}

/// Reads a key that is a name within its record only.
pub(crate) fn read_local_key<K>(
    node: &Node,
    at: &Pointer,
    reader: &mut Reader,
    parse: impl FnOnce(&str) -> Option<K>,
) -> Option<K> {
    let expected = "lower-case words joined by `-`, at most 60 characters";
    read_parsed(node, at, reader, expected, parse)
}

impl Read for bool {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        match node {
            Node::Bool(value) => Some(*value),
            other => {
                reader.fault(Code::WrongType, at, "true or false", other.describe());
                None
            }
        }
    }
}

impl Read for String {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        match node {
            Node::String(value) => Some(value.clone()),
            other => {
                reader.fault(Code::WrongType, at, "a string", other.describe());
                None
            }
        }
    }
}

/// Reads an integer within bounds.
pub(crate) fn read_integer(
    node: &Node,
    at: &Pointer,
    reader: &mut Reader,
    low: i64,
    high: i64,
) -> Option<i64> {
    match node.as_integer() {
        Some(value) if (low..=high).contains(&value) => Some(value),
        Some(value) => {
            let expected = format!("an integer from {low} to {high}");
            reader.fault(Code::OutOfRange, at, expected, value.to_string());
            None
        }
        None => {
            reader.fault(Code::WrongType, at, "an integer", node.describe());
            None
        }
    }
}

/// Declares an integer with its bounds, for reader and schema alike.
macro_rules! bounded {
    ($(#[$meta:meta])* pub struct $name:ident($kind:ty) in $low:literal..=$high:literal;) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(transparent))]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(range(min = $low, max = $high)))] $kind,
        );

        impl $name {
            /// The number itself.
            #[must_use]
            pub const fn get(self) -> $kind {
                self.0
            }
        }

        impl $crate::base::read::Read for $name {
            fn read(
                node: &$crate::base::node::Node,
                at: &$crate::base::location::Pointer,
                reader: &mut $crate::base::read::Reader,
            ) -> Option<Self> {
                let value = $crate::base::read::read_integer(node, at, reader, $low, $high)?;
                <$kind>::try_from(value).ok().map(Self)
            }
        }
    };
}

pub(crate) use bounded;
