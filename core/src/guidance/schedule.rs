//! Scheduling: when each thing that is taken begins and ends, as early as it can.

use super::problem::{Candidate, LevelStep, Problem, Slot};

/// What is taken, and what of it is made use of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) candidates: Vec<bool>,
    /// The gains of them for whose needs they wait.
    pub(crate) gains: Vec<bool>,
}

/// When something is taken: its slot, its first and its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) slot: usize,
    pub(crate) first: i32,
    pub(crate) last: i32,
}

/// When what is taken takes place, and when which level is there.
#[derive(Debug, Clone)]
pub(crate) struct Schedule {
    /// Of each candidate; none for what is not taken or cannot take place.
    pub(crate) places: Vec<Option<Place>>,
    /// The day on which each level above the held one is there, by competency.
    reached: Vec<Vec<Option<i32>>>,
    held: Vec<u8>,
}

impl Schedule {
    /// When what is taken takes place, each as early as it can, what it waits for included.
    pub(crate) fn of(problem: &Problem, taken: &Taken) -> Self {
        Self::at_best(problem, taken, &vec![false; problem.gains.len()])
    }

    /// The same if all candidates that are taken wait for nothing but their own needs, and
    /// each gain is there as early as if its candidate had waited: nothing can be earlier.
    pub(crate) fn earliest(problem: &Problem, candidates: Vec<bool>) -> Self {
        let taken = Taken { candidates, gains: vec![false; problem.gains.len()] };
        Self::at_best(problem, &taken, &vec![true; problem.gains.len()])
    }

    /// The same if some gains are `free`: they are there as early as if their candidates
    /// had waited, which they do not.
    ///
    /// Whatever is earlier makes nothing later, so that it is repeated until nothing is
    /// earlier any more; what waits for each other in a circle never begins.
    pub(crate) fn at_best(problem: &Problem, taken: &Taken, free: &[bool]) -> Self {
        let tops = problem.tops().into_iter().zip(&problem.held);
        let reached = tops.map(|(top, held)| vec![None; usize::from(top - held)]);
        let mut schedule = Self {
            places: vec![None; problem.candidates.len()],
            reached: reached.collect(),
            held: problem.held.clone(),
        };
        let mut gained: Vec<Option<i32>> = vec![None; problem.gains.len()];
        loop {
            let mut is_earlier = false;
            for (own, candidate) in problem.candidates.iter().enumerate() {
                if !taken.candidates[own] {
                    continue;
                }
                let awaited = candidate.gains.clone().filter(|index| taken.gains[*index]);
                let awaited = awaited.flat_map(|index| &problem.gains[index].needs);
                let place = schedule.place(candidate, awaited);
                if is_before(place, schedule.places[own]) {
                    schedule.places[own] = place;
                    is_earlier = true;
                }
                for index in candidate.gains.clone() {
                    let gain = &problem.gains[index];
                    let place = if gain.needs.is_empty() || taken.gains[index] {
                        schedule.places[own]
                    } else if free[index] {
                        schedule.place(candidate, gain.needs.iter())
                    } else {
                        None
                    };
                    let last = place.map(|place| place.last);
                    if last.is_some_and(|last| gained[index].is_none_or(|old| last < old)) {
                        gained[index] = last;
                        is_earlier = true;
                    }
                }
            }
            if !is_earlier {
                return schedule;
            }
            schedule.reach(problem, &gained);
        }
    }

    /// The earliest place of a candidate that waits for these levels.
    fn place<'l>(
        &self,
        candidate: &'l Candidate,
        awaited: impl Iterator<Item = &'l LevelStep>,
    ) -> Option<Place> {
        let over = |own: &usize| self.places[*own].map(|place| place.last);
        let mut ready = 0;
        for need in candidate.needs.iter().chain(awaited) {
            ready = ready.max(self.reached(*need)?);
        }
        for own in &candidate.after {
            ready = ready.max(over(own)?);
        }
        for group in &candidate.one_of {
            ready = ready.max(group.iter().filter_map(over).min()?);
        }
        let places = candidate.slots.iter().enumerate().filter_map(|(slot, when)| match *when {
            Slot::Session { first, last } => {
                (first >= ready).then_some(Place { slot, first, last })
            }
            Slot::Open { first, last } => {
                let day = first.max(ready);
                (day <= last).then_some(Place { slot, first: day, last: day })
            }
        });
        places.min_by_key(|place| (place.last, place.first, place.slot))
    }

    /// Works out when each level is there: not before the one below it.
    fn reach(&mut self, problem: &Problem, gained: &[Option<i32>]) {
        self.reached.iter_mut().for_each(|days| days.fill(None));
        for (gain, day) in problem.gains.iter().zip(gained) {
            let held = self.held[gain.competency];
            for level in gain.from.max(held)..gain.to {
                let cell = &mut self.reached[gain.competency][usize::from(level - held)];
                *cell = cell.iter().chain(day).min().copied();
            }
        }
        for days in &mut self.reached {
            let mut below = Some(0);
            for day in days {
                *day = below.zip(*day).map(|(below, own)| below.max(own));
                below = *day;
            }
        }
    }

    /// The day on which a level is there; none if it is not reached.
    pub(crate) fn reached(&self, (competency, level): LevelStep) -> Option<i32> {
        match usize::from(level).checked_sub(usize::from(self.held[competency]) + 1) {
            None => Some(0),
            Some(step) => self.reached[competency].get(step).copied().flatten(),
        }
    }

    /// Whether everything that is taken takes place.
    pub(crate) fn holds(&self, taken: &Taken) -> bool {
        taken.candidates.iter().zip(&self.places).all(|(is, place)| !is || place.is_some())
    }

    /// How many levels are reached in each stage.
    pub(crate) fn values(&self, problem: &Problem) -> Vec<usize> {
        let mut values = vec![0; problem.stages];
        for (step, stage) in &problem.asked {
            values[*stage] += usize::from(self.reached(*step).is_some());
        }
        values
    }
}

/// Whether a place is earlier than that of before.
fn is_before(place: Option<Place>, old: Option<Place>) -> bool {
    let order = |place: Place| (place.last, place.first, place.slot);
    match (place, old) {
        (Some(place), Some(old)) => order(place) < order(old),
        (place, None) => place.is_some(),
        (None, Some(_)) => false,
    }
}
