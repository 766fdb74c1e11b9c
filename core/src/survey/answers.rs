//! The answers of one person: personal data, with a purpose and a date after
//! which they are to be deleted.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::base::canonical::canonical_json;
use crate::base::error::{Code as Fault, Error};
use crate::base::key::{ItemKey, QuestionnaireKey};
use crate::base::location::Pointer;
use crate::base::node::Node;
use crate::base::read::{Fields, Read, Reader, bounded, near_names, read_parsed, record, words};
use crate::base::value::{Date, Decimal, Extensions, SchemaVersion, Version};

use super::choices::{Code, MissingKind};
use super::item::{Item, ItemKind, Occasion};
use super::questionnaire::Questionnaire;
use super::revision;

words! {
    /// What kind of document this is.
    pub enum AnswersTag {
        /// The answers of one person.
        Answers = "answers",
    }
}

words! {
    /// What the answers may be used for. A staff appraisal is not among them.
    pub enum Purpose {
        /// Welcoming a newcomer.
        Welcome = "accueil",
        /// Choosing what to learn.
        Training = "formation",
        /// Exchanges between peers.
        Network = "reseau",
        /// A study over many people.
        Study = "etude",
    }
}

bounded! {
    /// A level of a ladder, from 0.
    pub struct LevelNumber(u8) in 0..=9;
}

/// A pseudonym: 1 to 64 letters, digits, `.`, `_` or `-`; never a name or an
/// address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Respondent(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")))]
    String,
);

impl Respondent {
    /// The pseudonym as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Respondent {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let letter = |b: u8| b.is_ascii_alphanumeric();
        let fits = text.len() <= 64
            && text.bytes().next().is_some_and(letter)
            && text.bytes().all(|b| letter(b) || b".-_".contains(&b));
        let expected = "a pseudonym of letters, digits, `.`, `_`, `-`";
        let found = || crate::base::error::mask(text, true);
        fits.then(|| Self(text.to_owned()))
            .ok_or_else(|| Error::usage(Fault::InvalidValue, expected, found()))
    }
}

impl Read for Respondent {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let expected = "a pseudonym of letters, digits, `.`, `_`, `-`";
        read_parsed(node, at, reader, expected, |text| text.parse().ok())
    }
}

record! {
    /// Which questionnaire was answered.
    pub struct QuestionnaireReference {
        /// Its key.
        pub key: QuestionnaireKey,
        /// Its version.
        pub version: Version,
        /// The SHA-256 of its canonical form.
        pub sha256: Sha256,
    }
}

/// A SHA-256 in 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Sha256(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))] String,
);

impl Sha256 {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Read for Sha256 {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, "64 lower-case hexadecimal digits", |text| {
            let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            (text.len() == 64 && text.bytes().all(hex)).then(|| Self(text.to_owned()))
        })
    }
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// A level on a ladder, and whether the post gives the occasion for it.
    Level {
        /// The level.
        level: u8,
        /// The occasion, if it was answered.
        occasion: Option<Occasion>,
    },
    /// One choice of a list.
    Choice {
        /// Its code.
        choice: Code,
        /// What was written under « autre ».
        other: Option<String>,
    },
    /// Any number of choices, none included.
    Chosen {
        /// Their codes.
        chosen: Vec<Code>,
        /// What was written under « autre ».
        other: Option<String>,
    },
    /// Choices from the most to the least preferred.
    Ranking(Vec<Code>),
    /// A number.
    Number(Decimal),
    /// Free text.
    Text(String),
    /// No answer, and why; the occasion may be answered all the same.
    Missing {
        /// Why.
        kind: MissingKind,
        /// The occasion, if it was answered.
        occasion: Option<Occasion>,
    },
}

const SHAPES: &[&str] = &["level", "choice", "chosen", "ranking", "number", "text", "missing"];

