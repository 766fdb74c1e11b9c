//! Sections and items: what is asked.

use crate::document::field::Shape;
use crate::document::list::NonEmpty;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::{bounded, deserialize, record, words};
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::factor::NeedLevel;
use crate::referential::provenance::{Provenance, Status};
use crate::value::decimal::Decimal;
use crate::value::key::{ChoiceListKey, CompetencyKey, FactorKey, ItemKey, SectionKey};
use crate::value::text::Text;

use super::choices::{ChoiceList, Code};
use super::condition::SkipLogic;

pub use super::kind::ItemKind;
use super::landmark::{Landmark, Revision};

words! {
    /// Does the post give the opportunity to use a competency?
    pub enum Occasion of "occasion" {
        /// « oui »
        Yes = "yes",
        /// « un peu »
        ALittle = "a-little",
        /// « non, mon poste ne me le permet pas »
        No = "no",
        /// « pas encore »: the calendar has not brought it, and nobody has to act.
        NotYet = "not-yet",
    }
}

bounded! {
    /// How many decimal places a number has.
    pub struct Places(u32) in 0..=6;
}

bounded! {
    /// How many choices may be chosen or ranked.
    pub struct MaxChosen(u32) in 1..=250;
}

bounded! {
    /// How long an answer is expected to take, in seconds.
    pub struct Seconds(u32) in 1..=3600;
}

/// The name of a column in data: 1 to 200 characters, no control character.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct ColumnName(
    #[cfg_attr(feature = "schema", schemars(
        regex(pattern = super::choices::PRINTABLE), length(max = 200)
    ))]
    String,
);

impl ColumnName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ColumnName {
    const EXPECTED: Expected = Expected::Characters { low: 1, high: 200 };

    fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty()
            && text.trim() == text
            && text.chars().count() <= 200
            && !text.chars().any(char::is_control);
        fits.then(|| Self(text.to_owned()))
    }
}

impl std::str::FromStr for ColumnName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::usage(Fault::InvalidValue, Self::EXPECTED, text);
        Self::parse(text).ok_or_else(wrong)
    }
}

impl Read for ColumnName {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Self::EXPECTED, Self::parse)
    }
}

deserialize! { ColumnName }

