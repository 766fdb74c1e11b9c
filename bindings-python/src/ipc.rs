//! Arrow record batches as bytes, for pickles, and what can go wrong with Arrow.

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Batches of one schema as a stream of bytes.
pub(crate) fn to_bytes(schema: &SchemaRef, batches: &[RecordBatch]) -> PyResult<Vec<u8>> {
    let mut writer = StreamWriter::try_new(Vec::new(), schema).map_err(arrow)?;
    for batch in batches {
        writer.write(batch).map_err(arrow)?;
    }
    writer.into_inner().map_err(arrow)
}

/// The batches of such a stream.
pub(crate) fn from_bytes(bytes: &[u8]) -> PyResult<(SchemaRef, Vec<RecordBatch>)> {
    let reader = StreamReader::try_new(bytes, None).map_err(arrow)?;
    let schema = reader.schema();
    Ok((schema, reader.collect::<std::result::Result<_, _>>().map_err(arrow)?))
}

/// An error of Arrow itself, which a sound table does not meet.
#[expect(clippy::needless_pass_by_value, reason = "made for map_err")]
pub(crate) fn arrow(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
