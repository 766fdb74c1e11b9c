//! Pairs within one group: the most gain by a matching in a general graph, in integers.

use std::collections::{HashMap, HashSet};

use rustworkx_core::max_weight_matching::max_weight_matching;
use rustworkx_core::petgraph::graph::{NodeIndex, UnGraph};

use super::assignment::{Assigned, Assignment};

/// People who may be paired with each other, each of them several times, but no two twice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairing {
    /// What each further pair is worth to each person, never more than the one before; as
    /// many as she can have.
    pub(crate) people: Vec<Vec<i128>>,
    /// Who may be paired with whom, and what that is worth besides; only of people who can
    /// have any.
    pub(crate) pairs: Vec<(usize, usize, i128)>,
}

/// The pairs of most gain that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paired {
    /// Of each pair whether it is taken.
    pub(crate) taken: Vec<bool>,
    /// What all of them are worth.
    pub(crate) gain: i128,
    /// What no choice of pairs exceeds: the gain itself, if that was proved to be the most.
    pub(crate) bound: i128,
}

/// So many arcs are matched first.
const FIRST_ARCS: usize = 4_000;
/// More are not matched of a group of hundreds: the time grows with the square of what is
/// looked at. Of few people there may be more.
const ARCS: usize = 6_000;

impl Pairing {
    /// The pairs of most gain, with a proof, or with a bound where there are so many that
    /// one could be paired with everybody.
    ///
    /// The bound is that of fractional pairs, an assignment of the group to itself of which
    /// each half counts: odd circles are what it cannot see. A pair whose loss there exceeds
    /// what lies between the bound and what was found is in no better choice, so that a
    /// matching of the others proves the best of all.
    pub(crate) fn most(&self) -> Paired {
        self.most_within(FIRST_ARCS, ARCS * (1 + 200 / self.people.len().max(1)))
    }

    /// The same, of which so many arcs are matched first, and no more than so many then.
    fn most_within(&self, first_arcs: usize, arcs: usize) -> Paired {
        let halves = self.halves();
        let losses: Vec<i128> = halves.loss.chunks(2).map(|two| two.iter().sum()).collect();
        let bound = halves.gain.div_euclid(2);
        let order = self.spread(&losses, &halves.taken);
        let first = &order[..self.fitting(&order, first_arcs)];
        let (mut taken, mut gain) = self.matched(first);
        if first.len() < order.len() {
            let (others, other_gain) = self.rounded(&halves.taken, &order, first_arcs);
            if other_gain > gain {
                (taken, gain) = (others, other_gain);
            }
        }
        let is_open = |pair: &usize| losses[*pair] < halves.gain - 2 * gain;
        let open: Vec<usize> = order.iter().copied().filter(is_open).collect();
        let looked_at: HashSet<&usize> = first.iter().collect();
        if gain < bound && !open.iter().all(|pair| looked_at.contains(pair)) {
            let next = &open[..self.fitting(&open, arcs)];
            let (others, other_gain) = self.matched(next);
            if other_gain > gain {
                (taken, gain) = (others, other_gain);
            }
            if next.len() < open.len() && gain < bound {
                return Paired { taken, gain, bound };
            }
        }
        Paired { taken, gain, bound: gain }
    }

