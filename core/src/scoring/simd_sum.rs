//! The kernel for the scales that most questionnaires have: items of one
//! weight whose choices are evenly spaced. Positions are summed instead of
//! values, in integers so small that a processor adds many rows at once.

use crate::survey::scale::Of;

use super::block::Block;
use super::rule::{AnsweredRule, ScoreStatus};
use super::scale_outcome::ScorePart;
use super::slot::{Missing, Slot};
use super::sum::ItemSum;

/// How positions of choices add up to the sum of a scale.
#[derive(Debug, Clone)]
pub(crate) struct EvenSum {
    pub(crate) members: Vec<EvenMember>,
    /// What the lowest position of an answered item adds.
    pub(crate) offset: i64,
    /// What a position adds beyond the one below.
    pub(crate) step: i64,
}

/// An item by its positions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EvenMember {
    pub(crate) input: usize,
    /// The position of its last choice.
    pub(crate) top: u8,
    /// Whether the last choice adds least.
    pub(crate) reversed: bool,
}

/// A scale by positions, with what each sum of them comes to.
#[derive(Debug, Clone)]
pub(crate) struct EvenScale {
    pub(crate) sum: EvenSum,
    /// How many different sums of positions there are.
    width: usize,
    /// The status by items answered and items that apply.
    statuses: Vec<ScoreStatus>,
    /// The score by items answered and sum of positions; 0 without one.
    values: Vec<f64>,
}

impl EvenScale {
    /// The scale, if it is one by positions and its scores can be tabulated.
    pub(crate) fn new(rule: &AnsweredRule, sum: &ItemSum<i64>) -> Option<Self> {
        let even = EvenSum::new(sum)?;
        let count = |items: usize| u8::try_from(items).unwrap_or(u8::MAX);
        let members = even.members.len();
        let width = even.width();
        if (members + 1) * width > TABULATED {
            return None;
        }
        let status = |cell: usize| {
            let (used, applicable) = (cell / (members + 1), cell % (members + 1));
            rule.status(count(used).into(), count(applicable).into())
        };
        let value = |cell: usize| {
            let (used, positions) = (count(cell / width), u16::try_from(cell % width));
            let value = even.value(used, positions.unwrap_or(u16::MAX));
            let (numerator, denominator) = sum.quotient(value, i64::from(used));
            if used == 0 { 0.0 } else { divide(numerator, denominator) }
        };
        let statuses = (0..(members + 1) * (members + 1)).map(status).collect();
        let values = (0..(members + 1) * width).map(value).collect();
        Some(Self { sum: even, width, statuses, values })
    }

    /// Whether so many answers can be enough for a score.
    #[cfg(feature = "cohort")]
    pub(crate) fn can_have(&self, used: usize) -> bool {
        let members = self.sum.members.len() + 1;
        self.statuses.chunks(members).nth(used).is_some_and(|row| row.contains(&ScoreStatus::Ok))
    }

    /// The status of a row by items answered, and skipped.
    pub(crate) fn status(&self, used: u8, skipped: u8) -> ScoreStatus {
        let members = self.sum.members.len();
        let applicable = members.saturating_sub(usize::from(skipped));
        let cell = usize::from(used) * (members + 1) + applicable;
        self.statuses.get(cell).copied().unwrap_or(ScoreStatus::NothingApplicable)
    }

    /// The place of a row in a table by items answered and sum of positions.
    pub(crate) fn cell(&self, used: u8, positions: u16) -> usize {
        usize::from(used) * self.width + usize::from(positions)
    }

    /// Writes the rounded rows, as a table holds them.
    pub(crate) fn write(&self, rule: &AnsweredRule, lanes: &Lanes, part: ScorePart<'_>) {
        let ok = ScoreStatus::Ok as i8;
        let all = rule.of == Of::All;
        let members = u8::try_from(self.sum.members.len()).unwrap_or(u8::MAX);
        let counts = || lanes.used.iter().zip(&lanes.skipped);
        for (status, (used, skipped)) in part.status.iter_mut().zip(counts()) {
            *status = self.status(*used, *skipped) as i8;
        }
        let sums = lanes.used.iter().zip(&lanes.sums).zip(&*part.status);
        for (value, ((used, positions), status)) in part.values.iter_mut().zip(sums) {
            let score = self.values.get(self.cell(*used, *positions));
            *value = score.copied().filter(|_| *status == ok).unwrap_or(0.0);
        }
        for (used, count) in part.used.iter_mut().zip(&lanes.used) {
            *used = u16::from(*count);
        }
        for (of, skipped) in part.of.iter_mut().zip(&lanes.skipped) {
            *of = u16::from(if all { members } else { members - skipped });
        }
        for (invalid, count) in part.invalid.iter_mut().zip(&lanes.invalid) {
            *invalid = u16::from(*count);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "narrow integers are below 2^53")]
fn divide(numerator: i64, denominator: i64) -> f64 {
    numerator as f64 / denominator as f64
}

/// What the rows of a block add up to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lanes {
    /// The positions of the answered items.
    pub(crate) sums: Vec<u16>,
    /// Items answered.
    pub(crate) used: Vec<u8>,
    /// Items that do not apply, or were not shown.
    pub(crate) skipped: Vec<u8>,
    /// Items whose cell is invalid.
    pub(crate) invalid: Vec<u8>,
}

