//! Judgement: values against targets, the start, bands and each other, by rules that are
//! written down.

use std::collections::BTreeMap;

use crate::referential::binding::BindingOrigin;
use crate::referential::indicator::{AimedBand, Direction};
use crate::statistics::{proportion::wilson, real};
use crate::value::as_of::AsOf;
use crate::value::date::Date;
use crate::value::decimal::Amount;
use crate::value::ratio::Ratio;

use super::observations::{LocalBaseline, LocalTarget, ObservationsDocument};
use super::result::{
    AgainstBaseline, AgainstTarget, ChangeSense, FEW_PEOPLE, Finding, ResultInterval, TargetStatus,
    Trend,
};

/// So many values make a trend.
const TREND: usize = 3;

/// Holds every finding against what is aimed at, and against those of other periods.
pub(super) fn judge(findings: &mut [Finding<'_>], document: &ObservationsDocument) {
    for finding in findings.iter_mut() {
        finding.result.interval = interval(finding);
        finding.result.target = target(finding, document);
        finding.result.baseline = baseline(finding, document);
        finding.result.bands = bands(finding);
    }
    let mut series: BTreeMap<(String, usize, String), Vec<usize>> = BTreeMap::new();
    for (place, finding) in findings.iter().enumerate() {
        let category = finding.result.category.as_ref();
        let category =
            category.map_or_else(String::new, |own| format!("{}/{}", own.breakdown, own.category));
        let key = (finding.result.indicator.to_string(), finding.entity, category);
        series.entry(key).or_default().push(place);
    }
    for mut places in series.into_values() {
        places.sort_by_key(|place| findings[*place].result.period);
        trends(findings, &places);
    }
}

/// The interval of a share of answers, from the base on from which spreads are told.
fn interval(finding: &Finding<'_>) -> Option<ResultInterval> {
    let origin = finding.formula.numerator.binding.as_ref()?.origin;
    let n = finding.result.n.filter(|n| *n >= FEW_PEOPLE)?;
    if origin != BindingOrigin::Survey || !finding.formula.is_share() || finding.exact.is_none() {
        return None;
    }
    let successes = u64::try_from(finding.result.numerator?.millionths() / 1_000_000).ok()?;
    let share = wilson(real(successes), real(n), 0.95)?;
    let factor = f64::from(finding.formula.indicator.factor());
    Some(ResultInterval { low: share.low * factor, high: share.high * factor })
}

/// A target of the indicator or of the document.
struct Aim {
    value: Amount,
    by: Date,
}

/// The first target whose day is not over when the period ends, or else the last.
fn target(finding: &Finding<'_>, document: &ObservationsDocument) -> Option<AgainstTarget> {
    let value = finding.comparable().filter(|_| finding.is_judged())?;
    let result = &finding.result;
    if result.category.is_some() {
        return None;
    }
    let local = document.targets.iter().filter(|target| target.indicator == result.indicator);
    let own = local.clone().filter(|target| target.entity.as_ref() == Some(&result.entity));
    let each = local.filter(|target| target.entity.is_none());
    let aim = |target: &LocalTarget| Aim { value: target.value, by: target.by };
    let mut aims: Vec<Aim> = own.map(aim).collect();
    if aims.is_empty() {
        aims = each.map(aim).collect();
    }
    if aims.is_empty() {
        let of_indicator = finding.formula.indicator.targets.iter();
        aims = of_indicator
            .filter_map(|target| {
                let value = Amount::from_millionths(target.value.millionths())?;
                Some(Aim { value, by: target.by.last_day()? })
            })
            .collect();
    }
    aims.sort_by_key(|aim| aim.by);
    let end = result.period.to();
    let place = aims.iter().position(|aim| aim.by >= end).or(aims.len().checked_sub(1))?;
    let Aim { value: aimed, by } = aims.swap_remove(place);
    let order = value.cmp_millionths(aimed.millionths());
    let is_reached = match finding.formula.indicator.direction {
        Direction::Higher => order.is_ge(),
        Direction::Lower => order.is_le(),
        // What is aimed at is the band itself.
        Direction::Band | Direction::Neutral => return None,
    };
    let status = match (is_reached, by <= end) {
        (true, _) => TargetStatus::Reached,
        (false, true) => TargetStatus::NotReached,
        (false, false) => TargetStatus::NotYet,
    };
    Some(AgainstTarget { value: aimed, by, status })
}

fn baseline(finding: &Finding<'_>, document: &ObservationsDocument) -> Option<AgainstBaseline> {
    let value = finding.comparable()?;
    let result = &finding.result;
    if result.category.is_some() {
        return None;
    }
    let is_own =
        |own: &&LocalBaseline| own.indicator == result.indicator && own.entity == result.entity;
    let local = document.baselines.iter().find(is_own);
    let (start, as_of): (Amount, AsOf) = match local {
        Some(own) => (own.value, own.as_of.clone()),
        None => {
            let own = finding.formula.indicator.baseline.as_ref()?;
            (Amount::from_millionths(own.value.millionths())?, own.as_of.clone())
        }
    };
    let less = Ratio::new(-i128::from(start.millionths()), 1_000_000)?;
    let change = value.checked_add(less)?;
    let judged = finding.is_judged().then_some(finding.formula.indicator.direction);
    let sense = match (change.numerator().signum(), judged) {
        (0, _) => ChangeSense::Same,
        (1, Some(Direction::Higher)) | (-1, Some(Direction::Lower)) => ChangeSense::Better,
        (-1, Some(Direction::Higher)) | (1, Some(Direction::Lower)) => ChangeSense::Worse,
        _ => ChangeSense::Different,
    };
    Some(AgainstBaseline { value: start, as_of, change: change.to_f64(), sense })
}

/// The bands in which a value lies, their bounds among them.
fn bands(finding: &Finding<'_>) -> Vec<u32> {
    let Some(value) = finding.comparable() else { return Vec::new() };
    let bands = (0u32..).zip(&finding.formula.indicator.bands);
    let holds = |(_, band): &(u32, &AimedBand)| {
        let above = band.from.is_none_or(|from| value.cmp_millionths(from.millionths()).is_ge());
        let below = band.to.is_none_or(|to| value.cmp_millionths(to.millionths()).is_le());
        above && below
    };
    bands.filter(holds).map(|(place, _)| place).collect()
}

/// The trend of each value with those before it, while periods follow each other and are
/// about as long.
fn trends(findings: &mut [Finding<'_>], places: &[usize]) {
    let mut run: Vec<usize> = Vec::new();
    for place in places {
        let follows = run.last().is_some_and(|last| {
            let (one, other) = (findings[*last].result.period, findings[*place].result.period);
            one.is_followed_by(other) && one.days().abs_diff(other.days()) <= 3
        });
        if !follows || findings[*place].comparable().is_none() {
            run.clear();
        }
        if findings[*place].comparable().is_none() {
            continue;
        }
        run.push(*place);
        if run.len() >= TREND {
            let values: Vec<Ratio> =
                run.iter().filter_map(|place| findings[*place].comparable()).collect();
            findings[*place].result.trend = Some(trend(&values));
        }
    }
}

fn trend(values: &[Ratio]) -> Trend {
    let rises = values.is_sorted();
    let falls = values.is_sorted_by(|one, other| one >= other);
    match (rises, falls) {
        (true, true) => Trend::Level,
        (true, false) => Trend::Rising,
        (false, true) => Trend::Falling,
        (false, false) => Trend::Mixed,
    }
}