    /// The fractional pairs made whole: those of two halves are kept, people's places that are
    /// left are matched, and then whatever still fits is taken. Where people can have many
    /// pairs, no matching could look at all that are good.
    fn rounded(&self, halves: &[bool], order: &[usize], arcs: usize) -> (Vec<bool>, i128) {
        let is_whole = |pair: &usize| halves[2 * pair] && halves[2 * pair + 1];
        let mut taken: Vec<bool> = (0..self.pairs.len()).map(|pair| is_whole(&pair)).collect();
        let mut counts = self.counts(&taken);
        let left = |counts: &[usize], pair: usize| {
            let (one, other, _) = self.pairs[pair];
            [one, other].iter().all(|person| counts[*person] < self.people[*person].len())
        };
        let open: Vec<usize> =
            order.iter().copied().filter(|pair| !taken[*pair] && left(&counts, *pair)).collect();
        let people = self.people.iter().zip(&counts);
        let rest = Self {
            people: people.map(|(gains, count)| gains[*count..].to_vec()).collect(),
            pairs: open.iter().map(|pair| self.pairs[*pair]).collect(),
        };
        let all: Vec<usize> = (0..open.len()).collect();
        let (matched, _) = rest.matched(&all[..rest.fitting(&all, arcs)]);
        for (pair, _) in open.iter().zip(matched).filter(|(_, matched)| *matched) {
            taken[*pair] = true;
        }
        counts = self.counts(&taken);
        for pair in open {
            let (one, other, own) = self.pairs[pair];
            if taken[pair] || !left(&counts, pair) {
                continue;
            }
            if own + self.people[one][counts[one]] + self.people[other][counts[other]] > 0 {
                taken[pair] = true;
                counts[one] += 1;
                counts[other] += 1;
            }
        }
        let gain = self.gain(&taken);
        (taken, gain)
    }

    /// How many pairs each person has.
    fn counts(&self, taken: &[bool]) -> Vec<usize> {
        let mut counts = vec![0; self.people.len()];
        for ((one, other, _), _) in self.pairs.iter().zip(taken).filter(|(_, taken)| **taken) {
            counts[*one] += 1;
            counts[*other] += 1;
        }
        counts
    }

    /// The pairs in the order in which they are looked at: those of the fractional pairs, then
    /// of each person the one that loses least, then of each the next.
    fn spread(&self, losses: &[i128], halves: &[bool]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.pairs.len()).collect();
        order.sort_by_key(|pair| losses[*pair]);
        let mut counts = vec![0_usize; self.people.len()];
        let mut ranks = vec![0; self.pairs.len()];
        for pair in &order {
            let (one, other, _) = self.pairs[*pair];
            ranks[*pair] = counts[one].min(counts[other]);
            counts[one] += 1;
            counts[other] += 1;
        }
        let is_half = |pair: usize| halves[2 * pair] || halves[2 * pair + 1];
        order.sort_by_key(|pair| (!is_half(*pair), ranks[*pair], losses[*pair], *pair));
        order
    }

    /// The best fractional pairs, each as two halves: from one to the other, and back.
    pub(crate) fn halves(&self) -> Assigned {
        let both = self
            .pairs
            .iter()
            .flat_map(|(one, other, gain)| [(*one, *other, *gain), (*other, *one, *gain)]);
        let (first, second) = (self.people.clone(), self.people.clone());
        Assignment { first, second, pairs: both.collect() }.most()
    }

    /// How many of the pairs in this order are no more than so many arcs.
    fn fitting(&self, order: &[usize], most: usize) -> usize {
        let mut arcs = 0;
        let is_too_much = |pair: &usize| {
            let (one, other, _) = self.pairs[*pair];
            arcs += arcs_of(self.people[one].len(), self.people[other].len());
            arcs > most
        };
        order.iter().position(is_too_much).unwrap_or(order.len())
    }

    /// What pairs are worth.
    pub(crate) fn gain(&self, taken: &[bool]) -> i128 {
        let own = self.pairs.iter().zip(taken).filter(|(_, taken)| **taken);
        let gain: i128 = own.map(|((_, _, gain), _)| gain).sum();
        let people = self.people.iter().zip(self.counts(taken));
        gain + people.map(|(gains, count)| gains[..count].iter().sum::<i128>()).sum::<i128>()
    }

    /// The best of these pairs: a person is as many nodes as she can have pairs, and a pair
    /// of two who can have several is two nodes, which are matched to each other unless it
    /// is taken, so that it is taken once (Tutte 1954). Edmonds' algorithm for weighted
    /// matchings does the rest (Galil 1986).
    fn matched(&self, pairs: &[usize]) -> (Vec<bool>, i128) {
        let mut graph: UnGraph<Option<usize>, i128> = UnGraph::default();
        // Nobody has more than there are of hers.
        let mut counts = vec![0; self.people.len()];
        for (one, other, _) in pairs.iter().map(|pair| self.pairs[*pair]) {
            counts[one] += 1;
            counts[other] += 1;
        }
        let places = |(gains, count): (&Vec<i128>, usize)| -> Vec<NodeIndex> {
            gains.iter().take(count).map(|_| graph.add_node(None)).collect()
        };
        let nodes: Vec<Vec<NodeIndex>> = self.people.iter().zip(counts).map(places).collect();
        let own = |person: usize| nodes[person].iter().copied().zip(&self.people[person]);
        let most = |person: usize| self.people[person].first().copied().unwrap_or(0);
        // What is lost if one node of a pair is left alone.
        let worth = self.pairs.iter().map(|(one, other, gain)| gain + most(*one) + most(*other));
        let alone = 2 * worth.max().unwrap_or(0).max(0) + 1;
        for pair in pairs {
            let (one, other, gain) = self.pairs[*pair];
            if nodes[one].len().min(nodes[other].len()) == 1 {
                for (first, more) in own(one) {
                    for (second, still_more) in own(other) {
                        graph.add_edge(first, second, 2 * (gain + more + still_more));
                    }
                }
                continue;
            }
            let two = [one, other].map(|person| (person, graph.add_node(Some(*pair))));
            graph.add_edge(two[0].1, two[1].1, 2 * alone);
            for (person, node) in two {
                for (place, more) in own(person) {
                    graph.add_edge(place, node, alone + gain + 2 * more);
                }
            }
        }
        let weight = |edge: rustworkx_core::petgraph::graph::EdgeReference<'_, i128>| {
            Ok::<i128, std::convert::Infallible>(*edge.weight())
        };
        let matching = match max_weight_matching(&graph, false, weight, false) {
            Ok(matching) => matching,
            Err(never) => match never {},
        };
        let mut person_of = vec![None; graph.node_count()];
        for (person, places) in nodes.iter().enumerate() {
            for node in places {
                person_of[node.index()] = Some(person);
            }
        }
        let mut taken = vec![false; self.pairs.len()];
        let mut between = HashMap::new();
        for pair in pairs {
            let (one, other, _) = self.pairs[*pair];
            between.insert((one.min(other), one.max(other)), *pair);
        }
        for (first, second) in matching {
            let pair = match (person_of[first], person_of[second]) {
                (Some(one), Some(other)) => between.get(&(one.min(other), one.max(other))).copied(),
                (Some(_), None) => graph[NodeIndex::new(second)],
                (None, Some(_)) => graph[NodeIndex::new(first)],
                (None, None) => None,
            };
            if let Some(pair) = pair {
                taken[pair] = true;
            }
        }
        let gain = self.gain(&taken);
        (taken, gain)
    }
}

