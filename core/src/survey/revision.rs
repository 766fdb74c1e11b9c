//! Revisions: what an answer means after the questionnaire has changed.

use crate::document::reader::Reader;
use crate::document::record::words;
use crate::error::code::Code as Fault;
use crate::error::fault::Error;
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
        let expected = format!("the item in version {}", later.version());
        reader.fault(Fault::ChangedItem, at, expected, "it is gone");
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
    let (was, is) = known.unwrap_or_else(|| {
        ("the item as it was answered".into(), "other choices, bounds or revisions".into())
    });
    reader.fault(Fault::ChangedItem, at, was, is);
    Err(Why::Changed)
}

fn meaning<'q>(key: &str, questionnaire: &'q Questionnaire) -> Option<Meaning<'q>> {
    questionnaire.item(key).map(|item| Meaning::of(item, questionnaire.choices(item)))
}

/// The first difference that matters: what it was and what it is.
fn change(before: &Meaning<'_>, after: &Meaning<'_>) -> Option<(String, String)> {
    fn shown<T: ToString>(value: Option<T>) -> String {
        value.map_or_else(|| "none".into(), |value| value.to_string())
    }
    let differ = |name: &str, of: fn(&Meaning<'_>) -> String| {
        let (was, is) = (of(before), of(after));
        (was != is).then(|| (format!("{name} {was}"), format!("{name} {is}")))
    };
    differ("kind", |one| one.kind.to_string())
        .or_else(|| differ("revision", |one| one.revision.unwrap_or(1).to_string()))
        .or_else(|| differ("reflexive", |one| one.reflexive.unwrap_or(false).to_string()))
        .or_else(|| differ("min", |one| shown(one.min)))
        .or_else(|| differ("max", |one| shown(one.max)))
        .or_else(|| differ("decimals", |one| one.decimals.unwrap_or(0).to_string()))
        .or_else(|| differ("max_chosen", |one| shown(one.max_chosen)))
        .or_else(|| {
            let (before, after) = (offered(before), offered(after));
            let gone = before.iter().find(|choice| !after.contains(choice));
            let new = after.iter().find(|choice| !before.contains(choice));
            (before != after).then(|| {
                let none = || "no such choice".to_owned();
                (gone.cloned().unwrap_or_else(none), new.cloned().unwrap_or_else(none))
            })
        })
}

/// What codes and landmarks stand for.
fn offered(meaning: &Meaning<'_>) -> Vec<String> {
    let choice = |(code, one): (&&str, &MeaningOfChoice)| {
        let value = one.value.map_or_else(|| "no value".into(), |value| format!("value {value}"));
        match one.revision {
            Some(revision) => format!("choice {code} with {value}, revision {revision}"),
            None => format!("choice {code} with {value}"),
        }
    };
    let missing = meaning.missing.iter().map(|(code, kind)| format!("choice {code} for {kind}"));
    let landmarks = meaning.landmarks.iter();
    let landmarks = landmarks.map(|(level, one)| format!("landmark {level}, revision {one}"));
    meaning.choices.iter().map(choice).chain(missing).chain(landmarks).collect()
}
