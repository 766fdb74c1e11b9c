//! Sum kernel: keyed values summed over the items of a scale, row by row, in
//! integers that were proved to fit.

use std::ops::{AddAssign, Mul};

use crate::survey::exactness::ItemArithmetic;
use crate::survey::scale::{Method, Output};
use crate::value::decimal::Decimal;
#[cfg(feature = "cohort")]
use crate::value::ratio::Ratio;

use super::block::Block;
use super::slot::{Missing, Slot};

/// A member of a scale over items.
#[derive(Debug, Clone)]
pub(crate) struct Leaf<T> {
    pub(crate) item: usize,
    pub(crate) input: usize,
    pub(crate) reversed: bool,
    pub(crate) weight: u32,
    pub(crate) low: i64,
    pub(crate) high: i64,
    /// What each slot adds, for items with a list.
    pub(crate) table: Option<Box<[Entry<T>; 256]>>,
}

/// What one cell adds to a score, or all cells of a row together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry<T> {
    pub(crate) value: T,
    pub(crate) counts: Counts,
}

/// Four counts in one integer, so that a cell adds them in one step: the
/// weight in 24 bits, then used, applicable and invalid in 12 each. A scale has
/// at most 1000 members of weight at most 1000.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts(u64);

impl Counts {
    fn answered(weight: u32) -> Self {
        Self(u64::from(weight) | 1 << 24 | 1 << 36)
    }

    fn missing(kind: Missing) -> Self {
        let invalid = u64::from(kind == Missing::Invalid) << 48;
        Self(u64::from(kind.is_expected()) << 36 | invalid)
    }

    fn part(self, shift: u32, bits: u32) -> u32 {
        u32::try_from((self.0 >> shift) & ((1 << bits) - 1)).unwrap_or(u32::MAX)
    }

    pub(crate) fn weight(self) -> u32 {
        self.part(0, 24)
    }

    pub(crate) fn used(self) -> u32 {
        self.part(24, 12)
    }

    pub(crate) fn applicable(self) -> u32 {
        self.part(36, 12)
    }

    pub(crate) fn invalid(self) -> u32 {
        self.part(48, 12)
    }
}

/// A scale over items in one kind of integer.
#[derive(Debug, Clone)]
pub(crate) struct ItemSum<T> {
    pub(crate) leaves: Vec<Leaf<T>>,
    pub(crate) arithmetic: ItemArithmetic,
    method: Method,
    pub(crate) output: Output,
    unit: T,
    common: T,
    total: T,
}

/// The integers that a score can be summed in.
pub(crate) trait Integer:
    Copy + Default + AddAssign + Mul<Output = Self> + From<u32> + Into<i128> + TryFrom<i128>
{
}

impl Integer for i64 {}

impl Integer for i128 {}

impl<T: Integer> Leaf<T> {
    /// The value as it enters the sum: reversed, in steps, times its weight.
    pub(crate) fn keyed(
        &self,
        millionths: i64,
        arithmetic: &ItemArithmetic,
        output: Output,
    ) -> i128 {
        let value = if self.reversed { self.low + self.high - millionths } else { millionths };
        let steps = |millionths: i64| i128::from(millionths / arithmetic.step);
        let value = match output {
            Output::Raw => steps(value),
            Output::PercentOfMaximum => {
                let range = steps(self.high - self.low);
                steps(value - self.low) * (arithmetic.common / range)
            }
        };
        value * i128::from(self.weight)
    }

    /// What each slot adds, from the values of the choices.
    pub(crate) fn tabulate(
        &self,
        values: &[Decimal],
        arithmetic: &ItemArithmetic,
        output: Output,
    ) -> Option<Box<[Entry<T>; 256]>> {
        let mut table = Box::new([Entry::default(); 256]);
        for (position, value) in values.iter().enumerate() {
            let keyed = self.keyed(value.millionths(), arithmetic, output);
            let value = T::try_from(keyed).ok()?;
            *table.get_mut(position)? = Entry { value, counts: Counts::answered(self.weight) };
        }
        for &kind in Missing::ALL {
            let slot = Slot::missing(kind);
            table[usize::from(slot.0)].counts = Counts::missing(kind);
        }
        Some(table)
    }
}

