//! The compiled part of `boussole_sante.Referential`.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use boussole_sante as core;
use boussole_sante::document::Shape;
use boussole_sante::{
    Language,
    lint::CoverageLine,
    workbook::{ListedValue, Listing},
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::documents::{Json, Reduced};
use crate::errors::{Failure, Result, wrong_argument};
use crate::frame::Frame;
use crate::privacy::Day;
use crate::questionnaire::Questionnaire;
use crate::table::{Table, arrow, cells};
use crate::values::{Classes, Text, instances, lists};

/// The compiled part of `Referential`.
#[pyclass(frozen, eq, module = "boussole_sante._core", name = "_Referential")]
#[derive(PartialEq)]
pub(crate) struct Referential(pub(crate) core::Referential);

/// A Python `Referential`, by what is compiled of it.
pub(crate) struct Given(pub(crate) Py<PyAny>, pub(crate) Py<Referential>);

impl Given {
    /// The same, once more.
    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        Self(self.0.clone_ref(py), self.1.clone_ref(py))
    }
}

impl<'py> FromPyObject<'_, 'py> for Given {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let compiled = object.getattr("_core").ok().and_then(|core| core.cast_into().ok());
        let compiled: Bound<'py, Referential> = match compiled {
            Some(compiled) => compiled,
            None => Err(wrong_argument(("a Referential", "un Referential"), &object))?,
        };
        Ok(Self(object.to_owned().unbind(), compiled.unbind()))
    }
}

/// What a sheet holds: name, then for each column heading, path and choices,
/// and whether it is open, of numbers, wide, and detail; then rows.
type SheetParts = (String, Vec<(String, String, Vec<String>, [bool; 4])>, Vec<Vec<Option<String>>>);

#[pymethods]
impl Referential {
    #[staticmethod]
    fn embedded() -> Result<Self> {
        Ok(Self(core::Referential::embedded()?))
    }

    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(json: Json) -> Result<Self> {
        Ok(Self(core::Referential::from_json(json.as_bytes())?))
    }

    /// The same referential with its lists as the sheets have them.
    fn with_sheets(&self, py: Python<'_>, sheets: Vec<(String, Frame)>) -> Result<Self> {
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

    fn sheets(&self, lang: &str) -> Result<Vec<SheetParts>> {
        let sheets = core::workbook::to_sheets(&self.0, lang.parse::<Language>()?);
        let parts = sheets.into_iter().map(|sheet| {
            let columns = sheet.columns.into_iter();
            let columns = columns
                .map(|c| (c.heading, c.path, c.choices, [c.open, c.number, c.wide, c.detail]));
            (sheet.name, columns.collect(), sheet.rows)
        });
        Ok(parts.collect())
    }

    /// What is wrong with a key that nothing in this list has.
    fn unknown(&self, list: &str, key: &str) -> PyErr {
        let sources = self.0.document().sources.iter().map(|source| source.key.as_str());
        let entries = self.0.entries();
        let own = entries.iter().filter(|entry| entry.kind().list() == list);
        let names = own.map(|entry| entry.key()).chain(sources.filter(|_| list == "sources"));
        Failure::from(core::Error::unknown_name(key, names)).into()
    }

    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// Every list by its name, its entries as values; retired ones among them.
    fn _entries<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyDict>> {
        let named = core::referential::ReferentialDocument::lists();
        let named = named.map(|(field, record)| (field.name, record));
        lists(py, self.0.document(), named)
    }

    fn to_whole_json(&self) -> String {
        self.0.to_whole_json()
    }

    #[getter]
    fn key(&self) -> &str {
        self.0.key().as_str()
    }

    #[getter]
    fn version(&self) -> String {
        self.0.version().to_string()
    }

    #[getter]
    fn title(&self) -> Text<'_> {
        Text(self.0.title())
    }

    #[getter]
    fn description(&self) -> Option<Text<'_>> {
        self.0.document().description.as_ref().map(Text)
    }

    #[getter]
    fn publisher(&self) -> &str {
        &self.0.document().publisher
    }

    #[getter]
    fn licence(&self) -> &str {
        &self.0.document().licence
    }

    #[getter]
    fn newcomer_window_days(&self) -> Option<u32> {
        self.0.newcomer_window_days()
    }

    #[getter]
    fn sha256(&self) -> &str {
        self.0.sha256()
    }

    #[getter]
    fn base(&self) -> Option<Self> {
        self.0.base().cloned().map(Self)
    }

    fn changes<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        instances(py, Classes::Results, self.0.changes())
    }

    /// The list and the key of each entry that is found.
    fn search(&self, words: &str, lang: Option<&str>) -> Vec<(&'static str, String)> {
        let hits = self.0.search(words, lang).into_iter();
        hits.map(|hit| (hit.kind.list(), hit.key)).collect()
    }

    fn lint<'py>(
        &self,
        py: Python<'py>,
        questionnaires: Vec<PyRef<'_, Questionnaire>>,
        today: Option<Day>,
    ) -> Result<Bound<'py, PyTuple>> {
        let questionnaires: Vec<_> = questionnaires.iter().map(|q| q.0.clone()).collect();
        let found = core::lint::lint(&self.0, &questionnaires, today.map(|Day(day)| day));
        instances(py, Classes::Results, &found)
    }

    fn coverage(&self, questionnaires: Vec<PyRef<'_, Questionnaire>>, lang: &str) -> Result<Table> {
        let questionnaires: Vec<_> = questionnaires.iter().map(|q| q.0.clone()).collect();
        coverage_table(&core::lint::coverage(&self.0, &questionnaires, lang))
    }

    fn table(&self, list: &str, lang: &str) -> Result<Table> {
        listing_table(&core::workbook::listing(&self.0, list, lang)?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        let class = PyType::new::<Self>(slf.py());
        Ok((class.getattr("from_json")?, (slf.get().0.to_json(),)))
    }
}

/// Every closed word with how people read it: field, word, French, English.
#[pyfunction]
pub(crate) fn _wordings() -> Vec<(&'static str, &'static str, &'static str, &'static str)> {
    core::language::wordings().to_vec()
}

/// A field of a record: the record, its name there, French, English, the kind of
/// what its key refers to, the closed list of its words.
type FieldRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
);

/// Every field of the records that stand in a referential.
#[pyfunction]
pub(crate) fn _fields() -> Vec<FieldRow> {
    let lists = core::referential::ReferentialDocument::lists();
    let records = core::document::Record::with_inner(lists.map(|(_, record)| record));
    let fields =
        records.into_values().flat_map(|record| record.fields.iter().map(move |one| (record, one)));
    fields
        .map(|(record, field)| {
            let [french, english] = [core::Language::French, core::Language::English]
                .map(|language| core::language::field_label(record, field, language));
            let (refers, words) = match field.shape {
                Shape::Key(kind) if field.name != "key" => (Some(kind), None),
                Shape::Word(list) => (None, Some(list.name)),
                _ => (None, None),
            };
            (record.name, field.name, french, english, refers, words)
        })
        .collect()
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
