//! Score table: scale scores of many respondents.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int8Array, Int16Array, RecordBatch};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_schema::{DataType, Field, Schema};
use rayon::prelude::*;

use crate::error::fault::Error;
use crate::scoring::block::Block;
use crate::scoring::plan::Plan;
use crate::scoring::rule::ScoreStatus;
use crate::scoring::scale_outcome::{ScoreColumns, ScorePart};

use super::engine::CHUNK;
use super::individuals::Individuals;
use super::kept_columns::{TableOptions, words_array, words_type};

/// Scores batches of one schema: first the schema, then batch by batch, in
/// memory that does not grow with their number.
///
/// The table has the id column, the kept columns, then for each scale
/// `<scale>` (float64, null without a score), `<scale>_used`, `<scale>_of`,
/// `<scale>_invalid` (uint16) and `<scale>_status` (dictionary). Rows keep
/// their order.
#[derive(Debug)]
pub struct ScoreTable {
    individuals: Individuals,
    scales: Vec<usize>,
}

impl std::ops::Deref for ScoreTable {
    type Target = Individuals;

    fn deref(&self) -> &Individuals {
        &self.individuals
    }
}

impl ScoreTable {
    /// Prepares the scoring of data of this schema; all scales for none.
    ///
    /// # Errors
    /// `missing_column`, `duplicate_column`, `unsupported_type`,
    /// `unknown_name`, `name_collision`: each with every instance.
    pub fn new(
        plan: &Plan,
        data: &Schema,
        scales: Option<&[String]>,
        options: &TableOptions,
    ) -> Result<Self, Error> {
        let scales = plan.scale_positions(scales)?;
        let items = scales.iter().flat_map(|scale| plan.items_of_scale(*scale));
        let inputs = plan.needed(items);
        let fields = score_fields(plan, &scales, &options.prefix);
        let individuals = Individuals::new(plan, "score_table", &inputs, data, options, fields)?;
        Ok(Self { individuals, scales })
    }

    /// Scores a batch.
    ///
    /// # Errors
    /// `invalid_cells` if the reading is strict and a cell is invalid.
    pub fn score(&mut self, data: &RecordBatch) -> Result<RecordBatch, Error> {
        let data = &self.individuals.aligned(data)?;
        let scales = &self.scales;
        let mut scores = score_columns(scales.len(), data.num_rows());
        let parts = score_parts(&mut scores, CHUNK);
        let score = |plan: &Plan, block: &Block, _, parts| plan.score_block(block, scales, parts);
        self.individuals.run(data, CHUNK, parts, score)?;
        self.individuals.table(data, score_arrays(scores))
    }
}

/// Room for the rows of some scales.
pub(crate) fn score_columns(scales: usize, rows: usize) -> Vec<ScoreColumns> {
    (0..scales).map(|_| ScoreColumns::new(rows)).collect()
}

/// The parts of all scales for each chunk of so many rows.
pub(crate) fn score_parts(scales: &mut [ScoreColumns], chunk: usize) -> Vec<Vec<ScorePart<'_>>> {
    let rows = scales.first().map_or(0, |scale| scale.values.len());
    let mut parts: Vec<Vec<ScorePart<'_>>> = Vec::new();
    parts.resize_with(rows.div_ceil(chunk), || Vec::with_capacity(scales.len()));
    for scale in scales {
        for (part, all) in scale.parts(chunk).zip(&mut parts) {
            all.push(part);
        }
    }
    parts
}

/// The columns that these scales have in a table of scores.
pub(crate) fn score_fields(plan: &Plan, scales: &[usize], prefix: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for scale in scales.iter().filter_map(|scale| plan.questionnaire().scales().get(*scale)) {
        let name = format!("{prefix}{}", scale.key);
        fields.push(Field::new(&name, DataType::Float64, true));
        for part in ["used", "of", "invalid"] {
            fields.push(Field::new(format!("{name}_{part}"), DataType::Int16, false));
        }
        fields.push(Field::new(format!("{name}_status"), words_type(), false));
    }
    fields
}

/// The arrays of those columns.
pub(crate) fn score_arrays(scales: Vec<ScoreColumns>) -> Vec<ArrayRef> {
    scales.into_par_iter().flat_map_iter(scale_columns).collect()
}

fn scale_columns(rows: ScoreColumns) -> [ArrayRef; 5] {
    let ok = ScoreStatus::Ok as i8;
    let valid = BooleanBuffer::collect_bool(rows.status.len(), |row| rows.status[row] == ok);
    let words: Vec<&str> = ScoreStatus::ALL.iter().map(|status| status.as_str()).collect();
    [
        Arc::new(Float64Array::new(rows.values.into(), Some(NullBuffer::new(valid)))),
        small(rows.used),
        small(rows.of),
        small(rows.invalid),
        words_array(Int8Array::from(rows.status), &words),
    ]
}

/// Counts of items, of which no questionnaire has more than this type holds.
fn small(counts: Vec<u16>) -> ArrayRef {
    let signed = |count| i16::try_from(count).unwrap_or(i16::MAX);
    Arc::new(counts.into_iter().map(signed).collect::<Int16Array>())
}
