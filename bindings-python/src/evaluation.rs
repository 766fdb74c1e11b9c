//! `Observations` and `evaluate`: indicators computed from what people wrote down.

use boussole_sante as core;
use boussole_sante::ReleaseRules;
use boussole_sante::evaluation::{EvaluateOptions, EvaluationStatus, observation_rows};
use boussole_sante::value::{IndicatorKey, Period};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBytes, PyTuple, PyType};

use crate::arguments::Names;
use crate::blocks::blocks;
use crate::documents::{Json, Reduced, read_bytes};
use crate::errors::{Result, in_file};
use crate::referential::{Given, Referential};
use crate::release::Rules;
use crate::values::{Classes, instance, instances};

/// Numbers that people wrote down for the terms of indicators: by term, entity and period.
///
/// They may be about few people: what may be published is decided by `Evaluation.publish`.
#[pyclass(frozen, eq, module = "boussole_sante")]
#[derive(PartialEq)]
pub(crate) struct Observations {
    observations: core::evaluation::Observations,
    referential: Held,
}

/// The referential on which numbers stand: two are equal by what they say.
struct Held(Py<Referential>);

impl PartialEq for Held {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[pymethods]
impl Observations {
    /// Reads numbers on their referential, from the text or bytes of their JSON.
    ///
    /// Raises `InvalidDocumentError` with every fault: terms that no indicator has, periods that
    /// overlap, parts that do not add up, a part that is more than its whole, units that differ.
    #[classmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(_: &Bound<'_, PyType>, json: Json, referential: Given) -> Result<Self> {
        let Given(referential) = referential;
        let on = &referential.get().0;
        let observations = core::evaluation::Observations::from_json(json.as_bytes(), on)?;
        Ok(Self { observations, referential: Held(referential) })
    }

    /// Reads numbers from the rows of a table, the names of its columns first: `terme`, `entite`,
    /// `periode`, `valeur` and, as far as they are there, `type`, `departement`, `region`,
    /// `ventilation`, `categorie`, `effectif`, `n`, `unite`, `etat`, `source`, `intitule`; or `term`,
    /// `entity`, `period`, `value`, `kind`, `department`, `region`, `breakdown`, `category`, `count`,
    /// `n`, `unit`, `state`, `source`, `description`. Rows without a value are still to be filled, and
    /// are left out.
    ///
    /// Raises one `BoussoleError` with every fault, by line and field.
    #[classmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_rows(
        _: &Bound<'_, PyType>,
        rows: Vec<Vec<String>>,
        referential: Given,
    ) -> Result<Self> {
        let Given(referential) = referential;
        let on = &referential.get().0;
        let observations = core::evaluation::Observations::from_rows(&rows, on)?;
        Ok(Self { observations, referential: Held(referential) })
    }

    /// Reads numbers on their referential from a file: a document (`.json`), or a spreadsheet (CSV,
    /// `.xlsx`, `.ods`) as `from_rows`.
    ///
    /// Raises as `from_json` and `from_rows`, with the path as `file`, and `OSError` where the file
    /// cannot be read.
    #[classmethod]
    fn read(_: &Bound<'_, PyType>, path: &Bound<'_, PyAny>, referential: Given) -> PyResult<Self> {
        let Given(referential) = referential;
        let on = &referential.get().0;
        let observations = if path.str()?.to_string_lossy().to_lowercase().ends_with(".json") {
            core::evaluation::Observations::from_json(read_bytes(path)?.as_bytes(), on)
        } else {
            let sheets = path.py().import("boussole_sante._workbooks")?;
            let rows: Vec<Vec<String>> = sheets.call_method1("file_rows", (path,))?.extract()?;
            core::evaluation::Observations::from_rows(&rows, on)
        };
        let observations = observations.map_err(|error| in_file(error.into(), path))?;
        Ok(Self { observations, referential: Held(referential) })
    }

    /// The entities for which numbers are written down, in their order.
    #[getter]
    fn entities<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        instances(py, Classes::Results, &self.observations.document().entities)
    }

    /// The numbers, in their order.
    #[getter]
    fn observations<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        instances(py, Classes::Results, &self.observations.document().observations)
    }

    /// The document in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin.
    fn to_json(&self) -> String {
        self.observations.to_json()
    }

    /// The SHA-256 of the canonical form.
    #[getter]
    fn sha256(&self) -> String {
        self.observations.sha256().as_str().to_owned()
    }

    /// Writes the JSON to a file that its owner alone can read.
    fn write(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let json = PyBytes::new(path.py(), self.to_json().as_bytes());
        let files = path.py().import("boussole_sante._files")?;
        files.call_method1("write_private", (path, json)).map(drop)
    }

    fn __len__(&self) -> usize {
        self.observations.document().observations.len()
    }

    fn __repr__(&self) -> String {
        let document = self.observations.document();
        let (all, entities) = (document.observations.len(), document.entities.len());
        format!("<Observations: {all} of {entities} entities, privé>")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, (String, Py<Referential>)>> {
        let this = slf.get();
        let read = slf.py().get_type::<Self>().getattr(intern!(slf.py(), "from_json"))?;
        Ok((read, (this.to_json(), this.referential.0.clone_ref(slf.py()))))
    }
}

