//! Results and documents of the core as values of Python: each record an instance
//! of the class that is written for it (`make parts`).

use boussole_sante as core;
use boussole_sante::document::{Described, Record, Shape};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};
use serde::Serialize;
use serde_json::Value;

use crate::errors::{Failure, Result};

/// The module in which the classes of some records stand.
#[derive(Clone, Copy)]
pub(crate) enum Classes {
    /// Of reports, releases, exports.
    Results,
    /// Of questionnaires.
    Survey,
    /// Of referentials.
    Referential,
}

impl Classes {
    fn module(self, py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
        static MODULES: [PyOnceLock<Py<PyModule>>; 3] = [const { PyOnceLock::new() }; 3];
        let (cell, name) = match self {
            Self::Results => (&MODULES[0], "boussole_sante.results"),
            Self::Survey => (&MODULES[1], "boussole_sante.survey"),
            Self::Referential => (&MODULES[2], "boussole_sante.referential"),
        };
        Ok(cell.get_or_try_init(py, || py.import(name).map(Bound::unbind))?.bind(py).clone())
    }
}

/// A record as the instance of its class.
pub(crate) fn instance<'py, T: Serialize + Described>(
    py: Python<'py>,
    classes: Classes,
    value: &T,
) -> Result<Bound<'py, PyAny>> {
    Ok(Door::new(py, classes)?.record(T::RECORD, json(value)?)?)
}

/// Records as a tuple of instances of their class.
pub(crate) fn instances<'py, T: Serialize + Described>(
    py: Python<'py>,
    classes: Classes,
    values: &[T],
) -> Result<Bound<'py, PyTuple>> {
    let door = Door::new(py, classes)?;
    let one = |value: &T| Ok(door.record(T::RECORD, json(value)?)?);
    Ok(PyTuple::new(py, values.iter().map(one).collect::<Result<Vec<_>>>()?)?)
}

/// What of a document are lists of a record.
pub(crate) fn lists<'py, T: Serialize>(
    py: Python<'py>,
    document: &T,
    lists: impl IntoIterator<Item = (&'static str, &'static Record)>,
) -> Result<Bound<'py, PyDict>> {
    let door = Door::new(py, Classes::Referential)?;
    let (mut document, all) = (json(document)?, PyDict::new(py));
    for (name, record) in lists {
        let list = document.get_mut(name).map_or(Value::Null, Value::take);
        let Value::Array(list) = list else { continue };
        let entries = list.into_iter().map(|one| door.record(record, one));
        all.set_item(name, PyTuple::new(py, entries.collect::<PyResult<Vec<_>>>()?)?)?;
    }
    Ok(all)
}

/// A JSON object without a class of its own, as a `Record`.
pub(crate) fn mapping<'py, T: Serialize>(py: Python<'py>, value: &T) -> Result<Bound<'py, PyAny>> {
    Ok(Door::new(py, Classes::Results)?.value(Shape::Json, json(value)?)?)
}

/// The texts of a text, its main language first.
pub(crate) struct Text<'t>(pub(crate) &'t core::Text);

impl<'py> IntoPyObject<'py> for Text<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let texts = PyDict::new(py);
        for (language, text) in self.0.iter() {
            texts.set_item(language, text)?;
        }
        base(py, "Text")?.call1((texts,))
    }
}

fn json<T: Serialize>(value: &T) -> Result<Value> {
    serde_json::to_value(value).map_err(|error| Failure::Python(wrong(&error)))
}

/// What JSON that Python has written holds.
pub(crate) fn parsed(json: &str) -> Result<Value> {
    serde_json::from_str(json).map_err(|error| Failure::Python(wrong(&error)))
}

/// What no value of the core can be; it would be a fault of ours.
fn wrong(error: &dyn std::fmt::Display) -> PyErr {
    pyo3::exceptions::PyRuntimeError::new_err(error.to_string())
}

fn base<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    static MODULE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let module =
        MODULE.get_or_try_init(py, || py.import("boussole_sante._values").map(Bound::unbind))?;
    module.bind(py).getattr(name)
}

/// What makes values of Python.
struct Door<'py> {
    py: Python<'py>,
    classes: Bound<'py, PyModule>,
    text: Bound<'py, PyAny>,
    object: Bound<'py, PyAny>,
}