record! {
    /// One question.
    #[cfg_attr(feature = "schema", schemars(transform = kind_rules))]
    pub struct Item {
        /// Names the item.
        pub key: ItemKey,
        /// The name of its column in data; the key if absent.
        pub column: Option<ColumnName>,
        /// What kind of answer it takes.
        pub kind: ItemKind,
        /// A short name for tables and pictures.
        pub label: Option<Text>,
        /// What is asked.
        pub text: Text,
        /// A word of help.
        pub help: Option<Text>,
        /// The list it offers.
        pub choices: Option<ChoiceListKey>,
        /// When it is asked; always if absent.
        pub shown_if: Option<SkipLogic>,
        /// The competency it is about.
        pub competency: Option<CompetencyKey>,
        /// The factor it is about.
        pub factor: Option<FactorKey>,
        /// The need level it belongs to.
        pub need_level: Option<NeedLevel>,
        /// Whether the occasion is asked beside the level. In data its column
        /// is `<column>_occasion`, with codes `yes`, `a-little`, `no`, `not-yet`.
        pub occasion: Option<bool>,
        /// What an observer would see at each level, in the ladder's order.
        pub descriptors: Vec<Landmark>,
        /// The lowest number.
        pub min: Option<Decimal>,
        /// The highest number.
        pub max: Option<Decimal>,
        /// How many decimal places a number may have; 0 if absent.
        pub decimals: Option<Places>,
        /// The unit of a number.
        pub unit: Option<Text>,
        /// Whether an open answer « autre » is offered; its column in data is
        /// `<column>[other]`.
        pub other: Option<bool>,
        /// How data writes "asked and not ticked"; empty where the tool
        /// exports a blank.
        pub unticked: Option<String>,
        /// How many choices may be chosen or ranked at most.
        pub max_chosen: Option<MaxChosen>,
        /// Whether it asks on which competencies the person wishes to get on: the codes of
        /// its choices are the columns of level items, and a choice is offered where its
        /// item is asked. A wish is no level and no gap.
        pub wish: Option<bool>,
        /// An open prompt for the person alone: never scored, never tabulated.
        pub reflexive: Option<bool>,
        /// How long an answer is expected to take; estimated from the words if absent.
        pub seconds: Option<Seconds>,
        /// Raised when the item means something else, so that answers to it
        /// are asked again; 1 if absent. Words may be mended without.
        pub revision: Option<Revision>,
        /// The standing of the item.
        pub status: Option<Status>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// Items that are shown together.
    pub struct Section {
        /// Names the section.
        pub key: SectionKey,
        /// How people name it.
        pub title: Text,
        /// What is said before its first item.
        pub intro: Option<Text>,
        /// When it is shown; always if absent.
        pub shown_if: Option<SkipLogic>,
        /// What it asks.
        pub items: NonEmpty<Item>,
    }
}

/// A field that goes with some kinds of item.
struct KindField {
    name: &'static str,
    /// Whether an item has it.
    given: fn(&Item) -> bool,
    may: &'static [ItemKind],
    must: &'static [ItemKind],
}

/// Which fields go with which kinds of item: where they may stand, and where
/// they must. Reader and schema both follow this table.
const KIND_FIELDS: &[KindField] = {
    use ItemKind::{Level, Multiple, Number, Ranking, Rating, Single, Text};
    const CHOSEN: &[ItemKind] = &[Level, Rating, Single, Multiple, Ranking];
    type Given = fn(&Item) -> bool;
    const fn may(name: &'static str, may: &'static [ItemKind], given: Given) -> KindField {
        KindField { name, given, may, must: &[] }
    }
    &[
        KindField { must: CHOSEN, ..may("choices", CHOSEN, |item| item.choices.is_some()) },
        may("occasion", &[Level], |item| item.occasion.is_some()),
        may("descriptors", &[Level], |item| !item.descriptors.is_empty()),
        may("min", &[Number], |item| item.min.is_some()),
        may("max", &[Number], |item| item.max.is_some()),
        may("decimals", &[Number], |item| item.decimals.is_some()),
        may("unit", &[Number], |item| item.unit.is_some()),
        may("other", &[Single, Multiple], |item| item.other.is_some()),
        may("unticked", &[Multiple], |item| item.unticked.is_some()),
        may("max_chosen", &[Multiple, Ranking], |item| item.max_chosen.is_some()),
        may("wish", &[Multiple], |item| item.wish.is_some()),
        may("reflexive", &[Text], |item| item.reflexive.is_some()),
    ]
};

/// The table as rules of a schema; one more says that an item is about a
/// competency or a factor, not both.
#[cfg(feature = "schema")]
fn kind_rules(schema: &mut schemars::Schema) {
    use serde_json::{Map, Value, json};
    let is_list = |field: &str| {
        let property = schema.get("properties").and_then(|properties| properties.get(field));
        property.and_then(|property| property.get("items")).is_some()
    };
    let mut rules: Vec<Value> = Vec::new();
    for kind in ItemKind::ALL {
        let (mut required, mut properties) = (Vec::new(), Map::new());
        for KindField { name: field, may, must, .. } in KIND_FIELDS {
            if must.contains(kind) {
                required.push(*field);
                properties.insert((*field).into(), json!({ "type": "string" }));
            } else if !may.contains(kind) {
                let nothing = if is_list(field) {
                    json!({ "type": ["array", "null"], "maxItems": 0 })
                } else {
                    json!({ "type": "null" })
                };
                properties.insert((*field).into(), nothing);
            }
        }
        let mut then = json!({ "properties": properties });
        if !required.is_empty() {
            then["required"] = required.into();
        }
        rules.push(json!({
            "if": { "required": ["kind"], "properties": { "kind": { "const": kind } } },
            "then": then
        }));
    }
    let text = json!({ "type": "string" });
    rules.push(json!({ "not": {
        "required": ["competency", "factor"],
        "properties": { "competency": text, "factor": text }
    } }));
    schema.insert("allOf".into(), rules.into());
}

impl Item {
    /// The name of the item's column in data.
    #[must_use]
    pub fn column(&self) -> &str {
        self.column.as_ref().map_or(self.key.as_str(), ColumnName::as_str)
    }

    /// The name of the column that holds the occasion.
    #[must_use]
    pub fn occasion_column(&self) -> String {
        format!("{}_occasion", self.column())
    }

    /// The name of the column of one part: a choice, a rank, or `other`.
    #[must_use]
    pub fn part_column(&self, part: &str) -> String {
        format!("{}[{part}]", self.column())
    }

    /// Whether the occasion is asked beside the level.
    #[must_use]
    pub fn asks_occasion(&self) -> bool {
        self.occasion == Some(true)
    }

    /// Whether it asks on which competencies the person wishes to get on.
    #[must_use]
    pub fn asks_wish(&self) -> bool {
        self.wish == Some(true)
    }

    /// Whether the item is an open prompt for the person alone.
    #[must_use]
    pub fn is_reflexive(&self) -> bool {
        self.reflexive == Some(true)
    }

    /// The bounds of a number, if both are declared.
    #[must_use]
    pub fn bounds(&self) -> Option<(Decimal, Decimal)> {
        Some((self.min?, self.max?))
    }

