//! The one public error: what is wrong, where, what was expected and found.

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;

use super::code::{Code, ErrorKind};
use super::expected::Expected;
use super::found::{Found, Remark, place_in_french};
use super::language::Language;
use super::location::{Location, Pointer};
use super::suggestions::near_names;

/// What is wrong with an input: one fault, or all the faults of a document.
///
/// ```
/// use boussole_sante::{Code, Questionnaire};
/// let error = Questionnaire::from_json(b"{\"document\": \"answers\"}").unwrap_err();
/// assert_eq!(error.code(), Code::InvalidDocument);
/// assert_eq!(error.faults()[0].location().to_string(), "/document (1:14)");
/// ```
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::English))]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: Code,
    location: Location,
    expected: Expected,
    found: Found,
    /// The first of them, if there are many.
    faults: Vec<Error>,
    /// How many there are.
    count: usize,
}

/// What an error expected and found, as values.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ErrorContext<'e> {
    /// What would have been right.
    pub expected: &'e Expected,
    /// What was there instead.
    pub found: &'e Found,
}

/// So many faults of one input are listed; of the others the number is told.
pub const MAX_FAULTS: usize = 100;

impl Error {
    /// One fault at one place.
    #[must_use]
    pub fn new(
        code: Code,
        location: Location,
        expected: Expected,
        found: impl Into<Found>,
    ) -> Self {
        Self(Box::new(Inner {
            code,
            location,
            expected,
            found: found.into(),
            faults: Vec::new(),
            count: 1,
        }))
    }

    /// A fault of the call itself.
    #[must_use]
    pub fn usage(code: Code, expected: Expected, found: impl Into<Found>) -> Self {
        Self::new(code, Location::Call, expected, found)
    }

    /// A name that nothing has, with those near to it.
    pub fn unknown_name<'n>(found: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        Self::usage(Code::UnknownName, near_names(found, names.into_iter()), found)
    }

    /// All the faults of one input under one heading; of more than
    /// [`MAX_FAULTS`] the first, and how many there are.
    #[must_use]
    pub fn many(code: Code, faults: Vec<Self>) -> Self {
        let count = faults.len();
        Self::first_of(code, faults, count)
    }

    /// The first of so many faults of one input under one heading.
    #[must_use]
    pub fn first_of(code: Code, mut faults: Vec<Self>, count: usize) -> Self {
        let count = count.max(faults.len());
        faults.truncate(MAX_FAULTS);
        if count == 1
            && code != Code::InvalidDocument
            && let Some(only) = faults.pop()
        {
            return only;
        }
        let found = match count {
            1 => Remark::OneFault,
            count => Remark::Faults { count },
        };
        let mut error = Self::new(code, Location::Call, Expected::Nothing, found);
        (error.0.faults, error.0.count) = (faults, count);
        error
    }

    /// Who can mend it.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.code.kind()
    }

    /// The stable name of the fault.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// Where it is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.0.location
    }

    /// What would have been right: values, and a sentence in each language.
    #[must_use]
    pub fn expected(&self) -> &Expected {
        &self.0.expected
    }

    /// What was there instead; personal values are withheld.
    #[must_use]
    pub fn found(&self) -> &Found {
        &self.0.found
    }

    /// Both as values, each with its `kind`: what an app acts on.
    #[must_use]
    pub fn context(&self) -> ErrorContext<'_> {
        ErrorContext { expected: self.expected(), found: self.found() }
    }

    /// Every single fault: those of the document, or this one alone; of more
    /// than [`MAX_FAULTS`] the first.
    #[must_use]
    pub fn faults(&self) -> &[Error] {
        if self.0.faults.is_empty() { std::slice::from_ref(self) } else { &self.0.faults }
    }

    /// The message, with each fault on a line of its own if there are several.
    pub(crate) fn listing(&self) -> String {
        let mut listing = self.to_string();
        for fault in self.0.faults.iter().skip(1) {
            listing.push('\n');
            listing.push_str(&fault.to_string());
        }
        listing
    }

    /// The same where names that nothing declares are shown in this way only;
    /// line and column find them.
    pub(crate) fn without_names(
        self,
        shown: fn(&str) -> Found,
        items: Option<&HashSet<String>>,
    ) -> Self {
        let Inner { code, location, expected, found, .. } = &*self.0;
        let Location::Document { pointer, line, column } = location else { return self };
        let names = code.quotes_names();
        let is_key = matches!(code, Code::UnknownField | Code::DuplicateKey);
        let tokens: Vec<String> = pointer.tokens().collect();
        let by_item = tokens.first().is_some_and(|list| list == "answers" || list == "items");
        let is_undeclared = |depth: usize, token: &String| {
            let is_last = depth + 1 == tokens.len();
            let is_item = by_item && depth == 1;
            (is_item && items.is_some_and(|items| !items.contains(token)))
                || (is_last && names && (is_key || Some(token.as_str()) == found.shown()))
        };
        let told = tokens.iter().enumerate().map(|(depth, token)| {
            if is_undeclared(depth, token) { shown(token).to_string() } else { token.clone() }
        });
        let pointer = told.fold(Pointer::root(), |place, token| place.key(&token));
        let location = Location::Document { pointer, line: *line, column: *column };
        let found = match found.shown() {
            Some(name) if names => shown(name),
            _ => found.clone(),
        };
        Self::new(*code, location, expected.clone(), found)
    }

    /// How many faults there are, those that are not listed among them.
    #[must_use]
    pub fn fault_count(&self) -> usize {
        self.0.count
    }

    /// The fault in one line, in the given language. For several faults the
    /// heading and the first of them.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let Inner { code, location, expected, found, faults, count } = &*self.0;
        if let Some(first) = faults.first() {
            let first_is = match (language, count) {
                (Language::English, 1) => "it is",
                (Language::English, _) => "the first is",
                (Language::French, 1) => "la voici",
                (Language::French, _) => "voici la première",
            };
            let mut told = found.text(language);
            let listed = faults.len();
            if listed < *count {
                told.push_str(&match language {
                    Language::English => format!(", of which {listed} are listed"),
                    Language::French => format!(", dont {listed} sont listées"),
                });
            }
            let (colon, semicolon) = language.marks();
            return format!(
                "{}{colon} {told}{semicolon} {first_is}{colon} {}",
                code.sentence(language),
                first.message(language)
            );
        }
        let mut line = String::new();
        if *location != Location::Call {
            let place = location.to_string();
            let place = match language {
                Language::English => place,
                Language::French => place_in_french(&place),
            };
            line = format!("{place}: ");
        }
        line.push_str(code.sentence(language));
        let (expects, finds) = match language {
            Language::English => ("expected", "found"),
            Language::French => ("attendu\u{a0}:", "trouvé\u{a0}:"),
        };
        let (expected, found) = (expected.text(language), found.text(language));
        let (_, semicolon) = language.marks();
        line.push_str(&format!("{semicolon} {expects} {expected}"));
        if !found.is_empty() {
            line.push_str(&format!("{semicolon} {finds} `{found}`"));
        }
        line
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message(Language::English), self.0.code)
    }
}

