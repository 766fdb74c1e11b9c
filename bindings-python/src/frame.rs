//! Frames as they come in: anything that speaks Arrow, batch by batch.

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::SchemaRef;
use boussole_sante as core;
use boussole_sante::Code;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;

use crate::errors::{Failure, Result, Said, invalid_option, wrong_argument};
use crate::ipc::arrow;

/// Rows that are worked on between two looks at Ctrl-C.
const ROWS: usize = 1 << 17;

/// A frame, or a stream of batches that is read once.
pub(crate) struct Frame(Box<dyn RecordBatchReader + Send>);

impl<'py> FromPyObject<'_, 'py> for Frame {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let speaks = |name| object.hasattr(name).unwrap_or(false);
        let is_lazy = speaks("collect_schema") && speaks("collect");
        if !is_lazy && !speaks("__arrow_c_stream__") && !speaks("__arrow_c_array__") {
            return Err(wrong_argument(FRAMES, &object));
        }
        let frames = object.py().import("boussole_sante._frames")?;
        if speaks("read_next_batch") && !frames.call_method1("is_new", (object,))?.extract()? {
            let expected = (
                "a stream that was not read before: pass the table, or a new stream",
                "un flux qui n’a pas encore été lu : passer le tableau, ou un nouveau flux",
            );
            return Err(invalid_option(expected, "").into());
        }
        let (is_pandas, is_polars) = (speaks("iloc"), speaks("with_columns"));
        // What polars has no type for is seen in its rows only.
        if !is_lazy && !is_polars {
            match read(&object) {
                Err(error) if !is_pandas => return Err(unreadable(&error)),
                Err(_) => {}
                frame => return frame,
            }
        }
        let spoken = frames.call_method1("spoken", (object,))?;
        read(&spoken.as_borrowed()).map_err(|error| unreadable(&error))
    }
}

/// What is read.
const FRAMES: Said<'_> = (
    "a frame that speaks Arrow (polars, pandas, pyarrow, DuckDB)",
    "un tableau qui parle Arrow (polars, pandas, pyarrow, DuckDB)",
);

fn read(object: &Borrowed<'_, '_, PyAny>) -> PyResult<Frame> {
    Ok(Frame(object.extract::<AnyRecordBatch>()?.into_reader()?))
}

fn unreadable(error: &PyErr) -> PyErr {
    Failure::Core(core::Error::usage(Code::UnsupportedType, FRAMES.into(), error.to_string()))
        .into()
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
