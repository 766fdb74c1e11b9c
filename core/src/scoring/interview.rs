//! Interview: one person answers item by item, with skip logic, progress, save
//! and restore, and the report at the end.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::Read;
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, result, words};
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::survey::answer::Answer;
use crate::survey::answers::{
    AnswerSet, QuestionnaireReference, carry_over, check_answer, check_reference, reference,
};
use crate::survey::choices;
use crate::survey::compatibility::ItemHashes;
use crate::survey::item::Item;
use crate::survey::questionnaire::Questionnaire;
use crate::survey::revision::{Earlier, SetAside};
use crate::value::date::Date;
use crate::value::key::{ItemKey, TagKey};
use crate::value::version::SchemaVersion;

use super::comparison::{Comparison, Post};
use super::explanation::Explanation;
use super::plan::Plan;
use super::report::Report;

words! {
    /// The kind of document.
    pub enum InterviewTag {
        /// An interview that goes on later.
        Interview = "interview",
    }
}

words! {
    /// Where a person is in an interview.
    pub enum Place {
        /// Before the first item.
        Start = "start",
        /// At an item.
        Item = "item",
        /// After the last item.
        End = "end",
    }
}

bounded! {
    /// A share of the working time in thousandths.
    pub struct SavedShare(u16) in 0..=1000;
}

record! {
    private
    /// An interview as it is saved. Personal data.
    pub struct InterviewDocument {
        /// Always `interview`.
        pub document: InterviewTag,
        /// The version of this format.
        pub schema_version: SchemaVersion,
        /// Which questionnaire is answered.
        pub questionnaire: QuestionnaireReference,
        /// Where the person is.
        pub place: Place,
        /// The item, if the person is at one.
        pub item: Option<ItemKey>,
        /// The posts with which levels are compared.
        pub posts: Vec<SavedPost>,
        /// The answers by item.
        pub answers: AnswerSet,
        /// By what each answered item is known again in another version of the
        /// questionnaire. Without, only the version itself tells.
        pub items: Option<HashesByItem>,
    }
}

/// By what items are known again, by their keys.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct HashesByItem(BTreeMap<ItemKey, ItemHashes>);

impl Read for HashesByItem {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            reader.wrong_type(at, Expected::Object, node);
            return None;
        };
        let mut items = BTreeMap::new();
        for (key, value) in members {
            let place = at.key(key);
            let hashes = ItemHashes::read(value, &place, reader);
            match key.parse() {
                Ok(key) => items.extend(hashes.map(|hashes| (key, hashes))),
                Err(_) => {
                    let expected = Expected::KeyOfItem;
                    reader.fault(Code::InvalidValue, &place, expected, key.as_str());
                }
            }
        }
        Some(Self(items))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for HashesByItem {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "HashesByItem".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let key = generator.subschema_for::<ItemKey>();
        let hashes = generator.subschema_for::<ItemHashes>();
        schemars::json_schema!({
            "description": "By what items are known again, by their keys.",
            "type": "object", "propertyNames": key, "additionalProperties": hashes
        })
    }
}

record! {
    private
    /// A post as it is saved.
    pub struct SavedPost {
        /// The profile that describes it.
        pub profile: crate::value::key::ProfileKey,
        /// Its share of the working time, in thousandths.
        pub share: Option<SavedShare>,
        /// The day on which the person arrived in it.
        pub arrived: Option<Date>,
        /// The situations in which it is, by the tags of the referential.
        pub situations: Vec<TagKey>,
    }
}

result! {
    /// How far a person is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Progress {
        /// Items that are shown and have an answer, or say why they have none.
        pub answered: u32,
        /// Items that are shown, by the answers so far.
        pub applicable: u32,
        /// All items.
        pub all: u32,
        /// About how long the open ones take, in seconds.
        pub seconds_left: u32,
    }
}

impl Progress {
    /// The minutes that are left, begun ones counted whole.
    #[must_use]
    pub const fn minutes_left(self) -> u32 {
        self.seconds_left.div_ceil(60)
    }
}

