//! Texts by language.

use std::collections::HashMap;

use boussole_sante as core;

/// A text in each language that it has.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Text {
    /// The main language: French, unless the document declares another.
    pub language: String,
    /// By language, as `fr`.
    pub by_language: HashMap<String, String>,
}

impl From<&core::Text> for Text {
    fn from(text: &core::Text) -> Self {
        let language = text.iter().next().map_or("", |(language, _)| language).to_owned();
        let entries = text.iter().map(|(language, text)| (language.to_owned(), text.to_owned()));
        Self { language, by_language: entries.collect() }
    }
}

impl Text {
    /// What the library itself says, in each language that it speaks.
    pub(crate) fn each(say: impl Fn(core::Language) -> String) -> Self {
        let said = |&language: &core::Language| (language.as_str().to_owned(), say(language));
        let language = core::Language::French.as_str().to_owned();
        Self { language, by_language: core::Language::ALL.iter().map(said).collect() }
    }
}

/// A text that may be absent.
pub(crate) fn maybe(text: Option<&core::Text>) -> Option<Text> {
    text.map(Text::from)
}

/// Several texts, in order.
pub(crate) fn texts(texts: &[core::Text]) -> Vec<Text> {
    texts.iter().map(Text::from).collect()
}
