//! Facts: observations by term, period, category and entity, so that a sum is a walk over
//! an array.

use std::collections::{BTreeMap, HashMap};

use crate::referential::indicator::Axis;
use crate::value::period::Period;

use super::distribution::Distribution;
use super::entity::EntityKind;
use super::formula::{Bound, Formula};
use super::observations::{Observation, ObservationState, ObservationsDocument};

/// What was written down in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Fact {
    #[default]
    Absent,
    Unknown,
    NotApplicable,
    /// In millionths.
    Amount(i64),
    /// The place of the distribution.
    Distribution(usize),
}

/// What is known of one entity in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Known<Q> {
    Absent,
    Unknown,
    NotApplicable,
    Amount(Q),
}

/// A category of a breakdown, by their places; none of the whole.
pub(super) type Slice = Option<(usize, usize)>;

/// An entity and the place of what holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) kind: EntityKind,
    pub(super) part_of: Option<usize>,
}

/// Term, period and slice by their places.
type Column = (usize, usize, Slice);

#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) places: Vec<Place>,
    /// The places of entities, what holds others before them.
    pub(super) order: Vec<usize>,
    /// In order of their days.
    pub(super) periods: Vec<Period>,
    /// By period, those that make it up, each the longest that there is.
    tiles: Vec<Vec<usize>>,
    pub(super) slices: Vec<Slice>,
    terms: HashMap<String, usize>,
    columns: HashMap<Column, Vec<Fact>>,
    distributions: Vec<Distribution>,
    /// On how many something rests, where the number does not say it.
    bases: HashMap<(Column, usize), u64>,
}

/// A term over entities: what is known of each, with what lies in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum<Q> {
    /// Nothing where it is not known whole.
    pub(super) amount: Option<Q>,
    /// Whether it was written down, and not added up.
    pub(super) is_direct: bool,
    /// For how many entities it was written down.
    pub(super) parts: u32,
    /// For how many it is missing.
    pub(super) missing: u32,
    /// What the parts that are known come to, of something written down too.
    pub(super) below: Option<Q>,
    /// Whether those are all of them.
    pub(super) is_below_whole: bool,
    /// Whether there is nothing to count.
    pub(super) is_not_applicable: bool,
}

/// What adds up.
pub(super) trait Quantity: Clone + PartialEq {
    fn add(&mut self, other: &Self);
    fn of(facts: &Facts, fact: Fact) -> Option<Self>;
}

impl Quantity for i128 {
    fn add(&mut self, other: &Self) {
        *self += other;
    }

    fn of(_: &Facts, fact: Fact) -> Option<Self> {
        match fact {
            Fact::Amount(millionths) => Some(millionths.into()),
            _ => None,
        }
    }
}

impl Quantity for Distribution {
    fn add(&mut self, other: &Self) {
        Distribution::add(self, other);
    }

    fn of(facts: &Facts, fact: Fact) -> Option<Self> {
        match fact {
            Fact::Distribution(place) => facts.distributions.get(place).cloned(),
            _ => None,
        }
    }
}

impl Facts {
    /// The facts of a document, over these periods too; observations that refer to nothing
    /// are left out.
    pub(super) fn of(document: &ObservationsDocument, longer: &[Period]) -> Self {
        let mut entities: HashMap<&str, usize> = HashMap::new();
        for (place, entity) in document.entities.iter().enumerate() {
            entities.entry(entity.key.as_str()).or_insert(place);
        }
        let place = |key: &str| entities.get(key).copied();
        let places = document.entities.iter().map(|entity| {
            let part_of = entity.part_of.as_ref().and_then(|wider| place(wider.as_str()));
            let holds = |wider: &usize| document.entities[*wider].kind.can_hold(entity.kind);
            Place { kind: entity.kind, part_of: part_of.filter(holds) }
        });
        let places: Vec<Place> = places.collect();
        let mut order: Vec<usize> = (0..places.len()).collect();
        // What can hold another is of a kind before it.
        order.sort_by_key(|place| places[*place].kind);
        let mut periods: Vec<Period> =
            document.observations.iter().map(|observation| observation.period).collect();
        periods.extend(longer);
        periods.sort_unstable();
        periods.dedup();
        let tiles = periods.iter().map(|period| tiles(*period, &periods)).collect();
        let mut facts = Self { places, order, periods, tiles, ..Self::default() };
        facts.slices.push(None);
        for (breakdown, categories) in document.breakdowns.iter().enumerate() {
            let categories = 0..categories.categories.len();
            facts.slices.extend(categories.map(|category| Some((breakdown, category))));
        }
        for observation in &document.observations {
            facts.note(observation, document, place(observation.entity.as_str()));
        }
        facts
    }

