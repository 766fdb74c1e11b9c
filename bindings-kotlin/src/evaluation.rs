//! Indicators: computed from what people wrote down, followed, and published without telling of
//! anyone.

use std::sync::Arc;

use boussole_sante as core;
use boussole_sante::evaluation::EvaluateOptions;

use crate::block::{Block, blocks};
use crate::closed::{
    ChangeSense, EvaluationStatus, Language, ObjectiveStatus, ResultCause, ResultState, ShownAs,
    TargetStatus, Trend,
};
use crate::error::Result;
use crate::referential::{Referential, each};

/// Numbers that people wrote down for the terms of indicators, by term, entity and period. They
/// may be about few people. Nothing changes them once they are read, and threads may share
/// them.
#[derive(Debug, uniffi::Object)]
pub struct Observations(core::evaluation::Observations);

#[uniffi::export]
impl Observations {
    /// Reads numbers on their referential (schema `observations`); every fault of them is told
    /// at once: terms that no indicator has, periods that overlap, parts that do not add up.
    #[uniffi::constructor]
    pub fn from_json(json: &str, referential: &Referential) -> Result<Arc<Self>> {
        let own = core::evaluation::Observations::from_json(json.as_bytes(), &referential.0)?;
        Ok(Arc::new(Self(own)))
    }

    /// The same from the bytes of a file, UTF-8.
    #[uniffi::constructor]
    pub fn from_bytes(json: Vec<u8>, referential: &Referential) -> Result<Arc<Self>> {
        let own = core::evaluation::Observations::from_json(&json, &referential.0)?;
        Ok(Arc::new(Self(own)))
    }

    /// The same from the rows of a table, the names of its columns first: `terme`, `entite`,
    /// `periode`, `valeur`, or `term`, `entity`, `period`, `value`, and others.
    #[uniffi::constructor]
    pub fn from_rows(rows: Vec<Vec<String>>, referential: &Referential) -> Result<Arc<Self>> {
        let own = core::evaluation::Observations::from_rows(&rows, &referential.0)?;
        Ok(Arc::new(Self(own)))
    }

    /// The document in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }
}

/// A category of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ResultCategory {
    /// By what it is broken down.
    pub breakdown: String,
    /// The category.
    pub category: String,
}

/// Between what a share of answers lies, with a confidence of 95 %.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ResultInterval {
    /// The lower bound, in the unit of the indicator.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// A value against a target.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AgainstTarget {
    /// The target.
    pub value: String,
    /// Its day.
    pub by: String,
    /// Where the value stands.
    pub status: TargetStatus,
}

/// A value against the one at the start.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct AgainstBaseline {
    /// The value at the start.
    pub value: String,
    /// The date of which it speaks.
    pub as_of: String,
    /// The value less that one.
    pub change: f64,
    /// Which way that is.
    pub sense: ChangeSense,
}

/// What is told of an indicator for an entity and a period.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct IndicatorResult {
    /// The indicator.
    pub indicator: String,
    /// For which entity.
    pub entity: String,
    /// Over which period.
    pub period: String,
    /// In which category; the whole if absent.
    pub category: Option<ResultCategory>,
    /// What is known of it.
    pub state: ResultState,
    /// Why there is no value.
    pub cause: Option<ResultCause>,
    /// The value in the unit of the indicator.
    pub value: Option<f64>,
    /// The least that it can be, where it lies between two numbers.
    pub low: Option<f64>,
    /// The most that it can be.
    pub high: Option<f64>,
    /// How to show it.
    pub shown_as: Option<ShownAs>,
    /// What was counted or measured, exactly.
    pub numerator: Option<String>,
    /// By what it is divided, exactly.
    pub denominator: Option<String>,
    /// On how many it rests; not known if absent.
    pub n: Option<i64>,
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

/// What the indicators of an objective say, for an entity and a period.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ObjectiveResult {
    /// The objective.
    pub objective: String,
    /// For which entity.
    pub entity: String,
    /// Over which period.
    pub period: String,
    /// What they say together: reached if every target of them is, not reached if none is.
    pub status: ObjectiveStatus,
    /// The indicators that speak for it, or for an objective below it.
    pub indicators: Vec<String>,
    /// How many of them have a value.
    pub with_value: u32,
    /// How many are held against a target.
    pub with_target: u32,
    /// How many of these are reached.
    pub reached: u32,
}

/// An observation of which a value is made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct UsedObservation {
    /// The entity for which it was written down.
    pub entity: String,
    /// The period over which.
    pub period: String,
    /// The number; none of a distribution.
    pub value: Option<String>,
}

/// What a term of a value is made of.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TermExplanation {
    /// The term.
    pub term: String,
    /// The observations that make it up; nothing in what is published of people.
    pub observations: Vec<UsedObservation>,
}

/// How a value came about.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct IndicatorExplanation {
    /// The result.
    pub result: IndicatorResult,
    /// By what the quotient is multiplied; 1 where nothing is divided.
    pub factor: u32,
    /// What is counted or measured.
    pub numerator: TermExplanation,
    /// By what it is divided.
    pub denominator: Option<TermExplanation>,
    /// Entities that lack a term, and so left both.
    pub left_out: Vec<String>,
}

/// What is known of indicators: of each for each entity and period.
#[derive(Debug, uniffi::Object)]
pub struct Evaluation(core::evaluation::Evaluation);

