//! `score` and `Report`: one respondent.

use boussole_sante as core;
use boussole_sante::{
    Plan,
    scoring::{Cells, Plain},
    survey::AnswerSet,
};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBytes, PyString, PyTuple};

use crate::answers::Answers;
use crate::arguments::{Names, Several};
use crate::blocks::{blocks, in_both};
use crate::documents::Reduced;
use crate::errors::{Failure, Result, invalid_option, wrong_argument};
use crate::plain::plain_values;
use crate::privacy::Day;
use crate::questionnaire::Questionnaire;
use crate::referential::{Given, Referential};
use crate::values::{Classes, Kept, instance, keep, mapping};

/// What a post asks of a competency, as `boussole_sante.Requirement` holds it.
#[derive(FromPyObject)]
struct Requirement {
    competency: String,
    target: u8,
    weight: u8,
    necessity: String,
    asked_by: String,
    share: Option<u16>,
}

impl Requirement {
    fn read(self) -> std::result::Result<core::scoring::Requirement, core::Error> {
        let requirement = core::scoring::Requirement::new(
            self.competency.parse()?,
            self.target,
            self.weight,
            self.necessity.parse()?,
            self.asked_by.parse()?,
        );
        Ok(match self.share {
            Some(share) => requirement.with_share(share),
            None => requirement,
        })
    }
}

/// A post, as `boussole_sante.Post` holds it, or the key of its profile alone.
pub(crate) struct Post {
    profile: String,
    share: Option<u16>,
    arrived: Option<Day>,
    situations: Vec<String>,
}

impl<'py> FromPyObject<'_, 'py> for Post {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(profile) = object.extract() {
            return Ok(Self { profile, share: None, arrived: None, situations: Vec::new() });
        }
        let expected = ("a `Post`, or the key of a profile", "un `Post`, ou la clé d’un profil");
        let member =
            |name: &str| object.getattr(name).map_err(|_| wrong_argument(expected, &object));
        let given = |name: &str| Ok::<_, PyErr>(Some(member(name)?).filter(|one| !one.is_none()));
        let (profile, share, arrived) = (member("profile")?, given("share")?, given("arrived")?);
        let thousandths = |share: &Bound<'py, PyAny>| {
            let expected = (
                "a share of the working time in thousandths, 0 to 1000: 500 is half",
                "une part du temps de travail en millièmes, de 0 à 1000\u{a0}: 500 est la moitié",
            );
            let share_read = share.extract::<u16>().ok();
            share_read.ok_or_else(|| PyErr::from(invalid_option(expected, share.to_string())))
        };
        let day = |day: &Bound<'py, PyAny>| {
            Day::read(&day.to_string()).map_err(|error| PyErr::from(Failure::from(error)))
        };
        Ok(Self {
            profile: profile.extract().map_err(|_| wrong_argument(expected, &profile))?,
            share: share.as_ref().map(thousandths).transpose()?,
            arrived: arrived.as_ref().map(day).transpose()?,
            situations: member("situations")?.extract::<Names>()?.0,
        })
    }
}

impl Post {
    pub(crate) fn read(self) -> std::result::Result<core::Post, core::Error> {
        let mut post = core::Post::new(&self.profile)?;
        post.share = self.share;
        post.arrived = self.arrived.map(|Day(day)| day);
        self.situations.iter().try_fold(post, |post, tag| post.in_situation(tag))
    }
}

/// What answers are compared with, as Python gave it.
pub(crate) struct Compared {
    pub(crate) requirements: Vec<Py<PyAny>>,
    pub(crate) referential: Option<Given>,
    pub(crate) profiles: Vec<Py<PyAny>>,
    pub(crate) today: Option<Day>,
}

impl Compared {
    /// The same on this day.
    pub(crate) fn with(&self, py: Python<'_>, today: Option<Day>) -> Self {
        let all = |things: &[Py<PyAny>]| things.iter().map(|one| one.clone_ref(py)).collect();
        Self {
            requirements: all(&self.requirements),
            referential: self.referential.as_ref().map(|given| given.clone_ref(py)),
            profiles: all(&self.profiles),
            today,
        }
    }

