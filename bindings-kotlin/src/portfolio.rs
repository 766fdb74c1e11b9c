//! The portfolio of one person: posts, assessments over time, wishes, what was done.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use boussole_sante as core;
use boussole_sante::guidance::{PlanOptions, recommend};

use crate::closed::{
    AssessmentConfidence, AssessmentSource, EventKind, Fate, LevelPolicy, Occasion, Purpose,
    WhyIgnored,
};
use crate::error::Result;
use crate::plan::{EventSubject, LearningPlan};
use crate::post::Post;
use crate::referential::{Referential, each};
use crate::report::{Gap, Report};

/// A post that the person holds, will hold or held.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HeldPost {
    /// The key of the profile that describes it.
    pub profile: String,
    /// Its share of the working time, in thousandths.
    #[uniffi(default = None)]
    pub share: Option<u16>,
    /// The day of arrival in it, as `2026-03-02`.
    #[uniffi(default = None)]
    pub arrived: Option<String>,
    /// The last day in it.
    #[uniffi(default = None)]
    pub ends: Option<String>,
    /// The last day of the contract that it coordinates: steps of a renewal count back
    /// from it.
    #[uniffi(default = None)]
    pub contract_ends: Option<String>,
    /// The situations in which it is, by the tags of the referential.
    #[uniffi(default = [])]
    pub situations: Vec<String>,
}

/// A level at which a competency was placed on a day, or that it does not apply to the
/// post.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Assessment {
    /// Names the assessment in its portfolio.
    pub key: String,
    /// The competency.
    pub competency: String,
    /// The level, on the first scale of mastery; none if the competency does not apply.
    pub level: Option<u8>,
    /// Whether the post gives the occasion, as she said.
    pub occasion: Option<Occasion>,
    /// Who assessed, or what.
    pub source: AssessmentSource,
    /// How sure they were.
    pub confidence: Option<AssessmentConfidence>,
    /// The day.
    pub date: String,
    /// The version of the referential by whose words it was placed.
    pub referential_version: String,
    /// What shows it, in her words; it stays in the portfolio.
    pub evidence: Option<String>,
    /// The day on which she withdrew it: it does not count any more.
    pub withdrawn: Option<String>,
}

/// An assessment that does not say the level, and why.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Ignored {
    /// The assessment.
    pub assessment: String,
    /// Why it does not count.
    pub why: WhyIgnored,
}

/// The level of a competency on a day, and on which assessment it rests.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AssessedLevel {
    /// The competency.
    pub competency: String,
    /// The level; none if it is unknown or does not apply.
    pub level: Option<u8>,
    /// Whether the competency does not apply to the post.
    pub not_applicable: bool,
    /// Whether the post gives the occasion.
    pub occasion: Option<Occasion>,
    /// The assessment that says so; none where none counts.
    pub assessment: Option<String>,
    /// The day of that assessment.
    pub date: Option<String>,
    /// Every other assessment of the competency, and why it does not count.
    pub ignored: Vec<Ignored>,
}

/// What became of an offer, a step, or a pathway as a whole, on a day.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Event {
    /// Of what it tells.
    pub subject: EventSubject,
    /// What became of it: of a pathway that she entered it, of the others the rest.
    pub kind: EventKind,
    /// The day.
    pub date: String,
    /// What shows it, in her words; it stays in the portfolio.
    #[uniffi(default = None)]
    pub evidence: Option<String>,
}

/// What became of a name in a portfolio that was carried over.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CarriedName {
    /// Where it stands in the portfolio as it was, as a JSON pointer.
    pub at: String,
    /// The list of what it names, as `competencies`.
    pub list: String,
    /// The key that it names.
    pub key: String,
    /// What becomes of it.
    pub fate: Fate,
    /// What takes its place: one where it was converted, several to choose from where it
    /// was split.
    pub now: Vec<String>,
}

/// A portfolio that stood on an earlier version, as it stands on a later one. Personal
/// data.
#[derive(Debug, uniffi::Record)]
pub struct CarriedPortfolio {
    /// The portfolio on the later version.
    pub portfolio: Arc<Portfolio>,
    /// What became of each name in it, in the order of the document.
    pub references: Vec<CarriedName>,
    /// The posts whose profile is no longer used, and of which nothing takes the place.
    pub set_aside_posts: Vec<HeldPost>,
    /// What was told of offers and steps that are no longer used.
    pub set_aside_events: Vec<Event>,
}

/// The portfolio of one person: posts, assessments over time, wishes, and what was done of
/// a plan. Personal data: it has a purpose, a pseudonym and a day after which it is to be
/// deleted, and it stays with the person. It stands on a referential, which it is given
/// once. Threads may share it.
#[derive(Debug, uniffi::Object)]
pub struct Portfolio {
    referential: Arc<Referential>,
    portfolio: Mutex<core::portfolio::Portfolio>,
}

