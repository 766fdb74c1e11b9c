//! Statistical disclosure control of group tables: several tables together, one
//! release after the other.

mod apply;
pub(crate) mod audit;
mod changes;
mod decision;
mod earlier_cells;
mod finest_groups;
mod group_content;
mod linked_groups;
pub(crate) mod log;
mod log_entry;
mod log_history;
mod pairs;
pub(crate) mod recoding_proposal;
pub(crate) mod release_document;
pub(crate) mod run;
mod suppressed_table;

pub use audit::{
    GroupAudit, HiddenWhy, ProofStatus, ReleaseAudit, ReleaseAuditTag, TableAudit, TopicAudit,
    WaitingGroup,
};
pub use log::{
    LogHolds, LoggedCell, LoggedCohort, LoggedColumn, LoggedCount, LoggedGroup, LoggedMembers,
    LoggedPlace, LoggedRelease, LoggedTable, LoggedTopic, LoggedValue, Logging, ReleaseLog,
    ReleaseLogDocument, ReleaseLogTag,
};
pub use recoding_proposal::{Groupings, Proposal};
pub use release_document::{PublishedRules, PublishedTable, ReleaseDocument, ReleaseTag};
pub use run::{Releasable, Release, ReleaseOptions, release};
