//! The plan as a document: what to take and when, why, and what is not covered and why.

use serde::Serialize;

use crate::document::canonical::canonical_json;
use crate::document::record::{result, words};
use crate::portfolio::EventSubject;
use crate::referential::addressee::Addressee;
use crate::referential::compared_with::ComparedWith;
use crate::referential::index::Referential;
use crate::referential::profile::Necessity;
use crate::value::date::Date;
use crate::value::key::{CompetencyKey, OfferKey, PathwayKey, ProfileKey, StepKey, TagKey};
use crate::value::version::SchemaVersion;

words! {
    /// What kind of document this is.
    pub enum LearningPlanTag {
        /// A plan for one person.
        LearningPlan = "learning-plan",
    }
}

words! {
    /// In which stage a level counts: a plan covers as much as it can of the first, then
    /// of the next. A level that several reasons ask for counts in the first of theirs.
    pub enum Stage of "plan.stage" {
        /// The post cannot do without it, and it is due by the end of the plan.
        EssentialDue = "essential_due",
        /// She wishes to get on with it.
        Wished = "wished",
        /// The post counts on it by the end of the plan.
        Expected = "expected",
        /// The post would profit from it by the end of the plan.
        Optional = "optional",
    }
}

words! {
    /// How far a plan is known to be the best.
    pub enum PlanStatus of "plan.status" {
        /// No plan is better, stage by stage.
        Optimal = "optimal",
        /// A better one may exist; each stage says by how much at most.
        Bounded = "bounded",
    }
}

words! {
    /// Why something is in a plan.
    pub enum ReasonKind of "plan.reason" {
        /// A post asks for a level that it covers.
        AskedByPost = "asked_by_post",
        /// A post asks for a level that it covers by a day that is before.
        AskedByPostBefore = "asked_by_post_before",
        /// She wishes for a level that it covers.
        Wished = "wished",
        /// Something else of the plan needs it before.
        Prepares = "prepares",
        /// She has decided it.
        Planned = "planned",
        /// By it a step of a pathway is taken.
        PartOfStep = "part_of_step",
        /// The days that the pathway gives for it are over; it can still be taken.
        DaysAreOver = "days_are_over",
        /// Whether it is for her turns on something that is not known.
        AudienceToCheck = "audience_to_check",
        /// It is not offered on the day that she has decided, as far as is known.
        DateToCheck = "date_to_check",
        /// What it needs before is not there on the day that she has decided.
        PrerequisiteToCheck = "prerequisite_to_check",
        /// Something else of the plan takes place on the same day.
        SameDay = "same_day",
    }
}

words! {
    /// Why a level is not covered.
    pub enum UncoveredCause of "plan.cause" {
        /// Nothing that exists leads to it.
        NoOffer = "no_offer",
        /// What leads to it does not fit into the time that is left.
        Budget = "budget",
        /// What leads to it cannot be taken on a day of the plan.
        Window = "window",
        /// What leads to it needs something before that is not there in time.
        Prerequisite = "prerequisite",
        /// What leads to it is for others.
        Audience = "audience",
        /// What leads to it has no seat left.
        Seats = "seats",
        /// The post gives no occasion to use it: something to take up with management.
        Occasion = "occasion",
        /// The occasion to use it has not come yet.
        NotYet = "not_yet",
        /// How long it takes is not known, so that no time can be set aside for it.
        NoDuration = "no_duration",
        /// She cancelled what leads to it.
        Cancelled = "cancelled",
        /// What leads to it is done.
        AlreadyDone = "already_done",
    }
}

words! {
    /// What holds for a plan as a whole.
    pub enum PlanRemark of "plan.remark" {
        /// No post is held on a day of the plan: nothing is asked for.
        NoPost = "no_post",
        /// There is no time: the budget is zero.
        NoTime = "no_time",
        /// She holds no post today, and arrives in one later.
        NotArrived = "not_arrived",
        /// A day of arrival is not known: nothing is due by a day, and what turns on it is
        /// to be checked.
        ArrivalUnknown = "arrival_unknown",
        /// What she has decided takes more time than there is.
        OverBudget = "over_budget",
        /// Nothing is left to cover.
        NothingAsked = "nothing_asked",
    }
}

