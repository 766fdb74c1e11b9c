//! Linked tables: suppression of counts over several tables and earlier
//! releases, with the proof that feasibility intervals stay wide.
//!
//! The proof is by alternative counts: numbers of people, whole and not
//! negative, that fit everything printed. A hidden count is protected if two of
//! them lie `k` apart in it and one reaches `k`. Each is checked by adding up,
//! so that nothing rests on the solver that found it.

use super::moves::Moves;
use super::suppression::{Optimality, suppress_with};
use super::table_system::TableSystem;
use alternatives::{Alternative, Width};

mod alternatives;

/// What is known of the counts of a system before it is protected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counts<'c> {
    /// How many people are in each finest group.
    pub(crate) finest: &'c [u64],
    /// The minimum frequency, and how wide hidden counts stay.
    pub(crate) k: u64,
    /// The groups that are hidden for other reasons.
    pub(crate) hidden: &'c [bool],
    /// The groups whose count was printed before, and cannot be hidden.
    pub(crate) fixed: &'c [bool],
    /// The groups of which tables told before: that somebody is in them is
    /// known.
    pub(crate) told: &'c [bool],
}

/// How far it is proved that hidden counts stay open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Proof {
    /// Each of them does.
    Proved,
    /// What was printed before had narrowed one already: now it is no narrower.
    AsBefore,
    /// Whatever is hidden, the rows themselves narrow one: they tell that
    /// somebody is in each of these groups.
    Narrowed,
}

/// Which groups' counts are hidden in all tables.
#[derive(Debug, Clone)]
pub(crate) struct HiddenCounts {
    pub(crate) hidden: Vec<bool>,
    pub(crate) optimality: Optimality,
    pub(crate) proof: Proof,
}

/// Hides small counts in every table, and others until neither a table nor all
/// of them together, with what was printed before, give them away.
pub(crate) fn hide(system: &TableSystem, counts: Counts<'_>) -> HiddenCounts {
    let people = system.people(counts.finest);
    let mut found = HiddenCounts {
        hidden: counts.hidden.to_vec(),
        optimality: Optimality::Exact,
        proof: Proof::Proved,
    };
    each_table(system, counts, &people, &mut found);
    // One table alone is proved by its flows.
    if system.tables.len() > 1 || counts.fixed.contains(&true) {
        Linked::new(system, counts, people, &mut found).protect();
    }
    found
}

fn each_table(system: &TableSystem, counts: Counts<'_>, people: &[u64], found: &mut HiddenCounts) {
    let mut settled = 0;
    for table in system.tables.iter().cycle() {
        if settled >= system.tables.len() {
            break;
        }
        let of_table = |flags: &[bool]| -> Vec<bool> {
            table.cells().iter().map(|cell| cell.is_some_and(|cell| flags[cell])).collect()
        };
        let before = of_table(&found.hidden);
        let fixed = of_table(counts.fixed);
        let pattern = suppress_with(&table.counts(|cell| people[cell]), counts.k, &before, &fixed);
        found.optimality = found.optimality.max(pattern.optimality);
        let cells = table.cells().iter().zip(&pattern.hidden);
        for cell in cells.filter(|(_, hidden)| **hidden).filter_map(|(cell, _)| *cell) {
            found.hidden[cell] = !counts.fixed[cell];
        }
        settled = if of_table(&found.hidden) == before { settled + 1 } else { 1 };
    }
    let hides_more = (0..people.len()).any(|cell| found.hidden[cell] && people[cell] >= counts.k);
    if system.tables.len() > 1 && hides_more {
        // Each table is at its best; whether they are together was not proved.
        found.optimality = found.optimality.max(Optimality::Heuristic);
    }
}

/// Programmes are solved for so many finest groups at most, before more is
/// hidden.
const SOLVED: usize = 400;

/// The search for alternative counts.
struct Linked<'l> {
    system: &'l TableSystem,
    counts: Counts<'l>,
    people: Vec<u64>,
    found: &'l mut HiddenCounts,
    /// What has to stay open: the groups, then the finest groups.
    members: Vec<Vec<usize>>,
    /// The groups that hold each finest group.
    of_finest: Vec<Vec<usize>>,
    alternatives: Vec<Alternative>,
    moves: Moves,
    /// How far each target is known to go below and above its count.
    reaches: Vec<(u64, u64)>,
    /// How wide each count must be and what it must reach: less than `k` only
    /// where earlier releases leave no more.
    needs: Vec<(u64, u64)>,
}

