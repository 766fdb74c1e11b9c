//! The model: a portfolio and a catalogue as a problem in numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::portfolio::EventSubject;
use crate::referential::relation::RelationKind;
use crate::value::date::Date;
use crate::value::key::CompetencyKey;

use super::asked::{Asked, Level};
use super::catalogue::{Decided, Listed, Reader};
use super::plan::{Stage, ToReassess};
use super::problem::{Candidate, Gain, LevelStep, Problem};

/// The problem in numbers, and what the numbers stand for.
pub(super) struct Modelled<'c, 'r> {
    pub(super) problem: Problem,
    /// The competencies by their places.
    pub(super) competencies: Vec<CompetencyKey>,
    /// What each candidate is, by its place.
    pub(super) listed: Vec<&'c Listed<'r>>,
    pub(super) catalogue: &'c [Listed<'r>],
    pub(super) to_reassess: Vec<ToReassess>,
}

impl<'c, 'r> Modelled<'c, 'r> {
    pub(super) fn new(
        reader: &Reader<'r>,
        asked: &Asked,
        catalogue: &'c [Listed<'r>],
        budget: Option<u32>,
    ) -> Self {
        let prerequisites = catalogue.iter().flat_map(Listed::prerequisites);
        let brought = catalogue.iter().flat_map(|one| &one.brings).map(|one| one.competency);
        let mut all: BTreeSet<&CompetencyKey> = asked.competencies();
        all.extend(brought.chain(prerequisites.map(|(own, _)| own)));
        let relations = reader.referential.document().relations.iter();
        all.extend(relations.flat_map(|one| [one.from.key(), one.to.key()]));
        let competencies: Vec<CompetencyKey> = all.into_iter().cloned().collect();
        let mut modelled = Self {
            problem: Problem { stages: Stage::ALL.len(), budget, ..Problem::default() },
            competencies,
            listed: Vec::new(),
            catalogue,
            to_reassess: Vec::new(),
        };
        let known = |key: &CompetencyKey| reader.levels.get(key).copied().unwrap_or(0);
        modelled.problem.held = modelled.competencies.iter().map(known).collect();
        modelled.believe_what_is_done(reader);
        for ((competency, level), stage) in &asked.levels {
            let step = (modelled.place(competency), *level);
            if level > &modelled.problem.held[step.0] {
                modelled.problem.asked.insert(step, *stage as usize);
            }
        }
        modelled.candidates(reader);
        modelled
    }

    pub(super) fn place(&self, competency: &CompetencyKey) -> usize {
        self.competencies.binary_search(competency).unwrap_or_default()
    }

    pub(super) fn level(&self, (place, level): LevelStep) -> Level {
        (self.competencies[place].clone(), level)
    }

    /// What was done since a competency was assessed last is taken for having brought what
    /// it is meant to: a plan would propose the like again, otherwise.
    fn believe_what_is_done(&mut self, reader: &Reader<'r>) {
        let assessed: BTreeMap<CompetencyKey, Date> = reader
            .portfolio
            .levels(reader.days.today)
            .into_iter()
            .filter_map(|one| Some((one.competency, one.date?)))
            .collect();
        let mut done: Vec<(&Listed<'_>, Date)> = self
            .catalogue
            .iter()
            .filter(|one| one.is_done() && reader.told_itself(&one.subject).is_some())
            .filter_map(|one| Some((one, one.told?.1)))
            .collect();
        done.sort_by_key(|(_, date)| *date);
        for (one, date) in done {
            for brings in &one.brings {
                let place = self.place(brings.competency);
                let held = &mut self.problem.held[place];
                let is_since = assessed.get(brings.competency).is_none_or(|last| *last < date);
                if is_since && brings.from <= *held && brings.to > *held {
                    *held = brings.to;
                    self.to_reassess.push(ToReassess {
                        competency: brings.competency.clone(),
                        level: brings.to,
                        subject: (&one.subject).into(),
                        date,
                    });
                }
            }
        }
    }

    fn candidates(&mut self, reader: &Reader<'r>) {
        let is_candidate = |one: &&Listed<'_>| match one.decided(reader.days) {
            _ if one.is_done() => false,
            Decided::Nothing | Decided::Over(_) => one.kept_out.is_none(),
            Decided::Within(_) => true,
            Decided::After(_) => false,
        };
        self.listed = self.catalogue.iter().filter(is_candidate).collect();
        let places: BTreeMap<&EventSubject, usize> =
            self.listed.iter().enumerate().map(|(place, one)| (&one.subject, place)).collect();
        for (own, one) in self.listed.clone().into_iter().enumerate() {
            let start = self.problem.gains.len();
            for brings in &one.brings {
                let to = (brings.from, brings.to);
                self.gains(own, self.place(brings.competency), to, reader);
            }
            let gains = start..self.problem.gains.len();
            let (slots, is_fixed) = match one.decided(reader.days) {
                Decided::Within(slot) => (vec![slot], true),
                _ => (one.slots.clone(), false),
            };
            let mut candidate = Candidate {
                minutes: one.minutes.unwrap_or(0),
                slots,
                gains,
                is_fixed,
                ..Candidate::default()
            };
            // What she has decided stands, whatever should come before it.
            if !candidate.is_fixed {
                let needs = one.prerequisites().into_iter();
                let needs = needs.map(|(competency, level)| (self.place(competency), level));
                candidate.needs =
                    needs.filter(|(place, level)| *level > self.problem.held[*place]).collect();
                self.order(one, &places, &mut candidate);
            }
            self.problem.candidates.push(candidate);
        }
    }

    /// What must be over before something: what is done is; a step that she cannot take
    /// any more, or that others take, does not hold up those after it.
    fn order(
        &self,
        one: &Listed<'_>,
        places: &BTreeMap<&EventSubject, usize>,
        candidate: &mut Candidate,
    ) {
        let listed =
            |subject: &EventSubject| self.catalogue.iter().find(|own| own.subject == *subject);
        let is_done = |subject: &EventSubject| listed(subject).is_some_and(Listed::is_done);
        for earlier in one.after() {
            match places.get(&earlier) {
                _ if is_done(&earlier) => {}
                Some(place) => candidate.after.push(*place),
                // An offer that cannot be taken: neither can what comes after it.
                None if matches!(earlier, EventSubject::Offer(_)) => candidate.slots.clear(),
                None => {}
            }
        }
        let group = one.one_of();
        if !group.is_empty() && !group.iter().any(is_done) {
            let own = group.iter().filter_map(|subject| places.get(subject).copied());
            candidate.one_of.push(own.collect());
        }
    }

    /// The gains of a candidate in a competency, one for each stretch of levels that need
    /// the same: the level from which it starts, and what the referential says that a level
    /// leans on.
    fn gains(
        &mut self,
        candidate: usize,
        competency: usize,
        (from, to): (u8, u8),
        reader: &Reader<'_>,
    ) {
        let held = self.problem.held[competency];
        let start = (from > held).then_some((competency, from));
        for level in from.max(held) + 1..=to {
            let leans = self.leans_on(competency, level, reader);
            let needs: Vec<LevelStep> = start.into_iter().chain(leans).collect();
            match self.problem.gains.last_mut() {
                Some(last)
                    if (last.candidate, last.competency, last.to)
                        == (candidate, competency, level - 1)
                        && last.needs == needs =>
                {
                    last.to = level;
                }
                _ => self.problem.gains.push(Gain {
                    candidate,
                    competency,
                    from: level - 1,
                    to: level,
                    needs,
                }),
            }
        }
    }

    fn leans_on(&self, competency: usize, level: u8, reader: &Reader<'_>) -> Vec<LevelStep> {
        let key = &self.competencies[competency];
        let relations = reader.referential.document().relations.iter();
        let own = relations.filter(|one| {
            one.kind == RelationKind::Requires
                && one.from.key() == key
                && one.from_level.map_or(1, |from| from.get()) <= level
        });
        let needs = own.filter_map(|one| Some((self.place(one.to.key()), one.min_level?.get())));
        needs.filter(|(place, level)| *level > self.problem.held[*place]).collect()
    }
}
