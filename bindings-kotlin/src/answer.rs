//! Answers: one to an item, and the document of one person.

use std::collections::HashMap;
use std::sync::Arc;

use boussole_sante as core;
use serde_json::Value;

use crate::closed::{Cells, MissingKind, Occasion};
use crate::error::Result;
use crate::questionnaire::Questionnaire;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Answer {
    /// A level, and whether the post gives the occasion.
    Level {
        /// The level, from 0.
        level: u8,
        /// The occasion, if it was answered.
        occasion: Option<Occasion>,
    },
    /// One choice.
    Choice {
        /// Its code.
        code: String,
        /// What was written under « autre ».
        other: Option<String>,
    },
    /// Any number of choices, none included.
    Chosen {
        /// Their codes.
        codes: Vec<String>,
        /// What was written under « autre ».
        other: Option<String>,
    },
    /// Choices from the most to the least preferred.
    Ranking {
        /// Their codes.
        codes: Vec<String>,
    },
    /// A number, written as a decimal.
    Number {
        /// The number, as `3.5`.
        decimal: String,
    },
    /// Free text.
    FreeText {
        /// The text.
        text: String,
    },
    /// No answer, and why.
    Missing {
        /// Why.
        kind: MissingKind,
        /// The occasion, which may be answered all the same.
        occasion: Option<Occasion>,
    },
}

impl Answer {
    /// The answer as the core takes it: what is wrong is told with its place,
    /// masked.
    pub(crate) fn read(self, item: &str) -> std::result::Result<core::Answer, core::Error> {
        let at = |field: &str| core::Pointer::root().key("answers").key(item).key(field);
        let choice = |code: &str, at: core::Pointer| -> std::result::Result<_, core::Error> {
            code.parse::<core::survey::ChoiceCode>().map_err(|fault| placed(&fault, at))
        };
        let all = |codes: &[String], field: &str| -> std::result::Result<Vec<_>, core::Error> {
            let codes = codes.iter().enumerate();
            codes.map(|(place, code)| choice(code, at(field).index(place))).collect()
        };
        Ok(match self {
            Self::Level { level, occasion } => {
                core::Answer::Level { level, occasion: occasion.map(Into::into) }
            }
            Self::Choice { code, other } => {
                core::Answer::Choice { choice: choice(&code, at("choice"))?, other }
            }
            Self::Chosen { codes, other } => {
                core::Answer::Chosen { chosen: all(&codes, "chosen")?, other }
            }
            Self::Ranking { codes } => core::Answer::Ranking(all(&codes, "ranking")?),
            Self::Number { decimal } => {
                let number = decimal
                    .parse::<core::Decimal>()
                    .map_err(|fault| placed(&fault, at("number")))?;
                core::Answer::Number(number)
            }
            Self::FreeText { text } => core::Answer::Text(text),
            Self::Missing { kind, occasion } => {
                core::Answer::Missing { kind: kind.into(), occasion: occasion.map(Into::into) }
            }
        })
    }
}

/// The fault at its place in the answers.
fn placed(fault: &core::Error, pointer: core::Pointer) -> core::Error {
    let location = core::Location::Document { pointer, line: 0, column: 0 };
    core::Error::new(fault.code(), location, fault.expected().clone(), fault.found().clone())
}

impl From<&core::Answer> for Answer {
    fn from(answer: &core::Answer) -> Self {
        let texts =
            |codes: &[core::survey::ChoiceCode]| codes.iter().map(ToString::to_string).collect();
        match answer {
            core::Answer::Level { level, occasion } => {
                Self::Level { level: *level, occasion: occasion.map(Into::into) }
            }
            core::Answer::Choice { choice, other } => {
                Self::Choice { code: choice.to_string(), other: other.clone() }
            }
            core::Answer::Chosen { chosen, other } => {
                Self::Chosen { codes: texts(chosen), other: other.clone() }
            }
            core::Answer::Ranking(codes) => Self::Ranking { codes: texts(codes) },
            core::Answer::Number(number) => Self::Number { decimal: number.to_string() },
            core::Answer::Text(text) => Self::FreeText { text: text.clone() },
            core::Answer::Missing { kind, occasion } => {
                Self::Missing { kind: (*kind).into(), occasion: occasion.map(Into::into) }
            }
        }
    }
}

