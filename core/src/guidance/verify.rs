//! Verification: a plan held against the documents, by rules that know nothing of how it
//! was found.

use std::collections::BTreeMap;

use crate::portfolio::{EventKind, EventSubject, Portfolio};
use crate::referential::addressee::Addressee;
use crate::referential::index::Referential;
use crate::referential::offer::Offer;
use crate::referential::pathway::Step;
use crate::value::date::Date;
use crate::value::key::{CompetencyKey, OfferKey};

use super::plan::{LearningPlan, PlanItem, PlanSubject, Stage};

/// What an item of a plan is in the referential.
enum Subject<'r> {
    Offer(&'r Offer),
    Step(&'r Step),
}

impl LearningPlan {
    /// What of the plan does not agree with the portfolio and the referential, in words for
    /// whoever maintains this library; nothing if all of it does: days lie in the plan, in
    /// dates and in validity, what is needed before is there before, each level covered is
    /// one that the item is meant to bring and that is not held, times add up and keep
    /// within the budget.
    #[must_use]
    pub fn violations(&self, portfolio: &Portfolio, referential: &Referential) -> Vec<String> {
        let mut found = Vec::new();
        let mut levels = Levels::new();
        let assessed = portfolio.levels(self.today);
        for own in &assessed {
            let there = own.level.map(|level| (None, level));
            levels.entry(own.competency.clone()).or_default().extend(there);
        }
        for own in &self.to_reassess {
            levels.entry(own.competency.clone()).or_default().push((None, own.level));
        }
        self.bring(referential, &mut levels);
        let held = |competency: &CompetencyKey, by: Option<Date>| held_by(&levels, competency, by);
        for item in &self.items {
            let name = format!("{:?}", item.subject);
            let Some(subject) = subject_of(&item.subject, referential) else {
                found.push(format!("{name} is not in the referential"));
                continue;
            };
            if self.today > item.first_day || item.last_day > self.until {
                found.push(format!("{name} is not within the plan"));
            }
            if item.last_day < item.first_day {
                found.push(format!("{name} ends before it begins"));
            }
            let event = last_event(portfolio, &item.subject, self.today);
            if event.is_some_and(EventKind::is_settled) {
                found.push(format!("{name} is done or cancelled"));
            }
            if event != Some(EventKind::Planned) {
                match &subject {
                    Subject::Offer(offer) => {
                        self.check_offer(item, offer, referential, &held, &mut found);
                    }
                    Subject::Step(step) => self.check_step(item, step, &mut found),
                }
            }
            for own in &item.covers {
                let before = held(&own.competency, None);
                if own.from >= own.to || own.from < before {
                    found.push(format!("{name} covers what is held"));
                }
                if held(&own.competency, Some(self.until)) < own.to {
                    found.push(format!("{name} covers what is not reached"));
                }
                let is_meant = match &subject {
                    Subject::Offer(offer) => offer
                        .outcomes
                        .iter()
                        .any(|to| to.competency.key() == &own.competency && to.to.get() >= own.to),
                    Subject::Step(step) => step.competencies.iter().any(|aim| {
                        aim.competency.key() == &own.competency && aim.level.get() >= own.to
                    }),
                };
                if !is_meant {
                    found.push(format!("{name} is not meant to bring {}", own.competency));
                }
            }
        }
        let effort: u32 = self.items.iter().filter_map(|item| item.effort_min).sum();
        if effort != self.effort_min {
            found.push(format!("{effort} minutes, not {}", self.effort_min));
        }
        let decided = self.items.iter().filter(|item| {
            last_event(portfolio, &item.subject, self.today) == Some(EventKind::Planned)
        });
        let decided: u32 = decided.filter_map(|item| item.effort_min).sum();
        if self.budget_min.is_some_and(|budget| effort > budget.max(decided)) {
            found.push("over the budget".to_owned());
        }
        for stage in &self.stages {
            let covered: u32 = self.items.iter().map(|item| levels_in(item, stage.stage)).sum();
            if covered != stage.covered || covered > stage.bound || stage.bound > stage.asked {
                found.push(format!("{covered} levels of {}, not {}", stage.stage, stage.covered));
            }
        }
        found
    }

    /// What the items bring: an offer what it starts from by the day on which it begins, a
    /// step the levels at which it aims; until nothing more follows.
    fn bring(&self, referential: &Referential, levels: &mut Levels) {
        loop {
            let mut brought: Vec<(&CompetencyKey, Date, u8)> = Vec::new();
            for item in &self.items {
                let (begins, over) = (item.first_day, ends(item));
                match subject_of(&item.subject, referential) {
                    Some(Subject::Offer(offer)) => {
                        let starts = offer.outcomes.iter().filter(|to| {
                            held_by(levels, to.competency.key(), Some(begins)) >= to.from.get()
                        });
                        brought.extend(starts.map(|to| (to.competency.key(), over, to.to.get())));
                    }
                    Some(Subject::Step(step)) => {
                        let aims = step.competencies.iter();
                        let aims = aims.map(|aim| (aim.competency.key(), over, aim.level.get()));
                        brought.extend(aims);
                    }
                    None => {}
                }
            }
            brought.retain(|(key, day, level)| held_by(levels, key, Some(*day)) < *level);
            if brought.is_empty() {
                return;
            }
            for (key, day, level) in brought {
                levels.entry(key.clone()).or_default().push((Some(day), level));
            }
        }
    }

    fn check_offer(
        &self,
        item: &PlanItem,
        offer: &Offer,
        referential: &Referential,
        held: &dyn Fn(&CompetencyKey, Option<Date>) -> u8,
        found: &mut Vec<String>,
    ) {
        let name = &offer.key;
        let (first, last) = (item.first_day, item.last_day);
        if !offer.is_for_coordination() || item.addressee != Addressee::Coordination {
            found.push(format!("{name} is for others"));
        }
        if offer.valid_from.is_some_and(|from| first < from)
            || offer.valid_until.is_some_and(|until| last > until)
        {
            found.push(format!("{name} is not valid on its days"));
        }
        let mut dates = offer.dates.iter();
        let has_seat = dates.any(|date| {
            let seats = date.seats_left.is_none_or(|seats| seats.get() > 0);
            (date.first_day, date.ends()) == (first, last) && seats
        });
        if item.is_dated && !has_seat {
            found.push(format!("{name} has no such date, or no seat on it"));
        }
        if item.effort_min != offer.effort_min.map(|minutes| minutes.get()) {
            found.push(format!("{name} takes another time"));
        }
        for need in &offer.prerequisites {
            if held(need.competency.key(), Some(first)) < need.level.get() {
                found.push(format!("{name} needs {} before", need.competency.key()));
            }
        }
        for earlier in offer.after.iter() {
            let subject = PlanSubject::from(&EventSubject::Offer(earlier.key().clone()));
            if !self.is_over(&subject, first) && !self.is_done_before(earlier.key(), referential) {
                found.push(format!("{name} comes after {}", earlier.key()));
            }
        }
    }

    fn check_step(&self, item: &PlanItem, step: &Step, found: &mut Vec<String>) {
        if step.addressee != Addressee::Coordination {
            found.push(format!("{} is for others", step.key));
        }
        for earlier in step.after.iter() {
            let subject = PlanSubject { step: Some(earlier.key().clone()), ..item.subject.clone() };
            let is_there = self.items.iter().any(|other| other.subject == subject);
            if is_there && !self.is_over(&subject, item.first_day) {
                found.push(format!("{} comes after {}", step.key, earlier.key()));
            }
        }
    }

    /// Whether the one offer was done whose place an offer took.
    fn is_done_before(&self, offer: &OfferKey, referential: &Referential) -> bool {
        let done = self.done.iter().filter_map(|subject| subject.offer.as_ref());
        let mut retired = done.filter_map(|key| referential.offer(key.as_str())?.retired.as_ref());
        retired
            .any(|one| one.replaced_by.len() == 1 && one.replaced_by[0].as_str() == offer.as_str())
    }

    /// Whether something is done, or over by a day.
    fn is_over(&self, subject: &PlanSubject, by: Date) -> bool {
        let own = self.items.iter().find(|item| item.subject == *subject);
        self.done.contains(subject) || own.is_some_and(|item| ends(item) <= by)
    }
}

/// Levels by competency, each from a day on; from the beginning without one.
type Levels = BTreeMap<CompetencyKey, Vec<(Option<Date>, u8)>>;

/// The level that is there by a day; what ends on the day on which something begins is over.
fn held_by(levels: &Levels, competency: &CompetencyKey, by: Option<Date>) -> u8 {
    let own = levels.get(competency).into_iter().flatten();
    let there = own.filter(|(day, _)| day.is_none_or(|day| by.is_some_and(|by| day <= by)));
    there.map(|(_, level)| *level).max().unwrap_or(0)
}

/// The first day on which an item is over.
fn ends(item: &PlanItem) -> Date {
    if item.is_dated { item.last_day } else { item.first_day }
}

fn levels_in(item: &PlanItem, stage: Stage) -> u32 {
    let own = item.covers.iter().filter(|covered| covered.stage == stage);
    own.map(|covered| u32::from(covered.to.saturating_sub(covered.from))).sum()
}

fn subject_of<'r>(subject: &PlanSubject, referential: &'r Referential) -> Option<Subject<'r>> {
    if let Some(offer) = &subject.offer {
        return referential.offer(offer.as_str()).map(Subject::Offer);
    }
    let pathway = referential.pathway(subject.pathway.as_ref()?.as_str())?;
    let step = pathway.steps.iter().find(|step| Some(&step.key) == subject.step.as_ref());
    step.map(Subject::Step)
}

