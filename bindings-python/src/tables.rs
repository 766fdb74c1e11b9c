//! `check`, `score_table`, `level_table`: many respondents.

use std::collections::HashMap;

use arrow_array::RecordBatch;
use boussole_sante as core;
use boussole_sante::{
    Check, Plan, ScoreTable, TableOptions,
    arrow::{BadCells, LevelTable, Reason},
    error::Expected,
    scoring::Cells,
};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::arguments::Names;
use crate::errors::{Result, invalid_option};
use crate::frame::Frame;
use crate::privacy::Day;
use crate::questionnaire::Questionnaire;
use crate::table::Table;
use crate::values::mapping;

/// What matches between data and a questionnaire, what is missing, what no choice explains.
///
/// Gives a `Table` with a row for each declared column, then for each other column of the data:
/// `status` (`found | missing | duplicate | unsupported | extra`), near names, counts of answers
/// and of each kind of missing, invalid values (masked), declared codes that no cell holds, lowest
/// and highest number, and `ok`. Nothing in the data is an error here.
#[pyfunction]
#[pyo3(signature = (data, questionnaire, *, cells="auto"))]
pub(crate) fn check(
    py: Python<'_>,
    data: Frame,
    questionnaire: &Questionnaire,
    cells: &str,
) -> Result<Table> {
    let plan = plan(questionnaire, cells)?;
    let mut check = Check::new(&plan, &data.schema());
    data.each(py, |batch| check.look(batch))?;
    Ok(Table::of(check.to_batch()))
}

/// The answers in a row of data, by item, in their documented form: for `score`, which gives what
/// `score_table` gives for that row, and explains it. They are personal data.
///
/// `row` counts from 0. Texts of « autre » are not read; an item without any column in the data is
/// not answered. `cells` is as in `score_table`.
///
/// Raises `InvalidDataError` with each cell of the row that no response option explains, masked, and
/// where an item has only some of its columns; `UsageError` for a row that the data does not have.
#[pyfunction]
#[pyo3(signature = (data, row, questionnaire, *, cells="auto"))]
pub(crate) fn answers_of<'py>(
    py: Python<'py>,
    data: Frame,
    row: usize,
    questionnaire: &Questionnaire,
    cells: &str,
) -> Result<Bound<'py, PyAny>> {
    let plan = plan(questionnaire, cells)?;
    let (mut read, mut found) = (0, None);
    data.each(py, |batch| -> std::result::Result<(), core::Error> {
        let here = row.checked_sub(read).filter(|here| *here < batch.num_rows());
        if let Some(here) = here {
            found = Some(plan.answers_of(batch, here)?);
        }
        read += batch.num_rows();
        Ok(())
    })?;
    let Some(found) = found else {
        let expected = Expected::AtMost { limit: read.saturating_sub(1).to_string() };
        return Err(core::Error::usage(core::Code::InvalidOption, expected, row.to_string()).into());
    };
    mapping(py, &found)
}

/// The scores of many respondents, a row for each, in the order of the data.
///
/// `data` is anything that speaks Arrow: a frame of polars, pandas, pyarrow or DuckDB, or a stream
/// that is read batch by batch. The `Table` has the `id` column, the `keep` columns, then for each
/// scale `<scale>` (None without a score), `<scale>_used`, `<scale>_of`, `<scale>_invalid` and
/// `<scale>_status` (`ok | too_few_answers | nothing_applicable`), each name with `prefix` before
/// it; `scales` chooses some. Cells that could not be used are in its `bad_cells`, ids that stand
/// twice in its `duplicate_ids`. A declared column that the data lacks is an error, unless
/// `absent={"column": "not_shown"}` says so. `cells` is `auto | codes | values | labels`.
/// `retain_until` is the day after which the rows are to be deleted: it stands in the provenance
/// and in a Parquet file, where `purge` finds it; without it none does.
///
/// Raises `InvalidDataError` with every missing or duplicate column and unsupported type; with
/// `strict`, also for the first invalid cells.
#[pyfunction]
#[pyo3(signature = (
    data, questionnaire, *, id=None, keep=Names::default(), scales=None, prefix="", absent=None,
    strict=false, cells="auto", retain_until=None,
))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn score_table(
    py: Python<'_>,
    data: Frame,
    questionnaire: &Questionnaire,
    id: Option<String>,
    keep: Names,
    scales: Option<Names>,
    prefix: &str,
    absent: Option<HashMap<String, String>>,
    strict: bool,
    cells: &str,
    retain_until: Option<Day>,
) -> Result<Table> {
    let plan = plan(questionnaire, cells)?;
    let options = options(id, keep, prefix, absent, strict)?;
    let options = kept_until(options, retain_until);
    let mut table = ScoreTable::new(
        &plan,
        &data.schema(),
        scales.as_ref().map(|Names(scales)| &scales[..]),
        &options,
    )?;
    let batches = data.each(py, |batch| table.score(batch))?;
    warn_of(py, table.bad_cells())?;
    let scores = Table::new(table.schema(), batches);
    scores.of_people(py, options.id, bad_cells(table.bad_cells()), table.duplicate_ids())
}

