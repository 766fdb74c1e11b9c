//! Calendar of a post: what comes on a day, or comes back.

use crate::document::reader::Reader;
use crate::document::record::record;
use crate::document::reference::At;
use crate::error::location::Pointer;
use crate::value::date::Date;

use super::check::check_days;
use super::entry::{Fillable, absent};
use super::phrase::Phrase;
use super::words::{CalendarKind, Recurrence};

record! {
    private
    /// Something that comes on a day, or comes back.
    pub struct CalendarEvent {
        /// What kind of event it is.
        pub kind: CalendarKind,
        /// What it is called here.
        pub title: Option<Phrase>,
        /// The next day of it that is known, or its first day.
        pub date: Option<Date>,
        /// Its last day, where it has several, as a call for projects.
        pub until: Option<Date>,
        /// How often it comes back.
        pub every: Option<Recurrence>,
        /// When it usually takes place, where no day is known.
        pub usually: Option<Phrase>,
        /// With whom, by function.
        pub with: Option<Phrase>,
        /// What is to be ready before, and how long before.
        pub prepare: Option<Phrase>,
    }
}

impl CalendarEvent {
    /// An event without a day.
    #[must_use]
    pub fn new(kind: CalendarKind) -> Self {
        Self {
            kind,
            title: None,
            date: None,
            until: None,
            every: None,
            usually: None,
            with: None,
            prepare: None,
            at: At::default(),
        }
    }

    pub(super) fn check(&self, reader: &mut Reader) {
        check_days(self.date, (self.until, &self.at.key("until")), reader);
    }

    /// The last day that is known of it.
    pub(super) fn last_day(&self) -> Option<Date> {
        self.until.or(self.date)
    }
}

impl Fillable for CalendarEvent {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        let has_no_day = self.last_day().is_none() && self.usually.is_none();
        absent([("date", has_no_day), ("title", self.title.is_none())])
    }
}
