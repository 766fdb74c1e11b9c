//! Decoded rows into the sums of their groups. What is `inline(always)` becomes
//! part of the one function that is compiled for several sets of instructions
//! (`reader::add_chunk`).

use std::ops::Range;

use crate::scoring::block::Block;
use crate::scoring::plan::Plan;
use crate::scoring::rule::ScoreStatus;
use crate::scoring::scale::{Node, Rows, Summed};
use crate::scoring::slot::Slot;
use crate::scoring::sum::{Integer, ItemSum};
use crate::value::ratio::Ratio;

use super::count::{Count, Counts, RowWeight};
use super::fixed_point::shifted;
use super::group::{Group, Histogram, ScaleSums};
use super::layout::{InputLayout, KINDS, Layout, ScaleLayout};
use super::moments::{Factor, Moments};

/// Rows that were decoded and scored, those of a group next to each other.
#[derive(Debug)]
pub(crate) struct Chunk<'c> {
    plan: &'c Plan,
    layout: &'c Layout,
    block: &'c Block,
    /// How each row counts; each once for none.
    weights: Option<Vec<Count>>,
    scales: Vec<ScaleRows>,
    pairwise: bool,
}

/// One scale of a chunk.
#[derive(Debug)]
struct ScaleRows {
    /// The status, by its position in the closed list.
    status: Vec<u8>,
    /// Whether every member is answered: all bits, or none.
    complete: Vec<i16>,
    /// Members whose cell is invalid.
    invalid: Vec<u16>,
    scores: Scores,
}

#[derive(Debug)]
enum Scores {
    /// By position in the table of the scale; `NONE` where there is no score.
    Positions(Vec<u32>),
    Ratios(Vec<Option<Ratio>>),
}

/// No position.
const NONE: u32 = u32::MAX;
const OK: u8 = ScoreStatus::Ok as u8;

impl<'c> Chunk<'c> {
    #[inline(always)]
    pub(crate) fn new(
        plan: &'c Plan,
        layout: &'c Layout,
        block: &'c Block,
        rows: &[Rows],
        weights: Option<&[RowWeight]>,
        pairwise: bool,
    ) -> Self {
        let scales = plan.scales.iter().zip(&layout.scales).zip(rows);
        let scales =
            scales.map(|((scale, layout), rows)| ScaleRows::new(&scale.main, layout, rows));
        let weights = weights.map(|weights| weights.iter().map(|w| Count::from(*w)).collect());
        Self { plan, layout, block, weights, scales: scales.collect(), pairwise }
    }

    /// Adds some rows to the sums of their group.
    #[inline(always)]
    pub(crate) fn add(&self, rows: Range<usize>, group: &mut Group) {
        match self.weights(&rows) {
            None => group.rows += Count::rows(rows.len() as u64),
            Some(counts) => counts.iter().for_each(|count| group.rows += *count),
        }
        self.add_cells(&rows, group);
        self.add_compound(&rows, group);
        self.add_rankings(&rows, group);
        for (scale, sums) in group.scales.iter_mut().enumerate() {
            let (Some(layout), Some(scored)) =
                (self.layout.scales.get(scale), self.scales.get(scale))
            else {
                continue;
            };
            scored.add(layout, &rows, self.weights(&rows), sums);
            match self.plan.scales.get(scale).map(|scale| &scale.main.sum) {
                Some(Summed::Narrow(sum)) => self.add_items(sum, layout, scored, &rows, sums),
                Some(Summed::Wide(sum)) => self.add_items(sum, layout, scored, &rows, sums),
                Some(Summed::Composite(..)) | None => {}
            }
        }
        self.add_scale_pairs(&rows, group);
    }

    fn weights(&self, rows: &Range<usize>) -> Option<&[Count]> {
        self.weights.as_ref().and_then(|weights| weights.get(rows.clone()))
    }

    /// How each of some rows counts.
    fn counts(&self, rows: &Range<usize>) -> Vec<Count> {
        self.weights(rows).map_or_else(|| vec![Count::rows(1); rows.len()], <[Count]>::to_vec)
    }

    fn slots(&self, input: usize, rows: &Range<usize>) -> &[u8] {
        self.block.slots.get(input).and_then(|slots| slots.get(rows.clone())).unwrap_or_default()
    }

    fn numbers(&self, input: usize, rows: &Range<usize>) -> &[i64] {
        let numbers = self.block.numbers.get(input);
        numbers.and_then(|numbers| numbers.get(rows.clone())).unwrap_or_default()
    }