    /// As the core takes it.
    pub(crate) fn read(&self, py: Python<'_>) -> Result<core::Comparison> {
        let mut requirements = Vec::new();
        for requirement in &self.requirements {
            let read = requirement.extract::<Requirement>(py);
            let wrong = |_| {
                let expected =
                    ("a `Requirement` of a referential", "une `Requirement` d’un référentiel");
                wrong_argument(expected, requirement.bind(py))
            };
            requirements.push(read.map_err(wrong)?.read()?);
        }
        let mut posts = Vec::new();
        for post in &self.profiles {
            posts.push(post.extract::<Post>(py)?.read()?);
        }
        let mut comparison = core::Comparison::of(requirements);
        comparison.referential =
            self.referential.as_ref().map(|Given(given)| given.get().0.clone());
        (comparison.posts, comparison.today) = (posts, self.today.map(|Day(day)| day));
        Ok(comparison)
    }

    fn score(&self, py: Python<'_>, plan: &Plan, answers: &AnswerSet) -> Result<core::Report> {
        let comparison = self.read(py)?;
        Ok(py.detach(|| plan.score(answers, &comparison))?)
    }
}

/// Scores the answers of one person, and compares their levels with what posts ask for.
///
/// `answers` is an `Answers`, or a mapping from item key to answer: a code or value (`2`, `"2"`),
/// `None`, a list of codes for a multiple choice or a ranking, or an answer in its documented form
/// (`{"level": 3, "occasion": "a-little"}`). `"<item>_occasion"` gives the occasion beside a level.
/// `profiles` are posts, by the profiles of the `referential` that describe them: keys, or `Post`s
/// with their share of the working time. `requirements` are `Requirement`s of a post that no
/// profile describes. With `today` and the days of arrival, gaps say what is due and what comes
/// later; without them nothing is called late. `cells` says what single choices hold:
/// `auto | codes | values | labels`.
///
/// Raises `InvalidDocumentError` or `InvalidDataError` with every answer that is none, masked;
/// `UnknownNameError` for a profile that the referential does not have, `InvalidDocumentError`
/// where the questionnaire does not fit the referential.
#[pyfunction]
#[pyo3(signature = (answers, questionnaire, *, referential=None, profiles=None, requirements=None, today=None, cells="auto"))]
#[expect(clippy::too_many_arguments, reason = "Python's keywords")]
pub(crate) fn score(
    py: Python<'_>,
    answers: &Bound<'_, PyAny>,
    questionnaire: Py<Questionnaire>,
    referential: Option<Given>,
    profiles: Option<Several>,
    requirements: Option<Several>,
    today: Option<Day>,
    cells: &str,
) -> Result<Report> {
    let plan = Plan::with_cells(&questionnaire.get().0, cells.parse::<Cells>()?)?;
    let answers = match answers.cast::<Answers>() {
        Ok(document) => document.get().answers.answers().clone(),
        Err(_) => plan.answers(plain_values(answers)?)?,
    };
    let compared = Compared {
        requirements: requirements.unwrap_or_default().0,
        referential,
        profiles: profiles.unwrap_or_default().0,
        today,
    };
    let report = compared.score(py, &plan, &answers)?;
    Ok(Report::of(report, answers, questionnaire, compared))
}

/// Scores once more what a pickled report was made of.
#[pyfunction]
pub(crate) fn _rescore(
    py: Python<'_>,
    questionnaire: Py<Questionnaire>,
    answers: Vec<(String, String)>,
    requirements: Vec<Py<PyAny>>,
    referential: Option<Given>,
    profiles: Vec<Py<PyAny>>,
    today: Option<Day>,
) -> Result<Report> {
    let plan = questionnaire.get().plan()?.clone();
    let json = answers.into_iter().map(|(item, answer)| (item, Plain::Json(answer)));
    let answers = plan.answers(json)?;
    let compared = Compared { requirements, referential, profiles, today };
    let report = compared.score(py, &plan, &answers)?;
    Ok(Report::of(report, answers, questionnaire, compared))
}

/// The report of one person: what was answered, scored and found, with what it rests on.
///
/// It belongs to the person who answered. Its parts are values of `boussole_sante.results`, named
/// as in `to_json()`: `report.scales[0].value`.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Report {
    pub(crate) report: core::Report,
    answers: AnswerSet,
    questionnaire: Py<Questionnaire>,
    compared: Compared,
    said: Kept,
}