impl<'py> Door<'py> {
    fn new(py: Python<'py>, classes: Classes) -> PyResult<Self> {
        let (classes, text) = (classes.module(py)?, base(py, "Text")?);
        Ok(Self { py, classes, text, object: base(py, "Record")? })
    }

    fn record(&self, record: &'static Record, value: Value) -> PyResult<Bound<'py, PyAny>> {
        let Value::Object(mut members) = value else { return Err(wrong(&record.name)) };
        let fields = PyDict::new(self.py);
        for field in record.fields {
            let Some(value) = members.get_mut(field.name).map(Value::take) else { continue };
            if value.is_null() {
                continue;
            }
            // A word of Python's own.
            // Words of Python's own.
            let name = match field.name {
                "from" => "from_",
                "with" => "with_",
                name => name,
            };
            fields.set_item(name, self.value(field.shape, value)?)?;
        }
        self.classes.getattr(record.name)?.call((), Some(&fields))
    }

    fn value(&self, shape: Shape, value: Value) -> PyResult<Bound<'py, PyAny>> {
        let py = self.py;
        Ok(match (value, shape) {
            (Value::Null, _) => py.None().into_bound(py),
            (Value::Array(values), _) => {
                let values = values.into_iter().map(|value| self.value(shape, value));
                PyTuple::new(py, values.collect::<PyResult<Vec<_>>>()?)?.into_any()
            }
            (value, Shape::Record(record)) => self.record(record(), value)?,
            (Value::Object(texts), Shape::Text) => self.text.call1((self.members(texts)?,))?,
            (Value::Object(members), _) => self.object.call1((self.members(members)?,))?,
            (Value::String(text), Shape::Decimal) => {
                let number: f64 = text.parse().map_err(|_| wrong(&text))?;
                number.into_pyobject(py)?.into_any()
            }
            (Value::String(text), _) => text.into_pyobject(py)?.into_any(),
            (Value::Bool(truth), _) => truth.into_pyobject(py)?.to_owned().into_any(),
            (Value::Number(number), _) => match (number.as_i64(), number.as_u64()) {
                (Some(number), _) => number.into_pyobject(py)?.into_any(),
                (None, Some(number)) => number.into_pyobject(py)?.into_any(),
                (None, None) => number.as_f64().into_pyobject(py)?.into_any(),
            },
        })
    }

    fn members(&self, members: serde_json::Map<String, Value>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        for (name, value) in members {
            dict.set_item(name, self.value(Shape::Json, value)?)?;
        }
        Ok(dict)
    }
}

/// A value of Python that is made once, when somebody asks for a member of it.
pub(crate) struct Kept(PyOnceLock<Py<PyAny>>);

impl Kept {
    pub(crate) const fn new() -> Self {
        Self(PyOnceLock::new())
    }

    /// The member of this name.
    pub(crate) fn member<'py>(
        &self,
        name: &Bound<'py, PyString>,
        make: impl FnOnce(Python<'py>) -> Result<Bound<'py, PyAny>>,
    ) -> Result<Bound<'py, PyAny>> {
        let py = name.py();
        let made = self.0.get_or_try_init(py, || make(py).map(Bound::unbind))?;
        Ok(made.bind(py).getattr(name)?)
    }
}

/// Keeps with a value what it is besides its members: `_json`, its canonical form, or
/// `_summary`.
pub(crate) fn keep<'py>(
    value: &Bound<'py, PyAny>,
    name: &str,
    kept: impl IntoPyObject<'py>,
) -> PyResult<()> {
    // Values are frozen for everybody else.
    let object = value.py().get_type::<PyAny>();
    object.call_method1("__setattr__", (value, name, kept)).map(drop)
}

/// A sentence in the languages of the library.
pub(crate) fn said<'py>(
    py: Python<'py>,
    say: impl Fn(core::Language) -> String,
) -> PyResult<Bound<'py, PyAny>> {
    let texts = PyDict::new(py);
    texts.set_item("fr", say(core::Language::French))?;
    texts.set_item("en", say(core::Language::English))?;
    base(py, "Text")?.call1((texts,))
}
