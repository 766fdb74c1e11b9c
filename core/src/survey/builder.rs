//! Questionnaire in code: the document is put together field by field and read
//! by the reader that reads files, so that every fault has its place in it.

use serde::Serialize;

use crate::document::node::Node;
use crate::error::fault::Error;

use super::choices::{ChoiceList, MissingKind};
use super::item::Item;
use super::questionnaire::Questionnaire;
use super::scale::Scale;

/// Fields that hold a text: where it is plain, it is in the main language.
const TEXTS: &[&str] =
    &["title", "description", "intro", "text", "label", "help", "unit", "note", "descriptors"];

/// An object while it is put together, or the first value that JSON cannot hold.
#[derive(Debug, Clone)]
struct Draft(Result<Vec<(String, Node)>, Error>);

impl Draft {
    fn empty() -> Self {
        Self(Ok(Vec::new()))
    }

    fn named(key: &str) -> Self {
        Self::empty().with("key", key)
    }

    /// Sets a field; a second time in its place.
    fn with(self, field: &str, value: impl Serialize) -> Self {
        self.put(field, Node::of(&value))
    }

    fn put(self, field: &str, node: Result<Node, Error>) -> Self {
        Self(self.0.and_then(|mut members| {
            let node = node?;
            match members.iter_mut().find(|(name, _)| name == field) {
                Some((_, own)) => *own = node,
                None => members.push((field.to_owned(), node)),
            }
            Ok(members)
        }))
    }

    /// Puts one at the end of a list.
    fn push(self, list: &str, value: Self) -> Self {
        Self(self.0.and_then(|mut members| {
            let value = Node::Object(value.0?);
            match members.iter_mut().find(|(name, _)| name == list) {
                Some((_, Node::Array(elements))) => elements.push(value),
                _ => members.push((list.to_owned(), Node::Array(vec![value]))),
            }
            Ok(members)
        }))
    }
}

/// Plain texts in the main language; what a publisher adds stays as it is.
fn in_language(node: Node, language: &str) -> Node {
    let in_main = |node: Node| match node {
        Node::String(_) => Node::Object(vec![(language.to_owned(), node)]),
        other => in_language(other, language),
    };
    match node {
        Node::Object(members) => {
            let members = members.into_iter().map(|(name, node)| {
                let node = match node {
                    node if name == "ext" => node,
                    Node::Array(nodes) if TEXTS.contains(&name.as_str()) => {
                        Node::Array(nodes.into_iter().map(in_main).collect())
                    }
                    node if TEXTS.contains(&name.as_str()) => in_main(node),
                    node => in_language(node, language),
                };
                (name, node)
            });
            Node::Object(members.collect())
        }
        Node::Array(nodes) => {
            Node::Array(nodes.into_iter().map(|node| in_language(node, language)).collect())
        }
        other => other,
    }
}

