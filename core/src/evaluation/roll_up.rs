//! Roll-up: the value of an indicator for each entity, from what was written down for it or
//! for what it holds. Quotients are made of added terms, never of quotients.

use crate::document::record::words;
use crate::referential::binding::{Aggregate, Binding};
use crate::referential::indicator::{Axis, Measure, MissingPolicy, Term};
use crate::value::ratio::Ratio;

use super::distribution::{Distribution, quotient};
use super::facts::{Facts, Quantity, Slice, Sum};
use super::formula::{Bound, Formula};

words! {
    /// What is known of a value.
    pub enum ResultState of "result.state" {
        /// There is one.
        Value = "value",
        /// There is none, for want of data: it is not zero.
        NoData = "no_data",
        /// There is nothing to look at.
        NotApplicable = "not_applicable",
        /// It would be divided by zero.
        Undefined = "undefined",
        /// It is not told, to protect people.
        Suppressed = "suppressed",
    }
}

words! {
    /// Why there is no value.
    pub enum ResultCause of "result.cause" {
        /// Nothing was written down.
        NotObserved = "not_observed",
        /// One of its terms is not known.
        TermMissing = "term_missing",
        /// A part is missing, and the indicator has no value then.
        PartMissing = "part_missing",
        /// A part is missing, and its terms are not of the same entities, so that what lacks
        /// one cannot leave both.
        Unpaired = "unpaired",
        /// The values of the parts do not add up to one of the whole.
        NotAdditive = "not_additive",
        /// It rests on fewer than the indicator wants.
        BaseTooSmall = "base_too_small",
    }
}

/// The value of an indicator for an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) state: ResultState,
    pub(super) cause: Option<ResultCause>,
    /// In millionths.
    pub(super) numerator: Option<i128>,
    /// In millionths.
    pub(super) denominator: Option<i128>,
    /// On how many it rests; nothing where that is not known.
    pub(super) n: Option<u64>,
    /// Between what the value lies: one number, but for medians of an even number of ranks
    /// and for values known by bands.
    pub(super) between: Option<(Ratio, Ratio)>,
    /// How many entities it is made of.
    pub(super) parts: u32,
    /// How many of those that it should be made of lack a term.
    pub(super) missing: u32,
}

/// Both terms of a formula for an entity.
#[derive(Debug, Clone)]
struct Terms<Q> {
    numerator: Q,
    denominator: Option<i128>,
}

/// What is known of both terms.
#[derive(Debug, Clone)]
struct Paired<Q> {
    terms: Option<Terms<Q>>,
    /// Why there are none; nothing where there is nothing to look at.
    cause: Option<ResultCause>,
    n: Option<u64>,
    parts: u32,
    missing: u32,
}

/// The value for each entity of the document, in its order.
pub(super) fn cells(
    formula: &Formula<'_>,
    facts: &Facts,
    period: usize,
    slice: Slice,
) -> Vec<Cell> {
    if formula.is_distributed() {
        let paired = pairs::<Distribution>(formula, facts, period, slice);
        paired.into_iter().map(|one| of_distribution(formula, one)).collect()
    } else {
        let paired = pairs::<i128>(formula, facts, period, slice);
        paired.into_iter().map(|one| of_numbers(formula, one)).collect()
    }
}

/// The terms for each entity: both whole, or those of the parts that have both.
fn pairs<Q: Quantity>(
    formula: &Formula<'_>,
    facts: &Facts,
    period: usize,
    slice: Slice,
) -> Vec<Paired<Q>> {
    let (numerators, denominators) = facts.terms::<Q>(formula, period, slice);
    let rule = Rule::of(formula);
    let mut pairs: Vec<Paired<Q>> = vec![Paired::nothing(); facts.places.len()];
    for entity in facts.order.iter().rev().copied() {
        let denominator = denominators.as_ref().map(|sums| &sums[entity]);
        let mut terms = formula.terms().map(|term| term.key.as_str());
        let base = terms.find_map(|term| facts.base(term, period, slice, entity));
        pairs[entity].settle(&numerators[entity], denominator, base, rule);
        let is_part = rule.bound.has_parts_of(facts.places[entity].kind);
        if let Some(wider) = facts.places[entity].part_of.filter(|_| is_part) {
            let part = pairs[entity].clone();
            pairs[wider].hold(&part);
        }
    }
    pairs
}