impl Read for Answer {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::open(node, at, reader)?;
        let level: Option<Option<LevelNumber>> = fields.take("level", reader);
        let choice: Option<Option<Code>> = fields.take("choice", reader);
        let chosen: Option<Vec<Code>> = fields.take("chosen", reader);
        let ranking: Option<Vec<Code>> = fields.take("ranking", reader);
        let number: Option<Option<Decimal>> = fields.take("number", reader);
        let text: Option<Option<String>> = fields.take("text", reader);
        let missing: Option<Option<MissingKind>> = fields.take("missing", reader);
        let occasion: Option<Occasion> = fields.take("occasion", reader).flatten();
        let other: Option<String> = fields.take("other", reader).flatten();
        let shape = fields.only(SHAPES, reader);
        fields.close(reader);
        let shape = shape?;
        for (name, given, shapes) in [
            ("occasion", occasion.is_some(), &["level", "missing"]),
            ("other", other.is_some(), &["choice", "chosen"]),
        ] {
            if given && !shapes.contains(&shape) {
                let expected = format!("`{name}` beside {}", shapes.join(" or "));
                reader.fault(Fault::FieldNotAllowed, &at.key(name), expected, shape);
                return None;
            }
        }
        match shape {
            "level" => level.flatten().map(|level| Self::Level { level: level.get(), occasion }),
            "choice" => choice.flatten().map(|choice| Self::Choice { choice, other }),
            "chosen" => chosen.map(|chosen| Self::Chosen { chosen, other }),
            "ranking" => ranking.map(Self::Ranking),
            "number" => number.flatten().map(Self::Number),
            "text" => text.flatten().map(Self::Text),
            _ => missing.flatten().map(|kind| Self::Missing { kind, occasion }),
        }
    }
}

impl Serialize for Answer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Level { level, .. } => map.serialize_entry("level", level)?,
            Self::Choice { choice, .. } => map.serialize_entry("choice", choice)?,
            Self::Chosen { chosen, .. } => map.serialize_entry("chosen", chosen)?,
            Self::Ranking(ranking) => map.serialize_entry("ranking", ranking)?,
            Self::Number(number) => map.serialize_entry("number", number)?,
            Self::Text(text) => map.serialize_entry("text", text)?,
            Self::Missing { kind, .. } => map.serialize_entry("missing", kind)?,
        }
        if let Self::Level { occasion: Some(occasion), .. }
        | Self::Missing { occasion: Some(occasion), .. } = self
        {
            map.serialize_entry("occasion", occasion)?;
        }
        if let Self::Choice { other: Some(other), .. } | Self::Chosen { other: Some(other), .. } =
            self
        {
            map.serialize_entry("other", other)?;
        }
        map.end()
    }
}

impl Answer {
    /// Reads one answer in its documented form.
    ///
    /// # Errors
    /// Every fault of its form, placed below `/answers/<item>`, values masked.
    pub fn from_json(text: &str, item: &str) -> Result<Self, Error> {
        let node = Node::parse(text.as_bytes())?;
        let mut reader = Reader::private();
        let at = Pointer::root().key("answers").key(item);
        let answer = Self::read(&node, &at, &mut reader);
        reader.finish(None)?;
        answer.ok_or_else(|| Error::many(Fault::InvalidDocument, Vec::new()))
    }

    /// Checks that the answer is one that the item takes.
    fn check(&self, item: &Item, questionnaire: &Questionnaire, at: &Pointer, reader: &mut Reader) {
        let list = questionnaire.choices(item);
        let fits = match self {
            Self::Level { .. } => item.kind == ItemKind::Level,
            Self::Choice { .. } => matches!(item.kind, ItemKind::Rating | ItemKind::Single),
            Self::Chosen { .. } => item.kind == ItemKind::Multiple,
            Self::Ranking(_) => item.kind == ItemKind::Ranking,
            Self::Number(_) => item.kind == ItemKind::Number,
            Self::Text(_) => item.kind == ItemKind::Text,
            Self::Missing { .. } => true,
        };
        if !fits {
            let expected = format!("an answer to an item of kind {}", item.kind);
            reader.fault(Fault::WrongAnswer, at, expected, self.shape());
            return;
        }
        if let Self::Level { occasion: Some(_), .. } | Self::Missing { occasion: Some(_), .. } =
            self
            && !item.asks_occasion()
        {
            let expected = "no occasion: the item does not ask it";
            reader.fault(Fault::WrongAnswer, &at.key("occasion"), expected, "occasion");
        }
        match self {
            Self::Level { level, .. } => {
                let levels = list.map_or(0, super::choices::ChoiceList::levels);
                if *level >= levels {
                    let expected = format!("a level from 0 to {}", levels.saturating_sub(1));
                    reader.fault(
                        Fault::UnknownChoice,
                        &at.key("level"),
                        expected,
                        level.to_string(),
                    );
                }
            }
            Self::Choice { choice, other } => {
                check_codes(
                    std::slice::from_ref(choice),
                    item,
                    questionnaire,
                    &at.key("choice"),
                    reader,
                );
                check_other(other.as_ref(), item, at, reader);
            }
            Self::Chosen { chosen, other } => {
                check_codes(chosen, item, questionnaire, &at.key("chosen"), reader);
                check_other(other.as_ref(), item, at, reader);
            }
            Self::Ranking(ranking) => {
                check_codes(ranking, item, questionnaire, &at.key("ranking"), reader);
            }
            Self::Number(number) => check_number(*number, item, at, reader),
            Self::Text(_) => {}
            Self::Missing { kind, .. } => {
                let declared = list.is_none_or(|list| list.missing.iter().any(|m| m.kind == *kind));
                if !declared && *kind != MissingKind::NoAnswer {
                    let expected = "a kind of missing that the list declares";
                    reader.fault(Fault::UnknownChoice, &at.key("missing"), expected, kind.as_str());
                }
            }
        }
    }

