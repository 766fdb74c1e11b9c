//! `Table`: Arrow record batches as Python sees them.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, StructArray};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, Field, SchemaRef};
use boussole_sante as core;
use boussole_sante::{
    Tally,
    group_tables::{PairTable, TallyTable},
    release::Releasable,
    survey::CodebookLine,
};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyType};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::column::{Column, values};
use crate::documents::Reduced;
use crate::errors::{Result, invalid_option};
use crate::ipc::{self, arrow};

/// A result in columns: Arrow, with its provenance in the schema's metadata.
///
/// Any library that reads Arrow takes it as it is: `polars.DataFrame(table)`,
/// `pyarrow.table(table)`, `duckdb.from_arrow(table)`; so do `pandas.DataFrame(table)` and
/// `altair.Chart(table)`. `table["mean"]` is a column, a loop goes through the rows, each a dict;
/// they are in the input's order, `len` counts them. What is not released is private, and says so.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    bad_cells: Option<Py<Table>>,
    duplicate_ids: Option<Py<Table>>,
    source: Option<Source>,
}

/// What a table about groups was made of: what a release goes back to.
pub(crate) enum Source {
    /// A table of a tally.
    Tally(Arc<Tally>, TallyTable),
    /// A table of pairs of answers, which is all that there is.
    Pairs(PairTable),
}

impl Source {
    /// As the core takes it.
    pub(crate) fn releasable(&self) -> Releasable<'_> {
        match self {
            Self::Tally(tally, table) => Releasable::Tally { tally, table },
            Self::Pairs(table) => Releasable::Pairs(table),
        }
    }
}

/// What the names of our entries in a schema's metadata begin with.
const OURS: &str = "boussole_sante:";

impl Table {
    /// A table of batches that have this schema.
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches, bad_cells: None, duplicate_ids: None, source: None }
    }

    /// A table of one batch.
    pub(crate) fn of(batch: RecordBatch) -> Self {
        Self::new(batch.schema(), vec![batch])
    }

    /// A table of a tally.
    pub(crate) fn of_tally(tally: &Arc<Tally>, asked: TallyTable) -> Result<Self> {
        let table = Self::of(tally.table(&asked)?);
        Ok(Self { source: Some(Source::Tally(tally.clone(), asked)), ..table })
    }

    /// A table of people's pairs of answers.
    pub(crate) fn of_pairs(table: PairTable) -> Self {
        let batch = RecordBatch::clone(&table);
        Self { source: Some(Source::Pairs(table)), ..Self::of(batch) }
    }

    /// What a release goes back to.
    pub(crate) fn source(&self) -> PyResult<&Source> {
        self.source.as_ref().ok_or_else(|| {
            let expected = (
                "tables of a tally, of `change` or of `agreement`, as they were made in this process",
                "des tableaux d’un dépouillement, de `change` ou d’`agreement`, tels que ce processus les a faits",
            );
            invalid_option(expected, "").into()
        })
    }

    /// The same, in which there is nothing of anybody.
    pub(crate) fn public(self) -> Result<Self> {
        self.with("release", "public".to_owned())
    }

    /// The same, one row per person: who is who, and what could not be used.
    pub(crate) fn of_people(
        self,
        py: Python<'_>,
        id: Option<String>,
        bad_cells: RecordBatch,
        duplicate_ids: RecordBatch,
    ) -> Result<Self> {
        let mut table = match id {
            Some(id) => self.with("id", id)?,
            None => self,
        };
        table.bad_cells = Some(Py::new(py, Self::of(bad_cells))?);
        table.duplicate_ids = Some(Py::new(py, Self::of(duplicate_ids))?);
        Ok(table)
    }

    /// Some of the rows, batch by batch.
    fn slices(&self, start: usize, stop: usize) -> impl Iterator<Item = RecordBatch> {
        let (mut skip, mut left) = (start, stop.saturating_sub(start));
        self.batches.iter().map(move |batch| {
            let first = skip.min(batch.num_rows());
            let taken = left.min(batch.num_rows() - first);
            (skip, left) = (skip - first, left - taken);
            batch.slice(first, taken)
        })
    }

    /// The same with an entry of provenance.
    pub(crate) fn with(self, name: &str, value: String) -> Result<Self> {
        let mut metadata = self.schema.metadata().clone();
        metadata.insert(format!("{OURS}{name}"), value);
        let schema = Arc::new(self.schema.as_ref().clone().with_metadata(metadata));
        let batches = self.batches.into_iter().map(|batch| batch.with_schema(schema.clone()));
        let batches = batches.collect::<std::result::Result<_, _>>().map_err(arrow)?;
        Ok(Self { schema, batches, ..self })
    }
}

