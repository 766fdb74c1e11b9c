//! Compiled scales: items summed, or scales on 0–1 put together, and one
//! division at the end.

use crate::survey::exactness::CompositeArithmetic;

use super::block::Block;
use super::outcome::Outcome;
#[cfg(feature = "arrow")]
use super::outcome::ScoreColumns;
use super::rule::{Rule, ScoreStatus};
use super::sum::{Entry, Integer, ItemSum};

/// A compiled scale with its other reading, if it has one.
#[derive(Debug, Clone)]
pub(crate) struct PlannedScale {
    pub(crate) main: Node,
    pub(crate) alternative: Option<Node>,
}

impl PlannedScale {
    pub(crate) fn score(&self, block: &Block) -> Vec<Outcome> {
        self.main.score(block)
    }

    /// The items that it reaches, in either reading.
    #[cfg(feature = "arrow")]
    pub(crate) fn items(&self) -> Vec<usize> {
        let mut items = self.main.items();
        items.extend(self.alternative.iter().flat_map(Node::items));
        items.sort_unstable();
        items.dedup();
        items
    }
}

/// One scale, or one reading of it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) rule: Rule,
    pub(crate) sum: Summed,
}

#[derive(Debug, Clone)]
pub(crate) enum Summed {
    /// Items whose integers all fit in a double.
    Narrow(ItemSum<i64>),
    /// Items that need 128 bits on the way.
    Wide(ItemSum<i128>),
    /// Scales, and perhaps items, on 0–1.
    Composite(Vec<Part>, CompositeArithmetic),
}

/// A member of a composite.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) node: Node,
    pub(crate) weight: u32,
    /// The key of the item or scale, for explanations.
    pub(crate) key: String,
    pub(crate) is_scale: bool,
}

impl Node {
    /// The exact outcome of each row.
    pub(crate) fn score(&self, block: &Block) -> Vec<Outcome> {
        match &self.sum {
            Summed::Narrow(sum) => self.score_items(sum, block),
            Summed::Wide(sum) => self.score_items(sum, block),
            Summed::Composite(parts, arithmetic) => self.score_composite(parts, arithmetic, block),
        }
    }

    fn score_items<T: Integer>(&self, sum: &ItemSum<T>, block: &Block) -> Vec<Outcome> {
        let finish = |entry: Entry<T>| {
            let (status, quotient) = self.finish(sum, entry);
            Outcome {
                status,
                used: entry.counts.used(),
                of: self.rule.counted(entry.counts.applicable()),
                invalid: entry.counts.invalid(),
                numerator: quotient.0.into(),
                denominator: quotient.1.into(),
            }
        };
        sum.accumulate(block).into_iter().map(finish).collect()
    }

    fn finish<T: Integer>(&self, sum: &ItemSum<T>, entry: Entry<T>) -> (ScoreStatus, (T, T)) {
        let status = self.rule.status(entry.counts.used(), entry.counts.applicable());
        let quotient = match status {
            ScoreStatus::Ok => sum.quotient(entry.value, T::from(entry.counts.weight())),
            _ => (T::default(), T::from(1)),
        };
        (status, quotient)
    }

    fn score_composite(
        &self,
        parts: &[Part],
        arithmetic: &CompositeArithmetic,
        block: &Block,
    ) -> Vec<Outcome> {
        let children: Vec<Vec<Outcome>> = parts.iter().map(|part| part.node.score(block)).collect();
        (0..block.rows())
            .map(|row| {
                let (mut sum, mut weight) = (0i128, 0i128);
                let (mut used, mut applicable, mut invalid) = (0, 0, 0);
                for (part, outcomes) in parts.iter().zip(&children) {
                    let Some(child) = outcomes.get(row) else { continue };
                    invalid += child.invalid;
                    applicable += u32::from(child.status != ScoreStatus::NothingApplicable);
                    if child.status == ScoreStatus::Ok {
                        used += 1;
                        weight += i128::from(part.weight);
                        // The child is in percent: its denominator on 0-1 is
                        // the same, its numerator a hundredth.
                        let scaled = arithmetic.common / child.denominator;
                        sum += child.numerator / 100 * scaled * i128::from(part.weight);
                    }
                }
                let status = self.rule.status(used, applicable);
                let (numerator, denominator) = match status {
                    ScoreStatus::Ok => (100 * sum, arithmetic.common * weight),
                    _ => (0, 1),
                };
                let of = self.rule.counted(applicable);
                Outcome { status, used, of, invalid, numerator, denominator }
            })
            .collect()
    }

    /// The rounded outcome of each row, as a table holds it.
    #[cfg(feature = "arrow")]
    pub(crate) fn score_columns(&self, block: &Block) -> ScoreColumns {
        let mut columns = ScoreColumns::default();
        match &self.sum {
            Summed::Narrow(sum) => self.push_items(sum, block, &mut columns),
            Summed::Wide(sum) => self.push_items(sum, block, &mut columns),
            Summed::Composite(..) => {
                for row in self.score(block) {
                    columns.push(row.status, row.value(), row.used, row.of, row.invalid);
                }
            }
        }
        columns
    }

    #[cfg(feature = "arrow")]
    fn push_items<T: Integer>(&self, sum: &ItemSum<T>, block: &Block, columns: &mut ScoreColumns) {
        columns.reserve(block.rows());
        for entry in sum.accumulate(block) {
            let (status, (numerator, denominator)) = self.finish(sum, entry);
            let value = (status == ScoreStatus::Ok).then(|| numerator.divide(denominator));
            let counts = entry.counts;
            let of = self.rule.counted(counts.applicable());
            columns.push(status, value, counts.used(), of, counts.invalid());
        }
    }

    /// A multiple of every denominator that it can have on 0–1.
    pub(crate) fn denominators(&self) -> Option<u128> {
        match &self.sum {
            Summed::Narrow(sum) => sum.arithmetic.denominators,
            Summed::Wide(sum) => sum.arithmetic.denominators,
            Summed::Composite(_, arithmetic) => arithmetic.denominators,
        }
    }

    #[cfg(feature = "arrow")]
    fn items(&self) -> Vec<usize> {
        match &self.sum {
            Summed::Narrow(sum) => sum.leaves.iter().map(|leaf| leaf.item).collect(),
            Summed::Wide(sum) => sum.leaves.iter().map(|leaf| leaf.item).collect(),
            Summed::Composite(parts, _) => {
                parts.iter().flat_map(|part| part.node.items()).collect()
            }
        }
    }
}