    const fn shape(&self) -> &'static str {
        match self {
            Self::Level { .. } => "level",
            Self::Choice { .. } => "choice",
            Self::Chosen { .. } => "chosen",
            Self::Ranking(_) => "ranking",
            Self::Number(_) => "number",
            Self::Text(_) => "text",
            Self::Missing { .. } => "missing",
        }
    }
}

fn check_codes(
    codes: &[Code],
    item: &Item,
    questionnaire: &Questionnaire,
    at: &Pointer,
    reader: &mut Reader,
) {
    let Some(list) = questionnaire.choices(item) else { return };
    let mut seen = HashSet::new();
    for code in codes {
        if list.position(code.as_str()).is_none() {
            let names = list.choices.iter().map(|choice| choice.code.as_str());
            reader.fault(Fault::UnknownChoice, at, near_names(code.as_str(), names), code.as_str());
        } else if !seen.insert(code) {
            reader.fault(Fault::DuplicateEntry, at, "each choice once", code.as_str());
        }
    }
    let most = item.max_chosen.map_or(list.choices.len(), |max| max.get() as usize);
    if codes.len() > most && item.max_chosen.is_some() {
        reader.fault(
            Fault::OutOfRange,
            at,
            format!("at most {most} choices"),
            codes.len().to_string(),
        );
    }
}

fn check_other(other: Option<&String>, item: &Item, at: &Pointer, reader: &mut Reader) {
    if other.is_some() && item.other != Some(true) {
        let expected = "no `other`: the item does not offer it";
        reader.fault(Fault::WrongAnswer, &at.key("other"), expected, "other");
    }
}

fn check_number(number: Decimal, item: &Item, at: &Pointer, reader: &mut Reader) {
    let places = item.places();
    let below = item.min.is_some_and(|min| number < min);
    let above = item.max.is_some_and(|max| number > max);
    if below || above || number.places() > places {
        let bound = |bound: Option<Decimal>| bound.map_or_else(|| "…".into(), |b| b.to_string());
        let expected = format!(
            "a number from {} to {} with at most {places} decimal places",
            bound(item.min),
            bound(item.max)
        );
        reader.fault(Fault::OutOfRange, &at.key("number"), expected, number.to_string());
    }
}

/// Answers by item. An item that is absent was not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AnswerSet(BTreeMap<ItemKey, Answer>);

impl AnswerSet {
    /// The answer to an item.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.0.get(item)
    }

    /// Each answered item with its answer, in key order.
    pub fn iter(&self) -> impl Iterator<Item = (&ItemKey, &Answer)> {
        self.0.iter()
    }

    /// How many items have an entry.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts an answer in, in place of an earlier one.
    ///
    /// # Errors
    /// `unknown_item`, `wrong_answer`, `unknown_choice`, `duplicate_entry` or
    /// `out_of_range` if the item does not take this answer.
    pub fn insert(
        &mut self,
        questionnaire: &Questionnaire,
        item: &str,
        answer: Answer,
    ) -> Result<(), Error> {
        let mut reader = Reader::private();
        let at = Pointer::root().key("answers").key(item);
        let key = check_answer(item, &answer, questionnaire, &at, &mut reader);
        reader.finish(None).map_err(|error| error.faults().first().cloned().unwrap_or(error))?;
        if let Some(key) = key {
            self.0.insert(key, answer);
        }
        Ok(())
    }

    /// Checks every answer against a questionnaire.
    ///
    /// # Errors
    /// As [`insert`](Self::insert), for every answer at once.
    pub fn check(&self, questionnaire: &Questionnaire) -> Result<(), Error> {
        let mut reader = Reader::private();
        let place = Pointer::root().key("answers");
        for (key, answer) in &self.0 {
            let at = place.key(key.as_str());
            check_answer(key.as_str(), answer, questionnaire, &at, &mut reader);
        }
        reader.finish(None)
    }

    /// Takes an answer out.
    pub fn remove(&mut self, item: &str) -> Option<Answer> {
        self.0.remove(item)
    }
}