/// How many arcs of a matching a pair of two who can have so many is.
fn arcs_of(one: usize, other: usize) -> usize {
    match one.min(other) {
        0 | 1 => one * other,
        _ => one + other + 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The most by trying every choice of pairs.
    fn exhaustive(network: &Pairing) -> i128 {
        let pairs = network.pairs.len();
        let choices = (0..1_u32 << pairs)
            .map(|choice| (0..pairs).map(|pair| choice >> pair & 1 == 1).collect::<Vec<bool>>());
        choices
            .filter(|taken| fits(network, taken))
            .map(|taken| network.gain(&taken))
            .max()
            .unwrap()
    }

    fn fits(network: &Pairing, taken: &[bool]) -> bool {
        let count = |person: usize| {
            let own = network.pairs.iter().zip(taken).filter(|(_, taken)| **taken);
            own.filter(|((one, other, _), _)| *one == person || *other == person).count()
        };
        network.people.iter().enumerate().all(|(person, gains)| count(person) <= gains.len())
    }

    fn networks() -> impl Strategy<Value = Pairing> {
        let gains = prop::collection::vec(0..40_i128, 1..4).prop_map(|mut gains| {
            gains.sort_by_key(|gain| std::cmp::Reverse(*gain));
            gains
        });
        let people = prop::collection::vec(gains, 2..7);
        people.prop_flat_map(|people| {
            let all: Vec<(usize, usize)> = (0..people.len())
                .flat_map(|one| (one + 1..people.len()).map(move |other| (one, other)))
                .collect();
            let most = all.len().min(11);
            let gains = prop::collection::vec(-10..30_i128, all.len());
            (prop::sample::subsequence(all.clone(), 0..=most), gains).prop_map(
                move |(pairs, gains)| Pairing {
                    people: people.clone(),
                    pairs: pairs.into_iter().zip(gains).map(|((a, b), g)| (a, b, g)).collect(),
                },
            )
        })
    }

    proptest! {
        #[test]
        fn the_most_is_found_and_proved(network in networks()) {
            let found = network.most();
            prop_assert!(fits(&network, &found.taken));
            prop_assert_eq!(found.gain, network.gain(&found.taken));
            prop_assert_eq!(found.gain, exhaustive(&network));
            prop_assert_eq!(found.bound, found.gain);
        }

        #[test]
        fn what_is_not_looked_at_is_never_claimed(
            network in networks(),
            first in 1..12_usize,
            arcs in 1..20_usize,
        ) {
            let found = network.most_within(first, arcs);
            let most = exhaustive(&network);
            prop_assert!(fits(&network, &found.taken));
            prop_assert!(found.gain <= most && most <= found.bound);
        }

        #[test]
        fn an_assignment_is_the_most_and_its_losses_are_what_pairs_cost(network in networks()) {
            // One half of the people on each side: then a matching has no odd circle.
            let is_first = |person: &usize| person.is_multiple_of(2);
            let across = |(one, other, gain): &(usize, usize, i128)| {
                match (is_first(one), is_first(other)) {
                    (true, false) => Some((*one, *other, *gain)),
                    (false, true) => Some((*other, *one, *gain)),
                    _ => None,
                }
            };
            let pairs: Vec<_> = network.pairs.iter().filter_map(across).collect();
            let network = Pairing { people: network.people, pairs: pairs.clone() };
            let people = || network.people.clone();
            let found = Assignment { first: people(), second: people(), pairs }.most();
            prop_assert_eq!(found.gain, exhaustive(&network));
            prop_assert_eq!(found.gain, network.gain(&found.taken));
            for pair in 0..network.pairs.len() {
                let all = (0..1_u32 << network.pairs.len()).filter(|choice| choice >> pair & 1 == 1);
                let choices = all.map(|choice| {
                    (0..network.pairs.len()).map(|own| choice >> own & 1 == 1).collect::<Vec<bool>>()
                });
                let with = choices.filter(|taken| fits(&network, taken));
                let best = with.map(|taken| network.gain(&taken)).max().unwrap();
                prop_assert!(found.loss[pair] <= found.gain - best);
            }
        }
    }

    /// More pairs than are matched at once: nobody is left with a place for whom there is
    /// somebody with one.
    #[test]
    fn people_who_can_have_many_have_as_many_as_there_are() {
        let count = 60;
        let all = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        // Some share more than others.
        let pairs = all.map(|(one, other)| (one, other, ((one * 7 + other * 3) % 5 + 1) as i128));
        let mut gains = vec![0; 8];
        gains[0] = 10_000;
        let network = Pairing { people: vec![gains; count], pairs: pairs.collect() };
        assert!(network.fitting(&(0..network.pairs.len()).collect::<Vec<_>>(), FIRST_ARCS) < 300);
        let found = network.most();
        assert!(fits(&network, &found.taken));
        assert_eq!(network.counts(&found.taken), vec![8; count]);
        // Of 240 pairs hardly one is worse than the best.
        assert!(found.bound - found.gain <= 3, "{} of {}", found.gain, found.bound);
    }

    #[test]
    fn three_who_can_have_one_are_one_pair_and_one_alone() {
        let people = vec![vec![10]; 3];
        let found = Pairing { people, pairs: vec![(0, 1, 1), (0, 2, 1), (1, 2, 1)] }.most();
        // Halves of three pairs would be worth 31 and a half.
        assert_eq!((found.gain, found.bound), (21, 21));
        assert_eq!(found.taken.iter().filter(|taken| **taken).count(), 1);
    }
}
