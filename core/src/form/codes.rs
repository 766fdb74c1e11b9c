//! Codes that a tool can hold: a form whose answers cannot be read again is refused.

use crate::document::reader::Reader;
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;

/// What a tool takes for a code.
pub(super) struct CodeRules {
    /// The longest name of a question, without what is put behind it.
    pub(super) question: usize,
    /// The longest code of an answer.
    pub(super) answer: usize,
    /// The longest code of a choice that is ticked.
    pub(super) part: usize,
    /// Signs beside letters and digits.
    pub(super) signs: &'static str,
}

/// Every code that the tool cannot hold, in its place.
pub(super) fn check(questionnaire: &Questionnaire, rules: &CodeRules) -> Result<(), Error> {
    let mut reader = Reader::default();
    let expected = |longest: usize| Expected::CodeOfTool {
        longest,
        signs: rules
            .signs
            .chars()
            .fold("A-Z a-z 0-9".to_owned(), |all, one| format!("{all} {one}")),
    };
    let fits = |code: &str, longest: usize| {
        let mut signs = code.chars();
        code.chars().count() <= longest
            && signs.all(|sign| sign.is_ascii_alphanumeric() || rules.signs.contains(sign))
    };
    let asked = |item: &&Item| !item.is_reflexive();
    for item in questionnaire.items().filter(asked) {
        let column = item.column();
        let begins = column.starts_with(|sign: char| sign.is_ascii_alphabetic());
        if !begins || !fits(column, rules.question) {
            let place = item.at.key("column");
            reader.fault(Fault::InvalidValue, &place, expected(rules.question), column);
        }
    }
    for list in questionnaire.choice_lists() {
        let takes = |kind: ItemKind| {
            let items = questionnaire.items();
            items.filter(asked).any(|item| {
                item.kind == kind && item.choices.as_ref().is_some_and(|key| *key == list.key)
            })
        };
        let only_ticked =
            ItemKind::ALL.iter().all(|kind| *kind == ItemKind::Multiple || !takes(*kind));
        let longest = if only_ticked { rules.part } else { rules.answer };
        let choices = list.choices.iter().map(|choice| (&choice.code, &choice.at));
        let missing = list.missing.iter().map(|choice| (&choice.code, &choice.at));
        for (code, at) in choices.chain(missing.filter(|_| !only_ticked)) {
            if !fits(code.as_str(), longest) {
                let place = at.key("code");
                reader.fault(Fault::InvalidValue, &place, expected(longest), code.as_str());
            }
        }
    }
    reader.finish(None)
}
