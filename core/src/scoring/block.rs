//! Decoded rows, column by column, before and after skip logic.

use super::slot::Slot;

/// Some rows of decoded data.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    rows: usize,
    /// One byte for each row, by input; empty for an input that is not read.
    pub(crate) slots: Vec<Vec<u8>>,
    /// Numbers in millionths, by input; empty for an input of choices.
    pub(crate) numbers: Vec<Vec<i64>>,
}

impl Block {
    pub(crate) fn new(rows: usize, inputs: usize) -> Self {
        Self { rows, slots: vec![Vec::new(); inputs], numbers: vec![Vec::new(); inputs] }
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
        fn pick<T: Copy>(columns: &[Vec<T>], order: &[u32]) -> Vec<Vec<T>> {
            let pick = |column: &Vec<T>| {
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
