//! Every text of an entry, by a walk over the registry of fields: what search finds, what the
//! glossary explains, what a translation lacks.

use crate::document::field::{Field, Record, Shape};
use crate::document::node::Node;
use crate::error::language::Language;
use crate::error::location::Pointer;
use crate::language::wording;

/// Fields that say where an entry comes from or how it stands, and nothing of what it is.
const ABOUT_THE_ENTRY: &[&str] = &["provenance", "retired", "ext", "note"];

/// Names that have one form in every language.
const NAMES: &[&str] = &["acronym", "provider", "publisher", "as_printed"];

/// Words of closed lists that say what an entry is about.
const SUBJECTS: &[&str] = &["basis", "theme"];

/// A text of an entry.
#[derive(Debug)]
pub(crate) struct Said<'n> {
    /// Where it stands.
    pub(crate) at: Pointer,
    /// The field that says it.
    pub(crate) field: &'static str,
    /// The part of the entry that says it, by its key; none where the entry itself does.
    pub(crate) part: Option<&'n str>,
    /// What it says in each language; in none where it is a name.
    pub(crate) languages: Vec<(Option<&'n str>, &'n str)>,
}

impl Said<'_> {
    /// Whether it says something of the entry, and not of how it came to be.
    pub(crate) fn is_content(&self) -> bool {
        !self.at.as_str().split('/').any(|step| ABOUT_THE_ENTRY.contains(&step))
    }
}

/// Every text of a record, whatever it is nested in, in the order of its fields.
pub(crate) fn texts<'n>(record: &'static Record, node: &'n Node, at: &Pointer) -> Vec<Said<'n>> {
    let mut found = Vec::new();
    walk(record, node, at, None, &mut found);
    found
}

fn walk<'n>(
    record: &'static Record,
    node: &'n Node,
    at: &Pointer,
    part: Option<&'n str>,
    found: &mut Vec<Said<'n>>,
) {
    for field in record.fields {
        let Some(value) = node.get(field.name) else { continue };
        let at = at.key(field.name);
        match value {
            Node::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    one(field, element, &at.index(index), part, found);
                }
            }
            value => one(field, value, &at, part, found),
        }
    }
}

fn one<'n>(
    field: &'static Field,
    node: &'n Node,
    at: &Pointer,
    part: Option<&'n str>,
    found: &mut Vec<Said<'n>>,
) {
    let mut say =
        |languages| found.push(Said { at: at.clone(), field: field.name, part, languages });
    match (field.shape, node) {
        (Shape::Text, Node::Object(members)) => {
            let texts = members.iter().filter_map(|(language, text)| match text {
                Node::String(text) => Some((Some(language.as_str()), text.as_str())),
                _ => None,
            });
            say(texts.collect());
        }
        (Shape::String, Node::String(name)) if NAMES.contains(&field.name) => {
            say(vec![(None, name.as_str())]);
        }
        (Shape::Word(list), Node::String(word)) if SUBJECTS.contains(&field.name) => {
            let said = Language::ALL
                .iter()
                .map(|one| (Some(one.as_str()), wording(list.name, word, *one)));
            say(said.collect());
        }
        (Shape::Record(record), node) => {
            let own = match node.get("key") {
                Some(Node::String(key)) => Some(key.as_str()),
                _ => part,
            };
            walk(record(), node, at, own, found);
        }
        _ => {}
    }
}
