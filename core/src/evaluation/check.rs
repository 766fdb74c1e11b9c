//! What no type can judge of observations: names, units, periods, and whether parts make up
//! their whole.

use std::collections::{BTreeSet, HashMap};

use crate::document::reader::Reader;
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::error::suggestions::near_names;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::referential::indicator::{Axis, Measure};
use crate::value::decimal::Amount;
use crate::value::key::{EntityKey, IndicatorKey};
use crate::value::period::Period;

use super::entity::EntityKind;
use super::facts::{Facts, Slice, Sum, slice_of};
use super::formula::{Bound, Formula, Formulas};
use super::observations::{Observation, ObservationsDocument};

/// What is observed: its term, entity, period and category.
type Spot<'d> = (&'d str, &'d str, Period, Slice);

impl ObservationsDocument {
    /// Every fault that the types let through.
    pub(super) fn check(&self, referential: &Referential, reader: &mut Reader) {
        if !self.referential.is_met_by(referential, reader) {
            return;
        }
        let check = Check { document: self, formulas: Formulas::of(referential) };
        check.entities(reader);
        check.breakdowns(reader);
        check.periods(reader);
        let spots = check.observations(reader);
        check.proportions(&spots, reader);
        check.sums(&spots, reader);
        for target in &self.targets {
            check.indicator(&target.indicator, &target.at, referential, reader);
            target.entity.iter().for_each(|entity| check.entity(entity, &target.at, reader));
        }
        for baseline in &self.baselines {
            check.indicator(&baseline.indicator, &baseline.at, referential, reader);
            check.entity(&baseline.entity, &baseline.at, reader);
        }
    }
}

struct Check<'d> {
    document: &'d ObservationsDocument,
    formulas: Formulas<'d>,
}