impl<'l> Linked<'l> {
    fn new(
        system: &'l TableSystem,
        counts: Counts<'l>,
        people: Vec<u64>,
        found: &'l mut HiddenCounts,
    ) -> Self {
        let mut of_finest = vec![Vec::new(); system.finest];
        for (group, members) in system.groups.iter().enumerate() {
            for one in members {
                of_finest[*one].push(group);
            }
        }
        let members: Vec<Vec<usize>> =
            system.groups.iter().cloned().chain((0..system.finest).map(|one| vec![one])).collect();
        let needs = vec![(counts.k, counts.k); members.len()];
        let reaches = vec![(0, 0); members.len()];
        let (alternatives, moves) = (Vec::new(), Moves::new(Vec::new(), &[]));
        let mut linked = Self {
            system,
            counts,
            people,
            found,
            members,
            of_finest,
            alternatives,
            moves,
            reaches,
            needs,
        };
        linked.moves = linked.moves();
        linked
    }

    fn protect(&mut self) {
        let before = self.found.hidden.clone();
        loop {
            // Walks for all of them come first: alternative counts for one are
            // often such for others.
            let mut open = self.targets();
            open.retain(|target| !self.is_wide(*target) && self.walk(*target) != Width::Wide);
            if open.is_empty() {
                break;
            }
            for target in open {
                if !self.is_protected(target) {
                    self.found.optimality = self.found.optimality.max(Optimality::Heuristic);
                    self.hide_for(target);
                }
            }
        }
        self.print_again(&before);
    }

    /// Whether alternative counts protect a target: by walks and, where these
    /// leave it open and the system is small, by programmes.
    fn is_protected(&mut self, target: usize) -> bool {
        match self.walk(target) {
            Width::Wide => true,
            Width::Narrow => false,
            Width::Open => self.is_small() && self.solve(target),
        }
    }

    fn is_small(&self) -> bool {
        self.system.finest <= SOLVED
    }

    /// Hides groups until a target is protected: one, those of fewest people,
    /// or one after the other.
    fn hide_for(&mut self, target: usize) {
        let hides = self.hide_one(target)
            || self.is_small() && self.hide_beside(target)
            || self.hide_outward(target)
            || self.solve(target)
            || self.hide_beside(target);
        if !hides {
            self.give_up(target);
        }
        self.moves = self.moves();
    }

    /// How many people are in a target.
    fn size(&self, target: usize) -> u64 {
        self.members[target].iter().map(|one| self.counts.finest[*one]).sum()
    }

    /// Hidden groups in which somebody is, and small finest groups of which no
    /// table tells: who knows the map can work out those as well.
    fn targets(&self) -> Vec<usize> {
        let groups = self.system.groups.len();
        let told: std::collections::BTreeSet<usize> =
            self.system.groups.iter().filter(|m| m.len() == 1).map(|m| m[0]).collect();
        let is_target = |target: &usize| {
            let size = self.size(*target);
            if *target < groups {
                return size > 0 && self.found.hidden[*target];
            }
            let one = target - groups;
            (1..self.counts.k).contains(&size) && !told.contains(&one)
        };
        let mut targets: Vec<usize> = (0..self.members.len()).filter(is_target).collect();
        targets.sort_by_key(|target| (self.size(*target), *target));
        targets
    }

    fn is_printed(&self, group: usize) -> bool {
        !self.found.hidden[group]
    }

    /// Hides the smallest group around a target with which it can move, if one
    /// alone is enough.
    fn hide_one(&mut self, target: usize) -> bool {
        self.outward(target, 1).into_iter().any(|group| self.hides(&[group], target))
    }

    /// Hides one group after the other, outward from a target, until it can
    /// move.
    fn hide_outward(&mut self, target: usize) -> bool {
        let outward = self.outward(target, usize::MAX);
        // Further out in larger steps.
        let steps = (1..outward.len()).filter(|n| *n < 20 || n % 20 == 0).chain([outward.len()]);
        steps.into_iter().any(|n| self.hides(&outward[..n], target))
    }