    #[inline(always)]
    fn add_cells(&self, rows: &Range<usize>, group: &mut Group) {
        let mut numbers = group.numbers.iter_mut();
        for (position, input) in self.layout.inputs.iter().enumerate() {
            let slots = self.slots(position, rows);
            match self.weights(rows) {
                None => count_slots(input, slots, &mut group.cells),
                Some(counts) => {
                    for (slot, count) in slots.iter().zip(counts) {
                        group.cells.add(input.first + input.cell_of(*slot), *count);
                    }
                }
            }
            let Some(number) = input.number else { continue };
            let Some(sums) = numbers.next() else { continue };
            let cells = slots.iter().zip(self.numbers(position, rows));
            for ((slot, value), count) in cells.zip(self.counts(rows)) {
                if Slot(*slot).is_answered() {
                    let integer = shifted((value / number.step).into(), number.shift);
                    sums.add_row(&[integer.into()], count);
                }
            }
        }
    }

    fn add_compound(&self, rows: &Range<usize>, group: &mut Group) {
        for (position, item) in self.layout.compound.iter().enumerate() {
            for (row, count) in rows.clone().zip(self.counts(rows)) {
                let slot = self.plan.item_slot(self.block, *item, row);
                let cell = slot.kind().map_or(0, |kind| 1 + kind as usize);
                group.compound.add(position * (1 + KINDS) + cell, count);
            }
        }
    }

    fn add_rankings(&self, rows: &Range<usize>, group: &mut Group) {
        for (ranking, sums) in self.layout.rankings.iter().zip(&mut group.rankings) {
            for (row, count) in rows.clone().zip(self.counts(rows)) {
                let ranks = ranking.first..ranking.first + ranking.ranks;
                let chosen: Vec<Option<usize>> =
                    ranks.map(|input| self.block.slot(input, row).position()).collect();
                sums.add(&chosen, count);
            }
        }
    }

    #[inline(always)]
    fn add_items<T: Integer>(
        &self,
        sum: &ItemSum<T>,
        layout: &ScaleLayout,
        scored: &ScaleRows,
        rows: &Range<usize>,
        sums: &mut ScaleSums,
    ) {
        let complete = scored.complete.get(rows.clone()).unwrap_or_default();
        let counts = self.weights(rows);
        if counts.is_none() && layout.small {
            let columns: Vec<Vec<i16>> = (0..layout.members)
                .map(|member| self.small_contributions(sum, layout, member, rows, complete))
                .collect();
            let n: i64 = complete.iter().map(|all| i64::from(-*all)).sum();
            sums.listwise.add_rows(&columns, u64::try_from(n).unwrap_or(0));
        } else {
            let columns: Vec<Vec<i32>> = (0..layout.members)
                .map(|member| self.contributions(sum, layout, member, rows))
                .collect();
            let mut values = vec![0i64; layout.members];
            for (row, count) in self.counts(rows).into_iter().enumerate() {
                if complete[row] != 0 {
                    for (value, column) in values.iter_mut().zip(&columns) {
                        *value = column[row].into();
                    }
                    sums.listwise.add_row(&values, count);
                }
            }
        }
        if self.pairwise {
            self.add_item_pairs(sum, layout, rows, sums);
        }
    }

    /// What an item adds in each row in which every item is answered; 0
    /// elsewhere.
    #[inline(always)]
    fn small_contributions<T: Integer>(
        &self,
        sum: &ItemSum<T>,
        layout: &ScaleLayout,
        member: usize,
        rows: &Range<usize>,
        complete: &[i16],
    ) -> Vec<i16> {
        let Some(leaf) = sum.leaves.get(member) else { return Vec::new() };
        let masked = self.slots(leaf.input, rows).iter().zip(complete);
        if let Some(even) = layout.even.get(member) {
            return masked.map(|(slot, mask)| even.value(*slot) & mask).collect();
        }
        let Some(Some(table)) = layout.contributions.get(member) else { return Vec::new() };
        let small = |value: i32| i16::try_from(value).unwrap_or(i16::MAX);
        masked.map(|(slot, mask)| small(table[usize::from(*slot)]) & mask).collect()
    }

