//! What the post is held to: agreements, budgets, and what was promised.

use crate::document::reader::Reader;
use crate::document::record::{bounded, record};
use crate::document::reference::At;
use crate::error::location::Pointer;
use crate::value::date::Date;

use super::check::check_days;
use super::entry::{Fillable, absent};
use super::phrase::Phrase;
use super::words::{BudgetState, CommitmentState};

bounded! {
    /// The year of a budget.
    pub struct BudgetYear(u16) in 1990..=2100;
}

bounded! {
    /// An amount of money, in whole euros.
    pub struct Euros(u32) in 0..=1_000_000_000;
}

record! {
    private
    /// An agreement: a contract, a convention, a charter.
    pub struct Agreement {
        /// What it is about.
        pub what: Phrase,
        /// With whom.
        pub with: Option<Phrase>,
        /// Its first day.
        pub from: Option<Date>,
        /// Its last day.
        pub until: Option<Date>,
        /// Whether it is signed.
        pub signed: Option<bool>,
        /// Where it is kept.
        pub place: Option<Phrase>,
    }
}

record! {
    private
    /// A line of a budget. An amount that is not known is absent, and never 0.
    pub struct BudgetLine {
        /// What it pays.
        pub line: Phrase,
        /// Its year.
        pub year: Option<BudgetYear>,
        /// The amount, in whole euros.
        pub amount_eur: Option<Euros>,
        /// Who funds it.
        pub funder: Option<Phrase>,
        /// Where it stands.
        pub state: Option<BudgetState>,
    }
}

record! {
    private
    /// Something that was promised on behalf of the post.
    pub struct Commitment {
        /// To whom, by function.
        pub to: Phrase,
        /// What.
        pub what: Option<Phrase>,
        /// By which day.
        pub by: Option<Date>,
        /// Where it stands.
        pub state: Option<CommitmentState>,
    }
}

impl Agreement {
    /// An agreement about something.
    #[must_use]
    pub fn new(what: Phrase) -> Self {
        Self {
            what,
            with: None,
            from: None,
            until: None,
            signed: None,
            place: None,
            at: At::default(),
        }
    }

    pub(super) fn check(&self, reader: &mut Reader) {
        check_days(self.from, (self.until, &self.at.key("until")), reader);
    }
}

impl Commitment {
    /// Something that was promised to a function.
    #[must_use]
    pub fn new(to: Phrase) -> Self {
        Self { to, what: None, by: None, state: None, at: At::default() }
    }

    /// Whether it is still to be kept, as far as is known.
    pub(crate) fn is_open(&self) -> bool {
        self.state.is_none_or(|state| state == CommitmentState::Open)
    }
}

impl Fillable for Agreement {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([
            ("with", self.with.is_none()),
            ("from", self.from.is_none()),
            ("until", self.until.is_none()),
            ("signed", self.signed.is_none()),
            ("place", self.place.is_none()),
        ])
    }
}

impl BudgetLine {
    /// A line without an amount.
    #[must_use]
    pub fn new(line: Phrase) -> Self {
        Self { line, year: None, amount_eur: None, funder: None, state: None, at: At::default() }
    }
}

impl Fillable for BudgetLine {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([
            ("year", self.year.is_none()),
            ("amount_eur", self.amount_eur.is_none()),
            ("funder", self.funder.is_none()),
            ("state", self.state.is_none()),
        ])
    }
}

impl Fillable for Commitment {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([("what", self.what.is_none()), ("state", self.state.is_none())])
    }
}
