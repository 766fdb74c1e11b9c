//! Handover: the file of a post, and the pack by which it passes from one person to the
//! next. It is about a post and belongs to it; no type of a portfolio can enter.

mod calendar;
mod carried;
mod check;
mod completeness;
mod days;
pub(crate) mod document;
mod entry;
mod first_steps;
mod make;
mod network;
mod obligations;
mod overlap;
mod owner;
mod pack;
mod phrase;
mod post;
mod remark;
mod template;
#[cfg(test)]
mod tests;
mod words;
mod work;

pub use calendar::CalendarEvent;
pub use carried::CarriedPostFile;
pub use completeness::SectionState;
pub use days::HandoverDays;
pub use document::{PostFileDocument, PostFileTag};
pub use network::{Access, FiledPartner};
pub use obligations::{Agreement, BudgetLine, BudgetYear, Commitment, Euros};
pub use owner::PostFile;
pub use pack::{
    DatedPlace, FirstStep, HandoverPack, HandoverPackDocument, HandoverPackTag, Overlap,
    OverlapSession, OverlapStatus, OverlapStretch, OverlapTask, PackCalendar, PackPart, StepPeriod,
    TaskKind,
};
pub use phrase::Phrase;
pub use post::{FiledPost, LocalDocument, Territory, TerritoryFigure};
pub use remark::{FileRemark, RemarkKind};
pub use words::{
    ActionState, BudgetState, CalendarKind, CommitmentState, FillState, Recurrence, RelationState,
    Section, TacitQuestion, TerritoryScale, ValueStatus,
};
pub use work::{FiledAction, FiledExperience, FiledIndicator, TacitEntry};
