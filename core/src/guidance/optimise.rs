//! Optimisation: the best of all plans, stage by stage, and how far it is known to be so.
//!
//! What is taken and which levels are reached is a binary programme without days. The
//! schedule of its best answer tells whether that can take place; where it cannot, a
//! condition is added that says why, and the programme is solved again. Taking more makes
//! nothing later, so that such a condition names all that could have helped.

use std::collections::{BTreeMap, BTreeSet};

use crate::solve::choices::{Best, Choices, Terms, sum};

use super::problem::{LevelStep, Problem, Slot};
use super::schedule::{Schedule, Taken};

/// Answers that are looked at in one stage before its proof is given up.
const ROUNDS: usize = 400;
/// How much is searched in all, in nodes times choices; half of what is left for each
/// answer. That is some seconds: a limit of time would make the answer depend on the
/// machine.
const WORK: u64 = 1_200_000;
/// So many keys are compared at once: twice the weight of each is still exact.
const KEYS: usize = 16;

/// A figure of a plan, and the best that it could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Proved {
    pub(crate) value: i64,
    pub(crate) bound: i64,
}

/// The best plan that was found.
#[derive(Debug, Clone)]
pub(crate) struct Optimum {
    pub(crate) taken: Taken,
    pub(crate) schedule: Schedule,
    /// The levels that are reached, stage by stage.
    pub(crate) stages: Vec<Proved>,
    /// The minutes that it takes, and the fewest that it could.
    pub(crate) minutes: Proved,
    /// Whether of equal plans it is the one with the smallest list of keys.
    pub(crate) is_first: bool,
}

impl Proved {
    pub(crate) const fn is_proved(self) -> bool {
        self.value == self.bound
    }
}

impl Optimum {
    /// Whether no plan is better.
    pub(crate) fn is_proved(&self) -> bool {
        self.stages.iter().all(|stage| stage.is_proved())
            && self.minutes.is_proved()
            && self.is_first
    }
}

/// The best plan: the most levels of the first stage, of the next …, then the fewest
/// minutes, then the smallest list of keys.
pub(crate) fn best(problem: &Problem) -> Optimum {
    let mut search = Search::new(problem);
    let stages: Vec<Proved> = (0..problem.stages).map(|stage| search.stage(stage)).collect();
    let minutes = search.fewest_minutes();
    let is_first = search.smallest_keys();
    search.settle();
    let schedule = Schedule::of(problem, &search.taken);
    Optimum { taken: search.taken, schedule, stages, minutes, is_first }
}

/// The candidates that could be of use: those that can take place, within the budget, and
/// bring a level that is asked for, or one that such a one needs.
fn useful(problem: &Problem) -> Vec<bool> {
    let all = possible(problem);
    let brings = |step: LevelStep, own: usize| {
        let mut gains = problem.gains[problem.candidates[own].gains.clone()].iter();
        gains.any(|gain| gain.brings(step))
    };
    let below = |(competency, level): LevelStep| {
        (problem.held[competency] + 1..=level).map(move |level| (competency, level))
    };
    let mut wanted: BTreeSet<LevelStep> = problem.asked.keys().copied().flat_map(below).collect();
    let mut useful: Vec<bool> = problem.candidates.iter().map(|one| one.is_fixed).collect();
    loop {
        let before = (wanted.len(), useful.iter().filter(|is| **is).count());
        for (own, candidate) in problem.candidates.iter().enumerate() {
            if !all[own] || !(useful[own] || wanted.iter().any(|step| brings(*step, own))) {
                continue;
            }
            useful[own] = true;
            let helped = problem.gains[candidate.gains.clone()].iter();
            let helped = helped.filter(|gain| wanted.iter().any(|step| gain.brings(*step)));
            let needs = candidate.needs.iter().chain(helped.flat_map(|gain| &gain.needs));
            let needs: Vec<LevelStep> = needs.copied().flat_map(below).collect();
            wanted.extend(needs);
            for other in candidate.after.iter().chain(candidate.one_of.iter().flatten()) {
                useful[*other] |= all[*other];
            }
        }
        if before == (wanted.len(), useful.iter().filter(|is| **is).count()) {
            return useful;
        }
    }
}

