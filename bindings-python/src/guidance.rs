//! `Portfolio` and `recommend`: what is due, and the best plan within a time budget.

use boussole_sante as core;
use boussole_sante::guidance::{LearningPlan, PlanOptions};
use boussole_sante::portfolio::{self, Event, EventKind, EventSubject, HeldPost};
use boussole_sante::referential::LevelNumber;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyAny, PyBytes, PyTuple, PyType};

use crate::arguments::{Names, Several, Whole};
use crate::blocks::{blocks, in_both};
use crate::documents::{Json, Reduced, read_bytes};
use crate::errors::{Result, in_file, invalid_option, wrong_argument};
use crate::privacy::Day;
use crate::referential::{Given, Referential};
use crate::report::{Post, Report};
use crate::values::{Classes, instance, instances, keep};

/// The portfolio of one person: posts, assessments over time, wishes, and what was done of a plan.
///
/// Personal data: it has a purpose, a pseudonym and a day after which it is to be deleted, and it
/// stays with the person. It stands on a referential, which it is given once.
#[pyclass(module = "boussole_sante")]
pub(crate) struct Portfolio {
    portfolio: portfolio::Portfolio,
    referential: Py<Referential>,
}

/// An offer by its key, or a step by the keys of its pathway and its own.
struct Subject(EventSubject);

impl<'py> FromPyObject<'_, 'py> for Subject {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let step = |pathway: String, step: String| -> Result<EventSubject> {
            Ok(EventSubject::step(&pathway, &step)?)
        };
        let of_offer = |key: String| -> Result<EventSubject> { Ok(EventSubject::offer(&key)?) };
        if let Ok((pathway, own)) = object.extract::<(String, String)>() {
            return Ok(Self(step(pathway, own)?));
        }
        if let Ok(offer) = object.extract::<String>() {
            return Ok(Self(of_offer(offer)?));
        }
        // What an item of a plan is.
        let member = |name: &str| -> Option<String> { object.getattr(name).ok()?.extract().ok() };
        match (member("offer"), member("pathway"), member("step")) {
            (Some(offer), ..) => Ok(Self(of_offer(offer)?)),
            (None, Some(pathway), Some(own)) => Ok(Self(step(pathway, own)?)),
            _ => Err(wrong_argument(
                (
                    "the key of an offer, or (pathway, step)",
                    "la clé d’une offre, ou (parcours, étape)",
                ),
                &object,
            )),
        }
    }
}

impl Portfolio {
    fn on(&self) -> &core::Referential {
        &self.referential.get().0
    }

    fn tell(
        &mut self,
        subject: EventSubject,
        kind: EventKind,
        Day(date): Day,
        evidence: Option<String>,
    ) -> Result<()> {
        let mut event = Event::new(subject, kind, date);
        event.evidence = evidence;
        let referential = self.on().clone();
        Ok(self.portfolio.tell(&referential, event)?)
    }
}

#[pymethods]
impl Portfolio {
    /// An empty portfolio on a referential.
    ///
    /// `person` is a pseudonym; `purpose` one of `accueil | formation | reseau | etude`; `posts` are
    /// keys of profiles or `Post`s, with the day of arrival and the share of the working time.
    ///
    /// Raises `UsageError` for a pseudonym or a purpose that is none, `InvalidDocumentError` for a
    /// profile that the referential does not have.
    #[new]
    #[pyo3(signature = (referential, *, person, purpose, retain_until, posts=None))]
    fn new(
        py: Python<'_>,
        referential: Given,
        person: &str,
        purpose: &str,
        retain_until: Day,
        posts: Option<Several>,
    ) -> Result<Self> {
        let Given(referential) = referential;
        let mut portfolio = portfolio::Portfolio::new(
            &referential.get().0,
            person.parse()?,
            purpose.parse()?,
            retain_until.0,
        );
        let mut held: Vec<HeldPost> = Vec::new();
        for post in posts.unwrap_or_default().0 {
            held.push(post.extract::<Post>(py)?.read()?.try_into()?);
        }
        portfolio.edit(&referential.get().0, |document| document.posts = held)?;
        Ok(Self { portfolio, referential })
    }

