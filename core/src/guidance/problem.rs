//! The planning problem in numbers: what could be taken, when, and what it brings.
//! Days count from today.

use std::collections::BTreeMap;
use std::ops::Range;

/// A level of a competency, by its place and its number.
pub(crate) type LevelStep = (usize, u8);

/// What a plan is chosen from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Problem {
    /// The level of each competency today.
    pub(crate) held: Vec<u8>,
    /// What could be taken, in the order of its keys.
    pub(crate) candidates: Vec<Candidate>,
    /// What the candidates bring, one candidate after the other.
    pub(crate) gains: Vec<Gain>,
    /// The levels that are asked for, each in the stage in which it counts.
    pub(crate) asked: BTreeMap<LevelStep, usize>,
    /// How many stages there are.
    pub(crate) stages: usize,
    /// How many minutes there are; any number if absent.
    pub(crate) budget: Option<u32>,
}

/// What could be taken.
#[derive(Debug, Clone, Default)]
pub(crate) struct Candidate {
    pub(crate) minutes: u32,
    /// When it can be taken.
    pub(crate) slots: Vec<Slot>,
    /// The levels that must be there before it begins, and are not today.
    pub(crate) needs: Vec<LevelStep>,
    /// What must be over before it begins.
    pub(crate) after: Vec<usize>,
    /// Of each of these one must be over before it begins.
    pub(crate) one_of: Vec<Vec<usize>>,
    /// What it brings, among the gains.
    pub(crate) gains: Range<usize>,
    /// Whether it stays in the plan: it was decided before.
    pub(crate) is_fixed: bool,
}

/// When something can be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// From one day to another.
    Session { first: i32, last: i32 },
    /// On any day from one to another.
    Open { first: i32, last: i32 },
}

impl Slot {
    /// Its first and its last day.
    pub(crate) const fn days(&self) -> (i32, i32) {
        match *self {
            Self::Session { first, last } | Self::Open { first, last } => (first, last),
        }
    }
}

/// What a candidate brings: the levels of a competency above one up to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gain {
    pub(crate) candidate: usize,
    pub(crate) competency: usize,
    pub(crate) from: u8,
    pub(crate) to: u8,
    /// The levels that must be there before the candidate begins if it is to bring this.
    pub(crate) needs: Vec<LevelStep>,
}

impl Gain {
    pub(crate) fn brings(&self, (competency, level): LevelStep) -> bool {
        self.competency == competency && self.from < level && level <= self.to
    }
}

impl Problem {
    /// The highest level of each competency that anything speaks of.
    pub(crate) fn tops(&self) -> Vec<u8> {
        let mut tops = self.held.clone();
        let needs = self.candidates.iter().flat_map(|one| &one.needs);
        let needs = needs.chain(self.gains.iter().flat_map(|gain| &gain.needs));
        let gains = self.gains.iter().map(|gain| (gain.competency, gain.to));
        for (competency, level) in gains.chain(needs.chain(self.asked.keys()).copied()) {
            tops[competency] = tops[competency].max(level);
        }
        tops
    }

    /// The stages in which levels are asked for, and how many in each.
    pub(crate) fn asked_in(&self) -> Vec<usize> {
        let mut asked = vec![0; self.stages];
        for stage in self.asked.values() {
            asked[*stage] += 1;
        }
        asked
    }
}
