//! What became of the items, sections, choice lists and scales of a questionnaire.

use serde::Serialize;
use serde_json::Value;

use crate::document::field::Described;
use crate::survey::choices::ChoiceList;
use crate::survey::item::{Item, Section};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::scale::Scale;

use super::difference::{Became, Compared, Difference, Differences};
use super::list::{Entry, of_list};

impl Questionnaire {
    /// What became of each section, item, choice list and scale of an earlier version:
    /// those of this version in order, then what is gone. An item is `revised` whose
    /// answers do not stand (another kind, other codes, values or bounds, or a revision
    /// that its author raised), and `reworded` if only words are others.
    ///
    /// ```
    /// use boussole_sante::Questionnaire;
    /// let questionnaire = Questionnaire::embedded("autopositionnement")?;
    /// assert!(questionnaire.differences(&questionnaire).is_empty());
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn differences(&self, earlier: &Self) -> Differences {
        let mut found = of_list("sections", Section::RECORD, &sections(earlier), &sections(self));
        let items = of_list("items", Item::RECORD, &items(earlier), &items(self));
        found.extend(self.with_meanings(earlier, items));
        let [before, after] =
            [earlier, self].map(|q| parts(&q.document().choice_lists, |list| list.key.as_str()));
        found.extend(of_list("choice_lists", ChoiceList::RECORD, &before, &after));
        let [before, after] = [earlier, self].map(|q| parts(q.scales(), |one| one.key.as_str()));
        found.extend(of_list("scales", Scale::RECORD, &before, &after));
        Differences {
            document: Compared::Questionnaire,
            key: self.key().to_string(),
            before: earlier.version().to_string(),
            after: self.version().to_string(),
            entries: found,
        }
    }

    /// The differences of items, with what they are to answers: words and codes of choices
    /// are no field of the items that have them.
    fn with_meanings(&self, earlier: &Self, mut items: Vec<Difference>) -> Vec<Difference> {
        let mut found = Vec::new();
        for item in self.items() {
            let key = item.key.as_str();
            let own = items.iter().position(|one| one.key == key).map(|place| items.remove(place));
            let hashes = earlier.hashes(key).zip(self.hashes(key));
            let became = hashes.and_then(|(then, now)| {
                match (then.compatibility == now.compatibility, then.words == now.words) {
                    (false, _) => Some(Became::Revised),
                    (true, false) => Some(Became::Reworded),
                    (true, true) => None,
                }
            });
            if own.is_none() && became.is_none() {
                continue;
            }
            let mut difference = own.unwrap_or_else(|| {
                let mut difference = Difference::of("items", key);
                difference.label = Some(item.label.as_ref().unwrap_or(&item.text).clone());
                difference
            });
            if let Some(became) = became {
                difference.also(became);
            }
            found.push(difference);
        }
        // What is gone.
        found.extend(items);
        found
    }
}

fn parts<T: Serialize>(list: &[T], key: impl Fn(&T) -> &str) -> Vec<Entry> {
    let entry = |one: &T| Entry {
        key: key(one).to_owned(),
        place: String::new(),
        value: serde_json::to_value(one).unwrap_or_default(),
    };
    list.iter().map(entry).collect()
}

/// Sections without their items, which are told one by one.
fn sections(questionnaire: &Questionnaire) -> Vec<Entry> {
    let mut sections = parts(questionnaire.sections(), |section| section.key.as_str());
    for section in &mut sections {
        if let Value::Object(members) = &mut section.value {
            members.remove("items");
        }
    }
    sections
}

fn items(questionnaire: &Questionnaire) -> Vec<Entry> {
    let sections = questionnaire.sections().iter();
    let items = sections.flat_map(|section| {
        let mut items = parts(&section.items, |item| item.key.as_str());
        for item in &mut items {
            section.key.as_str().clone_into(&mut item.place);
        }
        items
    });
    items.collect()
}
