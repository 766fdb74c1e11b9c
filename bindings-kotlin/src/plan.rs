//! A plan for one person: what to take and when, why, and what is not covered and why.

use boussole_sante::guidance::{self, PlanSubject};
use boussole_sante::portfolio;

use crate::block::{Block, blocks};
use crate::closed::{
    Addressee, Language, Necessity, PlanRemark, PlanStatus, ReasonKind, Stage, UncoveredCause,
};
use crate::error::Result;
use crate::referential::each;

/// An offer, a step of a pathway, or a pathway, by their keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum EventSubject {
    /// An offer.
    Offer {
        /// Its key.
        offer: String,
    },
    /// A step of a pathway.
    Step {
        /// The key of the pathway.
        pathway: String,
        /// That of its step.
        step: String,
    },
    /// A pathway as a whole.
    Pathway {
        /// Its key.
        pathway: String,
    },
}

/// Levels of a competency: above one, up to another.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Covered {
    /// The competency.
    pub competency: String,
    /// The level above which they lie.
    pub from: u8,
    /// The highest of them.
    pub to: u8,
    /// The stage in which they count.
    pub stage: Stage,
}

/// Why something is in a plan.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reason {
    /// What kind of reason it is.
    pub kind: ReasonKind,
    /// The competency that is asked or wished for.
    pub competency: Option<String>,
    /// The highest level that it covers of it.
    pub level: Option<u8>,
    /// The level that the post asks for.
    pub target: Option<u8>,
    /// The profile that asks.
    pub profile: Option<String>,
    /// How much the post needs it.
    pub necessity: Option<Necessity>,
    /// The day by which it is due.
    pub due: Option<String>,
    /// What it prepares, the step that is taken by it, or what is on the same day.
    pub subject: Option<EventSubject>,
}

/// Something to take.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanItem {
    /// What it is: to be told of as `done`, `plan` or `cancel`.
    pub subject: EventSubject,
    /// Who takes it.
    pub addressee: Addressee,
    /// The first day on which it can be taken in this plan; of a date its first day.
    pub first_day: String,
    /// The last day on which it can be taken; of a date its last day.
    pub last_day: String,
    /// Whether it takes place on these days; otherwise on any of them.
    pub is_dated: bool,
    /// How many minutes of her time it takes; unknown of what she has decided and nobody
    /// has estimated.
    pub effort_min: Option<u32>,
    /// Which of the levels asked for it covers.
    pub covers: Vec<Covered>,
    /// Why it is in the plan.
    pub reasons: Vec<Reason>,
    /// What would cover the same levels in its place, three at most.
    pub alternatives: Vec<EventSubject>,
}

/// Something that others have to do.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OthersItem {
    /// The step of a pathway or the offer; none for a competency.
    pub subject: Option<EventSubject>,
    /// The competency for which the post gives no occasion, or that is to be clarified in
    /// the job description.
    pub competency: Option<String>,
    /// Who can act.
    pub addressee: Addressee,
    /// The first day of it in this plan, where it has days; before today of what was to be
    /// done and was not told to be.
    pub first_day: Option<String>,
    /// The last day of it, where it has days.
    pub last_day: Option<String>,
}

/// Levels that nothing of the plan covers, and why.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Uncovered {
    /// The competency.
    pub competency: String,
    /// The level above which they lie.
    pub from: u8,
    /// The highest of them.
    pub to: u8,
    /// The stage in which they count.
    pub stage: Stage,
    /// Each cause once.
    pub causes: Vec<UncoveredCause>,
    /// What leads there, and is kept out by these causes.
    pub subjects: Vec<EventSubject>,
}

/// A competency of which no level is known.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ToAssess {
    /// The competency.
    pub competency: String,
    /// The first stage in which a level of it would count.
    pub stage: Stage,
    /// How many levels a plan could cover of it at most, if she stood at the lowest; of what
    /// nobody asks for, how many levels of others wait for it.
    pub at_stake: u8,
}

/// A level that something done may have brought, and that nobody has assessed since.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ToReassess {
    /// The competency.
    pub competency: String,
    /// The level that it is meant to bring.
    pub level: u8,
    /// What was done.
    pub subject: EventSubject,
    /// The day on which it was done.
    pub date: String,
}

/// Something that she has decided for a day.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DecidedFor {
    /// What it is.
    pub subject: EventSubject,
    /// The day.
    pub date: String,
}

/// A level that a post asks for after the end of the plan, or in a situation.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ComesLater {
    /// The competency.
    pub competency: String,
    /// The level.
    pub target: u8,
    /// The profile that asks.
    pub profile: String,
    /// The day by which it is due.
    pub due: Option<String>,
    /// The situation that calls for it.
    pub situation: Option<String>,
}