/// More pairs of items answered and sum of positions are not tabulated.
const TABULATED: usize = 1 << 16;
/// More items than this have counts that a byte does not hold.
const MOST: usize = 255;

impl EvenSum {
    /// The scale by positions, if its items have the same weight and evenly
    /// spaced choices.
    pub(crate) fn new(sum: &ItemSum<i64>) -> Option<Self> {
        let mut members = Vec::new();
        let mut common: Option<(i64, i64)> = None;
        let mut largest = 0u32;
        for leaf in &sum.leaves {
            let table = leaf.table.as_ref()?;
            let choices = table.iter().take_while(|entry| entry.counts.used() == 1);
            let values: Vec<i64> = choices.map(|entry| entry.value).collect();
            let (first, last) = (*values.first()?, *values.last()?);
            let step = (*values.get(1)? - first).abs();
            let reversed = last < first;
            let even = |pair: &[i64]| pair[1] - pair[0] == if reversed { -step } else { step };
            let one = (first.min(last), step);
            if leaf.weight != 1 || step == 0 || !values.windows(2).all(even) {
                return None;
            }
            if *common.get_or_insert(one) != one {
                return None;
            }
            let top = u8::try_from(values.len() - 1).ok()?;
            largest += u32::from(top);
            members.push(EvenMember { input: leaf.input, top, reversed });
        }
        let (offset, step) = common?;
        let fits = members.len() <= MOST && largest <= u32::from(u16::MAX);
        fits.then_some(Self { members, offset, step })
    }

    /// What all items add up to, row by row.
    pub(crate) fn accumulate(&self, block: &Block) -> Lanes {
        let rows = block.rows();
        let mut lanes = Lanes {
            sums: vec![0; rows],
            used: vec![0; rows],
            skipped: vec![0; rows],
            invalid: vec![0; rows],
        };
        for member in &self.members {
            let slots = block.slots.get(member.input).map_or(&[][..], |slots| slots.as_slice());
            add(&mut lanes, slots, *member);
        }
        lanes
    }

    /// How many different sums of positions there are.
    pub(crate) fn width(&self) -> usize {
        self.members.iter().map(|member| usize::from(member.top)).sum::<usize>() + 1
    }

    /// The sum that so many answered items with these positions are.
    pub(crate) fn value(&self, used: u8, positions: u16) -> i64 {
        self.offset * i64::from(used) + self.step * i64::from(positions)
    }
}

/// Adds an item to the lanes. Compiled for what the processor can do.
#[multiversion::multiversion(targets("x86_64+avx2"))]
fn add(lanes: &mut Lanes, slots: &[u8], member: EvenMember) {
    const NOT_APPLICABLE: u8 = Slot::missing(Missing::NotApplicable).0;
    const NOT_SHOWN: u8 = Slot::NOT_SHOWN.0;
    let first_missing = Slot::NO_ANSWER.0;
    let rows = slots.len().min(lanes.sums.len());
    let slots = &slots[..rows];
    let answered = |slot: u8| u8::from(slot < first_missing);
    if member.reversed {
        let top = member.top;
        for (sum, slot) in lanes.sums.iter_mut().zip(slots) {
            let mask = 0u8.wrapping_sub(answered(*slot));
            *sum += u16::from(top.wrapping_sub(*slot) & mask);
        }
    } else {
        for (sum, slot) in lanes.sums.iter_mut().zip(slots) {
            let mask = 0u8.wrapping_sub(answered(*slot));
            *sum += u16::from(*slot & mask);
        }
    }
    for (used, slot) in lanes.used.iter_mut().zip(slots) {
        *used += answered(*slot);
    }
    for (skipped, slot) in lanes.skipped.iter_mut().zip(slots) {
        *skipped += u8::from(*slot == NOT_APPLICABLE) | u8::from(*slot == NOT_SHOWN);
    }
    for (invalid, slot) in lanes.invalid.iter_mut().zip(slots) {
        *invalid += u8::from(*slot == Slot::INVALID.0);
    }
}

#[cfg(feature = "cohort")]
impl Lanes {
    /// The rows in another order.
    pub(crate) fn reordered(&self, order: &[u32]) -> Self {
        fn pick<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
            order.iter().map(|row| column[*row as usize]).collect()
        }
        Self {
            sums: pick(&self.sums, order),
            used: pick(&self.used, order),
            skipped: pick(&self.skipped, order),
            invalid: pick(&self.invalid, order),
        }
    }
}