#[pymethods]
impl Table {
    /// The names of the columns, in order.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// Where the figures come from: hashes, versions and rules, as text by name. In the Arrow
    /// schema's metadata the names begin with `boussole_sante:`.
    #[getter]
    fn provenance<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let mut entries: Vec<_> = self.schema.metadata().iter().collect();
        entries.sort();
        let provenance = PyDict::new(py);
        for (name, value) in entries {
            if let Some(name) = name.strip_prefix(OURS) {
                provenance.set_item(name, value)?;
            }
        }
        Ok(provenance)
    }

    /// Cells that could not be used: `row` (from 1), `column`, `value` (masked), `reason`
    /// (`invalid | answered_though_hidden`), the first 10 000; its `provenance` counts them all.
    /// None where the rows are not people.
    #[getter]
    fn bad_cells(&self) -> Option<&Py<Self>> {
        self.bad_cells.as_ref()
    }

    /// Ids that stand more than once: `id`, `count`, `first_row` (from 1). None where the rows are
    /// not people.
    #[getter]
    fn duplicate_ids(&self) -> Option<&Py<Self>> {
        self.duplicate_ids.as_ref()
    }

    /// The column of this name; `UnknownNameError` if there is none.
    #[pyo3(name = "__getitem__")]
    pub(crate) fn column(&self, name: &str) -> Result<Column> {
        let Ok(place) = self.schema.index_of(name) else {
            return Err(core::Error::unknown_name(name, self.columns()).into());
        };
        let parts = self.batches.iter().map(|batch| batch.column(place).clone()).collect();
        let release = self.schema.metadata().get(&format!("{OURS}release"));
        let private = !release.is_some_and(|to| to == "public" || to == "published");
        Ok(Column::new(self.schema.fields()[place].clone(), parts, private))
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> bool {
        name.extract::<String>().is_ok_and(|name| self.schema.index_of(&name).is_ok())
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("boussole_sante._tables")?.call_method1("rows", (slf,))
    }

    /// The values of some rows, column by column.
    fn _values<'py>(
        &self,
        py: Python<'py>,
        start: usize,
        stop: usize,
    ) -> PyResult<Vec<Vec<Bound<'py, PyAny>>>> {
        let mut columns: Vec<Vec<_>> = self.schema.fields().iter().map(|_| Vec::new()).collect();
        for batch in self.slices(start, stop) {
            for (column, part) in columns.iter_mut().zip(batch.columns()) {
                column.extend(values(py, part)?);
            }
        }
        Ok(columns)
    }

    /// The interchange protocol of frames, by pyarrow.
    #[pyo3(signature = (nan_as_null=false, allow_copy=true))]
    fn __dataframe__<'py>(
        slf: &Bound<'py, Self>,
        nan_as_null: bool,
        allow_copy: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let tables = slf.py().import("boussole_sante._tables")?;
        tables.call_method1("interchanged", (slf, nan_as_null, allow_copy))
    }

    /// What narwhals reads, by polars or pyarrow: for Altair, Plotly and others that draw frames.
    fn __narwhals_dataframe__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("boussole_sante._tables")?.call_method1("for_narwhals", (slf,))
    }

    /// The rows as a `polars.DataFrame`; needs polars.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("polars")?.getattr("DataFrame")?.call1((slf,))
    }

    /// The rows as a `pandas.DataFrame`; needs pandas and pyarrow.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::to_pyarrow(slf)?.call_method0("to_pandas")
    }

    /// The rows as a `pyarrow.Table`; needs pyarrow.
    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pyarrow")?.getattr("table")?.call1((slf,))
    }

    /// Writes the rows as a Parquet file, with polars or pyarrow, whichever is there.
    ///
    /// A file of private rows is readable by its owner only.
    fn write_parquet(slf: &Bound<'_, Self>, path: &Bound<'_, PyAny>) -> PyResult<()> {
        files(slf.py())?.call_method1("write_parquet", (slf, path)).map(drop)
    }

    /// Writes the rows as a CSV file in UTF-8; what is missing is left blank.
    ///
    /// A file of private rows is readable by its owner only.
    fn write_csv(slf: &Bound<'_, Self>, path: &Bound<'_, PyAny>) -> PyResult<()> {
        files(slf.py())?.call_method1("write_csv", (slf, path)).map(drop)
    }

    #[pyo3(signature = (start=0, stop=None))]
    fn _cells(&self, start: usize, stop: Option<usize>) -> PyResult<Vec<Vec<Option<String>>>> {
        let slices = self.slices(start, stop.unwrap_or(usize::MAX));
        let rows = slices.map(|batch| cells(&batch)).collect::<std::result::Result<Vec<_>, _>>();
        Ok(rows.map_err(arrow)?.into_iter().flatten().collect())
    }

    #[getter]
    fn _types(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.data_type().to_string()).collect()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let field = Field::new_struct("", self.schema.fields().clone(), false)
            .with_metadata(self.schema.metadata().clone());
        let batches = self.batches.clone().into_iter().map(|batch| {
            let rows: ArrayRef = Arc::new(StructArray::from(batch));
            Ok(rows)
        });
        let stream = Box::new(ArrayIterator::new(batches, Arc::new(field)));
        Ok(to_stream_pycapsule(py, stream, requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.schema.as_ref())?)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __eq__(&self, other: &Self) -> PyResult<bool> {
        let whole = |table: &Self| {
            arrow_select::concat::concat_batches(&table.schema, &table.batches).map_err(arrow)
        };
        Ok(self.schema == other.schema && whole(self)? == whole(other)?)
    }

    fn __repr__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("boussole_sante._tables")?.call_method1("table_text", (slf,))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("boussole_sante._tables")?.call_method1("table_html", (slf,))
    }

    #[staticmethod]
    fn _from_ipc(
        bytes: &[u8],
        bad_cells: Option<Py<Self>>,
        duplicate_ids: Option<Py<Self>>,
    ) -> PyResult<Self> {
        let (schema, batches) = ipc::from_bytes(bytes)?;
        Ok(Self { schema, batches, bad_cells, duplicate_ids, source: None })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, Pickled<'py>>> {
        let (py, this) = (slf.py(), slf.get());
        let bytes = PyBytes::new(py, &ipc::to_bytes(&this.schema, &this.batches)?);
        let part = |part: &Option<Py<Self>>| part.as_ref().map(|part| part.clone_ref(py));
        let parts = (bytes, part(&this.bad_cells), part(&this.duplicate_ids));
        Ok((PyType::new::<Self>(py).getattr("_from_ipc")?, parts))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// What a pickled table is made of.
type Pickled<'py> = (Bound<'py, PyBytes>, Option<Py<Table>>, Option<Py<Table>>);

