//! Protection of people in results: numerators, complements, denominators and bases of every
//! level of a roll-up, as cells of one table system for each formula, and what formulas have
//! in common hidden in all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::linked::{Counts, hide};
use crate::disclosure::rules::ReleaseRules;
use crate::disclosure::table_system::{LinkedTable, TableSystem};
use crate::referential::binding::RegisterQuery;
use crate::referential::indicator::{Axis, Measure, Term};

use super::facts::{Facts, Place};
use super::formula::{Formula, Formulas};
use super::roll_up::{Cell, counts_people_or_things};

/// What of a result may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    All,
    /// Its base and nothing else.
    Base,
    Nothing,
}

/// The whole values of a formula of people for a period: a cell for each entity.
struct Layer<'l> {
    formula: &'l Formula<'l>,
    cells: &'l [Cell],
}

/// People who are counted: of which term, in which entities.
type Counted = (String, Extent);

/// For whom a term is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// For all of an entity.
    Whole(usize),
    /// For those of its parts of which it is known.
    Parts(Vec<usize>),
}

/// What may be told of each cell, by period, formula and entity.
pub(super) fn protect(
    facts: &Facts,
    formulas: &Formulas<'_>,
    cells: &[Vec<Vec<Cell>>],
    rules: &ReleaseRules,
) -> Vec<Vec<Vec<Told>>> {
    let map = Map { places: &facts.places, order: &facts.order };
    let is_longest = |period: usize, formula: usize| {
        let own = facts.periods[period];
        let holds = |other: &usize| *other != period && facts.periods[*other].holds(own);
        let mut longer = (0..facts.periods.len()).filter(holds);
        !longer.any(|other| cells[other][formula].iter().any(Cell::is_known))
    };
    let of_period = |(period, cells): (usize, &Vec<Vec<Cell>>)| {
        let layer = |(place, cells)| (place, Layer { formula: &formulas.all[place], cells });
        let of_people = |(place, layer): &(usize, Layer<'_>)| {
            layer.formula.is_of_people() && is_longest(period, *place)
        };
        let layers = cells.iter().map(Vec::as_slice).enumerate().map(layer).filter(of_people);
        let (places, layers): (Vec<usize>, Vec<Layer<'_>>) = layers.unzip();
        let mut told: Vec<Vec<Told>> = formulas
            .all
            .iter()
            .zip(cells)
            .map(|(formula, cells)| cells.iter().map(|cell| unprotected(formula, cell)).collect())
            .collect();
        for (place, of_layer) in places.into_iter().zip(map.protect(&layers, formulas, rules)) {
            told[place] = of_layer;
        }
        told
    };
    cells.iter().enumerate().map(of_period).collect()
}

/// What is told where no table protects it: all that is not about people.
fn unprotected(formula: &Formula<'_>, cell: &Cell) -> Told {
    if formula.is_of_people() && cell.is_known() { Told::Nothing } else { Told::All }
}

/// How entities lie in each other.
struct Map<'m> {
    places: &'m [Place],
    order: &'m [usize],
}

/// Numbers of people that add up over entities: of one kind, or of a part and its complement.
struct Numbers {
    /// What each column counts.
    names: Vec<String>,
    /// What the columns together count.
    whole: Option<String>,
    /// By entity the number of each column, where it is known, and of whom.
    cells: Vec<Option<(Vec<u64>, Extent)>>,
    /// Whether the number of an entity is that of its parts.
    adds_up: bool,
}

/// A table system, and who is counted in each of its groups.
#[derive(Default)]
struct System {
    tables: TableSystem,
    finest: Vec<u64>,
    groups: BTreeMap<Vec<usize>, usize>,
    counted: Vec<Vec<Counted>>,
}

