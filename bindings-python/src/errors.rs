//! Errors of the core as the exceptions of `boussole_sante._errors`.

use boussole_sante as core;
use boussole_sante::{Code, ErrorKind, Language, Location, error::Found};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

/// Why a call failed: the core refused, or Python raised.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) enum Failure {
    /// The core refused.
    Core(#[from] core::Error),
    /// Python raised.
    Python(#[from] PyErr),
}

/// What a call gives.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Core(error) => Python::attach(|py| {
                exception(py, &error).map_or_else(|failed| failed, Self::from_value)
            }),
            Failure::Python(error) => error,
        }
    }
}

/// What only this package expects, in English and in French.
pub(crate) type Said<'s> = (&'s str, &'s str);

/// An argument that is not of the type that it takes: what it takes, and what it is.
pub(crate) fn wrong_argument(expected: Said<'_>, found: &Bound<'_, PyAny>) -> PyErr {
    wrong_value(Location::Call, expected, found)
}

/// The same of a part of an argument.
pub(crate) fn wrong_value(place: Location, expected: Said<'_>, found: &Bound<'_, PyAny>) -> PyErr {
    let found = found.get_type().name().map_or_else(|_| String::new(), |name| name.to_string());
    Failure::Core(core::Error::new(Code::WrongArgument, place, expected.into(), found)).into()
}

/// An option that cannot be used so.
pub(crate) fn invalid_option(expected: Said<'_>, found: impl Into<Found>) -> Failure {
    Failure::Core(core::Error::usage(Code::InvalidOption, expected.into(), found))
}

/// Puts the name of the file that was read into a refusal of its content.
pub(crate) fn in_file(failure: Failure, file: &Bound<'_, PyAny>) -> PyErr {
    let is_refusal = matches!(failure, Failure::Core(_));
    let error = PyErr::from(failure);
    if !is_refusal {
        return error;
    }
    let name = |fault: &Bound<'_, PyAny>| fault.setattr("file", file.str()?);
    let named = || -> PyResult<()> {
        let value = error.value(file.py());
        for fault in value.getattr("faults")?.try_iter()? {
            name(&fault?)?;
        }
        name(value.as_any())
    };
    named().err().unwrap_or(error)
}

/// The exception that says what the error says.
pub(crate) fn exception<'py>(py: Python<'py>, error: &core::Error) -> PyResult<Bound<'py, PyAny>> {
    let messages = PyDict::new(py);
    for language in Language::ALL {
        messages.set_item(language.as_str(), error.message(*language))?;
    }
    let faults = match error.faults() {
        [only] if only == error => PyTuple::empty(py),
        faults => PyTuple::new(
            py,
            faults.iter().map(|fault| exception(py, fault)).collect::<PyResult<Vec<_>>>()?,
        )?,
    };
    let parts = (
        error.code().as_str(),
        location(py, error.location())?,
        error.expected().to_string(),
        error.found().to_string(),
        core::document::canonical_json(&error.context()).unwrap_or_default(),
        messages,
        faults,
        None::<&str>,
        error.fault_count(),
    );
    class(py, name(error))?.call1(parts)
}

/// A fault that only Python sees, as the exception that says it: in a file that it opens, in an
/// argument.
#[pyfunction]
#[pyo3(signature = (code, expected, found="", column=None))]
pub(crate) fn _fault<'py>(
    py: Python<'py>,
    code: &str,
    expected: (String, String),
    found: &str,
    column: Option<&str>,
) -> Result<Bound<'py, PyAny>> {
    let known = Code::from_name(code).ok_or_else(|| {
        core::Error::unknown_name(code, Code::ALL.iter().map(|code| code.as_str()))
    })?;
    let expected = (&*expected.0, &*expected.1).into();
    let location = column.map_or(Location::Call, Location::column);
    Ok(exception(py, &core::Error::new(known, location, expected, found))?)
}

fn name(error: &core::Error) -> &'static str {
    match (error.code(), error.kind()) {
        (Code::UnknownName, _) => "UnknownNameError",
        (Code::WrongArgument, _) => "ArgumentError",
        (_, ErrorKind::Data) => "InvalidDataError",
        (_, ErrorKind::Usage) => "UsageError",
        _ => "InvalidDocumentError",
    }
}

fn location<'py>(py: Python<'py>, location: &Location) -> PyResult<Bound<'py, PyAny>> {
    let parts = PyDict::new(py);
    let mut text = location.to_string();
    match location {
        Location::Document { pointer, line, column } => {
            text = pointer.to_string();
            parts.set_item("pointer", pointer.as_str())?;
            parts.set_item("line", (*line > 0).then_some(line))?;
            parts.set_item("column", (*line > 0).then_some(column))?;
        }
        Location::File { line, column } => {
            parts.set_item("line", line)?;
            parts.set_item("column", (*column > 0).then_some(column))?;
        }
        Location::Cell { sheet, .. } => parts.set_item("sheet", sheet)?,
        Location::Table { column, row } => {
            parts.set_item("column", column)?;
            parts.set_item("row", row)?;
        }
        _ => {}
    }
    class(py, "Location")?.call((text,), Some(&parts))
}

fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    static MODULE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let module =
        MODULE.get_or_try_init(py, || py.import("boussole_sante._errors").map(Bound::unbind))?;
    module.bind(py).getattr(name)
}