/// The cells of a batch as text, row by row.
pub(crate) fn cells(
    batch: &RecordBatch,
) -> std::result::Result<Vec<Vec<Option<String>>>, ArrowError> {
    let options = FormatOptions::default();
    let columns = batch.columns().iter();
    let formats = columns
        .map(|column| ArrayFormatter::try_new(column.as_ref(), &options))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let cell = |row: usize, column: usize| {
        (!batch.column(column).is_null(row)).then(|| formats[column].value(row).to_string())
    };
    let row = |row| (0..batch.num_columns()).map(|column| cell(row, column)).collect();
    Ok((0..batch.num_rows()).map(row).collect())
}

/// A codebook as a table that anyone may read.
pub(crate) fn codebook(lines: &[CodebookLine]) -> Result<Table> {
    type Field = (&'static str, fn(&CodebookLine) -> &str);
    let fields: [Field; 12] = [
        ("column", |line| &line.column),
        ("item", |line| &line.item),
        ("section", |line| &line.section),
        ("kind", |line| &line.kind),
        ("name", |line| &line.name),
        ("text", |line| &line.text),
        ("code", |line| &line.code),
        ("value", |line| &line.value),
        ("label", |line| &line.label),
        ("landmark", |line| &line.landmark),
        ("missing", |line| &line.missing),
        ("scales", |line| &line.scales),
    ];
    let columns = fields.map(|(name, cell)| {
        let cells: ArrayRef = Arc::new(StringArray::from_iter_values(lines.iter().map(cell)));
        (name, cells)
    });
    Table::of(RecordBatch::try_from_iter(columns).map_err(arrow)?).public()
}

fn files(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    py.import("boussole_sante._files")
}