impl Map<'_> {
    /// What may be told of each cell of the layers of one period.
    fn protect(
        &self,
        layers: &[Layer<'_>],
        formulas: &Formulas<'_>,
        rules: &ReleaseRules,
    ) -> Vec<Vec<Told>> {
        let shares = layers.iter().filter_map(|layer| self.of_share(layer, formulas));
        let mut systems: Vec<System> = shares.collect();
        systems.extend(self.of_shared_terms(layers));
        let mut hidden: BTreeSet<Counted> = BTreeSet::new();
        loop {
            let before = hidden.len();
            for system in &systems {
                system.hide(rules.min_cell.get(), &mut hidden);
            }
            if hidden.len() == before {
                break;
            }
        }
        layers.iter().map(|layer| self.told(layer, formulas, rules, &hidden)).collect()
    }

    /// The entities next below, of which something is known.
    fn known_parts<T>(&self, known: &[Option<T>]) -> Vec<Vec<usize>> {
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); self.places.len()];
        for entity in self.order.iter().rev().copied() {
            let Some(wider) = self.places[entity].part_of else { continue };
            let own = match known[entity] {
                Some(_) => vec![entity],
                None => std::mem::take(&mut parts[entity]),
            };
            parts[wider].extend(own);
        }
        parts
    }

    /// Of whom each cell tells.
    fn extents(&self, cells: &[Cell]) -> Vec<Option<Extent>> {
        let known: Vec<Option<()>> = cells
            .iter()
            .map(|cell| cell.numerator.or(cell.n.map(i128::from)).map(|_| ()))
            .collect();
        let parts = self.known_parts(&known);
        let mut extents: Vec<Option<Extent>> = vec![None; cells.len()];
        for entity in self.order.iter().rev().copied().filter(|entity| known[*entity].is_some()) {
            let own = match cells[entity].missing {
                0 => Extent::Whole(entity),
                _ => {
                    let mut made_of: Vec<usize> = Vec::new();
                    for part in &parts[entity] {
                        match &extents[*part] {
                            Some(Extent::Parts(inner)) => made_of.extend(inner),
                            _ => made_of.push(*part),
                        }
                    }
                    made_of.sort_unstable();
                    Extent::Parts(made_of)
                }
            };
            extents[entity] = Some(own);
        }
        extents
    }

    /// A part, its complement and their whole, where the formula is a share of people.
    fn of_share(&self, layer: &Layer<'_>, formulas: &Formulas<'_>) -> Option<System> {
        let formula = layer.formula;
        let denominator = formula.denominator.filter(|_| formula.is_share())?;
        let extents = self.extents(layer.cells);
        let cell = |(cell, extent): (&Cell, Option<Extent>)| {
            let (part, whole) = (people(cell.numerator)?, people(cell.denominator)?);
            Some((vec![part, whole.saturating_sub(part)], extent?))
        };
        let numbers = Numbers {
            names: vec![
                formula.numerator.key.to_string(),
                complement(formula.numerator, denominator, formulas),
            ],
            whole: Some(denominator.key.to_string()),
            cells: layer.cells.iter().zip(extents).map(cell).collect(),
            adds_up: formula.adds_up_over(Axis::Place),
        };
        Some(self.system(&[numbers]))
    }

    /// Each term of people by itself: shares leave different parts out of one denominator.
    fn of_shared_terms(&self, layers: &[Layer<'_>]) -> Vec<System> {
        let mut of_term: BTreeMap<String, Vec<Numbers>> = BTreeMap::new();
        for layer in layers {
            let extents = self.extents(layer.cells);
            for (name, value) in counted_terms(layer.formula) {
                let cell = |(cell, extent): (&Cell, &Option<Extent>)| {
                    Some((vec![value(cell)?], extent.clone()?))
                };
                let cells = layer.cells.iter().zip(&extents).map(cell).collect();
                let adds_up = layer.formula.adds_up_over(Axis::Place);
                let numbers = Numbers { names: vec![name.clone()], whole: None, cells, adds_up };
                of_term.entry(name).or_default().push(numbers);
            }
        }
        of_term.into_values().map(|numbers| self.system(&numbers)).collect()
    }

    /// The tables of numbers that count the same people.
    fn system(&self, all: &[Numbers]) -> System {
        let mut system = System::default();
        // Of each entity whose number is whole, the finest groups; first those that are its
        // parts', then what is left of it.
        let mut whole: Vec<Option<Vec<Vec<usize>>>> = vec![None; self.places.len()];
        let mut made_of_parts = vec![false; self.places.len()];
        let columns = all.first().map_or(0, |numbers| numbers.names.len());
        let merged = merge(all, self.places.len());
        let parts = self.known_parts(&merged);
        for entity in self.order.iter().rev().copied() {
            let Some((own, adds_up)) = &merged[entity] else { continue };
            let mut members: Vec<Vec<usize>> = vec![Vec::new(); columns];
            for part in parts[entity].iter().filter(|_| *adds_up) {
                for (column, inner) in whole[*part].iter().flatten().enumerate() {
                    members[column].extend(inner);
                }
            }
            let inside = |members: &Vec<usize>| -> u64 {
                members.iter().map(|one| system.finest[*one]).sum()
            };
            // Entities of another kind may have a denominator of their own.
            made_of_parts[entity] =
                *adds_up && members.iter().zip(own).all(|(members, own)| inside(members) <= *own);
            if !made_of_parts[entity] {
                members.iter_mut().for_each(Vec::clear);
            }
            for (column, own) in own.iter().enumerate() {
                let below: u64 = members[column].iter().map(|one| system.finest[*one]).sum();
                if own > &below {
                    members[column].push(system.finest.len());
                    system.finest.push(own - below);
                }
            }
            whole[entity] = Some(members);
        }
        for numbers in all {
            let of_extent = |extent: &Extent, column: usize| -> Vec<usize> {
                let inner =
                    |entity: &usize| whole[*entity].as_ref().map(|columns| columns[column].clone());
                match extent {
                    Extent::Whole(entity) => inner(entity).unwrap_or_default(),
                    Extent::Parts(entities) => {
                        entities.iter().filter_map(inner).flatten().collect()
                    }
                }
            };
            let parts = self.known_parts(&numbers.cells);
            for entity in self.order.iter().copied() {
                if let Some((_, extent)) = &numbers.cells[entity] {
                    let has_parts = match extent {
                        Extent::Whole(entity) => made_of_parts[*entity],
                        Extent::Parts(_) => true,
                    };
                    let below: Vec<&Extent> = match has_parts {
                        true => parts[entity]
                            .iter()
                            .filter_map(|part| numbers.cells[*part].as_ref().map(|cell| &cell.1))
                            .collect(),
                        false => Vec::new(),
                    };
                    system.table(numbers, extent, &below, of_extent);
                }
            }
        }
        system.tables.finest = system.finest.len();
        system
    }

    /// What may be told of each cell of a layer.
    fn told(
        &self,
        layer: &Layer<'_>,
        formulas: &Formulas<'_>,
        rules: &ReleaseRules,
        hidden: &BTreeSet<Counted>,
    ) -> Vec<Told> {
        let formula = layer.formula;
        let extents = self.extents(layer.cells);
        let is_count = formula.counts_things() && !formula.is_distributed();
        let needed = if is_count { 0 } else { rules.mean_from.get() };
        let names: Vec<String> = match (formula.is_share(), formula.denominator) {
            (true, Some(denominator)) => vec![
                formula.numerator.key.to_string(),
                complement(formula.numerator, denominator, formulas),
            ],
            _ => counted_terms(formula).into_iter().map(|(name, _)| name).collect(),
        };
        let base_name = match formula.denominator {
            Some(denominator) if formula.is_share() => Some(denominator.key.to_string()),
            _ => None,
        };
        let told = |(cell, extent): (&Cell, Option<Extent>)| {
            let Some(extent) = extent else { return Told::All };
            let is_hidden = |name: &String| hidden.contains(&(name.clone(), extent.clone()));
            let is_base_hidden = base_name.as_ref().is_some_and(is_hidden);
            if is_base_hidden || (base_name.is_none() && names.iter().any(is_hidden)) {
                return Told::Nothing;
            }
            let of_cell = [
                people(cell.numerator),
                people(cell.denominator.zip(cell.numerator).map(|(n, x)| n - x)),
            ];
            let is_small = |count: &Option<u64>| {
                count.is_some_and(|count| (1..rules.min_cell.get()).contains(&count))
            };
            // Whatever the system made of it, nothing small is told.
            let shows_few = formula.is_share() && of_cell.iter().any(is_small);
            if shows_few || names.iter().any(is_hidden) {
                return Told::Base;
            }
            let enough = is_count || cell.n.is_some_and(|n| n >= needed);
            if enough { Told::All } else { Told::Nothing }
        };
        layer.cells.iter().zip(extents).map(told).collect()
    }
}

