//! Exports of survey tools, read into the questionnaire's columns.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use boussole_sante as core;
use boussole_sante::ExportOptions;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::arguments::Names;
use crate::documents::{Json, Reduced, read_bytes};
use crate::errors::{Failure, Result, in_file};
use crate::frame::Frame;
use crate::ipc::arrow;
use crate::questionnaire::Questionnaire;
use crate::table::Table;
use crate::values::{Classes, Text, instance, keep, said};

/// How a survey tool writes its exports: separator, headers, marks.
///
/// Those that ship with the library are found out from the headers; for any other tool, write a
/// dialect file.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Dialect {
    dialect: core::import::Dialect,
    json: Option<String>,
}

#[pymethods]
impl Dialect {
    /// A dialect that ships with the library.
    ///
    /// Raises `UnknownNameError` if none has this name; `embedded_names` lists them.
    #[staticmethod]
    fn embedded(name: &str) -> Result<Self> {
        Ok(Self { dialect: core::import::Dialect::embedded(name)?, json: None })
    }

    /// The names of the dialects that ship with the library.
    #[staticmethod]
    fn embedded_names() -> Vec<&'static str> {
        core::import::Dialect::embedded_names()
    }

    /// Reads a dialect from its JSON file.
    ///
    /// Raises `InvalidDocumentError` with every fault, and `OSError` where the file cannot be read.
    #[staticmethod]
    fn read(path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let bytes = read_bytes(path)?;
        dialect(bytes.as_bytes()).map_err(|failure| in_file(failure, path))
    }

    /// Reads a dialect from the text or the bytes of its JSON document.
    ///
    /// Raises `InvalidDocumentError` with every fault.
    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(json: Json) -> Result<Self> {
        dialect(json.as_bytes())
    }

    /// Names the dialect.
    #[getter]
    fn key(&self) -> &str {
        self.dialect.key.as_str()
    }

    /// How people name it.
    #[getter]
    fn title(&self) -> Text<'_> {
        Text(&self.dialect.title)
    }

    /// What users of the tool should know.
    #[getter]
    fn note(&self) -> Option<Text<'_>> {
        self.dialect.note.as_ref().map(Text)
    }

    fn __repr__(&self) -> String {
        format!("<Dialect {}>", self.key())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
        let class = PyType::new::<Self>(slf.py());
        let this = slf.get();
        Ok(match &this.json {
            Some(json) => (class.getattr("from_json")?, (json.clone(),)),
            None => (class.getattr("embedded")?, (this.key().to_owned(),)),
        })
    }
}

fn dialect(bytes: &[u8]) -> Result<Dialect> {
    let json = String::from_utf8_lossy(bytes).into_owned();
    Ok(Dialect { dialect: core::import::Dialect::from_json(bytes)?, json: Some(json) })
}

/// What the caller of `read_answers` knows.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Options {
    dialect: Option<Py<Dialect>>,
    encoding: Option<String>,
    separator: Option<String>,
    cells: Option<String>,
    keep: Names,
    columns: BTreeMap<String, Option<String>>,
}

impl Options {
    fn read(self) -> std::result::Result<ExportOptions, core::Error> {
        let mut options = ExportOptions::default();
        options.dialect = self.dialect.map(|dialect| dialect.get().dialect.clone());
        options.encoding = self.encoding.map(|name| name.parse()).transpose()?;
        options.separator = self.separator.map(|name| name.parse()).transpose()?;
        options.cells = self.cells.map(|name| name.parse()).transpose()?;
        options.keep = self.keep.0;
        options.columns = self.columns;
        Ok(options)
    }
}

/// Reads the bytes of a text export.
#[pyfunction]
pub(crate) fn _read_export<'py>(
    py: Python<'py>,
    bytes: &[u8],
    questionnaire: &Questionnaire,
    options: Options,
) -> Result<(Table, Bound<'py, PyAny>)> {
    let options = options.read()?;
    let export = py.detach(|| core::read_export(bytes, &questionnaire.0, &options))?;
    parts(py, &export)
}

/// The rows of separated text, each in the place of its line.
#[pyfunction]
pub(crate) fn _text_rows(py: Python<'_>, bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    Ok(py.detach(|| core::import::text_rows(bytes))?)
}

/// The rows of a spreadsheet; a cell without a value is empty.
#[pyfunction]
pub(crate) fn _rows_of(py: Python<'_>, data: Frame) -> Result<Vec<Vec<String>>> {
    let batches = data.each(py, columns_of_texts)?;
    let rows = batches.iter().flat_map(rows_of);
    Ok(rows.map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect())
}