/// One person who answers a questionnaire. The plan is shared: a thousand
/// interviews over one plan hold a thousand sets of answers.
///
/// ```
/// use boussole_sante::{Answer, Comparison, Interview, Plan, Questionnaire};
/// let plan = Plan::new(&Questionnaire::embedded("autopositionnement-court")?)?;
/// let mut interview = Interview::start(&plan, &Comparison::default())?;
/// while let Some(item) = interview.next() {
///     if item.competency.is_some() {
///         let key = item.key.clone();
///         interview.answer(key.as_str(), Answer::Level { level: 2, occasion: None })?;
///     }
/// }
/// let again = Interview::restore(interview.save().as_bytes(), &plan, None, None)?;
/// assert_eq!(again.report()?.to_json(), interview.report()?.to_json());
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Clone)]
pub struct Interview {
    plan: Plan,
    /// Its referential has the profiles of the posts, which was seen when the
    /// interview began. What they require is worked out for a report, and not
    /// held.
    comparison: Comparison,
    answers: AnswerSet,
    /// The position of the item, from 1; 0 before the first, one more than
    /// there are after the last.
    position: usize,
    reworded: Vec<ItemKey>,
    set_aside: Vec<SetAside>,
}

/// Answers are not in a log.
impl std::fmt::Debug for Interview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Interview")
            .field("questionnaire", self.questionnaire().key())
            .field("answered", &self.answers.len())
            .finish_non_exhaustive()
    }
}

impl Interview {
    /// Starts an interview, before its first item.
    ///
    /// # Errors
    /// As [`Plan::requirements_of`].
    pub fn start(plan: &Plan, comparison: &Comparison) -> Result<Self, Error> {
        plan.requirements_of(comparison)?;
        Ok(Self {
            plan: plan.clone(),
            comparison: comparison.clone(),
            answers: AnswerSet::default(),
            position: 0,
            reworded: Vec::new(),
            set_aside: Vec::new(),
        })
    }

    /// Goes on with an interview that was saved, with this version of the
    /// questionnaire or another.
    ///
    /// Where only words are others, an answer stands, and its item is among
    /// the [`reworded`](Self::reworded). Where an item is gone or means
    /// something else, the answer is [`set_aside`](Self::set_aside), and the
    /// person is at the first such item that is asked. With the `earlier`
    /// questionnaire the reasons say what changed.
    ///
    /// A save that was cut off is refused: keep the one before until the new
    /// one is whole (write beside, then rename).
    ///
    /// # Errors
    /// Every fault of the document at once, answers masked; another
    /// questionnaire, or a save of another version that does not say what its
    /// items were, is `other_questionnaire`; as [`start`](Self::start).
    pub fn restore(
        json: &[u8],
        plan: &Plan,
        referential: Option<&Referential>,
        earlier: Option<&Questionnaire>,
    ) -> Result<Self, Error> {
        let questionnaire = plan.questionnaire();
        let answered = |named: &QuestionnaireReference| {
            let known = [Some(questionnaire), earlier].into_iter().flatten();
            known.into_iter().find(|known| *known.hash() == named.sha256)
        };
        let (node, text) = (Node::parse(json)?, std::str::from_utf8(json).ok());
        let check = |document: &InterviewDocument, reader: &mut Reader| {
            check_saved(document, answered(&document.questionnaire), questionnaire, reader);
        };
        let tag = InterviewTag::Interview.as_str();
        let asked = [Some(questionnaire), earlier].into_iter().flatten();
        let items = asked.flat_map(Questionnaire::items).map(|item| item.key.as_str());
        let saved: InterviewDocument =
            read_document(&node, text, tag, Reader::of_answers(items), check)?;
        let post = |post: SavedPost| Post {
            profile: post.profile,
            dispositif: None,
            share: post.share.map(SavedShare::get),
            arrived: post.arrived,
            situations: post.situations,
        };
        let posts = saved.posts.into_iter().map(post).collect();
        let referential = referential.cloned();
        let comparison = Comparison { referential, posts, ..Comparison::default() };
        let mut interview = Self::start(plan, &comparison)?;
        let earlier = |key: &ItemKey| match answered(&saved.questionnaire) {
            Some(questionnaire) => Some(Earlier::Questionnaire(questionnaire)),
            None => saved.items.as_ref()?.0.get(key).map(Earlier::Hashes),
        };
        (interview.answers, interview.reworded, interview.set_aside) =
            carry_over(saved.answers, earlier, questionnaire);
        interview.position = match (saved.place, saved.item) {
            (Place::Start, _) => 0,
            (Place::End, _) => interview.items() + 1,
            (Place::Item, item) => {
                let here = item.and_then(|item| questionnaire.item_position(item.as_str()));
                here.map_or_else(|| interview.last_answered(), |position| position + 1)
            }
        };
        interview.position = interview.position.min(interview.first_asked_again());
        Ok(interview)
    }

    /// The position of the last item with an answer.
    fn last_answered(&self) -> usize {
        let items = self.questionnaire().items();
        let answered = items.map(|item| self.answers.get(item.key.as_str()).is_some());
        answered.collect::<Vec<_>>().iter().rposition(|answered| *answered).map_or(0, |one| one + 1)
    }

