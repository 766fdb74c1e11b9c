//! Level table: proficiency levels of many respondents, ordinal, with the
//! recorded opportunity and kind of missing.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int8Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema};

use crate::error::fault::Error;
use crate::scoring::plan::Plan;
use crate::scoring::slot::{Missing, Slot};
use crate::survey::item::Occasion;

use super::engine::CHUNK;
use super::individuals::Individuals;
use super::kept_columns::{TableOptions, words_array, words_type};

/// Gives the levels of batches of one schema.
///
/// The table has the id column, the kept columns, then for each competency
/// `<competency>` (uint8, null without a level), `<competency>_occasion` where
/// it is asked and `<competency>_missing` (kind; null where there is a level).
/// A level item without a competency goes by its own key.
#[derive(Debug)]
pub struct LevelTable {
    individuals: Individuals,
    /// The input of each level and of its occasion.
    inputs: Vec<(usize, Option<usize>)>,
}

impl std::ops::Deref for LevelTable {
    type Target = Individuals;

    fn deref(&self) -> &Individuals {
        &self.individuals
    }
}

impl LevelTable {
    /// Prepares the reading of levels from data of this schema.
    ///
    /// # Errors
    /// As [`ScoreTable::new`](super::score_table::ScoreTable::new).
    pub fn new(plan: &Plan, data: &Schema, options: &TableOptions) -> Result<Self, Error> {
        let items = plan.level_items();
        let mut fields = Vec::new();
        let mut inputs = Vec::new();
        let all: Vec<_> = plan.questionnaire().items().collect();
        for position in &items {
            let Some((item, (first, count))) =
                all.get(*position).zip(plan.item_inputs.get(*position).copied())
            else {
                continue;
            };
            let name = item.competency.as_ref().map_or(item.key.as_str(), |key| key.as_str());
            let name = format!("{}{name}", options.prefix);
            fields.push(Field::new(&name, DataType::Int8, true));
            if count > 1 {
                fields.push(Field::new(format!("{name}_occasion"), words_type(), true));
            }
            fields.push(Field::new(format!("{name}_missing"), words_type(), true));
            inputs.push((first, (count > 1).then_some(first + 1)));
        }
        let needed = plan.needed(items);
        let individuals = Individuals::new(plan, "level_table", &needed, data, options, fields)?;
        Ok(Self { individuals, inputs })
    }

    /// The levels of a batch.
    ///
    /// # Errors
    /// `invalid_cells` if the reading is strict and a cell is invalid.
    pub fn levels(&mut self, data: &RecordBatch) -> Result<RecordBatch, Error> {
        let data = &self.individuals.aligned(data)?;
        let inputs = &self.inputs;
        let nothing = vec![(); data.num_rows().div_ceil(CHUNK)];
        let chunks = self.individuals.run(data, CHUNK, nothing, |_, block, _, ()| {
            let column = |input: usize| block.slots.get(input).cloned().unwrap_or_default();
            inputs
                .iter()
                .map(|(level, occasion)| (column(*level), occasion.map(column)))
                .collect::<Vec<_>>()
        })?;
        let occasions: Vec<&str> = Occasion::ALL.iter().map(|word| word.as_str()).collect();
        let kinds: Vec<&str> = Missing::ALL.iter().map(|word| word.as_str()).collect();
        let mut columns: Vec<ArrayRef> = Vec::new();
        for (position, (_, occasion)) in self.inputs.iter().enumerate() {
            let parts = || chunks.iter().filter_map(|chunk| chunk.get(position));
            let slots = || parts().flat_map(|(level, _)| level.iter().map(|slot| Slot(*slot)));
            let levels: Int8Array = slots()
                .map(|slot| i8::try_from(slot.0).ok().filter(|_| slot.is_answered()))
                .collect();
            columns.push(Arc::new(levels));
            if occasion.is_some() {
                let keys: Int8Array = parts()
                    .flat_map(|(_, occasion)| occasion.iter().flatten())
                    .map(|slot| Slot(*slot).position().and_then(|p| i8::try_from(p).ok()))
                    .collect();
                columns.push(words_array(keys, &occasions));
            }
            let keys: Int8Array = slots()
                .map(|slot| slot.kind().and_then(|k| i8::try_from(k as usize).ok()))
                .collect();
            columns.push(words_array(keys, &kinds));
        }
        self.individuals.table(data, columns)
    }
}
