//! `Interview`: a person answers item by item.

use std::sync::{Mutex, MutexGuard};

use boussole_sante as core;
use boussole_sante::survey::AnswerSet;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::arguments::Several;
use crate::documents::{Json, Reduced};
use crate::errors::Result;
use crate::plain::plain;
use crate::privacy::Day;
use crate::questionnaire::Questionnaire;
use crate::referential::{Given, Referential};
use crate::report::{Compared, Report};
use crate::values::{Classes, instance, mapping};
use crate::versions::{keys, set_aside};

/// One person who answers a questionnaire item by item, as an app would ask it.
///
/// `next` and `back` go to the items that are shown by the answers so far; `save` gives everything
/// as JSON at any moment, `restore` goes on; `report` is the report of the answers so far. With a
/// `referential`, levels are compared with what the `profiles` of posts ask for, as in `score`.
///
/// >>> interview = Interview(Questionnaire.embedded("autopositionnement-court"))
/// >>> interview.next().kind
/// 'multiple'
/// >>> interview.progress.applicable
/// 21
///
/// Raises as `score`.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Interview {
    interview: Mutex<core::Interview>,
    questionnaire: Py<Questionnaire>,
    compared: Compared,
}

impl Interview {
    /// What another thread left half-done is whole all the same: each step
    /// replaces one thing.
    fn lock(&self) -> MutexGuard<'_, core::Interview> {
        self.interview.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn view<'py>(
        &self,
        py: Python<'py>,
        item: Option<&str>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let place = item.and_then(|item| self.questionnaire.get().0.item_position(item));
        place.map(|place| self.questionnaire.get().items(py)?.get_item(place)).transpose()
    }
}

#[pymethods]
impl Interview {
    #[new]
    #[pyo3(signature = (questionnaire, *, referential=None, profiles=None))]
    fn new(
        py: Python<'_>,
        questionnaire: Py<Questionnaire>,
        referential: Option<Given>,
        profiles: Option<Several>,
    ) -> Result<Self> {
        let profiles = profiles.unwrap_or_default().0;
        let compared = Compared { requirements: Vec::new(), referential, profiles, today: None };
        let interview = core::Interview::start(questionnaire.get().plan()?, &compared.read(py)?)?;
        Ok(Self { interview: Mutex::new(interview), questionnaire, compared })
    }

