//! Batches into a tally, in one pass and in memory that does not grow with
//! their number; on request with the scores of each row.

use std::sync::{Arc, Mutex};

use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Schema};

use crate::arrow::decode::cell_text;
use crate::arrow::engine::CHUNK;
use crate::arrow::individuals::Individuals;
use crate::arrow::kept_columns::TableOptions;
use crate::arrow::matching::named_column;
use crate::arrow::score_table::{score_arrays, score_columns, score_fields, score_parts};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::scoring::block::Block;
use crate::scoring::plan::Plan;
use crate::scoring::scale::Rows;
use crate::scoring::scale_outcome::{ScoreColumns, ScorePart};

use super::count::{RowWeight, Weighting};
use super::group::Group;
use super::grouping::{ByColumn, Groups, by_columns};
use super::kernel::Chunk;
use super::sums::{Tally, check_weight};

/// What a tally can be asked for.
#[derive(Debug, Clone, Default)]
pub struct TallyOptions {
    /// Columns by whose values rows are told apart.
    pub by: Vec<String>,
    /// The column that says how much a row counts.
    pub weight: Option<RowWeights>,
    /// Whether moments of pairs of items are kept, for reliability from all
    /// pairs of answers.
    pub pairwise: bool,
    /// A label of this part of the data: no tally takes it in twice.
    pub shard: Option<String>,
}

impl TallyOptions {
    /// Groups by these columns, each row once.
    #[must_use]
    pub fn by<'c>(columns: impl IntoIterator<Item = &'c str>) -> Self {
        Self { by: columns.into_iter().map(str::to_owned).collect(), ..Self::default() }
    }
}

impl Tally {
    /// The tally of a batch; [`TallyReader`] takes many.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray};
    /// use boussole_sante::{Plan, Questionnaire, Tally, TallyOptions, survey::KeysOptions};
    /// let q = Questionnaire::from_keys(&[("agree", &["A1", "A2"])], &KeysOptions::new(1, 6))?;
    /// let data = RecordBatch::try_from_iter([
    ///     ("place", Arc::new(StringArray::from(vec!["n", "s", "n"])) as ArrayRef),
    ///     ("A1", Arc::new(Int32Array::from(vec![2, 5, 3]))),
    ///     ("A2", Arc::new(Int32Array::from(vec![4, 4, 6]))),
    /// ])?;
    /// let tally = Tally::of(&Plan::new(&q)?, &data, &TallyOptions::by(["place"]))?;
    /// assert_eq!((tally.rows(), tally.by().len()), (3, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`TallyReader::new`] and [`TallyReader::add`].
    pub fn of(plan: &Plan, data: &RecordBatch, options: &TallyOptions) -> Result<Self, Error> {
        let mut reader = TallyReader::new(plan, &data.schema(), options, &TableOptions::default())?;
        reader.add(data)?;
        Ok(reader.finish())
    }
}

/// The column that says how much each row counts.
#[derive(Debug, Clone)]
pub struct RowWeights {
    /// Its name.
    pub column: String,
    /// Whether it is a decimal, and not a number of repetitions.
    pub survey: bool,
}

/// Rows that are told apart by group at once: enough of each group.
const GROUPED_CHUNK: usize = 1 << 14;
/// The largest weight of a row.
const LARGEST_WEIGHT: f64 = 1e6;
/// How many weights that cannot be used are listed.
const LISTED: usize = 20;

/// Tallies batches of one schema.
#[derive(Debug)]
pub struct TallyReader {
    individuals: Individuals,
    tally: Tally,
    groups: Groups,
    weight: Option<(usize, RowWeights)>,
    /// The sums of each thread, by group.
    sums: Mutex<Vec<Sums>>,
    weight_so_far: u128,
    rows: u64,
}

/// Sums by the number of the group; none where no row was met.
type Sums = Vec<Option<Group>>;

