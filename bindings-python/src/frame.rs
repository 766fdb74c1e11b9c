//! Frames as they come in: anything that speaks Arrow, batch by batch.

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::SchemaRef;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;

use crate::errors::{Failure, Result};
use crate::table::arrow;

/// Rows that are worked on between two looks at Ctrl-C.
const ROWS: usize = 1 << 17;

/// A frame, or a stream of batches that is read once.
pub(crate) struct Frame(Box<dyn RecordBatchReader + Send>);

impl<'py> FromPyObject<'_, 'py> for Frame {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let speaks = |name| object.hasattr(name).unwrap_or(false);
        if speaks("__arrow_c_stream__") || speaks("__arrow_c_array__") {
            return match read(&object) {
                Err(_) if speaks("select_dtypes") => {
                    let frames = object.py().import("boussole_sante._frames")?;
                    read(&frames.call_method1("objects_as_text", (object,))?.as_borrowed())
                }
                frame => frame,
            };
        }
        let expected = "expected a frame that speaks Arrow (polars, pandas, pyarrow, DuckDB)";
        let found = object.get_type().name()?;
        Err(PyTypeError::new_err(format!("{expected}; found {found}")))
    }
}

fn read(object: &Borrowed<'_, '_, PyAny>) -> PyResult<Frame> {
    Ok(Frame(object.extract::<AnyRecordBatch>()?.into_reader()?))
}

impl Frame {
    /// The schema of the data.
    pub(crate) fn schema(&self) -> SchemaRef {
        self.0.schema()
    }

    /// Works on each batch in turn, without the interpreter's lock; Ctrl-C is served between.
    pub(crate) fn each<R: Send, E: Into<Failure>>(
        self,
        py: Python<'_>,
        work: impl FnMut(&RecordBatch) -> std::result::Result<R, E> + Send,
    ) -> Result<Vec<R>> {
        self.each_with(py, None, work)
    }

    /// The same, telling how many rows were read after each batch.
    pub(crate) fn each_with<R: Send, E: Into<Failure>>(
        self,
        py: Python<'_>,
        progress: Option<Py<PyAny>>,
        mut work: impl FnMut(&RecordBatch) -> std::result::Result<R, E> + Send,
    ) -> Result<Vec<R>> {
        py.detach(|| {
            let mut results = Vec::new();
            let mut read = 0;
            for batch in self.0 {
                let batch = batch.map_err(arrow)?;
                // A batch without rows still has a schema.
                for start in (0..batch.num_rows().max(1)).step_by(ROWS) {
                    Python::attach(|py| py.check_signals())?;
                    let rows = ROWS.min(batch.num_rows() - start);
                    results.push(work(&batch.slice(start, rows)).map_err(Into::into)?);
                    read += rows;
                    if let Some(progress) = &progress {
                        Python::attach(|py| progress.call1(py, (read,)))?;
                    }
                }
            }
            Ok(results)
        })
    }
}
