//! Entries of a referential, and what they are made of, in words.

use std::fmt::Display;

use serde_json::Value;

use crate::document::field::{Field, Record, Shape};
use crate::error::language::Language;
use crate::language::field_labels::name_of;
use crate::language::referential_sentences as say;
use crate::language::sentence::{Sentence, capitalised};
use crate::language::{field_label, wording};
use crate::referential::document::ReferentialDocument;
use crate::referential::entry::EntryKind;
use crate::referential::glossary_term::GlossaryTerm;
use crate::referential::index::Referential;

use super::block::Branch;
use super::numbers;

/// What every entry has; it comes last.
const LAST: &[&str] = &["synonyms", "status", "provenance", "retired", "ext"];

/// What is said first, without a heading.
const LEADING: &[&str] = &["statement", "description", "question", "purpose"];

/// Up to how many letters several things stand in one line, each of them.
const SHORT: usize = 45;

/// A record of a referential with what it holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'p> {
    record: &'static Record,
    value: &'p Value,
}

/// What a field holds, in words.
pub(super) struct Line {
    pub(super) field: &'static str,
    heading: &'static str,
    pub(super) values: Vec<String>,
}

/// How parts are said: in which language, and with the names of which entries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speech<'r> {
    pub(super) language: Language,
    /// The names of entries that are referred to; else their keys.
    pub(super) names: Option<&'r Referential>,
}

impl<'p> Part<'p> {
    pub(super) const fn new(record: &'static Record, value: &'p Value) -> Self {
        Self { record, value }
    }

    /// What a field holds, if anything.
    pub(super) fn get(self, name: &str) -> Option<&'p Value> {
        self.value.get(name).filter(|value| !value.is_null())
    }

    /// What a field holds as it is written; nothing where it is absent or no string.
    pub(super) fn str(self, name: &str) -> &'p str {
        self.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn field(self, name: &str) -> Option<&'static Field> {
        self.record.fields.iter().find(|field| field.name == name)
    }

    /// The records that a field holds.
    pub(super) fn parts(self, name: &str) -> impl Iterator<Item = Part<'p>> {
        let record = self.field(name).and_then(|field| field.shape.record());
        record.into_iter().flat_map(move |record| {
            each(self.get(name)).iter().map(move |value| Part::new(record, value))
        })
    }
}

/// The values of a list, or the one value.
fn each(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
    }
}

impl Line {
    fn is_short(&self) -> bool {
        let lengths = || self.values.iter().map(|value| value.chars().count());
        self.values.len() == 1
            || (lengths().all(|length| length <= SHORT) && lengths().sum::<usize>() <= 2 * SHORT)
    }
}

