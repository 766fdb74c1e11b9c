//! The handover pack as a document: the file, what of it comes when, what to do together,
//! and the first steps of who comes.

use serde::Serialize;

use crate::document::canonical::canonical_json;
use crate::document::record::{result, words};
use crate::error::location::Pointer;
use crate::referential::addressee::Addressee;
use crate::referential::compared_with::ComparedWith;
use crate::referential::index::Referential;
use crate::referential::pathway::PathwayDay;
use crate::value::date::Date;
use crate::value::key::{PathwayKey, StepKey};
use crate::value::version::SchemaVersion;

use super::completeness::SectionState;
use super::document::PostFileDocument;
use super::remark::FileRemark;

words! {
    /// What kind of document this is.
    pub enum HandoverPackTag {
        /// A handover pack.
        HandoverPack = "handover-pack",
    }
}

words! {
    /// The parts of a pack, each for a reader of its own, in the order in which they stand.
    pub enum PackPart of "handover.part" {
        /// The file, for whoever takes the post over or stands in.
        File = "file",
        /// The guide, for the two persons and their management.
        Overlap = "overlap",
        /// The first steps, for who comes.
        FirstSteps = "first_steps",
    }
}

words! {
    /// Whether the days of who leaves and of who comes overlap.
    pub enum OverlapStatus of "handover.overlap" {
        /// They do.
        Planned = "planned",
        /// They do not.
        None = "none",
        /// One of the two days is not known.
        Unknown = "unknown",
    }
}

words! {
    /// The stretches of an overlap, each about half a week.
    pub enum OverlapStretch of "handover.stretch" {
        /// To read, and to open doors.
        SettleIn = "settle_in",
        /// To meet the first partners.
        Meet = "meet",
        /// To go through the work, and to meet the others.
        TakeOver = "take_over",
        /// To speak of what is not written, and to let go.
        LetGo = "let_go",
    }
}

words! {
    /// What to do together.
    pub enum TaskKind of "handover.task" {
        /// Read the file.
        ReadFile = "read_file",
        /// Ask for an access.
        AskForAccess = "ask_for_access",
        /// Fill a section that is to be filled.
        FillSection = "fill_section",
        /// Be introduced to a partner.
        MeetPartner = "meet_partner",
        /// Write to a partner together.
        WriteToPartner = "write_to_partner",
        /// Take part in an event together.
        AttendEvent = "attend_event",
        /// Go through an action.
        GoThroughAction = "go_through_action",
        /// Hand a commitment on, and tell to whom it was made.
        HandOnCommitment = "hand_on_commitment",
        /// Look at an agreement that ends.
        LookAtAgreement = "look_at_agreement",
        /// Look at the budgets.
        LookAtBudgets = "look_at_budgets",
        /// Talk about a question that is not answered in writing, or is to be told.
        TalkAbout = "talk_about",
    }
}

words! {
    /// When a step of the first path begins.
    pub enum StepPeriod of "handover.period" {
        /// It is over by the day of arrival.
        BeforeArrival = "before_arrival",
        /// It begins in the first month, or goes on from before.
        FirstMonth = "first_month",
        /// It begins in the first hundred days.
        HundredDays = "hundred_days",
    }
}

result! {
    /// A place of the file with a day.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct DatedPlace {
        /// The day.
        pub date: Date,
        /// The entry of the file.
        pub at: Pointer,
    }
}

result! {
    /// The calendar of the file from the day of the handover on.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PackCalendar {
        /// What comes, by day.
        pub coming: Vec<DatedPlace>,
        /// What comes back and has no day yet, or none after the day of the handover.
        pub to_set: Vec<Pointer>,
        /// What is over and does not come back, by day.
        pub over: Vec<DatedPlace>,
    }
}

result! {
    /// Something to do together.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct OverlapTask {
        /// What it is.
        pub kind: TaskKind,
        /// The entry or the section of the file that it is about; the file if absent.
        pub at: Option<Pointer>,
    }
}

