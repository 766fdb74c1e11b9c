//! Arguments that Python gives as one or as several.

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::errors::wrong_argument;

/// One name, or several.
#[derive(Default)]
pub(crate) struct Names(pub(crate) Vec<String>);

impl<'py> FromPyObject<'_, 'py> for Names {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let names = match object.cast::<PyString>() {
            Ok(name) => Ok(vec![name.to_string()]),
            Err(_) => object.try_iter().and_then(|names| names.map(|one| one?.extract()).collect()),
        };
        let expected = ("a name, or a list of names", "un nom, ou une liste de noms");
        names.map(Self).map_err(|_| wrong_argument(expected, &object))
    }
}

/// One value of Python, or several.
#[derive(Default)]
pub(crate) struct Several(pub(crate) Vec<Py<PyAny>>);

impl<'py> FromPyObject<'_, 'py> for Several {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return Ok(Self(vec![object.to_owned().unbind()]));
        }
        match object.try_iter() {
            Ok(values) => values.map(|one| Ok(one?.unbind())).collect::<PyResult<_>>().map(Self),
            Err(_) => Ok(Self(vec![object.to_owned().unbind()])),
        }
    }
}