    /// Hides groups if a target can move then.
    fn hides(&mut self, groups: &[usize], target: usize) -> bool {
        let (known, reaches) = (self.alternatives.len(), self.reaches.clone());
        groups.iter().for_each(|group| self.set_hidden(*group, true));
        if groups.len() > 1 {
            self.moves = self.moves();
        }
        let is_wide = self.walk(target) == Width::Wide;
        if !is_wide {
            // In what was found meanwhile they may move.
            groups.iter().for_each(|group| self.set_hidden(*group, false));
            self.alternatives.truncate(known);
            self.reaches = reaches;
        }
        is_wide
    }

    /// The printed groups around a target that can be hidden, in so many rings:
    /// from those that hold part of it on, the smallest first.
    fn outward(&self, target: usize, rings: usize) -> Vec<usize> {
        let mut inside = self.members[target].clone();
        let mut outward: Vec<usize> = Vec::new();
        for _ in 0..rings {
            let of_finest = inside.iter().flat_map(|one| &self.of_finest[*one]);
            let can_hide = |group: &usize| {
                let is_printed = self.is_printed(*group) && !self.counts.fixed[*group];
                is_printed && self.people[*group] > 0 && !outward.contains(group)
            };
            let mut ring: Vec<usize> = of_finest.copied().filter(can_hide).collect();
            ring.sort_by_key(|group| (self.people[*group], *group));
            ring.dedup();
            if ring.is_empty() {
                break;
            }
            inside = ring.iter().flat_map(|group| self.members[*group].clone()).collect();
            inside.sort_unstable();
            inside.dedup();
            outward.extend(ring);
        }
        outward
    }

