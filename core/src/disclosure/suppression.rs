//! Secondary (complementary) suppression in one table: the fewest people, then
//! the fewest cells, then the first in order.

use crate::document::record::words;

use super::count_table::{CountTable, HiddenCells, Slack, Way};
use crate::solve::linear_program::{Needs, fewest};

words! {
    /// How sure it is that no fewer people could have been hidden.
    pub enum Optimality {
        /// It is proved: nothing is hidden in vain.
        Exact = "exact",
        /// What is hidden protects; a smaller pattern may exist.
        Heuristic = "heuristic",
        /// Nothing of the table is printed.
        Whole = "whole",
    }
}

/// After so many rounds without a proof the pattern is found step by step.
const ROUNDS: usize = 200;

/// Which counts of a table are hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pattern {
    /// By cell of the table.
    pub hidden: Vec<bool>,
    /// Whether fewer would do.
    pub optimality: Optimality,
}

impl Pattern {
    /// How many people are hidden, margins counted like cells.
    #[must_use]
    pub fn people(&self, table: &CountTable) -> u64 {
        let both = table.counts().zip(&self.hidden);
        both.filter(|(_, hidden)| **hidden).map(|(count, _)| count).sum()
    }
}

/// Hides every count from 1 to `k` - 1, margins among them, and as many others
/// as it takes for each hidden count to stay at least `k` wide, up to `k` or
/// more, for an attacker who sees the printed counts and zeros and knows that a
/// hidden count is at least 1 (he may be in it).
///
/// Of the patterns that reach this, the one with the fewest people (margins
/// counted like cells), then the fewest cells, then the first in order: proved
/// for all but very large tables, where it may be a `heuristic`. If something
/// must be hidden and the total is below 2 `k`, everything is.
///
/// That an attacker knows the rule does not help him: a hidden count is at its
/// least or its most only where another is 1, so that which of them was small
/// stays open.
///
/// ```
/// # use boussole_sante::disclosure::{CountTable, suppress};
/// let table = CountTable::one_way(&[20, 3, 9, 7])?;
/// let pattern = suppress(&table, 5);
/// assert_eq!(pattern.hidden, [false, true, false, true, false]);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[must_use]
pub fn suppress(table: &CountTable, k: u64) -> Pattern {
    let no = vec![false; table.len()];
    suppress_with(table, k, &no, &no)
}

/// The same where some counts are hidden for other reasons, and some cannot be
/// hidden any more.
pub(crate) fn suppress_with(
    table: &CountTable,
    k: u64,
    already: &[bool],
    fixed: &[bool],
) -> Pattern {
    let small = |count: u64| count > 0 && count < k;
    let start: Vec<bool> = table
        .counts()
        .zip(already.iter().zip(fixed))
        .map(|(count, (already, fixed))| !fixed && (*already || small(count)))
        .collect();
    if start.iter().any(|hidden| *hidden) && table.total() < k.saturating_mul(2) {
        let hidden = fixed.iter().map(|fixed| !fixed).collect();
        return Pattern { hidden, optimality: Optimality::Whole };
    }
    let protection = Protection { table, k, start: &start, fixed };
    let missed = protection.missed(&start);
    if missed.is_empty() {
        return Pattern { hidden: start, optimality: Optimality::Exact };
    }
    match protection.best(missed) {
        Some(hidden) => Pattern { hidden, optimality: Optimality::Exact },
        None => Pattern { hidden: protection.step_by_step(), optimality: Optimality::Heuristic },
    }
}

/// What hidden counts must keep.
struct Protection<'t> {
    table: &'t CountTable,
    k: u64,
    /// What is hidden anyway.
    start: &'t [bool],
    /// What is printed anyway.
    fixed: &'t [bool],
}

