//! What became of the entries of one list.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::field::Record;
use crate::value::text::Text;

use super::difference::{Became, Difference};
use super::fields::differences;

/// An entry of a list.
pub(super) struct Entry {
    /// By what it is known again.
    pub(super) key: String,
    /// Under what it stands, if its list is not all that says it.
    pub(super) place: String,
    /// What it holds.
    pub(super) value: Value,
}

/// What became of each: those that are there in order, then what is gone.
pub(super) fn of_list(
    list: &str,
    record: &Record,
    before: &[Entry],
    after: &[Entry],
) -> Vec<Difference> {
    let by_key = |entries: &'_ [Entry]| -> BTreeMap<String, usize> {
        entries.iter().enumerate().map(|(index, entry)| (entry.key.clone(), index)).collect()
    };
    let (earlier, later) = (by_key(before), by_key(after));
    let gone = before.iter().filter(|entry| !later.contains_key(&entry.key));
    let found = after.iter().chain(gone).filter_map(|entry| {
        let then = earlier.get(&entry.key).and_then(|index| before.get(*index));
        let now = later.get(&entry.key).and_then(|index| after.get(*index));
        let mut difference = Difference::of(list, &entry.key);
        difference.label = name(&entry.value);
        match (then, now) {
            (None, Some(now)) if is_retired(&now.value) => return None,
            (None, _) => difference.became.push(Became::Added),
            (_, None) => difference.became.push(Became::Gone),
            (Some(then), Some(now)) => compare(record, then, now, &mut difference),
        }
        let is_merged = |other: &Entry| {
            other.key != entry.key && replacements(&other.value) == difference.replaced_by
        };
        if difference.became == [Became::Replaced] && after.iter().any(is_merged) {
            difference.became = vec![Became::Merged];
        }
        (!difference.became.is_empty()).then_some(difference)
    });
    found.collect()
}

fn compare(record: &Record, then: &Entry, now: &Entry, difference: &mut Difference) {
    match (is_retired(&then.value), is_retired(&now.value)) {
        (true, true) => return,
        (false, true) => {
            difference.replaced_by = replacements(&now.value);
            difference.reason = now.value.get("retired").and_then(|end| text(end, "reason"));
            difference.became.push(match difference.replaced_by.len() {
                0 => Became::Retired,
                1 => Became::Replaced,
                _ => Became::Split,
            });
            return;
        }
        (true, false) => difference.also(Became::Reinstated),
        (false, false) => {}
    }
    if then.place != now.place {
        difference.also(Became::Moved);
    }
    difference.was = name(&then.value).filter(|was| Some(was) != difference.label.as_ref());
    difference.fields = differences(record, &then.value, &now.value);
    for became in difference.fields.iter().map(|field| field.became).collect::<Vec<_>>() {
        difference.also(became);
    }
}

fn is_retired(entry: &Value) -> bool {
    entry.get("retired").is_some_and(|retired| !retired.is_null())
}

/// What takes the place of a retired entry.
fn replacements(entry: &Value) -> Vec<String> {
    let list = entry.get("retired").and_then(|retired| retired.get("replaced_by"));
    let keys = list.and_then(Value::as_array).into_iter().flatten();
    keys.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// How people name it.
fn name(entry: &Value) -> Option<Text> {
    ["label", "title", "text"].into_iter().find_map(|field| text(entry, field))
}

fn text(entry: &Value, name: &str) -> Option<Text> {
    entry.get(name).and_then(|text| serde_json::from_value(text.clone()).ok())
}
