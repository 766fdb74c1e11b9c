//! Pairs between two sides: the most gain by a minimum-cost flow in integers.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Two sides that may be paired, each of them several times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assignment {
    /// What each further pair is worth to each of the first side, never more than the one
    /// before; as many as it can have.
    pub(crate) first: Vec<Vec<i128>>,
    /// The same for the second side.
    pub(crate) second: Vec<Vec<i128>>,
    /// Who may be paired with whom, and what that is worth besides.
    pub(crate) pairs: Vec<(usize, usize, i128)>,
}

/// The pairs of most gain.
#[derive(Debug, Clone)]
pub(crate) struct Assigned {
    /// Of each pair whether it is taken.
    pub(crate) taken: Vec<bool>,
    /// What all of them are worth.
    pub(crate) gain: i128,
    /// What at least is lost by taking a pair; nothing of those that are taken.
    pub(crate) loss: Vec<i128>,
}

#[derive(Debug)]
struct Arc {
    to: usize,
    is_open: bool,
    cost: i128,
}

/// Arcs and their reverses side by side, so that `arc ^ 1` is the other way.
#[derive(Debug, Default)]
struct Network {
    arcs: Vec<Arc>,
    from: Vec<Vec<usize>>,
}

impl Network {
    fn arc(&mut self, from: usize, to: usize, cost: i128) -> usize {
        let place = self.arcs.len();
        self.arcs.push(Arc { to, is_open: true, cost });
        self.arcs.push(Arc { to: from, is_open: false, cost: -cost });
        self.from[from].push(place);
        self.from[to].push(place + 1);
        place
    }
}

impl Assignment {
    /// The pairs of most gain, by successive shortest ways (Busacker & Gowen 1960) with
    /// potentials (Edmonds & Karp 1972): as soon as a further pair gains nothing it is done.
    pub(crate) fn most(&self) -> Assigned {
        let (first, second) = (self.first.len(), self.second.len());
        let (source, sink) = (first + second, first + second + 1);
        let mut network = Network { arcs: Vec::new(), from: vec![Vec::new(); sink + 1] };
        for (place, gains) in self.first.iter().enumerate() {
            for gain in gains {
                network.arc(source, place, -gain);
            }
        }
        for (place, gains) in self.second.iter().enumerate() {
            for gain in gains {
                network.arc(first + place, sink, -gain);
            }
        }
        let mut pair =
            |(one, other, gain): &(usize, usize, i128)| network.arc(*one, first + other, -gain);
        let pairs: Vec<usize> = self.pairs.iter().map(&mut pair).collect();
        let mut potentials = initial(&network, source, first, sink);
        while augment(&mut network, &mut potentials, source, sink) {}
        let taken: Vec<bool> = pairs.iter().map(|arc| !network.arcs[*arc].is_open).collect();
        let reduced = |arc: usize| {
            let Arc { to, cost, .. } = network.arcs[arc];
            cost + potentials[network.arcs[arc ^ 1].to] - potentials[to]
        };
        let loss = pairs.iter().map(|arc| reduced(*arc).max(0)).collect();
        let gain = network.arcs.chunks(2).filter(|arc| !arc[0].is_open).map(|arc| -arc[0].cost);
        Assigned { taken, gain: gain.sum(), loss }
    }
}

/// Potentials by which no arc costs less than nothing: the network has no way back yet.
fn initial(network: &Network, source: usize, first: usize, sink: usize) -> Vec<i128> {
    let mut potentials = vec![0; sink + 1];
    let mut is_reached = vec![false; sink + 1];
    is_reached[source] = true;
    for node in [source].into_iter().chain(0..first).chain(first..source) {
        if !is_reached[node] {
            continue;
        }
        for arc in network.from[node].iter().map(|arc| &network.arcs[*arc]) {
            let cost = potentials[node] + arc.cost;
            if arc.is_open && (!is_reached[arc.to] || cost < potentials[arc.to]) {
                is_reached[arc.to] = true;
                potentials[arc.to] = cost;
            }
        }
    }
    // A way that gains nothing is none.
    potentials[sink] = potentials[sink].min(0);
    potentials
}

/// Takes the way of most gain, if there is one that gains something. The potentials stay
/// such that no open arc costs less than nothing; at the end the sink's is that of the
/// source, which proves that nothing is left to gain.
fn augment(network: &mut Network, potentials: &mut [i128], source: usize, sink: usize) -> bool {
    let limit = potentials[source] - potentials[sink];
    let mut distances: Vec<Option<i128>> = vec![None; potentials.len()];
    let mut by: Vec<usize> = vec![0; potentials.len()];
    let mut heap = BinaryHeap::from([(Reverse(0), source)]);
    distances[source] = Some(0);
    let mut reach = limit;
    while let Some((Reverse(distance), node)) = heap.pop() {
        if distance >= limit {
            break;
        }
        if distances[node].is_some_and(|known| known < distance) {
            continue;
        }
        if node == sink {
            reach = distance;
            break;
        }
        for place in &network.from[node] {
            let arc = &network.arcs[*place];
            if !arc.is_open {
                continue;
            }
            let there = distance + arc.cost + potentials[node] - potentials[arc.to];
            if distances[arc.to].is_none_or(|known| there < known) {
                distances[arc.to] = Some(there);
                by[arc.to] = *place;
                heap.push((Reverse(there), arc.to));
            }
        }
    }
    for (potential, distance) in potentials.iter_mut().zip(&distances) {
        *potential += distance.map_or(reach, |distance| distance.min(reach));
    }
    if reach == limit {
        return false;
    }
    let mut node = sink;
    while node != source {
        let arc = by[node];
        network.arcs[arc].is_open = false;
        network.arcs[arc ^ 1].is_open = true;
        node = network.arcs[arc ^ 1].to;
    }
    true
}