/// The number of each entity that is whole, in whichever of the numbers it is; they count
/// the same.
fn merge(all: &[Numbers], entities: usize) -> Vec<Option<(Vec<u64>, bool)>> {
    let mut merged: Vec<Option<(Vec<u64>, bool)>> = vec![None; entities];
    for numbers in all {
        for (entity, cell) in numbers.cells.iter().enumerate() {
            if let Some((own, Extent::Whole(_))) = cell {
                merged[entity].get_or_insert_with(|| (own.clone(), numbers.adds_up));
            }
        }
    }
    merged
}

type Value = fn(&Cell) -> Option<u64>;

/// The terms of a formula that are numbers of people, or else its base.
fn counted_terms(formula: &Formula<'_>) -> Vec<(String, Value)> {
    let counts = |term: &Term| counts_people_or_things(term);
    let base = || vec![(format!("n of {}", formula.indicator.key), (|cell| cell.n) as Value)];
    if formula.is_distributed() {
        return vec![(formula.numerator.key.to_string(), |cell| cell.n)];
    }
    let mut terms: Vec<(String, Value)> = Vec::new();
    if counts(formula.numerator) {
        terms.push((formula.numerator.key.to_string(), |cell| people(cell.numerator)));
    }
    if let Some(denominator) = formula.denominator.filter(|term| counts(term)) {
        terms.push((denominator.key.to_string(), |cell| people(cell.denominator)));
    }
    let all = 1 + usize::from(formula.denominator.is_some());
    if terms.len() < all || formula.indicator.measure == Measure::Ratio {
        terms.extend(base());
    }
    terms
}