impl<'d> Check<'d> {
    fn kinds(&self) -> HashMap<&'d str, EntityKind> {
        self.document.entities.iter().map(|one| (one.key.as_str(), one.kind)).collect()
    }

    fn entity(&self, entity: &EntityKey, at: &At, reader: &mut Reader) {
        reader.refer(entity, &at.key("entity"));
    }

    fn indicator(
        &self,
        indicator: &IndicatorKey,
        at: &At,
        referential: &Referential,
        reader: &mut Reader,
    ) {
        let is_known = self.formulas.all.iter().any(|one| one.indicator.key == *indicator);
        if !is_known {
            let near = near_names(indicator.as_str(), referential.keys(EntryKind::Indicator));
            let at = at.key("indicator");
            reader.fault(Code::DanglingReference, &at, near, indicator.as_str());
        }
    }

    /// Each lies in something wider: then nothing lies in itself.
    fn entities(&self, reader: &mut Reader) {
        let kinds = self.kinds();
        for entity in self.document.entities.iter() {
            let Some(wider) = &entity.part_of else { continue };
            if !reader.refer(wider.key(), wider.at()) {
                continue;
            }
            if let Some(kind) = kinds.get(wider.as_str())
                && !kind.can_hold(entity.kind)
            {
                let expected = Expected::WiderEntity { of: entity.kind.to_string() };
                reader.fault(Code::InvalidValue, wider.at(), expected, wider.as_str());
            }
        }
    }

    fn breakdowns(&self, reader: &mut Reader) {
        let mut seen = BTreeSet::new();
        for breakdown in &self.document.breakdowns {
            once(&mut seen, breakdown.key.as_str(), &breakdown.at, reader);
            if !self.formulas.all.iter().any(|one| one.is_broken_down_by(breakdown.key.as_str())) {
                let (at, expected) = (breakdown.at.key("key"), Expected::BreakdownOfIndicator);
                reader.fault(Code::DanglingReference, &at, expected, breakdown.key.as_str());
            }
            let mut seen = BTreeSet::new();
            for category in breakdown.categories.iter() {
                once(&mut seen, category.key.as_str(), &category.at, reader);
            }
        }
    }

    /// Periods lie apart, or one holds the other: else some days would count twice.
    fn periods(&self, reader: &mut Reader) {
        let mut seen: Vec<Period> = Vec::new();
        for observation in &self.document.observations {
            let own = observation.period;
            if seen.contains(&own) {
                continue;
            }
            let crosses =
                |other: &&Period| own.overlaps(**other) && !own.holds(**other) && !other.holds(own);
            if let Some(other) = seen.iter().find(crosses) {
                let expected = Expected::PeriodApart { period: other.to_string() };
                let at = observation.at.key("period");
                reader.fault(Code::InvalidValue, &at, expected, own.to_string());
            }
            seen.push(own);
        }
    }

    /// Each observation alone; where each stands.
    fn observations(&self, reader: &mut Reader) -> HashMap<Spot<'d>, &'d Observation> {
        let kinds = self.kinds();
        let mut spots: HashMap<Spot<'d>, &'d Observation> = HashMap::new();
        for observation in &self.document.observations {
            let term = observation.term.as_str();
            let Some(own) = self.formulas.term(term) else {
                let near = near_names(term, self.formulas.terms());
                reader.fault(Code::DanglingReference, &observation.at.key("term"), near, term);
                continue;
            };
            let at = observation.at.key("entity");
            if reader.refer(&observation.entity, &at)
                && let Some(kind) = kinds.get(observation.entity.as_str())
                && !Bound::of(own).allows(*kind)
            {
                let expected = Expected::EntityFor { of: Bound::of(own).kind.to_string() };
                reader.fault(Code::InvalidValue, &at, expected, observation.entity.as_str());
            }
            self.value(observation, reader);
            self.unit(observation, reader);
            let Some(slice) = self.category(observation, reader) else { continue };
            let spot = (term, observation.entity.as_str(), observation.period, slice);
            if let Some(other) = spots.insert(spot, observation) {
                let expected = Expected::OneObservation { at: other.at.as_str().to_owned() };
                reader.fault(Code::DuplicateEntry, &observation.at, expected, term);
            }
        }
        spots
    }

    /// The category, if it is declared for the term.
    fn category(&self, observation: &Observation, reader: &mut Reader) -> Option<Slice> {
        let slice = slice_of(observation, self.document);
        let Some(own) = &observation.category else { return slice };
        let mut formulas = self.formulas.with(observation.term.as_str());
        if slice.is_none() {
            let categories = self.document.breakdowns.iter().flat_map(|breakdown| {
                breakdown.categories.iter().map(|category| category.key.as_str())
            });
            let near = near_names(own.category.as_str(), categories);
            reader.fault(Code::DanglingReference, &own.at, near, own.category.as_str());
        } else if !formulas.any(|one| one.is_broken_down_by(own.breakdown.as_str())) {
            let expected = Expected::BreakdownOfIndicator;
            let at = own.at.key("breakdown");
            reader.fault(Code::FieldNotAllowed, &at, expected, own.breakdown.as_str());
        }
        slice
    }

    /// A number, a distribution or a reason why there is none; of what the term needs.
    fn value(&self, observation: &Observation, reader: &mut Reader) {
        if !reader.is_valid(&observation.at) {
            return;
        }
        let Observation { value, distribution, state, .. } = observation;
        let given = [value.is_some(), !distribution.is_empty(), state.is_some()];
        if given.iter().filter(|given| **given).count() != 1 {
            let found = observation.term.as_str();
            reader.fault(Code::FieldRequired, &observation.at, Expected::ValueAsObserved, found);
            return;
        }
        let term = observation.term.as_str();
        let is_distributed = self.formulas.with(term).any(Formula::is_distributed);
        if value.is_some() && is_distributed {
            let at = observation.at.key("value");
            reader.fault(Code::FieldNotAllowed, &at, Expected::DistributionOfTerm, term);
        }
        if !distribution.is_empty() && !is_distributed {
            let at = observation.at.key("distribution");
            reader.fault(Code::FieldNotAllowed, &at, Expected::ValueOfTerm, term);
        }
        for part in distribution {
            if let Some(to) = part.to.filter(|to| *to <= part.from) {
                let expected = Expected::MoreThanFrom { from: part.from.to_string() };
                reader.fault(Code::OutOfRange, &part.at.key("to"), expected, to.to_string());
            }
        }
        let Some(value) = value else { return };
        let at = observation.at.key("value");
        let zero = || Expected::AtLeast { least: "0".to_owned() };
        if value.millionths() < 0 {
            reader.fault(Code::OutOfRange, &at, zero(), value.to_string());
        } else if value.places() > 0 && self.formulas.with(term).any(Formula::counts_things) {
            reader.fault(Code::InvalidValue, &at, Expected::WholeNumber, value.to_string());
        }
    }

    /// The unit of what is not divided is that of its indicator.
    fn unit(&self, observation: &Observation, reader: &mut Reader) {
        let Some(unit) = &observation.unit else { return };
        let whole = self
            .formulas
            .with(observation.term.as_str())
            .find(|formula| formula.denominator.is_none())
            .map(|formula| &formula.indicator.unit);
        let Some(own) = whole else { return };
        let said = own.iter().any(|(_, said)| said.trim() == unit.trim());
        if !said {
            let expected = Expected::UnitOfTerm { unit: own.main().to_owned() };
            reader.fault(Code::InvalidValue, &observation.at.key("unit"), expected, unit.as_str());
        }
    }

    /// A part is no more than the whole of which it is one.
    fn proportions(&self, spots: &HashMap<Spot<'d>, &'d Observation>, reader: &mut Reader) {
        let is_proportion =
            |formula: &&Formula<'_>| formula.indicator.measure == Measure::Proportion;
        for formula in self.formulas.all.iter().filter(is_proportion) {
            let Some(denominator) = formula.denominator else { continue };
            for observation in &self.document.observations {
                let term = observation.term.as_str();
                if term != formula.numerator.key.as_str() {
                    continue;
                }
                let Some(slice) = slice_of(observation, self.document) else { continue };
                let entity = observation.entity.as_str();
                let whole = (denominator.key.as_str(), entity, observation.period, slice);
                if let Some(most) = spots.get(&whole).and_then(|whole| whole.value)
                    && let Some(value) = observation.value.filter(|value| *value > most)
                {
                    let expected = Expected::AtMostDenominator {
                        indicator: formula.indicator.key.to_string(),
                        denominator: most.to_string(),
                    };
                    let at = observation.at.key("value");
                    reader.fault(Code::OutOfRange, &at, expected, value.to_string());
                }
            }
        }
    }

    /// What was written down for a whole is what its parts come to.
    fn sums(&self, spots: &HashMap<Spot<'d>, &'d Observation>, reader: &mut Reader) {
        let facts = Facts::of(self.document, &[]);
        let terms: BTreeSet<&str> =
            spots.values().map(|observation| observation.term.as_str()).collect();
        for term in terms {
            let Some(own) = self.formulas.term(term) else { continue };
            let formulas: Vec<&Formula<'_>> = self.formulas.with(term).collect();
            if formulas.iter().any(|formula| formula.is_distributed()) {
                continue;
            }
            let adds_up = |axis| formulas.iter().all(|formula| formula.adds_up_over(axis));
            for (number, period) in facts.periods.iter().enumerate() {
                for slice in &facts.slices {
                    let sums: Vec<Sum<i128>> = match adds_up(Axis::Place) {
                        true => facts.sums(term, Bound::of(own), (number, *slice), false),
                        false => Vec::new(),
                    };
                    for (entity, sum) in self.document.entities.iter().zip(&sums) {
                        let spot = (term, entity.key.as_str(), *period, *slice);
                        if let (Some(observation), Some(below)) = (spots.get(&spot), sum.below) {
                            whole_of_parts(observation, below, sum.is_below_whole, reader);
                        }
                    }
                }
                if adds_up(Axis::Time) {
                    self.shorter_periods(&facts, (term, number), spots, reader);
                }
            }
            self.categories(term, spots, reader);
        }
    }

    /// A period against the shorter ones that make it up.
    fn shorter_periods(
        &self,
        facts: &Facts,
        (term, period): (&'d str, usize),
        spots: &HashMap<Spot<'d>, &'d Observation>,
        reader: &mut Reader,
    ) {
        let tiles = facts.tiles(period);
        if tiles.is_empty() {
            return;
        }
        for entity in self.document.entities.iter() {
            for slice in &facts.slices {
                let value = |period: usize| {
                    let spot = (term, entity.key.as_str(), facts.periods[period], *slice);
                    spots.get(&spot).copied()
                };
                let Some(whole) = value(period) else { continue };
                let parts: Vec<Option<Amount>> =
                    tiles.iter().map(|tile| value(*tile).and_then(|part| part.value)).collect();
                if parts.iter().any(Option::is_some) {
                    let sum = parts.iter().flatten().map(|part| i128::from(part.millionths()));
                    whole_of_parts(whole, sum.sum(), parts.iter().all(Option::is_some), reader);
                }
            }
        }
    }

    /// A whole against its categories.
    fn categories(
        &self,
        term: &'d str,
        spots: &HashMap<Spot<'d>, &'d Observation>,
        reader: &mut Reader,
    ) {
        let wholes = spots.iter().filter(|((of, .., slice), _)| *of == term && slice.is_none());
        let mut wholes: Vec<(&Spot<'d>, &&Observation)> = wholes.collect();
        wholes.sort_unstable_by_key(|((_, entity, period, _), _)| (*period, *entity));
        for ((_, entity, period, _), whole) in wholes {
            for (number, breakdown) in self.document.breakdowns.iter().enumerate() {
                let categories = 0..breakdown.categories.len();
                let part = |category: usize| {
                    let spot = (term, *entity, *period, Some((number, category)));
                    spots.get(&spot).and_then(|part| part.value)
                };
                let parts: Vec<Option<Amount>> = categories.map(part).collect();
                let known: Vec<i128> =
                    parts.iter().flatten().map(|part| part.millionths().into()).collect();
                let Some(most) = known.iter().max() else { continue };
                match breakdown.adds_up {
                    Some(true) => {
                        let is_whole = known.len() == parts.len();
                        whole_of_parts(whole, known.iter().sum(), is_whole, reader);
                    }
                    _ => whole_of_parts(whole, *most, false, reader),
                }
            }
        }
    }
}

/// A whole is what all its parts come to, and no less than some of them.
fn whole_of_parts(whole: &Observation, sum: i128, is_whole: bool, reader: &mut Reader) {
    let Some(value) = whole.value else { return };
    let own = i128::from(value.millionths());
    if own == sum || (own > sum && !is_whole) {
        return;
    }
    let sum = i64::try_from(sum).ok().and_then(Amount::from_millionths);
    let sum = sum.map_or_else(String::new, |sum| sum.to_string());
    let expected = match is_whole {
        true => Expected::SumOfParts { sum },
        false => Expected::AtLeastParts { sum },
    };
    reader.fault(Code::OutOfRange, &whole.at.key("value"), expected, value.to_string());
}

fn once<'k>(seen: &mut BTreeSet<&'k str>, key: &'k str, at: &At, reader: &mut Reader) {
    if !seen.insert(key) {
        let at: Pointer = at.key("key");
        reader.fault(Code::DuplicateEntry, &at, Expected::OwnName, key);
    }
}
