//! Events: what became of a step or an offer.

use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::value::date::Date;
use crate::value::key::{OfferKey, PathwayKey, StepKey};

use crate::referential::personal_names::{name, unknown};

words! {
    /// What became of it.
    pub enum EventKind of "event.kind" {
        /// It was decided for a day.
        Planned = "planned",
        /// It was done.
        Done = "done",
        /// It is not to be done, or not any more.
        Cancelled = "cancelled",
        /// She entered the pathway on this day: steps that count from an entry count
        /// from here.
        Joined = "joined",
    }
}

record! {
    private
    /// What became of an offer, a step, or a pathway as a whole, on a day.
    pub struct Event {
        /// The offer.
        pub offer: Option<OfferKey>,
        /// The pathway.
        pub pathway: Option<PathwayKey>,
        /// The step of the pathway.
        pub step: Option<StepKey>,
        /// What became of it.
        pub kind: EventKind,
        /// The day.
        pub date: Date,
        /// What shows it, in her words; it stays in the portfolio.
        pub evidence: Option<String>,
    }
}

impl EventKind {
    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled)
    }
}

/// Of what an event tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventSubject {
    /// An offer.
    Offer(OfferKey),
    /// A step of a pathway.
    Step(PathwayKey, StepKey),
    /// A pathway.
    Pathway(PathwayKey),
}

impl EventSubject {
    /// An offer by its key.
    ///
    /// # Errors
    /// `invalid_value` if that is no key; it is withheld.
    pub fn offer(key: &str) -> Result<Self, Error> {
        Ok(Self::Offer(name(key)?))
    }

    /// A step by the key of its pathway and its own.
    ///
    /// # Errors
    /// As [`offer`](Self::offer).
    pub fn step(pathway: &str, key: &str) -> Result<Self, Error> {
        Ok(Self::Step(name(pathway)?, name(key)?))
    }

    /// A pathway by its key.
    ///
    /// # Errors
    /// As [`offer`](Self::offer).
    pub fn pathway(key: &str) -> Result<Self, Error> {
        Ok(Self::Pathway(name(key)?))
    }

    /// An offer, a step of a pathway, or a pathway; nothing else.
    pub(crate) fn of(
        offer: Option<&OfferKey>,
        pathway: Option<&PathwayKey>,
        step: Option<&StepKey>,
    ) -> Option<Self> {
        match (offer, pathway, step) {
            (Some(offer), None, None) => Some(Self::Offer(offer.clone())),
            (None, Some(pathway), Some(step)) => Some(Self::Step(pathway.clone(), step.clone())),
            (None, Some(pathway), None) => Some(Self::Pathway(pathway.clone())),
            _ => None,
        }
    }
}

impl Event {
    /// What became of something on a day.
    #[must_use]
    pub fn new(subject: EventSubject, kind: EventKind, date: Date) -> Self {
        let (offer, pathway, step) = match subject {
            EventSubject::Offer(offer) => (Some(offer), None, None),
            EventSubject::Step(pathway, step) => (None, Some(pathway), Some(step)),
            EventSubject::Pathway(pathway) => (None, Some(pathway), None),
        };
        Self { offer, pathway, step, kind, date, evidence: None, at: At::default() }
    }

    /// Of what it tells.
    #[must_use]
    pub fn subject(&self) -> Option<EventSubject> {
        EventSubject::of(self.offer.as_ref(), self.pathway.as_ref(), self.step.as_ref())
    }

    pub(super) fn check(&self, referential: &Referential, reader: &mut Reader) {
        let at = &self.at;
        if !reader.is_valid(at) {
            return;
        }
        let Some(subject) = self.subject() else {
            let expected = Expected::OfferOrStep;
            reader.fault(Code::FieldRequired, at, expected, "");
            return;
        };
        let is_whole = matches!(subject, EventSubject::Pathway(_));
        if is_whole != (self.kind == EventKind::Joined) {
            let expected = Expected::OfferOrStep;
            reader.fault(Code::FieldNotAllowed, &at.key("kind"), expected, self.kind.as_str());
        }
        if let Some(offer) = &self.offer
            && referential.offer(offer.as_str()).is_none()
        {
            unknown(offer.as_str(), referential.keys(EntryKind::Offer), &at.key("offer"), reader);
        }
        let Some(key) = &self.pathway else { return };
        let Some(pathway) = referential.pathway(key.as_str()) else {
            let names = referential.keys(EntryKind::Pathway);
            unknown(key.as_str(), names, &at.key("pathway"), reader);
            return;
        };
        let mut names = pathway.steps.iter().map(|step| step.key.as_str());
        if let Some(step) = &self.step
            && !names.clone().any(|name| name == step.as_str())
        {
            unknown(step.as_str(), names.by_ref(), &at.key("step"), reader);
        }
    }
}
