//! Deserialisation: values from nodes, a record as far as it goes.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::found::Remark;
use crate::error::location::Pointer;

use super::field::{Shape, Shaped};
use super::node::Node;
use super::reader::Reader;

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
    /// What it is, for whoever shows it. There is no default, so that nothing is shown
    /// as text because nobody has decided.
    const SHAPE: Shape;
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

impl<T: Read> Shaped for T {
    const SHAPE: Shape = <T as Read>::SHAPE;
}

/// Reads a value for serde, with every fault of its structure in the message. A
/// bare value may be an answer, and is withheld; a part of a document knows no
/// languages that its texts must have.
pub(crate) fn deserialize<'de, T: Read, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let node = Node::deserialize(deserializer)?;
    let mut reader = match &node {
        Node::Object(_) | Node::Array(_) => Reader::default(),
        _ => Reader::of_a_person(),
    };
    match node.get("document") {
        Some(_) => reader.declare_languages(&node),
        None => reader.demand_no_language(),
    }
    reader.extend(node.faults());
    let value = T::read(&node, &Pointer::root(), &mut reader);
    reader.finish(None).map_err(|error| D::Error::custom(error.listing()))?;
    value.ok_or_else(|| D::Error::custom(Code::InvalidDocument))
}

/// A field of a record: required, optional or a list.
pub(crate) trait ReadField: Sized {
    /// Whether the field is left out where the record is written.
    fn is_absent(&self) -> bool {
        false
    }

    /// Reads the field; `None` if the record cannot do without.
    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self>;
}

impl<T: Read> ReadField for T {
    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        let value = match node {
            Some(node) => T::read(node, &at.key(name), reader),
            None => {
                reader.missing_field(at, name);
                None
            }
        };
        if value.is_none() {
            reader.mark_invalid(at);
            if name == "key" {
                reader.lose_key::<T>();
            }
        }
        value.or_else(T::stand_in)
    }
}

impl<T: Read> ReadField for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        match node {
            None | Some(Node::Null) => Some(None),
            Some(node) => {
                let value = T::read(node, &at.key(name), reader);
                if value.is_none() {
                    reader.mark_invalid(at);
                }
                Some(value)
            }
        }
    }
}

/// A list that may be absent, and is empty then. Elements that cannot be read
/// are left out; the document is refused anyway.
impl<T: Read> ReadField for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        let mut list = Vec::new();
        let mut one = |element: &Node, place: &Pointer, reader: &mut Reader| {
            let value = T::read(element, place, reader);
            let is_read = value.is_some();
            list.extend(value);
            is_read
        };
        read_list(node, (at, name), reader, T::DECLARES, &mut one);
        Some(list)
    }
}

/// Reads the elements of a list one by one, whatever they are: once for every type, because a
/// phone carries each copy.
fn read_list(
    node: Option<&Node>,
    (at, name): (&Pointer, &str),
    reader: &mut Reader,
    declares: bool,
    one: &mut dyn FnMut(&Node, &Pointer, &mut Reader) -> bool,
) {
    let place = at.key(name);
    match node {
        None | Some(Node::Null) => {}
        Some(Node::Array(elements)) => {
            let faults = reader.fault_count();
            let mut all = true;
            for (index, element) in elements.iter().enumerate() {
                all &= one(element, &place.index(index), reader);
            }
            // A short list would be judged as if it were the author's.
            if !all && reader.fault_count() > faults {
                reader.mark_invalid(at);
                let is_object = |element: &Node| matches!(element, Node::Object(_));
                if !elements.iter().all(is_object) {
                    reader.lose_list(declares);
                }
            }
        }
        Some(other) => {
            reader.wrong_type(&place, Expected::Array, other);
            reader.mark_invalid(at);
            reader.lose_list(declares);
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
                reader.wrong_type(at, Expected::Object, other);
                None
            }
        }
    }

    /// Takes one field.
    pub(crate) fn take<F: ReadField>(
        &mut self,
        name: &'static str,
        reader: &mut Reader,
    ) -> Option<F> {
        self.known.push(name);
        let node = self.members.iter().find(|(key, _)| key == name).map(|(_, node)| node);
        F::field(node, &self.at, name, reader)
    }

    /// Whether the object holds the field, and not as null.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(key, node)| key == name && *node != Node::Null)
    }

    /// Takes one field if it is there; knows it in any case.
    pub(crate) fn take_given<F: ReadField>(
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
            let expected = Expected::OneOf { names: names.iter().collect() };
            reader.fault(code, &self.at, expected, given.join(", "));
            return None;
        };
        if let Some((_, Node::Null)) = node(only) {
            reader.fault(Code::WrongType, &self.at.key(only), Expected::Value, Remark::Null);
            return None;
        }
        Some(only)
    }

    /// Notes what nobody took.
    pub(crate) fn close(self, reader: &mut Reader) {
        let expected = || Expected::OneOf { names: self.known.iter().collect() };
        for (key, _) in self.members {
            if !self.known.contains(&key.as_str()) {
                let at = self.at.key(key);
                reader.fault(Code::UnknownField, &at, expected(), key.as_str());
            }
        }
    }
}

/// Reads one word of a closed list and gives its position.
pub(crate) fn read_word(
    node: &Node,
    at: &Pointer,
    reader: &mut Reader,
    words: &[&str],
) -> Option<usize> {
    let expected = || Expected::OneOf { names: words.iter().collect() };
    match node {
        Node::String(text) => {
            let position = words.iter().position(|word| word == text);
            if position.is_none() {
                reader.fault(Code::InvalidValue, at, expected(), node.describe());
            }
            position
        }
        other => {
            reader.wrong_type(at, expected(), other);
            None
        }
    }
}

/// Reads a string and turns it into a value by its own parser.
pub(crate) fn read_parsed<T>(
    node: &Node,
    at: &Pointer,
    reader: &mut Reader,
    expected: Expected,
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
            reader.wrong_type(at, Expected::String, other);
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
    let expected = Expected::Key;
    read_parsed(node, at, reader, expected, parse)
}

impl Read for bool {
    const SHAPE: Shape = Shape::Truth;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        match node {
            Node::Bool(value) => Some(*value),
            other => {
                reader.wrong_type(at, Expected::Boolean, other);
                None
            }
        }
    }
}

impl Read for String {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        match node {
            Node::String(value) => Some(value.clone()),
            other => {
                reader.wrong_type(at, Expected::String, other);
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
            let expected = Expected::IntegerBetween { low, high };
            reader.fault(Code::OutOfRange, at, expected, value.to_string());
            None
        }
        None => {
            reader.wrong_type(at, Expected::Integer, node);
            None
        }
    }
}
