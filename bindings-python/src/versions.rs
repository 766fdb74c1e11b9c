//! What became of documents between two versions, and what is carried over.

use boussole_sante as core;
use boussole_sante::survey::SetAside;
use boussole_sante::versions::Differences;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::blocks::in_both;
use crate::errors::{Result, exception};
use crate::values::{Classes, instance, keep, mapping};

/// Differences as the instance of their class.
pub(crate) fn differences<'py>(
    py: Python<'py>,
    differences: &Differences,
) -> Result<Bound<'py, PyAny>> {
    let value = instance(py, Classes::Results, differences)?;
    keep(&value, "_json", differences.to_json())?;
    keep(&value, "_blocks", in_both(py, |language| Ok(differences.blocks(language)))?)?;
    Ok(value)
}

/// Answers that do not stand, with why.
pub(crate) fn set_aside<'py>(py: Python<'py>, answers: &[SetAside]) -> Result<Bound<'py, PyTuple>> {
    let class = py.import("boussole_sante._values")?.getattr("SetAside")?;
    let values = answers.iter().map(|one| {
        let answer = mapping(py, &one.answer)?;
        let reason = exception(py, &one.reason)?;
        Ok(class.call1((one.item.as_str(), answer, one.why.as_str(), reason))?)
    });
    Ok(PyTuple::new(py, values.collect::<Result<Vec<_>>>()?)?)
}

/// The keys of items, as Python has them.
pub(crate) fn keys(items: &[core::value::ItemKey]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}