    /// Reads a portfolio on its referential, from the text or bytes of its JSON.
    ///
    /// Raises `InvalidDocumentError` with every fault; nothing that it says is quoted.
    /// `other_referential` if it stands on another referential or version.
    #[classmethod]
    #[expect(clippy::needless_pass_by_value, reason = "Python hands the argument over")]
    fn from_json(_: &Bound<'_, PyType>, json: Json, referential: Given) -> Result<Self> {
        let Given(referential) = referential;
        let portfolio = portfolio::Portfolio::from_json(json.as_bytes(), &referential.get().0)?;
        Ok(Self { portfolio, referential })
    }

    /// Reads a portfolio on its referential, from the file of its JSON.
    ///
    /// Raises as `from_json`, with the path as `file`, and `OSError` where the file cannot be read.
    #[classmethod]
    fn read(_: &Bound<'_, PyType>, path: &Bound<'_, PyAny>, referential: Given) -> PyResult<Self> {
        let Given(referential) = referential;
        let bytes = read_bytes(path)?;
        let portfolio = portfolio::Portfolio::from_json(bytes.as_bytes(), &referential.get().0)
            .map_err(|error| in_file(error.into(), path))?;
        Ok(Self { portfolio, referential })
    }

    /// Reads a portfolio on an earlier version of its referential, and carries it over to this one:
    /// `CarriedPortfolio`, with a word on each name in it. An assessment of a competency that means
    /// something else now stays and does not count; what is no longer used is set aside. Nothing is
    /// lost in silence.
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
        let carried = portfolio::Portfolio::carry_over(json.as_bytes(), now, before)?;
        let references = instances(py, Classes::Results, &carried.references)?;
        let set_aside = carried.set_aside_posts.len() + carried.set_aside_events.len();
        let portfolio = Py::new(py, Self { portfolio: carried.portfolio, referential })?;
        let class = py.import("boussole_sante._values")?.getattr("CarriedPortfolio")?;
        let names = [("references", references)].into_py_dict(py)?;
        Ok(class.call((portfolio, set_aside), Some(&names))?)
    }

    /// The referential on which it stands.
    #[getter]
    fn referential(&self) -> &Py<Referential> {
        &self.referential
    }

    /// Whose it is, under a pseudonym.
    #[getter]
    fn person(&self) -> &str {
        self.portfolio.document().person.as_str()
    }

    /// The day after which it is to be deleted.
    #[getter]
    fn retain_until(&self) -> String {
        self.portfolio.document().retain_until.to_string()
    }

    /// The competencies on which she wishes to get on, by key. Set it to change them.
    #[getter]
    fn wishes(&self) -> Vec<String> {
        self.portfolio.document().wishes.iter().map(ToString::to_string).collect()
    }

    #[setter]
    fn set_wishes(&mut self, wishes: Names) -> Result<()> {
        let keys = portfolio::competencies(&wishes.0)?;
        let referential = self.on().clone();
        Ok(self.portfolio.edit(&referential, |document| document.wishes = keys)?)
    }

    /// The competencies in which she offers others help, by key: set by her, and never taken from
    /// levels.
    #[getter]
    fn offers_help(&self) -> Vec<String> {
        self.portfolio.document().offers_help.iter().map(ToString::to_string).collect()
    }

    #[setter]
    fn set_offers_help(&mut self, offers_help: Names) -> Result<()> {
        let keys = portfolio::competencies(&offers_help.0)?;
        let referential = self.on().clone();
        Ok(self.portfolio.edit(&referential, |document| document.offers_help = keys)?)
    }

    /// Which of several assessments says the level: `own_latest` (unless set), `latest` whoever made
    /// it, or `attested_latest`, by somebody else or something that shows it, her own where there is
    /// none.
    #[getter]
    fn policy(&self) -> &'static str {
        self.portfolio.document().policy().as_str()
    }

    #[setter]
    fn set_policy(&mut self, policy: &str) -> Result<()> {
        let policy = policy.parse()?;
        let referential = self.on().clone();
        Ok(self.portfolio.edit(&referential, |document| document.policy = Some(policy))?)
    }

    /// Adds a post: a `Post` or the key of a profile; `ends` is the last day in it,
    /// `contract_ends` the last day of the contract that it coordinates, from which the steps of a
    /// renewal count back.
    ///
    /// Raises `InvalidDocumentError` for a profile that the referential does not have, and for shares
    /// of posts held on one day that add up to more than 1000.
    #[pyo3(signature = (post, *, ends=None, contract_ends=None))]
    fn hold(&mut self, post: Post, ends: Option<Day>, contract_ends: Option<Day>) -> Result<()> {
        let mut held: HeldPost = post.read()?.try_into()?;
        held.ends = ends.map(|Day(day)| day);
        held.contract_ends = contract_ends.map(|Day(day)| day);
        let referential = self.on().clone();
        Ok(self.portfolio.edit(&referential, |document| document.posts.push(held))?)
    }

    /// Tells the last day in a post, by its profile: what it would ask for later is not asked, and
    /// its share is free from the next day on.
    ///
    /// Raises `UnknownNameError` if she holds no such post on that day.
    #[pyo3(signature = (profile, *, on))]
    fn leave(&mut self, profile: &str, on: Day) -> Result<()> {
        let referential = self.on().clone();
        Ok(self.portfolio.leave(&referential, profile, on.0)?)
    }

    /// Adds an assessment and gives its key: a level of a competency on a day, or with `None` that
    /// it does not apply to the post.
    ///
    /// `source` is `self | peer | trainer | evidence | certificate | manager`, `occasion`
    /// `yes | a-little | no | not-yet`, `confidence` `low | medium | high`.
    ///
    /// Raises `InvalidDocumentError` for a competency that the referential does not have or that
    /// takes no level, for a level beyond the scale, and for one by a manager where the document
    /// declares no such use.
    #[pyo3(signature = (competency, level, *, date, source="self", occasion=None, confidence=None, evidence=None))]
    #[expect(clippy::too_many_arguments, reason = "Python's keywords")]
    fn assess(
        &mut self,
        competency: &str,
        level: Option<Whole>,
        date: Day,
        source: &str,
        occasion: Option<&str>,
        confidence: Option<&str>,
        evidence: Option<String>,
    ) -> Result<String> {
        let level = level.map(Whole::small).transpose()?;
        let level = level.map(LevelNumber::try_from).transpose()?.map(LevelNumber::get);
        let occasion = occasion.map(str::parse).transpose()?;
        let confidence = confidence.map(str::parse).transpose()?;
        let (mut next, referential) = (self.portfolio.clone(), self.on().clone());
        let key = next.assess(&referential, competency, level, source.parse()?, date.0)?;
        next.edit(&referential, |document| {
            if let Some(last) = document.assessments.last_mut() {
                last.occasion = occasion;
                last.confidence = confidence;
                last.evidence = evidence;
            }
        })?;
        self.portfolio = next;
        Ok(key.to_string())
    }

    /// Adds what a report says as assessments by herself: each level, what does not apply, and her
    /// wishes, if it holds any, in place of those of before; what was added before adds nothing.
    /// Gives the competencies that the referential does not have.
    #[pyo3(signature = (report, *, date))]
    fn add_report(&mut self, report: &Report, date: Day) -> Result<Vec<String>> {
        let referential = self.on().clone();
        let unknown = self.portfolio.add_report(&referential, &report.report, date.0)?;
        Ok(unknown.iter().map(ToString::to_string).collect())
    }

    /// The level of each assessed competency on a day: `competency`, `level`, `not_applicable`,
    /// `occasion`, the `assessment` that says so and its `date`, and in `ignored` every other one,
    /// and why it does not count.
    fn levels<'py>(&self, py: Python<'py>, on: Day) -> Result<Bound<'py, PyTuple>> {
        instances(py, Classes::Results, &self.portfolio.levels(on.0))
    }

    /// The comparison of her levels with what the posts that she holds on this day ask for, or the
    /// next ones if she holds none, most pressing first: as `Report.gaps`.
    fn gaps<'py>(&self, py: Python<'py>, today: Day) -> Result<Bound<'py, PyTuple>> {
        instances(py, Classes::Results, &self.portfolio.gaps(self.on(), today.0)?)
    }

    /// Her own history of a competency, by day: `(date, level, source)` of each assessment that
    /// she did not withdraw; no level where it did not apply.
    fn history(&self, competency: &str) -> Vec<(String, Option<u8>, &'static str)> {
        let own = self.portfolio.history(competency).into_iter();
        own.map(|one| (one.date.to_string(), one.level.map(|l| l.get()), one.source.as_str()))
            .collect()
    }

    /// Withdraws an assessment on a day: it stays, and does not count from that day on.
    ///
    /// Raises `UnknownNameError` if there is none with this key.
    #[pyo3(signature = (key, *, on))]
    fn withdraw(&mut self, key: &str, on: Day) -> Result<()> {
        Ok(self.portfolio.withdraw(key, on.0)?)
    }

    /// Erases an assessment: nothing of it stays, and levels, gaps and plans rest on what is left.
    ///
    /// Raises `UnknownNameError` if there is none with this key.
    fn erase(&mut self, key: &str) -> Result<()> {
        Ok(self.portfolio.erase(key)?)
    }

    /// Tells that something was done on a day: an offer by its key, a step by
    /// `("pathway", "step")`, or the `subject` of an item of a plan.
    #[pyo3(signature = (subject, *, date, evidence=None))]
    fn done(&mut self, subject: Subject, date: Day, evidence: Option<String>) -> Result<()> {
        self.tell(subject.0, EventKind::Done, date, evidence)
    }

    /// Tells that something is decided for a day: plans keep it.
    #[pyo3(signature = (subject, *, date))]
    fn plan(&mut self, subject: Subject, date: Day) -> Result<()> {
        self.tell(subject.0, EventKind::Planned, date, None)
    }

    /// Tells that something is not to be done, or not any more: plans do not propose it.
    #[pyo3(signature = (subject, *, date))]
    fn cancel(&mut self, subject: Subject, date: Day) -> Result<()> {
        self.tell(subject.0, EventKind::Cancelled, date, None)
    }

    /// Tells that she entered a pathway on a day: steps that count from an entry count from here.
    #[pyo3(signature = (pathway, *, date))]
    fn join(&mut self, pathway: &str, date: Day) -> Result<()> {
        self.tell(EventSubject::pathway(pathway)?, EventKind::Joined, date, None)
    }

    /// Takes back all that was told of an offer or a step; says how much that was.
    fn forget(&mut self, subject: Subject) -> usize {
        self.portfolio.forget(&subject.0)
    }

    /// The portfolio in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin.
    fn to_json(&self) -> String {
        self.portfolio.to_json()
    }

    /// Writes the JSON to a file that its owner alone can read.
    fn write(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let json = PyBytes::new(path.py(), self.to_json().as_bytes());
        let files = path.py().import("boussole_sante._files")?;
        files.call_method1("write_private", (path, json)).map(drop)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.portfolio == other.portfolio
    }

    fn __repr__(&self) -> String {
        let document = self.portfolio.document();
        let parts = (document.posts.len(), document.assessments.len());
        format!("<Portfolio: {} posts, {} assessments, privé>", parts.0, parts.1)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, (String, Py<Referential>)>> {
        let this = slf.borrow();
        let read = slf.py().get_type::<Self>().getattr(intern!(slf.py(), "from_json"))?;
        Ok((read, (this.to_json(), this.referential.clone_ref(slf.py()))))
    }
}

