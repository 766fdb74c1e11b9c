//! What pages about one person are written with: blocks one below the other, in one language.

use crate::error::language::Language;
use crate::language::sentence::Sentence;
use crate::language::wording;
use crate::referential::index::Referential;
use crate::value::text::Text;

use super::block::Block;

/// A page that is being written.
pub(super) trait Writer {
    fn language(&self) -> Language;

    /// What stands on it so far.
    fn written(&mut self) -> &mut Vec<Block>;

    fn heading(&mut self, sentence: Sentence, depth: u8) {
        let text = sentence.say(self.language());
        self.written().push(Block::Heading { text, depth });
    }

    fn paragraph(&mut self, text: String, notice: bool) {
        self.written().push(Block::Paragraph { text, notice });
    }

    fn table(&mut self, caption: Sentence, head: &[Sentence], rows: Vec<Vec<String>>) {
        let head = head.iter().map(|name| name.say(self.language())).collect();
        let caption = caption.say(self.language());
        self.written().push(Block::Table { caption, head, rows });
    }

    fn text(&self, text: &Text) -> String {
        text.get(self.language().as_str()).0.to_owned()
    }

    fn word(&self, list: &str, word: &str) -> String {
        wording(list, word, self.language()).to_owned()
    }

    /// A level of the first scale, with its name.
    fn level_of(&self, referential: &Referential, level: u8) -> String {
        let name = referential.main_scale().and_then(|one| one.levels.get(usize::from(level)));
        match name {
            Some(name) => format!("{level} {}", self.text(&name.label)),
            None => level.to_string(),
        }
    }

    /// What stands between things that hold commas.
    fn semicolon(&self) -> &'static str {
        match self.language() {
            Language::French => "\u{a0}; ",
            Language::English => "; ",
        }
    }
}
