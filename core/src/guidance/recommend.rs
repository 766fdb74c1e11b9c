//! Recommendation: the best plan for a person, from her portfolio and a referential.

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::language::ethics;
use crate::portfolio::Portfolio;
use crate::referential::compared_with::ComparedWith;
use crate::referential::index::Referential;
use crate::value::date::Date;
use crate::value::version::SchemaVersion;

use super::asked::Asked;
use super::audience::Occupied;
use super::calendar_days::Days;
use super::catalogue::{Decided, Reader};
use super::explain::Explained;
use super::model::Modelled;
use super::optimise::{self, Optimum};
use super::plan::{
    LearningPlan, LearningPlanDocument, LearningPlanTag, PlanRemark, PlanStatus, Stage, StageResult,
};

/// For what a plan is made.
///
/// ```
/// use boussole_sante::guidance::PlanOptions;
/// let options = PlanOptions::from("2026-12-01".parse()?).within_minutes(40 * 60);
/// assert_eq!(options.budget_min, Some(2400));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PlanOptions {
    /// The day from which it counts; the library has no clock.
    pub today: Date,
    /// Its last day; a year after today if absent.
    pub until: Option<Date>,
    /// How many minutes of her time there are; any number if absent.
    pub budget_min: Option<u32>,
    /// Whether offers that only existed once, or were only proposed, are taken for
    /// existing: to try a referential out.
    pub also_historical: bool,
}

impl PlanOptions {
    /// A plan of a year from this day, of any length.
    #[must_use]
    pub const fn from(today: Date) -> Self {
        Self { today, until: None, budget_min: None, also_historical: false }
    }

    /// The same, up to this day.
    #[must_use]
    pub const fn until(mut self, last: Date) -> Self {
        self.until = Some(last);
        self
    }

    /// The same, within so many minutes of her time.
    #[must_use]
    pub const fn within_minutes(mut self, minutes: u32) -> Self {
        self.budget_min = Some(minutes);
        self
    }

    /// The same, with offers that only existed once or were only proposed.
    #[must_use]
    pub const fn with_historical(mut self) -> Self {
        self.also_historical = true;
        self
    }
}