/// So many whole people, of millionths.
fn people(millionths: Option<i128>) -> Option<u64> {
    u64::try_from(millionths? / 1_000_000).ok()
}

/// What is left of a whole without a part: a term of its own where the register says so.
fn complement(part: &Term, whole: &Term, formulas: &Formulas<'_>) -> String {
    let query = |term: &Term| term.binding.as_ref().and_then(|binding| binding.query);
    let other = match (query(part), query(whole)) {
        (Some(RegisterQuery::Vacant), Some(RegisterQuery::FilledOrVacant)) => {
            Some(RegisterQuery::Filled)
        }
        (Some(RegisterQuery::Filled), Some(RegisterQuery::FilledOrVacant)) => {
            Some(RegisterQuery::Vacant)
        }
        (Some(RegisterQuery::Unknown), Some(RegisterQuery::Listed)) => {
            Some(RegisterQuery::FilledOrVacant)
        }
        _ => None,
    };
    let mut terms = formulas.all.iter().flat_map(Formula::terms);
    let own = terms.find(|term| other.is_some() && query(term) == other);
    own.map_or_else(|| format!("{} without {}", whole.key, part.key), |term| term.key.to_string())
}

impl System {
    /// The group of these people; none where nobody is.
    fn group(&mut self, mut members: Vec<usize>, counted: Option<Counted>) -> Option<usize> {
        members.sort_unstable();
        members.dedup();
        if members.is_empty() {
            return None;
        }
        let next = self.groups.len();
        let group = *self.groups.entry(members.clone()).or_insert(next);
        if group == next {
            self.tables.groups.push(members);
            self.counted.push(Vec::new());
        }
        if let Some(counted) = counted.filter(|own| !self.counted[group].contains(own)) {
            self.counted[group].push(counted);
        }
        Some(group)
    }

