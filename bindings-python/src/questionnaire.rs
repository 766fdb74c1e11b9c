//! `Questionnaire`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use boussole_sante as core;
use boussole_sante::{Plan, survey::outline::Outline};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyDict, PyString, PyTuple, PyType};

use crate::documents::{Json, Reduced, read_bytes};
use crate::errors::{Failure, Result, in_file};
use crate::table::{self, Table};
use crate::values::{Classes, Kept, Text, instance, instances};
use crate::versions::differences;

/// A questionnaire that has passed every check: one document, then only read.
///
/// Open one with `embedded`, `read` or `from_json`. Equal if the documents are the same, whatever
/// their layout; pickled as JSON.
#[pyclass(frozen, eq, module = "boussole_sante")]
pub(crate) struct Questionnaire(pub(crate) core::Questionnaire, Shared);

/// What is made once, for every interview and score.
struct Shared {
    plan: OnceLock<Plan>,
    outline: Kept,
}

impl PartialEq for Questionnaire {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl From<core::Questionnaire> for Questionnaire {
    fn from(questionnaire: core::Questionnaire) -> Self {
        Self(questionnaire, Shared { plan: OnceLock::new(), outline: Kept::new() })
    }
}

impl Questionnaire {
    /// The plan for the default reading of cells.
    pub(crate) fn plan(&self) -> Result<&Plan> {
        match self.1.plan.get() {
            Some(plan) => Ok(plan),
            None => {
                let plan = Plan::new(&self.0)?;
                Ok(self.1.plan.get_or_init(|| plan))
            }
        }
    }

    /// A member of its outline.
    fn part<'py>(&self, name: &Bound<'py, PyString>) -> Result<Bound<'py, PyAny>> {
        let outline = |py| instance(py, Classes::Survey, &Outline::new(&self.0));
        self.1.outline.member(name, outline)
    }
}

#[pymethods]
impl Questionnaire {
    /// A questionnaire that ships with the library.
    ///
    /// Raises `UnknownNameError` if none has this name; `embedded_names` lists them.
    #[staticmethod]
    fn embedded(name: &str) -> Result<Self> {
        Ok(core::Questionnaire::embedded(name)?.into())
    }