    fn note(
        &mut self,
        observation: &Observation,
        document: &ObservationsDocument,
        entity: Option<usize>,
    ) {
        let slice = slice_of(observation, document);
        let period = self.periods.binary_search(&observation.period).ok();
        let (Some(entity), Some(period), Some(slice)) = (entity, period, slice) else { return };
        let fact = match (observation.value, observation.state) {
            (Some(value), _) => Fact::Amount(value.millionths()),
            (None, Some(ObservationState::Unknown)) => Fact::Unknown,
            (None, Some(ObservationState::NotApplicable)) => Fact::NotApplicable,
            (None, None) => {
                self.distributions.push(Distribution::of(&observation.distribution));
                Fact::Distribution(self.distributions.len() - 1)
            }
        };
        let next = self.terms.len();
        let term = *self.terms.entry(observation.term.as_str().to_owned()).or_insert(next);
        let column = (term, period, slice);
        let size = self.places.len();
        self.columns.entry(column).or_insert_with(|| vec![Fact::Absent; size])[entity] = fact;
        if let Some(n) = observation.n {
            self.bases.insert((column, entity), n.get());
        }
    }

    /// The shorter periods that make one up; none if none do.
    pub(super) fn tiles(&self, period: usize) -> &[usize] {
        &self.tiles[period]
    }

    /// What was written down for an entity, as a whole: a number, or nothing of a
    /// distribution.
    pub(super) fn written(&self, term: &str, period: usize, entity: usize) -> Option<Option<i64>> {
        let term = *self.terms.get(term)?;
        match self.columns.get(&(term, period, None))?.get(entity)? {
            Fact::Amount(millionths) => Some(Some(*millionths)),
            Fact::Distribution(_) => Some(None),
            _ => None,
        }
    }

    /// On how many a term of one entity rests, where it was written down.
    pub(super) fn base(
        &self,
        term: &str,
        period: usize,
        slice: Slice,
        entity: usize,
    ) -> Option<u64> {
        let term = *self.terms.get(term)?;
        self.bases.get(&((term, period, slice), entity)).copied()
    }

    /// What is known of each entity in a period: written down for it, or, where they add up,
    /// for each of the shorter periods that make it up.
    fn column<Q: Quantity>(
        &self,
        term: &str,
        period: usize,
        slice: Slice,
        over_time: bool,
    ) -> Vec<Known<Q>> {
        let column =
            self.terms.get(term).and_then(|term| self.columns.get(&(*term, period, slice)));
        let mut known: Vec<Known<Q>> = match column {
            Some(column) => column.iter().map(|fact| self.known(*fact)).collect(),
            None => vec![Known::Absent; self.places.len()],
        };
        let tiles = &self.tiles[period];
        if !over_time || tiles.is_empty() || !known.contains(&Known::Absent) {
            return known;
        }
        let parts: Vec<Vec<Known<Q>>> =
            tiles.iter().map(|tile| self.column(term, *tile, slice, true)).collect();
        for (entity, own) in known.iter_mut().enumerate() {
            if *own == Known::Absent {
                *own = together(parts.iter().map(|part| &part[entity]));
            }
        }
        known
    }

    fn known<Q: Quantity>(&self, fact: Fact) -> Known<Q> {
        match fact {
            Fact::Unknown => Known::Unknown,
            Fact::NotApplicable => Known::NotApplicable,
            fact => Q::of(self, fact).map_or(Known::Absent, Known::Amount),
        }
    }

    /// A term over all entities: as it was written down, or added up from what each holds.
    pub(super) fn sums<Q: Quantity>(
        &self,
        term: &str,
        bound: Bound,
        (period, slice): (usize, Slice),
        over_time: bool,
    ) -> Vec<Sum<Q>> {
        let known = self.column(term, period, slice, over_time);
        let mut sums: Vec<Sum<Q>> = vec![Sum::nothing(); self.places.len()];
        // How many parts of each there are, and in how many of them is nothing to count.
        let mut held = vec![(0u32, 0u32); self.places.len()];
        for entity in self.order.iter().rev().copied() {
            let place = self.places[entity];
            let is_part = bound.has_parts_of(place.kind);
            sums[entity].settle(&known[entity], bound.is_expected_of(place.kind), held[entity]);
            let Some(wider) = place.part_of else { continue };
            if !is_part {
                continue;
            }
            held[wider].0 += 1;
            let sum = sums[entity].clone();
            if sum.is_not_applicable {
                held[wider].1 += 1;
            } else {
                sums[wider].hold(&sum);
            }
        }
        sums
    }

