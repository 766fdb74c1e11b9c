//! One answer: its shape, and whether an item takes it.

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Fields, Read};
use crate::document::reader::Reader;
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::level::LevelNumber;
use crate::value::decimal::Decimal;

use super::choices::{ChoiceList, Code, MissingKind};
use super::item::{Item, ItemKind, Occasion};
use super::questionnaire::Questionnaire;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A level on a ladder, and whether the post gives the occasion for it.
    Level {
        /// The level.
        level: u8,
        /// The occasion, if it was answered.
        occasion: Option<Occasion>,
    },
    /// One choice of a list.
    Choice {
        /// Its code.
        choice: Code,
        /// What was written under « autre ».
        other: Option<String>,
    },
    /// Any number of choices, none included.
    Chosen {
        /// Their codes.
        chosen: Vec<Code>,
        /// What was written under « autre ».
        other: Option<String>,
    },
    /// Choices from the most to the least preferred.
    Ranking(Vec<Code>),
    /// A number.
    Number(Decimal),
    /// Free text.
    Text(String),
    /// No answer, and why; the occasion may be answered all the same.
    Missing {
        /// Why.
        kind: MissingKind,
        /// The occasion, if it was answered.
        occasion: Option<Occasion>,
    },
}

const SHAPES: &[&str] = &["level", "choice", "chosen", "ranking", "number", "text", "missing"];

impl Read for Answer {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::open(node, at, reader)?;
        let level: Option<Option<LevelNumber>> = fields.take("level", reader);
        let choice: Option<Option<Code>> = fields.take("choice", reader);
        let chosen: Option<Vec<Code>> = fields.take("chosen", reader);
        let ranking: Option<Vec<Code>> = fields.take("ranking", reader);
        let number: Option<Option<Decimal>> = fields.take("number", reader);
        let text: Option<Option<String>> = fields.take("text", reader);
        let missing: Option<Option<MissingKind>> = fields.take("missing", reader);
        let occasion: Option<Occasion> = fields.take("occasion", reader).flatten();
        let other: Option<String> = fields.take("other", reader).flatten();
        let shape = fields.only(SHAPES, reader);
        fields.close(reader);
        let shape = shape?;
        for (name, given, shapes) in [
            ("occasion", occasion.is_some(), ["level", "missing"]),
            ("other", other.is_some(), ["choice", "chosen"]),
        ] {
            if given && !shapes.contains(&shape) {
                let expected = Expected::ValueBeside {
                    name: name.to_owned(),
                    first: shapes[0].to_owned(),
                    second: shapes[1].to_owned(),
                };
                reader.fault(Fault::FieldNotAllowed, &at.key(name), expected, shape);
                return None;
            }
        }
        match shape {
            "level" => level.flatten().map(|level| Self::Level { level: level.get(), occasion }),
            "choice" => choice.flatten().map(|choice| Self::Choice { choice, other }),
            "chosen" => chosen.map(|chosen| Self::Chosen { chosen, other }),
            "ranking" => ranking.map(Self::Ranking),
            "number" => number.flatten().map(Self::Number),
            "text" => text.flatten().map(Self::Text),
            _ => missing.flatten().map(|kind| Self::Missing { kind, occasion }),
        }
    }
}

impl Serialize for Answer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Level { level, .. } => map.serialize_entry("level", level)?,
            Self::Choice { choice, .. } => map.serialize_entry("choice", choice)?,
            Self::Chosen { chosen, .. } => map.serialize_entry("chosen", chosen)?,
            Self::Ranking(ranking) => map.serialize_entry("ranking", ranking)?,
            Self::Number(number) => map.serialize_entry("number", number)?,
            Self::Text(text) => map.serialize_entry("text", text)?,
            Self::Missing { kind, .. } => map.serialize_entry("missing", kind)?,
        }
        if let Self::Level { occasion: Some(occasion), .. }
        | Self::Missing { occasion: Some(occasion), .. } = self
        {
            map.serialize_entry("occasion", occasion)?;
        }
        if let Self::Choice { other: Some(other), .. } | Self::Chosen { other: Some(other), .. } =
            self
        {
            map.serialize_entry("other", other)?;
        }
        map.end()
    }
}

impl Answer {
    /// Reads one answer in its documented form.
    ///
    /// # Errors
    /// Every fault of its form, placed below `/answers/<item>`, values masked.
    pub fn from_json(text: &str, item: &str) -> Result<Self, Error> {
        let node = Node::parse(text.as_bytes())?;
        let mut reader = Reader::of_a_person();
        let at = Pointer::root().key("answers").key(item);
        let answer = Self::read(&node, &at, &mut reader);
        reader.finish(None)?;
        answer.ok_or_else(|| Error::many(Fault::InvalidDocument, Vec::new()))
    }

