//! Sufficient statistics of one group: every number exact, so that parts add up
//! to the whole in any order.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::scoring::rule::ScoreStatus;
use crate::value::ratio::Ratio;

use super::count::{Count, Counts, Weighting};
use super::layout::{KINDS, Layout, RankingLayout, ScaleLayout};
use super::moments::Moments;

/// The sums of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// The rows that count.
    pub(crate) rows: Count,
    /// Rows of weight zero: read, and in no other sum.
    pub(crate) zero_weight: u64,
    /// The cells of every column.
    pub(crate) cells: Counts,
    /// Of columns that hold numbers: Σ w x and Σ w x², by column.
    pub(crate) numbers: Vec<Moments>,
    /// Of items of several columns: answered, then each kind of missing.
    pub(crate) compound: Counts,
    pub(crate) rankings: Vec<RankingSums>,
    pub(crate) scales: Vec<ScaleSums>,
    /// Of each pair of scales, over the rows in which both have a score.
    pub(crate) pairs: Vec<Moments>,
}

/// The sums of one item whose choices are put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RankingSums {
    /// People who put at least one choice in order, and those who put one in
    /// two places: they are in no other sum.
    pub(crate) people: Counts,
    /// People who ranked a choice, by choice.
    pub(crate) ranked: Counts,
    /// Σ w rank of those who ranked it, by choice.
    pub(crate) ranks: Vec<i128>,
    /// Σ w of the sum of the ranks that a person left over, of those who did
    /// not rank it: by choice, then by how many choices they ranked, from 1.
    pub(crate) left: Vec<i128>,
}

/// The sums of one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScaleSums {
    /// Rows by status.
    pub(crate) status: Counts,
    /// Members whose cell was invalid, over all rows.
    pub(crate) invalid: u64,
    /// Rows by score.
    pub(crate) scores: Histogram,
    /// Of its items, over the rows in which all are answered.
    pub(crate) listwise: Moments,
    /// Of each pair of items with first <= second, over the rows in which both
    /// are answered; only if asked for.
    pub(crate) pairwise: Vec<Moments>,
}

/// Rows by score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Histogram {
    /// By position among the scores that there can be.
    Dense(Counts),
    /// By score.
    Sparse(BTreeMap<Ratio, Count>),
}

impl Group {
    pub(crate) fn new(layout: &Layout, weighting: Weighting, pairwise: bool) -> Self {
        let numbers = layout.inputs.iter().filter(|input| input.number.is_some()).count();
        Self {
            rows: Count::default(),
            zero_weight: 0,
            cells: Counts::new(layout.cells, weighting),
            numbers: vec![Moments::new(1); numbers],
            compound: Counts::new(layout.compound.len() * (1 + KINDS), weighting),
            rankings: layout
                .rankings
                .iter()
                .map(|ranking| RankingSums::new(ranking, weighting))
                .collect(),
            scales: layout
                .scales
                .iter()
                .map(|scale| ScaleSums::new(scale, weighting, pairwise))
                .collect(),
            pairs: vec![Moments::new(2); layout.pairs().count()],
        }
    }
}

impl AddAssign<&Self> for Group {
    fn add_assign(&mut self, other: &Self) {
        self.rows += other.rows;
        self.zero_weight += other.zero_weight;
        self.cells += &other.cells;
        self.compound += &other.compound;
        add_each(&mut self.numbers, &other.numbers);
        add_each(&mut self.rankings, &other.rankings);
        add_each(&mut self.scales, &other.scales);
        add_each(&mut self.pairs, &other.pairs);
    }
}

impl RankingSums {
    pub(crate) fn new(layout: &RankingLayout, weighting: Weighting) -> Self {
        Self {
            people: Counts::new(2, weighting),
            ranked: Counts::new(layout.choices, weighting),
            ranks: vec![0; layout.choices],
            left: vec![0; layout.choices * layout.ranks],
        }
    }