impl Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Error", 7)?;
        fields.serialize_field("code", &self.0.code)?;
        fields.serialize_field("location", &self.0.location)?;
        fields.serialize_field("expected", &self.0.expected.to_string())?;
        fields.serialize_field("found", &self.0.found.to_string())?;
        fields.serialize_field("context", &self.context())?;
        fields.serialize_field("message", &self.message(Language::English))?;
        fields.serialize_field("fault_count", &self.0.count)?;
        fields.end()
    }
}

impl std::str::FromStr for Language {
    type Err = Error;

    /// Reads `fr`, `fr-FR`, `fr_FR.UTF-8` and the same for `en`.
    ///
    /// # Errors
    /// `unknown_name` for any other language.
    fn from_str(text: &str) -> Result<Self, Error> {
        let primary = text.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.as_str().eq_ignore_ascii_case(primary))
            .ok_or_else(|| Error::usage(Code::UnknownName, Expected::FrenchOrEnglish, text))
    }
}

/// A fault of a document before its line is known.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    pub(crate) at: Pointer,
    /// Which of several equal keys is meant, from 0.
    pub(crate) occurrence: usize,
    pub(crate) expected: Expected,
    pub(crate) found: Found,
}

impl Fault {
    /// The fault at a line of its text; 0 where there is none.
    pub(crate) fn at_line(self, line: u32, column: u32) -> Error {
        let location = Location::Document { pointer: self.at, line, column };
        Error::new(self.code, location, self.expected, self.found)
    }
}

/// The first faults of a document, and how many there are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Faults {
    pub(crate) kept: Vec<Fault>,
    pub(crate) count: usize,
}

impl Faults {
    /// Whether no further fault is kept: what only words it need not be made.
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() >= MAX_FAULTS
    }

    pub(crate) fn note(&mut self, fault: impl FnOnce() -> Fault) {
        self.count += 1;
        if !self.is_full() {
            self.kept.push(fault());
        }
    }

    pub(crate) fn extend(&mut self, other: Self) {
        self.count += other.count;
        self.kept.extend(other.kept);
        self.kept.truncate(MAX_FAULTS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_a_locale() {
        for (text, language) in [
            ("fr", Language::French),
            ("fr_FR.UTF-8", Language::French),
            ("EN-gb", Language::English),
        ] {
            assert_eq!(text.parse(), Ok(language), "{text}");
        }
        for &language in Language::ALL {
            assert_eq!(language.as_str().parse(), Ok(language));
        }
        let error = "de".parse::<Language>().unwrap_err();
        assert_eq!((error.code(), error.found().shown()), (Code::UnknownName, Some("de")));
    }

    #[test]
    fn an_error_prints_its_message() {
        let place = Location::Document { pointer: Pointer::root().key("a"), line: 3, column: 1 };
        let error = Error::new(Code::WrongType, place, Expected::String, "3");
        let line = "/a (3:1): the value has the wrong type; expected a string; found `3`";
        assert_eq!(error.to_string(), line);
        assert_eq!(format!("{error:?}"), format!("{line} (wrong_type)"));
        assert_eq!(error.message(Language::English), line);
    }
}
