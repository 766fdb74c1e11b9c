//! Reachability: audiences that nobody meets, steps outside their window.

use std::collections::{BTreeMap, BTreeSet};

use crate::referential::audience::{Audience, AudienceCondition, Situation};
use crate::referential::index::Referential;
use crate::referential::pathway::{Anchor, Pathway, Step, Window};
use crate::referential::profile::DaysAfterArrival;
use crate::value::expression::Truth;
use crate::value::key::{CompetencyKey, DispositifKey, TagKey};

use super::finding::{Finding, LintCode};

/// Beyond so many situations nothing is said.
const MOST: usize = 200_000;

pub(super) fn lint(referential: &Referential) -> Vec<Finding> {
    let mut findings = Vec::new();
    let window = referential.newcomer_window_days();
    for offer in referential.offers() {
        let audiences: Vec<&Audience> = offer.audience.iter().collect();
        if !can_be_met(&audiences, None, window) {
            findings.push(Finding::entry(
                LintCode::UnreachableOffer,
                referential,
                offer,
                "audience",
                "",
            ));
        }
    }
    for pathway in referential.pathways() {
        for (index, step) in pathway.steps.iter().enumerate() {
            let part = format!("steps/{index}");
            let mut find = |code: LintCode, part: &str, detail: &str| {
                findings.push(Finding::entry(code, referential, pathway, part, detail));
            };
            let days = (pathway.anchor == Anchor::Arrival).then_some(&step.window);
            let audiences: Vec<&Audience> = pathway.audience.iter().chain(&step.audience).collect();
            if !can_be_met(&audiences, days, window) {
                find(LintCode::UnreachableStep, &part, step.key.as_str());
            } else if !has_an_open_door(referential, step, &audiences, days) {
                find(LintCode::UnreachableStep, &format!("{part}/offers"), step.key.as_str());
            }
            if let Some(cause) = starts_too_late(pathway, step) {
                find(LintCode::StepBeforeItsCause, &format!("{part}/window"), cause);
            }
        }
    }
    findings
}

/// Whether one of the offers by which a step is done is in use and for those
/// who can take the step.
fn has_an_open_door(
    referential: &Referential,
    step: &Step,
    audiences: &[&Audience],
    days: Option<&Window>,
) -> bool {
    let window = referential.newcomer_window_days();
    let doors: Vec<bool> = step
        .offers
        .iter()
        .filter_map(|key| referential.offer(key.as_str()))
        .map(|offer| {
            let all: Vec<&Audience> = audiences.iter().copied().chain(&offer.audience).collect();
            offer.retired.is_none() && can_be_met(&all, days, window)
        })
        .collect();
    doors.is_empty() || doors.contains(&true)
}

/// The step before this one that begins only when this one has ended.
fn starts_too_late<'p>(pathway: &'p Pathway, step: &Step) -> Option<&'p str> {
    let last = step.window.to_day?;
    let earlier = step
        .after
        .iter()
        .filter_map(|key| pathway.steps.iter().find(|other| other.key == *key.key()));
    earlier.filter(|other| other.window.from_day > last).map(|other| other.key.as_str()).next()
}

/// Whether there is a situation in which all audiences hold: tried over every
/// situation that their conditions tell apart.
fn can_be_met(
    audiences: &[&Audience],
    days: Option<&Window>,
    newcomer_window_days: Option<u32>,
) -> bool {
    let conditions: Vec<&AudienceCondition> =
        audiences.iter().flat_map(|audience| audience.conditions()).collect();
    if conditions.is_empty() {
        return true;
    }
    let atoms = Atoms::of(&conditions, days, newcomer_window_days);
    if atoms.count() > MOST {
        return true;
    }
    (0..atoms.count()).any(|number| {
        let situation = atoms.situation(number, newcomer_window_days);
        audiences.iter().all(|audience| {
            audience.evaluate(&mut |condition| situation.meets(condition)) == Truth::True
        })
    })
}

