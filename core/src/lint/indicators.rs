//! Indicators beside each other, and what looking at them may do.

use std::collections::HashMap;

use crate::referential::binding::Binding;
use crate::referential::entry::Entry;
use crate::referential::index::Referential;
use crate::referential::indicator::{Direction, Indicator, Measure, UnitOfCount};

use crate::survey::questionnaire::Questionnaire;
use crate::value::key::ItemKey;

use super::finding::{Finding, LintCode};

/// Whether a questionnaire has the item, and the codes that count.
fn is_asked(item: &ItemKey, binding: &Binding, questionnaires: &[Questionnaire]) -> bool {
    questionnaires.iter().any(|questionnaire| {
        questionnaire.item(item.as_str()).is_some_and(|item| {
            let list = questionnaire.choices(item);
            let has = |code: &String| list.is_some_and(|list| list.position(code).is_some());
            binding.codes.iter().all(has)
        })
    })
}

pub(super) fn lint(referential: &Referential, questionnaires: &[Questionnaire]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut formulas: HashMap<_, &Indicator> = HashMap::new();
    for indicator in referential.indicators() {
        let mut find = |code: LintCode, part: &str, detail: &str| {
            findings.push(Finding::entry(code, referential, indicator, part, detail));
        };
        let terms = [("numerator", &indicator.numerator), ("denominator", &indicator.denominator)];
        for (part, term) in terms {
            let Some(term) = term else { continue };
            let Some(binding) = &term.binding else {
                find(LintCode::TermWithoutBinding, part, term.key.as_str());
                continue;
            };
            let lacks = binding.items.iter().find(|item| !is_asked(item, binding, questionnaires));
            if let Some(item) = lacks.filter(|_| !questionnaires.is_empty()) {
                find(LintCode::BindingNotAsked, &format!("{part}/binding"), item.as_str());
            }
        }
        // Words have no formula.
        if indicator.measure != Measure::Qualitative {
            let first = *formulas.entry(indicator.formula()).or_insert(indicator);
            if first.key() != indicator.key() {
                find(LintCode::SameFormula, "numerator", first.key());
            }
        }
        if !indicator.targets.is_empty() && indicator.baseline.is_none() {
            find(LintCode::TargetWithoutBaseline, "targets", "");
        }
        let people = matches!(indicator.unit_of_count, UnitOfCount::Person);
        let may_be_small =
            people && indicator.measure != Measure::Count && indicator.kind.may_be_judged();
        if may_be_small && indicator.minimum_n.is_none() {
            find(LintCode::SmallBase, "", "");
        }
        let volume =
            indicator.measure == Measure::Count && indicator.unit_of_count == UnitOfCount::Event;
        if volume && indicator.direction != Direction::Neutral {
            find(LintCode::VolumeJudged, "direction", indicator.direction.as_str());
        }
    }
    findings
}