#[uniffi::export]
impl Portfolio {
    /// An empty portfolio on a referential: `person` is a pseudonym, `retainUntil` the day
    /// after which it is to be deleted.
    #[uniffi::constructor(default(posts = []))]
    pub fn new(
        referential: Arc<Referential>,
        person: &str,
        purpose: Purpose,
        retain_until: &str,
        posts: Vec<Post>,
    ) -> Result<Arc<Self>> {
        let (person, until) = (person.parse()?, retain_until.parse()?);
        let mut portfolio =
            core::portfolio::Portfolio::new(&referential.0, person, purpose.into(), until);
        let posts = posts.into_iter().map(|post| Ok(post.read()?.try_into()?));
        let posts: Result<Vec<core::portfolio::HeldPost>> = posts.collect();
        let posts = posts?;
        portfolio.edit(&referential.0, |document| document.posts = posts)?;
        Ok(Self::on(referential, portfolio))
    }

    /// Reads a portfolio on its referential; every fault of it is told at once, and nothing
    /// that it says is quoted. One on another version is refused (`other_referential`):
    /// `Portfolio.carryOver` takes it along.
    #[uniffi::constructor]
    pub fn from_json(json: &str, referential: Arc<Referential>) -> Result<Arc<Self>> {
        let portfolio = core::portfolio::Portfolio::from_json(json.as_bytes(), &referential.0)?;
        Ok(Self::on(referential, portfolio))
    }

    /// The same from the bytes of a file, UTF-8.
    #[uniffi::constructor]
    pub fn from_bytes(json: Vec<u8>, referential: Arc<Referential>) -> Result<Arc<Self>> {
        let portfolio = core::portfolio::Portfolio::from_json(&json, &referential.0)?;
        Ok(Self::on(referential, portfolio))
    }

