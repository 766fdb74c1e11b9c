//! The published JSON Schemas.

use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The files that `make schemas` writes: what makes them would be a megabyte of the wheel.
macro_rules! published {
    ($( $name:literal )*) => { &[ $(
        ($name, include_str!(concat!("../../schemas/v1/", $name, ".schema.json"))),
    )* ] };
}

const PUBLISHED: &[(&str, &str)] = published! {
    "referential" "questionnaire" "answers" "report" "interview" "portfolio" "learning-plan"
    "peer-offer" "peer-network" "post-file" "handover-pack" "observations" "evaluation" "tally"
    "dialect" "notice" "release-rules" "release" "release-audit" "release-log"
};

/// The JSON Schemas of the documents that the library reads and writes, as text by document.
///
/// What a schema cannot say (references, circles, ranges between fields) only the reader checks.
#[pyfunction]
pub(crate) fn schemas(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let schemas = PyDict::new(py);
    for (name, text) in PUBLISHED {
        schemas.set_item(name, text)?;
    }
    Ok(schemas)
}