    /// Goes on with an interview that was saved, with this version of the questionnaire or another.
    ///
    /// Where only words are others, an answer stands and its item is among the `reworded`. Where an
    /// item is gone or means something else, the answer is `set_aside`, and the person is at the
    /// first such item that is asked. With the `earlier` questionnaire the reasons say what changed.
    ///
    /// Raises `InvalidDocumentError` with every fault, answers masked: `other_questionnaire` for a
    /// save of another questionnaire; also for a save that was cut off: keep the one before until
    /// the new one is whole.
    #[staticmethod]
    #[pyo3(signature = (json, questionnaire, earlier=None, *, referential=None))]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn restore(
        py: Python<'_>,
        json: Json,
        questionnaire: Py<Questionnaire>,
        earlier: Option<&Questionnaire>,
        referential: Option<Given>,
    ) -> Result<Self> {
        let given = referential.as_ref().map(|Given(referential)| &referential.get().0);
        let earlier = earlier.map(|earlier| &earlier.0);
        let plan = questionnaire.get().plan()?;
        let interview = core::Interview::restore(json.as_bytes(), plan, given, earlier)?;
        let post = py.import("boussole_sante")?.getattr("Post")?;
        let mut profiles = Vec::new();
        for one in interview.posts() {
            let arguments = PyDict::new(py);
            arguments.set_item("share", one.share)?;
            arguments.set_item("arrived", one.arrived.map(|day| day.to_string()))?;
            profiles.push(post.call((one.profile.as_str(),), Some(&arguments))?.unbind());
        }
        let compared = Compared { requirements: Vec::new(), referential, profiles, today: None };
        Ok(Self { interview: Mutex::new(interview), questionnaire, compared })
    }

    /// The keys of the items of which the words are others than when they were answered, while they
    /// mean the same; found by `restore`.
    #[getter]
    fn reworded(&self) -> Vec<String> {
        keys(self.lock().reworded())
    }

    /// The answers that do not stand in this version of the questionnaire, found by `restore`: the
    /// `item`, the `answer`, `why` (`gone | changed`) and the `reason`, an error that is not raised.
    /// They are personal data, and not in the next save.
    #[getter]
    fn set_aside<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        let answers = self.lock().set_aside().to_vec();
        set_aside(py, &answers)
    }

    /// Everything as JSON by the schema `interview`, to go on later. It is personal data.
    fn save(&self) -> String {
        self.lock().save()
    }

    /// Where the person is: an `Item`; None before the first and after the last.
    #[getter]
    fn current<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let key = self.lock().current().map(|item| item.key.to_string());
        self.view(py, key.as_deref())
    }

    /// Goes to the next item that is shown; None after the last.
    fn next<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let key = self.lock().next().map(|item| item.key.to_string());
        self.view(py, key.as_deref())
    }

    /// Goes back to the item shown before; None before the first.
    fn back<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let key = self.lock().back().map(|item| item.key.to_string());
        self.view(py, key.as_deref())
    }

    /// Goes to the item with this key, shown or not.
    ///
    /// Raises `InvalidDataError` if there is none.
    fn go_to(&self, item: &str) -> Result<()> {
        Ok(self.lock().go_to(item)?)
    }

    /// Answers an item, in place of an earlier answer: a code or value, a list of codes, or an
    /// answer in its documented form, as in `score`; None takes the answer back.
    ///
    /// Raises `InvalidDocumentError` if the item does not take it or there is none, masked.
    fn answer(&self, item: &str, answer: &Bound<'_, PyAny>) -> Result<()> {
        if answer.is_none() {
            self.lock().clear(item)?;
            return Ok(());
        }
        let answer = plain(item, answer)?;
        let given: AnswerSet = self.questionnaire.get().plan()?.answers([(item, answer)])?;
        let mut interview = self.lock();
        for (_, answer) in given.iter() {
            interview.answer(item, answer.clone())?;
        }
        Ok(())
    }

    /// Takes the answer to an item back.
    ///
    /// Raises `InvalidDataError` if there is no such item.
    fn clear(&self, item: &str) -> Result<()> {
        self.lock().clear(item)?;
        Ok(())
    }

    /// Whether an item is shown, by the answers so far.
    ///
    /// Raises `InvalidDataError` if there is none.
    fn is_shown(&self, item: &str) -> Result<bool> {
        Ok(self.lock().is_shown(item)?)
    }

    /// The codes of the choices that an item offers now: of an item that asks what the person
    /// wishes, those whose competency is asked of her; of any other, all.
    ///
    /// Raises `InvalidDataError` if there is no such item.
    fn offered(&self, item: &str) -> Result<Vec<String>> {
        let interview = self.lock();
        Ok(interview.offered(item)?.into_iter().map(ToString::to_string).collect())
    }

    /// How far the person is: `answered` of `applicable` items (those shown so far) of `all`, and
    /// about how many `minutes_left`, as far as items say how long they take.
    #[getter]
    fn progress<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        let progress = self.lock().progress();
        instance(py, Classes::Results, &progress)
    }

    /// The answers so far, by item, in their documented form. They are personal data.
    #[getter]
    fn answers<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        mapping(py, self.lock().answers())
    }

    /// The report of the answers so far, as `score` gives it; with `today` it tells what is due by
    /// the days of arrival.
    #[pyo3(signature = (today=None))]
    fn report(&self, py: Python<'_>, today: Option<Day>) -> Result<Report> {
        let mut interview = self.lock().clone();
        if let Some(Day(today)) = today {
            interview.set_today(today);
        }
        let report = py.detach(|| interview.report())?;
        let compared = self.compared.with(py, today);
        let answers = interview.answers().clone();
        Ok(Report::of(report, answers, self.questionnaire.clone_ref(py), compared))
    }

    /// How a scale got its score, or a section its levels; see `Report.explain`.
    ///
    /// Raises `UnknownNameError` if there is no such scale or section.
    fn explain<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyAny>> {
        let report = Bound::new(py, self.report(py, None)?)?;
        report.call_method1("explain", (key,))
    }

    fn __repr__(&self) -> String {
        let interview = self.lock();
        let (progress, questionnaire) = (interview.progress(), interview.questionnaire());
        let (answered, applicable) = (progress.answered, progress.applicable);
        format!("<Interview {}: {answered} of {applicable} answered, privé>", questionnaire.key())
    }

    #[staticmethod]
    fn _restored(
        py: Python<'_>,
        json: Json,
        questionnaire: Py<Questionnaire>,
        referential: Option<Given>,
    ) -> Result<Self> {
        Self::restore(py, json, questionnaire, None, referential)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, Restored<'py>>> {
        let (py, this) = (slf.py(), slf.get());
        let restore = PyType::new::<Self>(py).getattr("_restored")?;
        let referential = this.compared.referential.as_ref().map(|given| given.0.bind(py).clone());
        Ok((restore, (this.save(), this.questionnaire.bind(py).clone(), referential)))
    }
}

/// What a pickled interview is made of.
type Restored<'py> = (String, Bound<'py, Questionnaire>, Option<Bound<'py, Referential>>);
