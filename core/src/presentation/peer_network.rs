//! What a network says: to who puts people in touch, and to each of them.

use std::fmt::Display;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::language::Language;
use crate::language::ethics;
use crate::language::peer_sentences as say;
use crate::language::plan_sentences::MADE_WITH;
use crate::language::report_sentences as of_report;
use crate::language::sentence::{Sentence, capitalised};
use crate::peers::{
    MatchStatus, PeerMode, PeerNetwork, PeerPair, PeerStage, PeerStageResult, UnmetCause,
};
use crate::referential::entry::{Entry, EntryKind};
use crate::value::key::CompetencyKey;
use crate::value::respondent::Respondent;

use super::block::Block;
use super::numbers;
use super::writer::Writer;

/// How many digits of a hash are shown.
const DIGITS: usize = 12;

impl PeerNetwork {
    /// What the network says to who puts people in touch: the pairs and what both ticked,
    /// who is alone and why, and how good the pairs are known to be. Private.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        let mut page = Page { network: self, language, blocks: Vec::new() };
        page.standing();
        page.links();
        page.alone();
        page.unmet();
        page.ended();
        page.apart();
        page.stages();
        page.limits();
        page.blocks
    }

    /// What the network says to one person: her own links, what both ticked, and what she
    /// can do; nothing about anybody else.
    ///
    /// # Errors
    /// `unknown_name` if it does not tell of this person.
    pub fn blocks_for(&self, person: &str, language: Language) -> Result<Vec<Block>, Error> {
        let is_own = |own: &&str| *own == person;
        let names = self.pairs.iter().flat_map(|pair| [pair.first.as_str(), pair.second.as_str()]);
        let names = names.chain(self.alone.iter().map(|own| own.as_str()));
        let names = names.chain(self.unmet.iter().map(|own| own.person.as_str()));
        let names = names.chain(self.apart.iter().map(|own| own.person.as_str()));
        let ended = self.ended.iter().flat_map(|own| [&own.first, &own.second]);
        let mut names = names.chain(ended.flatten().map(|own| own.as_str()));
        if !names.any(|own| is_own(&own)) {
            let found = Found::withheld(person);
            return Err(Error::usage(Code::UnknownName, Expected::PersonOfNetwork, found));
        }
        let mut page = Page { network: self, language, blocks: Vec::new() };
        page.letter(person);
        Ok(page.blocks)
    }
}