result! {
    /// An offer, or a step of a pathway.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct PlanSubject {
        /// The offer.
        pub offer: Option<OfferKey>,
        /// The pathway.
        pub pathway: Option<PathwayKey>,
        /// Its step.
        pub step: Option<StepKey>,
    }
}

result! {
    /// Levels of a competency: above one, up to another.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Covered {
        /// The competency.
        pub competency: CompetencyKey,
        /// The level above which they lie.
        pub from: u8,
        /// The highest of them.
        pub to: u8,
        /// The stage in which they count.
        pub stage: Stage,
    }
}

result! {
    /// Why something is in a plan.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Reason {
        /// What kind of reason it is.
        pub kind: ReasonKind,
        /// The competency that is asked or wished for.
        pub competency: Option<CompetencyKey>,
        /// The highest level that it covers of it.
        pub level: Option<u8>,
        /// The level that the post asks for.
        pub target: Option<u8>,
        /// The profile that asks.
        pub profile: Option<ProfileKey>,
        /// How much the post needs it.
        pub necessity: Option<Necessity>,
        /// The day by which it is due.
        pub due: Option<Date>,
        /// What it prepares, the step that is taken by it, or what is on the same day.
        pub subject: Option<PlanSubject>,
    }
}

result! {
    /// Something to take.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PlanItem {
        /// What it is.
        pub subject: PlanSubject,
        /// Who takes it.
        pub addressee: Addressee,
        /// The first day on which it can be taken in this plan; of a date its first day.
        pub first_day: Date,
        /// The last day on which it can be taken; of a date its last day.
        pub last_day: Date,
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
        pub alternatives: Vec<PlanSubject>,
    }
}

result! {
    /// Something that others have to do.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct OthersItem {
        /// The step of a pathway or the offer; none for a competency.
        pub subject: Option<PlanSubject>,
        /// The competency for which the post gives no occasion, or that is to be
        /// clarified in the job description.
        pub competency: Option<CompetencyKey>,
        /// Who can act.
        pub addressee: Addressee,
        /// The first day of it in this plan, where it has days; before today of what was to
        /// be done and was not told to be.
        pub first_day: Option<Date>,
        /// The last day of it, where it has days.
        pub last_day: Option<Date>,
    }
}

result! {
    /// Levels that nothing of the plan covers, and why.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Uncovered {
        /// The competency.
        pub competency: CompetencyKey,
        /// The level above which they lie.
        pub from: u8,
        /// The highest of them.
        pub to: u8,
        /// The stage in which they count.
        pub stage: Stage,
        /// Each cause once.
        pub causes: Vec<UncoveredCause>,
        /// What leads there, and is kept out by these causes.
        pub subjects: Vec<PlanSubject>,
    }
}

result! {
    /// A competency of which no level is known.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ToAssess {
        /// The competency.
        pub competency: CompetencyKey,
        /// The first stage in which a level of it would count.
        pub stage: Stage,
        /// How many levels a plan could cover of it at most, if she stood at the lowest; of
        /// what nobody asks for, how many levels of others wait for it.
        pub at_stake: u8,
    }
}

result! {
    /// A level that something done may have brought, and that nobody has assessed since.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ToReassess {
        /// The competency.
        pub competency: CompetencyKey,
        /// The level that it is meant to bring.
        pub level: u8,
        /// What was done.
        pub subject: PlanSubject,
        /// The day on which it was done.
        pub date: Date,
    }
}

result! {
    /// Something that she has decided for a day.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct DecidedFor {
        /// What it is.
        pub subject: PlanSubject,
        /// The day.
        pub date: Date,
    }
}

result! {
    /// A level that a post asks for after the end of the plan, or in a situation.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ComesLater {
        /// The competency.
        pub competency: CompetencyKey,
        /// The level.
        pub target: u8,
        /// The profile that asks.
        pub profile: ProfileKey,
        /// The day by which it is due.
        pub due: Option<Date>,
        /// The situation that calls for it.
        pub situation: Option<TagKey>,
    }
}

