//! `PostFile` and its handover pack: what a post passes on from one person to the next.

use boussole_sante as core;
use boussole_sante::handover::{self, HandoverDays, HandoverPack, PackPart};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyAny, PyBytes, PyTuple, PyType};

use crate::blocks::{blocks, in_both};
use crate::documents::{Json, Reduced, read_bytes, suffix};
use crate::errors::{Result, in_file};
use crate::privacy::Day;
use crate::referential::{Given, Referential};
use crate::values::{Classes, instance, instances, keep};

/// The file of a post (dossier de poste): territory, partners by function, calendar, agreements,
/// budgets, actions, commitments, indicators, experiences, and what is written nowhere.
///
/// It is about a post and stays with it; nothing of a portfolio can enter. What is missing is to be
/// filled, and is never taken for zero. People fill its JSON (`template`, `to_json`, `from_json`).
#[pyclass(frozen, eq, module = "boussole_sante")]
#[derive(PartialEq)]
pub(crate) struct PostFile {
    file: handover::PostFile,
    referential: Held,
}

/// The referential on which a file is read: two files are equal by what they say.
struct Held(Py<Referential>);

impl PartialEq for Held {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl PostFile {
    fn on(file: handover::PostFile, referential: Py<Referential>) -> Self {
        Self { file, referential: Held(referential) }
    }
}

#[pymethods]
impl PostFile {
    /// An empty file.
    #[new]
    fn new(referential: Given) -> Self {
        let Given(referential) = referential;
        let file = handover::PostFile::new(&referential.get().0);
        Self::on(file, referential)
    }

    /// The template for who leaves a post that a profile describes: the kinds of partners, of events
    /// and of indicators that its dispositif brings along, and the questions for what is written
    /// nowhere; each entry is to be filled, or taken out.
    ///
    /// Raises `UnknownNameError` for a profile that the referential does not have.
    #[classmethod]
    #[pyo3(signature = (referential, profile, lang="fr"))]
    fn template(
        _: &Bound<'_, PyType>,
        referential: Given,
        profile: &str,
        lang: &str,
    ) -> Result<Self> {
        let Given(referential) = referential;
        let file = handover::PostFile::template(&referential.get().0, profile, lang.parse()?)?;
        Ok(Self::on(file, referential))
    }

    /// Reads a file on its referential, from the text or bytes of its JSON.
    ///
    /// Raises `InvalidDocumentError` with every fault; nothing that it says is quoted.
    #[classmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(_: &Bound<'_, PyType>, json: Json, referential: Given) -> Result<Self> {
        let Given(referential) = referential;
        let file = handover::PostFile::from_json(json.as_bytes(), &referential.get().0)?;
        Ok(Self::on(file, referential))
    }

    /// Reads a file on its referential, from the file of its JSON.
    ///
    /// Raises as `from_json`, with the path as `file`, and `OSError` where the file cannot be read.
    #[classmethod]
    fn read(_: &Bound<'_, PyType>, path: &Bound<'_, PyAny>, referential: Given) -> PyResult<Self> {
        let Given(referential) = referential;
        let bytes = read_bytes(path)?;
        let file = handover::PostFile::from_json(bytes.as_bytes(), &referential.get().0)
            .map_err(|error| in_file(error.into(), path))?;
        Ok(Self::on(file, referential))
    }