    /// The numerators and denominators of a formula over all entities.
    pub(super) fn terms<Q: Quantity>(
        &self,
        formula: &Formula<'_>,
        period: usize,
        slice: Slice,
    ) -> (Vec<Sum<Q>>, Option<Vec<Sum<i128>>>) {
        let over_time = formula.adds_up_over(Axis::Time);
        let (at, numerator) = ((period, slice), formula.numerator);
        let of_denominator = formula
            .denominator
            .map(|term| self.sums(term.key.as_str(), Bound::of(term), at, over_time));
        let bound = Bound::of(numerator);
        (self.sums(numerator.key.as_str(), bound, at, over_time), of_denominator)
    }
}

impl<Q: Quantity> Sum<Q> {
    fn nothing() -> Self {
        Self {
            amount: None,
            is_direct: false,
            parts: 0,
            missing: 0,
            below: None,
            is_below_whole: false,
            is_not_applicable: false,
        }
    }

    /// One more part, of which something is to be known.
    fn hold(&mut self, part: &Self) {
        self.parts += part.parts;
        self.missing += part.missing;
        if let Some(amount) = part.amount.as_ref().or(part.below.as_ref()) {
            match &mut self.below {
                Some(sum) => sum.add(amount),
                None => self.below = Some(amount.clone()),
            }
        }
    }

    /// What is known of an entity when all that it holds has been added.
    fn settle(&mut self, own: &Known<Q>, is_expected: bool, (held, empty): (u32, u32)) {
        self.is_below_whole = self.missing == 0 && self.below.is_some();
        match own {
            Known::Amount(own) => {
                (self.amount, self.is_direct) = (Some(own.clone()), true);
                (self.parts, self.missing) = (1, 0);
            }
            Known::NotApplicable => self.is_not_applicable = true,
            _ if held == empty && (held > 0 || !is_expected) => self.is_not_applicable = true,
            _ if held == empty => self.missing = 1,
            // Said to be unknown as a whole, it is not made of parts.
            Known::Unknown => {}
            Known::Absent => self.amount = self.below.clone().filter(|_| self.is_below_whole),
        }
    }
}

/// What several periods come to.
fn together<'k, Q: Quantity + 'k>(parts: impl Iterator<Item = &'k Known<Q>>) -> Known<Q> {
    let mut sum: Known<Q> = Known::NotApplicable;
    for part in parts {
        match (part, &mut sum) {
            (Known::Amount(more), Known::Amount(sum)) => sum.add(more),
            (Known::Amount(first), _) => sum = Known::Amount(first.clone()),
            (Known::NotApplicable, _) => {}
            (Known::Absent | Known::Unknown, _) => return Known::Absent,
        }
    }
    sum
}

/// The category of an observation by its places; nothing if it is not declared.
pub(super) fn slice_of(
    observation: &Observation,
    document: &ObservationsDocument,
) -> Option<Slice> {
    let Some(own) = &observation.category else { return Some(None) };
    let breakdown = document.breakdowns.iter().position(|one| one.key == own.breakdown)?;
    let categories = &document.breakdowns[breakdown].categories;
    let category = categories.iter().position(|one| one.key == own.category)?;
    Some(Some((breakdown, category)))
}

/// Periods that make this one up without a gap, the longest first day by day; none if there
/// are none.
fn tiles(whole: Period, periods: &[Period]) -> Vec<usize> {
    let mut longest: BTreeMap<_, (usize, Period)> = BTreeMap::new();
    for (place, period) in periods.iter().enumerate() {
        if *period != whole && whole.holds(*period) {
            let kept = longest.entry(period.from()).or_insert((place, *period));
            if period.to() > kept.1.to() {
                *kept = (place, *period);
            }
        }
    }
    let (mut found, mut last): (Vec<usize>, Option<Period>) = (Vec::new(), None);
    for (place, period) in longest.into_values() {
        let fits = match last {
            None => period.from() == whole.from(),
            Some(last) if last.holds(period) => continue,
            Some(last) => last.is_followed_by(period),
        };
        if !fits {
            return Vec::new();
        }
        (last, _) = (Some(period), found.push(place));
    }
    if last.is_some_and(|last| last.to() == whole.to()) { found } else { Vec::new() }
}
