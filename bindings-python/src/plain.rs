//! Python values as the core's plain values, before an item gives them a meaning.

use boussole_sante::{Location, scoring::Plain};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyList, PyMapping, PyString, PyTuple};

use crate::errors::{wrong_argument, wrong_value};

/// The plain values of a mapping, by key.
pub(crate) fn plain_values(values: &Bound<'_, PyAny>) -> PyResult<Vec<(String, Plain)>> {
    let values = values.cast::<PyMapping>().map_err(|_| {
        let expected = (
            "Answers, or a mapping from item key to answer",
            "des Answers, ou un dictionnaire de clés de questions vers des réponses",
        );
        wrong_argument(expected, values)
    })?;
    let pair = |pair: Bound<'_, PyAny>| {
        let (key, value): (String, Bound<'_, PyAny>) = pair.extract()?;
        let value = plain(&key, &value)?;
        Ok((key, value))
    };
    values.items()?.iter().map(pair).collect()
}

/// The plain value of an item.
pub(crate) fn plain(key: &str, value: &Bound<'_, PyAny>) -> PyResult<Plain> {
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
    let expected = (
        "a number, a text, None, a list of codes or an answer as a dict",
        "un nombre, un texte, None, une liste de codes ou une réponse en dictionnaire",
    );
    Err(wrong_value(Location::column(key), expected, value))
}
