//! Tables of paired measurements: interrater agreement, and change between
//! measurement occasions.

use std::ops::Deref;

use arrow_array::RecordBatch;

use super::group_table::FigureTable;

/// A table of [`change`](crate::group_tables::change) or [`agreement`](crate::group_tables::agreement),
/// which knows what protects each of its columns when it is released. It is
/// private, and derefs to the [`RecordBatch`].
#[derive(Debug, Clone, PartialEq)]
pub struct PairTable(pub(crate) FigureTable);

impl Deref for PairTable {
    type Target = RecordBatch;

    fn deref(&self) -> &RecordBatch {
        &self.0.batch
    }
}

impl From<PairTable> for RecordBatch {
    fn from(table: PairTable) -> Self {
        table.0.into_batch()
    }
}
