//! The languages in which the library itself speaks.

use super::code::Code;
use super::fault::Error;

/// A language in which the library itself speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the language of the code.
    #[default]
    English,
    /// French, the language of the field.
    French,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::English, Self::French];

    /// `en` or `fr`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
}

impl Language {
    /// The colon and the semicolon, with the blank that French puts before.
    pub(super) const fn marks(self) -> (&'static str, &'static str) {
        match self {
            Self::English => (":", ";"),
            Self::French => ("\u{a0}:", "\u{a0};"),
        }
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
            .ok_or_else(|| Error::usage(Code::UnknownName, "fr or en", text))
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
        assert_eq!((error.code(), error.found()), (Code::UnknownName, "de"));
    }
}
