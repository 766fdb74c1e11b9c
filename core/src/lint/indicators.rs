//! Indicators beside each other, and what looking at them may do.

use std::collections::HashMap;

use crate::referential::entry::Entry;
use crate::referential::index::Referential;
use crate::referential::indicator::{Direction, Indicator, Measure, UnitOfCount};

use super::finding::{Finding, LintCode};

pub(super) fn lint(referential: &Referential) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut formulas: HashMap<_, &Indicator> = HashMap::new();
    for indicator in referential.indicators() {
        let mut find = |code: LintCode, part: &str, detail: &str| {
            findings.push(Finding::entry(code, referential, indicator, part, detail));
        };
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
