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
mod hiding;

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

    fn all_told(&self) -> Vec<bool> {
        vec![true; self.system.groups.len()]
    }

    /// Prints what was hidden in vain: where every target is protected without
    /// it, searched for anew.
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
