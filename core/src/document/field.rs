//! Registry of fields: what each record of a document is made of, for whatever
//! writes it in cells, shows it to people or declares it in another language.

use std::collections::BTreeMap;

use crate::error::location::Pointer;

/// A record of a document.
#[derive(Debug)]
#[non_exhaustive]
pub struct Record {
    /// The name of its type.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its fields, in the order of the docs.
    pub fields: &'static [Field],
}

/// A field of a record.
#[derive(Debug)]
#[non_exhaustive]
pub struct Field {
    /// Its name in documents.
    pub name: &'static str,
    /// What it says.
    pub doc: &'static str,
    /// What a value of it is.
    pub shape: Shape,
    /// Whether it has to be there, and holds one value or several.
    pub presence: Presence,
    /// What is meant where it is absent, as JSON; none where nothing is.
    pub default: Option<&'static str>,
}

/// Whether a field has to be there, and how many values it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// One value, always.
    Required,
    /// One value, or it is absent.
    Optional,
    /// Values in order; absent if there are none.
    List,
    /// Values in order, one at least.
    NonEmptyList,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Shape {
    /// A name, an address, a version: as it is written.
    String,
    /// A whole number.
    Integer,
    /// A number that may have decimals.
    Decimal,
    /// Yes or no.
    Truth,
    /// A day, a month or a year.
    Date,
    /// A word of a closed list.
    Word(&'static WordList),
    /// The key of a thing of this kind; in a field called `key`, the record's own.
    Key(&'static str),
    /// A text by language.
    Text,
    /// For whom something is: a rule.
    Audience,
    /// What is passed through, as JSON.
    Json,
    /// A record of its own.
    Record(fn() -> &'static Record),
    /// What has a form of its own that no referential uses: an answer, a condition.
    Other,
}

/// A closed list of words.
#[derive(Debug)]
#[non_exhaustive]
pub struct WordList {
    /// The name of its type.
    pub type_name: &'static str,
    /// By which name [`wording`](crate::language::wording) knows it, if it does;
    /// else that of its type.
    pub name: &'static str,
    /// Its words, in the declared order.
    pub words: &'static [&'static str],
}

/// A type that is a record of documents or of results.
pub trait Described {
    /// What it is made of.
    const RECORD: &'static Record;
}

/// A value of documents or of results.
pub(crate) trait Shaped {
    /// What it is.
    const SHAPE: Shape;
}

/// A field of a record: required, optional or a list.
pub(crate) trait ShapedField {
    /// What its values are.
    const SHAPE: Shape;
    /// Whether it has to be there, and how many values it holds.
    const PRESENCE: Presence;
}

impl<T: Shaped> ShapedField for T {
    const SHAPE: Shape = <T as Shaped>::SHAPE;
    const PRESENCE: Presence = Presence::Required;
}

impl<T: Shaped> ShapedField for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const PRESENCE: Presence = Presence::Optional;
}

impl<T: Shaped> ShapedField for Vec<T> {
    const SHAPE: Shape = T::SHAPE;
    const PRESENCE: Presence = Presence::List;
}

/// Types that only results hold, with what they are.
macro_rules! shaped {
    ($( $($kind:ty)|+ => $shape:ident; )*) => { $( $(
        impl Shaped for $kind {
            const SHAPE: Shape = Shape::$shape;
        }
    )+ )* };
}

shaped! {
    u8 | u16 | u32 | u64 | usize => Integer;
    f64 => Decimal;
    &'static str | Pointer => String;
    BTreeMap<String, Option<String>> => Json;
}

impl Record {
    /// Some records and all within them, by name.
    pub fn with_inner(
        records: impl IntoIterator<Item = &'static Self>,
    ) -> BTreeMap<&'static str, &'static Self> {
        let mut waiting: Vec<&Self> = records.into_iter().collect();
        let mut found = BTreeMap::new();
        while let Some(record) = waiting.pop() {
            if found.insert(record.name, record).is_none() {
                waiting.extend(record.fields.iter().filter_map(|field| field.shape.record()));
            }
        }
        found
    }
}

impl Shape {
    /// The record that it is; none if it is none.
    #[must_use]
    pub fn record(self) -> Option<&'static Record> {
        match self {
            Self::Record(record) => Some(record()),
            _ => None,
        }
    }
}

impl Field {
    /// Whether it holds several values.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(self.presence, Presence::List | Presence::NonEmptyList)
    }
}

/// What the doc comments among some attributes say, as one text.
macro_rules! doc_of {
    () => { "" };
    (#[doc = $line:literal] $($rest:tt)*) => {
        concat!($line, "\n", $crate::document::field::doc_of!($($rest)*))
    };
    (#[$($other:tt)*] $($rest:tt)*) => { $crate::document::field::doc_of!($($rest)*) };
}

/// What a record is made of, from its declaration.
macro_rules! described {
    (
        $(#[$($meta:tt)*])*
        $name:ident {
            $( $(#[$($field_meta:tt)*])* $field:ident : $kind:ty $(= $default:literal)? ),* $(,)?
        }
    ) => {
        &$crate::document::field::Record {
            name: stringify!($name),
            doc: $crate::document::field::doc_of!($(#[$($meta)*])*),
            fields: &[ $( $crate::document::field::Field {
                name: stringify!($field),
                doc: $crate::document::field::doc_of!($(#[$($field_meta)*])*),
                shape: <$kind as $crate::document::field::ShapedField>::SHAPE,
                presence: <$kind as $crate::document::field::ShapedField>::PRESENCE,
                default: [$( Some(stringify!($default)), )? None][0],
            }, )* ],
        }
    };
}

pub(crate) use {described, doc_of};
