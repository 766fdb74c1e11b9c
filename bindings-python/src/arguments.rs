//! Arguments that Python gives in several ways: one or several names, numbers.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyString};

use crate::errors::{Result, invalid_option, wrong_argument};

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

/// A whole number that is not negative. A truth is none, though Python takes it for one.
#[derive(Clone, Copy)]
pub(crate) struct Whole(pub(crate) u32);

impl<'py> FromPyObject<'_, 'py> for Whole {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let expected = ("a whole number, 0 or more", "un nombre entier, 0 ou plus");
        if object.is_instance_of::<PyBool>() {
            return Err(wrong_argument(expected, &object));
        }
        let number: i128 = object.extract().map_err(|_| wrong_argument(expected, &object))?;
        let whole = u32::try_from(number);
        whole.map(Self).map_err(|_| invalid_option(expected, number.to_string()).into())
    }
}

impl Whole {
    /// The number where only small ones have a meaning.
    pub(crate) fn small(self) -> Result<u8> {
        u8::try_from(self.0).map_err(|_| {
            let expected = ("a whole number up to 255", "un nombre entier jusqu’à 255");
            invalid_option(expected, self.0.to_string())
        })
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
