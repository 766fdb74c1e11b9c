//! What became of the parts of a questionnaire in a form of another tool.

use serde::Serialize;

use crate::document::record::{result, words};
use crate::language::form_sentences as say;
use crate::language::sentence::Sentence;
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;
use crate::value::text::Text;

use super::FormNotice;

words! {
    /// What became of a part of a questionnaire.
    pub enum BecameInForm of "form.became" {
        /// The tool holds it as it is.
        Kept = "kept",
        /// It stands in another place, or is said in another way.
        Moved = "moved",
        /// The tool cannot hold it, or must not.
        Dropped = "dropped",
    }
}

result! {
    /// A part of a questionnaire, and what became of it in a form.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct FormLoss {
        /// What became of it.
        pub became: BecameInForm,
        /// Which part: the name of a field of the questionnaire.
        pub part: String,
        /// The items in which it is; all if empty.
        pub items: Vec<String>,
        /// Where it went, or why it is not there.
        pub why: Text,
    }
}

impl FormLoss {
    fn new(became: BecameInForm, part: &str, items: Vec<String>, why: Sentence) -> Self {
        let why = Text::of(|language| why.say(language));
        Self { became, part: part.to_owned(), items, why }
    }
}

/// What becomes of a questionnaire in a tool that collects answers.
pub(super) fn common(questionnaire: &Questionnaire, notice: &FormNotice) -> Vec<FormLoss> {
    use BecameInForm::{Dropped, Kept, Moved};
    let items = |is: &dyn Fn(&Item) -> bool| columns(questionnaire, is);
    let parts = [
        some(Kept, "shown_if", conditional(questionnaire), say::CONDITIONS),
        some(Kept, "wish", items(&Item::asks_wish), say::WISHES),
        some(Moved, "descriptors", items(&|item| !item.descriptors.is_empty()), say::LANDMARKS),
        some(Moved, "occasion", items(&Item::asks_occasion), say::OCCASION),
        some(Dropped, "missing", items(&|item| refuses(questionnaire, item)), say::NO_REFUSAL),
        some(Dropped, "ranking", items(&|item| item.kind == ItemKind::Ranking), say::RANKING),
        some(Dropped, "reflexive", items(&Item::is_reflexive), say::FOR_ONESELF),
    ];
    framed(parts, notice)
}

/// What becomes of a questionnaire that is [printed](Questionnaire::printed).
#[must_use]
pub fn paper_losses(questionnaire: &Questionnaire, notice: &FormNotice) -> Vec<FormLoss> {
    use BecameInForm::{Kept, Moved};
    let landmarks = columns(questionnaire, &|item| !item.descriptors.is_empty());
    let alone = columns(questionnaire, &Item::is_reflexive);
    let parts = [
        some(Kept, "descriptors", landmarks, say::LANDMARKS_PRINTED),
        some(Moved, "shown_if", conditional(questionnaire), say::IN_WORDS),
        some(Kept, "reflexive", alone, say::NOT_IN_SHEET),
    ];
    framed(parts, notice)
}

/// What holds of every form, around what holds of some.
fn framed<const N: usize>(parts: [Option<FormLoss>; N], notice: &FormNotice) -> Vec<FormLoss> {
    use BecameInForm::{Dropped, Kept, Moved};
    let all = |became, part: &str, why| FormLoss::new(became, part, Vec::new(), why);
    let before = [all(Kept, "column", say::CODES), all(Kept, "text", say::TEXTS)];
    let notice = match notice.is_empty() {
        true => all(Dropped, "notice", say::NO_NOTICE),
        false => all(Moved, "notice", say::NOTICE_FIRST),
    };
    let after =
        [all(Dropped, "scales", say::SCALES), all(Dropped, "provenance", say::SOURCES), notice];
    before.into_iter().chain(parts.into_iter().flatten()).chain(after).collect()
}

/// The items that are not always asked.
fn conditional(questionnaire: &Questionnaire) -> Vec<String> {
    let sections = questionnaire.sections().iter();
    let items = sections.flat_map(|section| section.items.iter().map(move |item| (section, item)));
    let items =
        items.filter(|(section, item)| section.shown_if.is_some() || item.shown_if.is_some());
    items.map(|(_, item)| item.column().to_owned()).collect()
}

/// Whether several can be ticked, and not answering is declared.
fn refuses(questionnaire: &Questionnaire, item: &Item) -> bool {
    let list = questionnaire.choices(item);
    item.kind == ItemKind::Multiple && list.is_some_and(|list| !list.missing.is_empty())
}

fn columns(questionnaire: &Questionnaire, is: &dyn Fn(&Item) -> bool) -> Vec<String> {
    let own = questionnaire.items().filter(|item| is(item));
    own.map(|item| item.column().to_owned()).collect()
}

fn some(became: BecameInForm, part: &str, items: Vec<String>, why: Sentence) -> Option<FormLoss> {
    (!items.is_empty()).then(|| FormLoss::new(became, part, items, why))
}
