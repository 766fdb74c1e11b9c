//! A person answers item by item.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use boussole_sante as core;

use crate::answer::Answer;
use crate::closed::Why;
use crate::error::{Fault, Result};
use crate::post::{Post, comparison};
use crate::questionnaire::{Item, Questionnaire};
use crate::referential::Referential;
use crate::report::Report;

/// How far a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Progress {
    /// Items that are shown and have an answer, or say why they have none.
    pub answered: u32,
    /// Items that are shown, by the answers so far.
    pub applicable: u32,
    /// All items.
    pub all: u32,
    /// About how long the open ones take, in seconds.
    pub seconds_left: u32,
    /// The same in minutes, begun ones counted whole.
    pub minutes_left: u32,
}

/// An answer that was given to another version of the questionnaire, and does
/// not stand in this one. Personal data.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SetAside {
    /// The item to which it was given.
    pub item: String,
    /// The answer, to be shown where the item is asked again.
    pub answer: Answer,
    /// Why it does not stand.
    pub why: Why,
    /// What was expected and found, for whoever looks into it.
    pub reason: Fault,
}

/// One person who answers a questionnaire: next and back with skip logic,
/// saved at any moment, the report at the end. Threads may share it.
#[derive(Debug, uniffi::Object)]
pub struct Interview {
    questionnaire: Arc<Questionnaire>,
    interview: Mutex<core::Interview>,
}

#[uniffi::export]
impl Interview {
    /// Starts before the first item. With a referential, levels are compared
    /// with what the profiles of posts ask for.
    #[uniffi::constructor(default(referential = None, posts = []))]
    pub fn start(
        questionnaire: Arc<Questionnaire>,
        referential: Option<Arc<Referential>>,
        posts: Vec<Post>,
    ) -> Result<Arc<Self>> {
        let comparison = comparison(referential, posts, Vec::new(), None)?;
        let interview = core::Interview::start(questionnaire.plan()?, &comparison)?;
        Ok(Self::of(questionnaire, interview))
    }

    /// Goes on with an interview that was saved, with this version of the
    /// questionnaire or another. Where only words are others, an answer stands
    /// and its item is among the `reworded`; where an item is gone or means
    /// something else, the answer is `setAside`, and the person is at the first
    /// such item that is asked. With the `earlier` questionnaire the reasons say
    /// what changed. A save that was cut off is refused: write beside, then
    /// rename, so that the one before is there.
    #[uniffi::constructor(default(referential = None, earlier = None))]
    pub fn restore(
        json: &str,
        questionnaire: Arc<Questionnaire>,
        referential: Option<Arc<Referential>>,
        earlier: Option<Arc<Questionnaire>>,
    ) -> Result<Arc<Self>> {
        let referential = referential.as_ref().map(|referential| &referential.0);
        let earlier = earlier.as_ref().map(|earlier| &earlier.0);
        let plan = questionnaire.plan()?;
        let interview = core::Interview::restore(json.as_bytes(), plan, referential, earlier)?;
        Ok(Self::of(questionnaire, interview))
    }

    /// The items of which the words are others than when they were answered,
    /// while they mean the same; found by `restore`.
    #[must_use]
    pub fn reworded(&self) -> Vec<String> {
        self.lock().reworded().iter().map(ToString::to_string).collect()
    }

    /// The answers that do not stand in this version of the questionnaire,
    /// found by `restore`. They are not in the next save.
    #[must_use]
    pub fn set_aside(&self) -> Vec<SetAside> {
        let set_aside = |one: &core::survey::SetAside| SetAside {
            item: one.item.to_string(),
            answer: (&one.answer).into(),
            why: one.why.into(),
            reason: (&one.reason).into(),
        };
        self.lock().set_aside().iter().map(set_aside).collect()
    }

    /// Everything as JSON, to go on later. Personal data: keep it in private
    /// storage.
    #[must_use]
    pub fn save(&self) -> String {
        self.lock().save()
    }

    /// The item at which the person is; none before the first and after the
    /// last.
    #[must_use]
    pub fn current(&self) -> Option<Item> {
        self.lock().current().map(|item| self.questionnaire.view(item))
    }

    /// Goes to the next item that is shown; none after the last.
    #[must_use]
    pub fn next(&self) -> Option<Item> {
        self.lock().next().map(|item| self.questionnaire.view(item))
    }

    /// Goes back to the item shown before; none before the first.
    #[must_use]
    pub fn back(&self) -> Option<Item> {
        self.lock().back().map(|item| self.questionnaire.view(item))
    }

    /// Goes to an item, shown or not.
    pub fn go_to(&self, item: &str) -> Result<()> {
        Ok(self.lock().go_to(item)?)
    }

    /// Answers an item, in place of an earlier answer.
    pub fn answer(&self, item: &str, answer: Answer) -> Result<()> {
        Ok(self.lock().answer(item, answer.read(item)?)?)
    }

    /// Answers an item by an answer in its documented form, as JSON.
    pub fn answer_json(&self, item: &str, answer: &str) -> Result<()> {
        let answer = core::Answer::from_json(answer, item)?;
        Ok(self.lock().answer(item, answer)?)
    }

    /// Takes an answer back.
    pub fn clear(&self, item: &str) -> Result<()> {
        self.lock().clear(item)?;
        Ok(())
    }

    /// Whether an item is shown, by the answers so far.
    pub fn is_shown(&self, item: &str) -> Result<bool> {
        Ok(self.lock().is_shown(item)?)
    }

    /// The codes of the choices that an item offers now: of an item that asks what the
    /// person wishes, those whose competency is asked of her.
    pub fn offered(&self, item: &str) -> Result<Vec<String>> {
        let interview = self.lock();
        Ok(interview.offered(item)?.into_iter().map(ToString::to_string).collect())
    }

    /// How far the person is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let progress = self.lock().progress();
        Progress {
            answered: progress.answered,
            applicable: progress.applicable,
            all: progress.all,
            seconds_left: progress.seconds_left,
            minutes_left: progress.minutes_left(),
        }
    }

    /// The answer to an item so far, to be shown again; none if there is none.
    #[must_use]
    pub fn answer_to(&self, item: &str) -> Option<Answer> {
        self.lock().answers().get(item).map(Answer::from)
    }

    /// The answers so far, by item, as JSON. Personal data.
    #[must_use]
    pub fn answers_json(&self) -> String {
        core::document::canonical_json(self.lock().answers()).unwrap_or_default()
    }

    /// The report of the answers so far; with `today` it tells what is due by
    /// the days of arrival.
    #[uniffi::method(default(today = None))]
    pub fn report(&self, today: Option<String>) -> Result<Arc<Report>> {
        let mut interview = self.lock().clone();
        if let Some(today) = today {
            interview.set_today(today.parse()?);
        }
        Ok(Arc::new(Report::new(interview.report()?)))
    }
}

impl Interview {
    fn of(questionnaire: Arc<Questionnaire>, interview: core::Interview) -> Arc<Self> {
        Arc::new(Self { questionnaire, interview: Mutex::new(interview) })
    }

    /// Each step replaces one thing: what a thread left is whole.
    fn lock(&self) -> MutexGuard<'_, core::Interview> {
        self.interview.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