struct Page<'n> {
    network: &'n PeerNetwork,
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
    fn fill(&self, sentence: Sentence, places: &[(&str, &dyn Display)]) -> String {
        sentence.fill(self.language, places)
    }

    fn say(&self, sentence: Sentence) -> String {
        sentence.say(self.language)
    }

    fn subject(&self, key: &CompetencyKey) -> String {
        let entry: Option<&dyn Entry> =
            self.network.referential().entry(EntryKind::Competency, key.as_str());
        entry.map_or_else(|| key.to_string(), |entry| self.text(entry.label()))
    }

    fn subjects(&self, pair: &PeerPair) -> String {
        let names: Vec<String> = pair.subjects.iter().map(|key| self.subject(key)).collect();
        names.join(self.semicolon())
    }

    fn quoted(&self, pair: &PeerPair) -> String {
        let names: Vec<String> = pair
            .subjects
            .iter()
            .map(|key| match self.language {
                Language::French => format!("«\u{a0}{}\u{a0}»", self.subject(key)),
                Language::English => format!("“{}”", self.subject(key)),
            })
            .collect();
        names.join(", ")
    }

    fn mode(&self) -> Sentence {
        match self.network.mode {
            PeerMode::Exchange => say::EXCHANGE,
            PeerMode::Tutoring => say::TUTORING,
        }
    }

    /// Why nobody was found: in tutoring others may well have ticked that they ask for it too.
    fn cause(&self, cause: UnmetCause) -> String {
        match (self.network.mode, cause) {
            (PeerMode::Tutoring, UnmetCause::Nobody) => self.say(say::UNOFFERED),
            _ => self.word("peers.cause", cause.as_str()),
        }
    }

    fn standing(&mut self) {
        let network = self.network;
        self.paragraph(self.say(ethics::STANDING), false);
        let date = numbers::day(network.retain_until, self.language);
        let deleted = self.fill(say::TO_BE_DELETED, &[("date", &date)]);
        self.paragraph(format!("{} {deleted}", self.say(say::NETWORK_IS_PRIVATE)), true);
        self.heading(self.mode(), 1);
        let people = network.stages.iter().find(|own| own.stage == PeerStage::PeopleMet);
        let met = people.map_or(0, |own| own.value.get());
        let all = people.and_then(|own| own.of).map_or(0, |of| of.get());
        let date = numbers::day(network.today, self.language);
        let links = network.pairs.len();
        let mut places: Vec<(&str, &dyn Display)> =
            vec![("date", &date), ("met", &met), ("all", &all), ("links", &links)];
        let within = network.within.map(|within| within.get());
        if let Some(within) = &within {
            places.push(("within", within));
        }
        let sentence = match (network.mode, within) {
            (PeerMode::Exchange, None) => say::SUMMARY,
            (PeerMode::Exchange, Some(_)) => say::SUMMARY_WITHIN,
            (PeerMode::Tutoring, None) => say::SUMMARY_TUTORING,
            (PeerMode::Tutoring, Some(_)) => say::SUMMARY_TUTORING_WITHIN,
        };
        if all > 0 {
            self.paragraph(self.fill(sentence, &places), false);
        }
        for remark in network.remarks.iter() {
            self.paragraph(self.word("peers.remark", remark.as_str()), true);
        }
        let proof = match network.status {
            MatchStatus::Optimal => say::PROVED,
            MatchStatus::Bounded => say::BOUNDED,
        };
        if !network.pairs.is_empty() {
            self.paragraph(self.say(proof), false);
        }
    }

    fn links(&mut self) {
        let network = self.network;
        if network.pairs.is_empty() {
            return;
        }
        self.heading(say::LINKS, 1);
        let is_measured =
            network.pairs.iter().any(|pair| pair.distance.is_some_and(|own| own.get() > 0));
        let rows = network.pairs.iter().map(|pair| {
            let mut row = vec![
                pair.first.as_str().to_owned(),
                pair.second.as_str().to_owned(),
                self.subjects(pair),
            ];
            if is_measured {
                let known = pair.distance.map(|distance| distance.get().to_string());
                row.push(known.unwrap_or_else(|| self.say(say::UNKNOWN)));
            }
            row.push(self.say(if pair.kept { say::KEPT } else { say::NEW }));
            row
        });
        let rows = rows.collect();
        let mut head = match network.mode {
            PeerMode::Exchange => vec![say::PERSON, say::AND, say::ON_WHAT],
            PeerMode::Tutoring => vec![say::HELPS, say::IS_HELPED, say::ON_WHAT],
        };
        head.extend(is_measured.then_some(say::DISTANCE));
        head.push(say::SINCE);
        self.table(say::LINKS_CAPTION, &head, rows);
    }

    fn alone(&mut self) {
        let network = self.network;
        if network.alone.is_empty() {
            return;
        }
        self.heading(say::ALONE, 1);
        self.paragraph(self.say(say::ALONE_ARE), false);
        let items = network.alone.iter().map(|own| own.as_str().to_owned()).collect();
        self.blocks.push(Block::List { items, numbered: false });
    }

    fn unmet(&mut self) {
        let network = self.network;
        if network.unmet.is_empty() {
            return;
        }
        self.heading(say::UNMET, 1);
        let rows = network.unmet.iter().map(|own| {
            let cause = self.cause(own.cause);
            vec![own.person.as_str().to_owned(), self.subject(&own.competency), cause]
        });
        let rows = rows.collect();
        self.table(say::UNMET_CAPTION, &[say::PERSON, say::SUBJECT, say::WHY], rows);
    }

    fn ended(&mut self) {
        let network = self.network;
        if network.ended.is_empty() {
            return;
        }
        self.heading(say::ENDED, 1);
        self.paragraph(self.say(say::ENDED_ARE), false);
        let pairs = network.ended.iter().map(|own| {
            let name = |own: &Option<Respondent>| own.as_ref().map(|own| own.as_str().to_owned());
            match (name(&own.first), name(&own.second)) {
                (Some(first), Some(second)) => {
                    self.fill(say::TWO, &[("first", &first), ("second", &second)])
                }
                (first, second) => {
                    let person = first.or(second).unwrap_or_default();
                    self.fill(say::WITH_ONE, &[("person", &person)])
                }
            }
        });
        let items = pairs.collect();
        self.blocks.push(Block::List { items, numbered: false });
    }

    fn apart(&mut self) {
        let network = self.network;
        if network.apart.is_empty() {
            return;
        }
        self.heading(say::APART, 1);
        let rows = network.apart.iter().map(|own| {
            vec![own.person.as_str().to_owned(), self.word("peers.apart", own.cause.as_str())]
        });
        let rows = rows.collect();
        self.table(say::APART_CAPTION, &[say::PERSON, say::WHY], rows);
    }

    fn stages(&mut self) {
        let network = self.network;
        if network.pairs.is_empty() {
            return;
        }
        self.heading(say::STAGES, 1);
        let is_bounded = network.status == MatchStatus::Bounded;
        // What could not be otherwise says nothing.
        let is_measured =
            network.pairs.iter().any(|pair| pair.distance.is_none_or(|own| own.get() > 0));
        let has_distances = network.pairs.iter().any(|pair| pair.distance.is_some());
        let tells = |own: &&PeerStageResult| match own.stage {
            PeerStage::PairsKept => own.of.is_some_and(|of| of.get() > 0),
            PeerStage::DistancesUnknown => is_measured && own.value.get() > 0,
            PeerStage::Distance => is_measured && has_distances,
            _ => true,
        };
        let rows = network.stages.iter().filter(tells).map(|own| {
            let value = own.value.get();
            let found = match own.of {
                Some(of) => self.fill(of_report::OF, &[("count", &value), ("all", &of.get())]),
                None => value.to_string(),
            };
            let mut row = vec![capitalised(&self.word("peers.stage", own.stage.as_str())), found];
            if is_bounded {
                let best = own.bound.map(|bound| bound.get().to_string());
                row.push(best.unwrap_or_else(|| self.say(say::NOT_KNOWN)));
            }
            row
        });
        let rows = rows.collect();
        let mut head = vec![say::STAGE, say::FOUND];
        head.extend(is_bounded.then_some(say::BEST));
        self.table(say::STAGES_CAPTION, &head, rows);
    }

    fn limits(&mut self) {
        self.paragraph(self.say(say::BASIS), true);
        let network = self.network;
        let hash = network.referential_sha256.as_str().get(..DIGITS).unwrap_or_default();
        let places: [(&str, &dyn Display); 4] = [
            ("key", &network.referential.key),
            ("version", &network.referential.version),
            ("sha256", &hash),
            ("library", &network.library),
        ];
        self.paragraph(self.fill(MADE_WITH, &places), false);
    }

    fn letter(&mut self, person: &str) {
        let network = self.network;
        self.paragraph(self.say(ethics::STANDING), false);
        self.heading(say::YOURS, 1);
        let (date, mode) = (numbers::day(network.today, self.language), self.say(self.mode()));
        let places: [(&str, &dyn Display); 3] =
            [("person", &person), ("mode", &mode), ("date", &date)];
        self.paragraph(self.fill(say::YOURS_ARE, &places), false);
        let links = network.pairs_of(person).map(|pair| {
            let is_first = pair.first.as_str() == person;
            let other = if is_first { pair.second.as_str() } else { pair.first.as_str() };
            let sentence = match (network.mode, is_first) {
                (PeerMode::Exchange, _) => say::EXCHANGE_WITH,
                (PeerMode::Tutoring, true) => say::YOU_HELP,
                (PeerMode::Tutoring, false) => say::YOU_ARE_HELPED,
            };
            self.fill(sentence, &[("other", &other), ("subjects", &self.quoted(pair))])
        });
        let links: Vec<String> = links.collect();
        let apart = network.apart.iter().find(|own| own.person.as_str() == person);
        if let Some(apart) = apart {
            let cause = capitalised(&self.word("peers.apart", apart.cause.as_str()));
            self.paragraph(format!("{cause}."), false);
        } else if links.is_empty() {
            self.paragraph(self.say(say::NOBODY_YET), false);
        } else {
            self.blocks.push(Block::List { items: links, numbered: false });
        }
        let is_own =
            |own: &Option<Respondent>| own.as_ref().is_some_and(|own| own.as_str() == person);
        for own in network.ended.iter().filter(|own| is_own(&own.first) || is_own(&own.second)) {
            let other = if is_own(&own.first) { &own.second } else { &own.first };
            let told = match other.as_ref().map(Respondent::as_str) {
                Some(other) => self.fill(say::ENDED_WITH, &[("other", &other)]),
                None => self.say(say::ENDED_WITH_ONE),
            };
            self.paragraph(told, false);
        }
        let unmet = network.unmet.iter().filter(|own| own.person.as_str() == person);
        let unmet = unmet.map(|own| {
            let cause = self.cause(own.cause);
            let subject = self.subject(&own.competency);
            self.fill(say::OF_THAT, &[("subject", &subject), ("cause", &cause)])
        });
        let unmet: Vec<String> = unmet.collect();
        if !unmet.is_empty() {
            self.heading(say::YOUR_UNMET, 2);
            self.blocks.push(Block::List { items: unmet, numbered: false });
        }
        self.paragraph(self.say(say::YOUR_CHOICE), true);
        let date = numbers::day(network.retain_until, self.language);
        self.paragraph(self.fill(say::HOLDS_UNTIL, &[("date", &date)]), false);
    }
}
