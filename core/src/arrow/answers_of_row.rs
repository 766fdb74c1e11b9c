//! Answers of one row: one person out of a frame, for a report or an
//! explanation.

use std::collections::HashMap;

use arrow_array::{ArrayRef, RecordBatch};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Location;
use crate::scoring::plan::{Plan, Role};
use crate::scoring::slot::{Missing, Slot};
use crate::survey::answer::Answer;
use crate::survey::answers::AnswerSet;
use crate::survey::choices::{Code as ChoiceCode, MissingKind};
use crate::survey::item::{Item, ItemKind, Occasion};
use crate::value::decimal::Decimal;

use super::decode::cell_text;
use super::engine::decoder;
use super::matching::{match_columns, positions};

/// A cell of the row: what its column stands for, and what it holds.
struct Cell {
    role: Role,
    slot: Slot,
    number: i64,
    array: ArrayRef,
}

impl Plan {
    /// The answers in a row of data (from 0), read as [`ScoreTable`] reads it:
    /// what the two score is the same. Texts of « autre » are not read; an item
    /// without any column in the data is not answered.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{ArrayRef, Int64Array, RecordBatch};
    /// use boussole_sante::{Comparison, Plan, Questionnaire, survey::KeysOptions};
    /// let q = Questionnaire::from_keys(&[("calme", &["a", "-b"][..])], &KeysOptions::new(1, 5))?;
    /// let column = |values: [i64; 2]| Arc::new(Int64Array::from_iter_values(values)) as ArrayRef;
    /// let data = RecordBatch::try_from_iter([("a", column([2, 4])), ("b", column([5, 1]))]).unwrap();
    /// let plan = Plan::new(&q)?;
    /// let report = plan.score(&plan.answers_of(&data, 1)?, &Comparison::default())?;
    /// assert_eq!(report.scales[0].value, Some(4.5));
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid_option` for a row that the data does not have; `missing_column` if
    /// an item has only some of its columns, or none has any;
    /// `duplicate_column`; `unsupported_type`; `invalid_cells` with each cell
    /// that no response option explains, masked.
    ///
    /// [`ScoreTable`]: crate::ScoreTable
    pub fn answers_of(&self, data: &RecordBatch, row: usize) -> Result<AnswerSet, Error> {
        if row >= data.num_rows() {
            let expected =
                Expected::AtMost { limit: data.num_rows().saturating_sub(1).to_string() };
            return Err(Error::usage(Code::InvalidOption, expected, row.to_string()));
        }
        let mut answers = AnswerSet::default();
        let mut faults = Vec::new();
        for (item, cells) in self.questionnaire.items().zip(self.cells_of(data, row)?) {
            for (column, cell) in &cells {
                if cell.slot == Slot::INVALID {
                    let location = Location::column(column);
                    let found = cell_text(&cell.array, 0).unwrap_or_default();
                    let expected = Expected::ChoiceOrNumberWithinBounds;
                    faults.push(Error::new(
                        Code::InvalidCells,
                        location,
                        expected,
                        Found::withheld(&found),
                    ));
                }
            }
            let cells: Vec<Cell> = cells.into_iter().map(|(_, cell)| cell).collect();
            if let Some(answer) = self.answer_of(item, &cells) {
                answers.insert(&self.questionnaire, item.key.as_str(), answer)?;
            }
        }
        if faults.is_empty() { Ok(answers) } else { Err(Error::many(Code::InvalidCells, faults)) }
    }

    /// The cells of each item that has any, with their columns.
    fn cells_of(&self, data: &RecordBatch, row: usize) -> Result<Vec<Vec<(String, Cell)>>, Error> {
        let schema = data.schema();
        let there = positions(&schema);
        let is_there = |input: &usize| there.contains_key(self.inputs[*input].column.as_str());
        let items = self.questionnaire.items().count();
        let mut of_item: HashMap<usize, Vec<usize>> = HashMap::new();
        for (input, column) in self.inputs.iter().enumerate() {
            of_item.entry(column.item).or_default().push(input);
        }
        let asked: Vec<usize> = (0..items)
            .filter_map(|item| of_item.get(&item))
            .filter(|inputs| inputs.iter().any(&is_there))
            .flatten()
            .copied()
            .collect();
        let asked = if asked.is_empty() { (0..self.inputs.len()).collect() } else { asked };
        let matching = match_columns(self, &asked, &schema, &[])?;
        let mut cells: Vec<Vec<(String, Cell)>> = (0..items).map(|_| Vec::new()).collect();
        for (input, column) in matching.found {
            let (decoder, planned) = (decoder(self, input), &self.inputs[input]);
            let field = schema.field(column);
            decoder.accepts(field.name(), field.data_type())?;
            let array = data.column(column).slice(row, 1);
            let decoded = decoder.decode(&array);
            let slot = decoded.slots.first().map_or(Slot::NO_ANSWER, |slot| Slot(*slot));
            let number = decoded.numbers.first().copied().unwrap_or(0);
            let cell = Cell { role: planned.role, slot, number, array };
            if let Some(cells) = cells.get_mut(planned.item) {
                cells.push((planned.column.clone(), cell));
            }
        }
        Ok(cells)
    }

    /// None where nothing was answered.
    fn answer_of(&self, item: &Item, cells: &[Cell]) -> Option<Answer> {
        let occasion = cells.iter().find(|cell| cell.role == Role::Occasion);
        let occasion = occasion.and_then(|cell| Occasion::ALL.get(cell.slot.position()?).copied());
        let own = || cells.iter().filter(|cell| cell.role != Role::Occasion);
        let answered = || own().filter(|cell| cell.slot.is_answered());
        let list = self.questionnaire.choices(item);
        let code = |position: usize| -> Option<ChoiceCode> {
            Some(list?.choices.get(position)?.code.clone())
        };
        let Some(first) = answered().next() else {
            let kind = own().next().and_then(|cell| cell.slot.kind());
            let kind = match kind? {
                Missing::Refused => MissingKind::Refused,
                Missing::DontKnow => MissingKind::DontKnow,
                Missing::NotApplicable => MissingKind::NotApplicable,
                Missing::NotShown => MissingKind::NotShown,
                Missing::NoAnswer if occasion.is_some() => MissingKind::NoAnswer,
                Missing::NoAnswer | Missing::Invalid => return None,
            };
            return Some(Answer::Missing { kind, occasion });
        };
        let position = first.slot.position()?;
        Some(match item.kind {
            ItemKind::Level => Answer::Level { level: u8::try_from(position).ok()?, occasion },
            ItemKind::Number => Answer::Number(Decimal::from_millionths(first.number)?),
            ItemKind::Text => Answer::Text(cell_text(&first.array, 0)?),
            ItemKind::Multiple => {
                let ticked = answered().filter(|cell| cell.slot == Slot::TICKED);
                let places = ticked.filter_map(|cell| match cell.role {
                    Role::Tick(place) => Some(place),
                    _ => None,
                });
                Answer::Chosen { chosen: places.filter_map(code).collect(), other: None }
            }
            ItemKind::Ranking => {
                let ranked = own().map_while(|cell| cell.slot.position());
                Answer::Ranking(ranked.filter_map(code).collect())
            }
            _ => Answer::Choice { choice: code(position)?, other: None },
        })
    }
}
