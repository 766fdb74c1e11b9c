//! The languages in which the library itself speaks.

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
