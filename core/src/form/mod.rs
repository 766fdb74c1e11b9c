//! A questionnaire as others field it: the structure of a LimeSurvey survey, and an
//! XLSForm for KoboToolbox and ODK. Codes are those that an export is read by, and what
//! a tool cannot hold is told. What is printed is in
//! [`Questionnaire::printed`](crate::Questionnaire::printed).

mod codes;
mod condition;
mod limesurvey;
mod loss;
mod xlsform;

pub use limesurvey::{LimesurveyForm, limesurvey};
pub use loss::{BecameInForm, FormLoss, paper_losses};
pub use xlsform::{FormRow, FormSheet, XlsForm, xlsform};

use std::collections::BTreeMap;

use crate::error::language::Language;
use crate::language::referential_sentences::NAMED;
use crate::survey::choices::Choice;
use crate::survey::item::{Item, ItemKind, Section};
use crate::survey::questionnaire::Questionnaire;
use crate::value::text::Text;

use condition::Writing;

/// What stands before the first question, by language: the notice of article 13, as
/// [`notice`](crate::privacy::notice) fills it. Without it a form has no notice, and says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormNotice(BTreeMap<String, String>);

impl FormNotice {
    /// No notice yet.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The same with the notice in a language, in Markdown.
    #[must_use]
    pub fn with(mut self, language: &str, markdown: &str) -> Self {
        self.0.insert(language.to_owned(), markdown.to_owned());
        self
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).or_else(|| self.0.values().next()).map(String::as_str)
    }

    /// Its lines in a language, each with its depth as a heading; 0 for what is none.
    pub(crate) fn lines(&self, language: &str) -> Vec<(usize, &str)> {
        let lines = self.get(language).unwrap_or_default().lines().map(str::trim);
        let line = |line: &'_ str| line.chars().take_while(|sign| *sign == '#').count();
        let lines = lines.filter(|text| !text.is_empty());
        lines.map(|text| (line(text), text.trim_start_matches('#').trim())).collect()
    }
}

/// What people write for themselves alone is not collected, and no ranking is read again.
fn is_held(item: &Item) -> bool {
    !item.is_reflexive() && item.kind != ItemKind::Ranking
}

/// The items of a section that a form has.
fn held(section: &Section) -> Vec<&Item> {
    section.items.iter().filter(|item| is_held(item)).collect()
}

/// The choice at a place of a list, with what an observer would see at its level.
fn label(item: &Item, place: usize, choice: &Choice, language: &str) -> String {
    let label = said(&choice.label, language);
    match item.descriptors.get(place) {
        Some(seen) => {
            let seen = said(seen, language);
            NAMED.fill(speech(language), &[("name", &label), ("value", &seen)])
        }
        None => label.to_owned(),
    }
}

/// When a choice is offered: a wish where its competency is asked; nothing where always.
fn offered(
    questionnaire: &Questionnaire,
    item: &Item,
    choice: &str,
    tool: &dyn Writing,
) -> Option<String> {
    let wished = questionnaire.wished(choice).filter(|_| item.asks_wish())?;
    let position = questionnaire.item_position(wished.key.as_str())?;
    let section = questionnaire.section_of(position)?;
    let logic = [section.shown_if.as_ref(), wished.shown_if.as_ref()];
    let parts = logic.into_iter().filter_map(|one| condition::shown(one, questionnaire, tool));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| condition::all(parts))
}

/// The language of the library's own words.
fn speech(language: &str) -> Language {
    language.parse().unwrap_or(Language::French)
}

/// A text in a language, the main one where it lacks it.
fn said<'t>(text: &'t Text, language: &str) -> &'t str {
    text.get(language).0
}
