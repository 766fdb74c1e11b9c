//! Documents as they come in: text, bytes or a file.

use std::path::Path;

use boussole_sante::error::Expected;
use boussole_sante::{Code, Error};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyBytes;

use crate::errors::{Failure, Result, wrong_argument};

/// The text of a document, as `str` or bytes.
pub(crate) enum Json {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
}

impl Json {
    /// The bytes of the document.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Json {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = object.extract() {
            return Ok(Self::Text(text));
        }
        object.extract().map(Self::Bytes).map_err(|_| {
            wrong_argument(("JSON as str or bytes", "du JSON en str ou bytes"), &object)
        })
    }
}

/// The bytes of a file, by Python, so that its paths and its errors are what users know.
pub(crate) fn read_bytes<'py>(path: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let file = path.py().import("pathlib")?.getattr("Path")?.call1((path,))?;
    Ok(file.call_method0("read_bytes")?.cast_into()?)
}

/// The suffix of a file that is to be written, one of these; another would say of a file that it is
/// what it is not.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "Python hands the arguments over")]
pub(crate) fn _suffix(path: std::path::PathBuf, known: Vec<String>) -> Result<String> {
    suffix(&path, &known)
}

pub(crate) fn suffix(path: &Path, known: &[impl AsRef<str>]) -> Result<String> {
    let own = path.extension().map(|own| format!(".{}", own.to_string_lossy().to_lowercase()));
    let own = own.unwrap_or_default();
    if known.iter().any(|known| known.as_ref() == own) {
        return Ok(own);
    }
    let names = known.iter().map(AsRef::as_ref).collect();
    Err(Failure::Core(Error::usage(Code::InvalidOption, Expected::OneOf { names }, own)))
}

/// What pickle calls, and with which arguments, to have an object back.
pub(crate) type Reduced<'py, A> = (Bound<'py, PyAny>, A);