impl<T: Integer> ItemSum<T> {
    pub(crate) fn new(
        leaves: Vec<Leaf<T>>,
        arithmetic: ItemArithmetic,
        method: Method,
        output: Output,
    ) -> Option<Self> {
        let total: u32 = leaves.iter().map(|leaf| leaf.weight).sum();
        let of = |integer: i128| T::try_from(integer).ok();
        let (unit, common) = (of(arithmetic.unit.into())?, of(arithmetic.common)?);
        Some(Self { leaves, arithmetic, method, output, unit, common, total: T::from(total) })
    }

    /// What all leaves add up to, row by row.
    pub(crate) fn accumulate(&self, block: &Block) -> Vec<Entry<T>> {
        let mut sums = vec![Entry::default(); block.rows()];
        for leaf in &self.leaves {
            let slots = block.slots.get(leaf.input).map_or(&[][..], |column| column.as_slice());
            let numbers = block.numbers.get(leaf.input).map_or(&[][..], |column| column.as_slice());
            if let Some(table) = &leaf.table {
                for (sum, slot) in sums.iter_mut().zip(slots) {
                    sum.add(&table[usize::from(*slot)]);
                }
            } else {
                for ((sum, slot), number) in sums.iter_mut().zip(slots).zip(numbers) {
                    sum.add(&self.number_entry(leaf, Slot(*slot), *number));
                }
            }
        }
        sums
    }

    fn number_entry(&self, leaf: &Leaf<T>, slot: Slot, number: i64) -> Entry<T> {
        match slot.kind() {
            None => {
                // Numbers were checked against the bounds when they were read.
                let keyed = leaf.keyed(number, &self.arithmetic, self.output);
                let value = T::try_from(keyed).unwrap_or_default();
                Entry { value, counts: Counts::answered(leaf.weight) }
            }
            Some(kind) => Entry { value: T::default(), counts: Counts::missing(kind) },
        }
    }

    /// What one score of the scale is of the sum of what its items add, where
    /// all of them are answered.
    #[cfg(feature = "cohort")]
    pub(crate) fn unit_of_sum(&self) -> Option<Ratio> {
        let (numerator, denominator) = self.quotient(T::from(1), self.total);
        Ratio::new(numerator.into(), denominator.into())
    }

    /// The value of one answer as an explanation shows it: keyed, unweighted,
    /// in the unit of the answers.
    pub(crate) fn keyed_value(&self, leaf: &Leaf<T>, millionths: i64) -> i64 {
        if leaf.reversed { leaf.low + leaf.high - millionths } else { millionths }
    }

    /// The lowest and the highest that an item adds.
    #[cfg(feature = "cohort")]
    pub(crate) fn contribution_bounds(&self, leaf: &Leaf<T>) -> (i128, i128) {
        let ends = [leaf.low, leaf.high].map(|end| leaf.keyed(end, &self.arithmetic, self.output));
        (ends[0].min(ends[1]), ends[0].max(ends[1]))
    }

    /// The lowest and the highest score that there can be.
    #[cfg(feature = "cohort")]
    pub(crate) fn score_bounds(&self) -> Option<(Ratio, Ratio)> {
        let bounds = self.leaves.iter().map(|leaf| self.contribution_bounds(leaf));
        let (low, high) = bounds.fold((0, 0), |sums, ends| (sums.0 + ends.0, sums.1 + ends.1));
        let score = |sum: i128| {
            let (numerator, denominator) = self.quotient(T::try_from(sum).ok()?, self.total);
            Ratio::new(numerator.into(), denominator.into())
        };
        Some((score(low)?, score(high)?))
    }

    /// The score as a quotient of integers, from the sum over a weight.
    pub(crate) fn quotient(&self, sum: T, weight: T) -> (T, T) {
        match (self.output, self.method) {
            (Output::PercentOfMaximum, _) => (T::from(100) * sum, self.common * weight),
            (Output::Raw, Method::Mean) => (sum, self.unit * weight),
            (Output::Raw, Method::Sum) => (sum, self.unit),
            (Output::Raw, Method::ProratedSum) => (sum * self.total, self.unit * weight),
        }
    }
}

impl<T: Integer> Entry<T> {
    #[inline]
    fn add(&mut self, other: &Self) {
        self.value += other.value;
        self.counts.0 += other.counts.0;
    }
}
