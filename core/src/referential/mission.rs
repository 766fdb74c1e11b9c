//! Missions: what coordination is for.

use crate::document::list::Distinct;
use crate::document::record::words;
use crate::document::reference::Ref;
use crate::value::key::{CompetencyKey, DispositifKey, MissionKey};
use crate::value::text::Text;

use super::entry::entry;

words! {
    /// How wide a mission is.
    pub enum MissionLevel of "mission.level" {
        /// What coordination aims at.
        General = "general",
        /// How it goes about it.
        Specific = "specific",
    }
}

entry! {
    /// A mission of coordination.
    pub struct Mission of Mission named MissionKey {
        /// How wide it is.
        pub level: MissionLevel,
        /// What it covers.
        pub description: Option<Text>,
        /// The dispositifs to which a source ties it; none if it is common.
        pub dispositifs: Distinct<Ref<DispositifKey>>,
        /// The competencies that it calls upon.
        pub competencies: Distinct<Ref<CompetencyKey>>,
    }
}