    /// What an item adds in each row; 0 where it is not answered.
    fn contributions<T: Integer>(
        &self,
        sum: &ItemSum<T>,
        layout: &ScaleLayout,
        member: usize,
        rows: &Range<usize>,
    ) -> Vec<i32> {
        let Some(leaf) = sum.leaves.get(member) else { return Vec::new() };
        let slots = self.slots(leaf.input, rows).iter();
        if let Some(Some(table)) = layout.contributions.get(member) {
            return slots.map(|slot| table[usize::from(*slot)]).collect();
        }
        slots
            .zip(self.numbers(leaf.input, rows))
            .map(|(slot, number)| {
                let keyed = || leaf.keyed(*number, &sum.arithmetic, sum.output);
                if Slot(*slot).is_answered() { shifted(keyed(), layout.shift) } else { 0 }
            })
            .collect()
    }

    fn add_item_pairs<T: Integer>(
        &self,
        sum: &ItemSum<T>,
        layout: &ScaleLayout,
        rows: &Range<usize>,
        sums: &mut ScaleSums,
    ) {
        let columns: Vec<(Vec<i32>, &[u8])> = sum
            .leaves
            .iter()
            .enumerate()
            .map(|(member, leaf)| {
                (self.contributions(sum, layout, member, rows), self.slots(leaf.input, rows))
            })
            .collect();
        let counts = self.counts(rows);
        let mut pairs = sums.pairwise.iter_mut();
        for (first, (x, of_x)) in columns.iter().enumerate() {
            for (y, of_y) in columns.iter().skip(first) {
                let Some(moments) = pairs.next() else { return };
                for (row, count) in counts.iter().enumerate() {
                    if Slot(of_x[row]).is_answered() && Slot(of_y[row]).is_answered() {
                        moments.add_row(&[x[row].into(), y[row].into()], *count);
                    }
                }
            }
        }
    }

    /// Sums of the pairs of scales. Most rows have both scores: the sums over
    /// all rows of a scale are taken once, and what belongs to rows without the
    /// other score is taken away.
    #[inline(always)]
    fn add_scale_pairs(&self, rows: &Range<usize>, group: &mut Group) {
        let scales = self.layout.scales.iter().zip(&self.scales);
        let columns: Vec<Filled> = match self.layout.scales.len() {
            0 | 1 => return,
            _ => scales.map(|(layout, scored)| scored.filled(layout, rows)).collect(),
        };
        let pairs = self.layout.pairs().zip(group.pairs.iter_mut());
        let Some(counts) = self.weights(rows) else {
            for ((first, second), sums) in pairs {
                columns[first].add_with(&columns[second], sums);
            }
            return;
        };
        for ((first, second), sums) in pairs {
            let (x, y) = (&columns[first], &columns[second]);
            for (row, count) in (0u32..).zip(counts) {
                if x.has(row) && y.has(row) {
                    let place = row as usize;
                    sums.add_row(&[x.values[place].into(), y.values[place].into()], *count);
                }
            }
        }
    }
}

impl ScaleRows {
    #[inline(always)]
    fn new(node: &Node, layout: &ScaleLayout, rows: &Rows) -> Self {
        let narrow = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        let members = u32::try_from(layout.members).unwrap_or(u32::MAX);
        let all = |used: u32| if used == members { -1 } else { 0 };
        match (rows, &node.sum, &node.even) {
            (Rows::Lanes(lanes), _, Some(even)) => {
                let counts = lanes.used.iter().zip(&lanes.skipped);
                let status = counts.map(|(used, skipped)| even.status(*used, *skipped) as u8);
                let status: Vec<u8> = status.collect();
                let sums = lanes.used.iter().zip(&lanes.sums);
                let cells = sums.map(|(used, positions)| even.cell(*used, *positions));
                let table = layout.table.as_ref();
                let position = |(cell, status): (usize, &u8)| {
                    table.filter(|_| *status == OK).map_or(NONE, |table| table.of_lanes(cell))
                };
                Self {
                    complete: lanes.used.iter().map(|used| all((*used).into())).collect(),
                    invalid: lanes.invalid.iter().map(|invalid| u16::from(*invalid)).collect(),
                    scores: Scores::Positions(cells.zip(&status).map(position).collect()),
                    status,
                }
            }
            (Rows::Sums(sums), Summed::Narrow(sum), _) => {
                let finished: Vec<_> = sums.iter().map(|entry| node.finish(sum, *entry)).collect();
                let scores = match &layout.table {
                    Some(table) => {
                        let rows = sums.iter().zip(&finished);
                        let position = rows.map(|(entry, (status, _))| match status {
                            ScoreStatus::Ok => table.position(entry.counts.weight(), entry.value),
                            _ => NONE,
                        });
                        Scores::Positions(position.collect())
                    }
                    None => {
                        let score = |(status, (p, q)): &(ScoreStatus, (i64, i64))| {
                            let score = Ratio::new((*p).into(), (*q).into());
                            score.filter(|_| *status == ScoreStatus::Ok)
                        };
                        Scores::Ratios(finished.iter().map(score).collect())
                    }
                };
                Self {
                    status: finished.iter().map(|(status, _)| *status as u8).collect(),
                    complete: sums.iter().map(|entry| all(entry.counts.used())).collect(),
                    invalid: sums.iter().map(|entry| narrow(entry.counts.invalid())).collect(),
                    scores,
                }
            }
            (Rows::Outcomes(outcomes), ..) => Self {
                status: outcomes.iter().map(|row| row.status as u8).collect(),
                complete: outcomes.iter().map(|row| all(row.used)).collect(),
                invalid: outcomes.iter().map(|row| narrow(row.invalid)).collect(),
                scores: Scores::Ratios(outcomes.iter().map(|row| row.exact()).collect()),
            },
            // Lanes come from even scales, sums from narrow ones.
            (Rows::Lanes(_) | Rows::Sums(_), ..) => Self {
                status: Vec::new(),
                complete: Vec::new(),
                invalid: Vec::new(),
                scores: Scores::Ratios(Vec::new()),
            },
        }
    }

