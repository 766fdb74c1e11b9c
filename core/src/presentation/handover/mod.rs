//! What a handover pack says to its readers: whoever takes the post, the two persons of an
//! overlap, and who comes.

mod file;
mod first_steps;
mod held;
mod overlap;
mod page;

use crate::error::language::Language;
use crate::handover::{HandoverPack, PackPart};

use super::block::Block;
use page::Page;

impl HandoverPack {
    /// What the pack says: the file, the guide for an overlap, the first steps.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        PackPart::ALL.iter().flat_map(|part| self.part(*part, language)).collect()
    }

    /// What one part of the pack says, to be given to its reader alone.
    #[must_use]
    pub fn part(&self, part: PackPart, language: Language) -> Vec<Block> {
        let mut page = Page::of(self, language);
        match part {
            PackPart::File => page.file(),
            PackPart::Overlap => page.overlap(),
            PackPart::FirstSteps => page.first_steps(),
        }
        page.blocks
    }
}
