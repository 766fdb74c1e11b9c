//! Privacy notice (GDPR article 13): a text with places to fill, given only
//! when every one of them is.

use crate::document::authored::read_document;
use crate::document::list::NonEmpty;
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::language::Language;
use crate::error::location::Pointer;
use crate::survey::questionnaire::Questionnaire;
use crate::value::date::Date;
use crate::value::text::Text;
use crate::value::version::SchemaVersion;

const EMBEDDED: &str = include_str!("../../data/notice.json");
const OPEN: &str = "{{";
const CLOSE: &str = "}}";

words! {
    /// What kind of document this is.
    pub enum NoticeTag {
        /// The text of a notice, with places to fill.
        Notice = "notice",
    }
}

words! {
    /// What may stand in a place of the notice.
    pub enum NoticeFieldKind {
        /// Any text.
        Text = "text",
        /// A day, as YYYY-MM-DD.
        Date = "date",
        /// One of the choices.
        Choice = "choice",
        /// Known from the questionnaire; may be given all the same.
        Questionnaire = "questionnaire",
    }
}

record! {
    /// A choice, and what the notice says for it.
    pub struct NoticeChoice {
        /// How the fields write it.
        pub code: String,
        /// What the notice says.
        pub text: Text,
    }
}

record! {
    /// A place of the notice that somebody fills.
    pub struct NoticeField {
        /// Names it.
        pub name: String,
        /// What may stand there.
        pub kind: NoticeFieldKind,
        /// What to write there.
        pub help: Text,
        /// The choices, if it is one.
        pub choices: Vec<NoticeChoice>,
    }
}

record! {
    /// A part of the notice.
    pub struct NoticeSection {
        /// Its title.
        pub title: Text,
        /// Its paragraphs, with places as `{{name}}`.
        pub paragraphs: NonEmpty<Text>,
    }
}

record! {
    /// A notice with its places.
    pub struct NoticeDocument {
        /// What kind of document this is.
        pub document: NoticeTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// Where its words come from.
        pub note: Text,
        /// The places.
        pub fields: NonEmpty<NoticeField>,
        /// What is said first.
        pub title: Text,
        /// The parts, in order.
        pub sections: NonEmpty<NoticeSection>,
    }
}

/// The notice that ships with the library.
fn template() -> Result<NoticeDocument, Error> {
    let node = Node::parse(EMBEDDED.as_bytes())?;
    let tag = NoticeTag::Notice.as_str();
    read_document(&node, Some(EMBEDDED), tag, Reader::default(), |_: &NoticeDocument, _| {})
}

/// The places of the notice, in the order in which they are asked for.
///
/// # Errors
/// None that a sound copy of the library gives.
pub fn notice_fields() -> Result<Vec<NoticeField>, Error> {
    Ok(template()?.fields.to_vec())
}

/// The notice of a questionnaire as Markdown, from the JSON object of its
/// fields. What the questionnaire says itself (title, minutes) need not be
/// given.
///
/// # Errors
/// Every field that is missing, empty, unknown or not of its kind, at once.
pub fn notice(
    questionnaire: &Questionnaire,
    fields: &[u8],
    language: Language,
) -> Result<String, Error> {
    let template = template()?;
    let (node, text) = (Node::parse(fields)?, std::str::from_utf8(fields).ok());
    let mut reader = Reader::default();
    reader.extend(node.faults());
    let at = Pointer::root();
    if !matches!(node, Node::Object(_)) {
        reader.wrong_type(&at, Expected::Object, &node);
    }
    for (name, _) in node.members() {
        if !template.fields.iter().any(|field| field.name == *name) {
            let names = template.fields.iter().map(|field| field.name.as_str());
            reader.unknown(Code::UnknownField, &at.key(name), name, names);
        }
    }
    let mut filled = Vec::new();
    for field in template.fields.iter() {
        let given = node.get(&field.name);
        if let Some(value) = value_of(field, given, questionnaire, language, &mut reader) {
            filled.push((field.name.as_str(), value));
        }
    }
    reader.finish(text)?;
    let said = |text: &Text| fill(text.get(language.as_str()).0, &filled);
    let mut markdown = format!("# {}\n", said(&template.title));
    for section in template.sections.iter() {
        markdown.push_str(&format!("\n## {}\n", said(&section.title)));
        for paragraph in section.paragraphs.iter() {
            markdown.push_str(&format!("\n{}\n", said(paragraph)));
        }
    }
    Ok(markdown)
}

