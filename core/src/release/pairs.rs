//! Release of tables of paired measurements: change, interrater agreement.

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, RecordBatch};

use crate::disclosure::protection::Protection;
use crate::disclosure::rules::ReleaseRules;
use crate::error::fault::Error;
use crate::group_tables::cell_subject::Topic;
use crate::group_tables::group_table::FigureTable;
use crate::group_tables::pair_table::PairTable;

use super::suppressed_table::{CellStatus, Column, finish};

/// The table without what must not be printed of its rows.
///
/// From `min_cell` pairs on there is their number, from `mean_from` the counts
/// of those who changed (all three or none), from `spread_from` the rest. How
/// many left or came is printed if they are nobody or many enough; so is what
/// it could be worked out from.
pub(crate) fn publish(private: &PairTable, rules: &ReleaseRules) -> Result<RecordBatch, Error> {
    let table = &private.0;
    let pairs: Vec<Pairs> =
        (0..table.batch.num_rows()).map(|row| Pairs::of(table, row, rules)).collect();
    let columns = table.columns.iter().zip(table.batch.columns());
    let columns = columns.map(|(protection, values)| Column {
        values: values.clone(),
        cells: pairs.iter().map(|pairs| pairs.cell(*protection, rules)).collect(),
    });
    finish(table, columns.collect(), None, rules)
}

/// The pairs of a row.
struct Pairs {
    n: u64,
    /// What the row is about.
    topic: Option<Topic>,
    /// No direction of change is rare, nor that of all, or of all but one.
    are_counted: bool,
    /// Nobody, or many enough, are on one of the occasions only.
    are_stable: bool,
}

impl Pairs {
    fn of(table: &FigureTable, row: usize, rules: &ReleaseRules) -> Self {
        let counts = |protection: Protection| {
            let columns = table.columns.iter().zip(table.batch.columns());
            let columns = columns.filter(move |(column, _)| **column == protection);
            columns.filter_map(move |(_, array)| count(array, row))
        };
        let n = counts(Protection::Base).next().unwrap_or(0);
        let is_known = |count: u64, least: u64| count == 0 || count >= least;
        let directions: Vec<u64> = counts(Protection::ChangeCount).collect();
        let most = directions.iter().copied().max().unwrap_or(0);
        let are_common = directions.iter().all(|n| is_known(*n, rules.frequency_cell.get()));
        let beside = counts(Protection::WaveBase).map(|scored| scored.saturating_sub(n));
        let mut others = beside.chain(counts(Protection::AttritionCount));
        Self {
            n,
            topic: table.rows.get(row).map(|subject| subject.topic),
            // Ratings have no directions.
            are_counted: directions.is_empty() || (most + 1 < n && are_common),
            are_stable: others.all(|count| is_known(count, rules.min_cell.get())),
        }
    }

    fn cell(&self, protection: Protection, rules: &ReleaseRules) -> CellStatus {
        let is_visible = self.n >= rules.min_cell.get();
        let from =
            |least: u64, printed: bool| CellStatus::of(self.n >= least, self.n >= least && printed);
        let statistic = || from(rules.spread_from.get(), self.are_counted);
        match protection {
            Protection::Heading => CellStatus::Printed,
            Protection::Base => CellStatus::of(true, is_visible),
            Protection::ChangeCount => from(rules.mean_from.get(), self.are_counted),
            Protection::WaveBase | Protection::AttritionCount => {
                CellStatus::of(true, is_visible && self.are_stable)
            }
            Protection::PairedStatistic { .. } => statistic(),
            Protection::ItemAgreement if !matches!(self.topic, Some(Topic::Item(_))) => {
                CellStatus::NoFigure
            }
            Protection::ScaleAgreement if !matches!(self.topic, Some(Topic::Scale(_))) => {
                CellStatus::NoFigure
            }
            Protection::ItemAgreement | Protection::ScaleAgreement => statistic(),
            Protection::Never => CellStatus::NoFigure,
            // Of tables of a tally: pairs have no such figures.
            Protection::SpreadBase
            | Protection::Mean
            | Protection::Spread { .. }
            | Protection::MedianInterval
            | Protection::Median
            | Protection::LowerMedian
            | Protection::UpperMedian
            | Protection::CategoryCount(_)
            | Protection::CategoryShare
            | Protection::CumulativeShare
            | Protection::CumulativeShareInterval
            | Protection::OccasionCount { .. }
            | Protection::Floor
            | Protection::Ceiling
            | Protection::CompleteCaseBase
            | Protection::CompleteCaseSpread { .. }
            | Protection::MissingCount
            | Protection::UnscoredCount
            | Protection::Population
            | Protection::Weight
            | Protection::Status => CellStatus::NoFigure,
        }
    }
}

fn count(array: &ArrayRef, row: usize) -> Option<u64> {
    let counts = array.as_primitive_opt::<Int64Type>()?;
    u64::try_from(counts.value(row)).ok().filter(|_| counts.is_valid(row))
}
