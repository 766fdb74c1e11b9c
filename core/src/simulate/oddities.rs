//! Data faults of real exports: invalid cells, a person without any answer, a
//! duplicate name.

use std::collections::HashSet;

use crate::scoring::plan::{Decoder, Plan, Role};
use crate::scoring::slot::Slot;

use super::dice::Dice;
use super::{Simulated, read};

/// Fewer people have no oddities: one of them would be a large part of all.
const FEWEST: usize = 8;
/// What somebody may write who means something else; the first that the column
/// cannot read is taken.
const INVALID: &[&str] = &["7", "99", "9999", "?"];

/// Strews them; answers begin at the column `first`.
pub(super) fn strew(simulated: &mut Simulated, first: usize, plan: &Plan, dice: &mut Dice) {
    let people = simulated.respondents();
    if people < FEWEST {
        return;
    }
    let mut rows: Vec<usize> = (0..people).collect();
    dice.shuffle(&mut rows);
    let mut rows = rows.into_iter();
    if let (Some(original), Some(twin)) = (rows.next(), rows.next())
        && let Some((_, names)) = simulated.columns.first_mut()
        && let Some(name) = names.get(original).cloned()
        && let Some(cell) = names.get_mut(twin)
    {
        *cell = name;
    }
    if let Some(silent) = rows.next() {
        for (_, cells) in simulated.columns.iter_mut().skip(first) {
            if let Some(cell) = cells.get_mut(silent) {
                *cell = None;
            }
        }
    }
    let mut places = answered(simulated, first, plan);
    for _ in 0..2 {
        if places.is_empty() {
            return;
        }
        let (input, row, text) = places.swap_remove(dice.below(places.len()));
        let column = simulated.columns.get_mut(first + input);
        if let Some(cell) = column.and_then(|(_, cells)| cells.get_mut(row)) {
            *cell = Some(text.to_owned());
        }
    }
}

/// Every answer that may become invalid, and what would stand there. Answers on
/// which skip logic looks stay as they are, so that it still agrees with them.
fn answered(simulated: &Simulated, first: usize, plan: &Plan) -> Vec<(usize, usize, &'static str)> {
    let questionnaire = &plan.questionnaire;
    let sections = questionnaire.sections().iter().filter_map(|section| section.shown_if.as_ref());
    let items = questionnaire.items().filter_map(|item| item.shown_if.as_ref());
    let looked_at: HashSet<&str> = sections
        .chain(items)
        .flat_map(|logic| logic.conditions())
        .map(|condition| condition.item.as_str())
        .collect();
    let keys: Vec<&str> = questionnaire.items().map(|item| item.key.as_str()).collect();
    let mut places = Vec::new();
    let columns = simulated.columns.iter().skip(first);
    for (position, (input, (_, cells))) in plan.inputs.iter().zip(columns).enumerate() {
        let invalid = INVALID.iter().find(|text| read(input, Some(text)).0 == Slot::INVALID);
        let fits = input.role == Role::Answer
            && !matches!(input.decoder, Decoder::Text)
            && keys.get(input.item).is_some_and(|key| !looked_at.contains(key));
        let Some(invalid) = invalid.filter(|_| fits) else { continue };
        let given = cells.iter().enumerate().filter(|(_, cell)| cell.is_some());
        places.extend(given.map(|(row, _)| (position, row, *invalid)));
    }
    places
}
