//! What an answer means after the questionnaire has changed.

use crate::base::error::Code as Fault;
use crate::base::location::Pointer;
use crate::base::read::Reader;

use super::choices::ChoiceList;
use super::item::Item;
use super::questionnaire::Questionnaire;

/// Notes what changed of an item, if an answer to it no longer means the same.
/// Words may change; kind, codes, values, kinds of missing and bounds may not.
pub(super) fn check_item(
    key: &str,
    earlier: &Questionnaire,
    later: &Questionnaire,
    at: &Pointer,
    reader: &mut Reader,
) {
    let Some(before) = earlier.item(key) else { return };
    let Some(after) = later.item(key) else {
        let expected = format!("the item in version {}", later.version());
        reader.fault(Fault::ChangedItem, at, expected, "it is gone");
        return;
    };
    let lists = (earlier.choices(before), later.choices(after));
    if let Some((was, is)) = change(before, after, lists) {
        reader.fault(Fault::ChangedItem, at, was, is);
    }
}

/// The first difference that matters: what it was and what it is.
fn change(
    before: &Item,
    after: &Item,
    lists: (Option<&ChoiceList>, Option<&ChoiceList>),
) -> Option<(String, String)> {
    let differ = |name: &str, was: String, is: String| {
        (was != is).then(|| (format!("{name} {was}"), format!("{name} {is}")))
    };
    let shown = |bound: Option<String>| bound.unwrap_or_else(|| "none".into());
    differ("kind", before.kind.to_string(), after.kind.to_string())
        .or_else(|| {
            differ(
                "min",
                shown(before.min.map(|v| v.to_string())),
                shown(after.min.map(|v| v.to_string())),
            )
        })
        .or_else(|| {
            differ(
                "max",
                shown(before.max.map(|v| v.to_string())),
                shown(after.max.map(|v| v.to_string())),
            )
        })
        .or_else(|| {
            let places = |item: &Item| item.places().to_string();
            differ("decimals", places(before), places(after))
        })
        .or_else(|| {
            let (before, after) = (meaning(lists.0), meaning(lists.1));
            let gone = before.iter().find(|choice| !after.contains(choice));
            let new = after.iter().find(|choice| !before.contains(choice));
            (before != after).then(|| {
                let none = || "no such choice".to_owned();
                (gone.cloned().unwrap_or_else(none), new.cloned().unwrap_or_else(none))
            })
        })
}

/// What the codes of a list stand for.
fn meaning(list: Option<&ChoiceList>) -> Vec<String> {
    let Some(list) = list else { return Vec::new() };
    let choices = list.choices.iter().map(|choice| {
        let value =
            choice.value.map_or_else(|| "no value".into(), |value| format!("value {value}"));
        format!("choice {} with {value}", choice.code)
    });
    let missing = list.missing.iter().map(|m| format!("choice {} for {}", m.code, m.kind));
    let mut meaning: Vec<String> = choices.chain(missing).collect();
    // The order in which choices are shown is not part of what they mean.
    meaning.sort_unstable();
    meaning
}
