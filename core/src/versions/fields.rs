//! Differences between two values of one record, field by field, along the registry.

use std::collections::HashSet;

use serde_json::Value;

use crate::document::field::{Field, Record, Shape};
use crate::error::location::Pointer;

use super::difference::{Became, FieldDifference};

/// Fields that say where an entry stands.
const PLACES: &[&str] =
    &["beneficiary", "builds_on", "domain", "need_level", "parent", "variant_of"];

/// Fields that say at which level, or how much.
const LEVELS: &[&str] = &[
    "competencies",
    "default_target",
    "from",
    "from_level",
    "level",
    "min_level",
    "necessity",
    "optional_above",
    "outcomes",
    "prerequisites",
    "requirements",
    "stands_for",
    "target_level",
    "to",
    "weight",
];

/// Fields that say when.
const TIMES: &[&str] = &[
    "anchor",
    "by_day",
    "from_day",
    "phase",
    "situation",
    "to_day",
    "valid_from",
    "valid_until",
    "verified_on",
    "window",
];

/// Fields that say on what an entry rests.
const SOURCES: &[&str] = &["confidence", "effort_status", "provenance", "status"];

/// What another value of a field is to the entry, `within` a field of it or its own.
fn became(field: &Field, within: Option<Became>) -> Became {
    let is = |names: &[&str]| names.contains(&field.name);
    match field.shape {
        _ if within == Some(Became::Resourced) => Became::Resourced,
        _ if within.is_none() && is(&["label", "title"]) => Became::Renamed,
        _ if is(SOURCES) => Became::Resourced,
        _ if within.is_none() && is(PLACES) => Became::Moved,
        _ if is(TIMES) => Became::Rescheduled,
        Shape::Integer | Shape::Decimal | Shape::Record(_) | Shape::Word(_) if is(LEVELS) => {
            Became::Relevelled
        }
        Shape::Text => Became::Reworded,
        _ => within.unwrap_or(Became::Altered),
    }
}

/// The elements of a list, each by what it is known again; the second of the same name is
/// the second of it, and what has no name is known by its place.
pub(super) fn named(record: &Record, list: Option<&Value>) -> Vec<(String, Value)> {
    let elements = list.and_then(Value::as_array).into_iter().flatten().enumerate();
    let mut found: Vec<(String, Value)> = Vec::new();
    for (index, element) in elements {
        let name = identity(record, element).unwrap_or_else(|| index.to_string());
        let same = |number: usize| match number {
            1 => name.clone(),
            number => format!("{name} {number}"),
        };
        let mut number = 1;
        while found.iter().any(|(own, _)| *own == same(number)) {
            number += 1;
        }
        found.push((same(number), element.clone()));
    }
    found
}

/// A competency of which a profile asks several levels, in one list or the other, is
/// known again by its level as well.
fn know_by_level(lists: [&mut Vec<(String, Value)>; 2]) {
    let competency = |element: &Value| Some(element.get("competency")?.as_str()?.to_owned());
    let mut several = HashSet::new();
    for list in &lists {
        let mut seen = HashSet::new();
        let own = list.iter().filter(|(_, element)| element.get("target_level").is_some());
        let keys = own.filter_map(|(_, element)| competency(element));
        several.extend(keys.filter(|key| !seen.insert(key.clone())));
    }
    for (name, element) in lists.into_iter().flatten() {
        let level = element.get("target_level").and_then(Value::as_u64);
        if let Some((key, level)) = competency(element).zip(level)
            && several.contains(&key)
        {
            *name = format!("{key} {level}");
        }
    }
}

