//! Decoded rows, column by column, before and after skip logic.

use smallvec::SmallVec;

use super::slot::Slot;

/// A column of a block: that of one person, or of a few, needs no memory of its
/// own.
pub(crate) type Column<T> = SmallVec<[T; 2]>;

/// Some rows of decoded data.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    rows: usize,
    /// One byte for each row, by input; empty for an input that is not read.
    pub(crate) slots: Vec<Column<u8>>,
    /// Numbers in millionths, by input; empty for an input of choices.
    pub(crate) numbers: Vec<Column<i64>>,
}

impl Block {
    pub(crate) fn new(rows: usize, inputs: usize) -> Self {
        Self { rows, slots: vec![Column::new(); inputs], numbers: vec![Column::new(); inputs] }
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// What an input holds in a row; nothing where it was not read.
    pub(crate) fn slot(&self, input: usize, row: usize) -> Slot {
        let slots = self.slots.get(input);
        slots.and_then(|slots| slots.get(row)).map_or(Slot::NO_ANSWER, |slot| Slot(*slot))
    }

    /// The number of an input in a row, in millionths.
    pub(crate) fn number(&self, input: usize, row: usize) -> i64 {
        self.numbers.get(input).and_then(|numbers| numbers.get(row)).copied().unwrap_or(0)
    }

    pub(crate) fn set(&mut self, input: usize, row: usize, slot: Slot) {
        if let Some(cell) = self.slots.get_mut(input).and_then(|slots| slots.get_mut(row)) {
            *cell = slot.0;
        }
    }

    /// The rows in another order.
    #[cfg(feature = "cohort")]
    pub(crate) fn reordered(&self, order: &[u32]) -> Self {
        fn pick<T: Copy>(columns: &[Column<T>], order: &[u32]) -> Vec<Column<T>> {
            let pick = |column: &Column<T>| {
                let rows = order.iter().filter(|_| !column.is_empty());
                rows.map(|row| column[*row as usize]).collect()
            };
            columns.iter().map(pick).collect()
        }
        Self {
            rows: order.len(),
            slots: pick(&self.slots, order),
            numbers: pick(&self.numbers, order),
        }
    }
}
