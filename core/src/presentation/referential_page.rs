//! A whole referential as a page, made from its data.

use std::fmt::Display;

use serde_json::Value;

use crate::document::field::{Described, Record};
use crate::error::language::Language;
use crate::language::ethics;
use crate::language::referential_sentences as say;
use crate::language::sentence::{Sentence, capitalised};
use crate::referential::document::ReferentialDocument;
use crate::referential::index::Referential;
use crate::referential::profile::{DaysAfterArrival, Profile, ProfileRequirement};
use crate::referential::ways::Way;
use crate::value::text::{Text, unaccented};

use super::block::{Block, Branch};
use super::card::body;
use super::part::{Part, Speech};

/// Fields that have a table or a place of their own.
const SHOWN_APART: &[&str] = &["requirements", "steps", "descriptors", "levels", "domain"];

/// How many digits of a hash are shown.
const DIGITS: usize = 12;

impl Referential {
    /// Everything that the referential holds in use, list by list.
    ///
    /// ```
    /// use boussole_sante::{Language, Referential};
    /// let blocks = Referential::embedded()?.blocks(Language::French);
    /// assert!(blocks.len() > 400);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        let document = serde_json::to_value(self.document()).unwrap_or_default();
        let document = Part::new(ReferentialDocument::RECORD, &document);
        let speech = Speech { language, names: Some(self) };
        let mut page = Page { referential: self, document, speech, blocks: Vec::new() };
        page.about();
        page.section("scales", Page::scales);
        page.competencies();
        page.section("factors", Page::factors);
        page.section("dispositifs", |page| page.cards("dispositifs"));
        page.section("missions", Page::missions);
        page.section("profiles", Page::profiles);
        page.section("offers", |page| page.cards("offers"));
        page.section("pathways", Page::pathways);
        page.section("objectives", Page::objectives);
        page.indicators();
        page.section("added_values", |page| page.cards("added_values"));
        page.recommendations();
        page.section("partners", |page| page.cards("partners"));
        page.section("figures", Page::figures);
        page.section("glossary", Page::glossary);
        page.section("relations", Page::relations);
        page.section("alignments", Page::alignments);
        page.section("maps", Page::maps);
        page.section("tags", |page| page.whole_list("tags", &["label", "description"]));
        page.section("sources", |page| {
            page.whole_list("sources", &["key", "label", "publisher", "date", "note"]);
        });
        page.blocks
    }
}

/// A referential that is being said.
struct Page<'r> {
    referential: &'r Referential,
    document: Part<'r>,
    speech: Speech<'r>,
    blocks: Vec<Block>,
}

impl<'r> Page<'r> {
    fn heading(&mut self, text: String, depth: u8) {
        self.blocks.push(Block::Heading { text, depth });
    }

    fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::sentences(text));
    }

    fn notice(&mut self, sentence: Sentence) {
        self.blocks.push(Block::Paragraph { text: self.speech.say(sentence), notice: true });
    }

    /// Those of a list that are in use.
    fn list(&self, name: &str) -> Vec<Part<'r>> {
        self.document.parts(name).filter(|entry| entry.get("retired").is_none()).collect()
    }

    fn list_name(&self, name: &str) -> String {
        ReferentialDocument::list_name(name, self.speech.language)
    }

    /// A list under its name, if it has anything.
    fn section(&mut self, list: &str, say: impl FnOnce(&mut Self)) {
        if !self.list(list).is_empty() {
            self.heading(self.list_name(list), 1);
            say(self);
        }
    }

    fn about(&mut self) {
        self.notice(ethics::STANDING);
        let document = self.referential.document();
        if let Some(description) = self.document.get("description") {
            self.paragraph(self.speech.text(Some(description)));
        }
        let hash = self.referential.sha256().get(..DIGITS).unwrap_or_default();
        let places: [(&str, &dyn Display); 4] = [
            ("version", &document.version),
            ("publisher", &document.publisher),
            ("licence", &document.licence),
            ("sha256", &hash),
        ];
        self.paragraph(self.speech.fill(say::MADE, &places));
        self.paragraph(self.speech.say(say::READING));
        let lists = ReferentialDocument::lists().map(|(list, _)| list.name);
        let counts = lists.map(|list| (list, self.list(list).len()));
        let rows = counts
            .filter(|(_, count)| *count > 0)
            .map(|(list, count)| vec![self.list_name(list), count.to_string()])
            .collect();
        let head = [say::LIST, say::HOW_MANY].map(|one| self.speech.say(one));
        self.blocks.push(Block::Table {
            caption: self.speech.say(say::COUNTS),
            head: head.into(),
            rows,
        });
        let changes = self.referential.changes();
        if !changes.is_empty() {
            self.heading(self.speech.say(say::CHANGES), 1);
            let items = changes.iter().map(|change| change.summary(self.speech.language)).collect();
            self.blocks.push(Block::List { items, numbered: false });
        }
    }

    /// A table of parts, a column for each field.
    fn table(&mut self, caption: String, (record, fields): (&Record, &[&str]), parts: &[Part<'_>]) {
        let row = |part: &Part<'_>| {
            fields.iter().map(|field| self.speech.cell(*part, field)).collect::<Vec<_>>()
        };
        let rows = parts.iter().map(row).collect();
        let head = self.heads(record, fields);
        self.blocks.push(Block::Table { caption, head, rows });
    }

    /// A list as one table.
    fn whole_list(&mut self, list: &str, fields: &[&str]) {
        let record = record_of(list);
        self.table(self.list_name(list), (record, fields), &self.list(list));
    }

    /// The heads of columns for fields of a record.
    fn heads(&self, record: &Record, fields: &[&str]) -> Vec<String> {
        fields.iter().map(|field| capitalised(self.speech.heading(record, field))).collect()
    }

    /// An entry with its fields, a line each.
    fn card(&mut self, entry: Part<'_>) {
        self.heading(self.speech.label(entry), 2);
        let blocks = body(&self.speech, entry, |line| !SHOWN_APART.contains(&line.field));
        self.blocks.extend(blocks);
    }

    /// The entries of a list, each with the published figures that speak of it.
    fn cards(&mut self, list: &str) {
        for entry in self.list(list) {
            self.card_with_figures(entry, list);
        }
    }

    fn card_with_figures(&mut self, entry: Part<'_>, list: &str) {
        self.card(entry);
        let key = entry.str("key");
        let speaks_of = |figure: &Part<'_>| {
            let keys = figure.get(list).and_then(Value::as_array).into_iter().flatten();
            keys.filter_map(Value::as_str).any(|own| own == key)
        };
        let figures = self.list("figures").into_iter().filter(speaks_of);
        let branches: Vec<_> =
            figures.map(|figure| Branch::leaf(self.speech.figure(figure))).collect();
        if !branches.is_empty() {
            let text = capitalised(self.speech.heading(ReferentialDocument::RECORD, "figures"));
            self.blocks.push(Block::Tree { branches: vec![Branch { text, branches }] });
        }
    }

    fn scales(&mut self) {
        for scale in self.list("scales") {
            self.card(scale);
            // What a source prints is in the source's own language.
            let quoted = (self.speech.language == Language::French).then_some("source_words");
            let names: Vec<&str> = ["label", "description"].into_iter().chain(quoted).collect();
            let levels = record_in(record_of("scales"), "levels");
            let row = |(number, level): (usize, Part<'_>)| {
                let cells = names.iter().map(|name| self.speech.cell(level, name));
                std::iter::once(number.to_string()).chain(cells).collect()
            };
            let rows = scale.parts("levels").enumerate().map(row).collect();
            let mut head = self.level_head();
            head.extend(self.heads(levels, &names));
            self.blocks.push(Block::Table { caption: self.speech.label(scale), head, rows });
        }
    }

    fn level_head(&self) -> Vec<String> {
        self.heads(record_in(record_of("pathways"), "steps"), &["level"])
    }

    fn competencies(&mut self) {
        for domain in self.list("domains") {
            let own = |one: &Part<'_>| one.str("domain") == domain.str("key");
            let competencies: Vec<_> = self.list("competencies").into_iter().filter(own).collect();
            if competencies.is_empty() {
                continue;
            }
            let name = self.speech.label(domain);
            self.heading(self.speech.fill(say::COMPETENCIES_OF, &[("domain", &name)]), 1);
            if let Some(description) = domain.get("description") {
                self.paragraph(self.speech.text(Some(description)));
            }
            for competency in competencies {
                self.card(competency);
                self.descriptors(competency);
            }
        }
    }

    fn descriptors(&mut self, competency: Part<'_>) {
        let descriptors = competency.get("descriptors").and_then(Value::as_array);
        let scale = self.document.parts("scales").next();
        let (Some(descriptors), Some(scale)) = (descriptors, scale) else { return };
        let levels = scale.parts("levels").zip(descriptors).enumerate();
        let rows = levels.map(|(number, (level, text))| {
            let level = format!("{number} {}", self.speech.label(level));
            vec![level, self.speech.text(Some(text))]
        });
        let rows = rows.collect();
        let name = self.speech.label(competency);
        let caption = self.speech.fill(say::DESCRIPTORS_OF, &[("competency", &name)]);
        let mut head = self.level_head();
        head.push(self.speech.say(say::SEEN));
        self.blocks.push(Block::Table { caption, head, rows });
    }

    fn factors(&mut self) {
        let fields = ["label", "item", "addressee", "status", "provenance"];
        for (level, own) in self.grouped("factors", "need_level") {
            self.table(capitalised(&level), (record_of("factors"), &fields), &own);
        }
    }

    /// The entries of a list by what a field of theirs says, in the order of the list.
    fn grouped(&self, list: &str, field: &str) -> Vec<(String, Vec<Part<'r>>)> {
        let mut groups: Vec<(String, Vec<Part<'r>>)> = Vec::new();
        for entry in self.list(list) {
            let name = self.speech.cell(entry, field);
            match groups.iter_mut().find(|(own, _)| *own == name) {
                Some((_, own)) => own.push(entry),
                None => groups.push((name, vec![entry])),
            }
        }
        groups
    }

    fn missions(&mut self) {
        let fields = ["label", "level", "dispositifs", "competencies", "status", "provenance"];
        self.whole_list("missions", &fields);
    }

    fn profiles(&mut self) {
        self.notice(ethics::PROFILES_ARE);
        for profile in self.list("profiles") {
            self.card(profile);
            if let Some(own) = self.referential.profile(profile.str("key")) {
                self.requirements(profile, own);
            }
        }
    }

    /// What a profile asks for, a row for each competency and how much the post needs it:
    /// its levels in the order of their days, with what leads to each.
    fn requirements(&mut self, profile: Part<'r>, own: &Profile) {
        let mut rows: Vec<(Part<'r>, Vec<(u8, String)>)> = Vec::new();
        let mut holes = 0;
        for (part, asked) in profile.parts("requirements").zip(&own.requirements) {
            let ways = self.referential.ways_to(own, asked, None);
            holes += usize::from(ways.is_empty());
            let line = (asked.target_level.get(), self.level_asked(asked, &ways));
            let is_same = |other: &Part<'r>| {
                ["competency", "necessity"].iter().all(|name| other.str(name) == part.str(name))
            };
            match rows.iter_mut().find(|(other, _)| is_same(other)) {
                Some((_, lines)) => lines.push(line),
                None => rows.push((part, vec![line])),
            }
        }
        let cells = |(part, mut lines): (Part<'r>, Vec<(u8, String)>)| {
            lines.sort_by_key(|(level, _)| *level);
            let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
            let cell = |name: &str| self.speech.cell(part, name);
            let levels = lines.join("\n");
            vec![
                cell("competency"),
                levels,
                cell("necessity"),
                cell("rationale"),
                cell("provenance"),
            ]
        };
        let rows = rows.into_iter().map(cells).collect();
        let record = record_in(record_of("profiles"), "requirements");
        let mut head = self.heads(record, &["competency"]);
        head.push(self.speech.say(say::ASKED_LEVELS));
        head.extend(self.heads(record, &["necessity", "rationale", "provenance"]));
        let name = self.speech.label(profile);
        let caption = self.speech.fill(say::REQUIREMENTS_OF, &[("profile", &name)]);
        self.blocks.push(Block::Table { caption, head, rows });
        let places: [(&str, &dyn Display); 2] =
            [("all", &own.requirements.len()), ("holes", &holes)];
        self.paragraph(self.speech.fill(say::HOLES, &places));
    }

    fn level_asked(&self, asked: &ProfileRequirement, ways: &[Way<'_>]) -> String {
        let text = |text: &'_ Text| text.get(self.speech.language.as_str()).0.to_owned();
        let tag = asked.situation.as_ref().and_then(|situation| {
            self.referential.document().tags.iter().find(|tag| tag.key == *situation.key())
        });
        let when = match (tag, asked.by_day.map(DaysAfterArrival::get)) {
            (Some(tag), _) => {
                self.speech.fill(say::IN_SITUATION, &[("situation", &text(&tag.label))])
            }
            (None, Some(day)) => self.speech.fill(say::BY_DAY, &[("day", &day)]),
            (None, None) => self.speech.say(say::AT_ONCE),
        };
        let names: Vec<String> = ways
            .iter()
            .map(|way| match way {
                Way::Step(step) => text(&step.label),
                Way::Offer(offer) => text(&offer.label),
            })
            .collect();
        let ways = match names.is_empty() {
            true => self.speech.say(say::NO_WAY),
            false => names.join(", "),
        };
        let level = asked.target_level.get();
        let places: [(&str, &dyn Display); 3] =
            [("level", &level), ("when", &when), ("ways", &ways)];
        self.speech.fill(say::LEVEL_WHEN, &places)
    }

    fn pathways(&mut self) {
        for pathway in self.list("pathways") {
            self.card(pathway);
            let row = |step: Part<'_>| {
                let cell = |field: &str| self.speech.cell(step, field);
                vec![
                    cell("label"),
                    cell("window"),
                    cell("addressee"),
                    cell("description"),
                    self.aims(step),
                    cell("provenance"),
                ]
            };
            let rows = pathway.parts("steps").map(row).collect();
            let name = self.speech.label(pathway);
            let caption = self.speech.fill(say::STEPS_OF, &[("pathway", &name)]);
            let steps = record_in(record_of("pathways"), "steps");
            let mut head = self.heads(steps, &["label", "window", "addressee", "description"]);
            head.extend(self.heads(record_of("offers"), &["outcomes"]));
            head.extend(self.heads(steps, &["provenance"]));
            self.blocks.push(Block::Table { caption, head, rows });
        }
    }

    /// What a step leans on and aims at.
    fn aims(&self, step: Part<'_>) -> String {
        let wanted = [
            "participants",
            "effort_min",
            "audience",
            "after",
            "offers",
            "competencies",
            "factors",
            "mentoring",
        ];
        let lines = self.speech.rest(step).into_iter();
        let lines = lines.filter(|line| wanted.contains(&line.field));
        lines.map(|line| self.speech.line(&line)).collect::<Vec<_>>().join("\n")
    }

    fn objectives(&mut self) {
        self.whole_list("objectives", &["label", "level", "parent", "status", "provenance"]);
    }

    fn indicators(&mut self) {
        for (who, own) in self.grouped("indicators", "beneficiary") {
            self.heading(self.speech.fill(say::INDICATORS_FOR, &[("who", &who)]), 1);
            for indicator in own {
                self.card_with_figures(indicator, "indicators");
            }
        }
    }

    /// What is asked of those around the post, theme by theme.
    fn recommendations(&mut self) {
        for (theme, own) in self.grouped("recommendations", "theme") {
            self.heading(self.speech.fill(say::RECOMMENDATIONS_ON, &[("theme", &theme)]), 1);
            let has_contrast = own.iter().any(|one| one.get("contrast").is_some());
            let fields = ["label", "description", "contrast", "addressees", "status", "provenance"];
            let shown = |field: &&&str| has_contrast || **field != "contrast";
            let fields: Vec<&str> = fields.iter().filter(shown).copied().collect();
            let caption = capitalised(&theme);
            self.table(caption, (record_of("recommendations"), &fields), &own);
        }
    }

    /// Published figures, territory by territory.
    fn figures(&mut self) {
        self.notice(ethics::FIGURES_ARE);
        for (territory, own) in self.grouped("figures", "territory") {
            if !territory.is_empty() {
                self.heading(capitalised(&territory), 2);
            }
            let items = own.iter().map(|figure| self.speech.figure(*figure)).collect();
            self.blocks.push(Block::List { items, numbered: false });
        }
    }

    fn glossary(&mut self) {
        let record = record_of("glossary");
        let head = self.heads(record, &["acronym", "label", "description", "usage", "provenance"]);
        let mut terms = self.list("glossary");
        let name = |term: &Part<'_>| {
            let own = term.str("acronym");
            if own.is_empty() { self.speech.label(*term) } else { own.to_owned() }
        };
        terms.sort_by_cached_key(|term| unaccented(&name(term).to_lowercase()));
        let row = |term: &Part<'_>| {
            let cell = |field: &str| self.speech.cell(*term, field);
            let cells = ["label", "description", "usage", "provenance"].map(cell);
            std::iter::once(term.str("acronym").to_owned()).chain(cells).collect()
        };
        let rows = terms.iter().map(row).collect();
        let caption = self.list_name("glossary");
        self.blocks.push(Block::Table { caption, head, rows });
    }

    fn relations(&mut self) {
        let fields = ["from", "kind", "to", "from_level", "min_level", "note", "status"];
        self.whole_list("relations", &fields);
    }

    fn alignments(&mut self) {
        for scheme in self.list("schemes") {
            self.card(scheme);
            let code_name = |code: &str| {
                let mut codes = scheme.parts("codes");
                let own = codes.find(|own| own.str("code") == code);
                own.map_or_else(String::new, |own| self.speech.label(own))
            };
            let own = self.list("alignments").into_iter();
            let own = own.filter(|one| one.str("scheme") == scheme.str("key"));
            let rows = own.map(|one| {
                let ours = if one.get("competency").is_some() { "competency" } else { "profile" };
                let code = one.str("code");
                vec![
                    self.speech.cell(one, ours),
                    format!("{code} {}", code_name(code)).trim_end().to_owned(),
                    self.speech.cell(one, "nearness"),
                    self.speech.cell(one, "status"),
                ]
            });
            let rows = rows.collect();
            let mut head = self.heads(record_in(record_of("schemes"), "codes"), &["label"]);
            head.extend(self.heads(record_of("alignments"), &["code", "nearness", "status"]));
            self.blocks.push(Block::Table { caption: self.speech.label(scheme), head, rows });
        }
    }

    fn maps(&mut self) {
        self.paragraph(self.speech.say(say::MAPS_ARE));
        for map in self.list("maps") {
            self.heading(self.speech.label(map), 2);
            let places: Vec<String> =
                map.parts("provenance").map(|place| self.speech.provenance(place)).collect();
            self.paragraph(self.speech.together(&places));
            let branches = map.parts("nodes").map(|node| self.node(node)).collect();
            self.blocks.push(Block::Tree { branches });
        }
    }

    fn node(&self, node: Part<'_>) -> Branch {
        Branch {
            text: self.speech.node(node),
            branches: node.parts("children").map(|child| self.node(child)).collect(),
        }
    }
}

/// What the entries of a list are made of.
fn record_of(list: &str) -> &'static Record {
    record_in(ReferentialDocument::RECORD, list)
}

/// What one of a field of a record is made of.
fn record_in(record: &'static Record, field: &str) -> &'static Record {
    let own = record.fields.iter().find(|own| own.name == field);
    own.and_then(|own| own.shape.record()).unwrap_or(record)
}