macro_rules! drafts {
    ($( $(#[$meta:meta])* $name:ident )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name(Draft);

        impl $name {
            /// Sets any other field of the format. A plain text is in the main
            /// language; a [`Text`](crate::Text) or an object says its
            /// own.
            #[must_use]
            pub fn with(self, field: &str, value: impl Serialize) -> Self {
                Self(self.0.with(field, value))
            }
        }
    )* };
}

drafts! {
    /// A choice list that is put together.
    ChoiceListDraft
    /// An item that is put together.
    ItemDraft
    /// A scale that is put together.
    ScaleDraft
    /// A questionnaire that is put together: see
    /// [`Questionnaire::builder`].
    QuestionnaireBuilder
}

/// A response option: its value, which is its code too, or its code alone; and
/// its label.
#[derive(Debug, Clone)]
pub struct ChoiceDraft(Draft);

impl From<(i64, &str)> for ChoiceDraft {
    fn from((value, label): (i64, &str)) -> Self {
        let draft = Draft::empty().with("code", value.to_string());
        Self(draft.with("value", value).with("label", label))
    }
}

impl From<(&str, &str)> for ChoiceDraft {
    fn from((code, label): (&str, &str)) -> Self {
        Self(Draft::empty().with("code", code).with("label", label))
    }
}

impl ChoiceList {
    /// Response options in order, each `(value, label)` or `(code, label)`.
    pub fn of<C: Into<ChoiceDraft>>(
        key: &str,
        choices: impl IntoIterator<Item = C>,
    ) -> ChoiceListDraft {
        let list = Draft::named(key);
        let put = |list: Draft, choice: C| list.push("choices", choice.into().0);
        ChoiceListDraft(choices.into_iter().fold(list, put))
    }
}

impl ChoiceListDraft {
    /// A code that says why there is no answer.
    #[must_use]
    pub fn missing(self, code: &str, kind: MissingKind, label: &str) -> Self {
        let missing = Draft::empty().with("code", code).with("kind", kind);
        Self(self.0.push("missing", missing.with("label", label)))
    }
}

impl Item {
    fn draft(key: &str, kind: &str, text: &str) -> Draft {
        Draft::named(key).with("kind", kind).with("text", text)
    }

    /// A question with one answer of a list whose choices have values.
    #[must_use]
    pub fn rating(key: &str, choices: &str, text: &str) -> ItemDraft {
        ItemDraft(Self::draft(key, "rating", text).with("choices", choices))
    }

    /// A question for the level in a competency of a referential.
    #[must_use]
    pub fn level(key: &str, choices: &str, competency: &str, text: &str) -> ItemDraft {
        let draft = Self::draft(key, "level", text).with("choices", choices);
        ItemDraft(draft.with("competency", competency))
    }

    /// A question with one answer of a list.
    #[must_use]
    pub fn single(key: &str, choices: &str, text: &str) -> ItemDraft {
        ItemDraft(Self::draft(key, "single", text).with("choices", choices))
    }

    /// A question with any answers of a list.
    #[must_use]
    pub fn multiple(key: &str, choices: &str, text: &str) -> ItemDraft {
        ItemDraft(Self::draft(key, "multiple", text).with("choices", choices))
    }

    /// A question that puts answers of a list in order.
    #[must_use]
    pub fn ranking(key: &str, choices: &str, text: &str) -> ItemDraft {
        ItemDraft(Self::draft(key, "ranking", text).with("choices", choices))
    }

    /// A question for a number between bounds, both included.
    #[must_use]
    pub fn number(key: &str, (min, max): (i64, i64), text: &str) -> ItemDraft {
        ItemDraft(Self::draft(key, "number", text).with("min", min).with("max", max))
    }

    /// A question for words.
    #[must_use]
    pub fn open(key: &str, text: &str) -> ItemDraft {
        ItemDraft(Self::draft(key, "text", text))
    }
}

impl ItemDraft {
    /// Asked only where the answer to another item passes the test: `is`, `in`,
    /// `includes`, `at_least`, `at_most` or `is_answered`.
    #[must_use]
    pub fn shown_if(self, item: &str, test: &str, value: impl Serialize) -> Self {
        let condition = Draft::empty().with("item", item).with(test, value);
        Self(self.0.put("shown_if", condition.0.map(Node::Object)))
    }
}

impl Scale {
    fn draft<'i>(
        (key, title): (&str, &str),
        method: &str,
        items: impl IntoIterator<Item = &'i str>,
    ) -> ScaleDraft {
        let scale = Draft::named(key).with("title", title).with("method", method);
        let put = |scale: Draft, item: &str| {
            let (item, is_reversed) = match item.strip_prefix('-') {
                Some(item) => (item, true),
                None => (item, false),
            };
            let member = Draft::empty().with("item", item);
            scale.push("items", if is_reversed { member.with("reversed", true) } else { member })
        };
        ScaleDraft(items.into_iter().fold(scale.with("output", "raw"), put))
    }

    /// The mean of items, in their unit; `-a` reverses `a`.
    pub fn mean<'i>(
        key: &str,
        title: &str,
        items: impl IntoIterator<Item = &'i str>,
    ) -> ScaleDraft {
        Self::draft((key, title), "mean", items)
    }

    /// The sum of items, of which none may be missing.
    pub fn sum<'i>(key: &str, title: &str, items: impl IntoIterator<Item = &'i str>) -> ScaleDraft {
        Self::draft((key, title), "sum", items)
    }

    /// The sum that the mean of the answered items gives for all of them.
    pub fn prorated_sum<'i>(
        key: &str,
        title: &str,
        items: impl IntoIterator<Item = &'i str>,
    ) -> ScaleDraft {
        Self::draft((key, title), "prorated_sum", items)
    }
}

