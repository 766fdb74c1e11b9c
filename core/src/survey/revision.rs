//! Revisions: what an answer means after the questionnaire has changed.

use crate::document::reader::Reader;
use crate::document::record::words;
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::{ItemPart, Remark};
use crate::error::location::Pointer;
use crate::value::key::ItemKey;

use super::answer::Answer;
use super::compatibility::{ItemHashes, Meaning, MeaningOfChoice};
use super::questionnaire::Questionnaire;

words! {
    /// Why an answer does not stand in another version of its questionnaire.
    pub enum Why {
        /// Its item is not asked any more.
        Gone = "gone",
        /// Its item means something else: another kind, other choices or
        /// bounds, or a revision that its author raised.
        Changed = "changed",
    }
}

/// An answer that was given to another version of a questionnaire, and does
/// not stand in this one. Personal data.
#[derive(Clone)]
#[non_exhaustive]
pub struct SetAside {
    /// The item to which it was given.
    pub item: ItemKey,
    /// The answer, to be shown where the item is asked again.
    pub answer: Answer,
    /// Why it does not stand.
    pub why: Why,
    /// What was expected and found, for whoever looks into it.
    pub reason: Error,
}

/// Answers are not in a log.
impl std::fmt::Debug for SetAside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SetAside")
            .field("item", &self.item)
            .field("why", &self.why)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

/// The item that was answered, as far as it is known.
#[derive(Clone, Copy)]
pub(crate) enum Earlier<'q> {
    /// As an item of this questionnaire.
    Questionnaire(&'q Questionnaire),
    /// By what was saved of it.
    Hashes(&'q ItemHashes),
}

/// Whether the words of an item are others now, if an answer to it still means
/// the same; notes what changed otherwise. Words may change; kind, codes,
/// values, kinds of missing, bounds and revisions may not.
pub(crate) fn check_item(
    key: &str,
    earlier: Earlier<'_>,
    later: &Questionnaire,
    at: &Pointer,
    reader: &mut Reader,
) -> Result<bool, Why> {
    let Some(now) = later.hashes(key) else {
        let expected = Expected::ItemInVersion { version: later.version().to_string() };
        reader.fault(Fault::ChangedItem, at, expected, Remark::Gone);
        return Err(Why::Gone);
    };
    let then = match earlier {
        Earlier::Questionnaire(earlier) => earlier.hashes(key).unwrap_or(now),
        Earlier::Hashes(hashes) => hashes,
    };
    if then.compatibility == now.compatibility {
        return Ok(then.words != now.words);
    }
    let known = match earlier {
        Earlier::Questionnaire(earlier) => {
            meaning(key, earlier).zip(meaning(key, later)).and_then(|(was, is)| change(&was, &is))
        }
        Earlier::Hashes(_) => None,
    };
    let (was, is) = match known {
        Some((was, is)) => (Expected::ItemPart { part: was }, Remark::ItemPart { part: is }),
        None => (Expected::ItemAsAnswered, Remark::OtherItemParts),
    };
    reader.fault(Fault::ChangedItem, at, was, is);
    Err(Why::Changed)
}

fn meaning<'q>(key: &str, questionnaire: &'q Questionnaire) -> Option<Meaning<'q>> {
    questionnaire.item(key).map(|item| Meaning::of(item, questionnaire.choices(item)))
}

/// The first difference that matters: what it was and what it is.
fn change(before: &Meaning<'_>, after: &Meaning<'_>) -> Option<(ItemPart, ItemPart)> {
    let fields = fields(before).into_iter().zip(fields(after));
    fields.into_iter().find(|(was, is)| was != is).or_else(|| {
        let (before, after) = (offered(before), offered(after));
        let gone = before.iter().find(|choice| !after.contains(choice));
        let new = after.iter().find(|choice| !before.contains(choice));
        let or_none = |one: Option<&ItemPart>| one.cloned().unwrap_or(ItemPart::NoSuchChoice);
        (before != after).then(|| (or_none(gone), or_none(new)))
    })
}

/// What an item is beside its choices.
fn fields(meaning: &Meaning<'_>) -> [ItemPart; 7] {
    fn field<T: ToString>(name: &str, value: Option<T>) -> ItemPart {
        let field = name.to_owned();
        match value {
            Some(value) => ItemPart::Field { field, value: value.to_string() },
            None => ItemPart::NoField { field },
        }
    }
    [
        ItemPart::Kind { of: meaning.kind.to_string() },
        ItemPart::Revision { revision: meaning.revision.unwrap_or(1) },
        field("reflexive", Some(meaning.reflexive.unwrap_or(false))),
        field("min", meaning.min),
        field("max", meaning.max),
        field("decimals", Some(meaning.decimals.unwrap_or(0))),
        field("max_chosen", meaning.max_chosen),
    ]
}

/// What codes and landmarks stand for.
fn offered(meaning: &Meaning<'_>) -> Vec<ItemPart> {
    let choice = |(code, one): (&&str, &MeaningOfChoice)| {
        let (code, value) = ((*code).to_owned(), one.value.map(|value| value.to_string()));
        match (value, one.revision) {
            (Some(value), Some(revision)) => ItemPart::ChoiceRevision { code, value, revision },
            (Some(value), None) => ItemPart::Choice { code, value },
            (None, Some(revision)) => ItemPart::ChoiceWithoutValueRevision { code, revision },
            (None, None) => ItemPart::ChoiceWithoutValue { code },
        }
    };
    let missing = meaning.missing.iter().map(|(code, kind)| ItemPart::MissingChoice {
        code: (*code).to_owned(),
        missing: kind.to_string(),
    });
    let landmarks = meaning
        .landmarks
        .iter()
        .map(|(level, revision)| ItemPart::Landmark { level: *level, revision: *revision });
    meaning.choices.iter().map(choice).chain(missing).chain(landmarks).collect()
}
