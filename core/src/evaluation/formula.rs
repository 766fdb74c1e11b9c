//! Formulas: which terms an indicator is made of, and for whom they are written down.

use std::collections::HashMap;

use crate::referential::binding::{Binding, BindingOrigin};
use crate::referential::index::Referential;
use crate::referential::indicator::{Additive, Axis, Indicator, Measure, Term, UnitOfCount};
use crate::value::text::slug;

use super::entity::EntityKind;

/// For which kind of entity a term is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) kind: EntityKind,
    /// Whether it may be known of a network too, which is no part of anything then: the
    /// people of a survey or a register are those of territories.
    of_networks: bool,
}

/// An indicator with numbers, and its terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Formula<'r> {
    pub(super) indicator: &'r Indicator,
    pub(super) numerator: &'r Term,
    pub(super) denominator: Option<&'r Term>,
}

/// The indicators with numbers, and where each term is used.
#[derive(Debug)]
pub(super) struct Formulas<'r> {
    pub(super) all: Vec<Formula<'r>>,
    of_term: HashMap<&'r str, Vec<usize>>,
}

impl Bound {
    pub(super) fn of(term: &Term) -> Self {
        let binding = term.binding.as_ref();
        let entity = binding.and_then(|binding: &Binding| binding.entity);
        let is_observed =
            binding.is_none_or(|binding| binding.origin == BindingOrigin::Observation);
        Self {
            kind: entity.map_or(EntityKind::Territory, EntityKind::from),
            of_networks: !is_observed,
        }
    }

    /// Whether entities of this kind are parts of what holds them.
    pub(super) fn has_parts_of(self, kind: EntityKind) -> bool {
        kind.can_be_observed_for(self.kind)
    }

    /// Whether a number is missing where none is written down and nothing lies in the entity:
    /// of its own kind, and of places that hold such.
    pub(super) fn is_expected_of(self, kind: EntityKind) -> bool {
        let is_place = matches!(kind, EntityKind::Region | EntityKind::Department);
        kind == self.kind || (is_place && self.has_parts_of(kind))
    }

    /// Whether a number may be written down for one of this kind.
    pub(super) fn allows(self, kind: EntityKind) -> bool {
        self.has_parts_of(kind) || (self.of_networks && kind == EntityKind::Network)
    }
}

impl<'r> Formula<'r> {
    pub(super) fn terms(&self) -> impl Iterator<Item = &'r Term> {
        std::iter::once(self.numerator).chain(self.denominator)
    }

    /// Whether its numerator is spread values and not a number.
    pub(super) fn is_distributed(&self) -> bool {
        use Measure::{Duration, Mean, Median, Score};
        matches!(self.indicator.measure, Mean | Median | Score | Duration)
    }

    /// Whether it is a part of a whole.
    pub(super) fn is_share(&self) -> bool {
        self.indicator.measure == Measure::Proportion
    }

    pub(super) fn adds_up_over(&self, axis: Axis) -> bool {
        self.indicator.additive != Additive::None && self.indicator.additive_over.contains(&axis)
    }

    /// Whether it counts people, so that few of them are protected.
    pub(super) fn is_of_people(&self) -> bool {
        matches!(self.indicator.unit_of_count, UnitOfCount::Person | UnitOfCount::Post)
    }

    /// Whether each of its terms is a number of things.
    pub(super) fn counts_things(&self) -> bool {
        let is_money = self.indicator.unit_of_count == UnitOfCount::Money;
        matches!(self.indicator.measure, Measure::Count | Measure::Proportion) && !is_money
    }

    /// Whether it may be broken down by this.
    pub(super) fn is_broken_down_by(&self, breakdown: &str) -> bool {
        self.indicator.disaggregations.iter().any(|text| slug(text.main()) == breakdown)
    }
}

impl<'r> Formulas<'r> {
    pub(super) fn of(referential: &'r Referential) -> Self {
        let formula = |indicator: &'r Indicator| {
            let numerator = indicator.numerator.as_ref()?;
            Some(Formula { indicator, numerator, denominator: indicator.denominator.as_ref() })
        };
        let all: Vec<Formula<'r>> = referential.indicators().filter_map(formula).collect();
        let mut of_term: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, formula) in all.iter().enumerate() {
            for term in formula.terms() {
                of_term.entry(term.key.as_str()).or_default().push(place);
            }
        }
        Self { all, of_term }
    }

    /// The formulas in which a term is used.
    pub(super) fn with(&self, term: &str) -> impl Iterator<Item = &Formula<'r>> {
        self.of_term.get(term).into_iter().flatten().map(|place| &self.all[*place])
    }

    /// A term by its key.
    pub(super) fn term(&self, key: &str) -> Option<&'r Term> {
        let formula = self.with(key).next()?;
        formula.terms().find(|term| term.key.as_str() == key)
    }

    /// The keys of the terms.
    pub(super) fn terms(&self) -> impl Iterator<Item = &'r str> {
        self.all.iter().flat_map(Formula::terms).map(|term| term.key.as_str())
    }
}