/// How much of a stage a plan covers.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct StageResult {
    /// The stage.
    pub stage: Stage,
    /// How many levels count in it.
    pub asked: u32,
    /// How many of them the plan covers.
    pub covered: u32,
    /// How many a plan could cover at most, given the stages before.
    pub bound: u32,
}

/// What another plan would change: with more time, other wishes, another level.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanDifference {
    /// What only the other has.
    pub added: Vec<EventSubject>,
    /// What only the first has, and what was done since is not.
    pub removed: Vec<EventSubject>,
    /// What the first has and was done since.
    pub done: Vec<EventSubject>,
    /// What both have, on other days.
    pub moved: Vec<EventSubject>,
    /// How many minutes more the other takes; fewer if negative.
    pub minutes: i32,
    /// What is said of it to the person.
    pub blocks: Vec<Block>,
}

/// A plan for one person: `Portfolio.recommend`. It is hers; what it says of her rests on
/// her portfolio and is computed anew each time.
#[derive(Debug, uniffi::Object)]
pub struct LearningPlan(pub(crate) guidance::LearningPlan);

#[uniffi::export]
impl LearningPlan {
    /// The whole plan in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// What the plan says to the person, in the order in which it is read, for a screen or
    /// a page to lay out.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        blocks(self.0.blocks(language.into()))
    }

    /// The plan as a calendar file (iCalendar, RFC 5545): each thing keeps its identity in
    /// a later plan, so that a calendar takes the newer one for the same; all are private.
    #[must_use]
    pub fn to_calendar(&self, language: Language) -> String {
        self.0.to_calendar(language.into())
    }

    /// What another plan would change, and what is said of it: of the plan of before,
    /// `before.compare(after)`.
    #[must_use]
    pub fn compare(&self, other: &Self, language: Language) -> PlanDifference {
        let difference = self.0.compare(&other.0);
        PlanDifference {
            added: subjects(&difference.added),
            removed: subjects(&difference.removed),
            done: subjects(&difference.done),
            moved: subjects(&difference.moved),
            minutes: difference.minutes,
            blocks: blocks(difference.blocks(language.into())),
        }
    }

    /// The day from which it counts.
    #[must_use]
    pub fn today(&self) -> String {
        self.0.today.to_string()
    }

    /// Its last day.
    #[must_use]
    pub fn until(&self) -> String {
        self.0.until.to_string()
    }

    /// How many minutes there are; none where any number is.
    #[must_use]
    pub fn budget_min(&self) -> Option<u32> {
        self.0.budget_min
    }

    /// How many minutes it takes, as far as is known.
    #[must_use]
    pub fn effort_min(&self) -> u32 {
        self.0.effort_min
    }

    /// How far it is known to be the best.
    #[must_use]
    pub fn status(&self) -> PlanStatus {
        self.0.status.into()
    }

    /// How much it covers, stage by stage.
    #[must_use]
    pub fn stages(&self) -> Vec<StageResult> {
        each(&self.0.stages)
    }

    /// What holds for it as a whole.
    #[must_use]
    pub fn remarks(&self) -> Vec<PlanRemark> {
        self.0.remarks.iter().copied().map(Into::into).collect()
    }

    /// What to take, by day.
    #[must_use]
    pub fn items(&self) -> Vec<PlanItem> {
        self.0.items.iter().filter_map(PlanItem::of).collect()
    }

    /// What to do next: the first thing by day that is still to be taken.
    #[must_use]
    pub fn next(&self) -> Option<PlanItem> {
        self.0.next().and_then(PlanItem::of)
    }

    /// What others have to do; it takes nothing of her time.
    #[must_use]
    pub fn with_others(&self) -> Vec<OthersItem> {
        each(&self.0.with_others)
    }

    /// The competencies to assess first: those whose answers would change the plan most,
    /// five at most.
    #[must_use]
    pub fn assess_first(&self) -> Vec<ToAssess> {
        each(&self.0.assess_first)
    }

    /// What was done and may have brought a level.
    #[must_use]
    pub fn to_reassess(&self) -> Vec<ToReassess> {
        self.0.to_reassess.iter().filter_map(ToReassess::of).collect()
    }

    /// What was decided for a day that is over, and of which nothing was told since: ask
    /// whether it is done.
    #[must_use]
    pub fn to_confirm(&self) -> Vec<DecidedFor> {
        self.0.to_confirm.iter().filter_map(DecidedFor::of).collect()
    }

    /// What is decided for a day after the plan.
    #[must_use]
    pub fn decided_later(&self) -> Vec<DecidedFor> {
        self.0.decided_later.iter().filter_map(DecidedFor::of).collect()
    }

    /// What is not covered, and why.
    #[must_use]
    pub fn uncovered(&self) -> Vec<Uncovered> {
        each(&self.0.uncovered)
    }

    /// What comes after the plan.
    #[must_use]
    pub fn later(&self) -> Vec<ComesLater> {
        each(&self.0.later)
    }

    /// What was done.
    #[must_use]
    pub fn done(&self) -> Vec<EventSubject> {
        subjects(&self.0.done)
    }
}