    /// The whole portfolio in canonical form (RFC 8785): the same bytes in every language.
    /// Keep it in private storage.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.lock().to_json()
    }

    /// The referential on which it stands.
    #[must_use]
    pub fn referential(&self) -> Arc<Referential> {
        self.referential.clone()
    }

    /// Whose it is, under a pseudonym.
    #[must_use]
    pub fn person(&self) -> String {
        self.lock().document().person.as_str().to_owned()
    }

    /// What it may be used for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.lock().document().purpose.into()
    }

    /// The day after which it is to be deleted.
    #[must_use]
    pub fn retain_until(&self) -> String {
        self.lock().document().retain_until.to_string()
    }

    /// Whether it is to be deleted on this day: it is after `retainUntil`.
    pub fn is_expired(&self, today: &str) -> Result<bool> {
        Ok(self.lock().is_expired(today.parse()?))
    }

    /// The posts that she holds, will hold or held.
    #[must_use]
    pub fn posts(&self) -> Vec<HeldPost> {
        each(&self.lock().document().posts)
    }

    /// Puts these in place of her posts: to add one, to correct one, to end one.
    pub fn set_posts(&self, posts: Vec<HeldPost>) -> Result<()> {
        let posts: Result<Vec<_>> = posts.into_iter().map(HeldPost::read).collect();
        let posts = posts?;
        self.edit(|document| document.posts = posts)
    }

    /// Tells the last day in a post, by its profile: what it would ask for later is not
    /// asked, and its share is free from the next day on.
    pub fn leave(&self, profile: &str, last_day: &str) -> Result<()> {
        Ok(self.lock().leave(&self.referential.0, profile, last_day.parse()?)?)
    }

    /// The competencies on which she wishes to get on, by key.
    #[must_use]
    pub fn wishes(&self) -> Vec<String> {
        self.lock().document().wishes.iter().map(ToString::to_string).collect()
    }

    /// Puts these in place of her wishes.
    pub fn set_wishes(&self, competencies: Vec<String>) -> Result<()> {
        let wishes = core::portfolio::competencies(competencies)?;
        self.edit(|document| document.wishes = wishes)
    }

    /// The competencies in which she offers others help: set by her, and never taken from
    /// levels.
    #[must_use]
    pub fn offers_help(&self) -> Vec<String> {
        self.lock().document().offers_help.iter().map(ToString::to_string).collect()
    }

    /// Puts these in place of the competencies in which she offers help.
    pub fn set_offers_help(&self, competencies: Vec<String>) -> Result<()> {
        let offers_help = core::portfolio::competencies(competencies)?;
        self.edit(|document| document.offers_help = offers_help)
    }

    /// Which of several assessments says the level.
    #[must_use]
    pub fn policy(&self) -> LevelPolicy {
        self.lock().document().policy().into()
    }

    /// Sets which of several assessments says the level.
    pub fn set_policy(&self, policy: LevelPolicy) -> Result<()> {
        self.edit(|document| document.policy = Some(policy.into()))
    }

    /// Adds an assessment and gives its key: a level of a competency on a day, or with
    /// `null` that it does not apply to the post.
    #[uniffi::method(default(occasion = None, confidence = None, evidence = None))]
    #[expect(clippy::too_many_arguments, reason = "Kotlin names them")]
    pub fn assess(
        &self,
        competency: &str,
        level: Option<u8>,
        date: &str,
        source: AssessmentSource,
        occasion: Option<Occasion>,
        confidence: Option<AssessmentConfidence>,
        evidence: Option<String>,
    ) -> Result<String> {
        let mut own = self.lock();
        let (mut next, date) = (own.clone(), date.parse()?);
        let key = next.assess(&self.referential.0, competency, level, source.into(), date)?;
        next.edit(&self.referential.0, |document| {
            if let Some(last) = document.assessments.last_mut() {
                last.occasion = occasion.map(Into::into);
                last.confidence = confidence.map(Into::into);
                last.evidence = evidence;
            }
        })?;
        *own = next;
        Ok(key.to_string())
    }

    /// Adds what a report says as assessments by herself on a day: each level, what does
    /// not apply, and her wishes, if it holds any, in place of those of before; what was added
    /// before adds nothing. Gives the competencies that the referential does not have.
    pub fn add_report(&self, report: &Report, date: &str) -> Result<Vec<String>> {
        let unknown = self.lock().add_report(&self.referential.0, &report.0, date.parse()?)?;
        Ok(unknown.iter().map(ToString::to_string).collect())
    }

    /// The assessments, in the order in which they were added.
    #[must_use]
    pub fn assessments(&self) -> Vec<Assessment> {
        each(&self.lock().document().assessments)
    }

    /// Her own history of a competency, by day: every assessment that is not withdrawn.
    #[must_use]
    pub fn history(&self, competency: &str) -> Vec<Assessment> {
        self.lock().history(competency).into_iter().map(Into::into).collect()
    }

    /// The level of each assessed competency on a day, by the policy of the document, and
    /// which assessments count and do not, and why.
    pub fn levels(&self, on: &str) -> Result<Vec<AssessedLevel>> {
        Ok(each(&self.lock().levels(on.parse()?)))
    }

    /// The comparison of her levels with what the posts that she holds on this day ask for,
    /// or the next ones if she holds none, most pressing first.
    pub fn gaps(&self, today: &str) -> Result<Vec<Gap>> {
        Ok(each(&self.lock().gaps(&self.referential.0, today.parse()?)?))
    }

    /// Withdraws an assessment on a day: it stays, and does not count from that day on.
    pub fn withdraw(&self, key: &str, on: &str) -> Result<()> {
        Ok(self.lock().withdraw(key, on.parse()?)?)
    }

    /// Erases an assessment: nothing of it stays, and levels, gaps and plans rest on what
    /// is left.
    pub fn erase(&self, key: &str) -> Result<()> {
        Ok(self.lock().erase(key)?)
    }

    /// What became of offers, steps and pathways, in the order in which it was told.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.lock().document().events.iter().filter_map(Event::of).collect()
    }

    /// Tells what became of an offer, a step or a pathway: `done`, `plan`, `cancel` and
    /// `join` say it shorter.
    pub fn tell(&self, event: Event) -> Result<()> {
        let event = event.read()?;
        Ok(self.lock().tell(&self.referential.0, event)?)
    }

    /// Takes back all that was told of an offer, a step or a pathway; says how many events
    /// that were.
    pub fn forget(&self, subject: EventSubject) -> Result<u32> {
        let subject = subject.read()?;
        Ok(u32::try_from(self.lock().forget(&subject)).unwrap_or(u32::MAX))
    }

    /// The best plan for her from `today` until a day (a year later unless said), within so
    /// many minutes of her time (any number unless said): as many of the levels asked for
    /// as can be covered, first what is essential and due, then what she wishes for, what
    /// is expected, what is optional; with the fewest minutes. What she has decided stays,
    /// what is done or cancelled is not proposed. With `alsoHistorical`, offers that only
    /// existed once or were only proposed are taken for existing.
    #[uniffi::method(default(until = None, budget_min = None, also_historical = false))]
    pub fn recommend(
        &self,
        today: &str,
        until: Option<String>,
        budget_min: Option<u32>,
        also_historical: bool,
    ) -> Result<Arc<LearningPlan>> {
        let mut options = PlanOptions::from(today.parse()?);
        options.until = until.map(|day| day.parse()).transpose()?;
        options.budget_min = budget_min;
        options.also_historical = also_historical;
        // A thread that reads does not wait for a plan.
        let portfolio = self.lock().clone();
        Ok(Arc::new(LearningPlan(recommend(&portfolio, &self.referential.0, &options)?)))
    }
}

