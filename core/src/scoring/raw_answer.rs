//! Raw answers as people write them in code: `2`, `"2"`, nothing, a list. Read
//! by the same decoder as a column.

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::{Found, Remark};
use crate::error::location::{Location, Pointer};
use crate::survey::answer::Answer;
use crate::survey::answers::AnswerSet;
use crate::survey::choices::{Code as ChoiceCode, MissingKind};
use crate::survey::item::{Item, ItemKind, Occasion};
use crate::value::decimal::Decimal;

use super::plan::{Decoder, Plan, Role};
use super::slot::{Missing, Slot};

/// A value of another language, before an item gives it a meaning.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Plain {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A floating-point number.
    Float(f64),
    /// A text.
    Text(String),
    /// A list of codes.
    List(Vec<String>),
    /// An answer in its documented form, as JSON.
    Json(String),
}

impl From<bool> for Plain {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Plain {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for Plain {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Plain {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl<const N: usize> From<[&str; N]> for Plain {
    fn from(codes: [&str; N]) -> Self {
        Self::List(codes.map(str::to_owned).into())
    }
}

impl Plan {
    /// Turns plain values by item key into answers. A key `<item>_occasion`
    /// gives the occasion beside a level.
    ///
    /// # Errors
    /// Every value that is not an answer to its item, at once: `unknown_item`,
    /// `unknown_choice`, `wrong_answer`, `out_of_range`; values masked.
    pub fn answers<K: AsRef<str>, V: Into<Plain>>(
        &self,
        values: impl IntoIterator<Item = (K, V)>,
    ) -> Result<AnswerSet, Error> {
        let mut answers = AnswerSet::default();
        let mut faults = Vec::new();
        let mut occasions = Vec::new();
        for (key, value) in values {
            let (key, value) = (key.as_ref(), value.into());
            let of_level = key
                .strip_suffix("_occasion")
                .and_then(|item| self.questionnaire.item(item))
                .filter(|item| item.asks_occasion());
            if let Some(item) = of_level {
                occasions.push((item.key.to_string(), value));
                continue;
            }
            if let Err(error) = self.insert_plain(&mut answers, key, value) {
                faults.extend(error.faults().to_vec());
            }
        }
        for (key, value) in occasions {
            if let Err(error) = self.insert_occasion(&mut answers, &key, value) {
                faults.extend(error.faults().to_vec());
            }
        }
        if faults.is_empty() {
            Ok(answers)
        } else {
            Err(Error::many(Code::InvalidDocument, faults))
        }
    }

    fn insert_plain(&self, answers: &mut AnswerSet, key: &str, value: Plain) -> Result<(), Error> {
        let answer = match (self.questionnaire.item(key), value) {
            (_, Plain::Null) => Answer::Missing { kind: MissingKind::NoAnswer, occasion: None },
            (_, Plain::Json(text)) => Answer::from_json(&text, key)?,
            (Some(item), value) => self.plain_answer(item, value)?,
            (None, _) => Answer::Text(String::new()),
        };
        answers.insert(&self.questionnaire, key, answer)
    }

    fn insert_occasion(
        &self,
        answers: &mut AnswerSet,
        key: &str,
        value: Plain,
    ) -> Result<(), Error> {
        let given = match value {
            Plain::Null => return Ok(()),
            Plain::Text(text) => text.parse().ok(),
            _ => None,
        };
        let Some(occasion) = given else {
            let location = place(&format!("{key}_occasion"));
            let expected = Expected::OneOf { names: Occasion::ALL.iter().collect() };
            return Err(Error::new(Code::UnknownChoice, location, expected, ""));
        };
        let answer = match answers.get(key) {
            Some(Answer::Level { level, .. }) => {
                Answer::Level { level: *level, occasion: Some(occasion) }
            }
            Some(Answer::Missing { kind, .. }) => {
                Answer::Missing { kind: *kind, occasion: Some(occasion) }
            }
            _ => Answer::Missing { kind: MissingKind::NoAnswer, occasion: Some(occasion) },
        };
        answers.insert(&self.questionnaire, key, answer)
    }

