//! `tally`, `score_and_tally`, `Tally`: groups of respondents.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use boussole_sante as core;
use boussole_sante::{
    Plan, TableOptions, TallyOptions,
    group_tables::{Inference, Population, ReliabilityOptions, TallyTable},
    tally::{RowWeights, TallyReader},
};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyTuple, PyType};

use crate::arguments::Names;
use crate::documents::{Json, Reduced, read_bytes};
use crate::errors::{Failure, Result, in_file, invalid_option, wrong_argument};
use crate::frame::Frame;
use crate::privacy::Day;
use crate::questionnaire::Questionnaire;
use crate::table::Table;
use crate::tables::{bad_cells, kept_until, options, plan, warn_of};

/// Exact sums over respondents, by group; tallies of parts add up to that of the whole.
///
/// Make one with `tally`, read one with `from_bytes`; `a + b` and `a += b` put two together, in
/// any order with the same result to the bit. Tables are computed from it: `summary`, `levels`,
/// `items`, `frequencies`, `reliability`, `correlations`. They are private until they are
/// released. A tally of few people is personal data; of one person it holds the answers.
#[pyclass(frozen, eq, module = "boussole_sante")]
pub(crate) struct Tally {
    tally: Arc<core::Tally>,
    bad_cells: Option<Py<Table>>,
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.tally == other.tally
    }
}

impl From<core::Tally> for Tally {
    fn from(tally: core::Tally) -> Self {
        Self { tally: Arc::new(tally), bad_cells: None }
    }
}

#[pymethods]
impl Tally {
    /// Reads the bytes of `to_bytes`.
    ///
    /// Raises `InvalidDocumentError` if they are damaged, of another kind or contradict themselves.
    #[staticmethod]
    fn from_bytes(data: &[u8]) -> Result<Self> {
        Ok(core::Tally::from_bytes(data)?.into())
    }

    /// Reads the JSON of `to_json`.
    ///
    /// Raises `InvalidDocumentError`, whose `faults` lists every fault.
    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(json: Json) -> Result<Self> {
        Ok(core::Tally::from_json(json.as_bytes())?.into())
    }

    /// Reads a file of the bytes of `to_bytes`, or of the JSON of `to_json`.
    ///
    /// Raises as `from_bytes` and `from_json`, and `OSError` where the file cannot be read.
    #[staticmethod]
    fn read(path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let bytes = read_bytes(path)?;
        let is_json = bytes.as_bytes().trim_ascii_start().starts_with(b"{");
        let read = if is_json { core::Tally::from_json } else { core::Tally::from_bytes };
        let tally = read(bytes.as_bytes());
        tally.map(Self::from).map_err(|error| in_file(Failure::Core(error), path))
    }