result! {
    /// How much of a stage a plan covers.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
}

result! {
    /// A plan for one person. It is hers; what it says of her rests on her portfolio and
    /// is computed anew each time.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct LearningPlanDocument {
        /// What kind of document this is.
        pub document: LearningPlanTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// What it is and whose it is, in French.
        pub notices: Vec<String>,
        /// The version of the library.
        pub library: String,
        /// The referential.
        pub referential: ComparedWith,
        /// The day from which it counts.
        pub today: Date,
        /// Its last day.
        pub until: Date,
        /// How many minutes there are; any number if absent.
        pub budget_min: Option<u32>,
        /// How many minutes it takes, as far as is known.
        pub effort_min: u32,
        /// The fewest minutes in which as much could be covered, as far as is known.
        pub effort_bound: u32,
        /// How far it is known to be the best.
        pub status: PlanStatus,
        /// Whether of plans that are as good it has the smallest list of keys.
        pub is_first_by_key: bool,
        /// How much it covers, stage by stage.
        pub stages: Vec<StageResult>,
        /// What holds for it as a whole.
        pub remarks: Vec<PlanRemark>,
        /// What to take, by day.
        pub items: Vec<PlanItem>,
        /// What others have to do; it takes nothing of her time.
        pub with_others: Vec<OthersItem>,
        /// The competencies to assess first: those whose answers would change the plan
        /// most, five at most.
        pub assess_first: Vec<ToAssess>,
        /// What was done and may have brought a level.
        pub to_reassess: Vec<ToReassess>,
        /// What was decided for a day that is over, and of which nothing was told since.
        pub to_confirm: Vec<DecidedFor>,
        /// What is decided for a day after the plan.
        pub decided_later: Vec<DecidedFor>,
        /// What is not covered, and why.
        pub uncovered: Vec<Uncovered>,
        /// What comes after the plan.
        pub later: Vec<ComesLater>,
        /// What was done.
        pub done: Vec<PlanSubject>,
    }
}

/// A plan for one person: see [`recommend`](super::recommend).
#[derive(Debug, Clone)]
pub struct LearningPlan {
    pub(super) document: LearningPlanDocument,
    pub(super) referential: Referential,
}

impl std::ops::Deref for LearningPlan {
    type Target = LearningPlanDocument;

    fn deref(&self) -> &LearningPlanDocument {
        &self.document
    }
}

impl LearningPlan {
    /// What the plan says.
    #[must_use]
    pub fn document(&self) -> &LearningPlanDocument {
        &self.document
    }

    /// The referential that names what is in it.
    #[must_use]
    pub fn referential(&self) -> &Referential {
        &self.referential
    }

    /// The plan in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.document).unwrap_or_default()
    }

    /// What to do next: the first thing by day that is still to be taken.
    #[must_use]
    pub fn next(&self) -> Option<&PlanItem> {
        self.document.items.first()
    }
}

impl Reason {
    pub(super) const fn plain(kind: ReasonKind) -> Self {
        Self {
            kind,
            competency: None,
            level: None,
            target: None,
            profile: None,
            necessity: None,
            due: None,
            subject: None,
        }
    }
}

impl PlanSubject {
    /// What an event of it tells of.
    #[must_use]
    pub fn event_subject(&self) -> Option<EventSubject> {
        EventSubject::of(self.offer.as_ref(), self.pathway.as_ref(), self.step.as_ref())
    }
}

impl From<&EventSubject> for PlanSubject {
    fn from(subject: &EventSubject) -> Self {
        match subject.clone() {
            EventSubject::Offer(offer) => Self { offer: Some(offer), pathway: None, step: None },
            EventSubject::Step(pathway, step) => {
                Self { offer: None, pathway: Some(pathway), step: Some(step) }
            }
            EventSubject::Pathway(pathway) => {
                Self { offer: None, pathway: Some(pathway), step: None }
            }
        }
    }
}