    /// Hides the groups of fewest people that let a target move.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn hide_beside(&mut self, target: usize) -> bool {
        let mut best: Option<(f64, Vec<usize>)> = None;
        for up in [true, false] {
            let told = self.all_told();
            let mut linear = self.system_of(&told, |group| self.counts.fixed[group]);
            let mut sum = Vec::new();
            let mut given = Vec::new();
            for group in 0..self.system.groups.len() {
                if !self.is_printed(group) || self.counts.fixed[group] || self.people[group] == 0 {
                    if self.is_printed(group) && self.people[group] == 0 {
                        // Zeros are printed: nobody comes in.
                        linear.equal(self.terms(group, 1.0), 0.0);
                    }
                    continue;
                }
                let (more, fewer) =
                    (linear.variable(0.0, f64::INFINITY), linear.variable(0.0, f64::INFINITY));
                let mut terms = self.terms(group, 1.0);
                terms.extend([(more, -1.0), (fewer, 1.0)]);
                linear.equal(terms, self.people[group] as f64);
                let cost = -(self.people[group] as f64);
                sum.extend([(more, cost), (fewer, cost)]);
                given.push((group, more, fewer));
            }
            let (down, reached) = self.reach(target);
            let wanted = if up {
                self.missing(target)
            } else if self.size(target) + reached < self.needs[target].1 {
                continue;
            } else {
                self.needs[target].0.saturating_sub(reached).max(down + 1)
            };
            let way = if up { 1.0 } else { -1.0 };
            linear
                .at_least(self.terms(target, way), self.size(target) as f64 * way + wanted as f64);
            let Some(point) = linear.largest(&sum) else { continue };
            let moved = given.iter().filter(|(_, m, f)| point[*m] + point[*f] > 1e-6);
            let groups: Vec<usize> = moved.map(|(group, ..)| *group).collect();
            let cost = groups.iter().map(|group| self.people[*group] as f64).sum();
            if !groups.is_empty() && best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, groups));
            }
        }
        let Some((_, groups)) = best else { return false };
        for group in groups {
            self.set_hidden(group, true);
        }
        true
    }

    /// A target that no more hiding was found for: it keeps what earlier
    /// releases left of it, or else everything is hidden that can be.
    fn give_up(&mut self, target: usize) {
        let needs = self.needs[target];
        if self.counts.fixed.contains(&true) {
            let size = self.size(target);
            let left = |told: &[bool]| {
                let by = |up| {
                    let shift = self.furthest(target, up, told, |g| self.counts.fixed[g]);
                    shift.map_or(0, |shift| {
                        let by: i64 = self.members[target].iter().map(|one| shift[*one]).sum();
                        by.unsigned_abs()
                    })
                };
                let (up, down) = (by(true), by(false));
                ((up + down).min(needs.0), (size + up).min(needs.1))
            };
            let (before, now) = (left(self.counts.told), left(&self.all_told()));
            let is_large = target < self.people.len() && size >= self.counts.k;
            if is_large && now == (0, size.min(needs.1)) {
                // It follows from what was printed before: nothing is hidden by it.
                self.set_hidden(target, false);
                return;
            }
            if now != needs {
                let proof = if now == before { Proof::AsBefore } else { Proof::Narrowed };
                self.found.proof = self.found.proof.max(proof);
                self.needs[target] = now;
                return;
            }
        }
        let mut hides_more = false;
        for group in (0..self.system.groups.len()).filter(|group| !self.counts.fixed[*group]) {
            hides_more |= !self.found.hidden[group] && self.people[group] > 0;
            self.set_hidden(group, self.found.hidden[group] || self.people[group] > 0);
        }
        self.found.optimality = Optimality::Whole;
        if !hides_more {
            let (down, up) = self.reach(target);
            self.needs[target] = (down + up, self.size(target) + up);
            self.found.proof = Proof::Narrowed;
        }
    }

    fn all_told(&self) -> Vec<bool> {
        vec![true; self.system.groups.len()]
    }

    /// Prints what was hidden in vain: as far as the alternative counts at hand
    /// prove it.
    fn print_again(&mut self, before: &[bool]) {
        let groups = 0..self.system.groups.len();
        let mut added: Vec<usize> =
            groups.filter(|group| self.found.hidden[*group] && !before[*group]).collect();
        added.sort_by_key(|group| std::cmp::Reverse(self.people[*group]));
        added.retain(|group| self.people[*group] >= self.counts.k);
        // What was narrow without one group is likely to be so without another.
        let mut narrow = None;
        for group in added {
            self.set_hidden(group, false);
            self.moves = self.moves();
            let (kept, lost): (Vec<Alternative>, Vec<Alternative>) =
                std::mem::take(&mut self.alternatives).into_iter().partition(|by| by[group] == 0);
            self.reaches.fill((0, 0));
            kept.into_iter().for_each(|alternative| self.note(alternative));
            let mut open = self.targets();
            open.retain(|target| !self.is_wide(*target));
            open.sort_by_key(|target| Some(*target) != narrow);
            if let Some(target) = open.into_iter().find(|target| !self.is_protected(*target)) {
                narrow = Some(target);
                self.set_hidden(group, true);
                lost.into_iter().for_each(|alternative| self.note(alternative));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::disclosure::table_system::LinkedTable;

    /// Two tables, each by a grouping of the finest groups, over one total.
    fn system(finest: usize, groupings: &[Vec<usize>; 2]) -> TableSystem {
        let mut system = TableSystem { finest, groups: Vec::new(), tables: Vec::new() };
        let mut place = |members: Vec<usize>| {
            let known = system.groups.iter().position(|other| *other == members);
            known.unwrap_or_else(|| {
                system.groups.push(members);
                system.groups.len() - 1
            })
        };
        let tables = groupings.each_ref().map(|grouping| {
            let of = |group: usize| (0..finest).filter(|one| grouping[*one] == group).collect();
            let groups = (0..finest).map(of).filter(|members: &Vec<usize>| !members.is_empty());
            let mut cells: Vec<Option<usize>> =
                groups.map(|members| Some(place(members))).collect();
            let shape = (cells.len(), 0);
            cells.push(Some(place((0..finest).collect())));
            LinkedTable::new(shape, cells)
        });
        system.tables = tables.into_iter().collect();
        system
    }

    /// For each target the least and the most that it can be, over every way to
    /// put so many people in the finest groups.
    fn intervals(system: &TableSystem, people: &[u64], hidden: &[bool]) -> Vec<(u64, u64)> {
        let true_counts = system.people(people);
        let most = people.iter().sum::<u64>() + 6;
        let mut found = vec![(u64::MAX, 0); system.groups.len() + system.finest];
        let mut vector = vec![0u64; system.finest];
        loop {
            let counts = system.people(&vector);
            let fits = (0..counts.len()).all(|group| {
                let least = true_counts[group].min(1);
                if hidden[group] {
                    counts[group] >= least
                } else {
                    counts[group] == true_counts[group]
                }
            });
            if fits {
                let values = counts.iter().chain(&vector);
                for (found, value) in found.iter_mut().zip(values) {
                    *found = (found.0.min(*value), found.1.max(*value));
                }
            }
            let Some(next) = vector.iter().position(|value| *value < most) else { return found };
            vector[next] += 1;
            vector[..next].fill(0);
        }
    }

    fn cases() -> impl Strategy<Value = (Vec<u64>, [Vec<usize>; 2])> {
        (2..5usize).prop_flat_map(|finest| {
            let people = prop::collection::vec(prop_oneof![1..3u64, 1..6u64, 3..9u64], finest);
            let grouping = || prop::collection::vec(0..finest, finest);
            (people, [grouping(), grouping()])
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        /// Whoever tries every way to count finds no hidden count.
        #[test]
        fn no_way_to_count_narrows_what_is_hidden((people, groupings) in cases(), k in 2..4u64) {
            let system = system(people.len(), &groupings);
            let no = vec![false; system.groups.len()];
            let counts = Counts { finest: &people, k, hidden: &no, fixed: &no, told: &no };
            let found = hide(&system, counts);
            let all = intervals(&system, &people, &found.hidden);
            let sizes = system.people(&people);
            for (group, size) in sizes.iter().enumerate() {
                let (least, most) = all[group];
                prop_assert!(found.hidden[group] || *size == 0 || *size >= k, "{size} is printed");
                if found.hidden[group] && found.proof == Proof::Proved {
                    prop_assert!(most - least >= k && most >= k, "{size} is in {least}..={most}");
                }
            }
            for (one, size) in people.iter().enumerate().filter(|(_, size)| **size < k) {
                let (least, most) = all[sizes.len() + one];
                let is_open = most - least >= k && most >= k;
                prop_assert!(is_open || found.proof != Proof::Proved, "{size}: {least}..={most}");
            }
            let everybody: u64 = people.iter().sum();
            if everybody >= 2 * k {
                prop_assert_eq!(found.proof, Proof::Proved);
            }
        }

        /// What was printed before is taken for known, and narrows no further.
        #[test]
        fn what_was_printed_stays_printed((people, groupings) in cases(), k in 2..4u64) {
            let system = system(people.len(), &groupings);
            let groups = system.groups.len();
            let no = vec![false; groups];
            // The first table alone, then the second beside it.
            let told: Vec<bool> =
                (0..groups).map(|group| system.tables[0].cells().contains(&Some(group))).collect();
            let alone = TableSystem { tables: system.tables[..1].to_vec(), ..system.clone() };
            let alone = alone.of_groups(&told);
            let counts = Counts { finest: &people, k, hidden: &no, fixed: &no, told: &no };
            let first = hide(&alone, counts);
            let fixed: Vec<bool> = (0..groups).map(|g| told[g] && !first.hidden[g]).collect();
            let hidden: Vec<bool> = (0..groups).map(|g| told[g] && first.hidden[g]).collect();
            let counts = Counts { finest: &people, k, hidden: &hidden, fixed: &fixed, told: &told };
            let second = hide(&system, counts);
            let all = intervals(&system, &people, &second.hidden);
            for (group, size) in system.people(&people).into_iter().enumerate() {
                prop_assert!(!(fixed[group] && second.hidden[group]), "{size} was printed");
                let (least, most) = all[group];
                if second.hidden[group] && second.proof == Proof::Proved {
                    prop_assert!(most - least >= k && most >= k, "{size} is in {least}..={most}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_hidden_where_nothing_can_be_worked_out() {
        let system = system(4, &[vec![0, 1, 2, 3], vec![0, 0, 1, 1]]);
        let no = vec![false; system.groups.len()];
        let people = [9, 7, 12, 5];
        let counts = Counts { finest: &people, k: 5, hidden: &no, fixed: &no, told: &no };
        let found = hide(&system, counts);
        assert!(!found.hidden.contains(&true));
        assert_eq!((found.optimality, found.proof), (Optimality::Exact, Proof::Proved));
    }
}
