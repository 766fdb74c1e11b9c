//! Audience rules over a plan's days: on which of them something is for a person.

use std::collections::{BTreeMap, BTreeSet};

use crate::portfolio::HeldPost;
use crate::referential::audience::{Audience, AudienceCondition, Situation};
use crate::referential::index::Referential;
use crate::referential::profile::DaysAfterArrival;
use crate::value::expression::Truth;
use crate::value::key::{CompetencyKey, DispositifKey};

use super::calendar_days::{Days, Stretch, common};

/// A post, and since when and until when she holds it.
#[derive(Debug, Clone)]
pub(super) struct Occupied<'p> {
    pub(super) post: &'p HeldPost,
    dispositif: Option<DispositifKey>,
    /// The day of arrival, which may be past or to come.
    pub(super) arrived: Option<i32>,
    /// The days of the plan on which she holds it.
    pub(super) held: Stretch,
}

/// Days on which something is for a person, and whether that is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ForHer {
    pub(super) days: Stretch,
    pub(super) is_certain: bool,
}

impl<'p> Occupied<'p> {
    /// The post, if she holds it on a day of the plan.
    pub(super) fn of(post: &'p HeldPost, referential: &Referential, days: Days) -> Option<Self> {
        let arrived = post.arrived.map(|day| days.number(day));
        let ends = post.ends.map_or(days.last, |day| days.number(day));
        let held = common((arrived.unwrap_or(0), ends), (0, days.last))?;
        let dispositif = referential.dispositif_of(post.profile.as_str()).cloned();
        Some(Self { post, dispositif, arrived, held })
    }

    fn situation(
        &self,
        levels: &BTreeMap<CompetencyKey, u8>,
        referential: &Referential,
        day: i32,
    ) -> Situation {
        let share = self.post.share.map(|share| share.get());
        let dispositifs = self.dispositif.iter().map(|key| (key.clone(), share));
        Situation {
            dispositifs: Some(dispositifs.collect()),
            days_in_post: self.arrived.map(|arrived| i64::from(day) - i64::from(arrived)),
            levels: levels.clone(),
            tags: Some(self.post.situations.iter().cloned().collect()),
            newcomer_window_days: referential.newcomer_window_days(),
        }
    }

    /// The days of the post on which something is for her. A rule that turns on what is
    /// not known does not exclude her, and is to be checked.
    pub(super) fn days_for(
        &self,
        audiences: &[&Audience],
        levels: &BTreeMap<CompetencyKey, u8>,
        referential: &Referential,
    ) -> Vec<ForHer> {
        let (first, last) = self.held;
        let mut turns = BTreeSet::from([first]);
        if let Some(arrived) = self.arrived {
            for condition in audiences.iter().flat_map(|audience| audience.conditions()) {
                let days = turning_days(condition, referential);
                let days = days.into_iter().filter_map(|day| arrived.checked_add(day));
                turns.extend(days.filter(|day| first < *day && *day <= last));
            }
        }
        let ends = turns.iter().skip(1).map(|turn| turn - 1).chain([last]);
        turns
            .iter()
            .zip(ends)
            .filter_map(|(&from, until)| {
                let situation = self.situation(levels, referential, from);
                let truths = audiences
                    .iter()
                    .map(|audience| audience.evaluate(&mut |condition| situation.meets(condition)));
                let truth = truths.fold(Truth::True, Truth::and);
                let is_certain = truth == Truth::True;
                (truth != Truth::False).then_some(ForHer { days: (from, until), is_certain })
            })
            .collect()
    }
}

/// The days after arrival from which on a condition may say something else.
fn turning_days(condition: &AudienceCondition, referential: &Referential) -> Vec<i32> {
    let day = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
    match condition {
        AudienceCondition::DaysInPost(days) => {
            let from = days.at_least.map(|least| day(least.get()));
            let until = days.at_most.map(DaysAfterArrival::get).map(|most| day(most) + 1);
            from.into_iter().chain(until).collect()
        }
        AudienceCondition::Newcomer(_) => {
            referential.newcomer_window_days().map(|window| day(window) + 1).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
