//! What became of a document, for whoever relied on an earlier version of it.

use std::fmt::Display;

use crate::error::language::Language;
use crate::language::referential_sentences as say;
use crate::language::wording;
use crate::referential::document::ReferentialDocument;
use crate::versions::{Compared, Difference, Differences, FieldDifference};

use super::block::{Block, Branch};

impl Differences {
    /// What became of the document, as people read it: which versions, then a part for
    /// each list, an entry a line, and below it each value that is another.
    ///
    /// ```
    /// use boussole_sante::{Language, Referential};
    /// let referential = Referential::embedded()?;
    /// let blocks = referential.differences(&referential).blocks(Language::French);
    /// assert_eq!(blocks.len(), 2, "which versions, and that nothing has changed");
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        let places: [(&str, &dyn Display); 3] =
            [("key", &self.key), ("before", &self.before), ("after", &self.after)];
        let mut blocks = vec![Block::sentences(say::VERSIONS.fill(language, &places))];
        let counts = self.entries.chunk_by(|one, other| one.list == other.list).map(|own| {
            let list = own.first().map_or("", |first| first.list.as_str());
            let list = self.list_name(list, language);
            say::OF_LIST.fill(language, &[("list", &list), ("count", &own.len())])
        });
        let counts = counts.collect::<Vec<_>>().join(", ");
        blocks.push(Block::sentences(match self.is_empty() {
            true => say::NO_DIFFERENCE.say(language),
            false => say::HOW_MANY_DIFFER.fill(language, &[("counts", &counts)]),
        }));
        for own in self.entries.chunk_by(|one, other| one.list == other.list) {
            let list = own.first().map_or("", |first| first.list.as_str());
            blocks.push(Block::Heading { text: self.list_name(list, language), depth: 1 });
            let branches = own.iter().map(|one| branch(one, language)).collect();
            blocks.push(Block::Tree { branches });
        }
        blocks
    }

    fn list_name(&self, list: &str, language: Language) -> String {
        let sentence = match (self.document, list) {
            (Compared::Referential, list) => return ReferentialDocument::list_name(list, language),
            (_, "items") => say::ITEMS,
            (_, "sections") => say::SECTIONS,
            (_, "choice_lists") => say::CHOICE_LISTS,
            (_, _) => say::SCORE_SCALES,
        };
        sentence.say(language)
    }
}

fn branch(one: &Difference, language: Language) -> Branch {
    let key = one.key.as_str();
    let name = one.label.as_ref().map(|label| label.get(language.as_str()).0);
    let name = name.map_or_else(
        || key.to_owned(),
        |name| say::WITH_KEY.fill(language, &[("name", &name), ("key", &key)]),
    );
    let mut told: Vec<String> = one
        .became
        .iter()
        .map(|became| wording("became", became.as_str(), language).to_owned())
        .collect();
    let was = one.was.as_ref().map(|was| was.get(language.as_str()).0);
    let now = one.label.as_ref().map(|now| now.get(language.as_str()).0);
    if let Some(was) = was.filter(|was| now != Some(was)) {
        told.push(say::WAS.fill(language, &[("text", &was)]));
    }
    if !one.replaced_by.is_empty() {
        let keys = one.replaced_by.join(", ");
        told.push(say::REPLACED_BY.fill(language, &[("keys", &keys)]));
    }
    if let Some(reason) = &one.reason {
        told.push(reason.get(language.as_str()).0.trim_end_matches('.').to_owned());
    }
    Branch {
        text: say::BECAME.fill(language, &[("name", &name), ("became", &told.join(", "))]),
        branches: one
            .fields
            .iter()
            .filter(|field| is_read(field, language))
            .map(|field| Branch::leaf(value(field, language)))
            .collect(),
    }
}

/// Whether the reader reads it: words of another language are in the JSON.
fn is_read(field: &FieldDifference, language: Language) -> bool {
    let place = field.at.to_string();
    let last = place.rsplit('/').next().unwrap_or_default();
    let is_language = Language::ALL.iter().any(|other| other.as_str() == last);
    !is_language || last == language.as_str()
}

fn value(field: &FieldDifference, language: Language) -> String {
    let place = field.at.to_string();
    let [before, after] = [&field.before, &field.after].map(|value| value.as_deref());
    // Of a whole record its place says what it is about.
    let is_record = [before, after].iter().flatten().any(|value| value.starts_with('{'));
    let sentence = match (before, after) {
        (Some(_), Some(_)) => say::VALUE_BEFORE_AFTER,
        (Some(_), None) if is_record => say::PART_GONE,
        (Some(_), None) => say::VALUE_GONE,
        (None, _) if is_record => say::PART_NEW,
        (None, _) => say::VALUE_NEW,
    };
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let places: [(&str, &dyn Display); 3] =
        [("place", &place), ("before", &before), ("after", &after)];
    sentence.fill(language, &places)
}