    /// The tally in few bytes, whose first line says what they are. They are personal data.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, &self.tally.to_bytes()?))
    }

    /// The tally as JSON by the schema `tally`. It is personal data.
    fn to_json(&self) -> Result<String> {
        Ok(self.tally.to_json()?)
    }

    /// Writes the bytes to a file that its owner alone can read.
    fn write(slf: &Bound<'_, Self>, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let bytes = slf.get().to_bytes(slf.py())?;
        let files = slf.py().import("boussole_sante._files")?;
        files.call_method1("write_private", (path, bytes)).map(drop)
    }

    /// The questionnaire whose answers were counted.
    #[getter]
    fn questionnaire(&self) -> Questionnaire {
        self.tally.questionnaire().clone().into()
    }

    /// The columns by whose values rows are told apart.
    #[getter]
    fn by(&self) -> Vec<&str> {
        self.tally.by().iter().map(|by| by.name.as_str()).collect()
    }

    /// How rows count: `none | case | survey`.
    #[getter]
    fn weights(&self) -> &'static str {
        self.tally.weighting().as_str()
    }

    /// Whether moments of pairs of items are kept.
    #[getter]
    fn pairwise(&self) -> bool {
        self.tally.is_pairwise()
    }

    /// The labels of the parts that are in it.
    #[getter]
    fn shards(&self) -> Vec<&str> {
        self.tally.shards().collect()
    }

    /// How many rows count; with case weights, as often as they say.
    #[getter]
    fn rows(&self) -> u64 {
        self.tally.rows()
    }

    /// How many rows have weight zero: they are in no figure.
    #[getter]
    fn zero_weight_rows(&self) -> u64 {
        self.tally.zero_weight_rows()
    }

    /// Cells that could not be used, as in a table of scores; None for a tally that was read or
    /// put together.
    #[getter]
    fn bad_cells(&self) -> Option<&Py<Table>> {
        self.bad_cells.as_ref()
    }

    fn __add__(&self, other: &Self) -> Result<Self> {
        let mut tally = core::Tally::clone(&self.tally);
        tally.merge(&other.tally)?;
        Ok(tally.into())
    }

    /// `sum` begins with zero.
    fn __radd__(slf: &Bound<'_, Self>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let py = slf.py();
        match other.extract::<u8>() {
            Ok(0) => Ok(slf.clone().unbind().into_any()),
            _ => Ok(py.NotImplemented()),
        }
    }

    /// How the scores lie: a row for each group and scale, with two `by` columns both margins, and
    /// everybody.
    ///
    /// Columns: `row_kind` (`group | subtotal | total`), the `by` columns (for two or more
    /// `summed_over`), `scale`, `n`, `mean`, `sd`, `se`, `ci_low`, `ci_high`, `interval` (what it
    /// rests on: `indicative | random | random_finite | census | bounds`), `truncated`, `median`,
    /// `q25`, `q75`, `median_low`, `median_high`, `median_coverage`, `too_few_answers`,
    /// `nothing_applicable`, with survey weights `weight` and `n_effective`, with a population
    /// `population` and `response_rate`, `status`.
    ///
    /// `selection` says how those who answered were found: `voluntary` (the interval is indicative:
    /// « réponses volontaires, intervalle indicatif »), `random` or `census`. `population` is how
    /// many there are: a number, or a mapping from the value of the `by` column (a tuple for
    /// several) to one, with `"total"` for everybody; it needs `random` or `census`. `strata` is
    /// the `by` column from whose values the sample was drawn; it makes no rows.
    ///
    /// Raises `UsageError` for what does not fit together, `UnknownNameError` for strata that are
    /// no `by` column.
    #[pyo3(signature = (*, confidence=0.95, population=None, selection="voluntary", strata=None))]
    fn summary(
        &self,
        confidence: f64,
        population: Option<&Bound<'_, PyAny>>,
        selection: &str,
        strata: Option<String>,
    ) -> Result<Table> {
        let inference = inference(confidence, population, selection, strata)?;
        Table::of_tally(&self.tally, TallyTable::Summary(inference))
    }

    /// How many are at each level: a row for each group and competency.
    ///
    /// Columns: the group's, `competency`, `n`, `level_0` and up, `median_low` and `median_high`
    /// (levels are ordinal: they have no mean), `mobilised_from`, `share_mobilised`, `ci_low`,
    /// `ci_high` (Wilson 1927), `interval`, `occasion_yes`, `occasion_a_little`, `occasion_no`, a
    /// count for each kind of missing, `status`. The rest is as in `summary`.
    ///
    /// Raises as `summary`.
    #[pyo3(signature = (*, confidence=0.95, population=None, selection="voluntary", strata=None))]
    fn levels(
        &self,
        confidence: f64,
        population: Option<&Bound<'_, PyAny>>,
        selection: &str,
        strata: Option<String>,
    ) -> Result<Table> {
        let inference = inference(confidence, population, selection, strata)?;
        Table::of_tally(&self.tally, TallyTable::Levels(inference))
    }

    /// How each item is answered: a row for each item and scale, of everybody, or with `groups` of
    /// each group too.
    ///
    /// Columns: `item`, `scale`, `reversed`, `n`, `mean` and `sd` (as answered, not reversed),
    /// `n_listwise`, `item_rest`, `alpha_if_dropped` (psych's `r.drop` and `raw_alpha`, over those
    /// who answered every item of the scale), `floor`, `ceiling` (shares), a count for each kind
    /// of missing, `status`.
    #[pyo3(signature = (*, groups=false))]
    fn items(&self, groups: bool) -> Result<Table> {
        Table::of_tally(&self.tally, TallyTable::Items { groups })
    }

    /// How often each choice is taken: a row for each column and choice, zeros kept, of everybody,
    /// or with `groups` of each group too.
    ///
    /// Columns: `item`, `column`, `code`, `n`, `answered`, `share`.
    #[pyo3(signature = (*, groups=false))]
    fn frequencies(&self, groups: bool) -> Result<Table> {
        Table::of_tally(&self.tally, TallyTable::Frequencies { groups })
    }

    /// Where people put the choices of an item that puts them in order: a row for each item and
    /// choice, of everybody, or with `groups` of each group too.
    ///
    /// Columns: `item`, `code`, `asked`, `n` (put any choice in order), `ranked` (this one),
    /// `mean_rank` (over all `n`; what a person did not rank gets the mean of the ranks left over),
    /// `borda` (number of choices less `mean_rank`), `repeated` (put one choice in two places: in no
    /// other figure).
    #[pyo3(signature = (*, groups=false))]
    fn rankings(&self, groups: bool) -> Result<Table> {
        Table::of_tally(&self.tally, TallyTable::Rankings { groups })
    }

    /// How well the items of each scale go together: a row for each scale, of everybody, or with
    /// `groups` of each group too.
    ///
    /// Columns: `scale`, `k`, `n`, `rule`, `alpha`, `alpha_low`, `alpha_high` (Feldt 1965),
    /// `omega_u`, `omega_status`, `lambda_1` … `lambda_6` (Guttman 1945), `splits`, `split_half`,
    /// `spearman_brown`, `sem`, `status`. `rule` is `listwise` (those who answered every item) or
    /// `pairwise` (psych's `use="pairwise"`; the tally must be made with `pairwise=True`).
    /// `omega_u` needs 100 people and 4 items, or `force`. Below 100 people quote the interval.
    ///
    /// Raises `UsageError` for a confidence that is none, or pairs that were not kept.
    #[pyo3(signature = (*, confidence=0.95, rule="listwise", force=false, groups=false))]
    fn reliability(
        &self,
        py: Python<'_>,
        confidence: f64,
        rule: &str,
        force: bool,
        groups: bool,
    ) -> Result<Table> {
        let options = ReliabilityOptions { confidence, rows: rule.parse()?, force, groups };
        py.detach(|| Table::of_tally(&self.tally, TallyTable::Reliability(options)))
    }

    /// How scales go together: a row for each pair, of everybody, or with `groups` of each group
    /// too: `scale`, `with_scale`, `n`, `r` (Pearson), `ci_low`, `ci_high` (Fisher's z), `status`.
    ///
    /// Raises `UsageError` for a confidence that is none.
    #[pyo3(signature = (*, confidence=0.95, groups=false))]
    fn correlations(&self, confidence: f64, groups: bool) -> Result<Table> {
        Table::of_tally(&self.tally, TallyTable::Correlations { confidence, groups })
    }

    /// The same people by some of the `by` columns only, in this order: what a tally made with
    /// fewer columns would hold. Tables of both are released together.
    ///
    /// Raises `UnknownNameError` for a name that is no `by` column.
    #[pyo3(signature = (*by))]
    fn over(&self, by: Vec<String>) -> Result<Self> {
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        Ok(self.tally.over(&by)?.into())
    }

    /// The same people with the values of a `by` column joined, as départements to regions:
    /// `grouping` says for each value into which group it goes.
    ///
    /// Raises `UnknownNameError` for a name that is no `by` column, `UsageError` with each value of
    /// which the grouping says nothing.
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn coarser(&self, column: &str, grouping: BTreeMap<String, String>) -> Result<Self> {
        Ok(self.tally.coarser(column, &grouping)?.into())
    }

    fn __repr__(&self) -> String {
        let questionnaire = self.tally.questionnaire();
        let by = match self.by().as_slice() {
            [] => String::new(),
            by => format!(", {} groups by {}", self.tally.groups().count(), by.join(", ")),
        };
        let (key, version) = (questionnaire.key(), questionnaire.version());
        format!("<Tally {key} {version}: {} rows{by}, privé>", self.tally.rows())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, (Bound<'py, PyBytes>,)>> {
        let class = PyType::new::<Self>(slf.py());
        let bytes = slf.get().to_bytes(slf.py())?;
        Ok((class.getattr("from_bytes")?, (bytes,)))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// Sums over many respondents by group, in one pass and in memory that does not grow with them.
///
/// `data` is anything that speaks Arrow, or a stream that is read batch by batch. `by` is a column
/// or several whose values make groups (integers, texts, booleans; a missing value is a group).
/// `weight` is a column: with `weights="survey"` decimals up to a million, each for the people whom
/// a row stands for, with `weights="case"` whole numbers, as if the row stood there so many times.
/// `pairwise` keeps what `reliability(rule="pairwise")` needs. `shard` is a label of this part of
/// the data, which no tally takes in twice. `progress` is called with the number of rows read so
/// far. The rest is as in `score_table`.
///
/// >>> tally = bs.tally(df, q, by="departement")       # doctest: +SKIP
/// >>> tally += bs.tally(more, q, by="departement")    # doctest: +SKIP
///
/// Raises `InvalidDataError` with every missing or duplicate column and unsupported type, for
/// weights that are none, and with `strict` for invalid cells.
#[pyfunction]
#[pyo3(signature = (
    data, questionnaire, *, by=None, weight=None, weights="survey", pairwise=false, shard=None,
    absent=None, strict=false, cells="auto", progress=None,
))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn tally(
    py: Python<'_>,
    data: Frame,
    questionnaire: &Questionnaire,
    by: Option<Names>,
    weight: Option<String>,
    weights: &str,
    pairwise: bool,
    shard: Option<String>,
    absent: Option<HashMap<String, String>>,
    strict: bool,
    cells: &str,
    progress: Option<Py<PyAny>>,
) -> Result<Tally> {
    let plan = plan(questionnaire, cells)?;
    let table = options(None, Names::default(), "", absent, strict)?;
    let asked = asked(by, weight, weights, pairwise, shard)?;
    let mut reader = reader(&plan, &data, &asked, &table)?;
    data.each_with(py, progress, |batch| reader.add(batch))?;
    warn_of(py, reader.bad_cells())?;
    finish(py, reader)
}