    /// Adds a person by the choice at each rank; nothing if there is none.
    pub(crate) fn add(&mut self, chosen: &[Option<usize>], count: Count) {
        let choices = self.ranks.len();
        let mut rank_of = vec![None; choices];
        let (mut given, mut used) = (0, 0);
        for (rank, choice) in (1i128..).zip(chosen) {
            let Some(place) = choice.and_then(|choice| rank_of.get_mut(choice)) else { continue };
            if place.replace(rank).is_some() {
                self.people.add(1, count);
                return;
            }
            given += 1;
            used += rank;
        }
        if given == 0 {
            return;
        }
        self.people.add(0, count);
        // The total weight is held below 2^64.
        let weight = i128::try_from(count.weight).unwrap_or(i128::MAX);
        let all = i128::try_from(choices * (choices + 1) / 2).unwrap_or(0);
        let depth = self.left.len() / choices.max(1);
        for (choice, rank) in rank_of.into_iter().enumerate() {
            if let Some(rank) = rank {
                self.ranked.add(choice, count);
                self.ranks[choice] += weight * rank;
            } else if let Some(left) = self.left.get_mut(choice * depth + given - 1) {
                *left += weight * (all - used);
            }
        }
    }
}

impl AddAssign<&Self> for RankingSums {
    fn add_assign(&mut self, other: &Self) {
        self.people += &other.people;
        self.ranked += &other.ranked;
        let sums = self.ranks.iter_mut().chain(&mut self.left);
        for (mine, theirs) in sums.zip(other.ranks.iter().chain(&other.left)) {
            *mine += theirs;
        }
    }
}

impl ScaleSums {
    pub(crate) fn new(layout: &ScaleLayout, weighting: Weighting, pairwise: bool) -> Self {
        let members = layout.members;
        let pairs = if pairwise { members * (members + 1) / 2 } else { 0 };
        let scores = match &layout.table {
            Some(table) => Histogram::Dense(Counts::new(table.scores.len(), weighting)),
            None => Histogram::Sparse(BTreeMap::new()),
        };
        Self {
            status: Counts::new(ScoreStatus::ALL.len(), weighting),
            invalid: 0,
            scores,
            listwise: Moments::new(members),
            pairwise: vec![Moments::new(2); pairs],
        }
    }
}

impl AddAssign<&Self> for ScaleSums {
    fn add_assign(&mut self, other: &Self) {
        self.status += &other.status;
        self.invalid = self.invalid.saturating_add(other.invalid);
        self.listwise += &other.listwise;
        add_each(&mut self.pairwise, &other.pairwise);
        match (&mut self.scores, &other.scores) {
            (Histogram::Dense(mine), Histogram::Dense(theirs)) => *mine += theirs,
            (Histogram::Sparse(mine), Histogram::Sparse(theirs)) => {
                for (score, count) in theirs {
                    *mine.entry(*score).or_default() += *count;
                }
            }
            // One plan gives one kind.
            (Histogram::Dense(_) | Histogram::Sparse(_), _) => {}
        }
    }
}

fn add_each<T: for<'t> AddAssign<&'t T>>(mine: &mut [T], theirs: &[T]) {
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        *mine += theirs;
    }
}

impl Histogram {
    /// Every score that somebody has, in order, with the rows that have it.
    pub(crate) fn entries(&self, layout: &ScaleLayout) -> Vec<(Ratio, Count)> {
        match (self, &layout.table) {
            (Self::Dense(counts), Some(table)) => {
                let all = table.scores.iter().copied().zip(counts.iter());
                all.filter(|(_, count)| count.n > 0).collect()
            }
            (Self::Sparse(counts), _) => counts.iter().map(|(score, n)| (*score, *n)).collect(),
            (Self::Dense(_), None) => Vec::new(),
        }
    }

    /// Counts rows of a score; false if the scale cannot have it.
    pub(crate) fn add(&mut self, layout: &ScaleLayout, score: Ratio, count: Count) -> bool {
        match (self, &layout.table) {
            (Self::Dense(counts), Some(table)) => {
                let position = table.scores.binary_search(&score);
                position.map(|position| counts.add(position, count)).is_ok()
            }
            (Self::Sparse(counts), _) => {
                *counts.entry(score).or_default() += count;
                true
            }
            (Self::Dense(_), None) => false,
        }
    }
}
