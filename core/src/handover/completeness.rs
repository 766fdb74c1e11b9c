//! Completeness of a post file: what is filled, what is to be filled, what was said not to
//! apply.

use serde::Serialize;

use crate::document::record::result;
use crate::error::location::Pointer;

use super::document::PostFileDocument;
use super::entry::Fillable;
use super::words::{FillState, Section};

result! {
    /// How far a section is filled.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct SectionState {
        /// The section.
        pub section: Section,
        /// How far it is filled.
        pub state: FillState,
        /// How many entries stand in it.
        pub entries: u32,
        /// In how many of them something is to be filled.
        pub incomplete: u32,
        /// What is to be filled: the places of fields that are absent.
        pub to_fill: Vec<Pointer>,
    }
}

impl PostFileDocument {
    /// How far each section is filled, in the order in which they are read.
    pub(super) fn completeness(&self) -> Vec<SectionState> {
        Section::ALL.iter().map(|section| self.state_of(*section)).collect()
    }

    fn state_of(&self, section: Section) -> SectionState {
        let entries = self.entries(section);
        let incomplete = entries.iter().filter(|entry| !entry.missing().is_empty()).count();
        let mut to_fill: Vec<Pointer> = entries.iter().flat_map(|entry| places(*entry)).collect();
        let state = match (entries.is_empty(), incomplete) {
            (true, _) if self.not_applicable.contains(&section) => FillState::NotApplicable,
            (true, _) => {
                to_fill.push(Pointer::root().key(section.as_str()));
                FillState::ToFill
            }
            (false, 0) => FillState::Filled,
            (false, _) => FillState::ToFill,
        };
        let (entries, incomplete) = (count(entries.len()), count(incomplete));
        SectionState { section, state, entries, incomplete, to_fill }
    }
}

fn places(entry: &dyn Fillable) -> Vec<Pointer> {
    entry.missing().into_iter().map(|name| entry.at().key(name)).collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