/// The best plan for a person: what to take and when, so that as many of the levels asked
/// for as can be are covered, first what is essential and due by the end of the plan, then
/// what she wishes for, what is expected, what is optional; with the fewest minutes; of
/// equal plans the one with the smallest list of keys. What others have to do stands apart
/// and takes none of her time.
///
/// A plan keeps what she has decided ([`Planned`], for a day that is not over; what she has
/// decided for a day after its last is none of it), proposes nothing that is done or
/// cancelled, and says of what is not covered why. Offers are taken for bringing what they
/// are meant to bring, which nobody has measured; steps for bringing the levels at which
/// they aim.
///
/// [`Planned`]: crate::portfolio::EventKind::Planned
///
/// ```
/// use boussole_sante::guidance::{PlanOptions, recommend};
/// use boussole_sante::portfolio::{AssessmentSource, Portfolio};
/// use boussole_sante::{Post, Referential, survey::Purpose};
/// let referential = Referential::embedded()?;
/// let (today, until) = ("2026-12-01".parse()?, "2028-12-01".parse()?);
/// let mut portfolio = Portfolio::new(&referential, "r-017".parse()?, Purpose::Training, until);
/// let post = Post::new("cls")?.since(today).try_into()?;
/// portfolio.edit(&referential, |document| document.posts.push(post))?;
/// let key = "suivre-les-engagements-d-un-contrat-local-de-sante";
/// portfolio.assess(&referential, key, Some(0), AssessmentSource::Own, today)?;
/// let plan = recommend(&portfolio, &referential, &PlanOptions::from(today).within_minutes(2400))?;
/// assert_eq!(plan.items[0].covers[0].competency.as_str(), key);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `other_referential` if the portfolio stands on another referential or version,
/// `invalid_option` for a last day before today or more than ten years after it.
pub fn recommend(
    portfolio: &Portfolio,
    referential: &Referential,
    options: &PlanOptions,
) -> Result<LearningPlan, Error> {
    let named = &portfolio.document().referential;
    if (&named.key, &named.version) != (referential.key(), referential.version()) {
        let expected = Expected::PortfolioReferential {
            referential: format!("{} {}", named.key, named.version),
        };
        let found = format!("{} {}", referential.key(), referential.version());
        return Err(Error::usage(Code::OtherReferential, expected, found));
    }
    let (today, until) = (options.today, last_day(options)?);
    let days = Days { today, last: today.days_until(until) };
    let asked = Asked::of(portfolio, referential, today, until)?;
    let posts = &portfolio.document().posts;
    let known = portfolio.levels(today);
    let known = known.into_iter().filter_map(|one| Some((one.competency, one.level?)));
    let reader = Reader {
        portfolio,
        referential,
        days,
        posts: posts.iter().filter_map(|post| Occupied::of(post, referential, days)).collect(),
        levels: known.collect(),
        also_historical: options.also_historical,
    };
    let catalogue = reader.catalogue();
    let modelled = Modelled::new(&reader, &asked, &catalogue, options.budget_min);
    let optimum = optimise::best(&modelled.problem);
    let explained = Explained::new(&reader, &asked, &modelled, &optimum, until);
    let document = LearningPlanDocument {
        document: LearningPlanTag::LearningPlan,
        schema_version: SchemaVersion::CURRENT,
        notices: [ethics::STANDING, ethics::OWNER].map(|one| one.french.to_owned()).into(),
        library: env!("CARGO_PKG_VERSION").to_owned(),
        referential: ComparedWith::of(referential),
        today,
        until,
        budget_min: options.budget_min,
        effort_min: whole(optimum.minutes.value),
        effort_bound: whole(optimum.minutes.bound),
        status: match optimum.is_proved() {
            true => PlanStatus::Optimal,
            false => PlanStatus::Bounded,
        },
        is_first_by_key: optimum.is_first,
        stages: stages(&modelled, &optimum),
        remarks: remarks(&reader, &asked, &optimum, options),
        items: explained.items(),
        with_others: explained.with_others(),
        assess_first: explained.assess_first(),
        uncovered: explained.uncovered(),
        later: asked.later.clone(),
        done: catalogue
            .iter()
            .filter(|one| one.is_done() && reader.told_itself(&one.subject).is_some())
            .map(|one| (&one.subject).into())
            .collect(),
        to_confirm: explained.decided(|one| match one {
            Decided::Over(day) => Some(day),
            _ => None,
        }),
        decided_later: explained.decided(|one| match one {
            Decided::After(day) => Some(day),
            _ => None,
        }),
        to_reassess: modelled.to_reassess,
    };
    Ok(LearningPlan { document, referential: referential.clone() })
}

/// A plan is of a year where nothing else is said.
const YEAR: u32 = 365;
/// No plan is longer: nothing counts days further (`DaysAfterArrival`).
const MOST_DAYS: i32 = 3650;

fn last_day(options: &PlanOptions) -> Result<Date, Error> {
    let today = options.today;
    let until = options.until.or_else(|| today.after_days(YEAR)).unwrap_or(today);
    match (0..=MOST_DAYS).contains(&today.days_until(until)) {
        true => Ok(until),
        false => {
            let expected = Expected::HorizonFrom { date: today.to_string() };
            Err(Error::usage(Code::InvalidOption, expected, until.to_string()))
        }
    }
}

fn whole(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn stages(modelled: &Modelled<'_, '_>, optimum: &Optimum) -> Vec<StageResult> {
    let asked = modelled.problem.asked_in();
    let results = Stage::ALL.iter().zip(asked).zip(&optimum.stages);
    results
        .map(|((stage, asked), found)| StageResult {
            stage: *stage,
            asked: u32::try_from(asked).unwrap_or(u32::MAX),
            covered: whole(found.value),
            bound: whole(found.bound),
        })
        .collect()
}

fn remarks(
    reader: &Reader<'_>,
    asked: &Asked,
    optimum: &Optimum,
    options: &PlanOptions,
) -> Vec<PlanRemark> {
    let posts = &reader.posts;
    let is_open = !asked.levels.is_empty() || !asked.unknown.is_empty();
    let budget = options.budget_min.map(i64::from);
    let all = [
        (PlanRemark::NoPost, posts.is_empty()),
        (PlanRemark::NoTime, budget == Some(0)),
        (
            PlanRemark::NotArrived,
            !posts.is_empty()
                && posts.iter().all(|post| post.arrived.is_some_and(|arrived| arrived > 0)),
        ),
        (PlanRemark::ArrivalUnknown, posts.iter().any(|post| post.arrived.is_none())),
        (PlanRemark::OverBudget, budget.is_some_and(|budget| optimum.minutes.value > budget)),
        (PlanRemark::NothingAsked, !is_open),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(remark, _)| remark).collect()
}
