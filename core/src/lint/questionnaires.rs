//! Questionnaires beside the referential that they are about.

use crate::referential::entry::Entry;
use crate::referential::index::Referential;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;
use crate::value::text::Text;

use super::entries::LONGEST_LABEL;
use super::finding::{Finding, LintCode};

pub(super) fn lint(referential: &Referential, questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Err(error) = questionnaire.check_against(referential) {
        for fault in error.faults() {
            let place = fault.location().pointer().cloned().unwrap_or_default();
            let detail = format!("{} {}", fault.code(), fault.found());
            let code = LintCode::OtherReferential;
            findings.push(Finding::item(code, questionnaire, place, "", detail));
        }
    }
    let estimated = questionnaire.estimated_seconds();
    for (item, estimated) in questionnaire.items().zip(estimated) {
        let mut find = |code: LintCode, field: &str, detail: &str| {
            let place = item.at.key(field);
            findings.push(Finding::item(code, questionnaire, place, item.key.as_str(), detail));
        };
        let lengths = item.label.iter().flat_map(Text::iter).map(|(_, text)| text.chars().count());
        if let Some(length) = lengths.max().filter(|length| *length > LONGEST_LABEL) {
            find(LintCode::LabelTooLong, "label", &length.to_string());
        }
        if let Some(declared) = item.seconds.filter(|declared| declared.get() < estimated) {
            find(LintCode::TimeTooShort, "seconds", &format!("{} < {estimated}", declared.get()));
        }
        for (field, key) in differences(referential, item) {
            find(LintCode::WordsDiffer, field, key);
        }
        if let Some((field, key)) = retired(referential, item) {
            find(LintCode::RetiredAsked, field, key);
        }
    }
    findings
}

/// The fields of an item that say something else than the referential, with
/// the entry that says it.
fn differences<'i>(referential: &'i Referential, item: &'i Item) -> Vec<(&'static str, &'i str)> {
    let differs = |own: &Text, other: &Text| {
        // A language that one of them lacks is no difference.
        own.iter().any(|(language, words)| {
            let (text, given) = other.get(language);
            given == language && text != words
        })
    };
    let mut found = Vec::new();
    if let Some(competency) =
        item.competency.as_ref().and_then(|key| referential.competency(key.as_str()))
    {
        let key = competency.key.as_str();
        let text = if item.kind == ItemKind::Level {
            Some(&competency.statement)
        } else {
            competency.prompt.as_ref()
        };
        if text.is_some_and(|text| differs(&item.text, text)) {
            found.push(("text", key));
        }
        if item.label.as_ref().is_some_and(|label| differs(label, &competency.label)) {
            found.push(("label", key));
        }
        let pairs = item.descriptors.iter().zip(&competency.descriptors);
        let counts = (item.descriptors.len(), competency.descriptors.len());
        let same_number = counts.0 == counts.1 || counts.0 == 0 || counts.1 == 0;
        if pairs.into_iter().any(|(own, other)| differs(own, other)) || !same_number {
            found.push(("descriptors", key));
        }
    }
    if let Some(factor) = item.factor.as_ref().and_then(|key| referential.factor(key.as_str()))
        && differs(&item.text, &factor.item)
    {
        found.push(("text", factor.key.as_str()));
    }
    found
}

fn retired<'i>(referential: &Referential, item: &'i Item) -> Option<(&'static str, &'i str)> {
    let competency = item.competency.as_ref().map(|key| key.as_str());
    let factor = item.factor.as_ref().map(|key| key.as_str());
    if let Some(key) = competency {
        let entry = referential.competency(key)?;
        return (!entry.is_active()).then_some(("competency", key));
    }
    let key = factor?;
    let entry = referential.factor(key)?;
    (!entry.is_active()).then_some(("factor", key))
}
