//! Layout of a tally: where each count has its place, worked out once for a
//! plan.

use crate::scoring::plan::{Decoder, Input, Plan, Role};
use crate::scoring::scale::{Node, Summed};
use crate::scoring::simd_sum::{EvenMember, EvenScale, EvenSum};
use crate::scoring::slot::{Missing, Slot};
use crate::scoring::sum::{Integer, ItemSum};
use crate::survey::item::{Item, Occasion};
use crate::value::ratio::{Ratio, gcd, lcm};

use super::fixed_point::{FixedPoint, shift, shifted};

/// How many kinds of missing there are.
pub(crate) const KINDS: usize = Missing::ALL.len();

/// The counts of a plan's columns and scales.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) inputs: Vec<InputLayout>,
    /// The cells of all inputs together.
    pub(crate) cells: usize,
    /// Items of several columns: they are answered as a whole, or not.
    pub(crate) compound: Vec<usize>,
    pub(crate) rankings: Vec<RankingLayout>,
    pub(crate) scales: Vec<ScaleLayout>,
}

/// An item whose choices are put in order, a column for each rank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RankingLayout {
    pub(crate) item: usize,
    /// The column of the first rank.
    pub(crate) first: usize,
    pub(crate) ranks: usize,
    pub(crate) choices: usize,
}

/// The counts of one column: a cell for each choice, then for each kind of
/// missing.
#[derive(Debug, Clone)]
pub(crate) struct InputLayout {
    /// The first of its cells.
    pub(crate) first: usize,
    pub(crate) choices: usize,
    /// The cell of each slot, from its first.
    cell: Box<[u8; 256]>,
    /// How its numbers become integers, if it holds numbers.
    pub(crate) number: Option<NumberLayout>,
}

/// Numbers in steps, without the bits that are too many.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberLayout {
    /// Millionths in a step.
    pub(crate) step: i64,
    pub(crate) shift: u32,
}

/// What is summed of one scale.
#[derive(Debug, Clone)]
pub(crate) struct ScaleLayout {
    /// Its items; none for a composite, which has no covariances of its own.
    pub(crate) members: usize,
    /// By how many bits the contributions of its items are shortened.
    pub(crate) shift: u32,
    /// Whether every contribution is at most 255.
    pub(crate) small: bool,
    /// The integers of the contribution of each slot, for each item of a list.
    pub(crate) contributions: Vec<Option<Box<[i32; 256]>>>,
    /// The same by positions, for all items or for none.
    pub(crate) even: Vec<EvenContribution>,
    /// The score that one unit of the sum of all contributions is worth.
    pub(crate) unit_of_sum: f64,
    /// The lowest and the highest score that there can be.
    pub(crate) range: (f64, f64),
    /// How scores enter products with those of other scales.
    pub(crate) scores: FixedPoint,
    /// Every score that it can have, where they are few.
    pub(crate) table: Option<ScoreTable>,
}

/// The scores of a scale over items of lists, by the weight and the sum of
/// what was answered.
#[derive(Debug, Clone)]
pub(crate) struct ScoreTable {
    low: i64,
    step: i64,
    width: usize,
    /// The position of the score, by weight and sum.
    positions: Vec<u32>,
    /// The same for a scale by positions of choices, in its own order.
    even: Vec<u32>,
    /// The scores, in order.
    pub(crate) scores: Vec<Ratio>,
    /// The same as integers for products.
    pub(crate) fixed: Vec<u32>,
}

/// More pairs of weight and sum than this are not tabulated.
const TABULATED: usize = 1 << 16;

impl Layout {
    pub(crate) fn new(plan: &Plan) -> Self {
        let items: Vec<&Item> = plan.questionnaire.items().collect();
        let (mut inputs, mut cells) = (Vec::new(), 0);
        for input in plan.inputs.iter() {
            let layout = InputLayout::new(plan, &items, input, cells);
            cells += layout.choices + KINDS;
            inputs.push(layout);
        }
        let compound = |(_, (first, _)): &(usize, &(usize, usize))| {
            let role = plan.inputs.get(*first).map(|input| input.role);
            matches!(role, Some(Role::Tick(_) | Role::Rank(_)))
        };
        let compound = plan.item_inputs.iter().enumerate().filter(compound);
        let compound = compound.map(|(item, _)| item).collect();
        let rankings = plan.item_inputs.iter().enumerate().filter_map(|(item, (first, ranks))| {
            let ranked = matches!(plan.inputs.get(*first)?.role, Role::Rank(_));
            let list = plan.questionnaire.choices(items.get(item)?).filter(|_| ranked)?;
            let choices = list.choices.len();
            Some(RankingLayout { item, first: *first, ranks: *ranks, choices })
        });
        let rankings = rankings.collect();
        let scales = plan.scales.iter().map(|scale| ScaleLayout::new(&scale.main)).collect();
        Self { inputs, cells, compound, rankings, scales }
    }