/// The scores of many respondents and their tally, in one pass: a `Table` as `score_table` gives
/// it, and a `Tally`. The arguments are those of both.
///
/// Raises as `score_table` and `tally`.
#[pyfunction]
#[pyo3(signature = (
    data, questionnaire, *, id=None, keep=Names::default(), prefix="", by=None, weight=None,
    weights="survey", pairwise=false, shard=None, absent=None, strict=false, cells="auto",
    progress=None, retain_until=None,
))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn score_and_tally(
    py: Python<'_>,
    data: Frame,
    questionnaire: &Questionnaire,
    id: Option<String>,
    keep: Names,
    prefix: &str,
    by: Option<Names>,
    weight: Option<String>,
    weights: &str,
    pairwise: bool,
    shard: Option<String>,
    absent: Option<HashMap<String, String>>,
    strict: bool,
    cells: &str,
    progress: Option<Py<PyAny>>,
    retain_until: Option<Day>,
) -> Result<(Table, Tally)> {
    let plan = plan(questionnaire, cells)?;
    let table = kept_until(options(id, keep, prefix, absent, strict)?, retain_until);
    let asked = asked(by, weight, weights, pairwise, shard)?;
    let mut reader = reader(&plan, &data, &asked, &table)?;
    let batches = data.each_with(py, progress, |batch| reader.add_and_score(batch))?;
    warn_of(py, reader.bad_cells())?;
    let bad = bad_cells(reader.bad_cells());
    let scores = Table::new(reader.schema(), batches);
    let scores = scores.of_people(py, table.id, bad, reader.duplicate_ids())?;
    Ok((scores, finish(py, reader)?))
}