/// Computes indicators from observations, exactly: quotients of added terms, never means of
/// quotients. What is missing is not zero. `indicators` come with those without which they are
/// not to be shown, all with numbers if none are named; `periods` are longer ones that those of
/// the observations make up.
#[uniffi::export(default(indicators = [], periods = []))]
pub fn evaluate(
    observations: &Observations,
    indicators: Vec<String>,
    periods: Vec<String>,
) -> Result<Arc<Evaluation>> {
    let mut options = EvaluateOptions::default();
    for key in indicators {
        options.indicators.push(key.parse()?);
    }
    for period in periods {
        options.periods.push(period.parse()?);
    }
    Ok(Arc::new(Evaluation(core::evaluation::evaluate(&observations.0, &options)?)))
}

#[uniffi::export]
impl Evaluation {
    /// Who may see it.
    #[must_use]
    pub fn status(&self) -> EvaluationStatus {
        self.0.status().into()
    }

    /// The keys of the indicators, in the order of the referential.
    #[must_use]
    pub fn indicators(&self) -> Vec<String> {
        self.0.indicators().iter().map(ToString::to_string).collect()
    }

    /// The periods, in order.
    #[must_use]
    pub fn periods(&self) -> Vec<String> {
        self.0.periods().iter().map(ToString::to_string).collect()
    }

    /// Every result, by indicator, period and category.
    #[must_use]
    pub fn results(&self) -> Vec<IndicatorResult> {
        each(&self.0.results())
    }

    /// What the indicators of each objective say, by entity and period, without an overall
    /// mark.
    #[must_use]
    pub fn objectives(&self) -> Vec<ObjectiveResult> {
        each(&self.0.document().objectives)
    }

    /// The result of an indicator for an entity and a period.
    pub fn result(&self, indicator: &str, entity: &str, period: &str) -> Result<IndicatorResult> {
        Ok((&self.0.result(indicator, entity, period.parse()?)?).into())
    }

    /// How a value came about: the observations that it is made of, and the entities that were
    /// left out.
    pub fn explain(
        &self,
        indicator: &str,
        entity: &str,
        period: &str,
    ) -> Result<IndicatorExplanation> {
        Ok((&self.0.explain(indicator, entity, period.parse()?)?).into())
    }

    /// What may be published: numbers about few people, and those from which they could be
    /// worked out, are suppressed. `rules` are `default` or `pmsi-11`.
    #[uniffi::method(default(rules = "default"))]
    pub fn publish(&self, rules: &str) -> Result<Arc<Evaluation>> {
        let rules = core::ReleaseRules::embedded(rules)?;
        Ok(Arc::new(Self(self.0.publish(&rules)?)))
    }

    /// What it says of an entity and a period, for a screen or a page to lay out.
    pub fn blocks(&self, entity: &str, period: &str, language: Language) -> Result<Vec<Block>> {
        Ok(blocks(self.0.blocks(entity, period.parse()?, language.into())?))
    }

    /// All of it in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }
}

impl From<&core::evaluation::IndicatorResult> for IndicatorResult {
    fn from(own: &core::evaluation::IndicatorResult) -> Self {
        Self {
            indicator: own.indicator.to_string(),
            entity: own.entity.to_string(),
            period: own.period.to_string(),
            category: own.category.as_ref().map(|own| ResultCategory {
                breakdown: own.breakdown.to_string(),
                category: own.category.to_string(),
            }),
            state: own.state.into(),
            cause: own.cause.map(Into::into),
            value: own.value,
            low: own.low,
            high: own.high,
            shown_as: own.shown_as.map(Into::into),
            numerator: own.numerator.map(|own| own.to_string()),
            denominator: own.denominator.map(|own| own.to_string()),
            n: own.n.and_then(|n| i64::try_from(n).ok()),
            parts: own.parts,
            missing: own.missing,
            interval: own.interval.map(|own| ResultInterval { low: own.low, high: own.high }),
            target: own.target.as_ref().map(|own| AgainstTarget {
                value: own.value.to_string(),
                by: own.by.to_string(),
                status: own.status.into(),
            }),
            baseline: own.baseline.as_ref().map(|own| AgainstBaseline {
                value: own.value.to_string(),
                as_of: own.as_of.to_string(),
                change: own.change,
                sense: own.sense.into(),
            }),
            bands: own.bands.clone(),
            trend: own.trend.map(Into::into),
        }
    }
}

impl From<&core::evaluation::ObjectiveResult> for ObjectiveResult {
    fn from(own: &core::evaluation::ObjectiveResult) -> Self {
        Self {
            objective: own.objective.to_string(),
            entity: own.entity.to_string(),
            period: own.period.to_string(),
            status: own.status.into(),
            indicators: own.indicators.iter().map(ToString::to_string).collect(),
            with_value: own.with_value,
            with_target: own.with_target,
            reached: own.reached,
        }
    }
}

impl From<&core::evaluation::UsedObservation> for UsedObservation {
    fn from(own: &core::evaluation::UsedObservation) -> Self {
        let (entity, period) = (own.entity.to_string(), own.period.to_string());
        Self { entity, period, value: own.value.map(|own| own.to_string()) }
    }
}

impl From<&core::evaluation::TermExplanation> for TermExplanation {
    fn from(own: &core::evaluation::TermExplanation) -> Self {
        Self { term: own.term.to_string(), observations: each(&own.observations) }
    }
}

impl From<&core::evaluation::IndicatorExplanation> for IndicatorExplanation {
    fn from(own: &core::evaluation::IndicatorExplanation) -> Self {
        Self {
            result: (&own.result).into(),
            factor: own.factor,
            numerator: (&own.numerator).into(),
            denominator: own.denominator.as_ref().map(Into::into),
            left_out: own.left_out.iter().map(ToString::to_string).collect(),
        }
    }
}