impl From<portfolio::EventSubject> for EventSubject {
    fn from(subject: portfolio::EventSubject) -> Self {
        match subject {
            portfolio::EventSubject::Offer(offer) => Self::Offer { offer: offer.to_string() },
            portfolio::EventSubject::Step(pathway, step) => {
                Self::Step { pathway: pathway.to_string(), step: step.to_string() }
            }
            portfolio::EventSubject::Pathway(pathway) => {
                Self::Pathway { pathway: pathway.to_string() }
            }
        }
    }
}

impl EventSubject {
    pub(crate) fn read(self) -> Result<portfolio::EventSubject> {
        Ok(match self {
            Self::Offer { offer } => portfolio::EventSubject::offer(&offer)?,
            Self::Step { pathway, step } => portfolio::EventSubject::step(&pathway, &step)?,
            Self::Pathway { pathway } => portfolio::EventSubject::pathway(&pathway)?,
        })
    }
}

fn subject(subject: &PlanSubject) -> Option<EventSubject> {
    subject.event_subject().map(Into::into)
}

fn subjects(subjects: &[PlanSubject]) -> Vec<EventSubject> {
    subjects.iter().filter_map(subject).collect()
}

fn maybe(key: Option<&impl ToString>) -> Option<String> {
    key.map(ToString::to_string)
}

impl From<&guidance::Covered> for Covered {
    fn from(own: &guidance::Covered) -> Self {
        let (from, to, stage) = (own.from, own.to, own.stage.into());
        Self { competency: own.competency.to_string(), from, to, stage }
    }
}

impl From<&guidance::Reason> for Reason {
    fn from(own: &guidance::Reason) -> Self {
        Self {
            kind: own.kind.into(),
            competency: maybe(own.competency.as_ref()),
            level: own.level,
            target: own.target,
            profile: maybe(own.profile.as_ref()),
            necessity: own.necessity.map(Into::into),
            due: maybe(own.due.as_ref()),
            subject: own.subject.as_ref().and_then(subject),
        }
    }
}

impl PlanItem {
    fn of(own: &guidance::PlanItem) -> Option<Self> {
        Some(Self {
            subject: subject(&own.subject)?,
            addressee: own.addressee.into(),
            first_day: own.first_day.to_string(),
            last_day: own.last_day.to_string(),
            is_dated: own.is_dated,
            effort_min: own.effort_min,
            covers: each(&own.covers),
            reasons: each(&own.reasons),
            alternatives: subjects(&own.alternatives),
        })
    }
}

impl From<&guidance::OthersItem> for OthersItem {
    fn from(own: &guidance::OthersItem) -> Self {
        Self {
            subject: own.subject.as_ref().and_then(subject),
            competency: maybe(own.competency.as_ref()),
            addressee: own.addressee.into(),
            first_day: maybe(own.first_day.as_ref()),
            last_day: maybe(own.last_day.as_ref()),
        }
    }
}

impl From<&guidance::Uncovered> for Uncovered {
    fn from(own: &guidance::Uncovered) -> Self {
        Self {
            competency: own.competency.to_string(),
            from: own.from,
            to: own.to,
            stage: own.stage.into(),
            causes: own.causes.iter().copied().map(Into::into).collect(),
            subjects: subjects(&own.subjects),
        }
    }
}

impl From<&guidance::ToAssess> for ToAssess {
    fn from(own: &guidance::ToAssess) -> Self {
        let (stage, at_stake) = (own.stage.into(), own.at_stake);
        Self { competency: own.competency.to_string(), stage, at_stake }
    }
}

impl ToReassess {
    fn of(own: &guidance::ToReassess) -> Option<Self> {
        Some(Self {
            competency: own.competency.to_string(),
            level: own.level,
            subject: subject(&own.subject)?,
            date: own.date.to_string(),
        })
    }
}

impl DecidedFor {
    fn of(own: &guidance::DecidedFor) -> Option<Self> {
        Some(Self { subject: subject(&own.subject)?, date: own.date.to_string() })
    }
}

impl From<&guidance::ComesLater> for ComesLater {
    fn from(own: &guidance::ComesLater) -> Self {
        Self {
            competency: own.competency.to_string(),
            target: own.target,
            profile: own.profile.to_string(),
            due: maybe(own.due.as_ref()),
            situation: maybe(own.situation.as_ref()),
        }
    }
}

impl From<&guidance::StageResult> for StageResult {
    fn from(own: &guidance::StageResult) -> Self {
        let guidance::StageResult { stage, asked, covered, bound, .. } = *own;
        Self { stage: stage.into(), asked, covered, bound }
    }
}
