//! Counts of groups in several tables at once.

use super::grid::Grid;
use crate::disclosure::attacker::{Attacker, Seen};
use crate::disclosure::suppression::{Optimality, suppress_with};

/// Which groups' counts are hidden in all tables.
#[derive(Debug, Clone)]
pub(crate) struct HiddenCounts {
    pub(crate) hidden: Vec<bool>,
    pub(crate) optimality: Optimality,
}

/// Hides small counts in every table, and others until no table gives them
/// away, nor all of them together.
pub(crate) fn hide(grid: &Grid, people: &[u64], k: u64, already: &[bool]) -> HiddenCounts {
    let mut counts = HiddenCounts { hidden: already.to_vec(), optimality: Optimality::Exact };
    loop {
        each_table(grid, people, k, &mut counts);
        // A table alone is proved by its flows.
        if grid.frames.len() < 2 {
            return counts;
        }
        let attacker = attacker(grid, people, &counts.hidden);
        #[expect(clippy::cast_precision_loss, reason = "people")]
        let narrowed = attacker.first_narrowed(people, k as f64);
        let Some(cell) = narrowed else { return counts };
        counts.optimality = counts.optimality.max(Optimality::Heuristic);
        match beside(grid, people, &counts.hidden, cell) {
            Some(other) => counts.hidden[other] = true,
            None => {
                counts.hidden.fill(true);
                counts.optimality = Optimality::Whole;
                return counts;
            }
        }
    }
}

fn each_table(grid: &Grid, people: &[u64], k: u64, counts: &mut HiddenCounts) {
    let mut settled = 0;
    for frame in grid.frames.iter().cycle() {
        let table = frame.counts(|cell| people[cell]);
        let of_frame = |hidden: &[bool]| -> Vec<bool> {
            frame.cells().iter().map(|cell| cell.is_some_and(|cell| hidden[cell])).collect()
        };
        let before = of_frame(&counts.hidden);
        let pattern = suppress_with(&table, k, &before);
        counts.optimality = counts.optimality.max(pattern.optimality);
        let cells = frame.cells().iter().zip(&pattern.hidden);
        for cell in cells.filter(|(_, hidden)| **hidden).filter_map(|(cell, _)| *cell) {
            counts.hidden[cell] = true;
        }
        settled = if of_frame(&counts.hidden) == before { settled + 1 } else { 1 };
        if settled >= grid.frames.len() {
            break;
        }
    }
    let hides_more = (0..people.len()).any(|cell| counts.hidden[cell] && people[cell] >= k);
    if grid.frames.len() > 1 && hides_more {
        // Each table is at its best; whether they are together was not proved.
        counts.optimality = counts.optimality.max(Optimality::Heuristic);
    }
}

/// Somebody who holds all tables of counts side by side.
fn attacker(grid: &Grid, people: &[u64], hidden: &[bool]) -> Attacker {
    let seen = |cell: usize| Seen { count: (!hidden[cell]).then_some(people[cell]), mean: None };
    let mut groups: Vec<Seen> = (0..people.len()).map(seen).collect();
    let (finer, mut sums) = grid.finer();
    groups.resize(people.len() + finer, Seen::default());
    sums.extend(grid.sums());
    let mut attacker = Attacker::new(groups, sums);
    let empty = (0..people.len()).filter(|cell| hidden[*cell] && people[*cell] == 0);
    for group in empty.chain(people.len()..people.len() + finer) {
        attacker = attacker.who_may_find_nobody(group);
    }
    attacker
}

/// The smallest printed count in a table with this one.
fn beside(grid: &Grid, people: &[u64], hidden: &[bool], cell: usize) -> Option<usize> {
    let tables = grid.frames.iter().filter(|frame| frame.cells().contains(&Some(cell)));
    let others = tables.flat_map(|frame| frame.cells().iter().copied().flatten());
    let printed = others.filter(|other| !hidden[*other] && people[*other] > 0);
    printed.min_by_key(|other| (people[*other], *other))
}
