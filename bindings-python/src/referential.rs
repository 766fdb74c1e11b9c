//! The compiled part of `boussole_sante.Referential`.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use boussole_sante as core;
use boussole_sante::{
    Language,
    lint::CoverageLine,
    workbook::{ListedValue, Listing},
};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::documents::Json;
use crate::errors::{Failure, Result, exception, wrong_argument};
use crate::frame::Frame;
use crate::ipc::arrow;
use crate::privacy::Day;
use crate::questionnaire::Questionnaire;
use crate::table::{Table, cells};
use crate::values::{Classes, Text, instances, keep, lists, parsed, said};
use crate::versions::differences;

/// A list, a key in it, the keys of the parts that were found, the language.
type Found = (&'static str, String, Vec<String>, String);

/// The compiled part of `boussole_sante.Referential`, which is a class of it.
#[pyclass(frozen, eq, subclass, module = "boussole_sante._core", name = "_Referential")]
#[derive(PartialEq)]
pub(crate) struct Referential(pub(crate) core::Referential);

/// A Python `Referential`.
pub(crate) struct Given(pub(crate) Py<Referential>);

impl Given {
    /// The same, once more.
    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        Self(self.0.clone_ref(py))
    }
}

impl<'py> FromPyObject<'_, 'py> for Given {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<Referential>() {
            Ok(referential) => Ok(Self(referential.to_owned().unbind())),
            Err(_) => Err(wrong_argument(("a Referential", "un Referential"), &object)),
        }
    }
}

/// An overlay on a later version: its document, its references, itself or its error.
type CarriedOverlay<'py> =
    (String, Bound<'py, PyTuple>, Option<Referential>, Option<Bound<'py, PyAny>>);

/// A sheet of a workbook.
#[pyclass(frozen, get_all, module = "boussole_sante._core")]
pub(crate) struct _Sheet {
    name: String,
    columns: Vec<Py<_SheetColumn>>,
    rows: Vec<Vec<Option<String>>>,
}

/// A column of a sheet: its heading, its path, and how its cells are filled.
#[pyclass(frozen, get_all, module = "boussole_sante._core")]
pub(crate) struct _SheetColumn {
    heading: String,
    path: String,
    choices: Vec<String>,
    open: bool,
    number: bool,
    wide: bool,
    detail: bool,
}

impl Referential {
    fn questionnaires(given: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<core::Questionnaire>> {
        let Some(given) = given else { return Ok(Vec::new()) };
        let one = |one: PyResult<Bound<'_, PyAny>>| {
            Ok(one?.extract::<PyRef<'_, Questionnaire>>()?.0.clone())
        };
        given.try_iter()?.map(one).collect()
    }
}

#[pymethods]
impl Referential {
    /// The same document once more.
    #[new]
    #[pyo3(signature = (of=None))]
    fn new(of: Option<&Self>) -> PyResult<Self> {
        let how = "Referential.embedded(), .read(path) or .from_json(text)";
        of.map(|of| Self(of.0.clone())).ok_or_else(|| PyTypeError::new_err(how))
    }

    #[staticmethod]
    fn _embedded() -> Result<Self> {
        Ok(Self(core::Referential::embedded()?))
    }

    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn _from_json(json: Json) -> Result<Self> {
        Ok(Self(core::Referential::from_json(json.as_bytes())?))
    }

    /// The same referential with its lists as the sheets have them.
    fn _with_sheets(&self, py: Python<'_>, sheets: Vec<(String, Frame)>) -> Result<Self> {
        let mut read = Vec::new();
        for (name, frame) in sheets {
            let mut rows = Vec::new();
            frame.each(py, |batch| {
                rows.extend(cells(batch).map_err(arrow)?);
                Ok::<(), Failure>(())
            })?;
            read.push(core::workbook::SheetCells { name, rows });
        }
        Ok(Self(core::workbook::from_sheets(&read, &self.0)?))
    }

