//! Python values as the core's plain values, before an item gives them a meaning.

use boussole_sante::Plain;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyList, PyMapping, PyString, PyTuple};

/// The plain values of a mapping, by key.
pub(crate) fn plain_values(values: &Bound<'_, PyAny>) -> PyResult<Vec<(String, Plain)>> {
    let values = values.cast::<PyMapping>().map_err(|_| {
        let found = values.get_type().name().map_or_else(|_| String::new(), |n| n.to_string());
        let expected = "answers: expected Answers, or a mapping from item key to answer";
        PyTypeError::new_err(format!("{expected}; found {found}"))
    })?;
    let pair = |pair: Bound<'_, PyAny>| {
        let (key, value): (String, Bound<'_, PyAny>) = pair.extract()?;
        let plain = plain(&value).map_err(|error| named(&key, &error, value.py()))?;
        Ok((key, plain))
    };
    values.items()?.iter().map(pair).collect()
}

/// A plain value.
pub(crate) fn plain(value: &Bound<'_, PyAny>) -> PyResult<Plain> {
    if value.is_none() {
        return Ok(Plain::Null);
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Plain::Bool(truth.is_true()));
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Plain::Text(text.to_string()));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(Plain::Float(number.value()));
    }
    // Also the integers of numpy, which have `__index__`.
    if let Ok(number) = value.extract() {
        return Ok(Plain::Integer(number));
    }
    if value.cast::<PyDict>().is_ok() {
        let json = value.py().import("json")?.call_method1("dumps", (value,))?;
        return Ok(Plain::Json(json.extract()?));
    }
    if value.cast::<PyList>().is_ok() || value.cast::<PyTuple>().is_ok() {
        let codes = value.try_iter()?.map(|code| Ok(code?.str()?.to_string()));
        return Ok(Plain::List(codes.collect::<PyResult<_>>()?));
    }
    if let Ok(number) = value.extract() {
        return Ok(Plain::Float(number));
    }
    let expected = "expected a number, a text, None, a list of codes or an answer as a dict";
    Err(PyTypeError::new_err(format!("{expected}; found {}", value.get_type().name()?)))
}

fn named(key: &str, error: &PyErr, py: Python<'_>) -> PyErr {
    PyTypeError::new_err(format!("{key}: {}", error.value(py)))
}
