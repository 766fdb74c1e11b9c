//! A measurement occasion (wave): scores and answers by id, kept in memory to
//! be paired with those of another.

use std::collections::HashMap;

use arrow_array::{Array, RecordBatch};
use arrow_schema::Schema;

use crate::arrow::bad_cell::BadCells;
use crate::arrow::decode::cell_text;
use crate::arrow::engine::CHUNK;
use crate::arrow::individuals::Individuals;
use crate::arrow::kept_columns::TableOptions;
use crate::arrow::matching::named_column;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::scoring::block::Block;
use crate::scoring::plan::Plan;
use crate::scoring::rule::ScoreStatus;
use crate::scoring::scale_outcome::ScoreColumns;

/// The answers of one occasion, by person. Personal data.
pub struct Wave {
    individuals: Individuals,
    plan: Plan,
    id: usize,
    /// The rows of each person: one, unless an id repeats itself.
    rows: HashMap<String, Vec<usize>>,
    without_id: u64,
    count: usize,
    /// By scale: the score of each row.
    scores: Vec<Vec<Option<f64>>>,
    /// By input: the slot of each row.
    slots: Vec<Vec<u8>>,
}

/// How the rows of two occasions go together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pairing {
    /// Rows of the first and the second, of the same person.
    pub(crate) pairs: Vec<(usize, usize)>,
    /// People of the first occasion who are not in the second.
    pub(crate) leavers: u64,
    /// People of the second who are not in the first.
    pub(crate) joiners: u64,
    /// Ids that stand more than once in an occasion: none of their rows is
    /// paired.
    pub(crate) repeated: u64,
    /// Rows without an id: nobody can be paired with them.
    pub(crate) without_id: u64,
}

/// Neither pseudonyms nor answers are in a log.
impl std::fmt::Debug for Wave {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wave").field("rows", &self.count).finish_non_exhaustive()
    }
}

impl Wave {
    /// Prepares the reading of data of this schema.
    ///
    /// # Errors
    /// `missing_column`, `duplicate_column`, `unsupported_type`: each with
    /// every instance; `invalid_option` without an id.
    pub fn new(plan: &Plan, data: &Schema, options: &TableOptions) -> Result<Self, Error> {
        let Some(id) = &options.id else {
            return Err(Error::usage(Code::InvalidOption, Expected::ColumnOfPeople, ""));
        };
        let id = named_column(data, id)?;
        let inputs: Vec<usize> = (0..plan.inputs.len()).collect();
        let individuals = Individuals::new(plan, "wave", &inputs, data, options, Vec::new())?;
        Ok(Self {
            individuals,
            plan: plan.clone(),
            id,
            rows: HashMap::new(),
            without_id: 0,
            count: 0,
            scores: vec![Vec::new(); plan.scales.len()],
            slots: vec![Vec::new(); plan.inputs.len()],
        })
    }

    /// Adds a batch.
    ///
    /// # Errors
    /// `invalid_cells` if the reading is strict and a cell is invalid.
    pub fn add(&mut self, data: &RecordBatch) -> Result<(), Error> {
        let data = &self.individuals.aligned(data)?;
        let read = |plan: &Plan, block: &Block, _, ()| {
            let scores = plan.scales.iter().map(|scale| {
                let mut columns = ScoreColumns::new(block.rows());
                let rows = scale.main.rows(block);
                if let Some(part) = columns.parts(block.rows().max(1)).next() {
                    scale.main.write(&rows, part);
                }
                let ok = ScoreStatus::Ok as i8;
                let both = columns.values.iter().zip(&columns.status);
                both.map(|(value, status)| (*status == ok).then_some(*value)).collect::<Vec<_>>()
            });
            (scores.collect::<Vec<_>>(), block.slots.clone())
        };
        let nothing = vec![(); data.num_rows().div_ceil(CHUNK)];
        for (scores, slots) in self.individuals.run(data, CHUNK, nothing, read)? {
            for (all, more) in self.scores.iter_mut().zip(scores) {
                all.extend(more);
            }
            for (all, more) in self.slots.iter_mut().zip(slots) {
                all.extend(more);
            }
        }
        let ids = data.column(self.id);
        for row in 0..ids.len() {
            let place = self.count + row;
            match cell_text(ids, row).filter(|id| !id.trim().is_empty()) {
                None => self.without_id += 1,
                Some(id) => self.rows.entry(id).or_default().push(place),
            }
        }
        self.count += ids.len();
        Ok(())
    }

    /// Cells that could not be used.
    #[must_use]
    pub fn bad_cells(&self) -> &BadCells {
        self.individuals.bad_cells()
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    pub(crate) fn score(&self, scale: usize, row: usize) -> Option<f64> {
        self.scores.get(scale)?.get(row).copied().flatten()
    }

    /// The scores of a scale that there are, of everybody.
    pub(crate) fn scored(&self, scale: usize) -> u64 {
        self.scores.get(scale).map_or(0, |all| all.iter().flatten().count() as u64)
    }

    pub(crate) fn slot(&self, input: usize, row: usize) -> Option<u8> {
        self.slots.get(input)?.get(row).copied()
    }

    /// How the people of two occasions go together, in the order of the first.
    ///
    /// # Errors
    /// `other_questionnaire` if they did not answer the same.
    pub(crate) fn pair(&self, after: &Self) -> Result<Pairing, Error> {
        let (mine, theirs) = (self.plan.questionnaire(), after.plan.questionnaire());
        if mine.sha256() != theirs.sha256() {
            let expected = Expected::This { value: mine.sha256().to_owned() };
            return Err(Error::usage(Code::OtherQuestionnaire, expected, theirs.sha256()));
        }
        let repeats = |wave: &Self, id: &str| wave.rows.get(id).is_some_and(|rows| rows.len() > 1);
        let is_repeated = |id: &str| repeats(self, id) || repeats(after, id);
        let mut pairing =
            Pairing { without_id: self.without_id + after.without_id, ..Pairing::default() };
        for (id, rows) in &self.rows {
            match (rows.first(), after.rows.get(id).and_then(|rows| rows.first())) {
                _ if is_repeated(id) => pairing.repeated += 1,
                (Some(row), Some(other)) => pairing.pairs.push((*row, *other)),
                _ => pairing.leavers += 1,
            }
        }
        for id in after.rows.keys().filter(|id| !self.rows.contains_key(*id)) {
            if is_repeated(id) {
                pairing.repeated += 1;
            } else {
                pairing.joiners += 1;
            }
        }
        pairing.pairs.sort_unstable();
        Ok(pairing)
    }
}
