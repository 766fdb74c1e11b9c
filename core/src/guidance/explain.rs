//! Explanation: why each thing is in a plan, what could take its place, and why what is
//! not covered is not.

use std::collections::{BTreeMap, BTreeSet};

use crate::portfolio::EventSubject;
use crate::referential::addressee::Addressee;
use crate::scoring::gap::AskedBy;
use crate::value::date::Date;

use super::asked::{Asked, Level};
use super::catalogue::{Decided, Listed, Reader, Source};
use super::model::Modelled;
use super::optimise::Optimum;
use super::plan::{
    Covered, DecidedFor, OthersItem, PlanItem, PlanSubject, Reason, ReasonKind, Stage, ToAssess,
    Uncovered, UncoveredCause,
};
use super::problem::{LevelStep, Slot};
use super::schedule::Schedule;

/// So many alternatives are named.
const ALTERNATIVES: usize = 3;
/// So many competencies are to be assessed first.
const QUESTIONS: usize = 5;

/// A plan that is being explained.
pub(super) struct Explained<'e, 'r> {
    reader: &'e Reader<'r>,
    asked: &'e Asked,
    modelled: &'e Modelled<'e, 'r>,
    optimum: &'e Optimum,
    until: Date,
    /// Everything taken, without a budget: what could be reached at all.
    all: Schedule,
    /// The candidate that brings each level which is asked for and reached.
    brought_by: BTreeMap<LevelStep, usize>,
    /// For what each candidate of the plan waits.
    waits_for: Vec<BTreeSet<usize>>,
}

/// What takes longer than this has days of its own between its first and its last, which
/// nobody has said.
const DAYS_IN_A_ROW: i32 = 7;

/// Says of what takes place on certain days what else does on one of them.
fn tell_same_days(items: &mut [PlanItem]) {
    let days: Vec<Option<(Date, Date)>> = items
        .iter()
        .map(|item| {
            let is_row = item.first_day.days_until(item.last_day) < DAYS_IN_A_ROW;
            (item.is_dated && is_row).then_some((item.first_day, item.last_day))
        })
        .collect();
    let subjects: Vec<PlanSubject> = items.iter().map(|item| item.subject.clone()).collect();
    for (own, item) in items.iter_mut().enumerate() {
        let Some((first, last)) = days[own] else { continue };
        for (other, both) in days.iter().enumerate() {
            let is_same = both.is_some_and(|(begins, ends)| begins <= last && first <= ends);
            if other != own && is_same {
                let subject = Some(subjects[other].clone());
                item.reasons.push(Reason { subject, ..Reason::plain(ReasonKind::SameDay) });
            }
        }
    }
}

/// For what each candidate of a plan waits: found one after the other, each by what is over
/// before it begins, so that nothing waits for itself through others of the same day.
fn waits(modelled: &Modelled<'_, '_>, optimum: &Optimum) -> Vec<BTreeSet<usize>> {
    let problem = &modelled.problem;
    let places = &optimum.schedule.places;
    let is_used =
        |index: usize| problem.gains[index].needs.is_empty() || optimum.taken.gains[index];
    let mut waits: Vec<Option<BTreeSet<usize>>> = vec![None; problem.candidates.len()];
    loop {
        let before = waits.iter().flatten().count();
        for (own, candidate) in problem.candidates.iter().enumerate() {
            let Some(place) = places[own].filter(|_| waits[own].is_none()) else { continue };
            let over = |other: usize| {
                let last = places[other].filter(|_| waits[other].is_some())?.last;
                (last <= place.first).then_some((last, other))
            };
            let brings = |other: usize, step: LevelStep| {
                let mut gains = problem.candidates[other].gains.clone();
                gains.any(|index| is_used(index) && problem.gains[index].brings(step))
            };
            let awaited = candidate.gains.clone().filter(|index| optimum.taken.gains[*index]);
            let awaited = awaited.flat_map(|index| &problem.gains[index].needs);
            let levels = candidate.needs.iter().chain(awaited).flat_map(|(competency, level)| {
                (problem.held[*competency] + 1..=*level).map(|level| (*competency, level))
            });
            let first = |step| {
                let all = (0..places.len()).filter(|other| brings(*other, step));
                all.filter_map(over).min()
            };
            let after = candidate.after.iter().map(|other| over(*other));
            let groups = candidate.one_of.iter();
            let one_of = groups.map(|group| group.iter().filter_map(|other| over(*other)).min());
            let all: Option<BTreeSet<usize>> = levels
                .map(first)
                .chain(after)
                .chain(one_of)
                .map(|found| found.map(|(_, other)| other))
                .collect();
            waits[own] = all;
        }
        if before == waits.iter().flatten().count() {
            return waits.into_iter().map(Option::unwrap_or_default).collect();
        }
    }
}