/// The rows of a sheet to be filled, the names of its columns first: a line for each term of these
/// indicators (all unless named), territory and period, with what is to be counted.
///
/// Raises `UnknownNameError` for an indicator that the referential does not have with numbers.
#[pyfunction]
#[pyo3(signature = (referential, *, indicators=None, entities=None, periods, lang="fr"))]
pub(crate) fn observation_sheet(
    referential: Given,
    indicators: Option<Names>,
    entities: Option<Names>,
    periods: Names,
    lang: &str,
) -> Result<Vec<Vec<String>>> {
    let (indicators, periods) = (keys(indicators)?, parsed(&periods)?);
    let entities = entities.unwrap_or_default().0;
    let on = &referential.0.get().0;
    Ok(observation_rows(on, &indicators, &entities, &periods, lang.parse()?)?)
}

fn keys(names: Option<Names>) -> Result<Vec<IndicatorKey>> {
    let names = names.unwrap_or_default().0;
    Ok(names.iter().map(|name| name.parse()).collect::<std::result::Result<_, _>>()?)
}

fn parsed(names: &Names) -> Result<Vec<Period>> {
    Ok(names.0.iter().map(|name| name.parse()).collect::<std::result::Result<_, _>>()?)
}

/// What is known of indicators: of each for each entity and period, as `evaluate` gives it.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Evaluation(core::evaluation::Evaluation);

