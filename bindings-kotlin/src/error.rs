//! Errors as exceptions: what is wrong, where, what was expected and found.

use boussole_sante as core;
use boussole_sante::{ErrorKind, Language};

use crate::text::Text;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Fault {
    /// Its stable name, as `unknown_choice`.
    pub code: String,
    /// Where it is: a JSON pointer or a place in a file, with line and column
    /// (from 1) if there is a text; empty for the call itself.
    pub location: String,
    /// What was expected, in English.
    pub expected: String,
    /// What was found, in English; personal values are masked.
    pub found: String,
    /// All of that as a sentence, in French and in English.
    pub reason: Text,
}

impl From<&core::Error> for Fault {
    fn from(error: &core::Error) -> Self {
        Self {
            code: error.code().to_string(),
            location: error.location().to_string(),
            expected: error.expected().to_owned(),
            found: error.found().to_owned(),
            reason: Text::each(|language| error.message(language)),
        }
    }
}

/// Why something was refused, by who can mend it. Its message is the reason in
/// French.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Error)]
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

impl std::fmt::Display for BoussoleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self::Limit { fault, .. }
        | Self::Syntax { fault, .. }
        | Self::Document { fault, .. }
        | Self::Data { fault, .. }
        | Self::Usage { fault, .. }) = self;
        f.write_str(&fault.reason.by_language[Language::French.as_str()])
    }
}

impl std::error::Error for BoussoleError {}

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
