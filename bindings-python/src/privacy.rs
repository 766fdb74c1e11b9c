//! Days after which personal data goes, one person out of a file, the notice.

use boussole_sante as core;
use boussole_sante::{Code, Language, error::Expected, privacy::Retention};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use crate::errors::{Failure, Result};
use crate::questionnaire::Questionnaire;
use crate::values::{Classes, instances};

/// A day, as `datetime.date` or `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day(pub(crate) core::Date);

impl<'py> FromPyObject<'_, 'py> for Day {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self::read(&object.str()?.to_string()).map_err(Failure::Core)?)
    }
}

impl Day {
    /// What is no day is told as an option of the call.
    pub(crate) fn read(text: &str) -> std::result::Result<Self, core::Error> {
        let expected = Expected::Date;
        let wrong = |_| core::Error::usage(Code::InvalidOption, expected, text);
        text.parse().map(Self).map_err(wrong)
    }
}

/// The day that is given, or that of the clock: the core has none.
pub(crate) fn today(py: Python<'_>, given: Option<Day>) -> PyResult<Day> {
    match given {
        Some(day) => Ok(day),
        None => py.import("datetime")?.getattr("date")?.call_method0("today")?.extract(),
    }
}

/// Whether a document is one of answers, and after which day it is to be deleted.
#[pyfunction]
pub(crate) fn _retention(data: &[u8]) -> Result<(bool, Option<String>)> {
    Ok(match core::privacy::retention(data)? {
        Retention::NoAnswers => (false, None),
        Retention::Undated => (true, None),
        Retention::Until(day) => (true, Some(day.to_string())),
    })
}

/// Whether what is to be kept until a day is to be deleted on another.
#[pyfunction]
pub(crate) fn _is_past(until: Day, today: Day) -> bool {
    Retention::Until(until.0).is_expired(today.0)
}

/// Separated text without the rows of one person, and how many they were.
#[pyfunction]
pub(crate) fn _erase_rows<'py>(
    py: Python<'py>,
    data: &[u8],
    column: &str,
    respondent: &str,
) -> Result<(Bound<'py, PyBytes>, u64)> {
    let erased = py.detach(|| core::privacy::erase_rows(data, column, respondent))?;
    Ok((PyBytes::new(py, &erased.bytes), erased.rows))
}

/// The notice of a questionnaire, from the JSON of its fields.
#[pyfunction]
pub(crate) fn _notice(questionnaire: &Questionnaire, fields: &[u8], lang: &str) -> Result<String> {
    Ok(core::privacy::notice(&questionnaire.0, fields, lang.parse::<Language>()?)?)
}

/// The places of the notice, with what to write there.
#[pyfunction]
pub(crate) fn notice_fields(py: Python<'_>) -> Result<Bound<'_, PyTuple>> {
    instances(py, Classes::Results, &core::privacy::notice_fields()?)
}
