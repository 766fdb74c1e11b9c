//! What the fields of the entries look like in cells: which take one cell,
//! which a column for each language, which a group of columns each time.

use crate::document::field::{self, Described, Field, Presence, Record};
use crate::error::language::Language;
use crate::language::field_labels::{each_label, field_label};
use crate::referential::audience::DaysInPost;
use crate::referential::document::ReferentialDocument;
use crate::referential::entry::EntryKind;

/// How a field stands in cells.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// A word, a name or a date as it is written.
    Plain,
    /// A whole number.
    Integer,
    /// A number that may have decimals.
    Decimal,
    /// Yes or no.
    Truth,
    /// A day.
    Date,
    /// A word of a closed list, by which name people's words for it are known.
    Word(&'static str),
    /// Several of them in one cell.
    Words(&'static str),
    /// The key of an entry of this kind.
    Reference(&'static str),
    /// Several keys in one cell.
    References,
    /// A text: a column for each language.
    Text,
    /// Texts in order: a column for each language, each time.
    Texts,
    /// A record: its fields side by side.
    Record(&'static Record),
    /// Records in order: their fields side by side, each time.
    Records(&'static Record),
    /// For whom something is.
    Audience,
    /// What is passed through, as JSON.
    Json,
}

impl Shape {
    pub(super) fn of(field: &Field) -> Self {
        match (field.shape, field.is_list()) {
            (field::Shape::Text, true) => Self::Texts,
            (field::Shape::Text, false) => Self::Text,
            (field::Shape::Record(record), true) => Self::Records(record()),
            (field::Shape::Record(record), false) => Self::Record(record()),
            (field::Shape::Word(list), true) => Self::Words(list.name),
            (field::Shape::Word(list), false) => Self::Word(list.name),
            (_, true) => Self::References,
            (field::Shape::Key(kind), false) if field.name != "key" => Self::Reference(kind),
            (field::Shape::Integer, false) => Self::Integer,
            (field::Shape::Decimal, false) => Self::Decimal,
            (field::Shape::Truth, false) => Self::Truth,
            (field::Shape::Date, false) => Self::Date,
            (field::Shape::Audience, false) => Self::Audience,
            (field::Shape::Json | field::Shape::Other, false) => Self::Json,
            (field::Shape::String | field::Shape::Key(_), false) => Self::Plain,
        }
    }

    /// How people name a field of a record above its columns.
    pub(super) fn heading(self, record: &Record, field: &Field, language: Language) -> String {
        let each = matches!(self, Self::Texts | Self::Records(_));
        let label = if each { each_label } else { field_label };
        let heading = label(record, field, language);
        if matches!(self, Self::Json) { format!("{heading} (JSON)") } else { heading.to_owned() }
    }
}

/// A list that a workbook holds.
#[derive(Debug)]
pub(super) struct SheetShape {
    pub(super) kind: EntryKind,
}

impl SheetShape {
    /// The name of the sheet, which is that of the list.
    pub(super) fn name(&self, language: Language) -> String {
        ReferentialDocument::list_name(self.kind.list(), language)
    }

    /// Whether a sheet of this name holds the list.
    pub(super) fn is_named(&self, name: &str) -> bool {
        Language::ALL.iter().any(|language| same_name(&self.name(*language), name))
    }

    /// What its entries are made of.
    pub(super) fn record(&self) -> &'static Record {
        ReferentialDocument::record_of(self.kind.list()).unwrap_or(&NO_FIELDS)
    }
}

/// Whether people mean the same sheet.
pub(super) fn same_name(own: &str, name: &str) -> bool {
    own.to_lowercase() == name.trim().to_lowercase()
}

/// Of what is no record.
pub(super) const NO_FIELDS: Record = Record { name: "", doc: "", fields: &[] };

const fn condition(name: &'static str, shape: field::Shape, presence: Presence) -> Field {
    Field { name, doc: "", shape, presence, default: None }
}

/// What stands within an audience where its rule is simple.
pub(super) const AUDIENCE: &Record = &Record {
    name: "Audience",
    doc: "",
    fields: &[
        condition("dispositif_in", field::Shape::Key("dispositif"), Presence::List),
        condition("days_in_post", field::Shape::Record(days), Presence::Optional),
        condition("newcomer", field::Shape::Truth, Presence::Optional),
        condition("tag_in", field::Shape::Key("tag"), Presence::List),
        condition("rule", field::Shape::Json, Presence::Optional),
    ],
};

fn days() -> &'static Record {
    DaysInPost::RECORD
}

/// The lists of a workbook, in the order of its sheets.
pub(super) const SHEETS: &[SheetShape] = &[
    SheetShape { kind: EntryKind::Offer },
    SheetShape { kind: EntryKind::Competency },
    SheetShape { kind: EntryKind::Indicator },
];

/// The sheet that says which referential the lists are of.
pub(super) const ABOUT: (&str, &str) = ("Référentiel", "Referential");