    fn _sheets(&self, py: Python<'_>, lang: &str) -> Result<Vec<_Sheet>> {
        let column = |one: core::workbook::SheetColumn| {
            let core::workbook::SheetColumn { heading, path, choices, .. } = one;
            let (open, number, wide, detail) = (one.open, one.number, one.wide, one.detail);
            Py::new(py, _SheetColumn { heading, path, choices, open, number, wide, detail })
        };
        let sheets = core::workbook::to_sheets(&self.0, lang.parse::<Language>()?);
        let sheets = sheets.into_iter().map(|sheet| {
            let columns = sheet.columns.into_iter().map(column).collect::<PyResult<_>>()?;
            Ok(_Sheet { name: sheet.name, columns, rows: sheet.rows })
        });
        sheets.collect()
    }

    /// What is wrong with a key that nothing in this list has.
    fn _unknown(&self, list: &str, key: &str) -> PyErr {
        let sources = self.0.document().sources.iter().map(|source| source.key.as_str());
        let entries = self.0.entries();
        let own = entries.iter().filter(|entry| entry.kind().list() == list);
        let names = own.map(|entry| entry.key()).chain(sources.filter(|_| list == "sources"));
        Failure::from(core::Error::unknown_name(key, names)).into()
    }

    /// Every list by its name, its entries as values; retired ones among them.
    fn _entries<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyDict>> {
        let named = core::referential::ReferentialDocument::lists();
        let named = named.map(|(field, record)| (field.name, record));
        lists(py, self.0.document(), named)
    }

    fn _base(&self) -> Option<Self> {
        self.0.base().cloned().map(Self)
    }

    /// The list and the key of each entry that is found, the parts that say it, and the language.
    fn _search(&self, words: &str, lang: Option<&str>) -> Vec<Found> {
        let hits = self.0.search(words, lang).into_iter();
        hits.map(|hit| (hit.kind.list(), hit.key, hit.parts, hit.language)).collect()
    }

    /// The keys of the terms of the glossary that a text uses.
    fn _terms_in(&self, text: &str, lang: &str) -> Vec<String> {
        self.0.terms_in(text, lang).iter().map(|term| term.key.to_string()).collect()
    }

    /// The document as it was written, indented, in the author's order.
    ///
    /// With `whole` a document that stands alone: of an overlay, what it makes of the referential
    /// on which it lies.
    #[pyo3(signature = (*, whole=false))]
    fn to_json(&self, whole: bool) -> String {
        if whole { self.0.to_whole_json() } else { self.0.to_json() }
    }

    /// Names the referential.
    #[getter]
    fn key(&self) -> &str {
        self.0.key().as_str()
    }

    /// The version of its content, as `1.0.0`.
    #[getter]
    fn version(&self) -> String {
        self.0.version().to_string()
    }