    /// Counts statuses, invalid members and scores.
    #[inline(always)]
    fn add(
        &self,
        layout: &ScaleLayout,
        rows: &Range<usize>,
        weights: Option<&[Count]>,
        sums: &mut ScaleSums,
    ) {
        let status = self.status.get(rows.clone()).unwrap_or_default();
        let invalid = self.invalid.get(rows.clone()).unwrap_or_default();
        match weights {
            None => {
                for (word, count) in (0u8..).zip(sums.status.plain()) {
                    *count += equal(status, word);
                }
                sums.invalid += invalid.iter().map(|invalid| u64::from(*invalid)).sum::<u64>();
            }
            Some(counts) => {
                for ((status, invalid), count) in status.iter().zip(invalid).zip(counts) {
                    sums.status.add(usize::from(*status), *count);
                    sums.invalid += u64::from(*invalid) * count.n;
                }
            }
        }
        let one = |row: usize| weights.map_or(Count::rows(1), |counts| counts[row]);
        match (&self.scores, &mut sums.scores, weights) {
            (Scores::Positions(positions), Histogram::Dense(counts), None) => {
                let counts = counts.plain();
                for position in positions.get(rows.clone()).unwrap_or_default() {
                    if let Some(count) = counts.get_mut(*position as usize) {
                        *count += 1;
                    }
                }
            }
            (Scores::Positions(positions), Histogram::Dense(counts), Some(_)) => {
                let positions = positions.get(rows.clone()).unwrap_or_default();
                for (row, position) in positions.iter().enumerate() {
                    counts.add(*position as usize, one(row));
                }
            }
            (Scores::Ratios(ratios), scores, _) => {
                let ratios = ratios.get(rows.clone()).unwrap_or_default();
                for (row, ratio) in ratios.iter().enumerate() {
                    if let Some(ratio) = ratio {
                        scores.add(layout, *ratio, one(row));
                    }
                }
            }
            (Scores::Positions(_), Histogram::Sparse(_), _) => {}
        }
    }

    /// The integers that scores are in products.
    #[inline(always)]
    fn filled(&self, layout: &ScaleLayout, rows: &Range<usize>) -> Filled {
        match (&self.scores, &layout.table) {
            (Scores::Positions(positions), Some(table)) => {
                let positions = positions.get(rows.clone()).unwrap_or_default();
                let value =
                    |position: &u32| table.fixed.get(*position as usize).copied().unwrap_or(0);
                let without = (0u32..).zip(positions).filter(|(_, position)| **position == NONE);
                let without = without.map(|(row, _)| row).collect();
                Filled::new(positions.iter().map(value).collect(), without)
            }
            (Scores::Ratios(ratios), _) => {
                let ratios = ratios.get(rows.clone()).unwrap_or_default();
                let value = |ratio: &Option<Ratio>| {
                    ratio.map_or(0, |ratio| layout.scores.integer(ratio.to_f64()))
                };
                let without = (0u32..).zip(ratios).filter(|(_, ratio)| ratio.is_none());
                let without = without.map(|(row, _)| row).collect();
                Filled::new(ratios.iter().map(value).collect(), without)
            }
            (Scores::Positions(_), None) => Filled::new(Vec::new(), Vec::new()),
        }
    }
}

