//! Results: what is told of an indicator for an entity and a period.

use serde::Serialize;

use crate::document::record::{result, words};
use crate::referential::indicator::{Direction, Indicator};
use crate::value::as_of::AsOf;
use crate::value::date::Date;
use crate::value::decimal::Amount;
use crate::value::key::{EntityKey, IndicatorKey, PartKey};
use crate::value::period::Period;
use crate::value::ratio::Ratio;

use super::formula::Formula;
use super::protect::Told;
use super::roll_up::{Cell, ResultCause, ResultState};

/// Below so many people a share is said as « x sur n », and against no target: one person
/// would move it by five points or more.
pub const FEW_PEOPLE: u64 = 20;

words! {
    /// How a value is to be shown.
    pub enum ShownAs of "result.shown_as" {
        /// As a number in its unit.
        Value = "value",
        /// As so many of so many (« x sur n »): it rests on few people.
        Counts = "counts",
    }
}

words! {
    /// Where a value stands against a target.
    pub enum TargetStatus of "target.status" {
        /// It is reached.
        Reached = "reached",
        /// Its day is over, and it is not reached.
        NotReached = "not_reached",
        /// It is not reached, and its day is still to come.
        NotYet = "not_yet",
    }
}

words! {
    /// Which way a value has gone since the start.
    pub enum ChangeSense of "change.sense" {
        /// The way that is aimed at.
        Better = "better",
        /// The other way.
        Worse = "worse",
        /// Not at all.
        Same = "same",
        /// Another value, which nobody judges.
        Different = "different",
    }
}

words! {
    /// Which way the last values go, of three periods or more that follow each other.
    pub enum Trend of "trend" {
        /// Each is as high as the one before or higher, the last higher than the first.
        Rising = "rising",
        /// Each is as low as the one before or lower, the last lower than the first.
        Falling = "falling",
        /// All are the same.
        Level = "level",
        /// They go up and down.
        Mixed = "mixed",
    }
}

result! {
    /// A category of a breakdown.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ResultCategory {
        /// By what it is broken down.
        pub breakdown: PartKey,
        /// The category.
        pub category: PartKey,
    }
}

result! {
    /// A value against a target.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AgainstTarget {
        /// The target: the first whose day is not over when the period ends, or the last.
        pub value: Amount,
        /// Its day.
        pub by: Date,
        /// Where the value stands.
        pub status: TargetStatus,
    }
}

result! {
    /// A value against the one at the start.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AgainstBaseline {
        /// The value at the start.
        pub value: Amount,
        /// The date of which it speaks.
        pub as_of: AsOf,
        /// The value less that one, in the unit of the indicator.
        pub change: f64,
        /// Which way that is.
        pub sense: ChangeSense,
    }
}

result! {
    /// Between what the share of all those who could have answered lies, with a confidence of
    /// 95 % (Wilson 1927): only of shares of answers.
    #[derive(Debug, Clone, Copy, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ResultInterval {
        /// The lower bound, in the unit of the indicator.
        pub low: f64,
        /// The upper bound.
        pub high: f64,
    }
}