    /// The table of an entity: its parts and what is left, by columns, with their margins.
    fn table(
        &mut self,
        numbers: &Numbers,
        extent: &Extent,
        below: &[&Extent],
        of_extent: impl Fn(&Extent, usize) -> Vec<usize>,
    ) {
        let columns = numbers.names.len();
        let name =
            |column: usize, extent: &Extent| Some((numbers.names[column].clone(), extent.clone()));
        let own: Vec<Vec<usize>> = (0..columns).map(|column| of_extent(extent, column)).collect();
        let mut rows: Vec<(Option<&Extent>, Vec<Vec<usize>>)> = below
            .iter()
            .map(|part| (Some(*part), (0..columns).map(|c| of_extent(part, c)).collect()))
            .collect();
        let rest: Vec<Vec<usize>> = own
            .iter()
            .enumerate()
            .map(|(column, own)| {
                let inside: BTreeSet<usize> =
                    rows.iter().flat_map(|(_, columns)| &columns[column]).copied().collect();
                own.iter().filter(|one| !inside.contains(one)).copied().collect()
            })
            .collect();
        if rest.iter().any(|column| !column.is_empty()) && !rows.is_empty() {
            rows.push((None, rest));
        }
        let whole_of =
            |extent: &Extent| numbers.whole.as_ref().map(|whole| (whole.clone(), extent.clone()));
        let is_single = columns == 1;
        let mut cells: Vec<Option<usize>> = Vec::new();
        if rows.is_empty() {
            for (column, members) in own.iter().enumerate() {
                cells.push(self.group(members.clone(), name(column, extent)));
            }
            let whole = if is_single { name(0, extent) } else { whole_of(extent) };
            cells.push(self.group(own.concat(), whole));
            self.tables.tables.push(LinkedTable::new((columns, 0), cells));
            return;
        }
        for (part, members) in &rows {
            for (column, members) in members.iter().enumerate() {
                let counted = part.and_then(|part| name(column, part));
                cells.push(self.group(members.clone(), counted));
            }
        }
        if is_single {
            cells.push(self.group(own.concat(), name(0, extent)));
            self.tables.tables.push(LinkedTable::new((rows.len(), 0), cells));
            return;
        }
        for (part, members) in &rows {
            cells.push(self.group(members.concat(), part.and_then(whole_of)));
        }
        for (column, members) in own.iter().enumerate() {
            cells.push(self.group(members.clone(), name(column, extent)));
        }
        cells.push(self.group(own.concat(), whole_of(extent)));
        self.tables.tables.push(LinkedTable::new((rows.len(), columns), cells));
    }

    /// Hides what is small and what would tell of it, with all that is hidden elsewhere.
    fn hide(&self, k: u64, hidden: &mut BTreeSet<Counted>) {
        let groups = self.tables.groups.len();
        if groups == 0 {
            return;
        }
        let already: Vec<bool> = self
            .counted
            .iter()
            .map(|counted| counted.iter().any(|own| hidden.contains(own)))
            .collect();
        let no = vec![false; groups];
        let counts = Counts { finest: &self.finest, k, hidden: &already, fixed: &no, told: &no };
        let found = hide(&self.tables, counts);
        for (counted, _) in self.counted.iter().zip(&found.hidden).filter(|(_, hidden)| **hidden) {
            hidden.extend(counted.iter().cloned());
        }
    }
}