/// A column of scores with zero where there is none.
struct Filled {
    values: Vec<u32>,
    /// The same where all are small enough for faster sums.
    small: Option<Vec<i16>>,
    /// The rows without a score, in order.
    without: Vec<u32>,
    largest: u32,
    sum: i128,
    squares: i128,
}

impl Filled {
    #[inline(always)]
    fn new(values: Vec<u32>, without: Vec<u32>) -> Self {
        let largest = values.iter().copied().max().unwrap_or(0);
        let sum = values.iter().map(|value| u64::from(*value)).sum::<u64>().into();
        let most = u64::from(largest).pow(2).checked_mul(values.len() as u64);
        let fits = most.is_some_and(|most| i32::try_from(most).is_ok());
        let narrow = |value: &u32| i16::try_from(*value).ok();
        let small = fits.then(|| values.iter().map(narrow).collect()).flatten();
        let mut filled = Self { values, small, without, largest, sum, squares: 0 };
        filled.squares = filled.dot(&filled);
        filled
    }

    /// Whether a row has a score.
    fn has(&self, row: u32) -> bool {
        self.without.binary_search(&row).is_err()
    }

    /// Adds the rows in which this column and another have a value.
    #[inline(always)]
    fn add_with(&self, other: &Self, moments: &mut Moments) {
        let (both_lack, of_x, of_xx) = self.where_other(other);
        let (_, of_y, of_yy) = other.where_other(self);
        let lack = self.without.len() + other.without.len() - both_lack;
        moments.count += Count::rows((self.values.len() - lack) as u64);
        for (sum, more) in moments.sums.iter_mut().zip([of_x, of_y]) {
            *sum += more;
        }
        for (product, more) in moments.products.iter_mut().zip([of_xx, self.dot(other), of_yy]) {
            *product += more;
        }
    }

    /// The rows that both lack, and the sum and the sum of squares where the
    /// other column has a value.
    #[inline(always)]
    fn where_other(&self, other: &Self) -> (usize, i128, i128) {
        let (mut both_lack, mut sum, mut squares) = (0, self.sum, self.squares);
        for row in &other.without {
            let value = i128::from(self.values[*row as usize]);
            sum -= value;
            squares -= value * value;
            both_lack += usize::from(value == 0 && !self.has(*row));
        }
        (both_lack, sum, squares)
    }

    /// The sum of products; in so many bits as it cannot leave.
    #[inline(always)]
    fn dot(&self, other: &Self) -> i128 {
        if let (Some(x), Some(y)) = (&self.small, &other.small) {
            return i16::dot(x, y);
        }
        let products = || {
            let both = self.values.iter().zip(&other.values);
            both.map(|(x, y)| u64::from(*x) * u64::from(*y))
        };
        let most = u64::from(self.largest) * u64::from(other.largest);
        match most.checked_mul(self.values.len() as u64) {
            Some(_) => products().sum::<u64>().into(),
            None => products().map(i128::from).sum(),
        }
    }
}

/// Fewer rows than this are counted one by one.
const FEW: usize = 64;
/// More choices than this likewise.
const MANY: usize = 16;

/// Counts the slots of a column. Looking through many rows once for each choice
/// is faster than a count that the next row may have to wait for.
#[inline(always)]
fn count_slots(input: &InputLayout, slots: &[u8], cells: &mut Counts) {
    let all = input.first..input.first + input.choices + KINDS;
    let Some(counts) = cells.plain().get_mut(all) else { return };
    if slots.len() < FEW || input.choices > MANY {
        for slot in slots {
            counts[input.cell_of(*slot)] += 1;
        }
        return;
    }
    let mut left = slots.len() as u64;
    for slot in (0..=u8::MAX).filter(|slot| input.is_used(*slot)) {
        if left == 0 {
            return;
        }
        let n = equal(slots, slot);
        counts[input.cell_of(slot)] += n;
        left -= n;
    }
}

/// How many bytes are this one, counted in lanes that hold 255 each.
#[inline(always)]
fn equal(bytes: &[u8], byte: u8) -> u64 {
    const LANES: usize = 64;
    let (blocks, rest) = bytes.as_chunks::<LANES>();
    let mut total = rest.iter().filter(|other| **other == byte).count() as u64;
    for part in blocks.chunks(255) {
        let mut lanes = [0u8; LANES];
        for block in part {
            for lane in 0..LANES {
                lanes[lane] += u8::from(block[lane] == byte);
            }
        }
        total += lanes.iter().map(|lane| u64::from(*lane)).sum::<u64>();
    }
    total
}
