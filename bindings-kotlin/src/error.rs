//! Errors as exceptions: what is wrong, where, what was expected and found.

use boussole_sante as core;
use boussole_sante::{ErrorKind, Language};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Fault {
    /// Its stable name, as `unknown_choice`.
    pub code: String,
    /// Where it is, as a JSON pointer or a place in a file.
    pub location: String,
    /// What was expected.
    pub expected: String,
    /// What was found; personal values are masked.
    pub found: String,
    /// All of that as a sentence in French.
    pub reason: String,
}

/// Why something was refused, and who can mend it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Error)]
pub enum BoussoleError {
    /// The input is beyond a stated limit and was not read.
    Limit {
        /// A sentence.
        reason: String,
        /// The stable name of the error.
        code: String,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// The input is not well-formed JSON.
    Syntax {
        /// A sentence.
        reason: String,
        /// The stable name of the error.
        code: String,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// A document breaks a rule of its format.
    Document {
        /// A sentence.
        reason: String,
        /// The stable name of the error.
        code: String,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// Data does not fit the questionnaire.
    Data {
        /// A sentence.
        reason: String,
        /// The stable name of the error.
        code: String,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
    /// The call asks for something that does not exist.
    Usage {
        /// A sentence.
        reason: String,
        /// The stable name of the error.
        code: String,
        /// Each thing that is wrong.
        faults: Vec<Fault>,
    },
}

impl std::fmt::Display for BoussoleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Limit { reason, .. }
            | Self::Syntax { reason, .. }
            | Self::Document { reason, .. }
            | Self::Data { reason, .. }
            | Self::Usage { reason, .. } => f.write_str(reason),
        }
    }
}

impl std::error::Error for BoussoleError {}

impl From<core::Error> for BoussoleError {
    fn from(error: core::Error) -> Self {
        let fault = |fault: &core::Error| Fault {
            code: fault.code().to_string(),
            location: fault.location().to_string(),
            expected: fault.expected().to_owned(),
            found: fault.found().to_owned(),
            reason: fault.message(Language::French),
        };
        let faults = error.faults().iter().map(fault).collect();
        let (reason, code) = (error.message(Language::French), error.code().to_string());
        match error.kind() {
            ErrorKind::Limit => Self::Limit { reason, code, faults },
            ErrorKind::Syntax => Self::Syntax { reason, code, faults },
            ErrorKind::Document => Self::Document { reason, code, faults },
            ErrorKind::Data => Self::Data { reason, code, faults },
            _ => Self::Usage { reason, code, faults },
        }
    }
}

pub(crate) type Result<T> = std::result::Result<T, BoussoleError>;
