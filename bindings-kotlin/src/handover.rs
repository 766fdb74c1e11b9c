//! The file of a post, and the pack by which it passes from one person to the next.

use std::sync::Arc;

use boussole_sante as core;
use boussole_sante::handover::HandoverDays;

use crate::block::{Block, blocks};
use crate::closed::{
    Addressee, FileSection, FillState, Language, OverlapStatus, OverlapStretch, PackPart,
    RemarkKind, StepPeriod, TaskKind,
};
use crate::error::Result;
use crate::portfolio::CarriedName;
use crate::referential::{Referential, each};

/// The file of a post: territory, partners and commitments by function, calendar, actions,
/// what is written nowhere. It belongs to the post and is passed on; no level of anybody
/// enters it. It is a document that people fill: what stands in it is read and changed as
/// JSON (`toJson`, `fromJson`; schema `post-file`). Nothing changes an object once it is
/// read, and threads may share it.
#[derive(Debug, uniffi::Object)]
pub struct PostFile {
    referential: Arc<Referential>,
    file: core::handover::PostFile,
}

#[uniffi::export]
impl PostFile {
    /// An empty file on a referential: all of it is to be filled.
    #[uniffi::constructor]
    #[must_use]
    pub fn new(referential: Arc<Referential>) -> Arc<Self> {
        let file = core::handover::PostFile::new(&referential.0);
        Arc::new(Self { referential, file })
    }

    /// Reads a file on its referential, of which it may be another version; every fault of
    /// it is told at once, and nothing that it says is quoted.
    #[uniffi::constructor]
    pub fn from_json(json: &str, referential: Arc<Referential>) -> Result<Arc<Self>> {
        let file = core::handover::PostFile::from_json(json.as_bytes(), &referential.0)?;
        Ok(Arc::new(Self { referential, file }))
    }

    /// The same from the bytes of a file, UTF-8.
    #[uniffi::constructor]
    pub fn from_bytes(json: Vec<u8>, referential: Arc<Referential>) -> Result<Arc<Self>> {
        let file = core::handover::PostFile::from_json(&json, &referential.0)?;
        Ok(Arc::new(Self { referential, file }))
    }

    /// The template for who leaves a post that this profile describes: the kinds of
    /// partners, of events and of indicators that go with it, and the questions for what is
    /// written nowhere, all to be filled or taken out. Its words are in this language, or in
    /// that of the referential where it has no other.
    #[uniffi::constructor]
    pub fn template(
        referential: Arc<Referential>,
        profile: &str,
        language: Language,
    ) -> Result<Arc<Self>> {
        let file = core::handover::PostFile::template(&referential.0, profile, language.into())?;
        Ok(Arc::new(Self { referential, file }))
    }

    /// The file in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.file.to_json()
    }

    /// How far each section is filled, in the order in which they are read.
    #[must_use]
    pub fn sections(&self) -> Vec<SectionState> {
        each(&self.file.completeness())
    }

    /// Words in it that look as if they were about a person, or were a password. None of
    /// them is a fault: only people can tell.
    #[must_use]
    pub fn remarks(&self) -> Vec<FileRemark> {
        each(&self.file.remarks())
    }

    /// The pack of the file, between the last day of who leaves and the first day of who
    /// comes; either may be unknown.
    #[uniffi::method(default(leaving = None, arrival = None))]
    pub fn pack(
        &self,
        leaving: Option<String>,
        arrival: Option<String>,
    ) -> Result<Arc<HandoverPack>> {
        let mut days = HandoverDays::default();
        days.leaving = leaving.map(|day| day.parse()).transpose()?;
        days.arrival = arrival.map(|day| day.parse()).transpose()?;
        let pack = core::handover::HandoverPack::of(&self.file, &self.referential.0, days)?;
        Ok(Arc::new(HandoverPack(pack)))
    }
}

/// How far a section of a file is filled.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SectionState {
    /// The section.
    pub section: FileSection,
    /// How far it is filled.
    pub state: FillState,
    /// How many entries stand in it.
    pub entries: u32,
    /// In how many of them something is to be filled.
    pub incomplete: u32,
    /// What is to be filled: the places of fields that are absent, as `/partners/0/reach`.
    pub to_fill: Vec<String>,
}

