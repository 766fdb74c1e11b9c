//! Objectives: which indicators speak for each, and what they say, without a sum that would
//! hide them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::record::{result, words};
use crate::referential::index::Referential;
use crate::value::key::{EntityKey, IndicatorKey, ObjectiveKey};
use crate::value::period::Period;

use super::result::{Finding, TargetStatus};
use super::roll_up::ResultState;

words! {
    /// What the indicators of an objective say together.
    pub enum ObjectiveStatus of "objective.status" {
        /// No indicator speaks for it.
        NotFollowed = "not_followed",
        /// None of its indicators has a value.
        NoData = "no_data",
        /// They have values, and nothing that is aimed at.
        NoTarget = "no_target",
        /// Every target is reached.
        Reached = "reached",
        /// Some targets are reached, others not, or not yet.
        InPart = "in_part",
        /// No target is reached.
        NotReached = "not_reached",
    }
}

result! {
    /// What the indicators of an objective say, for an entity and a period.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ObjectiveResult {
        /// The objective.
        pub objective: ObjectiveKey,
        /// For which entity.
        pub entity: EntityKey,
        /// Over which period.
        pub period: Period,
        /// What they say together, by this rule: it is reached if every target of them is,
        /// not reached if none is, in part otherwise. Indicators without a target, a value
        /// or enough people take no part in it, and none counts for more than another.
        pub status: ObjectiveStatus,
        /// The indicators that speak for it, or for an objective below it.
        pub indicators: Vec<IndicatorKey>,
        /// How many of them have a value.
        pub with_value: u32,
        /// How many are held against a target.
        pub with_target: u32,
        /// How many of these are reached.
        pub reached: u32,
    }
}

/// Every objective for every entity and period of which there are findings.
pub(super) fn objectives(
    findings: &[Finding<'_>],
    referential: &Referential,
) -> Vec<ObjectiveResult> {
    let speaking = speaking(findings, referential);
    let mut by_place: BTreeMap<(Period, usize), BTreeMap<&str, &Finding<'_>>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.result.category.is_none()) {
        let of_place = by_place.entry((finding.result.period, finding.entity)).or_default();
        of_place.insert(finding.result.indicator.as_str(), finding);
    }
    let mut results = Vec::new();
    for objective in referential.objectives() {
        let indicators = &speaking[objective.key.as_str()];
        for ((period, _), findings) in &by_place {
            let own: Vec<&&Finding<'_>> =
                indicators.iter().filter_map(|key| findings.get(key.as_str())).collect();
            let count = |holds: &dyn Fn(&Finding<'_>) -> bool| {
                u32::try_from(own.iter().filter(|one| holds(one)).count()).unwrap_or(u32::MAX)
            };
            let with_value = count(&|one| one.result.state == ResultState::Value);
            let target = |one: &Finding<'_>| one.result.target.as_ref().map(|own| own.status);
            let with_target = count(&|one| target(one).is_some());
            let reached = count(&|one| target(one) == Some(TargetStatus::Reached));
            let status = match (indicators.is_empty(), with_value, with_target, reached) {
                (true, ..) => ObjectiveStatus::NotFollowed,
                (_, 0, ..) => ObjectiveStatus::NoData,
                (.., 0, _) => ObjectiveStatus::NoTarget,
                (.., aimed, reached) if aimed == reached => ObjectiveStatus::Reached,
                (.., 0) => ObjectiveStatus::NotReached,
                _ => ObjectiveStatus::InPart,
            };
            let Some(entity) = findings.values().next().map(|one| one.result.entity.clone()) else {
                continue;
            };
            results.push(ObjectiveResult {
                objective: objective.key.clone(),
                entity,
                period: *period,
                status,
                indicators: indicators.iter().cloned().collect(),
                with_value,
                with_target,
                reached,
            });
        }
    }
    results
}

/// By objective the indicators that speak for it or for one below it.
fn speaking<'r>(
    findings: &[Finding<'r>],
    referential: &'r Referential,
) -> BTreeMap<&'r str, BTreeSet<IndicatorKey>> {
    let mut speaking: BTreeMap<&str, BTreeSet<IndicatorKey>> = BTreeMap::new();
    for objective in referential.objectives() {
        speaking.entry(objective.key.as_str()).or_default();
    }
    let indicators: BTreeMap<&str, _> = findings
        .iter()
        .map(|one| (one.formula.indicator.key.as_str(), one.formula.indicator))
        .collect();
    for indicator in indicators.into_values() {
        for objective in indicator.objectives.iter() {
            let mut next = Some(objective.as_str());
            while let Some(own) = next.and_then(|key| referential.objective(key)) {
                speaking.entry(own.key.as_str()).or_default().insert(indicator.key.clone());
                next = own.parent.as_ref().map(|parent| parent.as_str());
            }
        }
    }
    speaking
}
