//! Texts by language.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;

/// A text in one or more languages, keyed by BCP 47 tag; French is always
/// there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// The text in the language, or in French where that is not given; the
    /// second value says in which language it is.
    #[must_use]
    pub fn get<'t>(&'t self, language: &'t str) -> (&'t str, &'t str) {
        match self.0.get(language) {
            Some(text) => (text, language),
            None => (self.french(), "fr"),
        }
    }

    /// The French text.
    #[must_use]
    pub fn french(&self) -> &str {
        self.0.get("fr").map_or("", String::as_str)
    }

    /// Each language with its text, sorted by tag.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }
}

impl Read for Text {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            let expected = Expected::TextsByLanguage;
            reader.fault(Code::WrongType, at, expected, node.describe());
            return None;
        };
        let mut texts = BTreeMap::new();
        let mut sound = true;
        for (language, text) in members {
            let place = at.key(language);
            if !is_language(language) {
                reader.fault(Code::UnknownField, &place, Expected::LanguageTag, language.as_str());
                sound = false;
            }
            match text {
                Node::String(text) if !text.trim().is_empty() => {
                    texts.insert(language.clone(), text.clone());
                }
                Node::String(text) => {
                    reader.fault(Code::InvalidValue, &place, Expected::NonEmptyText, text.as_str());
                    sound = false;
                }
                other => {
                    reader.fault(Code::WrongType, &place, Expected::String, other.describe());
                    sound = false;
                }
            }
        }
        if !members.iter().any(|(language, _)| language == "fr") {
            reader.fault(Code::MissingField, at, Expected::FrenchText, "");
            sound = false;
        }
        sound.then_some(Self(texts))
    }

    fn stand_in() -> Option<Self> {
        Some(Self(BTreeMap::new()))
    }
}

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

impl Read for LanguageTag {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::LanguageTag, |text| {
            is_language(text).then(|| Self(text.to_owned()))
        })
    }
}

/// The tags of languages, as schemas say it.
#[cfg(feature = "schema")]
pub(crate) const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

fn is_language(tag: &str) -> bool {
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
            "description": "A text in one or more languages, keyed by BCP 47 tag; French is always there.",
            "type": "object",
            "required": ["fr"],
            "propertyNames": { "pattern": LANGUAGE },
            "additionalProperties": { "type": "string", "pattern": "\\S" }
        })
    }
}
