//! Network flow: a table whose sums of scores are a circulation.
//!
//! Sums add up as counts do (`count_table.rs`): a row is a node, a column is a node,
//! the sum of a cell flows from its row to its column, that of a margin flows
//! back. Alternative sums shift along closed ways, so how far the sum of a group
//! goes is a maximal flow, and what must be withheld for it to go further is a
//! flow of least cost: both by successive shortest augmenting paths.

use std::collections::VecDeque;

use super::super::table_system::TableSystem;

/// Less than this is no room.
const NOTHING: f64 = 1e-9;

/// The groups of a table as edges between its rows and columns.
#[derive(Debug)]
pub(super) struct Network {
    nodes: usize,
    finest: usize,
    edges: Vec<Edge>,
    /// By node its edges.
    at: Vec<Vec<usize>>,
    /// By group, then by finest group, its edge.
    of_target: Vec<Option<usize>>,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    /// The group whose sum flows along; none where another edge stands for it.
    group: Option<usize>,
}

/// How far a sum may be shifted down and up, and what a unit of it costs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) cost: f64,
}

impl Limits {
    const NONE: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY, cost: 0.0 };

    /// How much further a shift can go up or down, and what a unit of that costs.
    fn further(self, shift: f64, up: bool) -> (f64, f64) {
        let (back, on) = if up { (-shift, self.high - shift) } else { (shift, shift - self.low) };
        if self.cost > 0.0 && back > NOTHING { (back, -self.cost) } else { (on, self.cost) }
    }
}

/// An edge, and whether it is walked from its start to its end.
type Step = (usize, bool);

impl Network {
    /// The table that tells of every group of which something is known, if there
    /// is one, and its cells are the finest groups.
    pub(super) fn of(system: &TableSystem, is_known: impl Fn(usize) -> bool) -> Option<Self> {
        let groups = system.groups.len();
        system.tables.iter().find_map(|table| {
            let counts = table.counts(|_| 0);
            let mut network = Self {
                nodes: 0,
                finest: system.finest,
                edges: Vec::new(),
                at: Vec::new(),
                of_target: vec![None; groups + system.finest],
            };
            for (edge, group) in counts.cells().iter().zip(table.cells()) {
                let Some(group) = *group else { continue };
                let place = network.edges.len();
                let stands_for = &mut network.of_target[group];
                let group = stands_for.is_none().then_some(group);
                stands_for.get_or_insert(place);
                network.edges.push(Edge { from: edge.from, to: edge.to, group });
                network.nodes = network.nodes.max(edge.from + 1).max(edge.to + 1);
            }
            for (group, members) in system.groups.iter().enumerate() {
                if let [one] = members[..] {
                    network.of_target[groups + one] = network.of_target[group];
                }
            }
            network.at = vec![Vec::new(); network.nodes];
            for (place, edge) in network.edges.iter().enumerate() {
                network.at[edge.from].push(place);
                network.at[edge.to].push(place);
            }
            let mut told =
                (0..groups).filter(|group| is_known(*group)).chain(groups..groups + system.finest);
            told.all(|target| network.of_target[target].is_some()).then_some(network)
        })
    }

    /// Whether a group is an edge.
    pub(super) fn tells_of(&self, target: usize) -> bool {
        self.of_target[target].is_some()
    }

    /// The shift of each finest group if the sum of a target goes up or down as
    /// far as is wanted, or as far as it can, at least cost.
    pub(super) fn shifted(
        &self,
        target: usize,
        up: bool,
        wanted: f64,
        limits: impl Fn(usize) -> Limits,
    ) -> Option<Vec<f64>> {
        let target = self.of_target[target]?;
        let limits: Vec<Limits> =
            self.edges.iter().map(|edge| edge.group.map_or(Limits::NONE, &limits)).collect();
        let Edge { from, to, .. } = self.edges[target];
        let (start, end) = if up { (to, from) } else { (from, to) };
        let mut shift = vec![0.0; self.edges.len()];
        let mut left = wanted.min(limits[target].further(0.0, up).0);
        // More paths than this are not taken: what is left counts as not open.
        for _ in 0..4 * self.edges.len() {
            if left <= NOTHING {
                break;
            }
            let path = self.cheapest(start, end, |(edge, forward)| {
                let (room, cost) = limits[edge].further(shift[edge], forward);
                (edge != target && room > NOTHING).then_some(cost)
            });
            let Some(path) = path else { break };
            let rooms =
                path.iter().map(|(edge, forward)| limits[*edge].further(shift[*edge], *forward).0);
            let step = rooms.fold(left, f64::min);
            for (edge, forward) in path {
                shift[edge] += if forward { step } else { -step };
            }
            shift[target] += if up { step } else { -step };
            left -= step;
        }
        let finest = &self.of_target[self.of_target.len() - self.finest..];
        Some(finest.iter().map(|edge| edge.map_or(0.0, |edge| shift[edge])).collect())
    }