    /// Everything that it holds in use, list by list, as people read it.
    ///
    /// Blocks of `boussole_sante.blocks`, to be laid out on a page; nothing needs to be added.
    #[pyo3(signature = (lang="fr"))]
    fn blocks<'py>(&self, py: Python<'py>, lang: &str) -> Result<Bound<'py, PyTuple>> {
        Ok(crate::blocks::blocks(py, self.0.blocks(lang.parse()?))?)
    }

    /// How people name it: French as a string, `title.en` for English.
    #[getter]
    fn title(&self) -> Text<'_> {
        Text(self.0.title())
    }

    /// What it is, and what it is not.
    #[getter]
    fn description(&self) -> Option<Text<'_>> {
        self.0.document().description.as_ref().map(Text)
    }

    /// Who publishes it.
    #[getter]
    fn publisher(&self) -> &str {
        &self.0.document().publisher
    }

    /// Under which licence its words are, as `CC-BY-4.0`.
    #[getter]
    fn licence(&self) -> &str {
        &self.0.document().licence
    }

    /// Until which day after arrival a person is called new, wherever an entry says so.
    #[getter]
    fn newcomer_window_days(&self) -> Option<u32> {
        self.0.newcomer_window_days()
    }

    /// The SHA-256 of the canonical form of the document, 64 hexadecimal digits.
    ///
    /// Of an overlay, of the overlay alone.
    #[getter]
    fn sha256(&self) -> &str {
        self.0.sha256()
    }

    /// What an overlay changes, with what follows; each says in `referred_by` where a retired entry
    /// is still named.
    #[getter]
    fn changes<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        let changes = instances(py, Classes::Results, self.0.changes())?;
        for (own, change) in changes.iter().zip(self.0.changes()) {
            keep(&own, "_summary", said(py, |language| change.summary(language))?)?;
        }
        Ok(changes)
    }

    /// What became of each entry of an earlier version: `Differences`, list by list.
    fn differences<'py>(&self, py: Python<'py>, earlier: &Self) -> Result<Bound<'py, PyAny>> {
        differences(py, &self.0.differences(&earlier.0))
    }

    /// The document, its references, and the overlay on this version or what is to be mended.
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn _carry_over<'py>(
        &self,
        py: Python<'py>,
        overlay: Json,
        earlier: &Self,
    ) -> Result<CarriedOverlay<'py>> {
        let carried = self.0.carry_over(overlay.as_bytes(), &earlier.0)?;
        let references = instances(py, Classes::Results, &carried.references)?;
        let (read, error) = match carried.read {
            Ok(read) => (Some(Self(read)), None),
            Err(error) => (None, Some(exception(py, &error)?)),
        };
        Ok((carried.document, references, read, error))
    }

    /// What a sound referential still lacks, alone and beside questionnaires; graver first.
    ///
    /// Offers are judged by their validity on the day `today` (`2026-09-01`); without one they are
    /// not.
    #[pyo3(signature = (questionnaires=None, today=None))]
    fn lint<'py>(
        &self,
        py: Python<'py>,
        questionnaires: Option<&Bound<'py, PyAny>>,
        today: Option<Day>,
    ) -> Result<Bound<'py, PyTuple>> {
        let questionnaires = Self::questionnaires(questionnaires)?;
        let found = core::lint::lint(&self.0, &questionnaires, today.map(|Day(day)| day));
        instances(py, Classes::Results, &found)
    }

    /// What could still be there, as the last blocks of a page.
    #[pyo3(signature = (lang="fr"))]
    fn _remarks<'py>(&self, py: Python<'py>, lang: &str) -> Result<Bound<'py, PyTuple>> {
        let questionnaires = Self::questionnaires(None)?;
        let found = core::lint::lint(&self.0, &questionnaires, None);
        Ok(crate::blocks::blocks(py, core::lint::remarks(&found, &self.0, lang.parse()?))?)
    }

    /// What covers each competency: a `Table` with a row for each.
    ///
    /// Columns: `competency`, `label`, `items` of the questionnaires, `profiles` that ask for it
    /// with the `highest_target`, `offers` with the `highest_outcome`, `steps`, `indicators`,
    /// `missions`. Attitudes have no levels and stand beside questions only.
    #[pyo3(signature = (questionnaires=None, lang="fr"))]
    fn coverage(&self, questionnaires: Option<&Bound<'_, PyAny>>, lang: &str) -> Result<Table> {
        let questionnaires = Self::questionnaires(questionnaires)?;
        coverage_table(&core::lint::coverage(&self.0, &questionnaires, lang))
    }

    /// A list as a `Table`, its texts in a language, or in the main one where one lacks it.
    ///
    /// Beside the lists of the document there are `requirements` (of profiles), `outcomes` (of
    /// offers) and `steps` (of pathways), a row each.
    ///
    /// Raises `UnknownNameError` for a list that there is not.
    #[pyo3(signature = (name, lang="fr"))]
    fn table(&self, name: &str, lang: &str) -> Result<Table> {
        listing_table(&core::workbook::listing(&self.0, name, lang)?)
    }

    fn __hash__(&self) -> u64 {
        let digits = self.0.sha256().get(..16).unwrap_or_default();
        u64::from_str_radix(digits, 16).unwrap_or_default()
    }
}

