//! The answer to an item.

use boussole_sante as core;

use crate::closed::{MissingKind, Occasion};

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