    /// The pairs of scales, in order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let scales = self.scales.len();
        (0..scales).flat_map(move |first| (first + 1..scales).map(move |second| (first, second)))
    }
}

impl InputLayout {
    /// The cell of a slot, from the first of the column.
    pub(crate) fn cell_of(&self, slot: u8) -> usize {
        usize::from(self.cell[usize::from(slot)])
    }

    /// Whether a cell can hold this slot.
    pub(crate) fn is_used(&self, slot: u8) -> bool {
        usize::from(slot) < self.choices || !Slot(slot).is_answered()
    }

    fn new(plan: &Plan, items: &[&Item], input: &Input, first: usize) -> Self {
        let item = items.get(input.item).copied();
        let list = item.and_then(|item| plan.questionnaire.choices(item));
        let choices = match (&input.decoder, input.role) {
            (Decoder::Number(_) | Decoder::Text, _) => 1,
            (_, Role::Occasion) => Occasion::ALL.len(),
            (_, Role::Tick(_)) => 2,
            _ => list.map_or(0, |list| list.choices.len()),
        };
        let mut cell = Box::new([0; 256]);
        for (slot, place) in (0u8..=u8::MAX).zip(cell.iter_mut()) {
            let kind = Slot(slot).kind().map(|kind| choices + kind as usize);
            let position = usize::from(slot).min(choices.saturating_sub(1));
            *place = u8::try_from(kind.unwrap_or(position)).unwrap_or(u8::MAX);
        }
        let number = matches!(input.decoder, Decoder::Number(_)).then(|| {
            let places = item.map_or(0, Item::places).min(6);
            let step = 10i64.pow(6 - places);
            let bounds = item.and_then(Item::bounds);
            let largest = bounds.map_or(1u64 << 40, |(low, high)| {
                low.millionths().unsigned_abs().max(high.millionths().unsigned_abs())
            });
            NumberLayout { step, shift: shift(u128::from(largest / step.unsigned_abs())) }
        });
        Self { first, choices, cell, number }
    }
}

impl ScaleLayout {
    fn new(node: &Node) -> Self {
        match &node.sum {
            Summed::Narrow(sum) => {
                let even = node.even.as_ref();
                // Where all weights are 1, a weight is a number of answers.
                let enough = |weight| even.is_none_or(|even| even.can_have(weight));
                let table = ScoreTable::new(sum, enough);
                let table = match even {
                    Some(even) => table.map(|table| table.with_even(even)),
                    None => table,
                };
                let even = node.even.iter().flat_map(|even| {
                    even.sum.members.iter().map(|member| EvenContribution::new(&even.sum, *member))
                });
                let even = even.collect::<Option<_>>().unwrap_or_default();
                Self { even, ..Self::of_items(sum, table) }
            }
            Summed::Wide(sum) => Self::of_items(sum, None),
            Summed::Composite(..) => Self {
                members: 0,
                shift: 0,
                small: false,
                contributions: Vec::new(),
                even: Vec::new(),
                unit_of_sum: 0.0,
                range: (0.0, 100.0),
                scores: FixedPoint::new(0.0, 100.0, None),
                table: None,
            },
        }
    }

    fn of_items<T: Integer>(sum: &ItemSum<T>, table: Option<ScoreTable>) -> Self {
        let bounds: Vec<(i128, i128)> =
            sum.leaves.iter().map(|leaf| sum.contribution_bounds(leaf)).collect();
        let largest = bounds.iter().map(|(low, high)| low.unsigned_abs().max(high.unsigned_abs()));
        let largest = largest.max().unwrap_or(0);
        let shift = shift(largest);
        let contributions = sum.leaves.iter().map(|leaf| {
            let table = leaf.table.as_ref()?;
            let mut integers = Box::new([0; 256]);
            for (integer, entry) in integers.iter_mut().zip(table.iter()) {
                *integer = shifted(entry.value.into(), shift);
            }
            Some(integers)
        });
        let contributions: Vec<_> = contributions.collect();
        let small = largest <= 255 && contributions.iter().all(Option::is_some);
        let unit_of_sum = sum.unit_of_sum().map_or(0.0, Ratio::to_f64) * f64::from(shift).exp2();
        let bounds = sum.score_bounds().map(|(low, high)| (low.to_f64(), high.to_f64()));
        let range = bounds.unwrap_or((0.0, 100.0));
        let whole = table.as_ref().and_then(|table| {
            let denominators = table.scores.iter().map(|score| score.denominator().unsigned_abs());
            denominators.into_iter().try_fold(1u128, lcm)
        });
        let whole = whole.and_then(|whole| u32::try_from(whole).ok()).map(f64::from);
        let scores = FixedPoint::new(range.0, range.1, whole);
        let table = table.map(|mut table| {
            table.fixed = table.scores.iter().map(|score| scores.integer(score.to_f64())).collect();
            table
        });
        let members = sum.leaves.len();
        let even = Vec::new();
        Self { members, shift, small, contributions, even, unit_of_sum, range, scores, table }
    }
}