impl<'e, 'r> Explained<'e, 'r> {
    pub(super) fn new(
        reader: &'e Reader<'r>,
        asked: &'e Asked,
        modelled: &'e Modelled<'e, 'r>,
        optimum: &'e Optimum,
        until: Date,
    ) -> Self {
        let problem = &modelled.problem;
        let all = Schedule::earliest(problem, vec![true; problem.candidates.len()]);
        let mut brought_by = BTreeMap::new();
        for step in problem.asked.keys() {
            let brings = problem.gains.iter().enumerate().filter(|(index, gain)| {
                let is_used = gain.needs.is_empty() || optimum.taken.gains[*index];
                gain.brings(*step) && is_used && optimum.taken.candidates[gain.candidate]
            });
            let places = brings.filter_map(|(_, gain)| {
                let place = optimum.schedule.places[gain.candidate]?;
                Some((place.last, gain.candidate))
            });
            if let (Some(_), Some((_, first))) = (optimum.schedule.reached(*step), places.min()) {
                brought_by.insert(*step, first);
            }
        }
        let waits_for = waits(modelled, optimum);
        Self { reader, asked, modelled, optimum, until, all, brought_by, waits_for }
    }

    /// What needs something to be over before.
    fn prepared_by(&self, own: usize) -> impl Iterator<Item = usize> {
        let all = self.waits_for.iter().enumerate();
        all.filter(move |(_, before)| before.contains(&own)).map(|(other, _)| other)
    }

    /// How many things one after the other come before something.
    fn depth(&self, own: usize) -> usize {
        let before = self.waits_for[own].iter().map(|other| self.depth(*other) + 1);
        before.max().unwrap_or(0)
    }

    /// What to take: by day, on one day what prepares first, then by key.
    pub(super) fn items(&self) -> Vec<PlanItem> {
        let problem = &self.modelled.problem;
        let mut items: Vec<(i32, usize, usize, PlanItem)> = Vec::new();
        for (own, candidate) in problem.candidates.iter().enumerate() {
            let Some(place) = self.optimum.schedule.places[own] else { continue };
            let listed = self.modelled.listed[own];
            let covers = self.covers(own);
            let reasons = self.reasons(own, listed, &covers);
            let is_dated = !matches!(candidate.slots.get(place.slot), Some(Slot::Open { .. }));
            let last = self.latest(own).unwrap_or(place.last);
            items.push((
                place.first,
                self.depth(own),
                own,
                PlanItem {
                    subject: (&listed.subject).into(),
                    addressee: Addressee::Coordination,
                    first_day: self.reader.days.date(place.first),
                    last_day: self.reader.days.date(last),
                    is_dated,
                    effort_min: listed.minutes,
                    reasons,
                    alternatives: self.alternatives(own),
                    covers,
                },
            ));
        }
        items.sort_by_key(|(first, depth, own, _)| (*first, *depth, *own));
        let mut items: Vec<PlanItem> = items.into_iter().map(|(.., item)| item).collect();
        tell_same_days(&mut items);
        items
    }

