//! Pathways: steps in a partial order, in windows of days, joinable.

use std::collections::HashMap;

use crate::document::cycles::cycles;
use crate::document::list::{Distinct, NonEmpty};
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::date::Date;
use crate::value::key::{FactorKey, OfferKey, PathwayKey, StepKey};
use crate::value::text::Text;

use super::addressee::Addressee;
use super::audience::Audience;
use super::entry::entry;
use super::level::{CompetencyLevel, Levels};
use super::offer::Minutes;
use super::provenance::Provenance;

words! {
    /// From which day the days of a pathway count.
    pub enum Anchor of "anchor" {
        /// The arrival in the post.
        Arrival = "arrival",
        /// The entry into the pathway.
        Entry = "entry",
        /// The last day of the contract that runs: days before it are negative.
        ContractEnd = "contract_end",
        /// The departure from the post: days before it are negative.
        Departure = "departure",
    }
}

words! {
    /// The phases of a pathway.
    pub enum StepPhase of "phase" {
        /// Before the first day.
        BeforeArrival = "before_arrival",
        /// The first days.
        Welcome = "welcome",
        /// The first month.
        Day30 = "day_30",
        /// The first three months.
        Day90 = "day_90",
        /// The first six months.
        Day180 = "day_180",
        /// The first year.
        Year1 = "year_1",
        /// All the time.
        Continuous = "continuous",
    }
}

words! {
    /// When a step is done.
    pub enum Completion of "completion" {
        /// When the person says so.
        Declared = "declared",
        /// When one of its offers was taken.
        AnyOffer = "any_offer",
        /// When all its offers were taken.
        AllOffers = "all_offers",
    }
}

bounded! {
    /// A day counted from the anchor of a pathway; negative before it.
    pub struct PathwayDay(i32) in -1095..=3650;
}

record! {
    /// When a step may be taken, both days included.
    pub struct Window {
        /// The first day.
        pub from_day: PathwayDay,
        /// The last day; open if absent.
        pub to_day: Option<PathwayDay>,
    }
}

record! {
    /// A step of a pathway: advice, not a gate.
    #[cfg_attr(feature = "schema", schemars(transform = completion_rules))]
    pub struct Step {
        /// Names the step.
        pub key: StepKey,
        /// How people name it.
        pub label: Text,
        /// What happens in it.
        pub description: Option<Text>,
        /// The phase of arriving to which it belongs.
        pub phase: Option<StepPhase>,
        /// When it may be taken.
        pub window: Window,
        /// The steps of the same pathway that come before.
        pub after: Distinct<Ref<StepKey>>,
        /// Who takes it, and answers for it.
        pub addressee: Addressee,
        /// Who takes part.
        pub participants: Distinct<Addressee>,
        /// How many minutes of working time it takes of who takes it, in all; an
        /// assumption of the project.
        pub effort_min: Option<Minutes>,
        /// For whom it is, within the pathway's audience.
        pub audience: Option<Audience>,
        /// The offers by which it can be taken.
        pub offers: Distinct<Ref<OfferKey>>,
        /// The levels that it aims at.
        pub competencies: Vec<CompetencyLevel>,
        /// The factors that it serves.
        pub factors: Distinct<Ref<FactorKey>>,
        /// Whether a tutor accompanies it.
        pub mentoring: Option<bool>,
        /// When it is done.
        pub completion: Completion,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

entry! {
    /// A pathway.
    pub struct Pathway of Pathway named PathwayKey {
        /// What it is for.
        pub description: Option<Text>,
        /// From which day its days count.
        pub anchor: Anchor,
        /// For whom it is; for all if absent.
        pub audience: Option<Audience>,
        /// Whether one can join at any time (S2 p.25).
        pub joinable_any_time: Option<bool>,
        /// Its steps.
        pub steps: NonEmpty<Step>,
    }
    check check_steps;
}

/// What is done by offers names them.
#[cfg(feature = "schema")]
fn completion_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{add_rules, holds_list, when};
    let anything = serde_json::json!({});
    let by_offers = ["any_offer", "all_offers"];
    add_rules(schema, [when("completion", &by_offers, &holds_list("offers"), &anything)]);
}

impl Window {
    /// Whether the day lies in the window.
    #[must_use]
    pub fn contains(&self, day: i32) -> bool {
        self.from_day.get() <= day && self.to_day.is_none_or(|last| day <= last.get())
    }

    /// The first and the last day of the window, where its anchor is on this date; no last
    /// day of an open one, nothing beyond the calendar.
    #[cfg_attr(not(feature = "guidance"), allow(dead_code, reason = "plans and posts date it"))]
    pub(crate) fn dated_from(&self, anchor: Date) -> Option<(Date, Option<Date>)> {
        let first = anchor.after_days(self.from_day.get())?;
        match self.to_day {
            Some(last) => Some((first, Some(anchor.after_days(last.get())?))),
            None => Some((first, None)),
        }
    }
}

impl Step {
    fn check(&self, steps: &[Step], reader: &mut Reader, levels: &Levels<'_>) {
        if !reader.is_valid(&self.at) {
            return;
        }
        if let Some(last) = self.window.to_day.filter(|last| *last < self.window.from_day) {
            let expected = Expected::NotBefore { date: self.window.from_day.get().to_string() };
            let place = self.window.at.key("to_day");
            reader.fault(Code::OutOfRange, &place, expected, last.get().to_string());
        }
        let by_offers = self.completion != Completion::Declared;
        if by_offers && self.offers.is_empty() {
            let expected = Expected::FieldForCompletion {
                field: "offers".to_owned(),
                completion: self.completion.to_string(),
            };
            reader.fault(Code::FieldRequired, &self.at, expected, "");
        }
        for earlier in self.after.iter() {
            let declared = reader.declares(std::any::TypeId::of::<StepKey>(), earlier.as_str());
            if declared && !steps.iter().any(|step| step.key == *earlier.key()) {
                let expected = Expected::StepOfSamePathway;
                let found = earlier.as_str();
                reader.fault(Code::DanglingReference, earlier.at(), expected, found);
            }
        }
        for level in &self.competencies {
            level.check(reader, levels);
        }
        for condition in self.audience.iter().flat_map(Audience::conditions) {
            condition.check(reader, levels);
        }
    }
}

impl Pathway {
    fn check_steps(&self, reader: &mut Reader, levels: &Levels<'_>) {
        for condition in self.audience.iter().flat_map(Audience::conditions) {
            condition.check(reader, levels);
        }
        for step in self.steps.iter() {
            step.check(&self.steps, reader, levels);
        }
        let edges: HashMap<&str, Vec<&str>> = self
            .steps
            .iter()
            .map(|step| (step.key.as_str(), step.after.iter().map(|key| key.as_str()).collect()))
            .collect();
        for cycle in cycles(&edges) {
            reader.cycle(&cycle, || {
                let first = cycle.first().copied()?;
                let step = self.steps.iter().find(|step| step.key.as_str() == first)?;
                Some(step.at.key("after"))
            });
        }
    }
}