/// What was told last of something; done on a day to come is decided for it.
fn last_event(portfolio: &Portfolio, subject: &PlanSubject, today: Date) -> Option<EventKind> {
    let mut events = portfolio.document().events.iter();
    let own = events
        .rfind(|event| event.subject().is_some_and(|told| PlanSubject::from(&told) == *subject));
    own.map(|event| match event.kind {
        EventKind::Done if event.date > today => EventKind::Planned,
        kind => kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::plan::LearningPlanDocument;
    use crate::guidance::{PlanOptions, recommend};
    use crate::portfolio::{AssessmentSource, Event};
    use crate::scoring::comparison::Post;
    use crate::survey::answers::Purpose;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A newcomer at the lowest levels, with the invented catalogue and forty hours.
    fn planned() -> (Portfolio, Referential, LearningPlan) {
        let catalogue = include_bytes!("../../data/demo/INVENTE-catalogue.json");
        let referential = Referential::from_json(catalogue).unwrap();
        let (person, today) = ("r-1".parse().unwrap(), day("2027-01-04"));
        let mut portfolio =
            Portfolio::new(&referential, person, Purpose::Training, day("2029-01-01"));
        let post = Post::new("cls").unwrap().since(today).try_into().unwrap();
        portfolio.edit(&referential, |document| document.posts.push(post)).unwrap();
        for gap in portfolio.gaps(&referential, today).unwrap() {
            let key = gap.competency.as_str();
            portfolio.assess(&referential, key, Some(0), AssessmentSource::Own, today).unwrap();
        }
        let options = PlanOptions::from(today).within_minutes(2400);
        let plan = recommend(&portfolio, &referential, &options).unwrap();
        (portfolio, referential, plan)
    }

    fn place(plan: &LearningPlanDocument, offer: &str) -> usize {
        let is_it =
            |item: &PlanItem| item.subject.offer.as_ref().is_some_and(|own| own.as_str() == offer);
        plan.items.iter().position(is_it).unwrap()
    }

    #[test]
    fn what_does_not_agree_is_found() {
        type Spoil = fn(&mut LearningPlanDocument);
        let (portfolio, referential, plan) = planned();
        assert_eq!(plan.violations(&portfolio, &referential), Vec::<String>::new());
        let cases: [(&str, Spoil); 15] = [
            ("ends before it begins", |plan| {
                let own = place(plan, "ex-annuaire");
                plan.items[own].last_day = plan.today;
                plan.items[own].first_day = day("2027-01-05");
            }),
            ("not within the plan", |plan| plan.items[0].first_day = day("2027-01-03")),
            ("not within the plan", |plan| plan.items[0].last_day = day("2028-01-05")),
            ("not in the referential", |plan| {
                plan.items[0].subject.offer = Some("nulle-part".parse().unwrap());
            }),
            ("no such date", |plan| {
                let own = place(plan, "ex-diagnostic-2");
                plan.items[own].last_day = day("2027-06-15");
            }),
            // Of this date no seat is left.
            ("no seat", |plan| {
                let own = place(plan, "ex-diagnostic-1");
                let item = &mut plan.items[own];
                (item.first_day, item.last_day) = (day("2027-03-18"), day("2027-03-18"));
            }),
            ("not valid", |plan| {
                plan.today = day("2026-12-01");
                let own = place(plan, "ex-annuaire");
                plan.items[own].first_day = day("2026-12-31");
            }),
            ("comes after", |plan| drop(plan.items.remove(place(plan, "ex-diagnostic-1")))),
            ("is for others", |plan| plan.items[0].addressee = Addressee::Supervision),
            ("takes another time", |plan| {
                let own = place(plan, "ex-annuaire");
                plan.items[own].effort_min = Some(1);
            }),
            ("minutes, not", |plan| plan.effort_min += 1),
            ("over the budget", |plan| plan.budget_min = Some(plan.effort_min - 1)),
            ("is not meant to bring", |plan| plan.items[0].covers[0].to += 1),
            ("covers what is held", |plan| {
                let covered = &mut plan.items[0].covers[0];
                covered.from = covered.to;
            }),
            ("levels of", |plan| plan.stages[0].covered += 1),
        ];
        for (number, (expected, spoil)) in cases.into_iter().enumerate() {
            let mut spoilt = plan.clone();
            spoil(&mut spoilt.document);
            let found = spoilt.violations(&portfolio, &referential);
            assert!(
                found.iter().any(|one| one.contains(expected)),
                "{number} {expected}: {found:?}"
            );
        }
        let subject = EventSubject::Offer("ex-annuaire".parse().unwrap());
        let mut done = portfolio.clone();
        let event = Event::new(subject, EventKind::Done, plan.today);
        done.tell(&referential, event).unwrap();
        let found = plan.violations(&done, &referential);
        assert!(found.iter().any(|one| one.contains("is done or cancelled")), "{found:?}");
    }
}