    /// The position of the first item of which the answer was set aside.
    fn first_asked_again(&self) -> usize {
        let shown = self.shown();
        let asked = self.set_aside.iter().filter_map(|one| {
            self.questionnaire().item_position(one.item.as_str()).filter(|item| shown[*item])
        });
        asked.min().map_or(usize::MAX, |item| item + 1)
    }

    /// The items of which the words are others than when they were answered,
    /// while they mean the same; found when the interview was restored.
    #[must_use]
    pub fn reworded(&self) -> &[ItemKey] {
        &self.reworded
    }

    /// The answers that do not stand in this version of the questionnaire;
    /// found when the interview was restored. The next save is without them.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// The interview as JSON (RFC 8785), to go on later. Personal data.
    #[must_use]
    pub fn save(&self) -> String {
        let place = match self.position {
            0 => Place::Start,
            position if position > self.items() => Place::End,
            _ => Place::Item,
        };
        let post = |post: &Post| SavedPost {
            profile: post.profile.clone(),
            share: post.share.map(SavedShare),
            arrived: post.arrived,
            situations: post.situations.clone(),
            at: At::default(),
        };
        let hashes = |(key, _): (&ItemKey, _)| {
            Some((key.clone(), self.questionnaire().hashes(key.as_str())?.clone()))
        };
        let document = InterviewDocument {
            document: InterviewTag::Interview,
            schema_version: SchemaVersion::CURRENT,
            questionnaire: reference(self.questionnaire()),
            place,
            item: self.current().map(|item| item.key.clone()),
            posts: self.posts().iter().map(post).collect(),
            answers: self.answers.clone(),
            items: Some(HashesByItem(self.answers.iter().filter_map(hashes).collect())),
            at: At::default(),
        };
        canonical_json(&document).unwrap_or_default()
    }

    /// The questionnaire that is answered.
    #[must_use]
    pub fn questionnaire(&self) -> &Questionnaire {
        self.plan.questionnaire()
    }

    /// The posts with which levels are compared.
    #[must_use]
    pub fn posts(&self) -> &[Post] {
        &self.comparison.posts
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> &AnswerSet {
        &self.answers
    }

    /// Where the person is; none before the first item and after the last.
    #[must_use]
    pub fn current(&self) -> Option<&Item> {
        self.questionnaire().items().nth(self.position.checked_sub(1)?)
    }

    /// Goes to the next item that is shown; none after the last. An item is
    /// shown unless skip logic says that it is not; what cannot be known yet
    /// is shown.
    #[expect(clippy::should_implement_trait, reason = "an interview goes back too")]
    pub fn next(&mut self) -> Option<&Item> {
        let shown = self.shown();
        let after = (self.position..self.items()).find(|item| shown[*item]);
        self.position = after.map_or(self.items() + 1, |item| item + 1);
        self.current()
    }

    /// Goes back to the item shown before; none before the first.
    pub fn back(&mut self) -> Option<&Item> {
        let shown = self.shown();
        let before = (1..self.position).rev().find(|position| shown[*position - 1]);
        self.position = before.unwrap_or(0);
        self.current()
    }

    /// Goes to an item, shown or not.
    ///
    /// # Errors
    /// `unknown_item`.
    pub fn go_to(&mut self, item: &str) -> Result<(), Error> {
        let position = self.questionnaire().item_position(item);
        self.position = position.ok_or_else(|| self.unknown(item))? + 1;
        Ok(())
    }

    /// Answers an item, wherever the person is, in place of an earlier answer.
    /// What was answered to items that are hidden by it stays, and does not
    /// count.
    ///
    /// # Errors
    /// As [`AnswerSet::insert`].
    pub fn answer(&mut self, item: &str, answer: Answer) -> Result<(), Error> {
        let questionnaire = self.plan.questionnaire();
        self.answers.insert(questionnaire, item, answer)
    }

    /// Takes an answer back.
    ///
    /// # Errors
    /// `unknown_item`.
    pub fn clear(&mut self, item: &str) -> Result<Option<Answer>, Error> {
        if self.questionnaire().item(item).is_none() {
            return Err(self.unknown(item));
        }
        Ok(self.answers.remove(item))
    }

    /// Whether an item is shown, by the answers so far.
    ///
    /// # Errors
    /// `unknown_item`.
    pub fn is_shown(&self, item: &str) -> Result<bool, Error> {
        let position = self.questionnaire().item_position(item);
        let position = position.ok_or_else(|| self.unknown(item))?;
        Ok(self.shown()[position])
    }

    /// The codes of the choices that an item offers now: of an item that asks what the
    /// person wishes, those whose competency is asked of her; of any other, all.
    ///
    /// # Errors
    /// `unknown_item` if the questionnaire does not have it.
    pub fn offered(&self, item: &str) -> Result<Vec<&choices::Code>, Error> {
        let questionnaire = self.questionnaire();
        let found = questionnaire.item(item).ok_or_else(|| self.unknown(item))?;
        let shown = self.shown();
        let is_asked = |code: &choices::Code| {
            let wished = questionnaire.wished(code.as_str());
            let position = wished.and_then(|item| questionnaire.item_position(item.key.as_str()));
            position.and_then(|position| shown.get(position)) == Some(&true)
        };
        let list = questionnaire.choices(found);
        let codes = list.iter().flat_map(|list| list.choices.iter()).map(|choice| &choice.code);
        Ok(codes.filter(|code| !found.asks_wish() || is_asked(code)).collect())
    }

    /// How far the person is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let shown = self.shown();
        let mut progress = Progress { answered: 0, applicable: 0, all: 0, seconds_left: 0 };
        let seconds = self.questionnaire().answering_seconds();
        for ((item, shown), seconds) in self.questionnaire().items().zip(shown).zip(seconds) {
            progress.all += 1;
            if !shown {
                continue;
            }
            progress.applicable += 1;
            if self.answers.get(item.key.as_str()).is_some() {
                progress.answered += 1;
            } else {
                progress.seconds_left = progress.seconds_left.saturating_add(seconds);
            }
        }
        progress
    }

