//! `change`, `agreement`, `careless`: people one by one, twice or flagged.

use std::collections::{BTreeMap, HashMap};

use boussole_sante as core;
use boussole_sante::{
    Plan, TableOptions, Wave,
    group_tables::{CarelessOptions, CarelessTable, ChangeOptions, ReliabilityReference},
};
use pyo3::prelude::*;

use crate::arguments::Names;
use crate::errors::Result;
use crate::frame::Frame;
use crate::privacy::Day;
use crate::questionnaire::Questionnaire;
use crate::table::Table;
use crate::tables::{bad_cells, kept_until, options, plan, warn_of};

/// The standard deviation, the reliability and their source, by scale.
type References = BTreeMap<String, (f64, f64, String)>;

/// How the same people have changed between two occasions: a row for each scale.
///
/// `before`, `after` and, if asked, `retrospective` (« comment vous situiez-vous il y a un
/// an ? ») are frames in which the column `id` names people; rows are paired by it, in any
/// order. Columns: `scale`, `n`, `mean_before`, `mean_after`, `mean_change`, `ci_low`, `ci_high`
/// (t), `d_z`, `d_z_low`, `d_z_high`, `d_av`, `d_av_rms`, `d_rm`, `g_z`, `g_av`, `g_rm`, `improved`,
/// `unchanged`, `worse` (always together), `rank_biserial`, `p_wilcoxon`, `reliably_improved`,
/// `reliably_worse`, `reliability_source`, `n_before`, `n_after`, `leavers`, `joiners`,
/// `repeated_ids` (paired with nobody), `rows_without_id`, with a retrospective occasion
/// `n_retrospective`, `mean_retrospective`, `mean_shift`, and `status`. Below 20 pairs
/// (`too_few`) changes are counted, not averaged.
///
/// `references` declares for a scale its standard deviation, its reliability and where they are
/// from, as `{"agree": (18.5, 0.78, "étude …")}`: a reliable change (Jacobson & Truax 1991) is never
/// judged by the data itself.
///
/// Raises as `score_table`; `UsageError` for a reference that cannot be.
#[pyfunction]
#[pyo3(signature = (
    before, after, questionnaire, id, *, retrospective=None, confidence=0.95, references=None,
    absent=None, strict=false, cells="auto",
))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn change(
    py: Python<'_>,
    before: Frame,
    after: Frame,
    questionnaire: &Questionnaire,
    id: String,
    retrospective: Option<Frame>,
    confidence: f64,
    references: Option<References>,
    absent: Option<HashMap<String, String>>,
    strict: bool,
    cells: &str,
) -> Result<Table> {
    let plan = plan(questionnaire, cells)?;
    let asked = options(Some(id), Names::default(), "", absent, strict)?;
    let before = wave(py, before, &plan, &asked)?;
    let after = wave(py, after, &plan, &asked)?;
    let back = retrospective.map(|frame| wave(py, frame, &plan, &asked)).transpose()?;
    let references = references.unwrap_or_default().into_iter();
    let references = references.map(|(scale, (sd, reliability, source))| {
        (scale, ReliabilityReference { sd, reliability, source })
    });
    let asked = ChangeOptions { confidence, references: references.collect() };
    Ok(Table::of_pairs(core::group_tables::change(&before, &after, back.as_ref(), &asked)?))
}

/// How two ratings of the same people agree: a row for each item with ordered choices, then for
/// each scale.
///
/// Columns: `item`, `scale`, `n`, `kappa`, `kappa_linear`, `kappa_quadratic` (over the declared
/// choices), `icc`, `icc_form` (`ICC(2,1)`), `ci_low`, `ci_high`, `status`. Rows are paired by the
/// column `id`. A rating by a manager is no self-positioning: it needs a declared use of its own.
///
/// Raises as `score_table`.
#[pyfunction]
#[pyo3(signature = (
    first, second, questionnaire, id, *, confidence=0.95, absent=None, strict=false, cells="auto",
))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn agreement(
    py: Python<'_>,
    first: Frame,
    second: Frame,
    questionnaire: &Questionnaire,
    id: String,
    confidence: f64,
    absent: Option<HashMap<String, String>>,
    strict: bool,
    cells: &str,
) -> Result<Table> {
    let plan = plan(questionnaire, cells)?;
    let asked = options(Some(id), Names::default(), "", absent, strict)?;
    let first = wave(py, first, &plan, &asked)?;
    let second = wave(py, second, &plan, &asked)?;
    Ok(Table::of_pairs(core::group_tables::agreement(&first, &second, confidence)?))
}

/// Answers that may have been given without care, a row per person: flags to look at. Nobody is
/// left out by it.
///
/// Columns: the `id` column, the `keep` columns, `answered`, `longest_string` (most equal answers
/// one after the other among neighbours with the same choices) and `is_long_string` (at least
/// `long_string`), `straight_lines` (blocks of five or more such neighbours, all answered alike)
/// and `is_straight_lining`; with `seconds`, the column with the time of each person,
/// `seconds_per_answer` and `is_fast` (less than two seconds).
///
/// Raises as `score_table`.
#[pyfunction]
#[pyo3(signature = (
    data, questionnaire, *, id=None, keep=Names::default(), prefix="", seconds=None, long_string=10,
    absent=None, strict=false, cells="auto", retain_until=None,
))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn careless(
    py: Python<'_>,
    data: Frame,
    questionnaire: &Questionnaire,
    id: Option<String>,
    keep: Names,
    prefix: &str,
    seconds: Option<String>,
    long_string: u16,
    absent: Option<HashMap<String, String>>,
    strict: bool,
    cells: &str,
    retain_until: Option<Day>,
) -> Result<Table> {
    let plan = plan(questionnaire, cells)?;
    let asked = kept_until(options(id, keep, prefix, absent, strict)?, retain_until);
    let careless = CarelessOptions { seconds, long_string };
    let mut table = CarelessTable::new(&plan, &data.schema(), &careless, &asked)?;
    let batches = data.each(py, |batch| table.flag(batch))?;
    warn_of(py, table.bad_cells())?;
    let flags = Table::new(table.schema(), batches);
    flags.of_people(py, asked.id, bad_cells(table.bad_cells()), table.duplicate_ids())
}

fn wave(py: Python<'_>, data: Frame, plan: &Plan, options: &TableOptions) -> Result<Wave> {
    let mut wave = Wave::new(plan, &data.schema(), options)?;
    data.each(py, |batch| wave.add(batch))?;
    warn_of(py, wave.bad_cells())?;
    Ok(wave)
}
