//! Learning opportunities (offers): what helps people to learn, to meet, or to
//! be heard.

use std::collections::HashSet;

use crate::document::list::{Distinct, NonEmpty};
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::date::Date;
use crate::value::key::{CompetencyKey, FactorKey, OfferKey};
use crate::value::text::Text;

use super::addressee::Addressee;
use super::audience::Audience;
use super::entry::entry;
use super::level::{CompetencyLevel, LevelNumber, Levels};
use super::provenance::Status;

words! {
    /// How far an offer reaches.
    pub enum Reach of "reach" {
        /// A region.
        Regional = "regional",
        /// A département.
        Departmental = "departmental",
        /// A town, or some.
        Local = "local",
    }
}

words! {
    /// Whether an offer is there to stay (S2 p.25).
    pub enum Permanence of "permanence" {
        /// « pérenne »
        Lasting = "lasting",
        /// « ponctuelle »
        Occasional = "occasional",
    }
}

words! {
    /// What people do there.
    pub enum OfferFormat of "format" {
        /// A day or half a day together.
        Meeting = "meeting",
        /// A workshop.
        Workshop = "workshop",
        /// A meeting at a distance.
        Webinar = "webinar",
        /// A visit.
        Visit = "visit",
        /// One person accompanies another.
        Tutoring = "tutoring",
        /// A group with a production.
        WorkingGroup = "working_group",
        /// Something to read or to use.
        Resource = "resource",
        /// A network with its exchanges.
        Network = "network",
        /// A course.
        Course = "course",
    }
}

bounded! {
    /// A duration in minutes.
    pub struct Minutes(u32) in 1..=100_000;
}

bounded! {
    /// A number of sessions or of seats.
    pub struct HeadCount(u32) in 1..=10_000;
}

bounded! {
    /// How many seats are left.
    pub struct SeatsLeft(u32) in 0..=10_000;
}

record! {
    /// From which level to which an offer is meant to lead.
    pub struct Outcome {
        /// The competency.
        pub competency: Ref<CompetencyKey>,
        /// The level from which it starts.
        pub from: LevelNumber,
        /// The level to which it leads.
        pub to: LevelNumber,
        /// Its standing; an assumption of the project if absent.
        pub status: Option<Status> = "project_assumption",
    }
}

record! {
    /// When an offer takes place once: who takes it, takes one of its dates.
    pub struct OfferDate {
        /// The first day.
        pub first_day: Date,
        /// The last day; the first one if absent.
        pub last_day: Option<Date>,
        /// How many seats are left; unknown if absent.
        pub seats_left: Option<SeatsLeft>,
    }
}

entry! {
    /// An offer.
    pub struct Offer of Offer named OfferKey {
        /// What happens there.
        pub description: Option<Text>,
        /// Who provides it, where a source says so.
        pub provider: Option<String>,
        /// How far it reaches.
        pub reach: Reach,
        /// Whether it is there to stay, where a source says so.
        pub permanence: Option<Permanence>,
        /// Who can come or act; only what is for the coordination takes of its
        /// time.
        pub addressees: NonEmpty<Addressee>,
        /// For whom it is; for all if absent.
        pub audience: Option<Audience>,
        /// What people do there.
        pub format: Option<OfferFormat>,
        /// How many minutes of a person's time it takes, preparation included.
        pub effort_min: Option<Minutes>,
        /// The standing of that duration; an assumption if absent.
        pub effort_status: Option<Status>,
        /// How many sessions it has.
        pub sessions: Option<HeadCount>,
        /// How many people can take part.
        pub seats: Option<HeadCount>,
        /// Whether one can join at any time (S2 p.25).
        pub joinable_any_time: Option<bool>,
        /// When it takes place, where that is known; any day of its validity otherwise.
        pub dates: Vec<OfferDate>,
        /// The offers that must have been taken before.
        pub after: Distinct<Ref<OfferKey>>,
        /// What should be there before.
        pub prerequisites: Vec<CompetencyLevel>,
        /// What it is meant to bring.
        pub outcomes: Vec<Outcome>,
        /// The factors that it serves.
        pub factors: Distinct<Ref<FactorKey>>,
        /// The first day of its validity.
        pub valid_from: Option<Date>,
        /// The last day of its validity.
        pub valid_until: Option<Date>,
        /// The day on which somebody saw that it exists.
        pub verified_on: Option<Date>,
    }
    check check_offer;
}

