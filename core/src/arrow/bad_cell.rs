//! Cells that could not be used: counted all, listed up to a limit.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field};

use crate::document::record::words;

use super::kept_columns::{own_batch, signed};

words! {
    /// Why a cell could not be used.
    pub enum Reason {
        /// It holds none of the declared choices, or no number within bounds.
        Invalid = "invalid",
        /// Skip logic hides the item for this row.
        AnsweredThoughHidden = "answered_though_hidden",
        /// It is a number with more than six decimal places, and was rounded to
        /// six: it counts.
        Rounded = "rounded",
    }
}

/// How many cells are listed at most; more are only counted.
pub const MAX_LISTED: usize = 10_000;

/// One such cell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BadCell {
    /// The row, from 1.
    pub row: u64,
    /// The column.
    pub column: String,
    /// What it holds, masked.
    pub value: String,
    /// Why it could not be used.
    pub reason: Reason,
}

/// All such cells of a reading.
#[derive(Debug, Clone, Default)]
pub struct BadCells {
    cells: Vec<BadCell>,
    invalid: u64,
    hidden: u64,
    rounded: u64,
}

impl BadCells {
    pub(crate) fn extend(&mut self, cells: Vec<BadCell>) {
        for cell in cells {
            match cell.reason {
                Reason::Invalid => self.invalid += 1,
                Reason::AnsweredThoughHidden => self.hidden += 1,
                Reason::Rounded => self.rounded += 1,
            }
            if self.cells.len() < MAX_LISTED {
                self.cells.push(cell);
            }
        }
    }

    /// The cells that are listed, by row within each chunk of rows.
    #[must_use]
    pub fn cells(&self) -> &[BadCell] {
        &self.cells
    }

    /// How many cells were invalid.
    #[must_use]
    pub fn invalid(&self) -> u64 {
        self.invalid
    }

    /// How many were answered though skip logic hides the item.
    #[must_use]
    pub fn answered_though_hidden(&self) -> u64 {
        self.hidden
    }

    /// How many numbers were rounded to six decimal places; they count.
    #[must_use]
    pub fn rounded(&self) -> u64 {
        self.rounded
    }

    /// The list as a table: `row`, `column`, `value`, `reason`.
    #[must_use]
    pub fn to_batch(&self) -> RecordBatch {
        let text = |value: fn(&BadCell) -> &str| -> ArrayRef {
            Arc::new(StringArray::from_iter_values(self.cells.iter().map(value)))
        };
        let rows: ArrayRef =
            Arc::new(Int64Array::from_iter_values(self.cells.iter().map(|cell| signed(cell.row))));
        let columns = vec![
            rows,
            text(|cell| &cell.column),
            text(|cell| &cell.value),
            text(|cell| cell.reason.as_str()),
        ];
        let fields = vec![
            Field::new("row", DataType::Int64, false),
            Field::new("column", DataType::Utf8, false),
            Field::new("value", DataType::Utf8, false),
            Field::new("reason", DataType::Utf8, false),
        ];
        own_batch(fields, columns)
    }
}