    /// The names of the questionnaires that ship with the library.
    #[staticmethod]
    fn embedded_names() -> Vec<&'static str> {
        core::Questionnaire::embedded_names()
    }

    /// Reads a questionnaire from its JSON file.
    ///
    /// Raises `InvalidDocumentError`, whose `faults` lists every fault with its line and whose
    /// `file` is the path, and `OSError` where the file cannot be read.
    #[staticmethod]
    fn read(path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let bytes = read_bytes(path)?;
        let read = core::Questionnaire::from_json(bytes.as_bytes());
        read.map(Self::from).map_err(|error| in_file(Failure::Core(error), path))
    }

    /// Reads a questionnaire from the text or the bytes of its JSON document.
    ///
    /// Raises `InvalidDocumentError`, whose `faults` lists every fault.
    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(json: Json) -> Result<Self> {
        Ok(core::Questionnaire::from_json(json.as_bytes())?.into())
    }

    /// A questionnaire of ratings from scales and their columns; `"-A1"` reverses A1.
    ///
    /// Every item goes from `min` to `max`, which are declared and never taken from data. A score
    /// is the mean of the answers, with `output="percent_of_maximum"` on 0 to 100; it needs half
    /// of the items, or `min_items`. With `decimal=True` answers are decimals, as means of several
    /// judgements are (rounded to six places, which is counted), and not one of a few choices.
    ///
    /// >>> q = Questionnaire.from_keys({"agree": ["-A1", "A2", "A3"]}, min=1, max=6)
    ///
    /// Raises `UsageError` for a range that is none, `InvalidDocumentError` for keys that give no
    /// questionnaire.
    #[staticmethod]
    #[pyo3(signature = (keys, min, max, *, min_items=None, output="raw", decimal=false))]
    fn from_keys(
        keys: &Bound<'_, PyDict>,
        min: i64,
        max: i64,
        min_items: Option<u32>,
        output: &str,
        decimal: bool,
    ) -> Result<Self> {
        let mut options = core::survey::KeysOptions::new(min, max);
        if let Some(count) = min_items {
            options = options.with_min_items(count);
        }
        if output.parse::<core::survey::Output>()? == core::survey::Output::PercentOfMaximum {
            options = options.in_percent();
        }
        if decimal {
            options = options.of_decimals();
        }
        let scales = keys
            .iter()
            .map(|(scale, columns)| Ok((scale.extract()?, columns.extract()?)))
            .collect::<PyResult<Vec<(String, Vec<String>)>>>()?;
        let scales: Vec<_> = scales.iter().map(|(name, columns)| (name, &columns[..])).collect();
        Ok(core::Questionnaire::from_keys(&scales, &options)?.into())
    }

    /// The languages in which the questionnaire has its title, the main one first.
    #[getter]
    fn languages(&self) -> Vec<&str> {
        self.0.languages()
    }

    /// What each column of the data holds: a `Table` with a line for each code of each column.
    ///
    /// Columns: `column`, `item`, `section`, `kind`, `name`, `text`, `code`, `value`, `label`,
    /// `landmark` (what one sees at the level of the code), `missing` (the kind of missing),
    /// `scales` (with `-` where the item is reversed). Texts are in `lang`,
    /// one of `languages` (the main one unless given), and in the main one where one lacks it.
    #[pyo3(signature = (lang=None))]
    fn codebook(&self, lang: Option<&str>) -> Result<Table> {
        let main = self.0.languages().first().copied().unwrap_or_default();
        table::codebook(&self.0.codebook(lang.unwrap_or(main))?)
    }

    /// The structure of a LimeSurvey survey, in all languages: `text` for a file `.txt` (`write`),
    /// and in `losses` what became of each part (`kept | moved | dropped`) and why.
    ///
    /// `notice` is what stands before the first question, by language, in Markdown: what
    /// `boussole_sante.notice` gives. Export answers by codes, and read them with `read_answers`.
    ///
    /// Raises `InvalidDocumentError` for each code that LimeSurvey cannot hold.
    ///
    /// >>> import boussole_sante as bs
    /// >>> form = bs.Questionnaire.embedded("autopositionnement-court").limesurvey()
    /// >>> [loss.part for loss in form.losses if loss.became == "moved"]
    /// ['descriptors', 'occasion']
    #[pyo3(signature = (*, notice=None))]
    fn limesurvey<'py>(
        &self,
        py: Python<'py>,
        notice: Option<BTreeMap<String, String>>,
    ) -> Result<Bound<'py, PyAny>> {
        let form = core::form::limesurvey(&self.0, &before(notice))?;
        instance(py, Classes::Results, &form)
    }

    /// An XLSForm for KoboToolbox and ODK, in all languages: `sheets` of cells for a workbook
    /// (`write`), and `losses` as `limesurvey` has. Export by « XML values and headers ».
    ///
    /// Raises `InvalidDocumentError` for each code that an XLSForm cannot hold.
    #[pyo3(signature = (*, notice=None))]
    fn xlsform<'py>(
        &self,
        py: Python<'py>,
        notice: Option<BTreeMap<String, String>>,
    ) -> Result<Bound<'py, PyAny>> {
        let form = core::form::xlsform(&self.0, &before(notice))?;
        instance(py, Classes::Results, &form)
    }

    /// The questionnaire to be printed and filled in by hand, as blocks: the notice, every question
    /// with its codes, conditions in words, an answer sheet.
    #[pyo3(signature = (lang="fr", *, notice=None))]
    fn printed<'py>(
        &self,
        py: Python<'py>,
        lang: &str,
        notice: Option<BTreeMap<String, String>>,
    ) -> Result<Bound<'py, PyTuple>> {
        Ok(crate::blocks::blocks(py, self.0.printed(lang.parse()?, &before(notice)))?)
    }

    /// What became of each part of the questionnaire in `printed`, as `limesurvey` has it in
    /// `losses`.
    #[pyo3(signature = (*, notice=None))]
    fn printed_losses<'py>(
        &self,
        py: Python<'py>,
        notice: Option<BTreeMap<String, String>>,
    ) -> Result<Bound<'py, PyTuple>> {
        let losses = core::form::paper_losses(&self.0, &before(notice));
        instances(py, Classes::Results, &losses)
    }

    /// The document as it was written, indented, in the author's order.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// Names the questionnaire.
    #[getter]
    fn key(&self) -> &str {
        self.0.key().as_str()
    }

    /// The version of its content, as `1.0.0`.
    #[getter]
    fn version(&self) -> String {
        self.0.version().to_string()
    }

    /// How people name it: French as a string, `title("en")` for another language.
    #[getter]
    fn title(&self) -> Text<'_> {
        Text(self.0.title())
    }

    /// The SHA-256 of the canonical form of the document, 64 hexadecimal digits.
    #[getter]
    fn sha256(&self) -> &str {
        self.0.sha256()
    }

    /// What became of each section, item, choice list and scale of an earlier version.
    ///
    /// `Differences`: an item is `revised` whose answers do not stand, and `reworded` if only words
    /// are others.
    fn differences<'py>(&self, py: Python<'py>, earlier: &Self) -> Result<Bound<'py, PyAny>> {
        differences(py, &self.0.differences(&earlier.0))
    }

    /// The SHA-256 of all that answers depend on: keys, kinds, codes, values, bounds, skip logic and
    /// the revisions that authors raise. Where two versions have the same, every answer to the one
    /// stands in the other.
    #[getter]
    fn compatibility(&self) -> &str {
        self.0.compatibility()
    }

    /// Its items, in order.
    #[getter]
    pub(crate) fn items<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "items"))
    }

    /// Its scales, in order.
    #[getter]
    fn scales<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "scales"))
    }

    /// Its sections, in order.
    #[getter]
    fn sections<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "sections"))
    }

    /// Its choice lists, in order.
    #[getter]
    fn choice_lists<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "choice_lists"))
    }

    fn __hash__(&self) -> u64 {
        let digits = self.0.sha256().get(..16).unwrap_or_default();
        u64::from_str_radix(digits, 16).unwrap_or_default()
    }

    fn __repr__(&self) -> String {
        let (key, version) = (self.0.key(), self.0.version());
        let (items, scales) = (self.0.items().len(), self.0.scales().len());
        format!("<Questionnaire {key} {version}: {items} items, {scales} scales>")
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("boussole_sante._html")?.getattr("questionnaire")?.call1((slf,))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        let class = PyType::new::<Self>(slf.py());
        Ok((class.getattr("from_json")?, (slf.get().0.to_json(),)))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// What stands before the first question of a form.
fn before(notice: Option<BTreeMap<String, String>>) -> core::form::FormNotice {
    let texts = notice.into_iter().flatten();
    texts.fold(core::form::FormNotice::none(), |notice, (language, text)| {
        notice.with(&language, &text)
    })
}