impl TallyReader {
    /// Prepares the tally of data of this schema. `table` says what the table
    /// of scores holds besides, where scores are asked for.
    ///
    /// # Errors
    /// `missing_column`, `duplicate_column`, `unsupported_type` (of answers, of
    /// weights, of `by` columns), `name_collision`: each with every instance.
    pub fn new(
        plan: &Plan,
        data: &Schema,
        options: &TallyOptions,
        table: &TableOptions,
    ) -> Result<Self, Error> {
        let (by, positions) = by_columns(&options.by, data)?;
        let weight = match &options.weight {
            Some(weights) => Some((weight_column(weights, data)?, weights.clone())),
            None => None,
        };
        let weighting = match &options.weight {
            None => Weighting::None,
            Some(RowWeights { survey: false, .. }) => Weighting::Case,
            Some(RowWeights { survey: true, .. }) => Weighting::Survey,
        };
        let scales: Vec<usize> = (0..plan.scales.len()).collect();
        let fields = score_fields(plan, &scales, &table.prefix);
        let inputs: Vec<usize> = (0..plan.inputs.len()).collect();
        let individuals = Individuals::new(plan, "score_table", &inputs, data, table, fields)?;
        let shard = options.shard.clone();
        let tally = Tally::new(plan.clone(), by, weighting, options.pairwise, shard);
        let groups = Groups::new(positions);
        let (sums, weight_so_far) = (Mutex::default(), 0);
        Ok(Self { individuals, tally, groups, weight, sums, weight_so_far, rows: 0 })
    }

    /// Adds a batch.
    ///
    /// # Errors
    /// `missing_column` and `unsupported_type` for a batch with other columns
    /// than the schema; `invalid_weight` with the first rows whose weight cannot
    /// be used, `too_much_weight`; `invalid_cells` for numbers that are not whole
    /// in a `by` column, which make no groups, and if the reading is strict. After an
    /// error the tally is of no use: it may hold a part of the batch.
    pub fn add(&mut self, data: &RecordBatch) -> Result<(), Error> {
        self.read(&self.individuals.aligned(data)?, &mut [])
    }

    /// Adds a batch, and gives the scores of its rows, as
    /// [`ScoreTable`](crate::ScoreTable) does.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_and_score(&mut self, data: &RecordBatch) -> Result<RecordBatch, Error> {
        let data = self.individuals.aligned(data)?;
        let mut scores = score_columns(self.tally.plan.scales.len(), data.num_rows());
        self.read(&data, &mut scores)?;
        self.individuals.table(&data, score_arrays(scores))
    }

    /// Adds a batch, and writes its scores where there is room for them.
    fn read(&mut self, data: &RecordBatch, scores: &mut [ScoreColumns]) -> Result<(), Error> {
        let weights = match &self.weight {
            Some((column, weights)) => {
                Some(read_weights(data.column(*column), weights, self.rows)?)
            }
            None => None,
        };
        if let Some(weights) = &weights {
            let total: u128 = weights.iter().map(|weight| u128::from(weight.weight)).sum();
            check_weight(self.weight_so_far + total)?;
            self.weight_so_far += total;
        }
        let numbers = match self.groups.is_one() {
            true => None,
            false => Some(self.groups.numbers(data, self.rows)?),
        };
        let chunk = if numbers.is_some() { GROUPED_CHUNK } else { CHUNK };
        let (tally, sums, groups) = (&self.tally, &self.sums, self.groups.len());
        let mut parts = score_parts(scores, chunk);
        parts.resize_with(data.num_rows().div_ceil(chunk), Vec::new);
        let work = |plan: &Plan, block: &Block, start: usize, parts: Vec<ScorePart<'_>>| {
            let rows: Vec<Rows> = plan.scales.iter().map(|scale| scale.main.rows(block)).collect();
            let part = start..start + block.rows();
            let numbers = numbers.as_ref().and_then(|numbers| numbers.get(part.clone()));
            let weights = weights.as_ref().and_then(|weights| weights.get(part));
            let mut mine = take(sums, groups);
            add_chunk(tally, block, &rows, numbers, weights, &mut mine);
            if let Ok(mut sums) = sums.lock() {
                sums.push(mine);
            }
            for ((scale, rows), part) in plan.scales.iter().zip(&rows).zip(parts) {
                scale.main.write(rows, part);
            }
        };
        self.individuals.run(data, chunk, parts, work)?;
        self.rows += data.num_rows() as u64;
        Ok(())
    }

    /// The tally of all batches.
    #[must_use]
    pub fn finish(self) -> Tally {
        let mut tally = self.tally;
        let groups = Arc::make_mut(&mut tally.groups);
        for sums in self.sums.into_inner().unwrap_or_default() {
            for (number, group) in sums.into_iter().enumerate() {
                let Some(group) = group else { continue };
                match groups.get_mut(&self.groups.key(number)) {
                    Some(mine) => *mine += &group,
                    None => {
                        groups.insert(self.groups.key(number), group);
                    }
                }
            }
        }
        tally
    }

    /// What the tally will say of its groups: their columns.
    #[must_use]
    pub fn by(&self) -> &[ByColumn] {
        self.tally.by()
    }
}

