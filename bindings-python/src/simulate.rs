//! Invented people, for examples and tests.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use boussole_sante as core;
use boussole_sante::simulate::SimulationOptions;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::errors::Result;
use crate::ipc::arrow;
use crate::questionnaire::Questionnaire;
use crate::table::Table;

/// People who do not exist answer a questionnaire: a `Table` of text cells.
///
/// Its first column, `mark`, says so in every row (`INVENTE-001`) and names the person. `groups`
/// adds columns with values that people are dealt out to evenly; `missing` of a thousand answers
/// are missing. With `oddities`, from eight people on, the data also has what real exports have:
/// two invalid cells, a person without any answer, a name that stands twice. The same `seed` gives
/// the same answers, for ever.
///
/// Raises `UsageError` for options that cannot be.
#[pyfunction]
#[pyo3(signature = (
    questionnaire, *, respondents=46, seed=1, groups=None, missing=50, oddities=false,
    mark="INVENTE",
))]
pub(crate) fn simulate(
    questionnaire: &Questionnaire,
    respondents: usize,
    seed: u64,
    groups: Option<&Bound<'_, PyDict>>,
    missing: u16,
    oddities: bool,
    mark: &str,
) -> Result<Table> {
    let groups = groups.into_iter().flatten();
    let groups = groups.map(|(name, values)| Ok((name.extract()?, values.extract()?)));
    let options = SimulationOptions {
        seed,
        respondents,
        mark: mark.to_owned(),
        groups: groups.collect::<PyResult<_>>()?,
        missing,
        with_oddities: oddities,
    };
    let people = core::simulate::simulate(&questionnaire.0, &options)?;
    let columns = people.columns.into_iter().map(|(name, cells)| {
        let cells: ArrayRef = Arc::new(StringArray::from(cells));
        (name, cells)
    });
    Table::of(RecordBatch::try_from_iter(columns).map_err(arrow)?).public()
}

/// The example catalogue, as JSON: offers of a region that does not exist, valid in 2027, as an
/// overlay on the referential that ships.
#[pyfunction]
pub(crate) fn demo_catalogue() -> String {
    core::simulate::demo_catalogue()
}

/// The bytes of the example export: 46 people who do not exist, on the questionnaire
/// `autopositionnement`, as LimeSurvey would have written them.
#[pyfunction]
pub(crate) fn demo_export(py: Python<'_>) -> Result<Bound<'_, PyBytes>> {
    Ok(PyBytes::new(py, core::simulate::demo_export()?.as_bytes()))
}