impl ScaleDraft {
    /// The score on 100 of the range.
    #[must_use]
    pub fn in_percent(self) -> Self {
        self.with("output", "percent_of_maximum")
    }
}

impl Questionnaire {
    /// A questionnaire that is put together in code, version 1.0.0 and in French
    /// unless told otherwise. [`build`](QuestionnaireBuilder::build) reads it as
    /// a file would be read.
    ///
    /// ```
    /// use boussole_sante::{Questionnaire, survey::{ChoiceList, Item, Scale}};
    /// let agreement = [(1, "Pas d’accord"), (2, "Plutôt d’accord"), (3, "D’accord")];
    /// let q = Questionnaire::builder("climat", "Climat d’équipe")
    ///     .choice_list(ChoiceList::of("accord", agreement))
    ///     .section("equipe", "L’équipe", [
    ///         Item::rating("entraide", "accord", "On s’entraide."),
    ///         Item::rating("tensions", "accord", "Il y a des tensions."),
    ///     ])
    ///     .scale(Scale::mean("climat", "Climat", ["entraide", "-tensions"]))
    ///     .build()?;
    /// assert_eq!(q.items().len(), 2);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn builder(key: &str, title: &str) -> QuestionnaireBuilder {
        let draft = Draft::empty().with("document", "questionnaire").with("schema_version", 1);
        QuestionnaireBuilder(draft.with("key", key).with("version", "1.0.0").with("title", title))
    }
}

impl QuestionnaireBuilder {
    /// The languages in which every text is, the main one first.
    #[must_use]
    pub fn languages<'l>(self, languages: impl IntoIterator<Item = &'l str>) -> Self {
        self.with("languages", languages.into_iter().collect::<Vec<_>>())
    }

    /// Adds a choice list.
    #[must_use]
    pub fn choice_list(self, list: ChoiceListDraft) -> Self {
        Self(self.0.push("choice_lists", list.0))
    }

    /// Adds a section with its items.
    #[must_use]
    pub fn section(
        self,
        key: &str,
        title: &str,
        items: impl IntoIterator<Item = ItemDraft>,
    ) -> Self {
        let section = Draft::named(key).with("title", title);
        let section =
            items.into_iter().fold(section, |section, item| section.push("items", item.0));
        Self(self.0.push("sections", section))
    }

    /// Adds a scale.
    #[must_use]
    pub fn scale(self, scale: ScaleDraft) -> Self {
        Self(self.0.push("scales", scale.0))
    }

    /// The questionnaire, checked.
    ///
    /// # Errors
    /// `invalid_document` with every fault, each at its place in the document;
    /// `invalid_json` for a value of a field that JSON cannot hold.
    pub fn build(self) -> Result<Questionnaire, Error> {
        let node = Node::Object(self.0.0?);
        let main = node.get("languages").and_then(|languages| languages.elements().first());
        let language = match main {
            Some(Node::String(language)) => language.clone(),
            _ => "fr".to_owned(),
        };
        Questionnaire::from_node(in_language(node, &language), None)
    }
}
