//! `Column`: the values of one column of a table, as Python and Arrow see them.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, FieldRef, Schema};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyFloat, PyIterator, PyList, PySlice, PyTuple, PyType};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::documents::Reduced;
use crate::ipc::{self, arrow};

/// A column of a table: a sequence of its values, None where one is missing.
///
/// It speaks Arrow: `polars.Series(table["mean"])`, `pyarrow.chunked_array(table["mean"])`; numpy
/// and pandas take it as well (`pandas.Series(table["mean"])`), a missing number as NaN. Days are
/// dates and decimals are decimals; other types that only Arrow has (times, nested values) are texts
/// here and keep their type in Arrow.
#[pyclass(frozen, sequence, module = "boussole_sante")]
pub(crate) struct Column {
    field: FieldRef,
    parts: Vec<ArrayRef>,
    private: bool,
}

impl Column {
    pub(crate) fn new(field: FieldRef, parts: Vec<ArrayRef>, private: bool) -> Self {
        Self { field, parts, private }
    }
}

#[pymethods]
impl Column {
    /// The name of the column.
    #[getter]
    fn name(&self) -> &str {
        self.field.name()
    }

    /// The values as a list of Python's own; None where one is missing.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let values =
            self.parts.iter().map(|part| values(py, part)).collect::<PyResult<Vec<_>>>()?;
        PyList::new(py, values.into_iter().flatten())
    }

    #[pyo3(signature = (dtype=None, copy=None))]
    fn __array__<'py>(
        &self,
        py: Python<'py>,
        dtype: Option<Bound<'py, PyAny>>,
        copy: Option<bool>,
    ) -> PyResult<Bound<'py, PyAny>> {
        // What numpy is given is new, whatever `copy` asks for.
        let _ = copy;
        let list = self.to_list(py)?.into_any();
        let is_missing = self.parts.iter().any(|part| part.null_count() > 0);
        let dtype = match (dtype, self.field.data_type().is_numeric() && is_missing) {
            (None, true) => Some("float64".into_pyobject(py)?.into_any()),
            (dtype, _) => dtype,
        };
        py.import("numpy")?.call_method1("array", (list, dtype))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let parts = self.parts.clone().into_iter().map(Ok);
        let stream = Box::new(ArrayIterator::new(parts, self.field.clone()));
        Ok(to_stream_pycapsule(py, stream, requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field.as_ref())?)
    }

    fn __len__(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }

    /// The value in a place, or a list of those of a slice.
    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        index: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if index.cast::<PySlice>().is_ok() {
            return self.to_list(py)?.into_any().get_item(index);
        }
        let given: isize = index.extract()?;
        let place =
            if given < 0 { given.checked_add_unsigned(self.__len__()) } else { Some(given) };
        let mut left = place.and_then(|place| usize::try_from(place).ok());
        for part in &self.parts {
            match left {
                Some(place) if place < part.len() => {
                    let one = values(py, &part.slice(place, 1))?;
                    return one.into_iter().next().ok_or_else(|| PyIndexError::new_err(given));
                }
                Some(place) => left = Some(place - part.len()),
                None => break,
            }
        }
        Err(PyIndexError::new_err(given))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.to_list(py)?.try_iter()
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.to_list(py)?.eq(other.to_list(py)?)
    }

    fn __repr__(&self) -> String {
        let kind = self.field.data_type();
        let private = if self.private { ", privé" } else { "" };
        format!("<Column {}: {} values, {kind}{private}>", self.name(), self.__len__())
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<Reduced<'py, (Bound<'py, PyBytes>, bool)>> {
        let (py, this) = (slf.py(), slf.get());
        let schema = Arc::new(Schema::new(vec![this.field.clone()]));
        let batch = |part: &ArrayRef| RecordBatch::try_new(schema.clone(), vec![part.clone()]);
        let batches = this.parts.iter().map(batch).collect::<std::result::Result<Vec<_>, _>>();
        let bytes = ipc::to_bytes(&schema, &batches.map_err(arrow)?)?;
        Ok((
            PyType::new::<Self>(py).getattr("_from_ipc")?,
            (PyBytes::new(py, &bytes), this.private),
        ))
    }

    #[staticmethod]
    fn _from_ipc(bytes: &[u8], private: bool) -> PyResult<Self> {
        let (schema, batches) = ipc::from_bytes(bytes)?;
        let parts = batches.iter().map(|batch| batch.column(0).clone()).collect();
        Ok(Self::new(schema.fields()[0].clone(), parts, private))
    }
}

