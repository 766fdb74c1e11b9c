//! Batch scoring: record batches through the plan, decoded in chunks on all
//! cores, skip logic applied, invalid cells noted.

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::Schema;
use rayon::prelude::*;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Location;
use crate::scoring::block::Block;
use crate::scoring::decode::Cells;
use crate::scoring::plan::{Decoder, Plan};
use crate::scoring::slot::Slot;

use super::bad_cell::{BadCell, BadCells, Reason};
use super::decode::{ColumnDecoder, cell_text};
use super::matching::{Matching, match_columns};

/// Rows that are worked on at once: a column of them stays in the first cache,
/// all columns in the second.
pub(crate) const CHUNK: usize = 8192;

/// Reads batches of one schema for one plan.
#[derive(Debug)]
pub(crate) struct Engine {
    plan: Plan,
    matching: Matching,
    strict: bool,
    rows: u64,
    bad_cells: BadCells,
}

impl Engine {
    /// Prepares the reading of some inputs.
    ///
    /// # Errors
    /// What cannot be read is told before any row is: missing or duplicate
    /// columns, types that no cell can be read from.
    pub(crate) fn new(
        plan: &Plan,
        inputs: &[usize],
        schema: &Schema,
        absent: &[String],
        strict: bool,
    ) -> Result<Self, Error> {
        let matching = match_columns(plan, inputs, schema, absent)?;
        let mut faults = Vec::new();
        for (input, column) in &matching.found {
            let decoder = decoder(plan, *input);
            let field = schema.field(*column);
            faults.extend(decoder.accepts(field.name(), field.data_type()).err());
        }
        if !faults.is_empty() {
            return Err(Error::many(Code::UnsupportedType, faults));
        }
        let bad_cells = BadCells::default();
        Ok(Self { plan: plan.clone(), matching, strict, rows: 0, bad_cells })
    }

