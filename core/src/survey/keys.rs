//! Questionnaire from scoring keys alone, in psych's habit: a minus marks a
//! reverse-keyed item.

use std::collections::BTreeMap;

use serde_json::json;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::value::decimal::Decimal;

use super::builder::ScaleDraft;
use super::choices::ChoiceList;
use super::item::{ColumnName, Item};
use super::questionnaire::Questionnaire;
use super::scale::Scale;

/// What goes with scoring keys.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct KeysOptions {
    /// The lowest answer of every item.
    pub min: i64,
    /// The highest.
    pub max: i64,
    /// How many answers a score needs at least.
    pub min_items: Option<u32>,
    /// Whether scores are in percent of the maximum; raw means if not.
    pub percent: bool,
    /// Whether answers are decimals, as means of several judgements are, and
    /// not one of a few choices.
    pub decimal: bool,
}

impl KeysOptions {
    /// Items from `min` to `max`, half of them answered, raw means.
    #[must_use]
    pub const fn new(min: i64, max: i64) -> Self {
        Self { min, max, min_items: None, percent: false, decimal: false }
    }

    /// The same, with scores from so many answers on.
    #[must_use]
    pub const fn with_min_items(mut self, count: u32) -> Self {
        self.min_items = Some(count);
        self
    }

    /// The same, of answers that are decimals: rounded to six places.
    #[must_use]
    pub const fn of_decimals(mut self) -> Self {
        self.decimal = true;
        self
    }

    /// The same, with scores on 100.
    #[must_use]
    pub const fn in_percent(mut self) -> Self {
        self.percent = true;
        self
    }
}

