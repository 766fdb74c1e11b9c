//! Secondary suppression of linked tables: what is hidden beside a count until
//! it can move.

use super::super::suppression::Optimality;
use super::alternatives::Width;
use super::{Linked, Proof};

impl Linked<'_> {
    /// Hides groups until a target is protected: one, those of fewest people,
    /// or one after the other.
    pub(super) fn hide_for(&mut self, target: usize) {
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
}
