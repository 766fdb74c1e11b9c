//! Tables of people who were read one by one: changes between two occasions,
//! agreement of two ratings.

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, RecordBatch};

use crate::base::error::Error;

use super::mask::{finish, masked, round};
use crate::disclosure::rules::ReleaseRules;

/// The table without what must not be printed of its rows.
///
/// From `min_cell` pairs on there is their number, from `mean_from` the counts
/// of those who changed (all three or none), from `spread_from` the rest. How
/// many left or came is printed if they are nobody or many enough; so is what
/// it could be worked out from.
pub(crate) fn publish(private: &RecordBatch, rules: &ReleaseRules) -> Result<RecordBatch, Error> {
    let rows = private.num_rows();
    let count = |name: &str, row: usize| {
        let column = private.column_by_name(name)?.as_primitive_opt::<UInt64Type>()?;
        column.is_valid(row).then(|| column.value(row))
    };
    let people = |row: usize| count("n", row).unwrap_or(0);
    let is_known = |n: u64, least: u64| n == 0 || n >= least;
    let directions = ["improved", "unchanged", "worse"];
    let counted = |row: usize| {
        let counts: Vec<u64> = directions.iter().filter_map(|name| count(name, row)).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        people(row) >= rules.mean_from.get()
            && most + 1 < people(row)
            && counts.iter().all(|n| is_known(*n, rules.frequency_cell.get()))
    };
    let moved = |row: usize| {
        let others = |name: &str| count(name, row).map(|n| n.saturating_sub(people(row)));
        let counts =
            [others("n_before"), others("n_after"), count("leavers", row), count("joiners", row)];
        counts.iter().flatten().all(|n| is_known(*n, rules.min_cell.get()))
    };
    let schema = private.schema();
    let columns = schema.fields().iter().zip(private.columns());
    let printed = columns.map(|(field, array)| {
        let shown = |row: usize| match field.name().as_str() {
            "scale" | "item" | "icc_form" | "reliability_source" => true,
            "n" => people(row) >= rules.min_cell.get(),
            "improved" | "unchanged" | "worse" => counted(row),
            "n_before" | "n_after" | "leavers" | "joiners" => {
                people(row) >= rules.min_cell.get() && moved(row)
            }
            // Few of them, and each is somebody.
            "reliably_improved" | "reliably_worse" | "repeated_ids" | "rows_without_id"
            | "status" => false,
            _ => people(row) >= rules.spread_from.get() && counted_or_rated(private, row, &counted),
        };
        let shown: Vec<bool> = (0..rows).map(shown).collect();
        round(&masked(array, &shown), if field.name() == "p_wilcoxon" { 3 } else { 2 })
    });
    finish(private, printed.collect(), None, rules)
}

/// A mean change of people who all, or all but one, changed alike says too
/// much; ratings have no such counts.
fn counted_or_rated(table: &RecordBatch, row: usize, counted: &impl Fn(usize) -> bool) -> bool {
    table.column_by_name("improved").is_none() || counted(row)
}