/// A plan as the core has it, to be compared with another.
#[pyclass(frozen, module = "boussole_sante._core")]
pub(crate) struct _Plan(LearningPlan);

/// The best plan for a person: what to take and when, so that as many of the levels asked for as can
/// be are covered, first what is essential and due by the end of the plan, then what she wishes for,
/// what is expected, what is optional; with the fewest minutes. What others have to do stands apart
/// and takes none of her time; what is not covered says why. Gives a `LearningPlan`.
///
/// `today` is the day from which it counts and `until` its last day, a year later unless given;
/// `budget_hours` her time between the two in hours, any unless given: what is done is not taken from
/// it. With `also_historical`, offers that only
/// existed once or were only proposed are taken for existing.
///
/// Raises `InvalidDataError` (`other_referential`) for a portfolio on another referential,
/// `UsageError` for a last day before today.
#[pyfunction]
#[pyo3(signature = (portfolio, referential, *, today, budget_hours=None, until=None, also_historical=false))]
pub(crate) fn recommend<'py>(
    py: Python<'py>,
    portfolio: &Portfolio,
    referential: Given,
    today: Day,
    budget_hours: Option<f64>,
    until: Option<Day>,
    also_historical: bool,
) -> Result<Bound<'py, PyAny>> {
    let mut options = PlanOptions::from(today.0);
    options.until = until.map(|Day(day)| day);
    options.also_historical = also_historical;
    options.budget_min = budget_hours.map(minutes).transpose()?;
    let (given, own) = (&referential.0.get().0, &portfolio.portfolio);
    let plan = py.detach(|| core::guidance::recommend(own, given, &options))?;
    let value = instance(py, Classes::Results, plan.document())?;
    keep(&value, "_json", plan.to_json())?;
    keep(&value, "_blocks", in_both(py, |language| Ok(plan.blocks(language)))?)?;
    keep(&value, "_plan", Py::new(py, _Plan(plan))?)?;
    Ok(value)
}

