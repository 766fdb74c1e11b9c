//! Lists with an invariant: not empty, or without a repetition.

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::found::Remark;
use crate::error::location::Pointer;

use super::field::{Presence, Shape, ShapedField};
use super::node::Node;
use super::read::{Read, ReadField};
use super::reader::Reader;

/// A list that must be there and hold something.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent, inline))]
pub struct NonEmpty<T>(#[cfg_attr(feature = "schema", schemars(length(min = 1)))] Vec<T>);

impl<T> NonEmpty<T> {
    /// A list of this and the others.
    #[must_use]
    pub fn new(first: T, others: impl IntoIterator<Item = T>) -> Self {
        Self(std::iter::once(first).chain(others).collect())
    }

    /// Puts one at the end.
    pub fn push(&mut self, value: T) {
        self.0.push(value);
    }
}

impl<T> std::ops::DerefMut for NonEmpty<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T> std::ops::Deref for NonEmpty<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Read> ShapedField for NonEmpty<T> {
    const SHAPE: Shape = T::SHAPE;
    const PRESENCE: Presence = Presence::NonEmptyList;
}

impl<T: Read> ReadField for NonEmpty<T> {
    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        check_not_empty(node, (at, name), reader, T::DECLARES);
        Vec::field(node, at, name, reader).map(Self)
    }
}

/// A list that may be absent, and in which nothing stands twice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent, inline))]
pub struct Distinct<T>(
    #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))] Vec<T>,
);

impl<T: PartialEq> Distinct<T> {
    /// Puts one at the end, unless it is there; says whether it was not.
    pub fn insert(&mut self, value: T) -> bool {
        let is_new = !self.0.contains(&value);
        if is_new {
            self.0.push(value);
        }
        is_new
    }
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Each once, where it first stands.
impl<T: PartialEq> FromIterator<T> for Distinct<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        values.into_iter().fold(Self::default(), |mut list, value| {
            list.insert(value);
            list
        })
    }
}

impl<T> std::ops::Deref for Distinct<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Read> ShapedField for Distinct<T> {
    const SHAPE: Shape = T::SHAPE;
    const PRESENCE: Presence = Presence::List;
}

impl<T: Read + PartialEq> ReadField for Distinct<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn field(node: Option<&Node>, at: &Pointer, name: &str, reader: &mut Reader) -> Option<Self> {
        check_distinct(node, &at.key(name), reader);
        Vec::field(node, at, name, reader).map(Self)
    }
}

fn check_not_empty(
    node: Option<&Node>,
    (at, name): (&Pointer, &str),
    reader: &mut Reader,
    declares: bool,
) {
    match node {
        None => reader.missing_field(at, name),
        Some(Node::Array(elements)) if elements.is_empty() => {
            reader.fault(Code::OutOfRange, &at.key(name), Expected::NonEmptyList, "[]");
        }
        Some(Node::Null) => {
            reader.fault(Code::WrongType, &at.key(name), Expected::Array, Remark::Null);
        }
        Some(_) => return,
    }
    reader.mark_invalid(at);
    reader.lose_list(declares);
}

fn check_distinct(node: Option<&Node>, place: &Pointer, reader: &mut Reader) {
    let Some(Node::Array(elements)) = node else { return };
    for (index, element) in elements.iter().enumerate() {
        if elements.iter().take(index).any(|earlier| earlier == element) {
            let (place, found) = (place.index(index), element.describe());
            reader.fault(Code::DuplicateEntry, &place, Expected::EachOnce, found);
        }
    }
}