    fn plain_answer(&self, item: &Item, value: Plain) -> Result<Answer, Error> {
        let key = item.key.as_str();
        let wrong = |expected: Expected, found: Found| {
            Err(Error::new(Code::WrongAnswer, place(key), expected, found))
        };
        match (item.kind, value) {
            (ItemKind::Multiple, Plain::List(codes)) => {
                Ok(Answer::Chosen { chosen: parse_codes(key, codes)?, other: None })
            }
            (ItemKind::Ranking, Plain::List(codes)) => {
                Ok(Answer::Ranking(parse_codes(key, codes)?))
            }
            (ItemKind::Multiple | ItemKind::Ranking, _) => {
                wrong(Expected::ListOfCodes, Found::Nothing)
            }
            (_, Plain::List(_)) => wrong(Expected::OneValue, Remark::List.into()),
            (ItemKind::Text, Plain::Text(text)) => Ok(Answer::Text(text)),
            (ItemKind::Text, _) => wrong(Expected::Text, Found::Nothing),
            (ItemKind::Number, Plain::Float(number)) if number.is_nan() => {
                Ok(Answer::Missing { kind: MissingKind::NoAnswer, occasion: None })
            }
            (_, value) => self.decode_plain(item, &value),
        }
    }

    fn decode_plain(&self, item: &Item, value: &Plain) -> Result<Answer, Error> {
        let key = item.key.as_str();
        let position = self.questionnaire.item_position(key).unwrap_or(usize::MAX);
        let first = self.item_inputs.get(position).map_or(usize::MAX, |(first, _)| *first);
        let decoder = self
            .inputs
            .get(first)
            .filter(|input| input.role == Role::Answer)
            .map(|input| &input.decoder);
        let (slot, number) = match (decoder, value) {
            (Some(Decoder::Choice(decoder)), Plain::Integer(value)) => (decoder.integer(*value), 0),
            (Some(Decoder::Choice(decoder)), Plain::Float(value)) => (decoder.float(*value), 0),
            (Some(Decoder::Choice(decoder)), Plain::Text(text)) => (decoder.label(text), 0),
            (Some(Decoder::Choice(decoder)), Plain::Bool(value)) => {
                (decoder.text(if *value { "true" } else { "false" }), 0)
            }
            (Some(Decoder::Number(decoder)), Plain::Integer(value)) => decoder.integer(*value),
            (Some(Decoder::Number(decoder)), Plain::Float(value)) => decoder.float(*value),
            (Some(Decoder::Number(decoder)), Plain::Text(text)) => decoder.text(text),
            _ => (Slot::INVALID, 0),
        };
        let list = self.questionnaire.choices(item);
        let choice = slot.position().and_then(|p| list.and_then(|list| list.choices.get(p)));
        match (slot.kind(), choice, Decimal::from_millionths(number)) {
            (None, Some(choice), _) if item.kind == ItemKind::Level => {
                let level = list.and_then(|list| list.position(choice.code.as_str()));
                let level = level.and_then(|level| u8::try_from(level).ok()).unwrap_or(u8::MAX);
                Ok(Answer::Level { level, occasion: None })
            }
            (None, Some(choice), _) => {
                Ok(Answer::Choice { choice: choice.code.clone(), other: None })
            }
            (None, None, Some(number)) => Ok(Answer::Number(number)),
            (Some(kind), ..) if kind != Missing::Invalid => {
                let kind = MissingKind::ALL.iter().find(|k| Missing::from(**k) == kind);
                let kind = kind.copied().unwrap_or(MissingKind::NoAnswer);
                Ok(Answer::Missing { kind, occasion: None })
            }
            _ => {
                let expected = match list {
                    Some(list) => {
                        let codes = list.choices.iter().map(|choice| choice.code.as_str());
                        Expected::OneOf { names: codes.collect() }
                    }
                    None => Expected::NumberWithinItemBounds,
                };
                let found = match value {
                    Plain::Text(text) => Found::withheld(text),
                    Plain::Integer(value) => Found::withheld(&value.to_string()),
                    Plain::Float(value) => Found::withheld(&value.to_string()),
                    Plain::Bool(value) => value.to_string().into(),
                    _ => Found::Nothing,
                };
                Err(Error::new(Code::UnknownChoice, place(key), expected, found))
            }
        }
    }
}

fn place(item: &str) -> Location {
    Location::Document { pointer: Pointer::root().key("answers").key(item), line: 0, column: 0 }
}

fn parse_codes(item: &str, codes: Vec<String>) -> Result<Vec<ChoiceCode>, Error> {
    codes
        .iter()
        .map(|code| {
            ChoiceCode::parse(code).ok_or_else(|| {
                let found = Found::withheld(code);
                Error::new(Code::UnknownChoice, place(item), Expected::CodeOfChoice, found)
            })
        })
        .collect()
}