/// The card of a part of a referential, which is of this record and given as JSON.
#[pyfunction]
#[pyo3(signature = (record, part, lang, of=None))]
pub(crate) fn _card<'py>(
    py: Python<'py>,
    record: &str,
    part: &str,
    lang: &str,
    of: Option<Given>,
) -> Result<Bound<'py, PyTuple>> {
    let lists = core::referential::ReferentialDocument::lists().map(|(_, record)| record);
    let records = core::document::Record::with_inner(lists);
    let own = records.get(record);
    let own = own.ok_or_else(|| core::Error::unknown_name(record, records.keys().copied()))?;
    let names = of.as_ref().map(|Given(of)| &of.get().0);
    Ok(crate::blocks::blocks(
        py,
        core::presentation::card(own, &parsed(part)?, names, lang.parse()?),
    )?)
}

fn listing_table(listing: &Listing) -> Result<Table> {
    let columns = listing.columns.iter().enumerate().map(|(index, name)| {
        let cells = listing.rows.iter().filter_map(|row| row.get(index));
        (*name, column(cells))
    });
    Table::of(
        RecordBatch::try_from_iter_with_nullable(columns.map(|(n, c)| (n, c, true)))
            .map_err(arrow)?,
    )
    .public()
}

/// The cells of a column, which are all of one type; of none the column is text.
fn column<'l>(cells: impl Iterator<Item = &'l ListedValue> + Clone) -> ArrayRef {
    match cells.clone().next() {
        Some(ListedValue::Integer(_)) => {
            let cell = |value: &ListedValue| match value {
                ListedValue::Integer(number) => *number,
                _ => None,
            };
            Arc::new(cells.map(cell).collect::<Int64Array>())
        }
        Some(ListedValue::Truth(_)) => {
            let cell = |value: &ListedValue| match value {
                ListedValue::Truth(truth) => *truth,
                _ => None,
            };
            Arc::new(cells.map(cell).collect::<BooleanArray>())
        }
        Some(ListedValue::Texts(_)) => {
            let mut lists = ListBuilder::new(StringBuilder::new());
            for value in cells {
                if let ListedValue::Texts(texts) = value {
                    lists.append_value(texts.iter().map(Some));
                }
            }
            Arc::new(lists.finish())
        }
        _ => {
            let cell = |value: &'l ListedValue| match value {
                ListedValue::Text(text) => text.as_deref(),
                _ => None,
            };
            Arc::new(cells.map(cell).collect::<StringArray>())
        }
    }
}

fn coverage_table(lines: &[CoverageLine]) -> Result<Table> {
    let text = |cell: fn(&CoverageLine) -> &str| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(lines.iter().map(cell)))
    };
    let number = |cell: fn(&CoverageLine) -> Option<i64>| -> ArrayRef {
        Arc::new(lines.iter().map(cell).collect::<Int64Array>())
    };
    let columns = [
        ("competency", text(|line| &line.competency)),
        ("label", text(|line| &line.label)),
        ("items", number(|line| Some(line.items.into()))),
        ("profiles", number(|line| Some(line.profiles.into()))),
        ("highest_target", number(|line| line.highest_target.map(Into::into))),
        ("offers", number(|line| Some(line.offers.into()))),
        ("highest_outcome", number(|line| line.highest_outcome.map(Into::into))),
        ("steps", number(|line| Some(line.steps.into()))),
        ("indicators", number(|line| Some(line.indicators.into()))),
        ("missions", number(|line| Some(line.missions.into()))),
    ];
    Table::of(RecordBatch::try_from_iter(columns).map_err(arrow)?).public()
}