/// What decides about parts.
#[derive(Debug, Clone, Copy)]
struct Rule {
    bound: Bound,
    adds_up: bool,
    /// Whether a part without one term can leave both.
    leaves_parts: bool,
    is_excluding: bool,
}

impl Rule {
    fn of(formula: &Formula<'_>) -> Self {
        let bound = Bound::of(formula.numerator);
        let is_paired = formula.denominator.is_none_or(|term| Bound::of(term) == bound);
        let is_excluding = formula.indicator.missing == MissingPolicy::Exclude;
        let adds_up = formula.adds_up_over(Axis::Place);
        Self { bound, adds_up, leaves_parts: is_paired && is_excluding, is_excluding }
    }
}

impl<Q: Quantity> Paired<Q> {
    fn nothing() -> Self {
        Self { terms: None, cause: None, n: Some(0), parts: 0, missing: 0 }
    }

    /// One more part.
    fn hold(&mut self, part: &Self) {
        let Some(terms) = &part.terms else {
            self.missing += part.missing;
            return;
        };
        self.parts += part.parts;
        self.missing += part.missing;
        self.n = self.n.zip(part.n).map(|(sum, n)| sum + n);
        match &mut self.terms {
            Some(sum) => {
                sum.numerator.add(&terms.numerator);
                sum.denominator =
                    sum.denominator.zip(terms.denominator).map(|(sum, more)| sum + more);
            }
            None => self.terms = Some(terms.clone()),
        }
    }

    /// What is known of an entity, when the terms of all that it holds have been added.
    fn settle(
        &mut self,
        numerator: &Sum<Q>,
        denominator: Option<&Sum<i128>>,
        base: Option<u64>,
        rule: Rule,
    ) {
        let is_missing = |denominator: &Sum<i128>| denominator.amount.is_none();
        if numerator.is_not_applicable || denominator.is_some_and(|sum| sum.is_not_applicable) {
            *self = Self { n: None, ..Self::nothing() };
            return;
        }
        let is_direct = numerator.is_direct && denominator.is_none_or(|sum| sum.is_direct);
        let is_seen = numerator.below.is_some() || denominator.is_some_and(|d| d.below.is_some());
        let parts = numerator.parts.max(denominator.map_or(0, |sum| sum.parts));
        let lacking = numerator.missing.max(denominator.map_or(0, |sum| sum.missing));
        if !is_direct && is_seen && !rule.adds_up {
            *self = Self::without(ResultCause::NotAdditive, lacking);
        } else if let Some(own) = &numerator.amount
            && !denominator.is_some_and(is_missing)
        {
            let denominator_amount = denominator.and_then(|sum| sum.amount);
            let terms = Terms { numerator: own.clone(), denominator: denominator_amount };
            let n = base.or(self.n.filter(|_| !is_direct && self.parts > 0));
            *self = Self { terms: Some(terms), cause: None, n, parts, missing: 0 };
        } else if self.terms.is_some() && rule.leaves_parts {
            // Those that lack a term leave both, and are counted.
        } else {
            let has_one = numerator.parts > 0 || denominator.is_some_and(|sum| sum.parts > 0);
            let has_both = numerator.parts > 0 && denominator.is_none_or(|sum| sum.parts > 0);
            let cause = match (has_one, has_both) {
                (false, _) => ResultCause::NotObserved,
                (true, true) if !rule.is_excluding => ResultCause::PartMissing,
                (true, true) if !rule.leaves_parts => ResultCause::Unpaired,
                (true, _) => ResultCause::TermMissing,
            };
            *self = Self::without(cause, lacking);
        }
    }

