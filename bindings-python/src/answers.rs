//! `Answers`.

use boussole_sante as core;
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBytes, PyTuple, PyType};

use crate::documents::{Json, Reduced, read_bytes};
use crate::errors::{Failure, Result, in_file};
use crate::privacy::{Day, today as today_or};
use crate::questionnaire::Questionnaire;
use crate::versions::{keys, set_aside};

/// The answers of one person to one questionnaire, checked against it.
///
/// Personal data: they have a purpose, a pseudonym and a day after which they are to be deleted.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Answers {
    pub(crate) answers: core::Answers,
    questionnaire: Py<Questionnaire>,
}

#[pymethods]
impl Answers {
    /// Reads a document of answers to this questionnaire, from the file of its JSON.
    ///
    /// With `earlier`, the answers may be to that earlier version: those whose item has not
    /// changed are carried over.
    ///
    /// Raises and warns as `from_json`, with the path as `file`, and `OSError` where the file cannot be
    /// read.
    #[staticmethod]
    #[pyo3(signature = (path, questionnaire, earlier=None, *, today=None))]
    fn read(
        path: &Bound<'_, PyAny>,
        questionnaire: Py<Questionnaire>,
        earlier: Option<&Questionnaire>,
        today: Option<Day>,
    ) -> PyResult<Self> {
        let bytes = read_bytes(path)?;
        let answers = from_bytes(bytes.as_bytes(), questionnaire, earlier)
            .map_err(|failure| in_file(failure, path))?;
        answers.warn_if_past(path.py(), today)
    }

    /// Reads a document of answers to this questionnaire, from the text or bytes of its JSON.
    ///
    /// With `earlier`, the answers may be to that earlier version: those whose item has not
    /// changed are carried over.
    ///
    /// Raises `InvalidDocumentError` with every fault, personal values masked:
    /// `other_questionnaire` for answers to another version, `changed_item` for answers that
    /// cannot be carried over.
    ///
    /// Warns with `RetentionWarning` after the day until which they may be kept; `today` is that of
    /// the clock unless given.
    #[staticmethod]
    #[pyo3(signature = (json, questionnaire, earlier=None, *, today=None))]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(
        py: Python<'_>,
        json: Json,
        questionnaire: Py<Questionnaire>,
        earlier: Option<&Questionnaire>,
        today: Option<Day>,
    ) -> Result<Self> {
        let answers = from_bytes(json.as_bytes(), questionnaire, earlier)?;
        Ok(answers.warn_if_past(py, today)?)
    }

    /// Reads answers to an earlier version of a questionnaire and keeps those that stand in this one:
    /// `CarriedAnswers`, with what was reworded and what is set aside. Nothing is lost.
    ///
    /// Raises and warns as `from_json` of the earlier version.
    #[staticmethod]
    #[pyo3(signature = (json, questionnaire, earlier, *, today=None))]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn carry_over<'py>(
        py: Python<'py>,
        json: Json,
        questionnaire: Py<Questionnaire>,
        earlier: &Questionnaire,
        today: Option<Day>,
    ) -> Result<Bound<'py, PyAny>> {
        let this = &questionnaire.get().0;
        let carried = core::Answers::carry_over(json.as_bytes(), this, &earlier.0)?;
        let answers = Self { answers: carried.answers, questionnaire }.warn_if_past(py, today)?;
        let aside = set_aside(py, &carried.set_aside)?;
        let reworded = PyTuple::new(py, keys(&carried.reworded))?;
        let class = py.import("boussole_sante._values")?.getattr("CarriedAnswers")?;
        Ok(class.call1((Py::new(py, answers)?, reworded, aside))?)
    }

    /// Writes the document to a file that its owner alone can read.
    fn write(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let json = PyBytes::new(path.py(), self.to_json().as_bytes());
        let files = path.py().import("boussole_sante._files")?;
        files.call_method1("write_private", (path, json)).map(drop)
    }

    /// Whether the answers are to be deleted: `today`, that of the clock unless given, is after
    /// `retain_until`.
    #[pyo3(signature = (today=None))]
    fn is_expired(&self, py: Python<'_>, today: Option<Day>) -> PyResult<bool> {
        Ok(self.answers.is_expired(today_or(py, today)?.0))
    }

    /// The document in canonical form (RFC 8785).
    fn to_json(&self) -> String {
        self.answers.to_json()
    }

    /// What the answers may be used for: `accueil | formation | reseau | etude`.
    #[getter]
    fn purpose(&self) -> &'static str {
        self.answers.purpose().as_str()
    }

    /// Who answered, under a pseudonym.
    #[getter]
    fn respondent(&self) -> &str {
        self.answers.respondent().as_str()
    }

    /// The day after which the answers are to be deleted, as `YYYY-MM-DD`.
    #[getter]
    fn retain_until(&self) -> String {
        self.answers.retain_until().to_string()
    }

    /// The questionnaire that was answered.
    #[getter]
    fn questionnaire(&self) -> &Py<Questionnaire> {
        &self.questionnaire
    }

    fn __len__(&self) -> usize {
        self.answers.answers().len()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.answers.to_json() == other.answers.to_json()
    }

    fn __repr__(&self) -> String {
        let (purpose, until) = (self.answers.purpose(), self.answers.retain_until());
        format!("<Answers: {} answered, {purpose}, until {until}, privé>", self.__len__())
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<Reduced<'py, (String, Py<Questionnaire>)>> {
        let this = slf.get();
        let class = PyType::new::<Self>(slf.py());
        let parts = (this.to_json(), this.questionnaire.clone_ref(slf.py()));
        Ok((class.getattr("from_json")?, parts))
    }
}

impl Answers {
    fn warn_if_past(self, py: Python<'_>, today: Option<Day>) -> PyResult<Self> {
        if self.is_expired(py, today)? {
            let until = self.answers.retain_until().to_string();
            py.import("boussole_sante._privacy")?.call_method1("_warn", (until,))?;
        }
        Ok(self)
    }
}

fn from_bytes(
    bytes: &[u8],
    questionnaire: Py<Questionnaire>,
    earlier: Option<&Questionnaire>,
) -> Result<Answers> {
    let this = &questionnaire.get().0;
    let answers = match earlier {
        Some(earlier) => core::Answers::from_earlier(bytes, this, &earlier.0),
        None => core::Answers::from_json(bytes, this),
    };
    answers.map(|answers| Answers { answers, questionnaire }).map_err(Failure::Core)
}
