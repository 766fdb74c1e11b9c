//! Linked tables: suppression of counts over several tables and earlier
//! releases, with the proof that feasibility intervals stay wide.
//!
//! The proof is by alternative counts: numbers of people, whole and not
//! negative, that fit everything printed. A hidden count is protected if two of
//! them lie `k` apart in it and one reaches `k`. Each is checked by adding up,
//! so that nothing rests on the solver that found it.

use std::collections::BTreeMap;

use super::linear_program::Linear;
use super::suppression::{Optimality, suppress_with};
use super::table_system::TableSystem;

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

/// By how much alternative counts differ from the true ones, by finest group.
type Shift = Vec<i64>;

/// Nodes in which whole numbers are searched for.
const NODES: u64 = 60;
/// So many finest groups are near a target: few first.
const NEAR: [usize; 2] = [8, 24];
/// More counts than this are not moved in one programme.
const AT_ONCE: usize = 80;

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
    shifts: Vec<Shift>,
    /// Whether nothing was tried yet.
    begins: bool,
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
        let (shifts, reaches) = (Vec::new(), vec![(0, 0); members.len()]);
        let begins = true;
        Self { system, counts, people, found, members, of_finest, shifts, begins, reaches, needs }
    }

    fn protect(&mut self) {
        let before = self.found.hidden.clone();
        while let Some(target) = self.first_open() {
            self.found.optimality = self.found.optimality.max(Optimality::Heuristic);
            if !self.hide_beside(target) {
                self.give_up(target);
            }
        }
        self.print_again(&before);
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

    /// The first target that stays narrow whatever is tried: exchanges and a few
    /// programmes for all of them once, then small and large ones for each.
    fn first_open(&mut self) -> Option<usize> {
        let mut open: Vec<usize> = self.targets();
        open.retain(|target| !self.is_wide(*target));
        let classes = self.classes();
        let all: Vec<usize> = (0..self.system.finest).collect();
        if std::mem::take(&mut self.begins) {
            for target in open.clone() {
                self.swap(target, &classes);
            }
            open.retain(|target| !self.is_wide(*target));
            while !open.is_empty() {
                let before = open.len();
                self.move_together(&open, &all);
                open.retain(|target| !self.is_wide(*target));
                if open.len() == before {
                    break;
                }
            }
        }
        open.into_iter().find(|target| {
            self.swap(*target, &classes);
            for most in NEAR {
                let near = self.near(*target, most);
                self.move_alone(*target, &near);
            }
            self.move_alone(*target, &all);
            !self.is_wide(*target)
        })
    }

    fn shift_of(&self, target: usize, shift: &Shift) -> i64 {
        self.members[target].iter().map(|one| shift[*one]).sum()
    }

    fn reach(&self, target: usize) -> (u64, u64) {
        self.reaches[target]
    }

    /// Notes how far each target goes in alternative counts.
    fn note(&mut self, shift: &Shift) {
        for target in 0..self.members.len() {
            self.reaches[target] = self.reach_with(target, self.reaches[target], shift);
        }
    }

    fn reach_with(&self, target: usize, (down, up): (u64, u64), shift: &Shift) -> (u64, u64) {
        let by = self.shift_of(target, shift);
        let far = by.unsigned_abs();
        if by < 0 { (down.max(far), up) } else { (down, up.max(far)) }
    }

    /// The first of some targets that these alternative counts do not prove wide.
    fn first_narrow(&self, targets: Vec<usize>, shifts: &[Shift]) -> Option<usize> {
        let mut open: Vec<(usize, (u64, u64))> =
            targets.into_iter().map(|target| (target, (0, 0))).collect();
        for shift in shifts {
            for (target, reach) in &mut open {
                *reach = self.reach_with(*target, *reach, shift);
            }
            open.retain(|(target, reach)| !self.is_wide_at(*target, *reach));
        }
        open.retain(|(target, reach)| !self.is_wide_at(*target, *reach));
        open.first().map(|(target, _)| *target)
    }

    fn is_wide(&self, target: usize) -> bool {
        self.is_wide_at(target, self.reach(target))
    }

    fn is_wide_at(&self, target: usize, (down, up): (u64, u64)) -> bool {
        let (width, most) = self.needs[target];
        up + down >= width && self.size(target) + up >= most
    }

    /// By how much more a target must go up for its count to be protected.
    fn missing(&self, target: usize) -> u64 {
        let (down, _) = self.reach(target);
        let (width, most) = self.needs[target];
        width.saturating_sub(down).max(most.saturating_sub(self.size(target)))
    }

    /// Whether alternative counts fit everything printed.
    fn fits(&self, shift: &Shift) -> bool {
        let whole = shift
            .iter()
            .zip(self.counts.finest)
            .all(|(shift, people)| people.checked_add_signed(*shift).is_some());
        whole
            && (0..self.system.groups.len()).all(|group| {
                let by = self.shift_of(group, shift);
                if !self.found.hidden[group] {
                    return by == 0;
                }
                // Who is in a group knows that somebody is.
                let least = self.people[group].min(1);
                self.people[group].checked_add_signed(by).is_some_and(|people| people >= least)
            })
    }

    fn keep(&mut self, shift: Shift) {
        if shift.iter().any(|by| *by != 0) && self.fits(&shift) {
            self.note(&shift);
            self.shifts.push(shift);
        }
    }

    /// The printed groups that hold each finest group, numbered: finest groups
    /// with one number can exchange people unseen.
    fn classes(&self) -> Vec<usize> {
        let mut numbers = BTreeMap::new();
        let class = |groups: &Vec<usize>| {
            let printed: Vec<usize> =
                groups.iter().copied().filter(|group| !self.found.hidden[*group]).collect();
            let next = numbers.len();
            *numbers.entry(printed).or_insert(next)
        };
        self.of_finest.iter().map(class).collect()
    }

    /// Tries to let finest groups exchange people with others of their class.
    fn swap(&mut self, target: usize, classes: &[usize]) {
        for up in [true, false] {
            if self.is_wide(target) {
                return;
            }
            let wanted = if up { self.missing(target) } else { self.needs[target].0 };
            let shift = self.swapped(target, classes, wanted, up);
            self.keep(shift);
        }
    }

    fn swapped(&self, target: usize, classes: &[usize], wanted: u64, up: bool) -> Shift {
        let mut shift = vec![0i64; self.system.finest];
        let mut left = i64::try_from(wanted).unwrap_or(i64::MAX);
        let (mut inside, mut outside): (Vec<usize>, Vec<usize>) = (0..self.system.finest)
            .partition(|one| self.members[target].binary_search(one).is_ok());
        // The largest give first.
        let size = |one: &usize| std::cmp::Reverse(self.counts.finest[*one]);
        inside.sort_by_key(size);
        outside.sort_by_key(size);
        let (givers, takers) = if up { (outside, inside) } else { (inside, outside) };
        for giver in givers {
            let Some(taker) = takers.iter().find(|taker| classes[**taker] == classes[giver]) else {
                continue;
            };
            let own = i64::try_from(self.counts.finest[giver]).unwrap_or(i64::MAX);
            let mut room = left.min(own + shift[giver]);
            for group in &self.of_finest[giver] {
                if self.of_finest[*taker].contains(group) {
                    continue;
                }
                let people = i64::try_from(self.people[*group]).unwrap_or(i64::MAX);
                room = room.min(people - 1 + self.shift_of(*group, &shift));
            }
            if room > 0 {
                shift[giver] -= room;
                shift[*taker] += room;
                left -= room;
            }
            if left == 0 {
                break;
            }
        }
        shift
    }

    /// The finest groups near a target that a small programme may move.
    fn near(&self, target: usize, most: usize) -> Vec<usize> {
        let is_printed = |group| self.is_printed(group);
        self.system.near(&self.members[target], most, self.counts.finest, is_printed)
    }

    /// What alternative counts must meet, as numbers of people by movable
    /// finest group; the first variables are these, in their order.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn system_of(
        &self,
        movable: &[usize],
        told: &[bool],
        printed: impl Fn(usize) -> bool,
    ) -> Linear {
        let mut linear = Linear::default();
        let most = self.counts.k.saturating_mul(2);
        for one in movable {
            linear.variable(0.0, self.counts.finest[*one].saturating_add(most) as f64);
        }
        for (group, told) in told.iter().take(self.system.groups.len()).enumerate() {
            let terms = self.terms(group, movable);
            if terms.is_empty() {
                continue;
            }
            let inside: u64 = terms.iter().map(|(v, _)| self.counts.finest[movable[*v]]).sum();
            if printed(group) {
                linear.equal(terms, inside as f64);
            } else if *told && inside == self.people[group] && inside > 0 {
                linear.at_least(terms, 1.0);
            }
        }
        linear
    }

    fn terms(&self, target: usize, movable: &[usize]) -> Vec<(usize, f64)> {
        let members = &self.members[target];
        let variables = movable.iter().enumerate();
        let inside = variables.filter(|(_, one)| members.binary_search(one).is_ok());
        inside.map(|(variable, _)| (variable, 1.0)).collect()
    }

    fn is_printed(&self, group: usize) -> bool {
        !self.found.hidden[group]
    }

    /// Moves several targets in one programme: up, then down.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn move_together(&mut self, open: &[usize], movable: &[usize]) {
        let open = &open[..open.len().min(AT_ONCE)];
        for up in [true, false] {
            let told = self.all_told();
            let mut linear = self.system_of(movable, &told, |group| self.is_printed(group));
            let mut sum = Vec::new();
            for target in open {
                let (way, wanted) =
                    if up { (1.0, self.missing(*target)) } else { (-1.0, self.needs[*target].0) };
                let terms = self.terms(*target, movable);
                if wanted == 0 || terms.is_empty() {
                    continue;
                }
                // How far it goes, at most as far as is wanted.
                let goes = linear.variable(0.0, wanted as f64);
                let inside: u64 = terms.iter().map(|(v, _)| self.counts.finest[movable[*v]]).sum();
                let mut terms: Vec<_> = terms.into_iter().map(|(v, f)| (v, f * way)).collect();
                terms.push((goes, -1.0));
                linear.at_least(terms, inside as f64 * way);
                sum.push((goes, 1.0 / wanted as f64));
            }
            let shift = self.best_whole(linear, &sum, movable);
            shift.into_iter().for_each(|shift| self.keep(shift));
        }
    }

    /// The alternative counts at which a sum is largest: those of a point, if
    /// they are whole there, else as they are found in whole numbers.
    fn best_whole(&self, linear: Linear, sum: &[(usize, f64)], movable: &[usize]) -> Option<Shift> {
        let point = linear.largest(sum)?;
        self.whole(movable, &point).or_else(|| {
            let point = linear.into_whole_numbers(NODES).largest(sum)?;
            self.whole(movable, &point)
        })
    }

    /// The alternative counts of a point, if they are whole.
    fn whole(&self, movable: &[usize], point: &[f64]) -> Option<Shift> {
        let mut shift = vec![0i64; self.system.finest];
        for (one, value) in movable.iter().zip(point) {
            if (value - value.round()).abs() > 1e-6 {
                return None;
            }
            #[expect(clippy::cast_possible_truncation, reason = "bounded by people")]
            let people = value.round() as i64;
            shift[*one] = people - i64::try_from(self.counts.finest[*one]).ok()?;
        }
        Some(shift)
    }

    fn move_alone(&mut self, target: usize, movable: &[usize]) {
        for up in [true, false] {
            if !self.is_wide(target) && !movable.is_empty() {
                let told = self.all_told();
                let shift = self.furthest(target, up, movable, &told, |g| self.is_printed(g));
                shift.into_iter().for_each(|shift| self.keep(shift));
            }
        }
    }

    /// Alternative counts in which a target is as far away as is wanted, or as
    /// can be.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn furthest(
        &self,
        target: usize,
        up: bool,
        movable: &[usize],
        told: &[bool],
        printed: impl Fn(usize) -> bool,
    ) -> Option<Shift> {
        let mut linear = self.system_of(movable, told, printed);
        let terms = self.terms(target, movable);
        let inside: u64 = terms.iter().map(|(v, _)| self.counts.finest[movable[*v]]).sum();
        let way = if up { 1.0 } else { -1.0 };
        let wanted = if up { self.missing(target) } else { self.needs[target].0 };
        let bound: Vec<_> = terms.iter().map(|(v, f)| (*v, -f * way)).collect();
        linear.at_least(bound, -(inside as f64 * way) - wanted as f64);
        let sum: Vec<_> = terms.into_iter().map(|(v, f)| (v, f * way)).collect();
        self.best_whole(linear, &sum, movable)
    }

    /// Hides the groups of fewest people that let a target move.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn hide_beside(&mut self, target: usize) -> bool {
        let movable: Vec<usize> = (0..self.system.finest).collect();
        let mut best: Option<(f64, Vec<usize>)> = None;
        for up in [true, false] {
            let told = self.all_told();
            let mut linear = self.system_of(&movable, &told, |group| self.counts.fixed[group]);
            let mut sum = Vec::new();
            let mut given = Vec::new();
            for group in 0..self.system.groups.len() {
                if !self.is_printed(group) || self.counts.fixed[group] || self.people[group] == 0 {
                    if self.is_printed(group) && self.people[group] == 0 {
                        // Zeros are printed: nobody comes in.
                        linear.equal(self.terms(group, &movable), 0.0);
                    }
                    continue;
                }
                let (more, fewer) =
                    (linear.variable(0.0, f64::INFINITY), linear.variable(0.0, f64::INFINITY));
                let mut terms = self.terms(group, &movable);
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
            let terms = self.terms(target, &movable).into_iter().map(|(v, f)| (v, f * way));
            linear.at_least(terms.collect(), self.size(target) as f64 * way + wanted as f64);
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
            self.found.hidden[group] = true;
        }
        true
    }

    /// A target that no more hiding was found for: it keeps what earlier
    /// releases left of it, or else everything is hidden that can be.
    fn give_up(&mut self, target: usize) {
        let needs = self.needs[target];
        if self.counts.fixed.contains(&true) {
            let size = self.size(target);
            let all: Vec<usize> = (0..self.system.finest).collect();
            let left = |told: &[bool]| {
                let by = |up| {
                    let shift = self.furthest(target, up, &all, told, |g| self.counts.fixed[g]);
                    shift.map_or(0, |shift| self.shift_of(target, &shift).unsigned_abs())
                };
                let (up, down) = (by(true), by(false));
                ((up + down).min(needs.0), (size + up).min(needs.1))
            };
            let (before, now) = (left(self.counts.told), left(&self.all_told()));
            let is_large = target < self.people.len() && size >= self.counts.k;
            if is_large && now == (0, size.min(needs.1)) {
                // It follows from what was printed before: nothing is hidden by it.
                self.found.hidden[target] = false;
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
            self.found.hidden[group] |= self.people[group] > 0;
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
            self.found.hidden[group] = false;
            let (kept, lost): (Vec<Shift>, Vec<Shift>) = std::mem::take(&mut self.shifts)
                .into_iter()
                .partition(|shift| self.shift_of(group, shift) == 0);
            let again = narrow.filter(|target| self.found.hidden.get(*target) != Some(&false));
            let again = self.first_narrow(again.into_iter().collect(), &kept);
            let found = again.or_else(|| self.first_narrow(self.targets(), &kept));
            self.shifts = kept;
            if found.is_some() {
                narrow = found;
                self.found.hidden[group] = true;
                self.shifts.extend(lost);
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