fn check_answer(
    key: &str,
    answer: &Answer,
    questionnaire: &Questionnaire,
    at: &Pointer,
    reader: &mut Reader,
) -> Option<ItemKey> {
    let Some(item) = questionnaire.item(key) else {
        let names = questionnaire.items().map(|item| item.key.as_str());
        reader.fault(Fault::UnknownItem, at, near_names(key, names), key);
        return None;
    };
    answer.check(item, questionnaire, at, reader);
    Some(item.key.clone())
}

impl Read for AnswerSet {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            reader.fault(Fault::WrongType, at, "an object", node.describe());
            return None;
        };
        let mut answers = BTreeMap::new();
        for (key, value) in members {
            let place = at.key(key);
            let answer = Answer::read(value, &place, reader);
            match key.parse() {
                Ok(key) => answers.extend(answer.map(|answer| (key, answer))),
                Err(_) => {
                    let expected = "the key of an item";
                    reader.fault(Fault::InvalidValue, &place, expected, key.as_str());
                }
            }
        }
        Some(Self(answers))
    }
}

record! {
    /// The answers of one person as a document.
    pub struct AnswersDocument {
        /// What kind of document this is.
        pub document: AnswersTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// What the answers may be used for.
        pub purpose: Purpose,
        /// Which questionnaire was answered.
        pub questionnaire: QuestionnaireReference,
        /// Who answered, under a pseudonym.
        pub respondent: Respondent,
        /// The day after which the answers are to be deleted.
        pub retain_until: Date,
        /// The answers by item.
        pub answers: AnswerSet,
        /// A publisher's own keys.
        pub ext: Option<Extensions>,
    }
}

/// The answers of one person to one questionnaire, checked against it.
#[derive(Debug, Clone)]
pub struct Answers {
    purpose: Purpose,
    questionnaire: QuestionnaireReference,
    respondent: Respondent,
    retain_until: Date,
    answers: AnswerSet,
    ext: Option<Node>,
}

impl Answers {
    /// An empty set of answers for one person.
    #[must_use]
    pub fn new(
        questionnaire: &Questionnaire,
        purpose: Purpose,
        respondent: Respondent,
        retain_until: Date,
    ) -> Self {
        let questionnaire = reference(questionnaire);
        Self {
            purpose,
            questionnaire,
            respondent,
            retain_until,
            answers: AnswerSet::default(),
            ext: None,
        }
    }

    /// Reads a document of answers to this version of the questionnaire.
    ///
    /// # Errors
    /// Every fault of the document at once, personal values masked. Answers to
    /// another version are `other_questionnaire`: see
    /// [`from_earlier`](Self::from_earlier).
    pub fn from_json(bytes: &[u8], questionnaire: &Questionnaire) -> Result<Self, Error> {
        Self::read(bytes, questionnaire, None)
    }

    /// Reads answers to an earlier version of the questionnaire: an answer is
    /// kept where the item's key, kind, codes, values and bounds are the same.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json), and `changed_item` for each answered
    /// item that is gone or means something else, saying what changed.
    pub fn from_earlier(
        bytes: &[u8],
        questionnaire: &Questionnaire,
        earlier: &Questionnaire,
    ) -> Result<Self, Error> {
        Self::read(bytes, questionnaire, Some(earlier))
    }

    fn read(
        bytes: &[u8],
        questionnaire: &Questionnaire,
        earlier: Option<&Questionnaire>,
    ) -> Result<Self, Error> {
        let node = Node::parse(bytes)?;
        let root = Pointer::root();
        let mut reader = Reader::private();
        let mut faults = Vec::new();
        node.collect_faults(&root, &mut faults);
        reader.extend(faults);
        let document = reader
            .is_document(&node, AnswersTag::Answers.as_str())
            .then(|| AnswersDocument::read(&node, &root, &mut reader))
            .flatten();
        if let Some(document) = &document {
            let answered = earlier.unwrap_or(questionnaire);
            let place = root.key("questionnaire");
            let known = check_reference(&document.questionnaire, answered, &place, &mut reader);
            let place = root.key("answers");
            for (key, answer) in document.answers.iter().filter(|_| known) {
                let at = place.key(key.as_str());
                check_answer(key.as_str(), answer, answered, &at, &mut reader);
                if let Some(earlier) = earlier {
                    revision::check_item(key.as_str(), earlier, questionnaire, &at, &mut reader);
                }
            }
        }
        reader.finish(std::str::from_utf8(bytes).ok())?;
        let document = document.ok_or_else(|| Error::many(Fault::InvalidDocument, Vec::new()))?;
        Ok(Self {
            purpose: document.purpose,
            questionnaire: reference(questionnaire),
            respondent: document.respondent,
            retain_until: document.retain_until,
            answers: document.answers,
            ext: node.get("ext").cloned(),
        })
    }