/// The candidates that can take place within the budget, if everything else is taken.
fn possible(problem: &Problem) -> Vec<bool> {
    let fixed = problem.candidates.iter().filter(|one| one.is_fixed);
    let fixed: u32 = fixed.map(|one| one.minutes).sum();
    let left = problem.budget.map(|budget| budget.saturating_sub(fixed));
    let fits = problem.candidates.iter();
    let fits = fits.map(|one| one.is_fixed || left.is_none_or(|left| one.minutes <= left));
    let earliest = Schedule::earliest(problem, fits.collect());
    earliest.places.iter().map(Option::is_some).collect()
}

/// The programme, and the best plan so far.
struct Search<'p> {
    problem: &'p Problem,
    /// How many nodes may still be searched.
    nodes: u64,
    choices: Choices,
    candidates: Vec<Option<usize>>,
    /// Of the gains that need something; what needs nothing comes with its candidate.
    gains: Vec<Option<usize>>,
    levels: BTreeMap<LevelStep, usize>,
    taken: Taken,
}

impl<'p> Search<'p> {
    fn new(problem: &'p Problem) -> Self {
        let useful = useful(problem);
        let mut choices = Choices::default();
        let candidates: Vec<Option<usize>> =
            useful.iter().map(|is| is.then(|| choices.choice())).collect();
        let gains: Vec<Option<usize>> = problem
            .gains
            .iter()
            .map(|gain| {
                let waits = useful[gain.candidate] && !gain.needs.is_empty();
                waits.then(|| choices.choice())
            })
            .collect();
        let mut levels = BTreeMap::new();
        for (competency, (top, held)) in problem.tops().into_iter().zip(&problem.held).enumerate() {
            levels.extend((held + 1..=top).map(|level| ((competency, level), choices.choice())));
        }
        let fixed = problem.candidates.iter().map(|one| one.is_fixed).collect();
        let taken = Taken { candidates: fixed, gains: vec![false; problem.gains.len()] };
        let nodes = WORK / u64::try_from(choices.count().max(1)).unwrap_or(u64::MAX);
        let mut search = Self { problem, nodes, choices, candidates, gains, levels, taken };
        search.conditions();
        search
    }

    fn conditions(&mut self) {
        let problem = self.problem;
        for (&(competency, level), &reached) in &self.levels {
            let brought = self.brought((competency, level), |_| true);
            self.choices.needs(reached, brought);
            if let Some(below) = self.levels.get(&(competency, level - 1)) {
                self.choices.needs(reached, [*below]);
            }
        }
        // What is over too late helps nobody; this alone spares most of the schedules that
        // cannot be.
        let useful = self.candidates.iter().map(Option::is_some).collect();
        let earliest = Schedule::earliest(problem, useful);
        for (own, candidate) in problem.candidates.iter().enumerate() {
            let Some(choice) = self.candidates[own] else { continue };
            let begins = candidate.slots.iter().map(|slot| match *slot {
                Slot::Session { first, .. } => first,
                Slot::Open { last, .. } => last,
            });
            let begins = begins.max().unwrap_or(-1);
            let in_time = |other: usize| {
                other != own && earliest.places[other].is_some_and(|place| place.last <= begins)
            };
            let own_choice = |other: &usize| self.candidates[*other].filter(|_| in_time(*other));
            let mut needs: Vec<(usize, LevelStep)> =
                candidate.needs.iter().map(|need| (choice, *need)).collect();
            let mut conditions: Vec<(usize, Vec<usize>)> = Vec::new();
            for other in &candidate.after {
                conditions.push((choice, own_choice(other).into_iter().collect()));
            }
            for group in &candidate.one_of {
                conditions.push((choice, group.iter().filter_map(own_choice).collect()));
            }
            for index in candidate.gains.clone() {
                let Some(gain) = self.gains[index] else { continue };
                conditions.push((gain, vec![choice]));
                needs.extend(problem.gains[index].needs.iter().map(|need| (gain, *need)));
            }
            for (one, (competency, level)) in needs {
                let reached = self.levels.get(&(competency, level)).copied();
                conditions.push((one, reached.into_iter().collect()));
                for below in problem.held[competency] + 1..=level {
                    conditions.push((one, self.brought((competency, below), in_time)));
                }
            }
            for (one, others) in conditions {
                self.choices.needs(one, others);
            }
            if candidate.is_fixed {
                self.choices.at_least(vec![(choice, 1)], 1);
            }
        }
        if let Some(budget) = problem.budget {
            let minutes = self.minutes();
            let decided = problem.candidates.iter().filter(|one| one.is_fixed);
            let decided: i64 = decided.map(|one| i64::from(one.minutes)).sum();
            self.choices.at_most(minutes, i64::from(budget).max(decided));
        }
    }