/// What conditions tell apart: the values worth trying.
struct Atoms {
    dispositifs: Vec<DispositifKey>,
    shares: Vec<u16>,
    tags: Vec<TagKey>,
    competencies: Vec<CompetencyKey>,
    days: Vec<i64>,
}

impl Atoms {
    fn of(
        conditions: &[&AudienceCondition],
        window: Option<&Window>,
        newcomer_window_days: Option<u32>,
    ) -> Self {
        let (mut dispositifs, mut tags) = (BTreeSet::new(), BTreeSet::new());
        let (mut competencies, mut shares) = (BTreeSet::new(), BTreeSet::from([0, 1000]));
        let mut days = BTreeSet::from([0, 36_500]);
        for condition in conditions {
            match condition {
                AudienceCondition::DispositifIn(list) => {
                    dispositifs.extend(list.iter().map(|key| key.key().clone()));
                }
                AudienceCondition::TagIn(list) => {
                    tags.extend(list.iter().map(|key| key.key().clone()));
                }
                AudienceCondition::Level(level) => {
                    competencies.insert(level.competency.key().clone());
                }
                AudienceCondition::Share(share) => {
                    dispositifs.insert(share.dispositif.key().clone());
                    shares.extend([share.at_least.get(), share.at_least.get().saturating_sub(1)]);
                }
                AudienceCondition::DaysInPost(between) => {
                    let bounds = [between.at_least, between.at_most].into_iter().flatten();
                    days.extend(bounds.map(DaysAfterArrival::get).flat_map(around));
                }
                AudienceCondition::Newcomer(_) => {
                    days.extend(newcomer_window_days.into_iter().flat_map(around));
                }
            }
        }
        if let Some(window) = window {
            days.insert(i64::from(window.from_day.get()));
            days.extend(window.to_day.map(|day| i64::from(day.get())));
            days.retain(|day| i32::try_from(*day).is_ok_and(|day| window.contains(day)));
        }
        Self {
            dispositifs: dispositifs.into_iter().collect(),
            shares: shares.into_iter().collect(),
            tags: tags.into_iter().collect(),
            competencies: competencies.into_iter().collect(),
            days: days.into_iter().collect(),
        }
    }

    /// How many states each thing has: a dispositif is not there, or there
    /// with a share.
    fn bases(&self) -> Vec<usize> {
        let dispositifs = self.dispositifs.iter().map(|_| self.shares.len() + 1);
        let tags = self.tags.iter().map(|_| 2);
        let competencies = self.competencies.iter().map(|_| 10);
        let days = std::iter::once(self.days.len());
        dispositifs.chain(tags).chain(competencies).chain(days).collect()
    }

    fn count(&self) -> usize {
        self.bases().into_iter().fold(1, usize::saturating_mul)
    }

    fn situation(&self, number: usize, newcomer_window_days: Option<u32>) -> Situation {
        let mut rest = number;
        let mut digits = self.bases().into_iter().map(|base| {
            let digit = rest % base;
            rest /= base;
            digit
        });
        let mut next = || digits.next().unwrap_or_default();
        let mut dispositifs = BTreeMap::new();
        for key in &self.dispositifs {
            if let Some(share) = next().checked_sub(1).and_then(|at| self.shares.get(at)) {
                dispositifs.insert(key.clone(), Some(*share));
            }
        }
        let tags = self.tags.iter().filter(|_| next() == 1).cloned().collect();
        let mut levels = BTreeMap::new();
        for key in &self.competencies {
            levels.insert(key.clone(), u8::try_from(next()).unwrap_or_default());
        }
        Situation {
            dispositifs: Some(dispositifs),
            days_in_post: self.days.get(next()).copied(),
            levels,
            tags: Some(tags),
            newcomer_window_days,
        }
    }
}

/// A number of days and those beside it.
fn around(days: u32) -> [i64; 3] {
    [i64::from(days) - 1, i64::from(days), i64::from(days) + 1]
}