/// The answers of one person as a document. Personal data.
#[derive(Debug, uniffi::Object)]
pub struct Answers(core::Answers);

#[uniffi::export]
impl Answers {
    /// Reads a document of answers to this questionnaire, or to its `earlier`
    /// version.
    ///
    /// Every fault is told at once, personal values masked.
    #[uniffi::constructor(default(earlier = None))]
    pub fn from_json(
        json: &str,
        questionnaire: &Questionnaire,
        earlier: Option<Arc<Questionnaire>>,
    ) -> Result<Arc<Self>> {
        Self::read(json.as_bytes(), questionnaire, earlier)
    }

    /// The same from the bytes of a file, UTF-8.
    #[uniffi::constructor(default(earlier = None))]
    pub fn from_bytes(
        json: Vec<u8>,
        questionnaire: &Questionnaire,
        earlier: Option<Arc<Questionnaire>>,
    ) -> Result<Arc<Self>> {
        Self::read(&json, questionnaire, earlier)
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The answers by item.
    #[must_use]
    pub fn by_item(&self) -> HashMap<String, Answer> {
        let answers = self.0.answers().iter();
        answers.map(|(item, answer)| (item.to_string(), answer.into())).collect()
    }

    /// The day after which the answers are to be deleted, as `2028-11-22`.
    #[must_use]
    pub fn retain_until(&self) -> String {
        self.0.retain_until().to_string()
    }

    /// Whether that day is past, on the day given.
    pub fn is_expired(&self, today: &str) -> Result<bool> {
        Ok(self.0.is_expired(today.parse()?))
    }
}

impl Answers {
    fn read(
        json: &[u8],
        questionnaire: &Questionnaire,
        earlier: Option<Arc<Questionnaire>>,
    ) -> Result<Arc<Self>> {
        let answers = match earlier {
            Some(earlier) => core::Answers::from_earlier(json, &questionnaire.0, &earlier.0),
            None => core::Answers::from_json(json, &questionnaire.0),
        };
        Ok(Arc::new(Self(answers?)))
    }
}

/// Answers in their documented form, by item, as JSON, from plain values: each
/// value as JSON (`2`, `"2"`, `null`, `["x"]`, `{"level": 3}`). `cells` says
/// what single choices hold.
#[uniffi::export]
pub fn answers_from_plain(
    questionnaire: &Questionnaire,
    cells: Cells,
    items: Vec<String>,
    values: Vec<String>,
) -> Result<String> {
    let plan = core::Plan::with_cells(&questionnaire.0, cells.into())?;
    let plain = items.iter().zip(values.into_iter().map(plain));
    Ok(core::document::canonical_json(&plan.answers(plain)?)?)
}

/// A value as the core takes it; what is no JSON is a text.
fn plain(json: String) -> core::scoring::Plain {
    let text = |code: &Value| code.as_str().map_or_else(|| code.to_string(), str::to_owned);
    match serde_json::from_str(&json) {
        Ok(Value::Null) => core::scoring::Plain::Null,
        Ok(Value::Bool(value)) => core::scoring::Plain::Bool(value),
        Ok(Value::Number(number)) => match number.as_i64() {
            Some(integer) => core::scoring::Plain::Integer(integer),
            None => core::scoring::Plain::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Ok(Value::String(text)) => core::scoring::Plain::Text(text),
        Ok(Value::Array(codes)) => core::scoring::Plain::List(codes.iter().map(text).collect()),
        Ok(Value::Object(_)) => core::scoring::Plain::Json(json),
        Err(_) => core::scoring::Plain::Text(json),
    }
}