    /// What is due is told by this day from now on.
    pub fn set_today(&mut self, today: Date) {
        self.comparison.today = Some(today);
    }

    /// The report of the answers so far: that of [`Plan::score`].
    ///
    /// # Errors
    /// None: every answer was checked when it was given.
    pub fn report(&self) -> Result<Report, Error> {
        self.plan.score(&self.answers, &self.comparison)
    }

    /// How a scale got its score, or a section its levels.
    ///
    /// # Errors
    /// `unknown_name` if there is no such scale or section of levels.
    pub fn explain(&self, key: &str) -> Result<Explanation, Error> {
        self.report()?.explain(key)
    }

    fn items(&self) -> usize {
        self.plan.item_inputs.len()
    }

    /// By item, whether it is shown.
    fn shown(&self) -> Vec<bool> {
        self.plan.skip.shown(&mut self.plan.block_of(&self.answers))
    }

    fn unknown(&self, item: &str) -> Error {
        let names = self.questionnaire().items().map(|item| item.key.as_str());
        Error::usage(Code::UnknownItem, crate::error::suggestions::near_names(item, names), item)
    }
}

/// What is wrong in a save whatever version of the questionnaire goes on with
/// it. `answered` is the version that was answered, if it is at hand.
fn check_saved(
    document: &InterviewDocument,
    answered: Option<&Questionnaire>,
    questionnaire: &Questionnaire,
    reader: &mut Reader,
) {
    let place = Pointer::root().key("questionnaire");
    let other = document.questionnaire.key != *questionnaire.key();
    if other || (answered.is_none() && document.items.is_none()) {
        check_reference(&document.questionnaire, questionnaire, &place, reader);
        return;
    }
    for (key, answer) in document.answers.iter() {
        let key = key.as_str();
        match (answered, &document.items) {
            (Some(answered), _) => {
                let at = || Pointer::root().key("answers").key(key);
                check_answer(key, answer, answered, &at, reader);
            }
            (None, Some(items)) if !items.0.contains_key(key) => {
                let at = Pointer::root().key("items");
                reader.missing_field(&at, key);
            }
            _ => {}
        }
    }
    check_place(document, answered, reader);
}

/// An item is named where the person is at one, and nowhere else.
fn check_place(
    document: &InterviewDocument,
    answered: Option<&Questionnaire>,
    reader: &mut Reader,
) {
    let at = Pointer::root().key("item");
    match (document.place, &document.item) {
        (Place::Item, None) => {
            reader.missing_field(&Pointer::root(), "item");
        }
        (Place::Item, Some(item)) => {
            if let Some(answered) = answered.filter(|one| one.item(item.as_str()).is_none()) {
                let names = answered.items().map(|item| item.key.as_str());
                let near = crate::error::suggestions::near_names(item.as_str(), names);
                reader.fault(Code::UnknownItem, &at, near, item.as_str());
            }
        }
        (Place::Start | Place::End, Some(_)) => {
            let expected = Expected::ItemBesidePlace;
            reader.fault(Code::FieldNotAllowed, &at, expected, document.place.as_str());
        }
        (Place::Start | Place::End, None) => {}
    }
}