impl Speech<'_> {
    pub(super) fn say(&self, sentence: Sentence) -> String {
        sentence.say(self.language)
    }

    pub(super) fn fill(&self, sentence: Sentence, places: &[(&str, &dyn Display)]) -> String {
        sentence.fill(self.language, places)
    }

    fn quoted(&self, text: &str) -> String {
        self.fill(say::QUOTED, &[("text", &text)])
    }

    /// `name: value`.
    fn named(&self, name: &str, value: &str) -> String {
        self.fill(say::NAMED, &[("name", &name), ("value", &value)])
    }

    /// A text in the language, else in its main one.
    pub(super) fn text(&self, value: Option<&Value>) -> String {
        let tag = self.language.as_str();
        let texts = value.and_then(Value::as_object);
        let text = texts.and_then(|texts| texts.get(tag).or_else(|| texts.values().next()));
        text.and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The name of the part; nothing where it has none.
    pub(super) fn label(&self, part: Part<'_>) -> String {
        self.text(part.get("label"))
    }

    /// How people name a field of a part.
    pub(super) fn heading(&self, part: &Record, field: &str) -> &'static str {
        name_of(part, field, self.language).unwrap_or_default()
    }

    /// How people name the entry of a kind and key; the key where nothing is known.
    pub(super) fn name(&self, kind: &str, key: &str) -> String {
        let label = self.names.and_then(|names| {
            let document = names.document();
            match kind {
                "tag" => document.tags.iter().find(|t| t.key.as_str() == key).map(|t| &t.label),
                "scheme" => {
                    document.schemes.iter().find(|s| s.key.as_str() == key).map(|s| &s.label)
                }
                "step" => {
                    let mut steps = names.pathways().flat_map(|pathway| pathway.steps.iter());
                    steps.find(|step| step.key.as_str() == key).map(|step| &step.label)
                }
                _ => names.entry(kind.parse().ok()?, key).map(|entry| entry.label()),
            }
        });
        label.map_or(key, |label| label.get(self.language.as_str()).0).to_owned()
    }

    /// A closed word of a field as people read it.
    fn word(&self, part: Part<'_>, field: &str) -> String {
        match part.field(field).map(|field| (field, part.get(field.name))) {
            Some((field, Some(value))) => self.value(field, value),
            _ => String::new(),
        }
    }

    /// What is said first of a part.
    pub(super) fn leading(&self, part: Part<'_>) -> Vec<String> {
        let texts = LEADING.iter().filter_map(|name| part.get(name));
        texts.filter(|value| value.is_object()).map(|value| self.text(Some(value))).collect()
    }

    /// What else a part holds, a line for each field that is filled; its name is left
    /// out. What every entry has comes last.
    pub(super) fn rest(&self, part: Part<'_>) -> Vec<Line> {
        let is_leading = |line: &Line| LEADING.contains(&line.field);
        self.lines(part).into_iter().filter(|line| !is_leading(line)).collect()
    }

    fn lines(&self, part: Part<'_>) -> Vec<Line> {
        let (last, own): (Vec<&'static Field>, Vec<_>) =
            part.record.fields.iter().partition(|field| LAST.contains(&field.name));
        let lines = own.into_iter().chain(last).filter_map(|field| {
            let usual = field.default.and_then(|usual| serde_json::from_str(usual).ok());
            // What is meant anyway needs no line; a standing is said all the same.
            let value = match (part.get(field.name), &usual) {
                (None, usual) if field.name == "status" => usual.as_ref(),
                (value, usual) if field.name != "status" && value == usual.as_ref() => None,
                (value, _) => value,
            }?;
            if ["key", "label"].contains(&field.name) {
                return None;
            }
            let values: Vec<String> =
                each(Some(value)).iter().map(|one| self.value(field, one)).collect();
            // People read hours; minutes are for the columns of a sheet.
            let heading = match field.name {
                "effort_min" => say::EFFORT.in_language(self.language),
                _ => field_label(part.record, field, self.language),
            };
            (!values.is_empty()).then_some(Line { field: field.name, heading, values })
        });
        lines.collect()
    }

    /// What a field holds in one line, for a cell of a table.
    pub(super) fn cell(&self, part: Part<'_>, name: &str) -> String {
        let Some((field, value)) = part.field(name).zip(part.get(name)) else {
            return String::new();
        };
        let values: Vec<String> =
            each(Some(value)).iter().map(|one| self.value(field, one)).collect();
        self.together(&values)
    }

    /// One value of a field.
    pub(super) fn value(&self, field: &Field, value: &Value) -> String {
        match (field.shape, value) {
            (Shape::Text, value) => self.text(Some(value)),
            (Shape::Record(record), value) => self.brief(Part::new(record(), value)),
            (Shape::Audience, value) => self.audience(value),
            (Shape::Truth, value) => wording(
                "truth",
                if value == &Value::Bool(true) { "true" } else { "false" },
                self.language,
            )
            .to_owned(),
            (Shape::Word(list), Value::String(word)) => {
                wording(list.name, word, self.language).to_owned()
            }
            (Shape::Key(kind), Value::String(key)) if field.name != "key" => self.name(kind, key),
            (_, Value::Number(minutes)) if field.name == "effort_min" => {
                numbers::duration(minutes.as_u64().unwrap_or_default())
            }
            (Shape::Decimal, Value::String(number)) => numbers::decimal(number, self.language),
            (_, Value::String(text)) => text.clone(),
            (_, Value::Number(number)) => numbers::decimal(&number.to_string(), self.language),
            (_, value) => value.to_string(),
        }
    }

    /// Several things in one line, so that one can see where each begins.
    pub(super) fn together(&self, values: &[String]) -> String {
        let apart = values.iter().any(|value| value.contains(','));
        values.join(if apart { self.semicolon() } else { ", " })
    }

    const fn semicolon(&self) -> &'static str {
        match self.language {
            Language::French => "\u{a0}; ",
            Language::English => "; ",
        }
    }

    /// The terms of the glossary that an entry uses, as the branch of a list; what names a
    /// dispositif has a part of its own.
    pub(super) fn explained(&self, part: Part<'_>) -> Option<Branch> {
        let is_own = |kind: &&EntryKind| {
            ReferentialDocument::record_of(kind.list())
                .is_some_and(|own| own.name == part.record.name)
        };
        let kind = EntryKind::ALL.iter().find(is_own)?;
        let terms = self.names?.terms_of(*kind, part.str("key"), self.language.as_str());
        let terms = terms.into_iter().filter(|term| term.dispositif.is_none());
        let name = |term: &GlossaryTerm| match &term.acronym {
            Some(acronym) => acronym.clone(),
            None => term.label.get(self.language.as_str()).0.to_owned(),
        };
        let names: Vec<String> = terms.map(name).collect();
        let heading = capitalised(&self.say(say::EXPLAINED));
        (!names.is_empty()).then(|| Branch::leaf(self.named(&heading, &self.together(&names))))
    }

    /// A line as the branch of a list.
    pub(super) fn branch(&self, line: &Line) -> Branch {
        let heading = capitalised(line.heading);
        if line.is_short() {
            return Branch::leaf(self.named(&heading, &self.together(&line.values)));
        }
        let numbered = line.field == "descriptors";
        let one = |(number, value): (usize, &String)| match numbered {
            true => Branch::leaf(format!("{number} {value}")),
            false => Branch::leaf(value.clone()),
        };
        Branch {
            text: self.named(&heading, "").trim_end_matches(' ').to_owned(),
            branches: line.values.iter().enumerate().map(one).collect(),
        }
    }

    /// A line in one line.
    pub(super) fn line(&self, line: &Line) -> String {
        self.named(line.heading, &self.together(&line.values))
    }

    /// A part in one line.
    fn brief(&self, part: Part<'_>) -> String {
        match part.record.name {
            "CompetencyLevel" => self.at_level(say::AT_LEVEL, part, "level"),
            "ProfileRequirement" => self.requirement(part),
            "Outcome" => self.outcome(part),
            "Binding" => self.binding(part),
            // From where, by whom, how often: each says itself.
            "Collection" => {
                let lines = self.lines(part).into_iter();
                lines.map(|line| self.together(&line.values)).collect::<Vec<_>>().join(", ")
            }
            "MapNode" => self.node(part),
            "Provenance" => self.provenance(part),
            "Window" => self.window(part),
            _ => {
                let title = if part.get("label").is_some() { "label" } else { "title" };
                let title = part.get(title).filter(|value| value.is_object());
                let rest = self.lines(part).into_iter().filter(|line| line.field != "title");
                // What a part says first needs no heading in a line either.
                let whole = |field: &str| LEADING.contains(&field) || field == "binding";
                let rest = rest.map(|line| match whole(line.field) {
                    true => self.together(&line.values).trim_end_matches('.').to_owned(),
                    false => self.line(&line),
                });
                let first = title.map(|title| self.text(Some(title))).into_iter();
                first.chain(rest).collect::<Vec<_>>().join(self.semicolon())
            }
        }
    }

    /// A level that a profile asks for, and when.
    fn requirement(&self, part: Part<'_>) -> String {
        let asked = self.at_level(say::REQUIRED, part, "target_level");
        let [day, situation] = ["by_day", "situation"].map(|name| self.cell(part, name));
        let when = match (day.is_empty(), situation.is_empty()) {
            (false, _) => self.fill(say::BY_DAY, &[("day", &day)]),
            (true, false) => self.fill(say::IN_SITUATION, &[("situation", &situation)]),
            (true, true) => return asked,
        };
        self.together(&[asked, when])
    }

    fn competency(&self, part: Part<'_>) -> String {
        self.name("competency", part.str("competency"))
    }

    fn at_level(&self, sentence: Sentence, part: Part<'_>, level: &str) -> String {
        let heading = self.heading(part.record, "level");
        let level = self.cell(part, level);
        let (competency, necessity) = (self.competency(part), self.word(part, "necessity"));
        let places: [(&str, &dyn Display); 4] = [
            ("competency", &competency),
            ("heading", &heading),
            ("level", &level),
            ("necessity", &necessity),
        ];
        self.fill(sentence, &places)
    }

    fn outcome(&self, part: Part<'_>) -> String {
        let competency = self.competency(part);
        let [from, to] = ["from", "to"].map(|name| self.cell(part, name));
        let status = part.get("status").and_then(Value::as_str);
        let usual = status.unwrap_or("project_assumption");
        let status = wording("status", usual, self.language);
        let places: [(&str, &dyn Display); 4] =
            [("competency", &competency), ("from", &from), ("to", &to), ("status", &status)];
        self.fill(say::OUTCOME, &places)
    }

    /// Where the value of a term comes from.
    fn binding(&self, part: Part<'_>) -> String {
        let word = |name: &str| self.cell(part, name);
        match part.str("origin") {
            "register" => self.fill(say::FROM_REGISTER, &[("query", &word("query"))]),
            "observation" => self.fill(say::FROM_OBSERVATION, &[("entity", &word("entity"))]),
            _ => {
                let asked = match word("items") {
                    items if items.is_empty() => word("subject"),
                    items => items,
                };
                let counted = match part.str("counted") {
                    "codes" => self.fill(say::CODES_COUNTED, &[("codes", &word("codes"))]),
                    "at_least" => self.fill(say::COUNTED_FROM, &[("least", &word("at_least"))]),
                    _ => word("counted"),
                };
                let made = part.get("aggregate").map(|_| word("aggregate"));
                let what: Vec<String> = [asked, counted].into_iter().chain(made).collect();
                self.fill(say::FROM_SURVEY, &[("what", &what.join(", "))])
            }
        }
    }

    /// When a step may be taken.
    pub(super) fn window(&self, part: Part<'_>) -> String {
        let [from, to] = ["from_day", "to_day"].map(|name| {
            let day = part.get(name).and_then(Value::as_i64);
            day.map_or_else(String::new, numbers::signed)
        });
        let sentence = if to.is_empty() { say::FROM_DAY_ON } else { say::DAY_TO_DAY };
        self.fill(sentence, &[("from", &from), ("to", &to)])
    }

    /// Something with what is uncertain about it.
    fn with_doubts(&self, said: String, doubts: &[String]) -> String {
        if doubts.is_empty() {
            return said;
        }
        let doubts: Vec<&str> = doubts.iter().map(|doubt| doubt.trim_end_matches('.')).collect();
        format!("{said} ({})", doubts.join(self.semicolon()))
    }

    /// How sure a reading is, where it is not sure.
    fn confidence(&self, part: Part<'_>) -> Option<String> {
        let confidence = part.get("confidence").and_then(Value::as_str);
        let shown = confidence.filter(|confidence| *confidence != "high")?;
        let heading = self.heading(part.record, "confidence");
        Some(format!("{heading} {}", wording("confidence", shown, self.language)))
    }

    fn note(&self, part: Part<'_>) -> Option<String> {
        part.get("note").map(|note| self.text(Some(note)))
    }

    /// A node of a map, with what is uncertain about it.
    pub(super) fn node(&self, part: Part<'_>) -> String {
        let repeats = part.get("duplicate_of").and_then(Value::as_str);
        let heading = self.heading(part.record, "duplicate_of");
        let mut doubts: Vec<String> =
            repeats.map(|key| self.named(heading, key)).into_iter().collect();
        // What a source prints is in the source's own language.
        let printed = part.get("as_printed").and_then(Value::as_str);
        let printed = printed.filter(|_| self.language == Language::French);
        let heading = self.heading(part.record, "as_printed");
        doubts.extend(printed.map(|printed| self.named(heading, &self.quoted(printed))));
        doubts.extend(self.confidence(part));
        doubts.extend(self.note(part));
        doubts.extend(part.parts("readings").filter_map(|reading| self.note(reading)));
        self.with_doubts(self.label(part), &doubts)
    }

    /// A place in a source, with what is uncertain about it.
    pub(super) fn provenance(&self, part: Part<'_>) -> String {
        let mut doubts: Vec<String> = self.note(part).into_iter().collect();
        doubts.extend(self.confidence(part));
        let heading = self.heading(part.record, "alternatives");
        let others = each(part.get("alternatives")).iter();
        doubts.extend(others.map(|other| self.named(heading, &self.text(Some(other)))));
        let place = part.get("place").and_then(Value::as_str);
        let named: Vec<&str> = std::iter::once(part.str("source")).chain(place).collect();
        self.with_doubts(named.join(" "), &doubts)
    }

    /// A published figure with its date and its source; or why there is none.
    pub(super) fn figure(&self, part: Part<'_>) -> String {
        let [label, unit, as_of] = ["label", "unit", "as_of"].map(|name| self.cell(part, name));
        let number = |name: &str| part.get(name).map(|value| self.grouped(value));
        let value = match ["value", "lowest", "highest"].map(number) {
            [Some(value), ..] => value,
            [None, Some(low), Some(high)] => {
                self.fill(say::BETWEEN, &[("low", &low), ("high", &high)])
            }
            [None, Some(low), None] => self.fill(say::AT_LEAST, &[("low", &low)]),
            [None, None, Some(high)] => self.fill(say::AT_MOST, &[("high", &high)]),
            [None, None, None] => {
                let reason = self.cell(part, "reason");
                let places: [(&str, &dyn Display); 2] = [("what", &label), ("reason", &reason)];
                return self.fill(say::NOT_COMPUTABLE, &places);
            }
        };
        let mut said = self.named(&label, &format!("{value}\u{a0}{unit}"));
        let [numerator, denominator] = ["numerator", "denominator"].map(number);
        match (numerator, denominator) {
            (Some(numerator), Some(denominator)) => {
                let places: [(&str, &dyn Display); 2] =
                    [("numerator", &numerator), ("denominator", &denominator)];
                said = format!("{said}, {}", self.fill(say::OUT_OF, &places));
            }
            (None, Some(all)) => {
                said = format!("{said} {}", self.fill(say::OF_ALL, &[("all", &all)]))
            }
            _ => {}
        }
        let parts: Vec<String> = part
            .parts("parts")
            .map(|one| {
                let value = one.get("value").map_or_else(String::new, |value| self.grouped(value));
                format!("{} {value}", self.label(one))
            })
            .collect();
        if !parts.is_empty() {
            let breakdown = self.word(part, "breakdown");
            let places: [(&str, &dyn Display); 2] =
                [("parts", &self.together(&parts)), ("breakdown", &breakdown)];
            said = format!("{said}{}", self.fill(say::IN_PARTS, &places));
        }
        let sources: Vec<String> =
            part.parts("provenance").map(|place| self.provenance(place)).collect();
        let dated = [as_of, sources.join(", ")];
        let dated: Vec<String> = dated.into_iter().filter(|one| !one.is_empty()).collect();
        let note = self.note(part).map_or_else(String::new, |note| format!(" {note}"));
        format!("{said} ({}).{note}", dated.join(", "))
    }

    fn grouped(&self, value: &Value) -> String {
        match value {
            Value::String(text) => numbers::grouped(text, self.language),
            value => numbers::grouped(&value.to_string(), self.language),
        }
    }

    /// For whom something is, as a sentence.
    fn audience(&self, rule: &Value) -> String {
        let Some((name, test)) = rule.as_object().and_then(|members| members.iter().next()) else {
            return String::new();
        };
        let joined = |sentence: Sentence, parts: Vec<String>| parts.join(&self.say(sentence));
        let one_of = |kind: &str| {
            let keys = each(Some(test)).iter().filter_map(Value::as_str);
            joined(say::OR, keys.map(|key| self.name(kind, key)).collect())
        };
        let of = |kind: &str| {
            self.name(kind, test.get(kind).and_then(Value::as_str).unwrap_or_default())
        };
        match name.as_str() {
            "all" | "any" => {
                let parts = each(Some(test)).iter().map(|part| self.audience(part)).collect();
                joined(if name == "all" { say::AND } else { say::OR }, parts)
            }
            "not" => self.fill(say::EXCEPT, &[("rule", &self.audience(test))]),
            "dispositif_in" => self.fill(say::FOR_DISPOSITIFS, &[("one", &one_of("dispositif"))]),
            "tag_in" => self.fill(say::FOR_TAGS, &[("one", &one_of("tag"))]),
            "newcomer" if test == &Value::Bool(true) => self.say(say::FOR_NEWCOMERS),
            "newcomer" => self.say(say::FOR_OTHERS),
            "days_in_post" => self.fill(say::FOR_DAYS, &[("bounds", &self.bounds(test))]),
            "level" => {
                let (competency, bounds) = (of("competency"), self.bounds(test));
                let places: [(&str, &dyn Display); 2] =
                    [("competency", &competency), ("bounds", &bounds)];
                self.fill(say::FOR_LEVEL, &places)
            }
            "share" => {
                let least = test.get("at_least").and_then(Value::as_u64).unwrap_or_default();
                let percent = numbers::percent(least, self.language);
                let dispositif = of("dispositif");
                let places: [(&str, &dyn Display); 2] =
                    [("dispositif", &dispositif), ("percent", &percent)];
                self.fill(say::FOR_SHARE, &places)
            }
            // A condition that has no sentence yet is shown as its document has it.
            _ => rule.to_string(),
        }
    }

    fn bounds(&self, test: &Value) -> String {
        let [low, high] = ["at_least", "at_most"].map(|name| test.get(name));
        match (low, high) {
            (Some(low), Some(high)) => self.fill(say::BETWEEN, &[("low", low), ("high", high)]),
            (Some(low), None) => self.fill(say::AT_LEAST, &[("low", low)]),
            (None, Some(high)) => self.fill(say::AT_MOST, &[("high", high)]),
            (None, None) => String::new(),
        }
    }
}