/// What stands in a place; a fault where that is nothing.
fn value_of(
    field: &NoticeField,
    given: Option<&Node>,
    questionnaire: &Questionnaire,
    language: Language,
    reader: &mut Reader,
) -> Option<String> {
    let at = Pointer::root().key(&field.name);
    let is_known = field.kind == NoticeFieldKind::Questionnaire;
    let text = match given {
        None if is_known => return Some(known(&field.name, questionnaire, language)),
        None => {
            let expected = Expected::Field { field: field.name.to_string() };
            reader.fault(Code::MissingField, &at, expected, "");
            return None;
        }
        Some(Node::String(text)) if is_known && text.trim().is_empty() => {
            return Some(known(&field.name, questionnaire, language));
        }
        Some(Node::String(text)) => text.trim(),
        Some(other) => {
            reader.wrong_type(&at, Expected::String, other);
            return None;
        }
    };
    let expected = if text.is_empty() || text.contains(OPEN) || text.contains(CLOSE) {
        Expected::NonEmptyText
    } else {
        match field.kind {
            NoticeFieldKind::Text | NoticeFieldKind::Questionnaire => return Some(text.to_owned()),
            NoticeFieldKind::Date => match text.parse::<Date>() {
                Ok(day) => return Some(day.to_string()),
                Err(error) => error.expected().to_owned(),
            },
            NoticeFieldKind::Choice => {
                match field.choices.iter().find(|choice| choice.code == text) {
                    Some(choice) => return Some(choice.text.get(language.as_str()).0.to_owned()),
                    None => {
                        let codes = field.choices.iter().map(|choice| choice.code.as_str());
                        Expected::OneOf { names: codes.collect() }
                    }
                }
            }
        }
    };
    reader.fault(Code::InvalidValue, &at, expected, text);
    None
}

/// What the questionnaire says of itself.
fn known(name: &str, questionnaire: &Questionnaire, language: Language) -> String {
    if name == "minutes" {
        return questionnaire.answering_minutes_in(language);
    }
    questionnaire.title().get(language.as_str()).0.to_owned()
}

/// The text with its places filled, once: what fills one is not filled again.
fn fill(text: &str, filled: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((name, after)) = after.split_once(CLOSE) else { break };
        out.push_str(before);
        let value = filled.iter().find(|(known, _)| *known == name);
        out.push_str(value.map_or("", |(_, value)| value.as_str()));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::survey::answers::Purpose;

    fn places(text: &str) -> BTreeSet<String> {
        let after = text.split(OPEN).skip(1);
        after.map(|part| part.split_once(CLOSE).unwrap().0.to_owned()).collect()
    }

    #[test]
    fn every_place_is_a_field_and_every_field_a_place_in_both_languages() {
        let template = template().unwrap();
        let names: BTreeSet<String> = template.fields.iter().map(|f| f.name.clone()).collect();
        assert_eq!(names.len(), template.fields.iter().count());
        for language in Language::ALL {
            let texts = template.sections.iter().flat_map(|section| {
                section.paragraphs.iter().chain(std::iter::once(&section.title))
            });
            let all = texts.chain(std::iter::once(&template.title));
            let said = all.map(|text| text.get(language.as_str()).0).collect::<Vec<_>>();
            let found: BTreeSet<String> = said.iter().flat_map(|text| places(text)).collect();
            assert_eq!(found, names, "{language:?}");
        }
    }

    #[test]
    fn each_purpose_has_its_words_and_consent_is_no_basis() {
        let template = template().unwrap();
        let codes = |name: &str| {
            let field = template.fields.iter().find(|field| field.name == name).unwrap();
            field.choices.iter().map(|choice| choice.code.clone()).collect::<Vec<_>>()
        };
        let purposes = Purpose::ALL.iter().map(|purpose| purpose.as_str().to_owned());
        assert_eq!(codes("purpose"), purposes.collect::<Vec<_>>());
        assert_eq!(codes("legal_basis"), ["mission", "interet"]);
    }

    #[test]
    fn what_fills_a_place_is_not_filled_again() {
        let filled = [("a", "{{b}}".to_owned()), ("b", "x".to_owned())];
        assert_eq!(fill("1 {{a}} 2 {{b}} {{", &filled), "1 {{b}} 2 x {{");
    }
}
