//! Texts by language.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::deserialize;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::language::Language;
use crate::error::location::Pointer;

/// A text in one or more languages, keyed by BCP 47 tag: in those that its
/// document declares, the main one first, and any others.
#[derive(Debug, Clone, Eq)]
pub struct Text(Vec<(String, String)>);

impl Text {
    /// A text in one language.
    ///
    /// # Errors
    /// `invalid_value` for a tag that is none, or a blank text.
    pub fn new(language: &str, text: impl Into<String>) -> Result<Self, Error> {
        Self(Vec::new()).with(language, text)
    }

    /// The same in one more language, or with other words in this one.
    ///
    /// # Errors
    /// `invalid_value` for a tag that is none, or a blank text.
    pub fn with(mut self, language: &str, text: impl Into<String>) -> Result<Self, Error> {
        let text = text.into();
        let wrong = |expected, found: &str| Error::usage(Code::InvalidValue, expected, found);
        if !is_language(language) {
            return Err(wrong(Expected::LanguageTag, language));
        }
        if text.trim().is_empty() {
            return Err(wrong(Expected::NonEmptyText, &text));
        }
        match self.0.iter_mut().find(|(own, _)| own == language) {
            Some((_, own)) => *own = text,
            None => self.0.push((language.to_owned(), text)),
        }
        Ok(self)
    }

    /// A sentence of the library, in the languages that it speaks.
    pub(crate) fn of(say: impl Fn(Language) -> String) -> Self {
        let languages = [("fr", Language::French), ("en", Language::English)];
        Self(languages.map(|(tag, language)| (tag.to_owned(), say(language))).into())
    }

    /// The text in the language, or in the main one where that is not given;
    /// the second value says in which language it is.
    #[must_use]
    pub fn get(&self, language: &str) -> (&str, &str) {
        let own = self.iter().find(|(own, _)| *own == language).or_else(|| self.iter().next());
        own.map_or(("", ""), |(language, text)| (text, language))
    }

    /// The text in the main language of its document, which is French unless
    /// that says otherwise.
    #[must_use]
    pub fn main(&self) -> &str {
        self.0.first().map_or("", |(_, text)| text)
    }

    /// Each language with its text, the main language first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }
}

/// Two texts are the same if they say the same in each language, whichever of
/// them comes first.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().all(|one| other.0.contains(one))
    }
}

impl Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl Read for Text {
    const SHAPE: Shape = Shape::Text;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            let expected = Expected::TextsByLanguage;
            reader.wrong_type(at, expected, node);
            return None;
        };
        // The declared languages in their order, then others by their tags; as
        // they are written where none can be declared.
        let declared = reader.languages();
        if members.is_empty() && declared.is_empty() {
            reader.fault(Code::InvalidValue, at, Expected::TextsByLanguage, node.describe());
            return None;
        }
        let rank =
            |language: &str| declared.iter().position(|one| one == language).unwrap_or(usize::MAX);
        let mut texts: Vec<(String, String)> = Vec::with_capacity(members.len());
        let mut sound = true;
        for (language, text) in members {
            let place = at.key(language);
            if !is_language(language) {
                reader.fault(Code::UnknownField, &place, Expected::LanguageTag, language.as_str());
                sound = false;
            }
            match text {
                Node::String(text) if !text.trim().is_empty() => {
                    let after = |(other, _): &(String, String)| {
                        (rank(other), &**other) > (rank(language), &**language)
                    };
                    let place = texts.iter().position(after).filter(|_| !declared.is_empty());
                    let place = place.unwrap_or(texts.len());
                    texts.insert(place, (language.clone(), text.clone()));
                }
                Node::String(text) => {
                    reader.fault(Code::InvalidValue, &place, Expected::NonEmptyText, text.as_str());
                    sound = false;
                }
                other => {
                    reader.wrong_type(&place, Expected::String, other);
                    sound = false;
                }
            }
        }
        for language in declared.iter().filter(|tag| is_language(tag)) {
            if !members.iter().any(|(own, _)| own == language) {
                let expected = Expected::TextIn { language: language.clone() };
                reader.fault(Code::MissingField, at, expected, "");
                sound = false;
            }
        }
        sound.then_some(Self(texts))
    }

    fn stand_in() -> Option<Self> {
        Some(Self(Vec::new()))
    }
}

deserialize! { Text }

/// A BCP 47 tag of a language, as `fr`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct LanguageTag(#[cfg_attr(feature = "schema", schemars(regex(pattern = LANGUAGE)))] String);

impl LanguageTag {
    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for LanguageTag {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::usage(Code::InvalidValue, Expected::LanguageTag, text);
        is_language(text).then(|| Self(text.to_owned())).ok_or_else(wrong)
    }
}

impl Read for LanguageTag {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::LanguageTag, |text| {
            is_language(text).then(|| Self(text.to_owned()))
        })
    }
}

deserialize! { LanguageTag }

/// The tags of languages, as schemas say it.
#[cfg(feature = "schema")]
pub(crate) const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// Words without their accents, for those who leave them out.
pub(crate) fn unaccented(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// What people call a thing, as the words of a key: `motif d’absence` is `motif-d-absence`.
#[cfg(feature = "evaluation")]
pub(crate) fn slug(text: &str) -> String {
    let plain = unaccented(text).to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A text keyed by BCP 47 tag: in each language that its document declares (`languages`; French if it declares none), and any others.",
            "type": "object",
            "minProperties": 1,
            "propertyNames": { "pattern": LANGUAGE },
            "additionalProperties": { "type": "string", "pattern": "\\S" }
        })
    }
}