    /// The last day on which something of the plan can be taken: of what is open, the day by
    /// which the first of its levels is due, if it can be taken by then, and before what
    /// waits for it.
    fn latest(&self, own: usize) -> Option<i32> {
        let place = self.optimum.schedule.places[own]?;
        let candidate = &self.modelled.problem.candidates[own];
        let Some(Slot::Open { last, .. }) = candidate.slots.get(place.slot) else {
            return Some(place.last);
        };
        let levels = self.brought_by.iter().filter(|(_, by)| **by == own);
        let levels: Vec<Level> = levels.map(|(step, _)| self.modelled.level(*step)).collect();
        let asked = levels.iter().flat_map(|level| self.asked.who_asks(level, self.until));
        let dues = asked.filter_map(|(_, asked)| asked.due);
        let dues = dues.map(|due| self.reader.days.number(due)).filter(|due| place.first <= *due);
        let begins = self.prepared_by(own).filter_map(|other| {
            let place = self.optimum.schedule.places[other]?;
            match self.modelled.problem.candidates[other].slots.get(place.slot) {
                Some(Slot::Open { .. }) => self.latest(other),
                _ => Some(place.first),
            }
        });
        Some(dues.chain(begins).fold(*last, i32::min))
    }

    fn covers(&self, own: usize) -> Vec<Covered> {
        let steps = self.brought_by.iter().filter(|(_, by)| **by == own);
        let mut covers: Vec<Covered> = Vec::new();
        for (step, _) in steps {
            let (competency, level) = self.modelled.level(*step);
            let stage = Stage::ALL[self.modelled.problem.asked[step]];
            match covers.last_mut() {
                Some(last)
                    if (&last.competency, last.to, last.stage)
                        == (&competency, level - 1, stage) =>
                {
                    last.to = level;
                }
                _ => covers.push(Covered { competency, from: level - 1, to: level, stage }),
            }
        }
        covers
    }

