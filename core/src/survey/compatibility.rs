//! Compatibility hashes: what an item asks, apart from its words. Whoever
//! answered one version of it answered every other version with the same hash.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::canonical::canonical_json;
use crate::document::node::Node;
use crate::document::record::record;
use crate::document::reference::At;
use crate::document::sha256::Sha256;
use crate::value::decimal::Decimal;
use crate::value::text::Text;

use super::choices::{ChoiceList, MissingKind};
use super::item::{Item, MaxChosen};
use super::kind::ItemKind;
use super::landmark::Revision;

record! {
    private
    /// By what a saved answer's item is known again in another version of the
    /// questionnaire.
    pub struct ItemHashes {
        /// The SHA-256 of what the item asks: its kind, choices, bounds and
        /// revisions.
        pub compatibility: Sha256,
        /// The SHA-256 of the words that a person reads.
        pub words: Sha256,
    }
}

impl ItemHashes {
    pub(super) fn of(item: &Item, list: Option<&ChoiceList>) -> Self {
        Self {
            compatibility: hash(&Meaning::of(item, list)),
            words: hash(&Words::of(item, list)),
            at: At::default(),
        }
    }
}

/// Of what was read from a document, which JSON can hold.
fn hash<T: Serialize>(part: &T) -> Sha256 {
    Sha256::of(canonical_json(part).unwrap_or_default().as_bytes())
}

/// What the answers to an item depend on. Saves are compared by the hash of
/// it: a field that is added is left out where it says nothing.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Meaning<'q> {
    pub(super) kind: ItemKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) revision: Option<u32>,
    /// What was written for the person alone stays so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reflexive: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decimals: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_chosen: Option<u32>,
    /// By code: the order in which choices are shown is not part of what they
    /// mean.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) choices: BTreeMap<&'q str, MeaningOfChoice>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) missing: BTreeMap<&'q str, MissingKind>,
    /// The revisions of landmarks by level, where they were raised.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) landmarks: BTreeMap<usize, u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct MeaningOfChoice {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) revision: Option<u32>,
}

impl<'q> Meaning<'q> {
    pub(super) fn of(item: &'q Item, list: Option<&'q ChoiceList>) -> Self {
        let choices = list.iter().flat_map(|list| list.choices.iter()).map(|choice| {
            let revision = Revision::raised(choice.revision);
            (choice.code.as_str(), MeaningOfChoice { value: choice.value, revision })
        });
        let missing = list.iter().flat_map(|list| &list.missing);
        let landmarks = item.descriptors.iter().enumerate();
        Self {
            kind: item.kind,
            revision: Revision::raised(item.revision),
            reflexive: item.is_reflexive().then_some(true),
            min: item.min,
            max: item.max,
            decimals: Some(item.places()).filter(|places| *places > 0),
            max_chosen: item.max_chosen.map(MaxChosen::get),
            choices: choices.collect(),
            missing: missing.map(|missing| (missing.code.as_str(), missing.kind)).collect(),
            landmarks: landmarks
                .filter_map(|(level, one)| Some((level, Revision::raised(one.revision)?)))
                .collect(),
        }
    }
}

/// The words that a person reads who answers an item.
#[derive(Serialize)]
struct Words<'q> {
    text: &'q Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'q Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'q Text>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    choices: BTreeMap<&'q str, WordsOfChoice<'q>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    missing: BTreeMap<&'q str, &'q Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    landmarks: Vec<&'q Text>,
}

#[derive(Serialize)]
struct WordsOfChoice<'q> {
    label: &'q Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'q Text>,
}

impl<'q> Words<'q> {
    fn of(item: &'q Item, list: Option<&'q ChoiceList>) -> Self {
        let choices = list.iter().flat_map(|list| list.choices.iter()).map(|choice| {
            let words =
                WordsOfChoice { label: &choice.label, description: choice.description.as_ref() };
            (choice.code.as_str(), words)
        });
        let missing = list.iter().flat_map(|list| &list.missing);
        Self {
            text: &item.text,
            help: item.help.as_ref(),
            unit: item.unit.as_ref(),
            choices: choices.collect(),
            missing: missing
                .filter_map(|missing| Some((missing.code.as_str(), missing.label.as_ref()?)))
                .collect(),
            landmarks: item.descriptors.iter().map(|landmark| &landmark.text).collect(),
        }
    }
}

/// An item among others: what it asks, when, and what is asked beside.
#[derive(Serialize)]
pub(super) struct Asked<'q> {
    #[serde(flatten)]
    meaning: Meaning<'q>,
    #[serde(skip_serializing_if = "Option::is_none")]
    occasion: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<bool>,
    /// Skip logic as it was written, that of the section first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shown_if: Vec<&'q Node>,
}

impl<'q> Asked<'q> {
    pub(super) fn new(
        item: &'q Item,
        list: Option<&'q ChoiceList>,
        shown_if: impl Iterator<Item = &'q Node>,
    ) -> Self {
        Self {
            meaning: Meaning::of(item, list),
            occasion: item.occasion.filter(|asked| *asked),
            other: item.other.filter(|offered| *offered),
            shown_if: shown_if.collect(),
        }
    }
}

/// The SHA-256 of all that is asked, by item.
pub(super) fn of_all<'q>(items: impl Iterator<Item = (&'q str, Asked<'q>)>) -> Sha256 {
    hash(&items.collect::<BTreeMap<_, _>>())
}