/// Words that do not belong in a file, by what they look like. They are not quoted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FileRemark {
    /// Where they stand, as `/partners/0/reach`.
    pub at: String,
    /// What they look like.
    pub kind: RemarkKind,
}

/// A place of a file with a day.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DatedPlace {
    /// The day.
    pub date: String,
    /// The entry of the file, as `/calendar/0`.
    pub at: String,
}

/// Something to do together.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OverlapTask {
    /// What it is.
    pub kind: TaskKind,
    /// The entry or the section of the file that it is about; the file if absent.
    pub at: Option<String>,
}

/// About half a week of an overlap.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OverlapSession {
    /// Which stretch it is.
    pub stretch: OverlapStretch,
    /// Its first working day, where the overlap has days.
    pub first_day: Option<String>,
    /// Its last working day.
    pub last_day: Option<String>,
    /// What to do, in this order.
    pub tasks: Vec<OverlapTask>,
}

/// What to do together, and what to do where there is no time for that.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Overlap {
    /// Whether the days overlap.
    pub status: OverlapStatus,
    /// The first working day (Monday to Friday) on which both are there.
    pub first_day: Option<String>,
    /// The last working day of the two weeks, or of the overlap if it is shorter.
    pub last_day: Option<String>,
    /// The sessions, in order; none where it is known that there is no overlap.
    pub sessions: Vec<OverlapSession>,
    /// What comes while nobody holds the post, by day: somebody has to stand in.
    pub between: Vec<DatedPlace>,
    /// What may come while nobody holds the post, on a day that is not known, by place.
    pub undated: Vec<String>,
    /// What can only be told, and is worth a talk even without an overlap, by place.
    pub to_tell: Vec<String>,
}

/// A step of the first path of who comes.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FirstStep {
    /// The pathway, by key.
    pub pathway: String,
    /// Its step, by key.
    pub step: String,
    /// When it begins.
    pub period: StepPeriod,
    /// The first day, counted in days from the arrival.
    pub from_day: i32,
    /// The last day, counted in days from the arrival; open if absent.
    pub to_day: Option<i32>,
    /// The first day as a date, where the day of arrival is known.
    pub first_day: Option<String>,
    /// The last day as a date, where the day of arrival is known and the step has one.
    pub last_day: Option<String>,
    /// Who takes it.
    pub addressee: Addressee,
    /// Who takes part.
    pub participants: Vec<Addressee>,
}

/// A handover pack: the file of a post, as who leaves, who comes and their management read
/// it. It is made from the file alone; nothing of a portfolio is in it.
#[derive(Debug, uniffi::Object)]
pub struct HandoverPack(core::handover::HandoverPack);

#[uniffi::export]
impl HandoverPack {
    /// The whole pack in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// What the pack says, for a screen or a page to lay out: the file, the guide for an
    /// overlap, the first steps.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        blocks(self.0.blocks(language.into()))
    }

    /// What one part of the pack says, to be given to its reader alone.
    #[must_use]
    pub fn part(&self, part: PackPart, language: Language) -> Vec<Block> {
        blocks(self.0.part(part.into(), language.into()))
    }

    /// The last day of who leaves, if it is known.
    #[must_use]
    pub fn leaving(&self) -> Option<String> {
        written(self.0.leaving)
    }

    /// The first day of who comes, if it is known.
    #[must_use]
    pub fn arrival(&self) -> Option<String> {
        written(self.0.arrival)
    }

    /// How far each section of the file is filled, in the order in which they are read.
    #[must_use]
    pub fn sections(&self) -> Vec<SectionState> {
        each(&self.0.sections)
    }

    /// What in the file looks as if it were about a person.
    #[must_use]
    pub fn remarks(&self) -> Vec<FileRemark> {
        each(&self.0.remarks)
    }

    /// What comes from the earlier of the two days on, by day.
    #[must_use]
    pub fn coming(&self) -> Vec<DatedPlace> {
        each(&self.0.calendar.coming)
    }

    /// What comes back and has no day yet, or none after the earlier of the two days, by
    /// place.
    #[must_use]
    pub fn to_set(&self) -> Vec<String> {
        strings(&self.0.calendar.to_set)
    }

    /// What is over and does not come back, by day.
    #[must_use]
    pub fn over(&self) -> Vec<DatedPlace> {
        each(&self.0.calendar.over)
    }

    /// The agreements that end by a year after the earlier of the two days, or have ended.
    #[must_use]
    pub fn ending(&self) -> Vec<DatedPlace> {
        each(&self.0.ending)
    }

    /// The actions of which something is to be done, by place.
    #[must_use]
    pub fn open_actions(&self) -> Vec<String> {
        strings(&self.0.open_actions)
    }

    /// The commitments that are to be kept, by place.
    #[must_use]
    pub fn open_commitments(&self) -> Vec<String> {
        strings(&self.0.open_commitments)
    }

    /// What to do together, and what to do where there is no time for that.
    #[must_use]
    pub fn overlap(&self) -> Overlap {
        (&self.0.overlap).into()
    }

    /// The first steps of who comes, by day.
    #[must_use]
    pub fn first_steps(&self) -> Vec<FirstStep> {
        each(&self.0.first_steps)
    }
}