impl Questionnaire {
    /// A questionnaire of rating items from scales and their columns; `-A1`
    /// reverses A1. The range is declared, never taken from data.
    ///
    /// ```
    /// use boussole_sante::{Questionnaire, survey::KeysOptions};
    /// let q = Questionnaire::from_keys(&[("agree", &["-A1", "A2", "A3"])], &KeysOptions::new(1, 6))?;
    /// assert!(q.scale("agree").unwrap().items[0].is_reversed());
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid_option` for a range without two values or with more than 250;
    /// otherwise the faults of the questionnaire that the keys give.
    pub fn from_keys<S: AsRef<str>, C: AsRef<str>>(
        scales: &[(S, &[C])],
        options: &KeysOptions,
    ) -> Result<Self, Error> {
        let KeysOptions { min, max, .. } = *options;
        let most = if options.decimal { i64::MAX } else { 249 };
        let values = max.checked_sub(min).filter(|width| (1..=most).contains(width));
        let is_decimal = |value| Decimal::from_integer(value).is_some();
        if values.is_none() || !is_decimal(min) || !is_decimal(max) {
            let expected = if options.decimal {
                Expected::MinBelowMaxWithinMillion
            } else {
                Expected::MinBelowMax
            };
            return Err(Error::usage(Code::InvalidOption, expected, format!("{min} to {max}")));
        }
        let mut items: Vec<(String, String)> = Vec::new();
        let mut keys: BTreeMap<String, String> = BTreeMap::new();
        for column in scales.iter().flat_map(|(_, columns)| columns.iter()) {
            let column = unsigned(column.as_ref());
            if !keys.contains_key(column) {
                let key = new_key(column, keys.values());
                keys.insert(column.to_owned(), key.clone());
                items.push((key, column.to_owned()));
            }
        }
        let items = items.iter().map(|(key, column)| {
            let item = if options.decimal {
                let places = i64::from(Decimal::PLACES);
                Item::number(key, (min, max), column).with("decimals", places)
            } else {
                Item::rating(key, "range", column)
            };
            item.with("column", column)
        });
        let mut q = Self::builder("from-keys", "Questionnaire à partir de clés");
        if !options.decimal {
            let labels: Vec<(i64, String)> = (min..=max).map(|n| (n, n.to_string())).collect();
            let choices = labels.iter().map(|(value, label)| (*value, label.as_str()));
            q = q.choice_list(ChoiceList::of("range", choices));
        }
        q = q.section("items", "Questions", items);
        let mut taken: Vec<String> = Vec::new();
        for (name, columns) in scales {
            let key = new_key(name.as_ref(), taken.iter());
            q = q.scale(scale(&key, name.as_ref(), columns, &keys, options));
            taken.push(key);
        }
        q.build()
    }
}

fn scale<C: AsRef<str>>(
    key: &str,
    name: &str,
    columns: &[C],
    keys: &BTreeMap<String, String>,
    options: &KeysOptions,
) -> ScaleDraft {
    let members: Vec<String> = columns
        .iter()
        .map(|column| {
            let sign = if column.as_ref().starts_with('-') { "-" } else { "" };
            format!("{sign}{}", keys.get(unsigned(column.as_ref())).map_or("", String::as_str))
        })
        .collect();
    let mut scale = Scale::mean(key, name, members.iter().map(String::as_str));
    if options.percent {
        scale = scale.in_percent();
    }
    // What is no name, as one of blanks, is told as a title.
    if name.parse::<ColumnName>().is_ok() {
        scale = scale.with("name", name);
    }
    match options.min_items {
        Some(count) => {
            scale.with("answered", json!({"at_least": {"count": count}})).with("min_items", count)
        }
        None => scale,
    }
}

fn unsigned(column: &str) -> &str {
    column.strip_prefix('-').unwrap_or(column)
}

/// A key like the name, and like no other.
fn new_key<'k>(name: &str, taken: impl Iterator<Item = &'k String>) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = name
        .nfd()
        .filter(|c| c.is_ascii())
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let mut key = words.join("-");
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) {
        key = format!("x{key}");
    }
    key.truncate(50);
    let key = key.trim_end_matches('-').to_owned();
    let taken: Vec<&String> = taken.collect();
    let same = |candidate: &String| taken.contains(&candidate);
    if !same(&key) {
        return key;
    }
    (2u32..).map(|n| format!("{key}-{n}")).find(|candidate| !same(candidate)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_a_questionnaire() {
        let scales: [(&str, &[&str]); 2] =
            [("Agréable", &["-A1", "A2"]), ("open", &["A2", "a2", "Ô 3"])];
        let q =
            Questionnaire::from_keys(&scales, &KeysOptions::new(1, 6).with_min_items(1)).unwrap();
        let columns: Vec<&str> = q.items().map(super::super::item::Item::column).collect();
        assert_eq!(columns, ["A1", "A2", "a2", "Ô 3"]);
        let keys: Vec<&str> = q.items().map(|item| item.key.as_str()).collect();
        assert_eq!(keys, ["a1", "a2", "a2-2", "o-3"]);
        assert_eq!(q.scales()[0].key.as_str(), "agreable");
        assert_eq!(q.scales()[0].name(), "Agréable");
        assert!(q.scales()[0].items[0].is_reversed());
        assert_eq!(q.scales()[1].min_items(3), 1);
    }

    #[test]
    fn a_range_needs_two_values() {
        let scales: [(&str, &[&str]); 1] = [("s", &["A"])];
        for (min, max) in [(1, 1), (2, 1), (0, 250), (i64::MIN, i64::MAX)] {
            let error = Questionnaire::from_keys(&scales, &KeysOptions::new(min, max)).unwrap_err();
            assert_eq!(error.code(), Code::InvalidOption);
        }
        let none: [(&str, &[&str]); 0] = [];
        let error = Questionnaire::from_keys(&none, &KeysOptions::new(1, 5)).unwrap_err();
        assert_eq!(error.code(), Code::InvalidDocument);
        let twice: [(&str, &[&str]); 1] = [("s", &["A", "-A"])];
        let error = Questionnaire::from_keys(&twice, &KeysOptions::new(1, 5)).unwrap_err();
        assert_eq!(error.faults()[0].code(), Code::ReachedTwice);
    }
}
