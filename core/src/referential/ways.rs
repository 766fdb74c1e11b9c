//! What leads to a level that a profile asks for: steps of pathways and offers.

use std::collections::{BTreeMap, BTreeSet};

use crate::value::date::Date;

use super::audience::Situation;
use super::index::Referential;
use super::offer::Offer;
use super::pathway::{Anchor, Pathway, Step};
use super::profile::{DaysAfterArrival, Profile, ProfileRequirement};

/// What leads to a level: a step that aims at it, or an offer.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Way<'r> {
    /// A step of a pathway.
    Step(&'r Step),
    /// An offer.
    Offer(&'r Offer),
}

impl Referential {
    /// What leads to the level that a profile asks for, by its day or in its situation:
    /// steps of pathways that begin by then, and offers that are said to exist and, with
    /// a day, are valid on it. Both are for those whom the profile describes. Nothing
    /// says that who takes the step has the level: a profile that asks for what nothing
    /// leads to has a hole, and that can be shown.
    ///
    /// ```
    /// use boussole_sante::Referential;
    /// let referential = Referential::embedded()?;
    /// let core = referential.profile("coordination-locale").unwrap();
    /// let asked = core.requirements.iter();
    /// let first = asked.min_by_key(|one| one.by_day).unwrap();
    /// assert!(!referential.ways_to(core, first, None).is_empty());
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn ways_to(
        &self,
        profile: &Profile,
        asked: &ProfileRequirement,
        today: Option<Date>,
    ) -> Vec<Way<'_>> {
        let dispositifs = profile.dispositif.iter().map(|key| (key.key().clone(), None));
        let situation = Situation {
            dispositifs: Some(dispositifs.collect::<BTreeMap<_, _>>()),
            tags: asked.situation.as_ref().map(|tag| BTreeSet::from([tag.key().clone()])),
            newcomer_window_days: self.newcomer_window_days(),
            ..Situation::default()
        };
        let leads_to = |level: u8| level >= asked.target_level.get();
        let pathways = self.pathways().filter(|one| is_counted_alike(one, asked));
        let steps = pathways.flat_map(|pathway| {
            let own = pathway.steps.iter().filter(move |step| begins_by(step, asked));
            own.map(move |step| (pathway, step))
        });
        let steps = steps.filter(|(pathway, step)| {
            let audiences = pathway.audience.iter().chain(&step.audience);
            let day = Some(i64::from(step.window.from_day.get()));
            let situation = Situation { days_in_post: day, ..situation.clone() };
            let mut aims = step.competencies.iter();
            aims.any(|aim| {
                aim.competency.key() == asked.competency.key() && leads_to(aim.level.get())
            }) && situation.may_be_among(audiences)
        });
        let offers = self.offers().filter(|offer| {
            let mut outcomes = offer.outcomes.iter();
            today.map_or(offer.exists(), |today| offer.is_current(today))
                && outcomes.any(|to| {
                    to.competency.key() == asked.competency.key() && leads_to(to.to.get())
                })
                && situation.may_be_among(offer.audience.iter())
        });
        steps.map(|(_, step)| Way::Step(step)).chain(offers.map(Way::Offer)).collect()
    }
}

/// Days after arrival are held against days after arrival, a situation against pathways
/// that are not about arriving.
fn is_counted_alike(pathway: &Pathway, asked: &ProfileRequirement) -> bool {
    (pathway.anchor == Anchor::Arrival) != asked.situation.is_some()
}

fn begins_by(step: &Step, asked: &ProfileRequirement) -> bool {
    let last = asked.by_day.map(DaysAfterArrival::get).and_then(|day| i32::try_from(day).ok());
    last.is_none_or(|last| step.window.from_day.get() <= last)
}