/// What an answered item adds, by the position of its choice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EvenContribution {
    at_first: i16,
    step: i16,
}

impl EvenContribution {
    /// Nothing if it does not fit.
    fn new(sum: &EvenSum, member: EvenMember) -> Option<Self> {
        let step = i16::try_from(sum.step).ok()?;
        let offset = i16::try_from(sum.offset).ok()?;
        if !member.reversed {
            return Some(Self { at_first: offset, step });
        }
        let at_first = step.checked_mul(i16::from(member.top))?.checked_add(offset)?;
        Some(Self { at_first, step: -step })
    }

    /// What the choice at this position adds; anything for what is none.
    pub(crate) fn value(self, slot: u8) -> i16 {
        self.at_first.wrapping_add(self.step.wrapping_mul(i16::from(slot)))
    }
}

impl ScoreTable {
    /// The table of the weights that are enough for a score.
    fn new(sum: &ItemSum<i64>, enough: impl Fn(usize) -> bool) -> Option<Self> {
        let tables = sum.leaves.iter().map(|leaf| leaf.table.as_ref());
        let tables = tables.collect::<Option<Vec<_>>>()?;
        let (mut low, mut high, mut step, mut weight) = (0i64, 0i64, 0u128, 0usize);
        for (leaf, table) in sum.leaves.iter().zip(tables) {
            let values = table.iter().map(|entry| entry.value);
            low += values.clone().min()?.min(0);
            high += values.clone().max()?.max(0);
            step = values
                .filter(|value| *value != 0)
                .fold(step, |step, value| gcd(step, u128::from(value.unsigned_abs())));
            weight += leaf.weight as usize;
        }
        let step = i64::try_from(step.max(1)).ok()?;
        let width = usize::try_from((high - low) / step).ok()? + 1;
        let cells = width.checked_mul(weight + 1).filter(|cells| *cells <= TABULATED)?;
        let ratio = |weight: usize, column: usize| {
            let value = low + step * i64::try_from(column).ok()?;
            let (numerator, denominator) = sum.quotient(value, i64::try_from(weight).ok()?);
            Ratio::new(numerator.into(), denominator.into())
        };
        let all: Vec<Option<Ratio>> = (0..cells)
            .map(|cell| (cell / width, cell % width))
            .map(|(weight, column)| {
                (weight > 0 && enough(weight)).then(|| ratio(weight, column)).flatten()
            })
            .collect();
        // A score that its own bounds exclude cannot occur.
        let (least, most) = sum.score_bounds()?;
        let within = |score: &&Ratio| (least..=most).contains(*score);
        let mut scores: Vec<Ratio> = all.iter().flatten().filter(within).copied().collect();
        scores.sort_unstable();
        scores.dedup();
        let position = |score: &Option<Ratio>| {
            let found = score.as_ref().and_then(|score| scores.binary_search(score).ok());
            found.and_then(|found| u32::try_from(found).ok()).unwrap_or(u32::MAX)
        };
        let positions = all.iter().map(position).collect();
        Some(Self { low, step, width, positions, even: Vec::new(), scores, fixed: Vec::new() })
    }

    /// The same by items answered and sum of positions, as lanes hold them.
    fn with_even(mut self, even: &EvenScale) -> Self {
        let (members, width) = (even.sum.members.len(), even.sum.width());
        let cells = (0..=members).flat_map(|used| (0..width).map(move |sum| (used, sum)));
        self.even = cells
            .map(|(used, positions)| {
                let used = u8::try_from(used).unwrap_or(u8::MAX);
                let positions = u16::try_from(positions).unwrap_or(u16::MAX);
                // More than so many answers cannot add up to.
                self.position(used.into(), even.sum.value(used, positions))
            })
            .collect();
        self
    }

    /// The position of the score of a row of lanes.
    pub(crate) fn of_lanes(&self, cell: usize) -> u32 {
        self.even.get(cell).copied().unwrap_or(u32::MAX)
    }

    /// The position of the score of a row that has one.
    pub(crate) fn position(&self, weight: u32, sum: i64) -> u32 {
        let column = (sum - self.low) / self.step;
        let cell = usize::try_from(column).unwrap_or(0) + weight as usize * self.width;
        self.positions.get(cell).copied().unwrap_or(u32::MAX)
    }
}
