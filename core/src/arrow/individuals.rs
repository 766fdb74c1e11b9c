//! Tables with a row per respondent: kept columns, duplicate ids, invalid
//! cells.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema, SchemaRef};

use crate::error::fault::Error;
use crate::scoring::block::Block;
use crate::scoring::plan::Plan;

use super::bad_cell::BadCells;
use super::engine::Engine;
use super::kept_columns::{Ids, Kept, RETAIN_UNTIL, TableOptions, batch, schema};
use super::matching::aligned;

/// A reading of individuals, batch by batch, in memory that does not grow with
/// their number; only an id column has to be remembered, as fingerprints.
#[derive(Debug)]
pub struct Individuals {
    engine: Engine,
    kept: Kept,
    ids: Ids,
    schema: SchemaRef,
    /// That of the data.
    data: SchemaRef,
}

impl Individuals {
    /// Prepares a table of kept columns, then computed ones, that reads these
    /// inputs of the plan.
    pub(crate) fn new(
        plan: &Plan,
        table: &str,
        inputs: &[usize],
        data: &Schema,
        options: &TableOptions,
        computed: Vec<Field>,
    ) -> Result<Self, Error> {
        let kept = Kept::new(options, data)?;
        let fields = kept.fields.iter().cloned().chain(computed).collect();
        let mut schema = schema(plan, table, fields)?;
        if let Some(day) = options.retain_until {
            let metadata = &mut Arc::make_mut(&mut schema).metadata;
            metadata.insert(RETAIN_UNTIL.to_owned(), day.to_string());
        }
        let engine = Engine::new(plan, inputs, data, &options.absent, options.strict)?;
        Ok(Self { engine, kept, ids: Ids::default(), schema, data: Arc::new(data.clone()) })
    }

    /// A batch with the columns that the schema of the data has.
    ///
    /// # Errors
    /// As [`aligned`].
    pub(crate) fn aligned(&self, data: &RecordBatch) -> Result<RecordBatch, Error> {
        aligned(data, &self.data)
    }

    /// How many rows were read.
    #[cfg(feature = "cohort")]
    pub(crate) fn rows(&self) -> u64 {
        self.engine.rows()
    }

    /// Notes cells that could not be used, beside those of answers.
    #[cfg(feature = "cohort")]
    pub(crate) fn note(&mut self, cells: Vec<super::bad_cell::BadCell>) {
        self.engine.note(cells);
    }

    /// Works on a batch in chunks of so many rows, each with what was prepared
    /// for it, and notes its ids.
    pub(crate) fn run<S: Send, R: Send>(
        &mut self,
        data: &RecordBatch,
        chunk: usize,
        prepared: Vec<S>,
        work: impl Fn(&Plan, &Block, usize, S) -> R + Sync,
    ) -> Result<Vec<R>, Error> {
        if let Some(id) = self.kept.id {
            self.ids.add(data.column(id), self.engine.rows());
        }
        self.engine.run(data, chunk, prepared, work)
    }

    /// The kept columns of a batch, then the computed ones.
    pub(crate) fn table(
        &self,
        data: &RecordBatch,
        computed: impl IntoIterator<Item = ArrayRef>,
    ) -> Result<RecordBatch, Error> {
        let mut columns = self.kept.arrays(data);
        columns.extend(computed);
        batch(&self.schema, columns)
    }

    /// The schema of the table.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    /// Cells that could not be used, so far.
    #[must_use]
    pub fn bad_cells(&self) -> &BadCells {
        self.engine.bad_cells()
    }

    /// Ids that stand more than once: `id`, `count`, `first_row`.
    #[must_use]
    pub fn duplicate_ids(&self) -> RecordBatch {
        self.ids.to_batch()
    }
}
