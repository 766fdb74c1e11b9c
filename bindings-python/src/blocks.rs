//! What is shown, as the values of `boussole_sante.blocks`.

use boussole_sante as core;
use boussole_sante::language::ethics;
use boussole_sante::presentation::{Block, Branch};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::errors::Result;

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
        Block::Tree { branches: own } => {
            classes.getattr("Tree")?.call1((branches(&classes, own)?,))
        }
        // Listed as `non_exhaustive`.
        other => Err(pyo3::exceptions::PyNotImplementedError::new_err(format!("{other:?}"))),
    };
    PyTuple::new(py, blocks.into_iter().map(one).collect::<PyResult<Vec<_>>>()?)
}

/// Blocks in both languages, by language.
pub(crate) fn in_both<'py>(
    py: Python<'py>,
    say: impl Fn(core::Language) -> Result<Vec<Block>>,
) -> Result<Bound<'py, PyDict>> {
    let said = PyDict::new(py);
    for language in core::Language::ALL {
        said.set_item(language.as_str(), blocks(py, say(*language)?)?)?;
    }
    Ok(said)
}

/// The branches of a tree, each with its own.
fn branches<'py>(
    classes: &Bound<'py, PyModule>,
    own: Vec<Branch>,
) -> PyResult<Bound<'py, PyTuple>> {
    let class = classes.getattr("Branch")?;
    let one = |branch: Branch| class.call1((branch.text, branches(classes, branch.branches)?));
    PyTuple::new(classes.py(), own.into_iter().map(one).collect::<PyResult<Vec<_>>>()?)
}

/// How people read a word of a closed list; the word itself where nothing is known.
#[pyfunction]
pub(crate) fn _wording(list: &str, word: &str, lang: &str) -> Result<String> {
    Ok(core::language::wording(list, word, lang.parse()?).to_owned())
}

/// What this project is and is not.
#[pyfunction]
pub(crate) fn _standing(lang: &str) -> Result<&'static str> {
    Ok(ethics::STANDING.in_language(lang.parse()?))
}

/// What is said above whatever shows people who do not exist.
#[pyfunction]
pub(crate) fn _invented(lang: &str) -> Result<&'static str> {
    Ok(ethics::INVENTED.in_language(lang.parse()?))
}
