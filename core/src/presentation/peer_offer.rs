//! What a person ticked, as she reads it.

use std::fmt::Display;

use crate::error::language::Language;
use crate::language::peer_sentences as say;
use crate::peers::{PeerOffer, PeerTick};
use crate::referential::index::Referential;

use super::block::Block;
use super::numbers;
use super::writer::Writer;

impl PeerOffer {
    /// What she ticked, for her to look at: where and until when it counts, each subject and
    /// what she ticked beside it, with how many people at once. Private.
    #[must_use]
    pub fn blocks(&self, referential: &Referential, language: Language) -> Vec<Block> {
        let mut page = Page { offer: self, referential, language, blocks: Vec::new() };
        page.standing();
        page.subjects();
        page.places();
        page.blocks
    }
}

struct Page<'o> {
    offer: &'o PeerOffer,
    referential: &'o Referential,
    language: Language,
    blocks: Vec<Block>,
}

impl Writer for Page<'_> {
    fn language(&self) -> Language {
        self.language
    }

    fn written(&mut self) -> &mut Vec<Block> {
        &mut self.blocks
    }
}

impl Page<'_> {
    fn standing(&mut self) {
        let own = self.offer.document();
        let text = say::TICKED_BY.fill(self.language, &[("person", &own.person.as_str())]);
        self.blocks.push(Block::Heading { text, depth: 1 });
        let date = numbers::day(own.valid_until, self.language);
        let places: [(&str, &dyn Display); 2] = [("territory", &own.territory), ("date", &date)];
        self.paragraph(say::TICKED_WHERE.fill(self.language, &places), false);
        if let Some(day) = own.withdrawn {
            let date = numbers::day(day, self.language);
            self.paragraph(say::WITHDRAWN.fill(self.language, &[("date", &date)]), true);
        }
    }

    fn subjects(&mut self) {
        let own = self.offer.document();
        if own.subjects.is_empty() {
            self.paragraph(say::NOTHING_TICKED.say(self.language), false);
            return;
        }
        let rows = own.subjects.iter().map(|subject| {
            let key = subject.competency.as_str();
            let label = self.referential.competency(key).map(|entry| self.text(&entry.label));
            let ticks = subject.ticks.iter().map(|tick| self.word("peers.tick", tick.as_str()));
            let ticks = ticks.collect::<Vec<_>>().join(self.semicolon());
            vec![label.unwrap_or_default(), ticks, key.to_owned()]
        });
        let rows = rows.collect();
        self.table(say::TICKED_CAPTION, &[say::SUBJECT, say::TICKED, say::KEY], rows);
    }

    fn places(&mut self) {
        let own = self.offer.document();
        let is_ticked =
            |tick: &&PeerTick| own.subjects.iter().any(|subject| subject.ticks.contains(tick));
        let items = PeerTick::ALL.iter().filter(is_ticked).map(|tick| {
            let (word, places) = (self.word("peers.tick", tick.as_str()), own.places(*tick));
            say::PLACES_OF.fill(self.language, &[("tick", &word), ("places", &places)])
        });
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.heading(say::PLACES, 2);
            self.blocks.push(Block::List { items, numbered: false });
        }
    }
}