/// Hours as minutes.
fn minutes(hours: f64) -> Result<u32> {
    let minutes = (hours * 60.0).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
    match (0.0..=6_000_000.0).contains(&minutes) {
        true => Ok(minutes as u32),
        false => {
            let expected = ("hours, from 0 to 100000", "des heures, de 0 à 100000");
            Err(invalid_option(expected, hours.to_string()))
        }
    }
}

/// A plan as a calendar file (iCalendar, RFC 5545).
#[pyfunction]
pub(crate) fn _calendar(plan: &_Plan, lang: &str) -> Result<String> {
    Ok(plan.0.to_calendar(lang.parse()?))
}

/// What of a plan does not agree with its portfolio and referential: nothing, unless the library is
/// at fault.
#[pyfunction]
pub(crate) fn _violations(plan: &_Plan, portfolio: &Portfolio) -> Vec<String> {
    plan.0.violations(&portfolio.portfolio, portfolio.on())
}

/// What is added, left out, done and moved, the minutes more, and what is said of it.
type Compared<'py> = (
    Bound<'py, PyTuple>,
    Bound<'py, PyTuple>,
    Bound<'py, PyTuple>,
    Bound<'py, PyTuple>,
    i32,
    Bound<'py, PyAny>,
);

/// What another plan would change: what it adds, what it leaves out, what it moves, how many minutes
/// more it takes, and what is said of it by language.
#[pyfunction]
pub(crate) fn _compare<'py>(
    py: Python<'py>,
    first: &_Plan,
    second: &_Plan,
) -> Result<Compared<'py>> {
    let difference = first.0.compare(&second.0);
    let subjects = |own| instances(py, Classes::Results, own);
    let said = pyo3::types::PyDict::new(py);
    for language in core::Language::ALL {
        said.set_item(language.as_str(), blocks(py, difference.blocks(*language))?)?;
    }
    Ok((
        subjects(&difference.added)?,
        subjects(&difference.removed)?,
        subjects(&difference.done)?,
        subjects(&difference.moved)?,
        difference.minutes,
        said.into_any(),
    ))
}