    fn reasons(&self, own: usize, listed: &Listed<'_>, covers: &[Covered]) -> Vec<Reason> {
        let plain = Reason::plain;
        let mut reasons = Vec::new();
        if self.modelled.problem.candidates[own].is_fixed {
            reasons.push(plain(ReasonKind::Planned));
        }
        for covered in covers {
            let level = (covered.competency.clone(), covered.to);
            let competency = Some(covered.competency.clone());
            for (line, asked) in self.asked.who_asks(&level, self.until) {
                // Of several levels that one profile asks for, the first that needs it.
                let mut lower = self.asked.who_asks(&level, self.until);
                let is_same = |other: &AskedBy| other.profile == asked.profile;
                if lower.any(|(_, other)| is_same(other) && other.target < asked.target) {
                    continue;
                }
                let there = self.optimum.schedule.places[own].map(|place| place.last);
                let there = there.map(|day| self.reader.days.date(day));
                let kind = match asked.due.zip(there).is_some_and(|(due, there)| due < there) {
                    true => ReasonKind::AskedByPostBefore,
                    false => ReasonKind::AskedByPost,
                };
                let reason = Reason {
                    competency: competency.clone(),
                    level: Some(covered.to),
                    target: Some(asked.target),
                    profile: Some(asked.profile.clone()),
                    necessity: Some(line.necessity),
                    due: asked.due,
                    ..plain(kind)
                };
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            if self.reader.portfolio.document().wishes.contains(&covered.competency) {
                let level = Some(covered.to);
                reasons.push(Reason { competency, level, ..plain(ReasonKind::Wished) });
            }
        }
        reasons.extend(self.prepared_by(own).map(|other| Reason {
            subject: Some((&self.modelled.listed[other].subject).into()),
            ..plain(ReasonKind::Prepares)
        }));
        if let Source::Offer(offer) = listed.source {
            let steps = self.reader.steps().filter(|(_, step)| {
                step.addressee == Addressee::Coordination
                    && step.offers.iter().any(|key| *key.key() == offer.key)
            });
            reasons.extend(steps.map(|(pathway, step)| Reason {
                subject: Some((&EventSubject::Step(pathway.key.clone(), step.key.clone())).into()),
                ..plain(ReasonKind::PartOfStep)
            }));
        }
        if listed.is_over {
            reasons.push(plain(ReasonKind::DaysAreOver));
        }
        if !listed.is_certain {
            reasons.push(plain(ReasonKind::AudienceToCheck));
        }
        if self.modelled.problem.candidates[own].is_fixed {
            if listed.told.is_some_and(|(_, day)| !listed.is_offered_on(day)) {
                reasons.push(plain(ReasonKind::DateToCheck));
            }
            if !self.is_prepared(own, listed) {
                reasons.push(plain(ReasonKind::PrerequisiteToCheck));
            }
        }
        reasons
    }

    /// Whether what something needs before is there when it begins.
    fn is_prepared(&self, own: usize, listed: &Listed<'_>) -> bool {
        let schedule = &self.optimum.schedule;
        let Some(begins) = schedule.places[own].map(|place| place.first) else { return true };
        let is_there = |step: LevelStep| schedule.reached(step).is_some_and(|day| day <= begins);
        let is_over = |subject: &EventSubject| {
            let before = self.modelled.catalogue.iter().find(|one| one.subject == *subject);
            let place = self.modelled.listed.iter().position(|one| one.subject == *subject);
            let last = place.and_then(|place| Some(schedule.places[place]?.last));
            before.is_some_and(Listed::is_done) || last.is_some_and(|last| last <= begins)
        };
        let mut levels = listed.prerequisites().into_iter();
        let mut offers = listed.offer().into_iter().flat_map(|_| listed.after());
        levels.all(|(competency, level)| is_there((self.modelled.place(competency), level)))
            && offers.all(|subject| is_over(&subject))
    }

    /// What could be taken instead, the shortest first: what brings each of the levels that
    /// it covers, alone.
    fn alternatives(&self, own: usize) -> Vec<PlanSubject> {
        let problem = &self.modelled.problem;
        let covered: Vec<&LevelStep> =
            self.brought_by.iter().filter(|(_, by)| **by == own).map(|(step, _)| step).collect();
        if covered.is_empty() {
            return Vec::new();
        }
        let mut others: Vec<usize> = (0..problem.candidates.len())
            .filter(|other| {
                !self.optimum.taken.candidates[*other] && self.all.places[*other].is_some()
            })
            .filter(|other| {
                let gains = &problem.gains[problem.candidates[*other].gains.clone()];
                covered.iter().all(|step| gains.iter().any(|gain| gain.brings(**step)))
            })
            .collect();
        others.sort_by_key(|other| (problem.candidates[*other].minutes, *other));
        others.truncate(ALTERNATIVES);
        others.into_iter().map(|other| (&self.modelled.listed[other].subject).into()).collect()
    }

    /// What she has decided for days that are no part of the plan.
    pub(super) fn decided(&self, day: impl Fn(Decided) -> Option<Date>) -> Vec<DecidedFor> {
        let all = self.modelled.catalogue.iter().filter(|one| !one.is_done());
        let own = all.filter_map(|one| {
            let date = day(one.decided(self.reader.days))?;
            Some(DecidedFor { subject: (&one.subject).into(), date })
        });
        own.collect()
    }

    /// What others have to do: their steps of her pathways and the offers made for them, by
    /// day, then what is to be taken up with management.
    pub(super) fn with_others(&self) -> Vec<OthersItem> {
        let mut items: Vec<OthersItem> = Vec::new();
        for (pathway, step) in self.reader.steps() {
            let subject = EventSubject::Step(pathway.key.clone(), step.key.clone());
            let is_hers = step.addressee == Addressee::Coordination;
            if is_hers || self.reader.is_settled(&subject) {
                continue;
            }
            let audiences: Vec<_> = pathway.audience.iter().chain(&step.audience).collect();
            let windows = self.reader.posts.iter().filter_map(|post| {
                let for_her =
                    post.days_for(&audiences, &self.reader.levels, self.reader.referential);
                if for_her.is_empty() {
                    return None;
                }
                let date = |day: i32| self.reader.days.date(day);
                match self.reader.window(pathway, step, post) {
                    Some(((first, last), false)) => Some((date(first), date(last))),
                    Some((_, true)) | None => self.reader.overdue(pathway, step, post),
                }
            });
            // Where it can still be done, that counts.
            let days = windows.min_by_key(|(first, last)| (*last < self.reader.days.today, *first));
            if let Some((first, last)) = days {
                items.push(OthersItem {
                    subject: Some((&subject).into()),
                    competency: None,
                    addressee: step.addressee,
                    first_day: Some(first),
                    last_day: Some(last),
                });
            }
        }
        for (offer, (first, last)) in self.reader.offers_for_others() {
            items.extend(offer.addressees.iter().map(|addressee| OthersItem {
                subject: Some((&EventSubject::Offer(offer.key.clone())).into()),
                competency: None,
                addressee: *addressee,
                first_day: Some(self.reader.days.date(first)),
                last_day: Some(self.reader.days.date(last)),
            }));
        }
        items.sort_by_key(|item| (item.first_day, item.last_day));
        items.extend(self.asked.with_supervision.iter().map(|competency| OthersItem {
            subject: None,
            competency: Some(competency.clone()),
            addressee: Addressee::Supervision,
            first_day: None,
            last_day: None,
        }));
        items
    }

    /// The competencies of which no level is known, those first whose levels would count
    /// earliest and for most.
    pub(super) fn assess_first(&self) -> Vec<ToAssess> {
        let unknown = self.asked.unknown.iter();
        let mut all: Vec<ToAssess> = unknown
            .map(|(competency, (stage, target))| {
                let place = self.modelled.place(competency);
                let levels = self.modelled.problem.held[place] + 1..=*target;
                let at_stake = levels.filter(|level| self.all.reached((place, *level)).is_some());
                ToAssess {
                    competency: competency.clone(),
                    stage: *stage,
                    at_stake: u8::try_from(at_stake.count()).unwrap_or(u8::MAX),
                }
            })
            .collect();
        all.extend(self.needed_unknown());
        // What nothing could change is asked last.
        all.sort_by_key(|one| (one.at_stake == 0, one.stage, std::cmp::Reverse(one.at_stake)));
        all.truncate(QUESTIONS);
        all
    }

    /// What of unknown level other levels wait for, and nobody asks for itself.
    fn needed_unknown(&self) -> Vec<ToAssess> {
        let problem = &self.modelled.problem;
        let mut waiting: BTreeMap<usize, (Stage, BTreeSet<LevelStep>)> = BTreeMap::new();
        for (step, stage) in &problem.asked {
            if self.optimum.schedule.reached(*step).is_some() {
                continue;
            }
            for gain in problem.gains.iter().filter(|gain| gain.brings(*step)) {
                let needs = gain.needs.iter().chain(&problem.candidates[gain.candidate].needs);
                for (competency, _) in needs {
                    let own = waiting.entry(*competency);
                    let own = own.or_insert((Stage::ALL[*stage], BTreeSet::new()));
                    own.0 = own.0.min(Stage::ALL[*stage]);
                    own.1.insert(*step);
                }
            }
        }
        let assessed = self.reader.portfolio.levels(self.reader.days.today);
        let unknown = waiting.into_iter().filter_map(|(place, (stage, levels))| {
            let competency = self.modelled.competencies[place].clone();
            let is_known = assessed.iter().any(|one| {
                one.competency == competency && (one.level.is_some() || one.not_applicable)
            });
            let is_asked = self.asked.unknown.contains_key(&competency);
            let at_stake = u8::try_from(levels.len()).unwrap_or(u8::MAX);
            (!is_known && !is_asked).then_some(ToAssess { competency, stage, at_stake })
        });
        unknown.collect()
    }

    /// What is not covered, and why: levels of one competency that follow each other and
    /// have the same causes as one.
    pub(super) fn uncovered(&self) -> Vec<Uncovered> {
        let mut uncovered: Vec<Uncovered> = Vec::new();
        let mut all: BTreeMap<Level, (Stage, BTreeSet<UncoveredCause>, BTreeSet<PlanSubject>)> =
            BTreeMap::new();
        for (step, stage) in &self.modelled.problem.asked {
            if self.optimum.schedule.reached(*step).is_none() {
                let (causes, subjects) = self.causes(*step);
                all.insert(self.modelled.level(*step), (Stage::ALL[*stage], causes, subjects));
            }
        }
        for (level, (stage, cause)) in &self.asked.kept_out {
            if !self.asked.levels.contains_key(level) {
                all.insert(level.clone(), (*stage, [*cause].into(), BTreeSet::new()));
            }
        }
        for ((competency, level), (stage, causes, subjects)) in all {
            let (causes, subjects): (Vec<_>, Vec<_>) =
                (causes.into_iter().collect(), subjects.into_iter().collect());
            match uncovered.last_mut() {
                Some(last)
                    if (&last.competency, last.to, last.stage)
                        == (&competency, level - 1, stage)
                        && last.causes == causes =>
                {
                    last.to = level;
                    last.subjects.extend(subjects);
                    last.subjects.sort();
                    last.subjects.dedup();
                }
                _ => {
                    let from = level - 1;
                    uncovered.push(Uncovered {
                        competency,
                        from,
                        to: level,
                        stage,
                        causes,
                        subjects,
                    });
                }
            }
        }
        uncovered.sort_by_key(|one| one.stage);
        uncovered
    }

    fn causes(&self, step: LevelStep) -> (BTreeSet<UncoveredCause>, BTreeSet<PlanSubject>) {
        let problem = &self.modelled.problem;
        let (competency, level) = self.modelled.level(step);
        let mut kept_out: Vec<(UncoveredCause, PlanSubject)> = Vec::new();
        for one in self.modelled.catalogue {
            let mut brings = one.brings.iter();
            if !brings
                .any(|own| *own.competency == competency && own.from < level && level <= own.to)
            {
                continue;
            }
            let own = self.modelled.listed.iter().position(|listed| listed.subject == one.subject);
            let cause = match own {
                None if one.is_done() => UncoveredCause::AlreadyDone,
                None => one.kept_out.unwrap_or(UncoveredCause::Window),
                Some(own) if self.optimum.taken.candidates[own] => UncoveredCause::Prerequisite,
                Some(own) if self.all.places[own].is_none() => UncoveredCause::Prerequisite,
                Some(_) if self.all.reached(step).is_none() => UncoveredCause::Prerequisite,
                Some(_) => match problem.budget {
                    Some(_) => UncoveredCause::Budget,
                    None => UncoveredCause::Prerequisite,
                },
            };
            kept_out.push((cause, PlanSubject::from(&one.subject)));
        }
        // What she could take, had she the time, matters more than what is not for her.
        let lacks = |cause: UncoveredCause| kept_out.iter().all(|(own, _)| *own != cause);
        let others = |cause: UncoveredCause| kept_out.iter().any(|(own, _)| *own != cause);
        let matters = |cause: UncoveredCause| match cause {
            UncoveredCause::Window => lacks(UncoveredCause::Budget),
            UncoveredCause::Audience => !others(UncoveredCause::Audience),
            UncoveredCause::AlreadyDone => {
                let is_neither = |one: &UncoveredCause| {
                    !matches!(one, UncoveredCause::AlreadyDone | UncoveredCause::Audience)
                };
                !kept_out.iter().any(|(own, _)| is_neither(own))
            }
            _ => true,
        };
        let told = kept_out.iter().filter(|(cause, _)| matters(*cause)).cloned();
        let (mut causes, subjects): (BTreeSet<_>, BTreeSet<_>) = told.unzip();
        if causes.is_empty() {
            causes.insert(UncoveredCause::NoOffer);
        }
        (causes, subjects)
    }
}