impl Report {
    pub(crate) fn of(
        report: core::Report,
        answers: AnswerSet,
        questionnaire: Py<Questionnaire>,
        compared: Compared,
    ) -> Self {
        let said = Kept::new();
        Self { report, answers, questionnaire, compared, said }
    }

    /// A member of what the report says.
    fn part<'py>(&self, name: &Bound<'py, PyString>) -> Result<Bound<'py, PyAny>> {
        self.said.member(name, |py| instance(py, Classes::Results, self.report.document()))
    }
}

#[pymethods]
impl Report {
    /// The score of each scale: `key`, `value` (None without a score), `used`, `of`, `invalid`,
    /// `status` (`ok | too_few_answers | nothing_applicable`), `rule`, `band`.
    #[getter]
    fn scales<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "scales"))
    }

    /// The level of each competency: `competency`, `item`, `level` (None without one), `missing`,
    /// `occasion` (`yes | a-little | no | not-yet`), `mobilised_from`.
    #[getter]
    fn levels<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "levels"))
    }

    /// The levels of each section, counted: `section`, `of`, `answered`, `mobilised`, `at_level`,
    /// `median_low`, `median_high`. Levels are ordinal and have no mean.
    #[getter]
    fn profiles<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "profiles"))
    }

    /// The posts that answers were compared with: `profile`, `dispositif`, `share` of the working
    /// time in thousandths.
    #[getter]
    fn posts<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "posts"))
    }

    /// The referential that says what the posts ask for; None without one.
    #[getter]
    fn referential(&self) -> Option<&Py<Referential>> {
        self.compared.referential.as_ref().map(|given| &given.0)
    }

    /// The comparison with posts, most pressing first: `competency`, `status`, `level`, `target`,
    /// `size`, `necessity`, `weight`, `occasion`, `need_level`, `addressee`, and in `asked_by` each
    /// profile that asks, with its `target`, `share`, `by_day` and, in `entry`, the place of its
    /// line in the referential.
    #[getter]
    fn gaps<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "gaps"))
    }

    /// The competencies of the first gaps, five at most.
    #[getter]
    fn priorities<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "priorities"))
    }

    /// The competencies on which the person wishes to get on, as said: apart from every level
    /// and gap.
    #[getter]
    fn wishes<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "wishes"))
    }

    /// Competencies that are mobilised and for which the post gives little or no occasion.
    #[getter]
    fn underused<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "underused"))
    }

    /// What is needed, by need level (`environment`, `skills`, `peers`): lists of `factor` or
    /// `competency`, `answer`, `need` (`met | partly | unmet | unknown | not_applicable`).
    #[getter]
    fn needs<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "needs"))
    }

    /// How complete each section is: `section`, `answered`, `shown`, `all`, and `missing`, a count
    /// per kind.
    #[getter]
    fn completeness<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "completeness"))
    }

    /// Items that skip logic hides and that were answered all the same; they do not count.
    #[getter]
    fn answered_though_hidden<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "answered_though_hidden"))
    }

    /// What this project is and is not, and whose the report is.
    #[getter]
    fn notices<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        self.part(intern!(py, "notices"))
    }

    /// The answers as they were read, by item, in their documented form.
    #[getter]
    fn answers<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        mapping(py, &self.answers)
    }

    /// The questionnaire that was answered.
    #[getter]
    fn questionnaire(&self) -> &Py<Questionnaire> {
        &self.questionnaire
    }

    /// How a scale got its score, or a section its levels: which answers entered, how each was
    /// keyed, what was left out and why, by which rule. Gives an `Explanation`.
    ///
    /// Raises `UnknownNameError` if there is no such scale or section of levels.
    fn explain<'py>(&self, py: Python<'py>, key: &str) -> Result<Bound<'py, PyAny>> {
        let explanation = self.report.explain(key)?;
        let value = match &explanation {
            core::scoring::Explanation::Scale(scale) => {
                instance(py, Classes::Results, scale.as_ref())?
            }
            core::scoring::Explanation::Levels(levels) => {
                instance(py, Classes::Results, levels.as_ref())?
            }
            // Listed as `non_exhaustive`.
            _ => return Err(core::Error::unknown_name(key, std::iter::empty::<&str>()).into()),
        };
        keep(&value, "_json", explanation.to_json())?;
        let said = in_both(py, |language| Ok(self.report.worked_example(key, language)?))?;
        keep(&value, "_blocks", said)?;
        Ok(value)
    }

    /// The answered rule of a scale in words, in `en` or `fr`: which part of its members has to be
    /// answered for a score.
    ///
    /// Raises `UnknownNameError` if there is no such scale or language.
    #[pyo3(signature = (scale, lang="fr"))]
    fn rule(&self, scale: &str, lang: &str) -> Result<String> {
        let scales = &self.report.scales;
        let language: core::Language = lang.parse()?;
        let score = scales.iter().find(|score| score.key.as_str() == scale);
        let names = || scales.iter().map(|score| score.key.as_str());
        let score = score.ok_or_else(|| core::Error::unknown_name(scale, names()))?;
        Ok(score.rule.text(language))
    }

    /// What the report says to the person who answered, in the order in which it is read: headings,
    /// paragraphs, lists and tables of `boussole_sante.blocks`, in `fr` or `en`, for a page or a
    /// screen to lay out. The scores of the scales in `by_hand` are worked out.
    ///
    /// Raises `UnknownNameError` for a key that no scale has.
    #[pyo3(signature = (lang="fr", by_hand=Names::default()))]
    fn blocks<'py>(
        &self,
        py: Python<'py>,
        lang: &str,
        by_hand: Names,
    ) -> Result<Bound<'py, PyTuple>> {
        let by_hand: Vec<&str> = by_hand.0.iter().map(String::as_str).collect();
        let said = self.report.blocks(lang.parse()?, &by_hand)?;
        Ok(blocks(py, said)?)
    }

    /// What the demonstration finds: rows read, cells that are no choice by column, this report.
    fn _findings<'py>(
        &self,
        py: Python<'py>,
        rows: u64,
        odd: Vec<(String, u64)>,
        scale: &str,
        lang: &str,
    ) -> Result<Bound<'py, PyTuple>> {
        let report = &self.report;
        let found = core::presentation::findings(rows, &odd, report, scale, lang.parse()?)?;
        Ok(blocks(py, vec![found])?)
    }

    /// The report in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin.
    fn to_json(&self) -> String {
        self.report.to_json()
    }

    /// Writes the JSON to a file that its owner alone can read.
    fn write(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let json = PyBytes::new(path.py(), self.to_json().as_bytes());
        let files = path.py().import("boussole_sante._files")?;
        files.call_method1("write_private", (path, json)).map(drop)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.report.document() == other.report.document()
    }

    fn __repr__(&self) -> String {
        let with = |kind: &str, count: usize| format!("{count} {kind}");
        let parts = [
            with("scales", self.report.scales.len()),
            with("levels", self.report.levels.len()),
            with("gaps", self.report.gaps.len()),
        ];
        format!("<Report {}: {}, privé>", self.report.questionnaire.key, parts.join(", "))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("boussole_sante._html")?.call_method1("report", (slf,))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, Rescored>> {
        let (py, this) = (slf.py(), slf.get());
        let answers = this
            .answers
            .iter()
            .map(|(item, answer)| Ok((item.to_string(), core::document::canonical_json(answer)?)))
            .collect::<std::result::Result<_, core::Error>>()
            .map_err(Failure::Core)?;
        let compared = this.compared.with(py, this.compared.today);
        let referential = compared.referential.map(|given| given.0);
        let rescore = py.import("boussole_sante._core")?.getattr("_rescore")?;
        let questionnaire = this.questionnaire.clone_ref(py);
        let (requirements, profiles) = (compared.requirements, compared.profiles);
        let today = compared.today.map(|Day(day)| day.to_string());
        Ok((rescore, (questionnaire, answers, requirements, referential, profiles, today)))
    }
}

/// The arguments of `_rescore`.
type Rescored = (
    Py<Questionnaire>,
    Vec<(String, String)>,
    Vec<Py<PyAny>>,
    Option<Py<Referential>>,
    Vec<Py<PyAny>>,
    Option<String>,
);
