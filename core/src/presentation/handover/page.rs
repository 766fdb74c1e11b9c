//! The page of a pack that is being written, and how it names what stands in the file.

use std::fmt::Display;

use crate::error::language::Language;
use crate::error::location::Pointer;
use crate::handover::{
    CalendarEvent, CalendarKind, FiledIndicator, FiledPartner, HandoverPack, PostFileDocument,
    TacitEntry,
};
use crate::language::handover_sentences as say;
use crate::language::sentence::{Sentence, capitalised};
use crate::presentation::block::Block;
use crate::presentation::numbers;
use crate::presentation::writer::Writer;
use crate::referential::entry::{Entry, EntryKind};
use crate::value::as_of::AsOf;
use crate::value::date::Date;

/// A pack that is being said.
pub(super) struct Page<'p> {
    pub(super) pack: &'p HandoverPack,
    pub(super) language: Language,
    pub(super) blocks: Vec<Block>,
}

impl Writer for Page<'_> {
    fn language(&self) -> Language {
        self.language
    }

    fn written(&mut self) -> &mut Vec<Block> {
        &mut self.blocks
    }
}

impl<'p> Page<'p> {
    pub(super) const fn of(pack: &'p HandoverPack, language: Language) -> Self {
        Self { pack, language, blocks: Vec::new() }
    }

    pub(super) fn own(&self) -> &'p PostFileDocument {
        &self.pack.document().file
    }

    /// The title of a part of a part, of words of a list.
    pub(super) fn titled(&mut self, text: String) {
        self.blocks.push(Block::Heading { text, depth: 2 });
    }

    pub(super) fn list(&mut self, items: Vec<String>) {
        self.blocks.push(Block::List { items, numbered: false });
    }

    pub(super) fn say(&mut self, sentence: Sentence) {
        self.paragraph(sentence.say(self.language), false);
    }

    pub(super) fn fill(&self, sentence: Sentence, places: &[(&str, &dyn Display)]) -> String {
        sentence.fill(self.language, places)
    }

    pub(super) fn day(&self, day: Date) -> String {
        numbers::day(day, self.language)
    }

    /// A year, a month or a day, as precise as it is known.
    pub(super) fn as_of(&self, date: &AsOf) -> String {
        numbers::as_of(date, self.language)
    }

    /// What is written, or that it is to be.
    pub(super) fn or_to_fill(&self, written: Option<impl Display>) -> String {
        written.map_or_else(|| say::TO_FILL.say(self.language), |written| written.to_string())
    }

    pub(super) fn labelled(&self, label: Sentence, value: impl Display) -> String {
        let label = label.say(self.language);
        self.fill(say::LABELLED, &[("label", &label), ("value", &value)])
    }

    pub(super) fn name(&self, kind: EntryKind, key: &str) -> String {
        let entry: Option<&dyn Entry> = self.pack.referential().entry(kind, key);
        entry.map_or_else(|| key.to_owned(), |entry| self.text(entry.label()))
    }

    pub(super) fn partner(&self, one: &FiledPartner) -> String {
        let names = [&one.function, &one.organisation].into_iter().flatten();
        names.map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    /// What an event is called here, with its kind where that says more.
    pub(super) fn event(&self, one: &CalendarEvent) -> String {
        let kind = self.word("calendar.kind", one.kind.as_str());
        match (&one.title, one.kind) {
            (Some(title), CalendarKind::Committee | CalendarKind::Other) => title.to_string(),
            (Some(title), _) => self.fill(say::NAMED_KIND, &[("title", title), ("kind", &kind)]),
            (None, _) => capitalised(&kind),
        }
    }

    pub(super) fn indicator(&self, one: &FiledIndicator) -> String {
        let named = one.indicator.as_ref().map(|key| self.name(EntryKind::Indicator, key.as_str()));
        named.or_else(|| one.title.as_ref().map(ToString::to_string)).unwrap_or_default()
    }

    pub(super) fn question(&self, one: &TacitEntry) -> String {
        let asked = one.question.map(|question| self.word("tacit.question", question.as_str()));
        asked.or_else(|| one.text.as_ref().map(ToString::to_string)).unwrap_or_default()
    }

    pub(super) fn section(&self, name: &str) -> String {
        capitalised(&self.word("handover.section", name))
    }

    /// Days, from one to another, or open.
    pub(super) fn days(&self, first: Option<Date>, last: Option<Date>) -> Option<String> {
        let (from, to) = (first.map(|day| self.day(day)), last.map(|day| self.day(day)));
        Some(match (&from, &to) {
            (Some(from), Some(to)) if from == to => self.fill(say::ON, &[("date", from)]),
            (Some(from), Some(to)) => self.fill(say::FROM_TO, &[("first", from), ("last", to)]),
            (Some(from), None) => self.fill(say::FROM_ON, &[("first", from)]),
            (None, Some(to)) => self.fill(say::UNTIL, &[("last", to)]),
            (None, None) => return None,
        })
    }

    /// What stands at a place of the file, as people name it.
    pub(super) fn named(&self, at: &Pointer) -> String {
        let file = self.own();
        let mut tokens = at.tokens();
        let list = tokens.next().unwrap_or_default();
        let Some(place) = tokens.next().and_then(|token| token.parse::<usize>().ok()) else {
            return self.section(&list);
        };
        let named = match list.as_str() {
            "partners" => file.partners.get(place).map(|one| self.partner(one)),
            "calendar" => file.calendar.get(place).map(|one| self.event(one)),
            "agreements" => file.agreements.get(place).map(|one| one.what.to_string()),
            "actions" => file.actions.get(place).map(|one| one.title.to_string()),
            "commitments" => file.commitments.get(place).map(|one| {
                let what = self.or_to_fill(one.what.as_ref());
                self.fill(say::PROMISED, &[("what", &what), ("to", &one.to)])
            }),
            "tacit" => file.tacit.get(place).map(|one| self.question(one)),
            "accesses" => file.accesses.get(place).map(|one| one.what.to_string()),
            _ => None,
        };
        named.unwrap_or_else(|| self.section(&list))
    }
}