fn written(day: Option<core::Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn strings<T: ToString>(own: &[T]) -> Vec<String> {
    own.iter().map(ToString::to_string).collect()
}

impl From<&core::handover::SectionState> for SectionState {
    fn from(own: &core::handover::SectionState) -> Self {
        Self {
            section: own.section.into(),
            state: own.state.into(),
            entries: own.entries,
            incomplete: own.incomplete,
            to_fill: strings(&own.to_fill),
        }
    }
}

impl From<&core::handover::FileRemark> for FileRemark {
    fn from(own: &core::handover::FileRemark) -> Self {
        Self { at: own.at.to_string(), kind: own.kind.into() }
    }
}

impl From<&core::handover::DatedPlace> for DatedPlace {
    fn from(own: &core::handover::DatedPlace) -> Self {
        Self { date: own.date.to_string(), at: own.at.to_string() }
    }
}

impl From<&core::handover::OverlapTask> for OverlapTask {
    fn from(own: &core::handover::OverlapTask) -> Self {
        Self { kind: own.kind.into(), at: own.at.as_ref().map(ToString::to_string) }
    }
}

impl From<&core::handover::OverlapSession> for OverlapSession {
    fn from(own: &core::handover::OverlapSession) -> Self {
        Self {
            stretch: own.stretch.into(),
            first_day: written(own.first_day),
            last_day: written(own.last_day),
            tasks: each(&own.tasks),
        }
    }
}

impl From<&core::handover::Overlap> for Overlap {
    fn from(own: &core::handover::Overlap) -> Self {
        Self {
            status: own.status.into(),
            first_day: written(own.first_day),
            last_day: written(own.last_day),
            sessions: each(&own.sessions),
            between: each(&own.between),
            undated: strings(&own.undated),
            to_tell: strings(&own.to_tell),
        }
    }
}

impl From<&core::handover::FirstStep> for FirstStep {
    fn from(own: &core::handover::FirstStep) -> Self {
        Self {
            pathway: own.pathway.to_string(),
            step: own.step.to_string(),
            period: own.period.into(),
            from_day: own.from_day.get(),
            to_day: own.to_day.map(core::referential::PathwayDay::get),
            first_day: written(own.first_day),
            last_day: written(own.last_day),
            addressee: own.addressee.into(),
            participants: own.participants.iter().map(|one| (*one).into()).collect(),
        }
    }
}

/// A file that stood on an earlier version of its referential, as it stands on a later one.
#[derive(Debug, uniffi::Record)]
pub struct CarriedPostFile {
    /// The file on the later version.
    pub file: Arc<PostFile>,
    /// What became of each name in it, in the order of the document.
    pub references: Vec<CarriedName>,
}

/// Reads a file on an earlier version of its referential, and carries it over to this one:
/// `PostFile.carryOver`.
#[uniffi::export]
pub fn carry_post_file_over(
    json: &str,
    referential: Arc<Referential>,
    earlier: &Referential,
) -> Result<CarriedPostFile> {
    let carried =
        core::handover::PostFile::carry_over(json.as_bytes(), &referential.0, &earlier.0)?;
    let references = each(&carried.references);
    let file = Arc::new(PostFile { referential, file: carried.file });
    Ok(CarriedPostFile { file, references })
}