    /// Decodes a batch, in chunks of so many rows in parallel, and works on each
    /// chunk, given with its first row and what was prepared for it (one for
    /// each chunk). Results come in the order of the rows.
    ///
    /// # Errors
    /// `invalid_cells` if the reading is strict and a cell is invalid.
    pub(crate) fn run<S: Send, R: Send>(
        &mut self,
        batch: &RecordBatch,
        chunk: usize,
        prepared: Vec<S>,
        work: impl Fn(&Plan, &Block, usize, S) -> R + Sync,
    ) -> Result<Vec<R>, Error> {
        let starts: Vec<usize> = (0..batch.num_rows()).step_by(chunk).collect();
        let decoders: Vec<(usize, usize, ColumnDecoder<'_>)> = self
            .matching
            .found
            .iter()
            .map(|(input, column)| (*input, *column, decoder(&self.plan, *input)))
            .collect();
        let results: Vec<(R, Vec<BadCell>)> = starts
            .par_iter()
            .zip(prepared)
            .map(|(start, prepared)| {
                let rows = chunk.min(batch.num_rows() - start);
                let slice = batch.slice(*start, rows);
                let mut block = self.block(&slice, &decoders);
                let mut bad = self.invalid_cells(&slice, &block, *start);
                bad.extend(self.rounded_cells(&slice, &block, *start, &decoders));
                let hidden = self.plan.skip.apply(&mut block);
                bad.extend(hidden.into_iter().map(|(item, row)| {
                    let column = self.plan.questionnaire.items().nth(item);
                    let column = column.map_or("", |item| item.column()).to_owned();
                    let row = self.rows + (start + row) as u64 + 1;
                    let reason = Reason::AnsweredThoughHidden;
                    BadCell { row, column, value: String::new(), reason }
                }));
                (work(&self.plan, &block, *start, prepared), bad)
            })
            .collect();
        self.rows += batch.num_rows() as u64;
        let mut worked = Vec::with_capacity(results.len());
        for (result, bad) in results {
            worked.push(result);
            self.bad_cells.extend(bad);
        }
        if self.strict && self.bad_cells.invalid() > 0 {
            return Err(self.bad_cells.refusal());
        }
        Ok(worked)
    }

    fn block(&self, batch: &RecordBatch, decoders: &[(usize, usize, ColumnDecoder<'_>)]) -> Block {
        let mut block = Block::new(batch.num_rows(), self.plan.inputs.len());
        for (input, column, decoder) in decoders {
            let decoded = decoder.decode(batch.column(*column));
            block.slots[*input] = decoded.slots.into();
            block.numbers[*input] = decoded.numbers.into();
        }
        for input in &self.matching.declared_away {
            block.slots[*input] = vec![Slot::NOT_SHOWN.0; batch.num_rows()].into();
            if let Decoder::Number(_) = self.plan.inputs[*input].decoder {
                block.numbers[*input] = vec![0; batch.num_rows()].into();
            }
        }
        block
    }

    fn invalid_cells(&self, batch: &RecordBatch, block: &Block, start: usize) -> Vec<BadCell> {
        let mut bad = Vec::new();
        for (input, column) in &self.matching.found {
            let slots = &block.slots[*input];
            // Most columns have none; the search for one is a byte scan.
            if !slots.contains(&Slot::INVALID.0) {
                continue;
            }
            let array: &ArrayRef = batch.column(*column);
            for (row, _) in slots.iter().enumerate().filter(|(_, slot)| **slot == Slot::INVALID.0) {
                let value = cell_text(array, row).unwrap_or_default();
                bad.push(BadCell {
                    row: self.rows + (start + row) as u64 + 1,
                    column: self.plan.inputs[*input].column.clone(),
                    value: Found::masked(&value, true).to_string(),
                    reason: Reason::Invalid,
                });
            }
        }
        bad.sort_by_key(|cell| cell.row);
        bad
    }

    /// Numbers that were rounded.
    fn rounded_cells(
        &self,
        batch: &RecordBatch,
        block: &Block,
        start: usize,
        decoders: &[(usize, usize, ColumnDecoder<'_>)],
    ) -> Vec<BadCell> {
        let of_column = |(input, column, decoder): &(usize, usize, ColumnDecoder<'_>)| {
            let array = batch.column(*column);
            let rows = decoder.rounded(array, &block.slots[*input]).into_iter();
            let column = self.plan.inputs[*input].column.clone();
            let cell = |row: usize| BadCell {
                row: self.rows + (start + row) as u64 + 1,
                column: column.clone(),
                value: Found::masked(&cell_text(array, row).unwrap_or_default(), true).to_string(),
                reason: Reason::Rounded,
            };
            rows.map(cell).collect::<Vec<_>>()
        };
        decoders.iter().flat_map(of_column).collect()
    }

    /// Notes cells that could not be used.
    #[cfg(feature = "cohort")]
    pub(crate) fn note(&mut self, cells: Vec<BadCell>) {
        self.bad_cells.extend(cells);
    }

    /// How many rows were read.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// What could not be used, so far.
    pub(crate) fn bad_cells(&self) -> &BadCells {
        &self.bad_cells
    }
}

pub(crate) fn decoder(plan: &Plan, input: usize) -> ColumnDecoder<'_> {
    ColumnDecoder::new(&plan.inputs[input].decoder, plan.cells() == Cells::Labels)
}

impl BadCells {
    /// The refusal of a strict reading, with the first cells as its faults.
    fn refusal(&self) -> Error {
        let cells = self.cells().iter().filter(|cell| cell.reason == Reason::Invalid).take(20);
        let faults = cells
            .map(|cell| {
                let location = Location::Table { column: cell.column.clone(), row: Some(cell.row) };
                let expected = Expected::ChoiceOrNumberWithinBounds;
                Error::new(Code::InvalidCells, location, expected, cell.value.clone())
            })
            .collect();
        let all = usize::try_from(self.invalid()).unwrap_or(usize::MAX);
        Error::first_of(Code::InvalidCells, faults, all)
    }
}