impl OfferDate {
    /// The last day.
    #[must_use]
    pub fn ends(&self) -> Date {
        self.last_day.unwrap_or(self.first_day)
    }

    fn check(&self, offer: &Offer, reader: &mut Reader) {
        let (seats, left) =
            (offer.seats.map(|all| all.get()), self.seats_left.map(|one| one.get()));
        if let Some((seats, left)) = seats.zip(left).filter(|(seats, left)| left > seats) {
            let expected = Expected::IntegerBetween { low: 0, high: seats.into() };
            reader.fault(Code::OutOfRange, &self.at.key("seats_left"), expected, left.to_string());
        }
        let days = [("first_day", self.first_day), ("last_day", self.ends())];
        if let Some(last) = self.last_day.filter(|last| *last < self.first_day) {
            let expected = Expected::NotBefore { date: self.first_day.to_string() };
            reader.fault(Code::OutOfRange, &self.at.key("last_day"), expected, last.to_string());
            return;
        }
        for (name, day) in days {
            if let Some(first) = offer.valid_from.filter(|first| day < *first) {
                let expected = Expected::NotBefore { date: first.to_string() };
                reader.fault(Code::OutOfRange, &self.at.key(name), expected, day.to_string());
            } else if let Some(last) = offer.valid_until.filter(|last| day > *last) {
                let expected = Expected::NotAfter { date: last.to_string() };
                reader.fault(Code::OutOfRange, &self.at.key(name), expected, day.to_string());
            }
        }
    }
}

impl Outcome {
    /// Its standing.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status.unwrap_or(Status::ProjectAssumption)
    }
}

impl Offer {
    /// Whether it is said to exist: it is no historical example, and no more than
    /// proposed in a source.
    #[must_use]
    pub fn exists(&self) -> bool {
        !matches!(self.status, Status::HistoricalExample | Status::ProposedInSource)
    }

    /// Whether it may be proposed on a day: it exists and is valid.
    #[must_use]
    pub fn is_current(&self, today: Date) -> bool {
        self.exists()
            && self.retired.is_none()
            && self.valid_from.is_none_or(|from| from <= today)
            && self.valid_until.is_none_or(|until| today <= until)
    }

    /// Whether it takes of the coordination's own time.
    #[must_use]
    pub fn is_for_coordination(&self) -> bool {
        self.addressees.contains(&Addressee::Coordination)
    }

    fn check_offer(&self, reader: &mut Reader, levels: &Levels<'_>) {
        for prerequisite in &self.prerequisites {
            prerequisite.check(reader, levels);
        }
        for date in &self.dates {
            date.check(self, reader);
        }
        let mut seen = HashSet::new();
        for outcome in &self.outcomes {
            let level = (outcome.to, outcome.at.key("to"));
            levels.check(reader, &outcome.competency, Some(level));
            if outcome.from >= outcome.to {
                let expected = Expected::MoreThanFrom { from: outcome.from.get().to_string() };
                let place = outcome.at.key("to");
                reader.fault(Code::OutOfRange, &place, expected, outcome.to.get().to_string());
            }
            if !seen.insert(outcome.competency.as_str()) {
                let place = outcome.competency.at();
                let expected = Expected::OneOutcomePerCompetency;
                reader.fault(Code::DuplicateEntry, place, expected, outcome.competency.as_str());
            }
        }
        if let (Some(from), Some(until)) = (self.valid_from, self.valid_until)
            && from > until
        {
            let expected = Expected::NotBefore { date: from.to_string() };
            let place = self.at.key("valid_until");
            reader.fault(Code::OutOfRange, &place, expected, until.to_string());
        }
        if let Some(status) = self.effort_status.filter(|_| self.effort_min.is_none()) {
            let place = self.at.key("effort_status");
            reader.fault(Code::FieldNotAllowed, &place, Expected::EffortMin, status.as_str());
        }
        for condition in self.audience.iter().flat_map(Audience::conditions) {
            condition.check(reader, levels);
        }
    }
}