impl std::ops::Deref for TallyReader {
    type Target = Individuals;

    fn deref(&self) -> &Individuals {
        &self.individuals
    }
}

/// The sums of a thread that rests, with room for every group.
fn take(sums: &Mutex<Vec<Sums>>, groups: usize) -> Sums {
    let resting = sums.lock().ok().and_then(|mut sums| sums.pop());
    let mut mine = resting.unwrap_or_default();
    mine.resize_with(groups.max(mine.len()), || None);
    mine
}

/// Compiled for what the processor can do: sums of bytes go many at a time.
#[multiversion::multiversion(targets("x86_64+avx2+bmi2+lzcnt+popcnt"))]
fn add_chunk(
    tally: &Tally,
    block: &Block,
    rows: &[Rows],
    numbers: Option<&[u32]>,
    weights: Option<&[RowWeight]>,
    sums: &mut Sums,
) {
    let Tally { plan, layout, weighting, pairwise, .. } = tally;
    let (order, runs) = runs(block.rows(), numbers, weights);
    let add = |block: &Block, rows: &[Rows], weights: Option<&[RowWeight]>| {
        let chunk = Chunk::new(plan, layout, block, rows, weights, *pairwise);
        for (number, range, zero) in runs {
            let Some(sum) = sums.get_mut(number as usize) else { continue };
            let group = sum.get_or_insert_with(|| Group::new(layout, *weighting, *pairwise));
            group.zero_weight += zero;
            chunk.add(range, group);
        }
    };
    let Some(order) = order else { return add(block, rows, weights) };
    let rows: Vec<Rows> = rows.iter().map(|rows| rows.reordered(&order)).collect();
    let weights =
        weights.map(|weights| order.iter().map(|row| weights[*row as usize]).collect::<Vec<_>>());
    add(&block.reordered(&order), &rows, weights.as_deref());
}

/// A group, its rows in the order, and how many of its rows have no weight.
type GroupRun = (u32, std::ops::Range<usize>, u64);

