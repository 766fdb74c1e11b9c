//! Objectives of a programme of support.

use crate::document::record::words;
use crate::document::reference::Ref;
use crate::value::key::ObjectiveKey;
use crate::value::text::Text;

use super::entry::entry;

words! {
    /// How wide an objective is.
    pub enum ObjectiveLevel of "objective.level" {
        /// « objectif général »
        General = "general",
        /// « objectif spécifique »
        Specific = "specific",
        /// « objectif opérationnel »
        Operational = "operational",
    }
}

entry! {
    /// An objective.
    pub struct Objective of Objective named ObjectiveKey {
        /// How wide it is.
        pub level: ObjectiveLevel,
        /// The objective that it serves, where the source says so.
        pub parent: Option<Ref<ObjectiveKey>>,
        /// What it covers.
        pub description: Option<Text>,
    }
}
