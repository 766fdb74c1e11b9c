//! Compiled scales: items summed, or scales on 0–1 put together, and one
//! division at the end.

use crate::survey::exactness::CompositeArithmetic;

use super::block::Block;
use super::rule::{AnsweredRule, ScoreStatus};
use super::scale_outcome::Outcome;
#[cfg(feature = "arrow")]
use super::scale_outcome::ScorePart;
#[cfg(feature = "arrow")]
use super::simd_sum::{EvenScale, Lanes};
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
    pub(crate) rule: AnsweredRule,
    pub(crate) sum: Summed,
    /// The same by positions, where that can be.
    #[cfg(feature = "arrow")]
    pub(crate) even: Option<EvenScale>,
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

/// The rows of one scale before the one rounding.
#[cfg(feature = "arrow")]
#[derive(Debug)]
pub(crate) enum Rows {
    /// What the positions of an even scale add up to.
    Lanes(Lanes),
    /// What the items of a narrow scale add up to.
    Sums(Vec<Entry<i64>>),
    /// The exact outcomes of any other.
    Outcomes(Vec<Outcome>),
}

#[cfg(feature = "cohort")]
impl Rows {
    /// The rows in another order.
    pub(crate) fn reordered(&self, order: &[u32]) -> Self {
        fn pick<T: Copy>(rows: &[T], order: &[u32]) -> Vec<T> {
            order.iter().map(|row| rows[*row as usize]).collect()
        }
        match self {
            Self::Lanes(lanes) => Self::Lanes(lanes.reordered(order)),
            Self::Sums(sums) => Self::Sums(pick(sums, order)),
            Self::Outcomes(outcomes) => Self::Outcomes(pick(outcomes, order)),
        }
    }
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
    pub(crate) fn new(rule: AnsweredRule, sum: Summed) -> Self {
        Self {
            #[cfg(feature = "arrow")]
            even: match &sum {
                Summed::Narrow(sum) => EvenScale::new(&rule, sum),
                Summed::Wide(_) | Summed::Composite(..) => None,
            },
            rule,
            sum,
        }
    }

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

    pub(crate) fn finish<T: Integer>(
        &self,
        sum: &ItemSum<T>,
        entry: Entry<T>,
    ) -> (ScoreStatus, (T, T)) {
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

    /// The rows of a block before the one rounding, for those who need them
    /// twice.
    #[cfg(feature = "arrow")]
    pub(crate) fn rows(&self, block: &Block) -> Rows {
        if let Some(even) = &self.even {
            return Rows::Lanes(even.sum.accumulate(block));
        }
        match &self.sum {
            Summed::Narrow(sum) => Rows::Sums(sum.accumulate(block)),
            Summed::Wide(_) | Summed::Composite(..) => Rows::Outcomes(self.score(block)),
        }
    }

    /// Writes the rounded outcome of each row, as a table holds it.
    #[cfg(feature = "arrow")]
    #[expect(clippy::cast_precision_loss, reason = "narrow integers are below 2^53")]
    pub(crate) fn write(&self, rows: &Rows, mut part: ScorePart<'_>) {
        match (rows, &self.sum, &self.even) {
            (Rows::Lanes(lanes), _, Some(even)) => even.write(&self.rule, lanes, part),
            (Rows::Sums(sums), Summed::Narrow(sum), _) => {
                for (row, entry) in sums.iter().enumerate() {
                    let (status, (numerator, denominator)) = self.finish(sum, *entry);
                    let value = numerator as f64 / denominator as f64;
                    let value = (status == ScoreStatus::Ok).then_some(value);
                    let counts = entry.counts;
                    let of = self.rule.counted(counts.applicable());
                    part.put(row, status, value, [counts.used(), of, counts.invalid()]);
                }
            }
            (Rows::Outcomes(outcomes), ..) => {
                for (row, one) in outcomes.iter().enumerate() {
                    part.put(row, one.status, one.value(), [one.used, one.of, one.invalid]);
                }
            }
            // Lanes come from even scales, sums from narrow ones.
            (Rows::Lanes(_) | Rows::Sums(_), ..) => {}
        }
    }

    /// The items of a scale over items, in order, and whether each is reversed;
    /// none for a composite.
    #[cfg(feature = "cohort")]
    pub(crate) fn leaves(&self) -> Vec<(usize, bool)> {
        fn of<T>(sum: &ItemSum<T>) -> Vec<(usize, bool)> {
            sum.leaves.iter().map(|leaf| (leaf.item, leaf.reversed)).collect()
        }
        match &self.sum {
            Summed::Narrow(sum) => of(sum),
            Summed::Wide(sum) => of(sum),
            Summed::Composite(..) => Vec::new(),
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