    /// The cheapest way from a node to another along steps that have a cost; of
    /// equally cheap ones one of the shortest.
    fn cheapest(
        &self,
        start: usize,
        end: usize,
        cost: impl Fn(Step) -> Option<f64>,
    ) -> Option<Vec<Step>> {
        let mut least = vec![f64::INFINITY; self.nodes];
        let mut before: Vec<Option<Step>> = vec![None; self.nodes];
        let mut waits = vec![false; self.nodes];
        let mut queue = VecDeque::from([start]);
        least[start] = 0.0;
        // A flow of least cost leaves no closed way that pays, so that a node
        // waits at most once for every other.
        for _ in 0..self.nodes * self.nodes {
            let Some(node) = queue.pop_front() else { break };
            waits[node] = false;
            for edge in &self.at[node] {
                let Edge { from, to, .. } = self.edges[*edge];
                let forward = from == node;
                let next = if forward { to } else { from };
                let Some(by) = cost((*edge, forward)) else { continue };
                if least[node] + by < least[next] {
                    least[next] = least[node] + by;
                    before[next] = Some((*edge, forward));
                    if !std::mem::replace(&mut waits[next], true) {
                        queue.push_back(next);
                    }
                }
            }
            if least[end] <= 0.0 {
                // Nothing is cheaper than nothing.
                break;
            }
        }
        let mut path = Vec::new();
        let mut node = end;
        while node != start {
            let (edge, forward) = before[node].filter(|_| path.len() < self.nodes)?;
            path.push((edge, forward));
            node = if forward { self.edges[edge].from } else { self.edges[edge].to };
        }
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::super::table_system::LinkedTable;
    use super::*;
    use crate::solve::linear_program::Linear;

    /// A table of which a few cells are empty, and how far each group goes.
    #[derive(Debug, Clone)]
    struct Case {
        system: TableSystem,
        limits: Vec<Limits>,
    }

    /// Groups of the same cells are one.
    fn system((rows, columns): (usize, usize), is_empty: &[bool]) -> TableSystem {
        let across = columns.max(1);
        let mut finest = 0;
        let mut number = |is_empty: &bool| (!is_empty).then(|| (finest, finest += 1).0);
        let cells: Vec<Option<usize>> = is_empty[..rows * across].iter().map(&mut number).collect();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut place = |inside: &dyn Fn(usize) -> bool| {
            let members = cells.iter().enumerate().filter(|(cell, _)| inside(*cell));
            let members: Vec<usize> = members.filter_map(|(_, one)| *one).collect();
            (!members.is_empty()).then(|| {
                *numbers.entry(members.clone()).or_insert_with(|| {
                    groups.push(members);
                    groups.len() - 1
                })
            })
        };
        let mut places: Vec<_> = (0..cells.len()).map(|cell| place(&|c| c == cell)).collect();
        if columns > 0 {
            places.extend((0..rows).map(|row| place(&|c| c / columns == row)));
            places.extend((0..columns).map(|column| place(&|c| c % columns == column)));
        }
        places.push(place(&|_| true));
        TableSystem { finest, groups, tables: vec![LinkedTable::new((rows, columns), places)] }
    }

    fn cases() -> impl Strategy<Value = Case> {
        let shape = (1usize..5, prop::sample::select(vec![0usize, 2, 3, 4]));
        let is_empty = prop::collection::vec(prop::bool::weighted(0.25), 16);
        let limits = prop::collection::vec((0u32..9, 0u32..9, 0u32..4, 1u32..9), 25);
        (shape, is_empty, limits).prop_map(|(shape, is_empty, limits)| {
            let system = system(shape, &is_empty);
            let limit = |(members, (down, up, kind, cost)): (&Vec<usize>, (u32, u32, u32, u32))| {
                let (low, high) = (-f64::from(down), f64::from(up));
                match (kind, members.len()) {
                    // Printed, and not to be withheld.
                    (0, _) => Limits { low: 0.0, high: 0.0, cost: 0.0 },
                    // Printed, and can be withheld.
                    (1, 1) => Limits { low, high, cost: cost.into() },
                    (1, _) => Limits { cost: cost.into(), ..Limits::NONE },
                    // Bounded, or open.
                    (2, _) | (_, 1) => Limits { low, high, cost: 0.0 },
                    _ => Limits::NONE,
                }
            };
            let limits = system.groups.iter().zip(limits).map(limit).collect();
            Case { system, limits }
        })
    }

    impl Case {
        fn shift_of(&self, group: usize, shift: &[f64]) -> f64 {
            self.system.groups[group].iter().map(|one| shift[*one]).sum()
        }

        fn cost(&self, shift: &[f64]) -> f64 {
            let groups = self.limits.iter().enumerate();
            groups.map(|(group, limits)| limits.cost * self.shift_of(group, shift).abs()).sum()
        }

        /// The programme of the same conditions, and what a unit of each group
        /// costs in it.
        fn programme(&self) -> (Linear, Vec<(usize, f64)>) {
            let (mut linear, mut costs) = (Linear::default(), Vec::new());
            for _ in 0..self.system.finest {
                linear.variable(f64::NEG_INFINITY, f64::INFINITY);
            }
            for (members, limits) in self.system.groups.iter().zip(&self.limits) {
                let terms = |way: f64| members.iter().map(move |one| (*one, way));
                if limits.low.is_finite() {
                    linear.at_least(terms(1.0).collect(), limits.low);
                    linear.at_least(terms(-1.0).collect(), -limits.high);
                }
                if limits.cost > 0.0 {
                    let more = linear.variable(0.0, f64::INFINITY);
                    let fewer = linear.variable(0.0, f64::INFINITY);
                    linear.equal(terms(1.0).chain([(more, -1.0), (fewer, 1.0)]).collect(), 0.0);
                    costs.extend([(more, -limits.cost), (fewer, -limits.cost)]);
                }
            }
            (linear, costs)
        }
    }

    proptest! {
        #[test]
        fn flows_are_as_good_as_programmes(case in cases(), part in 0.1f64..1.0) {
            let groups = case.system.groups.len();
            let network = Network::of(&case.system, |_| true).expect("the table tells of all");
            let limits = |group: usize| case.limits[group];
            let (programme, costs) = case.programme();
            for (target, members) in case.system.groups.iter().enumerate() {
                let sum: Vec<(usize, f64)> = members.iter().map(|one| (*one, 1.0)).collect();
                let (least, most) = programme.extent(&sum).expect("the true sums fit");
                for (up, goes) in [(true, most), (false, -least)] {
                    let way = if up { 1.0 } else { -1.0 };
                    let shift = network.shifted(target, up, f64::INFINITY, limits);
                    let shift = shift.expect("an edge");
                    prop_assert!((way * case.shift_of(target, &shift) - goes).abs() < 1e-6);
                    for group in 0..groups {
                        let Limits { low, high, .. } = limits(group);
                        let by = case.shift_of(group, &shift);
                        prop_assert!((low - 1e-6..=high + 1e-6).contains(&by));
                    }
                    let wanted = part * goes;
                    let shift = network.shifted(target, up, wanted, limits).expect("an edge");
                    let mut wants = programme.clone();
                    wants.at_least(sum.iter().map(|(one, by)| (*one, way * by)).collect(), wanted);
                    // Without a cost every alternative is as good.
                    let costs = if costs.is_empty() { &sum } else { &costs };
                    let best = wants.largest(costs).expect("as far as it goes");
                    prop_assert!((case.cost(&shift) - case.cost(&best)).abs() < 1e-5);
                }
            }
        }
    }
}