/// Reads a portfolio on an earlier version of its referential, and carries it over to this
/// one: `Portfolio.carryOver`.
#[uniffi::export]
pub fn carry_portfolio_over(
    json: &str,
    referential: Arc<Referential>,
    earlier: &Referential,
) -> Result<CarriedPortfolio> {
    let carried =
        core::portfolio::Portfolio::carry_over(json.as_bytes(), &referential.0, &earlier.0)?;
    Ok(CarriedPortfolio {
        references: each(&carried.references),
        set_aside_posts: each(&carried.set_aside_posts),
        set_aside_events: carried.set_aside_events.iter().filter_map(Event::of).collect(),
        portfolio: Portfolio::on(referential, carried.portfolio),
    })
}

impl Portfolio {
    fn on(referential: Arc<Referential>, portfolio: core::portfolio::Portfolio) -> Arc<Self> {
        Arc::new(Self { referential, portfolio: Mutex::new(portfolio) })
    }

    /// Each step replaces one thing: what a thread left is whole.
    fn lock(&self) -> MutexGuard<'_, core::portfolio::Portfolio> {
        self.portfolio.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn edit(&self, change: impl FnOnce(&mut core::portfolio::PortfolioDocument)) -> Result<()> {
        Ok(self.lock().edit(&self.referential.0, change)?)
    }
}

impl From<&core::portfolio::HeldPost> for HeldPost {
    fn from(post: &core::portfolio::HeldPost) -> Self {
        Self {
            profile: post.profile.to_string(),
            share: post.share.map(|share| share.get()),
            arrived: post.arrived.map(|day| day.to_string()),
            ends: post.ends.map(|day| day.to_string()),
            contract_ends: post.contract_ends.map(|day| day.to_string()),
            situations: post.situations.iter().map(ToString::to_string).collect(),
        }
    }
}

impl HeldPost {
    fn read(self) -> Result<core::portfolio::HeldPost> {
        let Self { profile, share, arrived, ends, contract_ends, situations } = self;
        let post = Post { profile, share, arrived, situations }.read()?;
        let mut held = core::portfolio::HeldPost::try_from(post)?;
        held.ends = ends.map(|day| day.parse()).transpose()?;
        held.contract_ends = contract_ends.map(|day| day.parse()).transpose()?;
        Ok(held)
    }
}

impl From<&core::portfolio::Assessment> for Assessment {
    fn from(one: &core::portfolio::Assessment) -> Self {
        Self {
            key: one.key.to_string(),
            competency: one.competency.to_string(),
            level: one.level.map(|level| level.get()),
            occasion: one.occasion.map(Into::into),
            source: one.source.into(),
            confidence: one.confidence.map(Into::into),
            date: one.date.to_string(),
            referential_version: one.referential_version.to_string(),
            evidence: one.evidence.clone(),
            withdrawn: one.withdrawn.map(|day| day.to_string()),
        }
    }
}

impl From<&core::portfolio::AssessedLevel> for AssessedLevel {
    fn from(one: &core::portfolio::AssessedLevel) -> Self {
        Self {
            competency: one.competency.to_string(),
            level: one.level,
            not_applicable: one.not_applicable,
            occasion: one.occasion.map(Into::into),
            assessment: one.assessment.as_ref().map(ToString::to_string),
            date: one.date.map(|day| day.to_string()),
            ignored: each(&one.ignored),
        }
    }
}

impl From<&core::portfolio::Ignored> for Ignored {
    fn from(one: &core::portfolio::Ignored) -> Self {
        Self { assessment: one.assessment.to_string(), why: one.why.into() }
    }
}

impl Event {
    fn of(event: &core::portfolio::Event) -> Option<Self> {
        Some(Self {
            subject: event.subject()?.into(),
            kind: event.kind.into(),
            date: event.date.to_string(),
            evidence: event.evidence.clone(),
        })
    }

    fn read(self) -> Result<core::portfolio::Event> {
        let date = self.date.parse()?;
        let mut event = core::portfolio::Event::new(self.subject.read()?, self.kind.into(), date);
        event.evidence = self.evidence;
        Ok(event)
    }
}

impl From<&core::versions::Carried> for CarriedName {
    fn from(one: &core::versions::Carried) -> Self {
        Self {
            at: one.at.to_string(),
            list: one.list.clone(),
            key: one.key.clone(),
            fate: one.fate.into(),
            now: one.now.clone(),
        }
    }
}