    /// Reads a file on an earlier version of its referential, and carries it over to this one:
    /// `CarriedPostFile`, with a word on each name in it. What people wrote in their own words is as
    /// it was.
    ///
    /// Raises as `from_json` of the earlier version.
    #[classmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn carry_over<'py>(
        cls: &Bound<'py, PyType>,
        json: Json,
        referential: Given,
        earlier: Given,
    ) -> Result<Bound<'py, PyAny>> {
        let (py, Given(referential)) = (cls.py(), referential);
        let (now, before) = (&referential.get().0, &earlier.0.get().0);
        let carried = handover::PostFile::carry_over(json.as_bytes(), now, before)?;
        let references = instances(py, Classes::Results, &carried.references)?;
        let file = Py::new(py, Self::on(carried.file, referential))?;
        let class = py.import("boussole_sante._values")?.getattr("CarriedPostFile")?;
        let names = [("references", references)].into_py_dict(py)?;
        Ok(class.call((file,), Some(&names))?)
    }

    /// What it holds, section by section.
    #[getter]
    fn document<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        instance(py, Classes::Results, self.file.document())
    }

    /// How far each section is filled: `state`, how many `entries`, in how many something is
    /// missing (`incomplete`), and the places `to_fill`.
    #[getter]
    fn sections<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        instances(py, Classes::Results, &self.file.completeness())
    }

    /// Words that look as if they were about a person, by place and `kind`: they do not belong in
    /// what is passed on. They are not quoted, and people decide.
    #[getter]
    fn remarks<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        instances(py, Classes::Results, &self.file.remarks())
    }

    /// The handover pack, made from this file alone: the file in the order of the days, a guide for
    /// two weeks on one post, and the first steps of who comes. `leaving` is the last day of who
    /// leaves, `arriving` the first of who comes. Gives a `HandoverPack`.
    #[pyo3(signature = (*, leaving=None, arriving=None))]
    fn pack<'py>(
        &self,
        py: Python<'py>,
        leaving: Option<Day>,
        arriving: Option<Day>,
    ) -> Result<Bound<'py, PyAny>> {
        let mut days = HandoverDays::default();
        days.leaving = leaving.map(|Day(day)| day);
        days.arrival = arriving.map(|Day(day)| day);
        let pack = HandoverPack::of(&self.file, &self.referential.0.get().0, days)?;
        let value = instance(py, Classes::Results, pack.document())?;
        keep(&value, "_json", pack.to_json())?;
        keep(&value, "_blocks", in_both(py, |language| Ok(pack.blocks(language)))?)?;
        keep(&value, "_pack", Py::new(py, _Pack(pack))?)?;
        Ok(value)
    }

    /// The file in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin.
    fn to_json(&self) -> String {
        self.file.to_json()
    }

    /// Writes the JSON, indented for people to fill, to a file that its owner alone can read.
    ///
    /// Raises `UsageError` where its name does not end in ``.json``.
    fn write(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        suffix(&path.extract::<std::path::PathBuf>()?, &[".json"])?;
        let text = serde_json::to_string_pretty(&self.file)
            .map_err(|error| pyo3::exceptions::PyRuntimeError::new_err(error.to_string()))?;
        let json = PyBytes::new(path.py(), format!("{text}\n").as_bytes());
        let files = path.py().import("boussole_sante._files")?;
        files.call_method1("write_private", (path, json)).map(drop)
    }

    fn __repr__(&self) -> String {
        let sections = self.file.completeness();
        let entries: u32 = sections.iter().map(|section| section.entries).sum();
        let to_fill = sections.iter().filter(|own| own.state.as_str() == "to_fill").count();
        format!("<PostFile: {entries} entries, {to_fill} sections to fill, privé>")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, (String, Py<Referential>)>> {
        let this = slf.get();
        let read = slf.py().get_type::<Self>().getattr(intern!(slf.py(), "from_json"))?;
        Ok((read, (this.to_json(), this.referential.0.clone_ref(slf.py()))))
    }
}

/// A pack as the core has it.
#[pyclass(frozen, module = "boussole_sante._core")]
pub(crate) struct _Pack(HandoverPack);

/// The title of a page that shows a pack.
#[pyfunction]
pub(crate) fn _title(pack: &_Pack, lang: &str) -> Result<String> {
    Ok(pack.0.title(lang.parse()?))
}

/// What a part of a pack says.
#[pyfunction]
pub(crate) fn _part<'py>(
    py: Python<'py>,
    pack: &_Pack,
    part: &str,
    lang: &str,
) -> Result<Bound<'py, PyTuple>> {
    let part: PackPart = part.parse()?;
    let language: core::Language = lang.parse()?;
    Ok(blocks(py, pack.0.part(part, language))?)
}