    /// How many decimal places a number may have.
    #[must_use]
    pub fn places(&self) -> u32 {
        self.decimals.map_or(0, Places::get)
    }

    /// Every column of the item in data.
    #[must_use]
    pub fn columns(&self, list: Option<&ChoiceList>) -> Vec<String> {
        let parts = |parts: Vec<String>| -> Vec<String> {
            let mut columns: Vec<String> =
                parts.iter().map(|part| self.part_column(part)).collect();
            if self.other == Some(true) {
                columns.push(self.part_column("other"));
            }
            columns
        };
        let codes = || -> Vec<&str> {
            list.map_or(Vec::new(), |list| list.choices.iter().map(|c| c.code.as_str()).collect())
        };
        match self.kind {
            ItemKind::Multiple => parts(codes().into_iter().map(str::to_owned).collect()),
            ItemKind::Ranking => {
                parts((1..=self.ranks(codes().len())).map(|r| r.to_string()).collect())
            }
            _ => {
                let mut columns = vec![self.column().to_owned()];
                if self.asks_occasion() {
                    columns.push(self.occasion_column());
                }
                columns.extend(parts(Vec::new()));
                columns
            }
        }
    }

    /// How many ranks a ranking has.
    #[must_use]
    pub fn ranks(&self, choices: usize) -> usize {
        self.max_chosen.map_or(choices, |max| choices.min(max.get() as usize))
    }

    pub(super) fn check(&self, list: Option<&ChoiceList>, reader: &mut Reader) {
        if !reader.is_valid(&self.at) {
            return;
        }
        for KindField { name: field, given, may, must } in KIND_FIELDS {
            let has = given(self);
            if has && !may.contains(&self.kind) {
                let expected = Expected::OfKind { of: may.iter().collect() };
                reader.fault(
                    Fault::FieldNotAllowed,
                    &self.at.key(field),
                    expected,
                    self.kind.as_str(),
                );
            } else if !has && must.contains(&self.kind) {
                let expected =
                    Expected::FieldForKind { field: field.to_string(), of: self.kind.to_string() };
                reader.fault(Fault::FieldRequired, &self.at, expected, "");
            }
        }
        if self.competency.is_some() && self.factor.is_some() {
            let expected = Expected::CompetencyOrFactor;
            reader.fault(Fault::FieldNotAllowed, &self.at.key("factor"), expected, "factor");
        }
        match self.kind {
            ItemKind::Number => self.check_bounds(reader),
            _ => self.check_list(list, reader),
        }
    }

    fn check_bounds(&self, reader: &mut Reader) {
        let places = self.places();
        for (field, bound) in [("min", self.min), ("max", self.max)] {
            if let Some(bound) = bound.filter(|bound| bound.places() > places) {
                let expected = Expected::AtMostDeclaredPlaces { places };
                reader.fault(Fault::OutOfRange, &self.at.key(field), expected, bound.to_string());
            }
        }
        if let Some((min, max)) = self.bounds()
            && min >= max
        {
            let expected = Expected::MoreThanMin { min: min.to_string() };
            reader.fault(Fault::OutOfRange, &self.at.key("max"), expected, max.to_string());
        }
    }

    fn check_list(&self, list: Option<&ChoiceList>, reader: &mut Reader) {
        let Some(list) = list.filter(|list| list.is_whole(reader)) else { return };
        let choices = self.at.key("choices");
        match self.kind {
            ItemKind::Level if list.ladder.is_none() => {
                let expected = Expected::ListWithLadder;
                reader.fault(Fault::FieldRequired, &choices, expected, list.key.as_str());
                reader.mark_invalid(&list.at);
            }
            ItemKind::Rating if list.range().is_none() => {
                let expected = Expected::ListWithTwoValues;
                reader.fault(Fault::FieldRequired, &choices, expected, list.key.as_str());
                // Once for the list, and not for each item that takes it.
                reader.mark_invalid(&list.at);
            }
            _ => {}
        }
        let described = self.kind == ItemKind::Level && !self.descriptors.is_empty();
        if described && self.descriptors.len() != list.choices.len() {
            let expected = Expected::OneDescriptorPerLevel { count: list.choices.len() };
            let found = self.descriptors.len().to_string();
            reader.fault(Fault::OutOfRange, &self.at.key("descriptors"), expected, found);
        }
        if let Some(unticked) = &self.unticked
            && Code::parse(unticked).is_some_and(|code| code.as_str() == "1")
        {
            let expected = Expected::MarkThatDoesNotMeanTicked;
            reader.fault(
                Fault::InvalidValue,
                &self.at.key("unticked"),
                expected,
                unticked.as_str(),
            );
        }
    }
}