    /// The choices that bring a level, of these candidates.
    fn brought(&self, step: LevelStep, of: impl Fn(usize) -> bool) -> Vec<usize> {
        let gains = self.problem.gains.iter().enumerate();
        let gains = gains.filter(|(_, gain)| gain.brings(step) && of(gain.candidate));
        let choices: BTreeSet<usize> = gains.filter_map(|(index, _)| self.gain(index)).collect();
        choices.into_iter().collect()
    }

    /// The choice that brings a gain: its own, or that of its candidate.
    fn gain(&self, index: usize) -> Option<usize> {
        self.gains[index].or_else(|| {
            let gain = &self.problem.gains[index];
            self.candidates[gain.candidate].filter(|_| gain.needs.is_empty())
        })
    }

    fn minutes(&self) -> Terms {
        let all = self.candidates.iter().zip(&self.problem.candidates);
        all.filter_map(|(choice, one)| Some(((*choice)?, i64::from(one.minutes)))).collect()
    }

    /// The plan so far as choices.
    fn chosen(&self) -> Vec<bool> {
        let schedule = Schedule::of(self.problem, &self.taken);
        let mut chosen = vec![false; self.choices.count()];
        let candidates = self.candidates.iter().zip(&self.taken.candidates);
        for (choice, is) in candidates.chain(self.gains.iter().zip(&self.taken.gains)) {
            if let Some(choice) = choice {
                chosen[*choice] = *is;
            }
        }
        for (step, choice) in &self.levels {
            chosen[*choice] = schedule.reached(*step).is_some();
        }
        chosen
    }

    /// The most levels of a stage, which all that follows keeps.
    fn stage(&mut self, stage: usize) -> Proved {
        let asked = self.problem.asked.iter().filter(|(_, own)| **own == stage);
        let terms: Terms = asked.map(|(step, _)| (self.levels[step], 1)).collect();
        let all = i64::try_from(terms.len()).unwrap_or(i64::MAX);
        let proved = self.most(&terms, all);
        self.choices.at_least(terms, proved.value);
        proved
    }

    /// The fewest minutes, which all that follows keeps.
    fn fewest_minutes(&mut self) -> Proved {
        let terms = self.minutes();
        let turned: Terms = terms.iter().map(|(choice, minutes)| (*choice, -minutes)).collect();
        let Proved { value, bound } = self.most(&turned, 0);
        self.choices.at_most(terms, -value);
        Proved { value: -value, bound: -bound }
    }

    /// The smallest list of keys: of each in turn, whether it can be there. Of equal
    /// minutes none holds another, so that the smaller list is the one that has the first
    /// key in which they differ.
    fn smallest_keys(&mut self) -> bool {
        let keys: Vec<usize> = self.candidates.iter().filter_map(|choice| *choice).collect();
        let mut is_proved = true;
        for some in keys.chunks(KEYS) {
            let weights = (0..some.len()).rev().map(|place| 1_i64 << place);
            let terms: Terms = some.iter().copied().zip(weights).collect();
            is_proved &= self.most(&terms, (1 << some.len()) - 1).is_proved();
            let chosen = self.chosen();
            for choice in some {
                match chosen[*choice] {
                    true => self.choices.at_least(vec![(*choice, 1)], 1),
                    false => self.choices.at_most(vec![(*choice, 1)], 0),
                }
            }
        }
        is_proved
    }

    /// Looks for a plan of which a sum is more than of the plan so far; it cannot exceed
    /// `all`.
    fn most(&mut self, terms: &[(usize, i64)], all: i64) -> Proved {
        let start = self.chosen();
        let mut found = Proved { value: sum(terms, &start), bound: all };
        if found.is_proved() {
            return found;
        }
        for _ in 0..ROUNDS {
            if self.nodes == 0 {
                break;
            }
            let limit = self.nodes.div_ceil(2);
            let best = self.choices.most(terms, &start, limit);
            self.nodes -= best.as_ref().map_or(limit, |best| best.nodes.min(limit));
            let Some(best) = best else { return found };
            found.bound = found.bound.min(best.bound);
            let taken = self.taken_by(&best);
            let against = self.against(&best, &taken);
            if against.is_empty() {
                found.value = best.value;
                self.taken = taken;
                return found;
            }
            for (terms, least) in against {
                self.choices.at_least(terms, least);
            }
            // What was searched to no end would be again.
            if !best.is_proved() {
                return found;
            }
        }
        found
    }