result! {
    /// About half a week of an overlap.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct OverlapSession {
        /// Which stretch it is.
        pub stretch: OverlapStretch,
        /// Its first working day, where the overlap has days.
        pub first_day: Option<Date>,
        /// Its last working day.
        pub last_day: Option<Date>,
        /// What to do, in this order.
        pub tasks: Vec<OverlapTask>,
    }
}

result! {
    /// What to do together, and what to do where there is no time for that.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Overlap {
        /// Whether the days overlap.
        pub status: OverlapStatus,
        /// The first working day (Monday to Friday) on which both are there.
        pub first_day: Option<Date>,
        /// The last working day of the two weeks, or of the overlap if it is shorter.
        pub last_day: Option<Date>,
        /// The sessions, in order; none where it is known that there is no overlap.
        pub sessions: Vec<OverlapSession>,
        /// What comes while nobody holds the post, by day: somebody has to stand in.
        pub between: Vec<DatedPlace>,
        /// What may come while nobody holds the post, on a day that is not known: events that
        /// come back, and those without a day.
        pub undated: Vec<Pointer>,
        /// What can only be told, and is worth a talk even without an overlap.
        pub to_tell: Vec<Pointer>,
    }
}

result! {
    /// A step of the first path.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct FirstStep {
        /// The pathway.
        pub pathway: PathwayKey,
        /// Its step.
        pub step: StepKey,
        /// When it begins.
        pub period: StepPeriod,
        /// The first day, counted from the arrival.
        pub from_day: PathwayDay,
        /// The last day, counted from the arrival; open if absent.
        pub to_day: Option<PathwayDay>,
        /// The first day as a date, where the day of arrival is known.
        pub first_day: Option<Date>,
        /// The last day as a date, where the day of arrival is known and the step has one.
        pub last_day: Option<Date>,
        /// Who takes it.
        pub addressee: Addressee,
        /// Who takes part.
        pub participants: Vec<Addressee>,
    }
}

result! {
    /// A handover pack: a post file, as who leaves, who comes and their management read it.
    /// It is made from the file of the post alone; nothing of a portfolio is in it.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct HandoverPackDocument {
        /// What kind of document this is.
        pub document: HandoverPackTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// What it is and what it is made of, in French.
        pub notices: Vec<String>,
        /// The version of the library.
        pub library: String,
        /// The referential.
        pub referential: ComparedWith,
        /// The last day of who leaves.
        pub leaving: Option<Date>,
        /// The first day of who comes.
        pub arrival: Option<Date>,
        /// The day from which the calendar counts: the earlier of the two.
        pub from: Option<Date>,
        /// The file itself.
        pub file: PostFileDocument,
        /// How far each section is filled.
        pub sections: Vec<SectionState>,
        /// What in the file looks as if it were about a person.
        pub remarks: Vec<FileRemark>,
        /// The calendar from the day of the handover on.
        pub calendar: PackCalendar,
        /// The agreements that end by a year after the day of the handover, or have ended.
        pub ending: Vec<DatedPlace>,
        /// The actions of which something is to be done.
        pub open_actions: Vec<Pointer>,
        /// The commitments that are to be kept.
        pub open_commitments: Vec<Pointer>,
        /// What to do together.
        pub overlap: Overlap,
        /// The first steps of who comes, by day.
        pub first_steps: Vec<FirstStep>,
    }
}

/// A handover pack: see [`HandoverPack::of`].
#[derive(Clone)]
pub struct HandoverPack {
    pub(super) document: HandoverPackDocument,
    pub(super) referential: Referential,
}

/// Nothing of what people wrote is in a log.
impl std::fmt::Debug for HandoverPack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HandoverPack")
            .field("leaving", &self.document.leaving)
            .field("arrival", &self.document.arrival)
            .finish_non_exhaustive()
    }
}

impl std::ops::Deref for HandoverPack {
    type Target = HandoverPackDocument;

    fn deref(&self) -> &HandoverPackDocument {
        &self.document
    }
}

impl HandoverPack {
    /// What the pack says.
    #[must_use]
    pub fn document(&self) -> &HandoverPackDocument {
        &self.document
    }

    /// The referential that names what is in it.
    #[must_use]
    pub fn referential(&self) -> &Referential {
        &self.referential
    }

    /// The pack in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.document).unwrap_or_default()
    }
}