    fn without(cause: ResultCause, missing: u32) -> Self {
        Self { cause: Some(cause), missing: missing.max(1), ..Self::nothing() }
    }
}

impl Cell {
    fn without(state: ResultState, cause: Option<ResultCause>, missing: u32) -> Self {
        Self {
            state,
            cause,
            numerator: None,
            denominator: None,
            n: None,
            between: None,
            parts: 0,
            missing,
        }
    }

    /// Only from the base on that the indicator wants.
    fn if_enough(mut self, formula: &Formula<'_>) -> Self {
        let least = formula.indicator.minimum_n.map_or(0, |least| u64::from(least.get()));
        if self.state == ResultState::Value && self.n.is_some_and(|n| n < least) {
            (self.state, self.cause) = (ResultState::NoData, Some(ResultCause::BaseTooSmall));
            self.between = None;
        }
        self
    }

    /// Whether it says how many people or things there are.
    pub(super) fn is_known(&self) -> bool {
        self.numerator.is_some() || self.n.is_some()
    }

    /// The value, if it is one number.
    pub(super) fn value(&self) -> Option<Ratio> {
        self.between.filter(|(low, high)| low == high).map(|(low, _)| low)
    }
}

fn state_without_terms<Q>(paired: &Paired<Q>) -> ResultState {
    if paired.cause.is_some() { ResultState::NoData } else { ResultState::NotApplicable }
}

fn of_numbers(formula: &Formula<'_>, paired: Paired<i128>) -> Cell {
    let Some(terms) = paired.terms else {
        return Cell::without(state_without_terms(&paired), paired.cause, paired.missing);
    };
    let factor = i128::from(formula.indicator.factor());
    let value = match terms.denominator {
        None => quotient(terms.numerator, 1),
        Some(denominator) => {
            terms.numerator.checked_mul(factor).and_then(|product| Ratio::new(product, denominator))
        }
    };
    let base = formula.denominator.filter(|term| counts_people_or_things(term));
    let counted = base
        .and(terms.denominator)
        .and_then(|millionths| u64::try_from(millionths / 1_000_000).ok());
    let cell = Cell {
        state: if value.is_some() { ResultState::Value } else { ResultState::Undefined },
        cause: None,
        numerator: Some(terms.numerator),
        denominator: terms.denominator,
        n: paired.n.or(counted),
        between: value.map(|value| (value, value)),
        parts: paired.parts,
        missing: paired.missing,
    };
    cell.if_enough(formula)
}

/// Whether a term is a number of people or things, and no sum of what they have.
pub(super) fn counts_people_or_things(term: &Term) -> bool {
    term.binding.as_ref().is_none_or(|binding: &Binding| binding.aggregate() == Aggregate::Count)
}

fn of_distribution(formula: &Formula<'_>, paired: Paired<Distribution>) -> Cell {
    let Some(terms) = paired.terms else {
        return Cell::without(state_without_terms(&paired), paired.cause, paired.missing);
    };
    let values = &terms.numerator;
    let between = match formula.indicator.measure {
        Measure::Mean | Measure::Score => values.mean(),
        // Ranks have no middle; a duration has.
        Measure::Duration => values.medians().and_then(|(lower, upper)| {
            let half = |one: Ratio, other: Ratio| one.checked_add(other)?.checked_mul(1, 2);
            Some((half(lower.0, upper.0)?, half(lower.1, upper.1)?))
        }),
        _ => values.medians().map(|(lower, upper)| (lower.0, upper.1)),
    };
    let cell = Cell {
        state: if between.is_some() { ResultState::Value } else { ResultState::Undefined },
        cause: None,
        numerator: None,
        denominator: None,
        n: Some(values.n()),
        between,
        parts: paired.parts,
        missing: paired.missing,
    };
    cell.if_enough(formula)
}
