//! Answers document of one person: personal data, with a purpose and a
//! retention date.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::Read;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::document::reference::At;
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::value::key::{ItemKey, QuestionnaireKey};

pub(crate) use crate::document::sha256::Sha256;
use crate::value::date::Date;
use crate::value::extensions::Extensions;
pub use crate::value::respondent::Respondent;
use crate::value::version::{SchemaVersion, Version};

use super::answer::Answer;
use super::questionnaire::Questionnaire;
use super::revision;
use super::revision::{Earlier, SetAside, Why};

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

record! {
    private
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
        let mut reader = Reader::of_a_call();
        let at = || Pointer::root().key("answers").key(item);
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
        let mut reader = Reader::of_a_person();
        let place = Pointer::root().key("answers");
        for (key, answer) in &self.0 {
            let at = || place.key(key.as_str());
            check_answer(key.as_str(), answer, questionnaire, &at, &mut reader);
        }
        reader.finish(None)
    }

    /// Puts an answer in that was checked.
    pub(crate) fn keep(&mut self, item: ItemKey, answer: Answer) {
        self.0.insert(item, answer);
    }

    /// Takes an answer out.
    pub fn remove(&mut self, item: &str) -> Option<Answer> {
        self.0.remove(item)
    }
}

pub(crate) fn check_answer(
    key: &str,
    answer: &Answer,
    questionnaire: &Questionnaire,
    at: &dyn Fn() -> Pointer,
    reader: &mut Reader,
) -> Option<ItemKey> {
    let Some(item) = questionnaire.item(key) else {
        let names = questionnaire.items().map(|item| item.key.as_str());
        reader.unknown(Fault::UnknownItem, &at(), key, names);
        return None;
    };
    answer.check(item, questionnaire, at, reader);
    Some(item.key.clone())
}

impl IntoIterator for AnswerSet {
    type Item = (ItemKey, Answer);
    type IntoIter = std::collections::btree_map::IntoIter<ItemKey, Answer>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Read for AnswerSet {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            reader.wrong_type(at, Expected::Object, node);
            return None;
        };
        let mut answers = BTreeMap::new();
        for (key, value) in members {
            let place = at.key(key);
            let answer = Answer::read(value, &place, reader);
            match key.parse() {
                Ok(key) => answers.extend(answer.map(|answer| (key, answer))),
                Err(_) => {
                    let expected = Expected::KeyOfItem;
                    reader.fault(Fault::InvalidValue, &place, expected, key.as_str());
                }
            }
        }
        Some(Self(answers))
    }
}

record! {
    private
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

/// Answers to an earlier version of a questionnaire, as they stand in a later one.
/// Personal data.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CarriedAnswers {
    /// The answers that stand.
    pub answers: Answers,
    /// The items among them of which the words are others now, while they mean the same.
    pub reworded: Vec<ItemKey>,
    /// The answers that do not stand: to be shown where the item is asked again, lost
    /// where it is gone.
    pub set_aside: Vec<SetAside>,
}

/// The answers that stand in this version of a questionnaire, the items among them of
/// which the words are others, and the answers that do not stand. An item of which nothing
/// is known is passed over.
pub(crate) fn carry_over<'e>(
    answers: AnswerSet,
    earlier: impl Fn(&ItemKey) -> Option<Earlier<'e>>,
    questionnaire: &Questionnaire,
) -> (AnswerSet, Vec<ItemKey>, Vec<SetAside>) {
    let (mut kept, mut reworded, mut set_aside) = (AnswerSet::default(), Vec::new(), Vec::new());
    for (key, answer) in answers {
        let Some(earlier) = earlier(&key) else { continue };
        let mut reader = Reader::of_a_person();
        let at = Pointer::root().key("answers").key(key.as_str());
        let same = revision::check_item(key.as_str(), earlier, questionnaire, &at, &mut reader);
        if same.is_ok() {
            // An item that asks the same may take less than it did beside.
            check_answer(key.as_str(), &answer, questionnaire, &|| at.clone(), &mut reader);
        }
        match reader.finish(None) {
            Ok(()) => {
                reworded.extend(same.unwrap_or(false).then(|| key.clone()));
                kept.keep(key, answer);
            }
            Err(error) => set_aside.push(SetAside {
                item: key,
                answer,
                why: same.err().unwrap_or(Why::Changed),
                reason: error.faults().first().cloned().unwrap_or(error),
            }),
        }
    }
    (kept, reworded, set_aside)
}