/// The values of an array as Python's own.
pub(crate) fn values<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let value = |index: usize, one: PyResult<Bound<'py, PyAny>>| match array.is_null(index) {
        true => Ok(py.None().into_bound(py)),
        false => one,
    };
    macro_rules! each {
        ($values:expr) => {{
            let values = $values;
            let one = |index: usize| {
                value(index, Ok(values.value(index).into_pyobject(py)?.to_owned().into_any()))
            };
            (0..array.len()).map(one).collect()
        }};
    }
    match array.data_type() {
        DataType::Boolean => each!(array.as_boolean()),
        DataType::Float64 => each!(array.as_primitive::<Float64Type>()),
        DataType::Float32 => each!(array.as_primitive::<Float32Type>()),
        DataType::Utf8 => each!(array.as_string::<i32>()),
        DataType::LargeUtf8 => each!(array.as_string::<i64>()),
        // Arrow's own cast would be a fifth of the wheel.
        DataType::Int8 => each!(array.as_primitive::<Int8Type>()),
        DataType::Int16 => each!(array.as_primitive::<Int16Type>()),
        DataType::Int32 => each!(array.as_primitive::<Int32Type>()),
        DataType::Int64 => each!(array.as_primitive::<Int64Type>()),
        DataType::UInt8 => each!(array.as_primitive::<UInt8Type>()),
        DataType::UInt16 => each!(array.as_primitive::<UInt16Type>()),
        DataType::UInt32 => each!(array.as_primitive::<UInt32Type>()),
        DataType::UInt64 => each!(array.as_primitive::<UInt64Type>()),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            let (keys, own) = (dictionary.normalized_keys(), values(py, dictionary.values())?);
            let none = || py.None().into_bound(py);
            let one = |(index, key): (usize, usize)| match array.is_null(index) {
                true => none(),
                false => own.get(key).cloned().unwrap_or_else(none),
            };
            Ok(keys.into_iter().enumerate().map(one).collect())
        }
        DataType::List(_) | DataType::LargeList(_) => {
            let list = |index: usize| match array.as_list_opt::<i32>() {
                Some(lists) => lists.value(index),
                None => array.as_list::<i64>().value(index),
            };
            let one = |index: usize| match array.is_null(index) {
                true => Ok(py.None().into_bound(py)),
                false => Ok(PyTuple::new(py, values(py, &list(index))?)?.into_any()),
            };
            (0..array.len()).map(one).collect()
        }
        kind => {
            let texts = texts(py, array).map_err(arrow)?;
            let make = match kind {
                DataType::Date32 => {
                    py.import("datetime")?.getattr("date")?.getattr("fromisoformat")?
                }
                DataType::Float16 => py.get_type::<PyFloat>().into_any(),
                kind if kind.is_decimal() => py.import("decimal")?.getattr("Decimal")?,
                _ => return Ok(texts),
            };
            let one = |text: Bound<'py, PyAny>| match text.is_none() {
                true => Ok(text),
                false => make.call1((text,)),
            };
            texts.into_iter().map(one).collect()
        }
    }
}

/// What has no type of Python's own here, as it is written.
fn texts<'py>(
    py: Python<'py>,
    array: &ArrayRef,
) -> std::result::Result<Vec<Bound<'py, PyAny>>, ArrowError> {
    let options = FormatOptions::default();
    let written = ArrayFormatter::try_new(array.as_ref(), &options)?;
    let one = |index: usize| match array.is_null(index) {
        true => py.None().into_bound(py),
        false => pyo3::types::PyString::new(py, &written.value(index).to_string()).into_any(),
    };
    Ok((0..array.len()).map(one).collect())
}