    /// Checks that the answer is one that the item takes.
    pub(super) fn check(
        &self,
        item: &Item,
        questionnaire: &Questionnaire,
        at: &dyn Fn() -> Pointer,
        reader: &mut Reader,
    ) {
        let list = questionnaire.choices(item);
        let fits = match self {
            Self::Level { .. } => item.kind == ItemKind::Level,
            Self::Choice { .. } => matches!(item.kind, ItemKind::Rating | ItemKind::Single),
            Self::Chosen { .. } => item.kind == ItemKind::Multiple,
            Self::Ranking(_) => item.kind == ItemKind::Ranking,
            Self::Number(_) => item.kind == ItemKind::Number,
            Self::Text(_) => item.kind == ItemKind::Text,
            Self::Missing { .. } => true,
        };
        if !fits {
            let expected = Expected::AnswerToKind { of: item.kind.to_string() };
            reader.fault(Fault::WrongAnswer, &at(), expected, self.shape());
            return;
        }
        if let Self::Level { occasion: Some(_), .. } | Self::Missing { occasion: Some(_), .. } =
            self
            && !item.asks_occasion()
        {
            let expected = Expected::NoOccasion;
            reader.fault(Fault::WrongAnswer, &at().key("occasion"), expected, "occasion");
        }
        match self {
            Self::Level { level, .. } => {
                let levels = list.map_or(0, ChoiceList::levels);
                if *level >= levels {
                    let expected = Expected::LevelBetween { low: 0, high: i64::from(levels) - 1 };
                    reader.fault(
                        Fault::UnknownChoice,
                        &at().key("level"),
                        expected,
                        level.to_string(),
                    );
                }
            }
            Self::Choice { choice, other } => {
                let place = || at().key("choice");
                check_codes(std::slice::from_ref(choice), item, list, &place, reader);
                check_other(other.as_ref(), item, at, reader);
            }
            Self::Chosen { chosen, other } => {
                check_codes(chosen, item, list, &|| at().key("chosen"), reader);
                check_other(other.as_ref(), item, at, reader);
            }
            Self::Ranking(ranking) => {
                check_codes(ranking, item, list, &|| at().key("ranking"), reader);
            }
            Self::Number(number) => check_number(*number, item, at, reader),
            Self::Text(_) => {}
            Self::Missing { kind, .. } => {
                let declared = list.is_none_or(|list| list.missing.iter().any(|m| m.kind == *kind));
                if !declared && *kind != MissingKind::NoAnswer {
                    let expected = Expected::DeclaredMissing;
                    reader.fault(
                        Fault::UnknownChoice,
                        &at().key("missing"),
                        expected,
                        kind.as_str(),
                    );
                }
            }
        }
    }

    const fn shape(&self) -> &'static str {
        match self {
            Self::Level { .. } => "level",
            Self::Choice { .. } => "choice",
            Self::Chosen { .. } => "chosen",
            Self::Ranking(_) => "ranking",
            Self::Number(_) => "number",
            Self::Text(_) => "text",
            Self::Missing { .. } => "missing",
        }
    }
}

fn check_codes(
    codes: &[Code],
    item: &Item,
    list: Option<&ChoiceList>,
    at: &dyn Fn() -> Pointer,
    reader: &mut Reader,
) {
    let Some(list) = list else { return };
    for (position, code) in codes.iter().enumerate() {
        if list.position(code.as_str()).is_none() {
            let names = list.choices.iter().map(|choice| choice.code.as_str());
            reader.unknown(Fault::UnknownChoice, &at(), code.as_str(), names);
        } else if codes[..position].contains(code) {
            reader.fault(Fault::DuplicateEntry, &at(), Expected::EachChoiceOnce, code.as_str());
        }
    }
    let most = item.max_chosen.map_or(list.choices.len(), |max| max.get() as usize);
    if codes.len() > most && item.max_chosen.is_some() {
        reader.fault(
            Fault::OutOfRange,
            &at(),
            Expected::AtMostChoices { limit: most },
            codes.len().to_string(),
        );
    }
}

fn check_other(other: Option<&String>, item: &Item, at: &dyn Fn() -> Pointer, reader: &mut Reader) {
    if other.is_some() && item.other != Some(true) {
        let expected = Expected::NoOther;
        reader.fault(Fault::WrongAnswer, &at().key("other"), expected, "other");
    }
}

fn check_number(number: Decimal, item: &Item, at: &dyn Fn() -> Pointer, reader: &mut Reader) {
    let places = item.places();
    let below = item.min.is_some_and(|min| number < min);
    let above = item.max.is_some_and(|max| number > max);
    if below || above || number.places() > places {
        let bound = |bound: Option<Decimal>| bound.map_or_else(|| "…".into(), |b| b.to_string());
        let expected = Expected::NumberBetween {
            low: bound(item.min).to_string(),
            high: bound(item.max).to_string(),
            places,
        };
        reader.fault(Fault::OutOfRange, &at().key("number"), expected, number.to_string());
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Answer, Code, Decimal, LevelNumber, MissingKind, Occasion};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::json;

    impl JsonSchema for Answer {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Answer".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let code = generator.subschema_for::<Code>();
            let codes = json!({ "type": "array", "items": code });
            let occasion = generator.subschema_for::<Option<Occasion>>();
            let text = json!({ "type": "string" });
            let one = |name: &str,
                       value: serde_json::Value,
                       beside: Option<(&str, serde_json::Value)>| {
                let mut properties = serde_json::Map::new();
                properties.insert(name.to_owned(), value);
                if let Some((beside, schema)) = beside {
                    properties.insert(beside.to_owned(), schema);
                }
                json!({
                    "type": "object", "required": [name],
                    "additionalProperties": false, "properties": properties
                })
            };
            let occasion = || Some(("occasion", occasion.clone().to_value()));
            let other = || Some(("other", json!({ "type": ["string", "null"] })));
            let shapes = [
                one("level", generator.subschema_for::<LevelNumber>().to_value(), occasion()),
                one("choice", code.clone().to_value(), other()),
                one("chosen", codes.clone(), other()),
                one("ranking", codes, None),
                one("number", generator.subschema_for::<Decimal>().to_value(), None),
                one("text", text.clone(), None),
                one("missing", generator.subschema_for::<MissingKind>().to_value(), occasion()),
            ];
            json_schema!({ "description": "One answer.", "oneOf": shapes })
        }
    }
}