/// Reads the lines of a spreadsheet, headers and all, by the rules of text exports.
#[pyfunction]
pub(crate) fn _read_sheet<'py>(
    py: Python<'py>,
    data: Frame,
    questionnaire: &Questionnaire,
    options: Options,
) -> Result<(Table, Bound<'py, PyAny>)> {
    let options = options.read()?;
    let batches = data.each(py, columns_of_texts)?;
    let rows: Vec<_> = batches.iter().flat_map(rows_of).collect();
    let export = py.detach(|| core::import::read_sheet(&rows, &questionnaire.0, &options))?;
    parts(py, &export)
}

/// Reads a table with names, as Parquet gives it, by the rules of text exports.
#[pyfunction]
pub(crate) fn _read_table<'py>(
    py: Python<'py>,
    data: Frame,
    questionnaire: &Questionnaire,
    options: Options,
) -> Result<(Table, Bound<'py, PyAny>)> {
    let options = options.read()?;
    let schema = data.schema();
    let headers: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
    let batches = data.each(py, columns_of_texts)?;
    // A row at a time: as rows of texts a large file takes many times its size.
    let rows = batches.iter().flat_map(rows_of);
    let export =
        py.detach(|| core::import::read_table(&headers, rows, &questionnaire.0, &options))?;
    parts(py, &export)
}

fn parts<'py>(py: Python<'py>, export: &core::Export) -> Result<(Table, Bound<'py, PyAny>)> {
    let reading = instance(py, Classes::Results, &export.reading)?;
    keep(&reading, "_summary", said(py, |language| export.reading.summary(language))?)?;
    Ok((private(&export.columns)?, reading))
}

/// What people answered, as a table.
fn private(columns: &[core::import::ExportColumn]) -> Result<Table> {
    // A cell may be blank in every column, whatever the first rows hold.
    let field =
        |column: &core::import::ExportColumn| Field::new(column.name(), DataType::Utf8, true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let cells = |column: &core::import::ExportColumn| -> ArrayRef {
        Arc::new(column.iter().collect::<StringArray>())
    };
    let arrays = columns.iter().map(cells).collect();
    let batch = RecordBatch::try_new(Arc::new(schema), arrays).map_err(arrow)?;
    Table::of(batch).with("release", "private".to_owned())
}

/// Separated text that may be larger than memory, a table of so many rows at a time.
#[pyclass(module = "boussole_sante._core")]
pub(crate) struct _CsvStream {
    stream: core::import::CsvStream<File>,
    rows: usize,
}

#[pymethods]
impl _CsvStream {
    #[new]
    fn new(py: Python<'_>, path: PathBuf, rows: usize) -> Result<Self> {
        let open = move || File::open(&path);
        let stream = py.detach(|| core::import::CsvStream::new(open)).map_err(failure)?;
        Ok(Self { stream, rows })
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> Result<Option<Table>> {
        let (stream, rows) = (&mut self.stream, self.rows);
        let block = py.detach(|| stream.block(rows)).map_err(failure)?;
        block.map(|columns| private(&columns)).transpose()
    }
}

fn failure(error: core::import::StreamError) -> Failure {
    match error {
        core::import::StreamError::Io(error) => Failure::Python(error.into()),
        core::import::StreamError::Text(error) => Failure::Core(error),
    }
}

/// The columns of a batch as texts, with the number of its rows.
fn columns_of_texts(batch: &RecordBatch) -> PyResult<(usize, Vec<StringArray>)> {
    let options = FormatOptions::default();
    let text = |column: &ArrayRef| -> std::result::Result<StringArray, ArrowError> {
        let (format, nulls) =
            (ArrayFormatter::try_new(column.as_ref(), &options)?, column.logical_nulls());
        let is_null = |row: usize| nulls.as_ref().is_some_and(|nulls| nulls.is_null(row));
        let cell = |row: usize| (!is_null(row)).then(|| format.value(row).try_to_string());
        (0..column.len()).map(|row| cell(row).transpose()).collect()
    };
    let columns = batch.columns().iter().map(text).collect::<std::result::Result<_, _>>();
    Ok((batch.num_rows(), columns.map_err(arrow)?))
}

/// The cells, row by row.
fn rows_of(
    (rows, columns): &(usize, Vec<StringArray>),
) -> impl Iterator<Item = Vec<Option<String>>> {
    let cell = |column: &StringArray, row: usize| {
        (!column.is_null(row)).then(|| column.value(row).to_owned())
    };
    (0..*rows).map(move |row| columns.iter().map(|column| cell(column, row)).collect())
}
