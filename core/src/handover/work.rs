//! The work of the post: actions, indicators, what was tried, and what is written nowhere.

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::record;
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::value::as_of::AsOf;
use crate::value::date::Date;
use crate::value::key::IndicatorKey;

use super::check::{check_either, check_name};
use super::entry::{Fillable, absent};
use super::phrase::Phrase;
use super::words::{ActionState, TacitQuestion, ValueStatus};

record! {
    private
    /// An action that the post carries or follows.
    pub struct FiledAction {
        /// What it is called.
        pub title: Phrase,
        /// Where it stands.
        pub state: Option<ActionState>,
        /// Who pilots it, by function.
        pub pilot: Option<Phrase>,
        /// What comes next.
        pub next_step: Option<Phrase>,
        /// The day of that.
        pub next_date: Option<Date>,
        /// The indicators by which it is followed.
        pub indicators: Distinct<IndicatorKey>,
    }
}

record! {
    private
    /// What is known of an indicator. Unknown is a statement of its own, and never 0.
    #[cfg_attr(feature = "schema", schemars(transform = indicator_rules))]
    pub struct FiledIndicator {
        /// The indicator of the referential.
        pub indicator: Option<IndicatorKey>,
        /// What it says, in own words, where the referential has no such indicator.
        pub title: Option<Phrase>,
        /// Whether its value is known.
        pub status: Option<ValueStatus>,
        /// Its last value, with its unit, as it was published or counted.
        pub value: Option<Phrase>,
        /// Of when the value is.
        pub date: Option<AsOf>,
        /// Where the value comes from, or where it could be asked for.
        pub source: Option<Phrase>,
    }
}

record! {
    private
    /// Something that was tried: that it did not work is worth as much.
    pub struct FiledExperience {
        /// What was tried.
        pub tried: Phrase,
        /// When.
        pub date: Option<AsOf>,
        /// What came of it.
        pub outcome: Option<Phrase>,
        /// Where it is written.
        pub place: Option<Phrase>,
    }
}

record! {
    private
    /// A question for what is written nowhere, with its answer. What is better told than
    /// written is left to be told.
    #[cfg_attr(feature = "schema", schemars(transform = tacit_rules))]
    pub struct TacitEntry {
        /// The question, of those that are asked anyway.
        pub question: Option<TacitQuestion>,
        /// Another question, in own words.
        pub text: Option<Phrase>,
        /// The answer.
        pub answer: Option<Phrase>,
        /// Whether it is to be told in a talk, in place of an answer.
        pub to_tell: Option<bool>,
    }
}

/// An indicator is of the referential or has a title; a value is known, what is unknown has
/// none.
#[cfg(feature = "schema")]
fn indicator_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{add_rules, either, given, lacks, there, when};
    let anything = serde_json::json!({});
    let rules = [
        either("indicator", "title"),
        given(&there("value"), &there("status")),
        when("status", &["known"], &there("value"), &anything),
        when("status", &["unknown"], &lacks("value"), &anything),
    ];
    add_rules(schema, rules);
}

/// A question is one that is asked anyway, or in own words.
#[cfg(feature = "schema")]
fn tacit_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{add_rules, either, given, lacks, there};
    let rules = [either("question", "text"), given(&there("question"), &lacks("text"))];
    add_rules(schema, rules);
}

impl FiledAction {
    /// An action of which only the title is known.
    #[must_use]
    pub fn new(title: Phrase) -> Self {
        Self {
            title,
            state: None,
            pilot: None,
            next_step: None,
            next_date: None,
            indicators: std::iter::empty().collect(),
            at: At::default(),
        }
    }

    pub(super) fn check(&self, referential: &Referential, reader: &mut Reader) {
        for (place, key) in self.indicators.iter().enumerate() {
            let at = self.at.key("indicators").index(place);
            check_name(key.as_str(), EntryKind::Indicator, &at, referential, reader);
        }
    }

    /// Whether there is still something to do, as far as is known.
    pub(crate) fn is_open(&self) -> bool {
        self.state.is_none_or(ActionState::is_open)
    }
}

impl FiledIndicator {
    /// An indicator of the referential, of which nothing is said yet.
    #[must_use]
    pub fn new(indicator: IndicatorKey) -> Self {
        Self {
            indicator: Some(indicator),
            title: None,
            status: None,
            value: None,
            date: None,
            source: None,
            at: At::default(),
        }
    }

    pub(super) fn check(&self, referential: &Referential, reader: &mut Reader) {
        let own = ("indicator", self.indicator.is_some());
        check_either(&self.at, own, ("title", self.title.is_some()), reader);
        if let Some(key) = &self.indicator {
            let at = self.at.key("indicator");
            check_name(key.as_str(), EntryKind::Indicator, &at, referential, reader);
        }
        if !reader.is_valid(&self.at) {
            return;
        }
        match (self.status, &self.value) {
            (Some(ValueStatus::Known), None) => {
                let expected = Expected::Field { field: "value".to_owned() };
                reader.fault(Code::FieldRequired, &self.at, expected, "");
            }
            (Some(ValueStatus::Unknown), Some(_)) => {
                let expected = Expected::This { value: ValueStatus::Known.to_string() };
                let found = ValueStatus::Unknown.as_str();
                reader.fault(Code::FieldNotAllowed, &self.at.key("status"), expected, found);
            }
            (None, Some(_)) => {
                let expected = Expected::Field { field: "status".to_owned() };
                reader.fault(Code::FieldRequired, &self.at, expected, "");
            }
            _ => {}
        }
    }
}

impl TacitEntry {
    /// A question of those that are asked anyway.
    #[must_use]
    pub fn asking(question: TacitQuestion) -> Self {
        Self {
            question: Some(question),
            text: None,
            answer: None,
            to_tell: None,
            at: At::default(),
        }
    }

    /// A question in own words.
    #[must_use]
    pub fn new(text: Phrase) -> Self {
        Self { question: None, text: Some(text), answer: None, to_tell: None, at: At::default() }
    }

    /// Whether it is to be told in a talk.
    #[must_use]
    pub fn is_to_be_told(&self) -> bool {
        self.to_tell == Some(true)
    }

    pub(super) fn check(&self, reader: &mut Reader) {
        let own = ("question", self.question.is_some());
        check_either(&self.at, own, ("text", self.text.is_some()), reader);
        if self.question.is_some() && self.text.is_some() {
            let expected = Expected::FieldAlone { field: "question".to_owned() };
            reader.fault(Code::FieldNotAllowed, &self.at.key("text"), expected, "");
        }
    }
}

impl Fillable for FiledAction {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        let is_open = self.is_open();
        absent([
            ("state", self.state.is_none()),
            ("pilot", is_open && self.pilot.is_none()),
            ("next_step", is_open && self.next_step.is_none()),
            ("next_date", is_open && self.next_date.is_none()),
        ])
    }
}

impl Fillable for FiledIndicator {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        let is_known = self.status == Some(ValueStatus::Known);
        absent([
            ("status", self.status.is_none()),
            ("date", is_known && self.date.is_none()),
            ("source", is_known && self.source.is_none()),
        ])
    }
}

impl FiledExperience {
    /// Something that was tried.
    #[must_use]
    pub fn new(tried: Phrase) -> Self {
        Self { tried, date: None, outcome: None, place: None, at: At::default() }
    }
}

impl Fillable for FiledExperience {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([
            ("date", self.date.is_none()),
            ("outcome", self.outcome.is_none()),
            ("place", self.place.is_none()),
        ])
    }
}

impl Fillable for TacitEntry {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([("answer", self.answer.is_none() && !self.is_to_be_told())])
    }
}