fn asked(
    by: Option<Names>,
    weight: Option<String>,
    weights: &str,
    pairwise: bool,
    shard: Option<String>,
) -> Result<TallyOptions> {
    let survey = match weights.parse::<core::tally::Weighting>()? {
        core::tally::Weighting::Survey => true,
        core::tally::Weighting::Case => false,
        core::tally::Weighting::None => {
            return Err(invalid_option(("survey or case", "survey ou case"), weights));
        }
    };
    let weight = weight.map(|column| RowWeights { column, survey });
    Ok(TallyOptions { by: by.map(|names| names.0).unwrap_or_default(), weight, pairwise, shard })
}

fn reader(
    plan: &Plan,
    data: &Frame,
    asked: &TallyOptions,
    table: &TableOptions,
) -> Result<TallyReader> {
    Ok(TallyReader::new(plan, &data.schema(), asked, table)?)
}

fn finish(py: Python<'_>, reader: TallyReader) -> Result<Tally> {
    let bad_cells = Some(Py::new(py, Table::of(bad_cells(reader.bad_cells())))?);
    let tally = py.detach(|| reader.finish());
    Ok(Tally { tally: Arc::new(tally), bad_cells })
}

fn inference(
    confidence: f64,
    population: Option<&Bound<'_, PyAny>>,
    selection: &str,
    strata: Option<String>,
) -> Result<Inference> {
    let population = population.map(people).transpose()?;
    Ok(Inference { confidence, selection: selection.parse()?, population, strata })
}

/// A population as people write it: a number, or numbers by group.
fn people(population: &Bound<'_, PyAny>) -> PyResult<Population> {
    if let Ok(total) = population.extract::<u64>() {
        return Ok(Population { total: Some(total), groups: BTreeMap::new() });
    }
    let Ok(numbers) = population.cast::<PyDict>() else {
        let expected = (
            "a number of people, or a dict from groups to numbers",
            "un nombre de personnes, ou un dictionnaire de groupes vers des nombres",
        );
        return Err(wrong_argument(expected, population));
    };
    let mut all = Population::default();
    for (key, number) in numbers.iter() {
        let number = number.extract()?;
        match key.cast::<PyTuple>() {
            Ok(values) => {
                let values = values.iter().map(|value| printed(&value));
                all.groups.insert(values.collect::<PyResult<_>>()?, number);
            }
            Err(_) if key.extract::<&str>().is_ok_and(|name| name == "total") => {
                all.total = Some(number);
            }
            Err(_) => {
                all.groups.insert(vec![printed(&key)?], number);
            }
        }
    }
    Ok(all)
}

/// A value of a `by` column as the core prints it.
fn printed(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if value.is_none() {
        return Ok(None);
    }
    let text = value.str()?.to_string();
    Ok(Some(if value.is_instance_of::<PyBool>() { text.to_lowercase() } else { text }))
}
