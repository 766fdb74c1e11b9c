//! What a handover pack says to its readers: whoever takes the post, the two persons of an
//! overlap, and who comes.

mod file;
mod first_steps;
mod held;
mod overlap;
mod page;
#[cfg(test)]
mod tests;

use crate::error::language::Language;
use crate::handover::{HandoverPack, PackPart};

use super::block::Block;
use crate::language::handover_sentences as say;
use page::Page;

impl HandoverPack {
    /// What the pack says: the file, the guide for an overlap, the first steps.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        PackPart::ALL.iter().flat_map(|part| self.written(*part, language, false)).collect()
    }

    /// The title of a page that shows it: what it is, of which post and which territory, as far
    /// as the file names them.
    #[must_use]
    pub fn title(&self, language: Language) -> String {
        let posts = self.file.posts.iter().filter_map(|post| post.title.as_ref());
        let territory = self.file.territory.iter().filter_map(|one| one.name.as_ref());
        let names: Vec<String> = posts.chain(territory).map(ToString::to_string).collect();
        let pack = say::PACK.say(language);
        if names.is_empty() {
            return pack;
        }
        say::PACK_OF.fill(language, &[("pack", &pack), ("names", &names.join(", "))])
    }

    /// What one part of the pack says, to be given to its reader alone.
    #[must_use]
    pub fn part(&self, part: PackPart, language: Language) -> Vec<Block> {
        self.written(part, language, true)
    }

    fn written(&self, part: PackPart, language: Language, is_alone: bool) -> Vec<Block> {
        let mut page = Page::of(self, language);
        match part {
            PackPart::File => page.file(),
            PackPart::Overlap => page.overlap(is_alone),
            PackPart::FirstSteps => page.first_steps(),
        }
        page.blocks
    }
}
