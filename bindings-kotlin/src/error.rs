//! Errors as exceptions: what is wrong, where, what was expected and found.

use std::collections::HashMap;

use boussole_sante as core;
use boussole_sante::{ErrorKind, Language};
use serde::Serialize;
use serde_json::Value;

use crate::text::Text;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Fault {
    /// Its stable name, as `unknown_choice`.
    pub code: String,
    /// Where it is: a JSON pointer or a place in a file, with line and column
    /// (from 1) if there is a text; empty for the call itself.
    pub location: String,
    /// What was expected.
    pub expected: Said,
    /// What was found; personal values are withheld.
    pub found: Said,
    /// All of that as a sentence, in French and in English.
    pub reason: Text,
}

impl From<&core::Error> for Fault {
    fn from(error: &core::Error) -> Self {
        Self {
            code: error.code().to_string(),
            location: error.location().to_string(),
            expected: Said::of(error.expected(), |to| error.expected().text(to)),
            found: Said::of(error.found(), |to| error.found().text(to)),
            reason: Text::each(|language| error.message(language)),
        }
    }
}

/// A part of what a fault says: its values, for an app that words or marks it
/// in its own way, and the sentence.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Said {
    /// Which sentence it is, as `integer_between` or `withheld`.
    pub kind: String,
    /// Its values by name, as `low` and `high`; several names joined by commas,
    /// parts of a value as `part.code`.
    pub values: HashMap<String, String>,
    /// The sentence in French and in English.
    pub text: Text,
}

impl Said {
    fn of(said: &impl Serialize, text: impl Fn(Language) -> String) -> Self {
        let words = |value: Value| match value {
            Value::String(text) => text,
            Value::Array(names) => {
                names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            other => other.to_string(),
        };
        let mut values = HashMap::new();
        if let Ok(Value::Object(members)) = serde_json::to_value(said) {
            for (name, value) in members {
                match value {
                    // A part of an item, as `part.kind` and `part.code`.
                    Value::Object(inner) => values.extend(
                        inner
                            .into_iter()
                            .map(|(own, value)| (format!("{name}.{own}"), words(value))),
                    ),
                    value => drop(values.insert(name, words(value))),
                }
            }
        }
        let kind = values.remove("kind").unwrap_or_default();
        Self { kind, values, text: Text::each(text) }
    }
}

/// Why something was refused, by who can mend it. Its message is the reason in
/// French.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.fault().reason.by_language[Language::French.as_str()])]
pub enum BoussoleError {
    /// The input is beyond a stated limit and was not read.
    Limit {
        /// What is wrong, as one thing.
        fault: Fault,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// The input is no well-formed text or JSON.
    Syntax {
        /// What is wrong, as one thing.
        fault: Fault,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// A document breaks a rule of its format.
    Document {
        /// What is wrong, as one thing.
        fault: Fault,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// Data does not fit the questionnaire.
    Data {
        /// What is wrong, as one thing.
        fault: Fault,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// The call asks for something that does not exist.
    Usage {
        /// What is wrong, as one thing.
        fault: Fault,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
}

impl BoussoleError {
    fn fault(&self) -> &Fault {
        match self {
            Self::Limit { fault, .. }
            | Self::Syntax { fault, .. }
            | Self::Document { fault, .. }
            | Self::Data { fault, .. }
            | Self::Usage { fault, .. } => fault,
        }
    }
}

impl From<core::Error> for BoussoleError {
    fn from(error: core::Error) -> Self {
        let fault = Fault::from(&error);
        let faults = error.faults().iter().map(Fault::from).collect();
        match error.kind() {
            ErrorKind::Limit => Self::Limit { fault, faults },
            ErrorKind::Syntax => Self::Syntax { fault, faults },
            ErrorKind::Document => Self::Document { fault, faults },
            ErrorKind::Data => Self::Data { fault, faults },
            _ => Self::Usage { fault, faults },
        }
    }
}

pub(crate) type Result<T> = std::result::Result<T, BoussoleError>;