/// The answers of one person to one questionnaire, checked against it.
#[derive(Clone)]
pub struct Answers {
    purpose: Purpose,
    questionnaire: QuestionnaireReference,
    respondent: Respondent,
    retain_until: Date,
    answers: AnswerSet,
    ext: Option<Node>,
}

/// Neither pseudonym nor answers are in a log.
impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answers")
            .field("purpose", &self.purpose)
            .field("retain_until", &self.retain_until)
            .field("answered", &self.answers.len())
            .finish_non_exhaustive()
    }
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
    /// kept where the item's key, kind, codes, values, bounds and revisions are
    /// the same.
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

    /// Reads answers to an earlier version of the questionnaire, and keeps those that stand
    /// in this one; the others are set aside, and nothing is lost.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json) of the earlier version.
    pub fn carry_over(
        bytes: &[u8],
        questionnaire: &Questionnaire,
        earlier: &Questionnaire,
    ) -> Result<CarriedAnswers, Error> {
        let given = Self::from_json(bytes, earlier)?;
        let before = |_: &ItemKey| Some(Earlier::Questionnaire(earlier));
        let (answers, reworded, set_aside) = carry_over(given.answers, before, questionnaire);
        let answers = Self { answers, questionnaire: reference(questionnaire), ..given };
        Ok(CarriedAnswers { answers, reworded, set_aside })
    }

    fn read(
        bytes: &[u8],
        questionnaire: &Questionnaire,
        earlier: Option<&Questionnaire>,
    ) -> Result<Self, Error> {
        let (node, text) = (Node::parse(bytes)?, std::str::from_utf8(bytes).ok());
        let check = |document: &AnswersDocument, reader: &mut Reader| {
            let answered = earlier.unwrap_or(questionnaire);
            let before = Earlier::Questionnaire(answered);
            let place = Pointer::root().key("questionnaire");
            let known = check_reference(&document.questionnaire, answered, &place, reader);
            let place = Pointer::root().key("answers");
            for (key, answer) in document.answers.iter().filter(|_| known) {
                let at = place.key(key.as_str());
                let key = key.as_str();
                // An item that asks the same may take less than it did beside.
                let same = answered.item(key).is_some()
                    && revision::check_item(key, before, questionnaire, &at, reader).is_ok();
                let judge = if same { questionnaire } else { answered };
                check_answer(key, answer, judge, &|| at.clone(), reader);
            }
        };
        let tag = AnswersTag::Answers.as_str();
        let asked = [Some(questionnaire), earlier].into_iter().flatten();
        let items = asked.flat_map(Questionnaire::items).map(|item| item.key.as_str());
        let document: AnswersDocument =
            read_document(&node, text, tag, Reader::of_answers(items), check)?;
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

    /// Whether the answers are to be deleted on this day: it is after
    /// [`retain_until`](Self::retain_until).
    #[must_use]
    pub fn is_expired(&self, today: Date) -> bool {
        today > self.retain_until
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

/// How documents and results name a questionnaire.
pub(crate) fn reference(questionnaire: &Questionnaire) -> QuestionnaireReference {
    QuestionnaireReference {
        key: questionnaire.key().clone(),
        version: questionnaire.version().clone(),
        sha256: questionnaire.hash().clone(),
        at: At::default(),
    }
}

pub(crate) fn check_reference(
    named: &QuestionnaireReference,
    questionnaire: &Questionnaire,
    at: &Pointer,
    reader: &mut Reader,
) -> bool {
    if named.sha256.as_str() == questionnaire.sha256() {
        return true;
    }
    let (place, expected, found) = if named.key != *questionnaire.key() {
        let expected = Expected::This { value: questionnaire.key().to_string() };
        ("key", expected, named.key.to_string())
    } else if named.version != *questionnaire.version() {
        let expected =
            Expected::ThisOrEarlierQuestionnaire { this: questionnaire.version().to_string() };
        ("version", expected, named.version.to_string())
    } else {
        let expected = Expected::This { value: questionnaire.sha256().to_owned() };
        ("sha256", expected, named.sha256.as_str().to_owned())
    };
    reader.fault(Fault::OtherQuestionnaire, &at.key(place), expected, found);
    false
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Answer, AnswerSet, ItemKey};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

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
