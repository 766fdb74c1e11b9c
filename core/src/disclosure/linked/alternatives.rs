//! Alternative counts: whole people who fit everything printed, found by moves
//! or else by integer programmes, and each checked by adding up.

use super::super::moves::{FAR, Known, Moves, ORDERS};
use super::Linked;
use crate::solve::linear_program::Linear;

/// By how much alternative counts differ from the true ones: by target.
pub(super) type Alternative = Vec<i64>;

/// Nodes in which whole numbers are searched for.
const NODES: u64 = 60;

/// What is known of a target's width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// Alternative counts prove that it is protected.
    Wide,
    /// Nothing was found: neither alternatives nor that there are none.
    Open,
    /// No alternative counts protect it.
    Narrow,
}

impl Linked<'_> {
    /// How far each target is known to go below and above its count.
    pub(super) fn reach(&self, target: usize) -> (u64, u64) {
        self.reaches[target]
    }

    pub(super) fn is_wide(&self, target: usize) -> bool {
        self.is_wide_at(target, self.reach(target))
    }

    fn is_wide_at(&self, target: usize, (down, up): (u64, u64)) -> bool {
        let (width, most) = self.needs[target];
        up.saturating_add(down) >= width && self.size(target).saturating_add(up) >= most
    }

    /// By how much more a target must go up for its count to be protected.
    pub(super) fn missing(&self, target: usize) -> u64 {
        let (down, _) = self.reach(target);
        let (width, most) = self.needs[target];
        width.saturating_sub(down).max(most.saturating_sub(self.size(target)))
    }

    /// Keeps the alternative counts in which the finest groups differ by so many
    /// people, if they fit everything printed.
    fn keep(&mut self, finest: &[i64]) {
        let alternative: Alternative = self
            .members
            .iter()
            .map(|members| members.iter().map(|one| finest[*one]).sum())
            .collect();
        if finest.iter().any(|by| *by != 0) && self.fits(&alternative) {
            self.note(alternative);
        }
    }

    pub(super) fn note(&mut self, alternative: Alternative) {
        for (reach, by) in self.reaches.iter_mut().zip(&alternative) {
            *reach = further(*reach, *by);
        }
        self.alternatives.push(alternative);
    }

    /// Whether alternative counts fit everything printed.
    fn fits(&self, alternative: &Alternative) -> bool {
        let (groups, finest) = alternative.split_at(self.people.len());
        let whole = finest
            .iter()
            .zip(self.counts.finest)
            .all(|(by, people)| people.checked_add_signed(*by).is_some());
        let fits = |(group, by): (usize, &i64)| {
            if self.is_printed(group) {
                return *by == 0;
            }
            // Who is in a group knows that somebody is.
            let least = self.people[group].min(1);
            self.people[group].checked_add_signed(*by).is_some_and(|people| people >= least)
        };
        whole && groups.iter().enumerate().all(fits)
    }

    /// The moves that are left by what is printed.
    pub(super) fn moves(&self) -> Moves {
        let mut finest: Vec<(i64, i64)> =
            self.counts.finest.iter().map(|n| (-signed(*n), FAR)).collect();
        for (group, members) in self.system.groups.iter().enumerate() {
            if let ([one], Known::AtLeast(low)) = (&members[..], self.known(group)) {
                finest[*one].0 = finest[*one].0.max(low);
            }
        }
        // That somebody is in a group says nothing where somebody is in a part.
        let mut implied = vec![false; self.people.len()];
        for sum in self.system.table_sums() {
            implied[sum.whole] |= sum.parts.iter().any(|part| self.people[*part] > 0);
        }
        let known = |(group, members): (usize, &'_ Vec<usize>)| {
            let follows = implied[group] || members.len() == 1;
            if follows && !self.is_printed(group) { Known::Nothing } else { self.known(group) }
        };
        let groups = self.system.groups.iter().enumerate();
        let sums: Vec<(&[usize], Known)> =
            groups.map(|(group, members)| (&members[..], known((group, members)))).collect();
        Moves::new(finest, &sums)
    }

    fn known(&self, group: usize) -> Known {
        let people = self.people[group];
        if self.is_printed(group) {
            Known::Printed
        } else {
            Known::AtLeast(signed(people.min(1)) - signed(people))
        }
    }

    /// Hides or prints a group.
    pub(super) fn set_hidden(&mut self, group: usize, hidden: bool) {
        self.found.hidden[group] = hidden;
        self.moves.know(group, self.known(group));
    }

    /// Walks up, down, and up as far as is still missing, in one order after the
    /// other.
    pub(super) fn walk(&mut self, target: usize) -> Width {
        let mut limits = (i64::MAX, i64::MAX);
        for order in ORDERS {
            for way in [1, -1, 1] {
                if self.is_wide(target) {
                    return Width::Wide;
                }
                let wanted = if way > 0 { self.missing(target) } else { self.needs[target].0 };
                let walk = self.moves.walk(&self.members[target], way, signed(wanted), order);
                self.keep(&walk.shifts);
                if walk.furthest {
                    let limit = if way > 0 { &mut limits.1 } else { &mut limits.0 };
                    *limit = walk.reached;
                }
                let limits = (limits.0.unsigned_abs(), limits.1.unsigned_abs());
                if !self.is_wide_at(target, limits) {
                    return Width::Narrow;
                }
            }
        }
        if self.is_wide(target) { Width::Wide } else { Width::Open }
    }

    /// The same by integer programmes.
    pub(super) fn solve(&mut self, target: usize) -> bool {
        for up in [true, false] {
            if !self.is_wide(target) {
                let told = self.all_told();
                let finest = self.furthest(target, up, &told, |group| self.is_printed(group));
                finest.into_iter().for_each(|finest| self.keep(&finest));
            }
        }
        self.is_wide(target)
    }

    /// Shifts of the finest groups in which a target is as far away as is wanted,
    /// or as can be.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    pub(super) fn furthest(
        &self,
        target: usize,
        up: bool,
        told: &[bool],
        printed: impl Fn(usize) -> bool,
    ) -> Option<Vec<i64>> {
        let mut linear = self.system_of(told, printed);
        let way = if up { 1.0 } else { -1.0 };
        let wanted = if up { self.missing(target) } else { self.needs[target].0 };
        let bound = self.terms(target, -way);
        linear.at_least(bound, -(self.size(target) as f64 * way) - wanted as f64);
        let sum = self.terms(target, way);
        // A point of the relaxation may be whole already.
        let point = linear.largest(&sum)?;
        self.whole(&point).or_else(|| {
            let point = linear.into_whole_numbers(NODES).largest(&sum)?;
            self.whole(&point)
        })
    }

    /// What alternative counts must meet, as numbers of people by finest group:
    /// the first variables are these.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    pub(super) fn system_of(&self, told: &[bool], printed: impl Fn(usize) -> bool) -> Linear {
        let mut linear = Linear::default();
        let most = self.counts.k.saturating_mul(2);
        for people in self.counts.finest {
            linear.variable(0.0, people.saturating_add(most) as f64);
        }
        for (group, told) in told.iter().enumerate() {
            let terms = self.terms(group, 1.0);
            if printed(group) {
                linear.equal(terms, self.people[group] as f64);
            } else if *told && self.people[group] > 0 {
                linear.at_least(terms, 1.0);
            }
        }
        linear
    }

    pub(super) fn terms(&self, target: usize, factor: f64) -> Vec<(usize, f64)> {
        self.members[target].iter().map(|one| (*one, factor)).collect()
    }

    /// The shifts of a point, if they are whole.
    fn whole(&self, point: &[f64]) -> Option<Vec<i64>> {
        let shift = |(value, people): (&f64, &u64)| {
            #[expect(clippy::cast_possible_truncation, reason = "bounded by people")]
            let rounded = value.round() as i64;
            ((value - value.round()).abs() <= 1e-6).then(|| rounded - signed(*people))
        };
        point.iter().zip(self.counts.finest).map(shift).collect()
    }
}

/// How far down and up a count goes if it also goes so far.
fn further((down, up): (u64, u64), by: i64) -> (u64, u64) {
    let far = by.unsigned_abs();
    if by < 0 { (down.max(far), up) } else { (down, up.max(far)) }
}

fn signed(people: u64) -> i64 {
    i64::try_from(people).unwrap_or(i64::MAX)
}
