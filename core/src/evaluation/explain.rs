//! Explanations: from which observations a value is made, and what was left out.

use serde::Serialize;

use crate::document::record::result;
use crate::error::fault::Error;
use crate::referential::indicator::{Axis, Term};
use crate::value::decimal::Amount;
use crate::value::key::{EntityKey, TermKey};
use crate::value::period::Period;

use super::evaluate::{Evaluation, EvaluationStatus};
use super::facts::Facts;
use super::formula::{Bound, Formula, Formulas};
use super::result::IndicatorResult;
use super::roll_up::{Cell, cells};

result! {
    /// An observation of which a value is made.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct UsedObservation {
        /// The entity for which it was written down.
        pub entity: EntityKey,
        /// The period over which.
        pub period: Period,
        /// The number; none of a distribution.
        pub value: Option<Amount>,
    }
}

result! {
    /// What a term of a value is made of.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TermExplanation {
        /// The term.
        pub term: TermKey,
        /// The observations that make it up. Nothing in what is published of people: a
        /// number about few of them could be among them.
        pub observations: Vec<UsedObservation>,
    }
}

result! {
    /// How a value came about.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
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
        pub left_out: Vec<EntityKey>,
    }
}

/// What is being explained.
struct Explainer<'e> {
    evaluation: &'e Evaluation,
    formula: Formula<'e>,
    period: usize,
    cells: Vec<Cell>,
    children: Vec<Vec<usize>>,
}

impl Evaluation {
    /// How the value of an indicator came about for an entity and a period: the observations
    /// that it is made of, and the entities that were left out.
    ///
    /// # Errors
    /// As [`result`](Self::result).
    pub fn explain(
        &self,
        indicator: &str,
        entity: &str,
        period: Period,
    ) -> Result<IndicatorExplanation, Error> {
        let result = self.result(indicator, entity, period)?;
        let formulas = Formulas::of(self.referential());
        let place = |key: &str| self.entities().iter().position(|own| own.key.as_str() == key);
        let formula = formulas.all.iter().find(|one| one.indicator.key.as_str() == indicator);
        let known = formula.zip(place(entity)).zip(self.periods().binary_search(&period).ok());
        let Some(((formula, entity), period)) = known else {
            return Err(self.nothing_at(indicator));
        };
        let facts = self.facts();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); facts.places.len()];
        for (own, place) in facts.places.iter().enumerate() {
            if let Some(wider) = place.part_of {
                children[wider].push(own);
            }
        }
        let cells = cells(formula, facts, period, None);
        let explainer = Explainer { evaluation: self, formula: *formula, period, cells, children };
        let trace = explainer.trace(entity);
        let is_told = self.status() == EvaluationStatus::Private || !formula.is_of_people();
        let told = |term: &Term, observations: Vec<UsedObservation>| TermExplanation {
            term: term.key.clone(),
            observations: if is_told { observations } else { Vec::new() },
        };
        Ok(IndicatorExplanation {
            result,
            factor: formula.indicator.factor(),
            numerator: told(formula.numerator, trace.numerator),
            denominator: formula.denominator.map(|term| told(term, trace.denominator)),
            left_out: if is_told { trace.left_out } else { Vec::new() },
        })
    }
}

#[derive(Default)]
struct TraceOf {
    numerator: Vec<UsedObservation>,
    denominator: Vec<UsedObservation>,
    left_out: Vec<EntityKey>,
}

impl Explainer<'_> {
    fn facts(&self) -> &Facts {
        self.evaluation.facts()
    }

    fn key(&self, entity: usize) -> EntityKey {
        self.evaluation.entities()[entity].key.clone()
    }

    fn trace(&self, entity: usize) -> TraceOf {
        let mut trace = TraceOf::default();
        self.note(entity, &mut trace);
        trace
    }

    /// The observations of an entity, or of those of its parts that have both terms.
    fn note(&self, entity: usize, trace: &mut TraceOf) {
        let cell = &self.cells[entity];
        if cell.parts > 0 && cell.missing == 0 {
            self.term(self.formula.numerator, entity, self.period, &mut trace.numerator);
            if let Some(denominator) = self.formula.denominator {
                self.term(denominator, entity, self.period, &mut trace.denominator);
            }
            return;
        }
        let bound = Bound::of(self.formula.numerator);
        let parts = self.children[entity].iter().copied();
        let parts: Vec<usize> =
            parts.filter(|part| bound.has_parts_of(self.facts().places[*part].kind)).collect();
        if parts.is_empty() && cell.missing > 0 {
            trace.left_out.push(self.key(entity));
        }
        for part in parts {
            self.note(part, trace);
        }
    }

    /// The observations of a term for an entity: its own, those of shorter periods, or those
    /// of its parts.
    fn term(&self, term: &Term, entity: usize, period: usize, used: &mut Vec<UsedObservation>) {
        let over_time = self.formula.adds_up_over(Axis::Time);
        if self.own(term, entity, period, over_time, used) {
            return;
        }
        let bound = Bound::of(term);
        for part in self.children[entity].iter().copied() {
            if bound.has_parts_of(self.facts().places[part].kind) {
                self.term(term, part, period, used);
            }
        }
    }

    /// What was written down for the entity itself; whether there was something.
    fn own(
        &self,
        term: &Term,
        entity: usize,
        period: usize,
        over_time: bool,
        used: &mut Vec<UsedObservation>,
    ) -> bool {
        let facts = self.facts();
        if let Some(value) = facts.written(term.key.as_str(), period, entity) {
            let value = value.and_then(Amount::from_millionths);
            used.push(UsedObservation {
                entity: self.key(entity),
                period: facts.periods[period],
                value,
            });
            return true;
        }
        let before = used.len();
        let tiles = facts.tiles(period);
        let all = over_time
            && !tiles.is_empty()
            && tiles.iter().all(|tile| self.own(term, entity, *tile, true, used));
        if !all {
            used.truncate(before);
        }
        all
    }
}
