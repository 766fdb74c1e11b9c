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

/// What every form does alike.
pub(super) fn common(questionnaire: &Questionnaire, notice: &FormNotice) -> Vec<FormLoss> {
    use BecameInForm::{Dropped, Kept, Moved};
    let items = |is: &dyn Fn(&Item) -> bool| columns(questionnaire, is);
    let everywhere = |became, part: &str, why| Some(FormLoss::new(became, part, Vec::new(), why));
    let landmarks = items(&|item| !item.descriptors.is_empty());
    let given = notice != &FormNotice::none();
    let (became, why) = if given { (Moved, say::NOTICE_FIRST) } else { (Dropped, say::NO_NOTICE) };
    let parts = [
        everywhere(Kept, "column", say::CODES),
        everywhere(Kept, "text", say::TEXTS),
        loss(Kept, "shown_if", items(&|item| item.shown_if.is_some()), say::CONDITIONS),
        loss(Kept, "wish", items(&Item::asks_wish), say::WISHES),
        loss(Moved, "descriptors", landmarks, say::LANDMARKS),
        loss(Moved, "occasion", items(&Item::asks_occasion), say::OCCASION),
        loss(Dropped, "missing", items(&|item| refuses(questionnaire, item)), say::NO_REFUSAL),
        loss(Dropped, "ranking", items(&|item| item.kind == ItemKind::Ranking), say::RANKING),
        loss(Dropped, "reflexive", items(&Item::is_reflexive), say::FOR_ONESELF),
        everywhere(Dropped, "scales", say::SCALES),
        everywhere(Dropped, "provenance", say::SOURCES),
        everywhere(became, "notice", why),
    ];
    parts.into_iter().flatten().collect()
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

fn loss(became: BecameInForm, part: &str, items: Vec<String>, why: Sentence) -> Option<FormLoss> {
    (!items.is_empty()).then(|| FormLoss::new(became, part, items, why))
}