result! {
    /// What is told of an indicator for an entity and a period.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct IndicatorResult {
        /// The indicator.
        pub indicator: IndicatorKey,
        /// For which entity.
        pub entity: EntityKey,
        /// Over which period.
        pub period: Period,
        /// In which category; the whole if absent.
        pub category: Option<ResultCategory>,
        /// What is known of it.
        pub state: ResultState,
        /// Why there is no value; not told where it would tell of people.
        pub cause: Option<ResultCause>,
        /// The value in the unit of the indicator, the double nearest to the exact quotient.
        pub value: Option<f64>,
        /// The least that it can be, where it lies between two numbers: the lower median of an
        /// even number of ranks, or a value known by bands.
        pub low: Option<f64>,
        /// The most that it can be.
        pub high: Option<f64>,
        /// How to show it.
        pub shown_as: Option<ShownAs>,
        /// What was counted or measured.
        pub numerator: Option<Amount>,
        /// By what it is divided.
        pub denominator: Option<Amount>,
        /// On how many it rests; not known if absent.
        pub n: Option<u64>,
        /// How many entities it is made of.
        pub parts: u32,
        /// How many of those that it should be made of lack a number: it is partial then.
        pub missing: u32,
        /// Of a share of answers.
        pub interval: Option<ResultInterval>,
        /// Against the target, where it may be judged.
        pub target: Option<AgainstTarget>,
        /// Against the value at the start.
        pub baseline: Option<AgainstBaseline>,
        /// The bands in which it lies, by their places in the indicator.
        pub bands: Vec<u32>,
        /// Which way the last three or more values go; nothing of fewer.
        pub trend: Option<Trend>,
    }
}

/// A result while it is judged: with its exact value.
#[derive(Debug, Clone)]
pub(super) struct Finding<'r> {
    pub(super) formula: Formula<'r>,
    /// The place of the entity.
    pub(super) entity: usize,
    pub(super) exact: Option<Ratio>,
    pub(super) result: IndicatorResult,
}

impl IndicatorResult {
    /// Whether a part lacks a number.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.state == ResultState::Value && self.missing > 0
    }
}

impl<'r> Finding<'r> {
    pub(super) fn new(
        formula: Formula<'r>,
        cell: &Cell,
        entity: (usize, &EntityKey),
        period: Period,
        category: Option<ResultCategory>,
    ) -> Self {
        let has_value = cell.state == ResultState::Value;
        let exact = cell.value().filter(|_| has_value);
        let between = cell.between.filter(|_| has_value && exact.is_none());
        let is_few = formula.is_of_people() && cell.n.is_some_and(|n| n < FEW_PEOPLE);
        let as_counts = is_few && formula.is_share();
        let result = IndicatorResult {
            indicator: formula.indicator.key.clone(),
            entity: entity.1.clone(),
            period,
            category,
            state: cell.state,
            cause: cell.cause,
            value: exact.map(Ratio::to_f64),
            low: between.map(|(low, _)| low.to_f64()),
            high: between.map(|(_, high)| high.to_f64()),
            shown_as: has_value.then_some(if as_counts { ShownAs::Counts } else { ShownAs::Value }),
            numerator: cell.numerator.and_then(amount),
            denominator: cell.denominator.and_then(amount),
            n: cell.n,
            parts: cell.parts,
            missing: cell.missing,
            interval: None,
            target: None,
            baseline: None,
            bands: Vec::new(),
            trend: None,
        };
        Self { formula, entity: entity.0, exact, result }
    }

    /// The same, as far as it may be told.
    pub(super) fn limited_to(mut self, told: Told) -> Self {
        if told == Told::All {
            return self;
        }
        let result = &mut self.result;
        result.state = ResultState::Suppressed;
        (result.cause, result.shown_as, self.exact) = (None, None, None);
        (result.value, result.low, result.high, result.numerator) = (None, None, None, None);
        if told == Told::Nothing {
            (result.n, result.denominator) = (None, None);
        }
        self
    }

    /// The value, if it may be held against a target and others: it is whole, and does not
    /// rest on few people.
    pub(super) fn comparable(&self) -> Option<Ratio> {
        let few = self.formula.is_of_people() && self.result.n.is_none_or(|n| n < FEW_PEOPLE);
        self.exact.filter(|_| !self.result.is_partial() && !few)
    }

    /// Whether a value may be called better or worse.
    pub(super) fn is_judged(&self) -> bool {
        let Indicator { kind, direction, .. } = self.formula.indicator;
        kind.may_be_judged() && *direction != Direction::Neutral
    }
}

fn amount(millionths: i128) -> Option<Amount> {
    Amount::from_millionths(i64::try_from(millionths).ok()?)
}
