//! Every text of an entry, by a walk over its document: what search finds, what the glossary
//! explains, what a translation lacks.

use crate::document::node::Node;
use crate::error::language::Language;
use crate::error::location::Pointer;
use crate::language::wording;

/// Fields that say where an entry comes from or how it stands, and nothing of what it is.
const ABOUT_THE_ENTRY: &[&str] = &["provenance", "retired", "ext", "note"];

/// Names that have one form in every language.
const NAMES: &[&str] = &["acronym", "provider", "publisher", "as_printed"];

/// Words of closed lists that say what an entry is about, with the names of the lists.
const SUBJECTS: &[(&str, &str)] = &[("basis", "figure.basis"), ("theme", "recommendation.theme")];

/// A text of an entry.
#[derive(Debug)]
pub(crate) struct Said<'n> {
    /// Where it stands.
    pub(crate) at: Pointer,
    /// The field that says it.
    pub(crate) field: &'n str,
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

/// Every text below a node of a document that has been read, in the order of the document: what
/// has the main language of the document, which every text has, and no field is called so.
pub(crate) fn texts<'n>(node: &'n Node, main: &str, at: &Pointer) -> Vec<Said<'n>> {
    let mut walk = Walk { main, found: Vec::new() };
    walk.members(node, at, None);
    walk.found
}

struct Walk<'m, 'n> {
    main: &'m str,
    found: Vec<Said<'n>>,
}

impl<'n> Walk<'_, 'n> {
    fn members(&mut self, node: &'n Node, at: &Pointer, part: Option<&'n str>) {
        for (field, value) in node.members() {
            let at = at.key(field);
            match value {
                Node::Array(elements) => {
                    for (index, element) in elements.iter().enumerate() {
                        self.value(field, element, &at.index(index), part);
                    }
                }
                value => self.value(field, value, &at, part),
            }
        }
    }

    fn value(&mut self, field: &'n str, node: &'n Node, at: &Pointer, part: Option<&'n str>) {
        let subject = SUBJECTS.iter().find(|(name, _)| *name == field);
        let languages = match (node, subject) {
            (Node::String(name), None) if NAMES.contains(&field) => vec![(None, name.as_str())],
            (Node::String(word), Some((_, list))) => {
                let said = |one: &Language| (Some(one.as_str()), wording(list, word, *one));
                Language::ALL.iter().map(said).collect()
            }
            (Node::Object(members), _) if matches!(node.get(self.main), Some(Node::String(_))) => {
                let text = |(language, text): &'n (String, Node)| match text {
                    Node::String(text) => Some((Some(language.as_str()), text.as_str())),
                    _ => None,
                };
                members.iter().filter_map(text).collect()
            }
            (Node::Object(_), _) => {
                let own = match node.get("key") {
                    Some(Node::String(key)) => Some(key.as_str()),
                    _ => part,
                };
                return self.members(node, at, own);
            }
            _ => return,
        };
        self.found.push(Said { at: at.clone(), field, part, languages });
    }
}
