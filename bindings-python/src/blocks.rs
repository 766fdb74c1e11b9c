//! What is shown, as the values of `boussole_sante.blocks`.

use boussole_sante::presentation::Block;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// Blocks as instances of their classes.
pub(crate) fn blocks(py: Python<'_>, blocks: Vec<Block>) -> PyResult<Bound<'_, PyTuple>> {
    let classes = py.import("boussole_sante.blocks")?;
    let one = |block: Block| match block {
        Block::Heading { text, depth } => classes.getattr("Heading")?.call1((text, depth)),
        Block::Paragraph { text, notice } => classes.getattr("Paragraph")?.call1((text, notice)),
        Block::List { items, numbered } => {
            classes.getattr("Listing")?.call1((PyTuple::new(py, items)?, numbered))
        }
        Block::Table { caption, head, rows } => {
            let rows = rows.into_iter().map(|row| PyTuple::new(py, row));
            let rows = PyTuple::new(py, rows.collect::<PyResult<Vec<_>>>()?)?;
            classes.getattr("Grid")?.call1((caption, PyTuple::new(py, head)?, rows))
        }
        // Listed as `non_exhaustive`.
        other => Err(pyo3::exceptions::PyNotImplementedError::new_err(format!("{other:?}"))),
    };
    PyTuple::new(py, blocks.into_iter().map(one).collect::<PyResult<Vec<_>>>()?)
}