impl Protection<'_> {
    /// What a hidden count lacks: how far it can be shifted up and down if that
    /// is too little.
    fn lacks(&self, hidden: &HiddenCells<'_>, cell: usize) -> Option<(Slack, Slack)> {
        let up = hidden.slack(cell, Way::Up, self.k);
        if up.people >= self.k {
            return None;
        }
        let down = hidden.slack(cell, Way::Down, self.k - up.people);
        let reaches = self.table.cells()[cell].count + up.people >= self.k;
        (!reaches || up.people + down.people < self.k).then_some((up, down))
    }

    /// Every condition that a pattern misses, as a sum over what could be
    /// hidden; none if every hidden count keeps what it must.
    fn missed(&self, hidden: &[bool]) -> Vec<Needs> {
        let mut needs = Vec::new();
        let cells = HiddenCells::new(self.table, hidden);
        for cell in (0..self.table.len()).filter(|cell| hidden[*cell]) {
            let Some((up, down)) = self.lacks(&cells, cell) else { continue };
            let own = self.table.cells()[cell];
            let reach = self.k.saturating_sub(own.count);
            for side in [&up.near, &up.not_far] {
                if up.people < reach {
                    needs.push(self.need(cell, reach, &[side]));
                }
            }
            if up.people + down.people < self.k {
                let whole = own.count - own.least;
                for (above, below) in [(&up.near, &down.near), (&up.not_far, &down.not_far)] {
                    if down.people < whole {
                        needs.push(self.need(cell, self.k, &[above, below]));
                    } else if whole < self.k {
                        needs.push(self.need(cell, self.k - whole, &[above]));
                    }
                }
            }
        }
        needs.dedup();
        needs
    }

    /// If the cell is hidden, what crosses from these sides of the table must
    /// give way by so many people.
    fn need(&self, of: usize, people: u64, sides: &[&Vec<bool>]) -> Needs {
        let mut terms = Vec::new();
        for (index, cell) in self.table.cells().iter().enumerate() {
            if index == of || self.fixed[index] || (cell.count == 0 && !self.start[index]) {
                continue;
            }
            let gives = sides.iter().map(|side| match (side[cell.from], side[cell.to]) {
                (true, false) => people,
                (false, true) => cell.count - cell.least,
                _ => 0,
            });
            let gives = gives.fold(0, u64::saturating_add).min(people);
            if gives > 0 {
                terms.push((index, gives));
            }
        }
        Needs { of, people, terms }
    }

    /// The best pattern, as long as conditions that it misses are found; then
    /// the first in order of those that are as good.
    fn best(&self, mut needs: Vec<Needs>) -> Option<Vec<bool>> {
        let cells = self.table.len() as u64 + 1;
        let people: Vec<u64> = self.table.counts().map(|count| count * cells + 1).collect();
        let places: Vec<u64> = (1..=self.table.len() as u64).collect();
        let best = self.cheapest(&people, None, &mut needs, None)?;
        let cost = best.iter().zip(&people).filter(|(hidden, _)| **hidden).map(|(_, cost)| cost);
        let budget = Some((&people[..], cost.sum()));
        let first = self.cheapest(&places, budget, &mut needs, Some(&best));
        Some(first.unwrap_or(best))
    }

    /// The cheapest pattern that misses nothing, if that is proved in so many
    /// rounds; one may be known to miss nothing.
    fn cheapest(
        &self,
        costs: &[u64],
        budget: Option<(&[u64], u64)>,
        needs: &mut Vec<Needs>,
        known: Option<&Vec<bool>>,
    ) -> Option<Vec<bool>> {
        for _ in 0..ROUNDS {
            let hidden = fewest(costs, self.start, needs, budget)?;
            if Some(&hidden) == known {
                return Some(hidden);
            }
            let missed = self.missed(&hidden);
            if missed.is_empty() {
                return Some(hidden);
            }
            needs.extend(missed);
        }
        None
    }

    /// Hides round by round what is best at the time; what is hidden stays so.
    fn step_by_step(&self) -> Vec<bool> {
        let mut hidden = self.start.to_vec();
        loop {
            let so_far = Protection { start: &hidden, ..*self };
            let missed = so_far.missed(&hidden);
            if missed.is_empty() {
                return hidden;
            }
            let costs: Vec<u64> = self.table.counts().collect();
            let all = || self.fixed.iter().map(|fixed| !fixed).collect();
            let more = fewest(&costs, &hidden, &missed, None).unwrap_or_else(all);
            if more == hidden {
                // Nothing is left to be hidden.
                return hidden;
            }
            hidden = more;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> impl Strategy<Value = CountTable> {
        let count = || prop_oneof![Just(0u64), 1..6u64, 1..6u64, 5..40u64];
        let one_way = prop::collection::vec(count(), 1..8).prop_map(|c| CountTable::of_groups(&c));
        let shape = prop_oneof![Just((2usize, 2usize)), Just((2, 3)), Just((3, 2))];
        let two_way = shape.prop_flat_map(move |(rows, columns)| {
            prop::collection::vec(count(), rows * columns)
                .prop_map(move |counts| CountTable::of_crossed_groups(rows, columns, &counts))
        });
        prop_oneof![one_way, two_way]
    }

    /// The fewest people and cells over every pattern there is.
    fn by_trying_all(table: &CountTable, k: u64, start: &[bool]) -> (u64, usize) {
        let fixed = vec![false; table.len()];
        let free: Vec<usize> = (0..table.len())
            .filter(|cell| !start[*cell] && table.cells()[*cell].count > 0)
            .collect();
        let protection = Protection { table, k, start, fixed: &fixed };
        let patterns = (0u32..1 << free.len()).filter_map(|pattern| {
            let mut hidden = start.to_vec();
            let chosen = free.iter().enumerate().filter(|(bit, _)| pattern >> bit & 1 == 1);
            chosen.for_each(|(_, cell)| hidden[*cell] = true);
            let cells = hidden.iter().filter(|hidden| **hidden).count();
            let people = Pattern { hidden: hidden.clone(), optimality: Optimality::Exact };
            protection.missed(&hidden).is_empty().then(|| (people.people(table), cells))
        });
        patterns.min().unwrap_or_default()
    }

    proptest! {
        #[test]
        fn no_pattern_hides_fewer(table in table(), k in 2..8u64) {
            let pattern = suppress(&table, k);
            let small = |count: u64| count > 0 && count < k;
            let start: Vec<bool> = table.counts().map(small).collect();
            if pattern.optimality == Optimality::Whole {
                prop_assert!(table.total() < 2 * k && pattern.hidden.iter().all(|hidden| *hidden));
                return Ok(());
            }
            prop_assert_eq!(pattern.optimality, Optimality::Exact);
            let cells = pattern.hidden.iter().filter(|hidden| **hidden).count();
            let best = by_trying_all(&table, k, &start);
            prop_assert_eq!((pattern.people(&table), cells), best);
            if !start.contains(&true) {
                prop_assert_eq!(pattern.people(&table), 0, "nothing is small");
            }
        }

        /// What is hidden step by step protects as well, at its price.
        #[test]
        fn steps_protect_too(table in table(), k in 2..8u64) {
            let small = |count: u64| count > 0 && count < k;
            let start: Vec<bool> = table.counts().map(small).collect();
            let fixed = vec![false; table.len()];
            let protection = Protection { table: &table, k, start: &start, fixed: &fixed };
            prop_assert!(protection.missed(&protection.step_by_step()).is_empty());
        }
    }

    #[test]
    fn of_equals_the_first_in_order_is_taken() {
        let table = CountTable::of_groups(&[9, 4, 9, 9, 30]);
        assert_eq!(suppress(&table, 5).hidden, [true, true, false, false, false, false]);
    }
}
