//! The validated questionnaire: checked once, then only read.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::document::authored::{Authored, document_traits, read_document};
use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::Read;
use crate::document::reader::Reader;
use crate::document::sha256::Sha256;
use crate::document::shipped::unpacked_beside;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::value::key::{ChoiceListKey, CompetencyKey, ItemKey, QuestionnaireKey, ScaleKey};
use crate::value::text::Text;
use crate::value::version::Version;

use super::choices::ChoiceList;
use super::compatibility;
use super::compatibility::ItemHashes;

pub use super::document::{QuestionnaireDocument, QuestionnaireTag};
use super::item::{Item, ItemKind, Section};
use super::questionnaire_check;
use super::scale::Scale;

/// A questionnaire that has passed every check.
///
/// ```
/// use boussole_sante::Questionnaire;
/// let q = Questionnaire::embedded("autopositionnement")?;
/// assert_eq!(q.title().main(), "Autopositionnement des coordinations locales de santé");
/// assert_eq!(q.sha256().len(), 64);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Questionnaire(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    authored: Authored,
    document: QuestionnaireDocument,
    /// Section and position of each item, in the order of the document, and the
    /// list that it offers.
    order: Vec<(usize, usize, Option<usize>)>,
    items: HashMap<ItemKey, usize>,
    lists: HashMap<ChoiceListKey, usize>,
    scales: HashMap<ScaleKey, usize>,
    compatibility: OnceLock<Sha256>,
    hashes: OnceLock<Vec<ItemHashes>>,
}

/// The questionnaires that ship with the library.
const EMBEDDED: &[(&str, &[u8])] = &[
    (
        "autopositionnement",
        include_bytes!(concat!(env!("OUT_DIR"), "/autopositionnement.json.deflate")),
    ),
    (
        "autopositionnement-court",
        include_bytes!(concat!(env!("OUT_DIR"), "/autopositionnement-court.json.deflate")),
    ),
];