#[pymethods]
impl Evaluation {
    /// `private`, or `published`: then numbers about few people are not told.
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status().as_str()
    }

    /// The keys of the indicators, in the order of the referential.
    #[getter]
    fn indicators(&self) -> Vec<String> {
        self.0.indicators().iter().map(ToString::to_string).collect()
    }

    /// The periods, in order.
    #[getter]
    fn periods(&self) -> Vec<String> {
        self.0.periods().iter().map(ToString::to_string).collect()
    }

    /// Every result, by indicator, period and category, entities in the order of the observations: a
    /// dataframe of them is `polars.DataFrame(evaluation.results)`.
    #[getter]
    fn results<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        let results = py.detach(|| self.0.results());
        instances(py, Classes::Results, &results)
    }

    /// What the indicators of each objective say, by entity and period, without an overall mark.
    #[getter]
    fn objectives<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        let document = py.detach(|| self.0.document());
        instances(py, Classes::Results, &document.objectives)
    }

    /// The result of an indicator for an entity and a period.
    ///
    /// Raises `UnknownNameError` for what is not in the evaluation.
    fn result<'py>(
        &self,
        py: Python<'py>,
        indicator: &str,
        entity: &str,
        period: &str,
    ) -> Result<Bound<'py, PyAny>> {
        instance(py, Classes::Results, &self.0.result(indicator, entity, period.parse()?)?)
    }

    /// How a value came about: the observations that it is made of, and the entities that lack a term
    /// and were left out. Of what is published about people no observation is named.
    ///
    /// Raises as `result`.
    fn explain<'py>(
        &self,
        py: Python<'py>,
        indicator: &str,
        entity: &str,
        period: &str,
    ) -> Result<Bound<'py, PyAny>> {
        let explanation = self.0.explain(indicator, entity, period.parse()?)?;
        instance(py, Classes::Results, &explanation)
    }

    /// What may be published: numbers about few people, and those from which they could be worked
    /// out, are suppressed. `rules` are those of `release`.
    ///
    /// Raises `UnknownNameError` for rules that do not ship with the library, `InvalidDocumentError`
    /// for a document of rules with faults.
    #[pyo3(signature = (rules=None))]
    fn publish(&self, py: Python<'_>, rules: Option<Rules>) -> Result<Self> {
        let rules = match rules {
            None => ReleaseRules::embedded("default")?,
            Some(Rules::Named(name)) => ReleaseRules::embedded(&name)?,
            Some(Rules::Written(json)) => ReleaseRules::from_json(&json)?,
        };
        Ok(Self(py.detach(|| self.0.publish(&rules))?))
    }

    /// What it says of an entity and a period, for people.
    ///
    /// Raises `UnknownNameError` for what is not in the evaluation.
    #[pyo3(signature = (entity, period, lang="fr"))]
    fn blocks<'py>(
        &self,
        py: Python<'py>,
        entity: &str,
        period: &str,
        lang: &str,
    ) -> Result<Bound<'py, PyTuple>> {
        Ok(blocks(py, self.0.blocks(entity, period.parse()?, lang.parse()?)?)?)
    }

    /// All of it in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.to_json())
    }

    /// Writes the JSON to a file; one that its owner alone can read unless it is published.
    fn write(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = path.py();
        let json = PyBytes::new(py, self.to_json(py).as_bytes());
        match self.0.status() {
            EvaluationStatus::Private => {
                let files = py.import("boussole_sante._files")?;
                files.call_method1("write_private", (path, json)).map(drop)
            }
            EvaluationStatus::Published => {
                let file = py.import("pathlib")?.call_method1("Path", (path,))?;
                file.call_method1("write_bytes", (json,)).map(drop)
            }
        }
    }

    fn __repr__(&self) -> String {
        let (indicators, periods) = (self.0.indicators().len(), self.0.periods().len());
        let mark = match self.0.status() {
            EvaluationStatus::Private => ", privé",
            EvaluationStatus::Published => ", published",
        };
        format!("<Evaluation: {indicators} indicators, {periods} periods{mark}>")
    }
}

/// Computes indicators from observations, exactly: quotients of added terms, never means of quotients.
/// What is missing is not zero: a result is a `value`, `no_data`, `not_applicable`, `undefined` (divided
/// by zero) or `suppressed`, with its cause, its n, and how many parts lack a number.
///
/// `indicators` are keys, with those without which they are not to be shown; all with numbers unless
/// named. `periods` are longer ones that those of the observations make up, as `"2025"` of its months.
///
/// Raises `UnknownNameError` for an indicator that the referential does not have with numbers.
#[pyfunction]
#[pyo3(signature = (observations, *, indicators=None, periods=None))]
pub(crate) fn evaluate(
    py: Python<'_>,
    observations: &Observations,
    indicators: Option<Names>,
    periods: Option<Names>,
) -> Result<Evaluation> {
    let mut options = EvaluateOptions::default();
    options.indicators = keys(indicators)?;
    options.periods = parsed(&periods.unwrap_or_default())?;
    let given = &observations.observations;
    Ok(Evaluation(py.detach(|| core::evaluation::evaluate(given, &options))?))
}
