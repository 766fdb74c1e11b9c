//! Feasibility intervals of means by linear programming.

use super::super::attacker::{Attacker, Seen};
use super::search::Search;
use super::{MOVED, float};
use crate::solve::linear_program::Linear;

/// Of more finest groups than this a mean counts as narrow unless those near it
/// show that it is wide: programmes over all of them take too long.
const EXACT: usize = 60;
/// More means than this are not moved in one programme.
const AT_ONCE: usize = 100;

impl Search<'_> {
    /// The finest groups that are not printed themselves, each with its place
    /// among the variables of a programme.
    fn movable(&self, is_bound: impl Fn(usize) -> bool) -> (Linear, Vec<Option<usize>>) {
        let mut alone = vec![false; self.means.system.finest];
        for (group, members) in self.means.system.groups.iter().enumerate() {
            if let [one] = members[..] {
                alone[one] |= self.printed[group] && is_bound(group);
            }
        }
        let mut linear = Linear::default();
        let variables = alone.iter().enumerate().map(|(one, alone)| {
            let (down, up) = self.rooms[one];
            (!alone && down + up > 0.0).then(|| linear.variable(-down, up))
        });
        let variables = variables.collect();
        (linear, variables)
    }

    fn terms(&self, target: usize, variables: &[Option<usize>], way: f64) -> Vec<(usize, f64)> {
        let members = self.targets[target].iter();
        members.filter_map(|one| Some((variables[*one]?, way))).collect()
    }

    /// Moves several means in one programme: up, then down.
    pub(super) fn move_together(&mut self, open: &[usize]) {
        let open = &open[..open.len().min(AT_ONCE)];
        for up in [true, false] {
            let (mut linear, variables) = self.movable(|_| true);
            for group in 0..self.printed.len() {
                let terms = self.terms(group, &variables, 1.0);
                let Some((low, high)) = self.bounds[group].filter(|_| !terms.is_empty()) else {
                    continue;
                };
                if self.printed[group] {
                    linear.equal(terms, 0.0);
                } else {
                    let down = terms.iter().map(|(v, f)| (*v, -f)).collect();
                    linear.at_least(terms, low);
                    linear.at_least(down, -high);
                }
            }
            let mut sum = Vec::new();
            for target in open {
                let (low, high) = self.reaches[*target];
                let need = self.need(*target);
                let wanted = need - if up { -low } else { high };
                let mut terms = self.terms(*target, &variables, if up { 1.0 } else { -1.0 });
                if wanted <= 0.0 || terms.is_empty() {
                    continue;
                }
                let goes = linear.variable(0.0, wanted);
                terms.push((goes, -1.0));
                linear.at_least(terms, 0.0);
                sum.push((goes, 1.0 / need));
            }
            if let Some(point) = linear.largest(&sum) {
                let shift = variables.iter().map(|variable| variable.map_or(0.0, |v| point[v]));
                self.keep(shift.collect());
            }
        }
    }

    /// The means of fewest people without which the sum of a target goes as far
    /// as is wanted, with what is kept of all others.
    pub(super) fn given_by_programme(
        &self,
        target: usize,
        up: bool,
        wanted: f64,
    ) -> Option<Vec<usize>> {
        let (mut linear, variables) = self.movable(|group| !self.can_be_withheld(group));
        let (mut sum, mut given) = (Vec::new(), Vec::new());
        for group in 0..self.printed.len() {
            let mut terms = self.terms(group, &variables, 1.0);
            let Some((low, high)) = self.bounds[group].filter(|_| !terms.is_empty()) else {
                continue;
            };
            if self.can_be_withheld(group) {
                let (more, fewer) =
                    (linear.variable(0.0, f64::INFINITY), linear.variable(0.0, f64::INFINITY));
                terms.extend([(more, -1.0), (fewer, 1.0)]);
                linear.equal(terms, 0.0);
                let cost = -float(self.people[group]);
                sum.extend([(more, cost), (fewer, cost)]);
                given.push((group, more, fewer));
            } else if self.printed[group] {
                linear.equal(terms, 0.0);
            } else {
                let down = terms.iter().map(|(v, f)| (*v, -f)).collect();
                linear.at_least(terms, low);
                linear.at_least(down, -high);
            }
        }
        linear.at_least(self.terms(target, &variables, if up { 1.0 } else { -1.0 }), wanted);
        let point = linear.largest(&sum)?;
        let moved = given.iter().filter(|(_, more, fewer)| point[*more] + point[*fewer] > MOVED);
        Some(moved.map(|(group, ..)| *group).collect())
    }

    /// How wide the mean of a target is at least, if only some finest groups near
    /// it may be otherwise than they are, hidden numbers of people too.
    pub(super) fn width_near(&self, target: usize, most: usize) -> f64 {
        let means = self.means;
        let is_known = |group: usize| !means.hidden[group] || self.is_bound(group);
        let near = means.system.near(&self.targets[target], most, means.finest, is_known);
        let enough = means.width;
        let Some(of_all) = self.span(target, &near, None) else { return 0.0 };
        let is_counted = target < self.printed.len() && !means.hidden[target];
        let n = float(self.people[target]);
        // An answer takes at most one range from the sum.
        if of_all < enough || is_counted && of_all >= enough + (1.0 - enough) / n {
            return of_all;
        }
        let (low, high) = means.range;
        let of_own = |own| self.span(target, &near, Some(own)).unwrap_or(0.0);
        of_all.min(of_own(low)).min(of_own(high))
    }

    /// How wide the mean of a target is, as a part of the range, if only these
    /// finest groups may be otherwise; with `own` that of the others, for one of
    /// the target who gave it. Numbers are relative to the size of the target
    /// (Charnes & Cooper 1962).
    fn span(&self, target: usize, near: &[usize], own: Option<f64>) -> Option<f64> {
        let (low, high) = self.means.range;
        let range = high - low;
        let mut linear = Linear::default();
        let unit = linear.variable(0.0, 1.0);
        let variables: Vec<(usize, usize)> = near
            .iter()
            .map(|_| {
                let people = linear.variable(0.0, f64::INFINITY);
                let sum = linear.variable(0.0, f64::INFINITY);
                linear.at_least(vec![(people, range), (sum, -1.0)], 0.0);
                (people, sum)
            })
            .collect();
        let place = |one: &usize| near.binary_search(one).ok();
        for (group, members) in self.means.system.groups.iter().enumerate() {
            let inside: Vec<usize> = members.iter().filter_map(place).collect();
            if inside.is_empty() {
                continue;
            }
            let (people, sum) = self.means.of_finest(inside.iter().map(|one| &near[*one]));
            let from_low = sum - low * float(people);
            let all = |people: f64, sum: f64, units: f64| -> Vec<(usize, f64)> {
                let both = inside.iter().flat_map(|one| {
                    let (of_people, of_sum) = variables[*one];
                    [(of_people, people), (of_sum, sum)]
                });
                both.chain([(unit, units)]).filter(|(_, factor)| *factor != 0.0).collect()
            };
            let is_whole = inside.len() == members.len();
            if !self.means.hidden[group] {
                linear.equal(all(1.0, 0.0, -float(people)), 0.0);
            } else if is_whole && people > 0 {
                linear.at_least(all(1.0, 0.0, -1.0), 0.0);
            }
            match self.means.medians[group].filter(|_| is_whole && !self.printed[group]) {
                Some(median) => {
                    let (from, to) = self.means.around(people, median);
                    linear.at_least(all(low - from, 1.0, 0.0), 0.0);
                    linear.at_least(all(to - low, -1.0, 0.0), 0.0);
                }
                // As it is: less than what is printed leaves open.
                None if self.is_bound(group) => {
                    linear.equal(all(0.0, 1.0, -from_low), 0.0);
                }
                None => {}
            }
        }
        let inside = self.targets[target].iter().map(place).collect::<Option<Vec<_>>>()?;
        let mut people: Vec<_> = inside.iter().map(|one| (variables[*one].0, 1.0)).collect();
        let mut sum: Vec<_> = inside.iter().map(|one| (variables[*one].1, 1.0)).collect();
        if let Some(own) = own {
            let mut two = people.clone();
            two.push((unit, -2.0));
            linear.at_least(two, 0.0);
            people.push((unit, -1.0));
            sum.push((unit, low - own));
            linear.at_least(sum.clone(), 0.0);
            linear.at_least(sum.iter().map(|(v, f)| (*v, -f)).collect(), -range);
        }
        linear.equal(people, 1.0);
        let (least, most) = linear.extent(&sum)?;
        Some((most - least) / range - 1e-6)
    }

    /// Whether the sum of a group is known or bounded.
    fn is_bound(&self, group: usize) -> bool {
        self.printed[group] || self.means.medians[group].is_some()
    }

    /// How wide the mean of a target is, hidden numbers of people open too; the
    /// tolerance of the solver is on the side of the reader.
    pub(super) fn exact_width(&self, target: usize) -> f64 {
        if !self.printed.contains(&true) {
            return 1.0;
        }
        if self.means.system.finest > EXACT {
            return 0.0;
        }
        let means = self.means;
        let groups = (0..self.printed.len()).map(|group| Seen {
            count: (!means.hidden[group]).then_some(self.people[group]),
            mean: match (means.means[group].filter(|_| self.printed[group]), means.medians[group]) {
                (Some(mean), _) => Some(means.rounded(mean)),
                (None, Some(median)) => Some(means.around(self.people[group], median)),
                (None, None) => None,
            },
        });
        let mut seen: Vec<Seen> = groups.collect();
        let is_linked = means.is_linked;
        let mut sums = means.system.table_sums();
        if is_linked {
            sums = means.system.finest_sums();
            seen.resize(self.targets.len(), Seen::default());
        }
        let mut attacker = Attacker::of_groups(seen, sums);
        let empty = (0..self.printed.len()).filter(|g| means.hidden[*g] && self.people[*g] == 0);
        let finest = (self.printed.len()..self.targets.len()).filter(|_| is_linked);
        for group in empty.chain(finest) {
            attacker = attacker.who_may_find_nobody(group);
        }
        attacker.width(target, means.range, means.width) + 1e-9
    }
}