    /// What the answers may be used for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Who answered, under a pseudonym.
    #[must_use]
    pub fn respondent(&self) -> &Respondent {
        &self.respondent
    }

    /// The day after which the answers are to be deleted.
    #[must_use]
    pub fn retain_until(&self) -> Date {
        self.retain_until
    }

    /// The answers by item.
    #[must_use]
    pub fn answers(&self) -> &AnswerSet {
        &self.answers
    }

    /// The answers by item, to be changed.
    pub fn answers_mut(&mut self) -> &mut AnswerSet {
        &mut self.answers
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(self).unwrap_or_default()
    }
}

impl Serialize for Answers {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("document", &AnswersTag::Answers)?;
        map.serialize_entry("schema_version", &SchemaVersion::CURRENT)?;
        map.serialize_entry("purpose", &self.purpose)?;
        map.serialize_entry("questionnaire", &self.questionnaire)?;
        map.serialize_entry("respondent", &self.respondent)?;
        map.serialize_entry("retain_until", &self.retain_until)?;
        map.serialize_entry("answers", &self.answers)?;
        if let Some(ext) = &self.ext {
            map.serialize_entry("ext", ext)?;
        }
        map.end()
    }
}

impl PartialEq for QuestionnaireReference {
    fn eq(&self, other: &Self) -> bool {
        (&self.key, &self.version, &self.sha256) == (&other.key, &other.version, &other.sha256)
    }
}

impl Serialize for QuestionnaireReference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("key", &self.key)?;
        map.serialize_entry("version", &self.version)?;
        map.serialize_entry("sha256", &self.sha256)?;
        map.end()
    }
}

/// How documents and results name a questionnaire.
pub(crate) fn reference(questionnaire: &Questionnaire) -> QuestionnaireReference {
    QuestionnaireReference {
        key: questionnaire.key().clone(),
        version: questionnaire.version().clone(),
        sha256: Sha256(questionnaire.sha256().to_owned()),
        at: Pointer::root(),
    }
}

fn check_reference(
    named: &QuestionnaireReference,
    questionnaire: &Questionnaire,
    at: &Pointer,
    reader: &mut Reader,
) -> bool {
    if named.sha256.as_str() == questionnaire.sha256() {
        return true;
    }
    let (place, expected, found) = if named.key != *questionnaire.key() {
        ("key", questionnaire.key().to_string(), named.key.to_string())
    } else if named.version != *questionnaire.version() {
        let expected =
            format!("{}, or the earlier questionnaire beside it", questionnaire.version());
        ("version", expected, named.version.to_string())
    } else {
        ("sha256", questionnaire.sha256().to_owned(), named.sha256.as_str().to_owned())
    };
    reader.fault(Fault::OtherQuestionnaire, &at.key(place), expected, found);
    false
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Answer, AnswerSet, Code, Decimal, ItemKey, LevelNumber, MissingKind, Occasion};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::json;

    impl JsonSchema for Answer {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Answer".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let code = generator.subschema_for::<Code>();
            let codes = json!({ "type": "array", "items": code });
            let occasion = generator.subschema_for::<Option<Occasion>>();
            let text = json!({ "type": "string" });
            let one = |name: &str,
                       value: serde_json::Value,
                       beside: Option<(&str, serde_json::Value)>| {
                let mut properties = serde_json::Map::new();
                properties.insert(name.to_owned(), value);
                if let Some((beside, schema)) = beside {
                    properties.insert(beside.to_owned(), schema);
                }
                json!({
                    "type": "object", "required": [name],
                    "additionalProperties": false, "properties": properties
                })
            };
            let occasion = || Some(("occasion", occasion.clone().to_value()));
            let other = || Some(("other", json!({ "type": ["string", "null"] })));
            let shapes = [
                one("level", generator.subschema_for::<LevelNumber>().to_value(), occasion()),
                one("choice", code.clone().to_value(), other()),
                one("chosen", codes.clone(), other()),
                one("ranking", codes, None),
                one("number", generator.subschema_for::<Decimal>().to_value(), None),
                one("text", text.clone(), None),
                one("missing", generator.subschema_for::<MissingKind>().to_value(), occasion()),
            ];
            json_schema!({ "description": "One answer.", "oneOf": shapes })
        }
    }

    impl JsonSchema for AnswerSet {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "AnswerSet".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let key = generator.subschema_for::<ItemKey>();
            let answer = generator.subschema_for::<Answer>();
            json_schema!({
                "description": "Answers by item; an absent item was not answered.",
                "type": "object", "propertyNames": key, "additionalProperties": answer
            })
        }
    }
}