/// By what an element is known again: its own key, else the keys and codes that it names,
/// else its name.
fn identity(record: &Record, value: &Value) -> Option<String> {
    let string = |name: &str| value.get(name).and_then(Value::as_str);
    if let Some(key) = string("key") {
        return Some(key.to_owned());
    }
    let names = record.fields.iter().filter(|field| {
        matches!(field.shape, Shape::Key(_)) && !field.is_list() && !TIMES.contains(&field.name)
            || ["code", "kind"].contains(&field.name)
    });
    let names: Vec<&str> = names.filter_map(|field| string(field.name)).collect();
    if !names.is_empty() {
        return Some(names.join(" "));
    }
    // What has a name and no key, as a text of law.
    let title = ["title", "label"].into_iter().find_map(|name| value.get(name)?.as_object());
    title.and_then(|texts| texts.values().next()?.as_str()).map(str::to_owned)
}

/// Each value of a record that is another, with its place.
pub(super) fn differences(record: &Record, before: &Value, after: &Value) -> Vec<FieldDifference> {
    let mut found = Vec::new();
    walk(record, (before, after), &Pointer::root(), None, &mut found);
    found
}

fn walk(
    record: &Record,
    (before, after): (&Value, &Value),
    at: &Pointer,
    within: Option<Became>,
    found: &mut Vec<FieldDifference>,
) {
    for field in record.fields {
        // How an entry ends is told as such.
        if within.is_none() && ["key", "retired"].contains(&field.name) {
            continue;
        }
        let usual = field.default.and_then(|usual| serde_json::from_str::<Value>(usual).ok());
        let get = |value: &'_ Value| {
            let own = value.get(field.name).filter(|own| !own.is_null()).cloned();
            own.or_else(|| usual.clone())
        };
        let (before, after) = (get(before), get(after));
        if before == after {
            continue;
        }
        let at = at.key(field.name);
        let what = became(field, within);
        let push = |at: Pointer, before: Option<&Value>, after: Option<&Value>| FieldDifference {
            at,
            became: what,
            before: before.map(written),
            after: after.map(written),
        };
        match (field.shape, field.is_list(), &before, &after) {
            (Shape::Record(inner), true, before, after) => {
                lists(inner(), (before.as_ref(), after.as_ref()), &at, what, found);
            }
            (Shape::Record(inner), false, Some(before), Some(after)) => {
                walk(inner(), (before, after), &at, Some(what), found);
            }
            (Shape::Text, false, before, after) => {
                let [before, after] =
                    [before, after].map(|text| text.as_ref().and_then(Value::as_object));
                let languages = before.into_iter().chain(after).flat_map(|text| text.keys());
                let mut languages: Vec<&String> = languages.collect();
                languages.sort_unstable();
                languages.dedup();
                for language in languages {
                    let own = |text: Option<&serde_json::Map<String, Value>>| {
                        text.and_then(|text| text.get(language)).cloned()
                    };
                    let (before, after) = (own(before), own(after));
                    if before != after {
                        found.push(push(at.key(language), before.as_ref(), after.as_ref()));
                    }
                }
            }
            (_, _, before, after) => found.push(push(at, before.as_ref(), after.as_ref())),
        }
    }
}

/// The elements of a list of records: known again by their identity, else by their place.
fn lists(
    record: &Record,
    (before, after): (Option<&Value>, Option<&Value>),
    at: &Pointer,
    what: Became,
    found: &mut Vec<FieldDifference>,
) {
    let (mut before, mut after) = (named(record, before), named(record, after));
    know_by_level([&mut before, &mut after]);
    let find = |list: &[(String, Value)], name: &str| {
        list.iter().find(|(own, _)| own == name).map(|(_, element)| element.clone())
    };
    let gone = before.iter().filter(|(name, _)| find(&after, name).is_none());
    for (name, element) in after.iter().chain(gone) {
        let at = at.key(name);
        match (find(&before, name), find(&after, name)) {
            (Some(before), Some(after)) if before != after => {
                walk(record, (&before, &after), &at, Some(what), found);
            }
            (Some(_), Some(_)) => {}
            (before, _) => {
                let own = Some(written(element));
                let (before, after) = if before.is_some() { (own, None) } else { (None, own) };
                found.push(FieldDifference { at, became: what, before, after });
            }
        }
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
