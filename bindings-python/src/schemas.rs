//! The published JSON Schemas.

use boussole_sante as core;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The JSON Schemas of the documents that the library reads and writes, as text by document.
///
/// What a schema cannot say (references, circles, ranges between fields) only the reader checks.
#[pyfunction]
pub(crate) fn schemas(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let schemas = PyDict::new(py);
    for schema in core::schemas::schemas() {
        schemas.set_item(schema.name, schema.text)?;
    }
    Ok(schemas)
}