/// The rows of a chunk by group, those of weight zero left out; no order where
/// all are one group and count.
fn runs(
    rows: usize,
    numbers: Option<&[u32]>,
    weights: Option<&[RowWeight]>,
) -> (Option<Vec<u32>>, Vec<GroupRun>) {
    let is_zero = |row: usize| weights.is_some_and(|weights| weights[row].weight == 0);
    if numbers.is_none() && !(0..rows).any(is_zero) {
        return (None, vec![(0, 0..rows, 0)]);
    }
    let number = |row: usize| numbers.map_or(0, |numbers| numbers[row]);
    let groups = (0..rows).map(number).max().map_or(0, |most| most as usize + 1);
    let mut sizes = vec![0usize; groups];
    let mut zeros = vec![0u64; groups];
    for row in 0..rows {
        if is_zero(row) {
            zeros[number(row) as usize] += 1;
        } else {
            sizes[number(row) as usize] += 1;
        }
    }
    let mut next: Vec<usize> = sizes
        .iter()
        .scan(0, |end, size| {
            let start = *end;
            *end += size;
            Some(start)
        })
        .collect();
    let runs = (0u32..).zip(next.iter().zip(&sizes).zip(&zeros));
    let runs = runs
        .filter(|(_, ((_, size), zeros))| **size > 0 || **zeros > 0)
        .map(|(group, ((start, size), zeros))| (group, *start..start + size, *zeros))
        .collect();
    let mut order = vec![0; sizes.iter().sum()];
    for row in (0..rows).filter(|row| !is_zero(*row)) {
        let place = &mut next[number(row) as usize];
        order[*place] = u32::try_from(row).unwrap_or(u32::MAX);
        *place += 1;
    }
    (Some(order), runs)
}

fn weight_column(weights: &RowWeights, schema: &Schema) -> Result<usize, Error> {
    let position = named_column(schema, &weights.column)?;
    let kind = schema.field(position).data_type();
    let texts = matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    if kind.is_numeric() || texts {
        return Ok(position);
    }
    let location = Location::column(&weights.column);
    let expected = Expected::NumberColumnType;
    Err(Error::new(Code::UnsupportedType, location, expected, kind.to_string()))
}

fn read_weights(
    array: &ArrayRef,
    weights: &RowWeights,
    before: u64,
) -> Result<Vec<RowWeight>, Error> {
    let mut faults = Vec::new();
    let mut read = Vec::with_capacity(array.len());
    for row in 0..array.len() {
        let value = weight_value(array, row);
        match value.and_then(|value| row_weight(value, weights.survey)) {
            Some(weight) => read.push(weight),
            None => {
                read.push(RowWeight::ONE);
                if faults.len() < LISTED {
                    let place = Some(before + row as u64 + 1);
                    let location = Location::Table { column: weights.column.clone(), row: place };
                    let expected = if weights.survey {
                        Expected::DecimalUpToMillion
                    } else {
                        Expected::IntegerBetween { low: 0, high: 1_000_000 }
                    };
                    let found = value.map_or(String::new(), |value| value.to_string());
                    faults.push(Error::new(Code::InvalidWeight, location, expected, found));
                }
            }
        }
    }
    if faults.is_empty() { Ok(read) } else { Err(Error::many(Code::InvalidWeight, faults)) }
}

#[expect(clippy::cast_precision_loss, reason = "weights beyond 2^53 are refused anyway")]
fn weight_value(array: &ArrayRef, row: usize) -> Option<f64> {
    if array.is_null(row) {
        return None;
    }
    match array.data_type() {
        DataType::Float32 => Some(f64::from(array.as_primitive::<Float32Type>().value(row))),
        DataType::Float64 => Some(array.as_primitive::<Float64Type>().value(row)),
        DataType::Int64 => Some(array.as_primitive::<Int64Type>().value(row) as f64),
        _ => cell_text(array, row)?.trim().parse().ok(),
    }
}

/// How a row of this weight counts; nothing if it is none.
#[expect(clippy::cast_possible_truncation, reason = "within 0 to 10^12")]
#[expect(clippy::cast_sign_loss, reason = "within 0 to 10^12")]
fn row_weight(value: f64, survey: bool) -> Option<RowWeight> {
    if !(0.0..=LARGEST_WEIGHT).contains(&value) {
        return None;
    }
    if survey {
        let millionths = (value * 1e6).round() as u64;
        return Some(RowWeight { rows: u64::from(millionths > 0), weight: millionths });
    }
    let times = value as u64;
    (value.fract() == 0.0).then_some(RowWeight { rows: times, weight: times })
}