/// The levels of many respondents, a row for each, in the order of the data.
///
/// The `Table` has the `id` column, the `keep` columns, then for each competency `<competency>`
/// (0 and up; None without a level), `<competency>_occasion` (`yes | a-little | no | not-yet`) where it is
/// asked, and `<competency>_missing` (the kind of missing). Levels are ordinal: count them, do not
/// average them. The rest is as in `score_table`.
///
/// Raises as `score_table`.
#[pyfunction]
#[pyo3(signature = (
    data, questionnaire, *, id=None, keep=Names::default(), prefix="", absent=None, strict=false,
    cells="auto", retain_until=None,
))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn level_table(
    py: Python<'_>,
    data: Frame,
    questionnaire: &Questionnaire,
    id: Option<String>,
    keep: Names,
    prefix: &str,
    absent: Option<HashMap<String, String>>,
    strict: bool,
    cells: &str,
    retain_until: Option<Day>,
) -> Result<Table> {
    let plan = plan(questionnaire, cells)?;
    let options = options(id, keep, prefix, absent, strict)?;
    let options = kept_until(options, retain_until);
    let mut table = LevelTable::new(&plan, &data.schema(), &options)?;
    let batches = data.each(py, |batch| table.levels(batch))?;
    warn_of(py, table.bad_cells())?;
    let levels = Table::new(table.schema(), batches);
    levels.of_people(py, options.id, bad_cells(table.bad_cells()), table.duplicate_ids())
}

pub(crate) fn plan(questionnaire: &Questionnaire, cells: &str) -> Result<Plan> {
    Ok(Plan::with_cells(&questionnaire.0, cells.parse::<Cells>()?)?)
}

pub(crate) fn options(
    id: Option<String>,
    Names(keep): Names,
    prefix: &str,
    absent: Option<HashMap<String, String>>,
    strict: bool,
) -> Result<TableOptions> {
    let absent = absent.unwrap_or_default();
    if let Some(reason) = absent.values().find(|reason| *reason != "not_shown") {
        let expected = "absent={\"column\": \"not_shown\"}";
        return Err(invalid_option((expected, expected), reason.as_str()));
    }
    let absent = absent.into_keys().collect();
    let prefix = prefix.to_owned();
    Ok(TableOptions { id, keep, prefix, absent, strict, retain_until: None })
}

/// The same, with the day after which the rows are to be deleted.
pub(crate) fn kept_until(options: TableOptions, day: Option<Day>) -> TableOptions {
    TableOptions { retain_until: day.map(|day| day.0), ..options }
}

/// Warns once of invalid cells: how many, in which columns, and the first of them.
pub(crate) fn warn_of(py: Python<'_>, cells: &BadCells) -> Result<()> {
    let invalid = || cells.cells().iter().filter(|cell| cell.reason == Reason::Invalid);
    let Some(first) = invalid().next() else { return Ok(()) };
    let columns = PyDict::new(py);
    for cell in invalid() {
        let before: u64 = match columns.get_item(&cell.column)? {
            Some(count) => count.extract()?,
            None => 0,
        };
        columns.set_item(&cell.column, before + 1)?;
    }
    let first = format!("[{}, {}] `{}`", first.column, first.row, first.value);
    py.import("boussole_sante._errors")?
        .call_method1("_warn_of_cells", (cells.invalid(), columns, first))?;
    Ok(())
}

/// The list, with how many there were: it may be shorter.
pub(crate) fn bad_cells(cells: &BadCells) -> RecordBatch {
    let mut batch = cells.to_batch();
    let counts =
        [("invalid", cells.invalid()), ("answered_though_hidden", cells.answered_though_hidden())];
    let metadata = batch.schema_metadata_mut();
    metadata.extend(counts.map(|(name, n)| (format!("boussole_sante:{name}"), n.to_string())));
    batch
}
