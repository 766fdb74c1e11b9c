//! Completeness of one person's answers, section by section.

use serde::Serialize;

use crate::document::record::result;
use crate::value::key::SectionKey;

use super::block::Block;
use super::plan::Plan;
use super::skip::is_hidden;
use super::slot::Missing;

result! {
    /// A count for each of the six kinds of missing.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct MissingCounts {
        /// Asked, and left open.
        pub no_answer: u32,
        /// The person prefers not to answer.
        pub refused: u32,
        /// The person does not know.
        pub dont_know: u32,
        /// « Sans objet dans mon poste ».
        pub not_applicable: u32,
        /// Skip logic did not show the item.
        pub not_shown: u32,
        /// What the cell holds is none of the declared choices.
        pub invalid: u32,
    }
}

impl MissingCounts {
    /// Each kind with its count, in the declared order.
    pub(crate) fn by_kind(&self) -> [(Missing, u32); 6] {
        [
            (Missing::NoAnswer, self.no_answer),
            (Missing::Refused, self.refused),
            (Missing::DontKnow, self.dont_know),
            (Missing::NotApplicable, self.not_applicable),
            (Missing::NotShown, self.not_shown),
            (Missing::Invalid, self.invalid),
        ]
    }

    /// Counts one more of a kind.
    pub fn add(&mut self, kind: Missing) {
        match kind {
            Missing::NoAnswer => self.no_answer += 1,
            Missing::Refused => self.refused += 1,
            Missing::DontKnow => self.dont_know += 1,
            Missing::NotApplicable => self.not_applicable += 1,
            Missing::NotShown => self.not_shown += 1,
            Missing::Invalid => self.invalid += 1,
        }
    }
}

result! {
    /// How complete the answers to one section are. Open prompts are the person's
    /// own and are not counted.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Completeness {
        /// The section.
        pub section: SectionKey,
        /// How many items have an answer.
        pub answered: u32,
        /// How many were shown.
        pub shown: u32,
        /// How many there are.
        pub all: u32,
        /// Those without an answer, by kind.
        pub missing: MissingCounts,
    }
}

impl Plan {
    pub(crate) fn completeness(&self, block: &Block, row: usize) -> Vec<Completeness> {
        let mut sections: Vec<Completeness> = Vec::new();
        for position in 0..self.item_inputs.len() {
            let Some(section) = self.questionnaire.section_of(position) else { continue };
            if self.item_inputs.get(position).is_none_or(|(_, count)| *count == 0) {
                continue;
            }
            if sections.last().is_none_or(|last| last.section != section.key) {
                sections.push(Completeness {
                    section: section.key.clone(),
                    answered: 0,
                    shown: 0,
                    all: 0,
                    missing: MissingCounts::default(),
                });
            }
            let Some(counts) = sections.last_mut() else { continue };
            let slot = self.item_slot(block, position, row);
            counts.all += 1;
            counts.shown += u32::from(!is_hidden(slot));
            match slot.kind() {
                None => counts.answered += 1,
                Some(kind) => counts.missing.add(kind),
            }
        }
        sections
    }
}