impl Questionnaire {
    /// Reads a questionnaire from the bytes of its JSON document.
    ///
    /// # Errors
    /// `too_large`, `too_deep`, `invalid_encoding`, `invalid_json`, or
    /// `invalid_document` with every fault of the document.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let node = Node::parse(bytes)?;
        Self::from_node(node, std::str::from_utf8(bytes).ok())
    }

    /// The names of the questionnaires that ship with the library.
    #[must_use]
    pub fn embedded_names() -> Vec<&'static str> {
        EMBEDDED.iter().map(|(name, _)| *name).collect()
    }

    /// A questionnaire that ships with the library.
    ///
    /// # Errors
    /// `unknown_name` if none has this name.
    pub fn embedded(name: &str) -> Result<Self, Error> {
        let names = || EMBEDDED.iter().map(|(name, _)| *name);
        let packed = EMBEDDED.iter().find(|(embedded, _)| *embedded == name);
        packed.map_or_else(
            || Err(Error::unknown_name(name, names())),
            |(_, packed)| {
                Self::from_json(unpacked_beside(packed, Referential::embedded_json()).as_bytes())
            },
        )
    }

    pub(crate) fn from_node(authored: Node, text: Option<&str>) -> Result<Self, Error> {
        let tag = QuestionnaireTag::Questionnaire.as_str();
        let document =
            read_document(&authored, text, tag, Reader::default(), questionnaire_check::check)?;
        let mut inner = Inner {
            authored: Authored::new(authored)?,
            order: Vec::new(),
            items: HashMap::new(),
            lists: HashMap::new(),
            scales: HashMap::new(),
            compatibility: OnceLock::new(),
            hashes: OnceLock::new(),
            document,
        };
        for (index, list) in inner.document.choice_lists.iter().enumerate() {
            inner.lists.insert(list.key.clone(), index);
        }
        for (s, section) in inner.document.sections.iter().enumerate() {
            for (i, item) in section.items.iter().enumerate() {
                inner.items.insert(item.key.clone(), inner.order.len());
                let list = item.choices.as_ref().and_then(|list| inner.lists.get(list));
                inner.order.push((s, i, list.copied()));
            }
        }
        for (index, scale) in inner.document.scales.iter().enumerate() {
            inner.scales.insert(scale.key.clone(), index);
        }
        Ok(Self(Arc::new(inner)))
    }

    /// Names the questionnaire.
    #[must_use]
    pub fn key(&self) -> &QuestionnaireKey {
        &self.0.document.key
    }

    /// The version of its content.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.0.document.version
    }

    /// What it is for.
    #[must_use]
    pub fn description(&self) -> Option<&Text> {
        self.0.document.description.as_ref()
    }

    /// How people name it.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.0.document.title
    }

    /// The whole document.
    #[must_use]
    pub fn document(&self) -> &QuestionnaireDocument {
        &self.0.document
    }

    /// Its sections, in order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.0.document.sections
    }

    /// Its choice lists, in order.
    #[must_use]
    pub fn choice_lists(&self) -> &[ChoiceList] {
        &self.0.document.choice_lists
    }

    /// Its scales, in order.
    #[must_use]
    pub fn scales(&self) -> &[Scale] {
        &self.0.document.scales
    }

    /// Its items, in order.
    pub fn items(&self) -> impl ExactSizeIterator<Item = &Item> + Clone {
        self.0.order.iter().map(|(s, i, _)| &self.0.document.sections[*s].items[*i])
    }

    /// The item with this key.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.item_position(key).and_then(|position| self.items().nth(position))
    }

    /// The level item that a choice of a wish names.
    pub(crate) fn wished(&self, code: &str) -> Option<&Item> {
        self.items().find(|item| item.kind == ItemKind::Level && item.column() == code)
    }

    /// The item that asks for the level of a competency.
    #[must_use]
    pub fn level_item(&self, competency: &str) -> Option<&Item> {
        self.items().find(|item| {
            let own = item.competency.as_ref().map(CompetencyKey::as_str);
            item.kind == ItemKind::Level && own == Some(competency)
        })
    }

    /// The position of an item in the order of [`items`](Self::items).
    #[must_use]
    pub fn item_position(&self, key: &str) -> Option<usize> {
        self.0.items.get(key).copied()
    }

    /// The section of the item at this position.
    #[must_use]
    pub fn section_of(&self, position: usize) -> Option<&Section> {
        self.0.order.get(position).map(|(section, ..)| &self.0.document.sections[*section])
    }

    /// The scale with this key.
    #[must_use]
    pub fn scale(&self, key: &str) -> Option<&Scale> {
        self.scale_position(key).map(|position| &self.0.document.scales[position])
    }

    /// The position of a scale.
    #[must_use]
    pub fn scale_position(&self, key: &str) -> Option<usize> {
        self.0.scales.get(key).copied()
    }

    /// The choice list of an item.
    #[must_use]
    pub fn choices(&self, item: &Item) -> Option<&ChoiceList> {
        let index = self.0.lists.get(item.choices.as_ref()?)?;
        Some(&self.0.document.choice_lists[*index])
    }

    /// The choice list of the item at this position.
    #[must_use]
    pub fn choices_at(&self, position: usize) -> Option<&ChoiceList> {
        let (_, _, list) = self.0.order.get(position)?;
        self.0.document.choice_lists.get((*list)?)
    }

    /// The SHA-256 of the canonical form of the document as it was written.
    #[must_use]
    pub fn sha256(&self) -> &str {
        self.hash().as_str()
    }

    pub(crate) fn hash(&self) -> &Sha256 {
        self.0.authored.sha256()
    }

    /// The SHA-256 of all that answers depend on: keys, kinds, codes, values,
    /// bounds, skip logic and the revisions that authors raise. Where two
    /// versions have the same, every answer to the one stands in the other.
    #[must_use]
    pub fn compatibility(&self) -> &str {
        self.0.compatibility.get_or_init(|| self.work_out_compatibility()).as_str()
    }

    fn work_out_compatibility(&self) -> Sha256 {
        let sections = self.sections().iter();
        let items =
            sections.flat_map(|section| section.items.iter().map(move |one| (section, one)));
        compatibility::of_all(items.map(|(section, item)| {
            let places = [&section.at, &item.at].map(|at| at.key("shown_if"));
            let shown_if = places.into_iter().filter_map(|at| self.0.authored.node().at(&at));
            let shown_if = shown_if.filter(|node| **node != Node::Null);
            (item.key.as_str(), compatibility::Asked::new(item, self.choices(item), shown_if))
        }))
    }

    /// By what an item is known again in another version.
    pub(crate) fn hashes(&self, item: &str) -> Option<&ItemHashes> {
        let hashes = self.0.hashes.get_or_init(|| {
            self.items().map(|item| ItemHashes::of(item, self.choices(item))).collect()
        });
        hashes.get(self.item_position(item)?)
    }

    /// The document as it was written, indented, in the author's order.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.authored.to_json()
    }

    /// The canonical form (RFC 8785) of the document as it was written.
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        self.0.authored.to_canonical_json()
    }
}

document_traits!(Questionnaire, QuestionnaireDocument);

/// As a part of another document: its faults have their places there.
impl Read for Questionnaire {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        match Self::from_node(node.clone(), None) {
            Ok(questionnaire) => Some(questionnaire),
            Err(error) => {
                for fault in error.faults() {
                    let inner = fault.location().pointer().cloned().unwrap_or_default();
                    let place = inner.tokens().fold(at.clone(), |place, token| place.key(&token));
                    reader.fault(
                        fault.code(),
                        &place,
                        fault.expected().clone(),
                        fault.found().clone(),
                    );
                }
                reader.unlisted(&error);
                None
            }
        }
    }
}