    fn taken_by(&self, best: &Best) -> Taken {
        let is = |choice: &Option<usize>| choice.is_some_and(|choice| best.chosen[choice]);
        Taken {
            candidates: self.candidates.iter().map(is).collect(),
            gains: self.gains.iter().map(is).collect(),
        }
    }

    /// The conditions that an answer does not meet: what of it cannot take place, or is
    /// not reached. None if it is a plan.
    fn against(&self, best: &Best, taken: &Taken) -> Vec<(Terms, i64)> {
        let schedule = Schedule::of(self.problem, taken);
        let late = |own: &usize| taken.candidates[*own] && schedule.places[*own].is_none();
        let late: Vec<usize> = (0..self.candidates.len()).filter(late).collect();
        let mut against: Vec<(Terms, i64)> = late
            .into_iter()
            .map(|own| {
                let awaited = self.problem.candidates[own].gains.clone();
                let awaited: Vec<usize> = awaited.filter(|index| taken.gains[*index]).collect();
                let is_late = |schedule: &Schedule| schedule.places[own].is_none();
                let (mut terms, mut least) = self.conflict(taken, &awaited, &is_late);
                terms.extend(self.candidates[own].map(|choice| (choice, -1)));
                for choice in awaited.into_iter().filter_map(|index| self.gains[index]) {
                    terms.push((choice, -1));
                    least -= 1;
                }
                (terms, least)
            })
            .collect();
        if against.is_empty() {
            let claimed = self.problem.asked.keys().filter(|step| best.chosen[self.levels[*step]]);
            let unreached = claimed.filter(|step| schedule.reached(**step).is_none());
            against.extend(unreached.map(|step| {
                let is_late = |schedule: &Schedule| schedule.reached(*step).is_none();
                let (mut terms, least) = self.conflict(taken, &[], &is_late);
                terms.push((self.levels[step], -1));
                (terms, least)
            }));
        }
        against
    }

    /// Why something is late, however the rest is changed that does not matter for it: one
    /// of these choices has to be another. A gain that is awaited does not matter if it is
    /// late all the same were that gain there for nothing; one that is not there, likewise;
    /// and a candidate, if it is late with it too.
    fn conflict(
        &self,
        taken: &Taken,
        own: &[usize],
        is_late: &dyn Fn(&Schedule) -> bool,
    ) -> (Terms, i64) {
        let problem = self.problem;
        let (mut taken, mut free) = (taken.clone(), vec![false; problem.gains.len()]);
        let (mut terms, mut least) = (Terms::new(), 0);
        // What is awaited first, so that a condition on candidates alone is found if there
        // is one.
        for is_awaited in [true, false] {
            for (index, choice) in self.gains.iter().enumerate() {
                let Some(choice) = choice.filter(|_| !free[index] && !own.contains(&index)) else {
                    continue;
                };
                if taken.gains[index] != is_awaited {
                    continue;
                }
                (taken.gains[index], free[index]) = (false, true);
                if !is_late(&Schedule::at_best(problem, &taken, &free)) {
                    (taken.gains[index], free[index]) = (is_awaited, false);
                    terms.push((choice, if is_awaited { -1 } else { 1 }));
                    least -= i64::from(is_awaited);
                }
            }
        }
        for (other, choice) in self.candidates.iter().enumerate() {
            let Some(choice) = choice.filter(|_| !taken.candidates[other]) else { continue };
            taken.candidates[other] = true;
            if !is_late(&Schedule::at_best(problem, &taken, &free)) {
                taken.candidates[other] = false;
                terms.push((choice, 1));
            }
        }
        (terms, least)
    }

    /// Makes use of what is taken: of as many gains as there can be without a level less,
    /// and then of none that adds nothing, so that nothing waits in vain.
    fn settle(&mut self) {
        let values = |taken: &Taken| {
            let schedule = Schedule::of(self.problem, taken);
            schedule.holds(taken).then(|| schedule.values(self.problem))
        };
        let best = values(&self.taken);
        let mut taken = self.taken.clone();
        for (index, gain) in self.problem.gains.iter().enumerate() {
            taken.gains[index] = taken.candidates[gain.candidate] && !gain.needs.is_empty();
        }
        if values(&taken) != best {
            taken.gains.clone_from(&self.taken.gains);
        }
        for index in 0..taken.gains.len() {
            if std::mem::replace(&mut taken.gains[index], false) && values(&taken) != best {
                taken.gains[index] = true;
            }
        }
        self.taken = taken;
    }
}
