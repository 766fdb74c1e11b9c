//! Secondary suppression of means: the search for alternative sums, and for what
//! to suppress where there are none.

use std::collections::BTreeMap;

use super::super::moves::{Known, Moves, ORDERS};
use super::network::{Limits, Network};
use super::{MOVED, Means, TOLERANCE, float};

/// By how much alternative sums differ from the true ones, by finest group.
type Shift = Vec<f64>;

/// So many finest groups are near another: few first.
const NEAR: [usize; 2] = [10, 36];

/// Programmes over all finest groups are solved for so many at most.
const SOLVED: usize = 400;
/// Into so many parts the range is divided where sums are shifted in whole ones.
const PARTS: f64 = 1e6;

/// The search for alternative sums.
pub(super) struct Search<'s> {
    pub(super) means: &'s Means<'s>,
    /// The sums as a circulation, if they are one.
    pub(super) network: Option<Network>,
    pub(super) printed: Vec<bool>,
    /// The groups, then the finest groups, by their finest groups.
    pub(super) targets: Vec<Vec<usize>>,
    /// The targets that hold each finest group.
    of_finest: Vec<Vec<usize>>,
    pub(super) people: Vec<u64>,
    /// How far the sum of each target is known to go down and up: what is
    /// withheld leaves every alternative that there was.
    pub(super) reaches: Vec<(f64, f64)>,
    /// How far the sum of each finest group can go down and up.
    pub(super) rooms: Vec<(f64, f64)>,
    /// Between which the sum of each group may shift for who reads what is printed
    /// of it; none if nothing is.
    pub(super) bounds: Vec<Option<(f64, f64)>>,
    /// How wide the means are of which less could not be printed.
    pub(super) narrow: BTreeMap<usize, f64>,
}

impl<'s> Search<'s> {
    pub(super) fn new(means: &'s Means<'s>) -> Self {
        let system = means.system;
        let finest = (0..system.finest).map(|one| vec![one]);
        let targets: Vec<Vec<usize>> = system.groups.iter().cloned().chain(finest).collect();
        let mut of_finest = vec![Vec::new(); system.finest];
        for (target, members) in targets.iter().enumerate() {
            members.iter().for_each(|one| of_finest[*one].push(target));
        }
        let is_known =
            |group: usize| means.means[group].is_some() || means.medians[group].is_some();
        let bounds = |group: usize| match means.means[group] {
            Some(_) => Some((0.0, 0.0)),
            None => means.median_bounds(group),
        };
        Self {
            means,
            network: Network::of(system, is_known),
            printed: means.means.iter().map(Option::is_some).collect(),
            people: targets.iter().map(|members| means.of_finest(members).0).collect(),
            reaches: vec![(0.0, 0.0); targets.len()],
            rooms: (0..system.finest).map(|one| means.room(one)).collect(),
            bounds: (0..system.groups.len()).map(bounds).collect(),
            narrow: BTreeMap::new(),
            of_finest,
            targets,
        }
    }

    /// Withholds what narrows a target.
    pub(super) fn open(&mut self, target: usize) {
        if !self.is_small() && self.withhold_near(target) {
            return;
        }
        let withheld = self.withhold(target);
        if withheld.is_empty() {
            // What was printed before had narrowed it.
            let width = self.exact_width(target);
            self.narrow.insert(target, width);
        }
        for group in withheld {
            self.set_printed(group, false);
        }
    }

    /// A part of the range that every hidden mean keeps at least; none if none is
    /// hidden.
    pub(super) fn narrowest(&self) -> Option<f64> {
        let hidden = (0..self.printed.len()).any(|group| self.is_target(group));
        let narrow = self.narrow.values().copied();
        hidden.then(|| narrow.fold(self.means.width, f64::min))
    }

    fn is_target(&self, target: usize) -> bool {
        let groups = self.printed.len();
        let hidden = self.people[target] > 0;
        match target.checked_sub(groups) {
            None => hidden && !self.printed[target],
            Some(one) => hidden && self.means.is_linked && self.means.protected[one],
        }
    }

    /// How wide the sum of a target must be.
    pub(super) fn need(&self, target: usize) -> f64 {
        let (low, high) = self.means.range;
        let n = float(self.people[target]);
        // One of the group knows an answer, which takes at most one range.
        let own = if n > 1.0 { 1.0 + self.means.width * (n - 1.0) } else { self.means.width };
        (high - low) * own
    }

    /// The smallest target that is not wide.
    pub(super) fn first_narrow(&mut self) -> Option<usize> {
        let mut open: Vec<usize> = (0..self.targets.len())
            .filter(|target| self.is_target(*target) && !self.narrow.contains_key(target))
            .collect();
        // What is withheld leaves every alternative that there was.
        open.retain(|target| !self.is_wide(*target));
        let others = open.iter().copied().filter(|target| !self.is_edge(*target));
        self.move_many(others.collect());
        open.sort_by_key(|target| (self.people[*target], *target));
        let mut moves = (self.means.is_linked && !self.is_small()).then(|| self.moves());
        open.into_iter().find(|target| {
            self.flow(*target);
            if let Some(moves) = &mut moves {
                self.walk(moves, *target);
            }
            if self.is_wide(*target) {
                return false;
            }
            let near = NEAR.iter().map(|most| self.width_near(*target, *most));
            let near = near.into_iter().find(|width| *width >= self.means.width);
            let width = near.unwrap_or_else(|| self.exact_width(*target));
            let is_wide = width >= self.means.width;
            if is_wide {
                self.narrow.insert(*target, width);
            }
            !is_wide
        })
    }

    fn is_edge(&self, target: usize) -> bool {
        self.network.as_ref().is_some_and(|network| network.tells_of(target))
    }

    /// Moves a mean along the network: up, then down.
    fn flow(&mut self, target: usize) {
        for up in [true, false] {
            if self.is_wide(target) {
                return;
            }
            let (low, high) = self.reaches[target];
            let wanted = self.need(target) - if up { -low } else { high };
            let network = self.network.as_ref();
            let limits = |group| self.limits(group, false);
            let shift = network.and_then(|network| network.shifted(target, up, wanted, limits));
            if let Some(shift) = shift {
                self.keep(shift);
            }
        }
    }

    /// The means of fewest people without which that of a target is open.
    fn withhold(&self, target: usize) -> Vec<usize> {
        let (low, high) = self.reaches[target];
        let rooms = self.targets[target].iter().map(|one| self.rooms[*one]);
        let (down, up) = rooms.fold((0.0, 0.0), |(a, b), (down, up)| (a + down, b + up));
        // A median that is printed of it leaves less room.
        let bounds = self.bounds.get(target).copied().flatten();
        let (down, up) = bounds.map_or((down, up), |(low, high)| (down.min(-low), up.min(high)));
        let ways = [(true, up, high, -low), (false, down, -low, high)];
        let given = ways.into_iter().filter_map(|(up, room, there, other)| {
            let wanted = (self.need(target) - other).min(room);
            let is_open = wanted <= there + TOLERANCE;
            let given = (!is_open).then(|| self.given(target, up, wanted))??;
            let cost: u64 = given.iter().map(|group| self.people[*group]).sum();
            (!given.is_empty()).then_some((cost, given))
        });
        if let Some((_, given)) = given.min_by_key(|(cost, _)| *cost) {
            return given;
        }
        // One after the other, those that hold part of it first, then those of
        // fewest people.
        let is_apart = |group: usize| {
            let members = &self.targets[group];
            self.targets[target].iter().all(|one| members.binary_search(one).is_err())
        };
        let groups = (0..self.printed.len()).filter(|group| self.can_be_withheld(*group));
        let first = groups.min_by_key(|group| (is_apart(*group), self.people[*group], *group));
        first.into_iter().collect()
    }

    pub(super) fn can_be_withheld(&self, group: usize) -> bool {
        self.printed[group] && !self.means.fixed[group]
    }

    /// The means of fewest people without which the sum of a target goes as far
    /// as is wanted.
    fn given(&self, target: usize, up: bool, wanted: f64) -> Option<Vec<usize>> {
        let Some(network) = self.network.as_ref().filter(|network| network.tells_of(target)) else {
            return self.given_by_programme(target, up, wanted);
        };
        let limits = |group| self.limits(group, self.can_be_withheld(group));
        let shift = network.shifted(target, up, wanted, limits)?;
        if self.shift_of(target, &shift).abs() < wanted - MOVED {
            return None;
        }
        let moved = |group: &usize| {
            self.can_be_withheld(*group) && self.shift_of(*group, &shift).abs() > MOVED
        };
        Some((0..self.printed.len()).filter(moved).collect())
    }

    /// How far the sum of a group can go, and what a unit costs if its mean can
    /// be withheld for it.
    fn limits(&self, group: usize, can_be_withheld: bool) -> Limits {
        let (down, up) = match self.targets[group][..] {
            [one] => self.rooms[one],
            _ => (f64::INFINITY, f64::INFINITY),
        };
        if can_be_withheld {
            return Limits { low: -down, high: up, cost: float(self.people[group]) };
        }
        let (low, high) = self.bounds[group].unwrap_or((-down, up));
        Limits { low: low.max(-down), high: high.min(up), cost: 0.0 }
    }

    /// Moves the means that are not those of edges.
    fn move_many(&mut self, mut open: Vec<usize>) {
        if open.is_empty() {
            return;
        }
        let classes = self.classes();
        for target in open.clone() {
            self.swap(target, &classes);
        }
        open.retain(|target| !self.is_wide(*target));
        if !self.is_small() {
            return;
        }
        let mut moves = self.moves();
        open.retain(|target| !self.walk(&mut moves, *target));
        while !open.is_empty() {
            let before = open.len();
            self.move_together(&open);
            open.retain(|target| !self.is_wide(*target));
            if open.len() == before {
                break;
            }
        }
    }

    pub(super) fn is_small(&self) -> bool {
        self.means.system.finest <= SOLVED
    }

    /// The moves that leave the printed means as they are, in whole parts of the
    /// range.
    fn moves(&self) -> Moves {
        let groups = self.means.system.groups.iter().enumerate();
        let sums: Vec<(&[usize], Known)> =
            groups.map(|(group, members)| (&members[..], self.known(group))).collect();
        let rooms = self.rooms.iter();
        let finest = rooms.map(|(down, up)| (-self.parts(*down), self.parts(*up)));
        Moves::new(finest.collect(), &sums)
    }

    fn known(&self, group: usize) -> Known {
        match self.bounds[group] {
            Some(_) if self.printed[group] => Known::Printed,
            Some((low, high)) => Known::Within(-self.parts(-low), self.parts(high)),
            None => Known::Nothing,
        }
    }

    fn set_printed(&mut self, group: usize, printed: bool) {
        self.printed[group] = printed;
        self.bounds[group] =
            if printed { Some((0.0, 0.0)) } else { self.means.median_bounds(group) };
    }

    /// Withholds a mean with which that of a target moves: of the groups that
    /// share people with it or add up to something with it, the smallest; all of
    /// these, if one is not enough. Whether there is any.
    fn withhold_near(&mut self, target: usize) -> bool {
        let sums = self.means.system.table_sums();
        let with = sums.iter().filter(|sum| sum.parts.contains(&target));
        let beside: Vec<usize> = with.flat_map(|sum| sum.parts.iter().copied()).collect();
        let members = &self.targets[target];
        let is_near = |group: &usize| {
            let shares = self.targets[*group].iter().any(|one| members.binary_search(one).is_ok());
            self.can_be_withheld(*group) && (shares || beside.contains(group))
        };
        let mut near: Vec<usize> = (0..self.printed.len()).filter(is_near).collect();
        near.sort_by_key(|group| (self.people[*group], *group));
        let mut moves = self.moves();
        let one = near.iter().any(|group| {
            let group = *group;
            let reaches = self.reaches.clone();
            self.set_printed(group, false);
            moves.know(group, self.known(group));
            let is_wide = self.walk(&mut moves, target);
            if !is_wide {
                self.set_printed(group, true);
                moves.know(group, Known::Printed);
                self.reaches = reaches;
            }
            is_wide
        });
        if !one {
            near.iter().for_each(|group| self.set_printed(*group, false));
        }
        !near.is_empty()
    }

    /// A sum of scores in whole parts of the range, no more than it is.
    #[expect(clippy::cast_possible_truncation, reason = "cut to the largest")]
    fn parts(&self, sum: f64) -> i64 {
        let (low, high) = self.means.range;
        (sum / (high - low) * PARTS).floor() as i64
    }

    /// Moves a mean along the moves: up, then down.
    #[expect(clippy::cast_precision_loss, reason = "sums are compared with a tolerance")]
    fn walk(&mut self, moves: &mut Moves, target: usize) -> bool {
        let (from, to) = self.means.range;
        for way in [1, -1] {
            if self.is_wide(target) {
                break;
            }
            let (low, high) = self.reaches[target];
            let wanted = self.need(target) - if way > 0 { -low } else { high };
            let wanted = self.parts(wanted).saturating_add(1);
            let walk = moves.walk(&self.targets[target], way, wanted, ORDERS[0]);
            let shift = walk.shifts.iter().map(|by| *by as f64 / PARTS * (to - from));
            self.keep(shift.collect());
        }
        self.is_wide(target)
    }

    fn swap(&mut self, target: usize, classes: &[Option<usize>]) {
        for up in [true, false] {
            if !self.is_wide(target) {
                let shift = self.swapped(target, classes, up);
                self.keep(shift);
            }
        }
    }

    fn shift_of(&self, target: usize, shift: &Shift) -> f64 {
        self.targets[target].iter().map(|one| shift[*one]).sum()
    }

    fn is_wide(&self, target: usize) -> bool {
        let (low, high) = self.reaches[target];
        high - low >= self.need(target) - TOLERANCE
    }

    /// The groups with a printed mean that hold each finest group, numbered:
    /// finest groups with one number can exchange unseen. None for those without
    /// such a group.
    fn classes(&self) -> Vec<Option<usize>> {
        let mut of_finest = vec![Vec::new(); self.means.system.finest];
        for (group, members) in self.means.system.groups.iter().enumerate() {
            if self.printed[group] {
                members.iter().for_each(|one| of_finest[*one].push(group));
            }
        }
        let mut numbers = BTreeMap::new();
        let class = |groups: Vec<usize>| {
            let next = numbers.len();
            (!groups.is_empty()).then(|| *numbers.entry(groups).or_insert(next))
        };
        of_finest.into_iter().map(class).collect()
    }

    /// As far as a target goes if finest groups exchange with others of their
    /// class.
    fn swapped(&self, target: usize, classes: &[Option<usize>], up: bool) -> Shift {
        let mut shift = vec![0.0; self.means.system.finest];
        let is_inside = |one: usize| self.targets[target].binary_search(&one).is_ok();
        let room = |one: usize, up: bool| if up { self.rooms[one].1 } else { self.rooms[one].0 };
        let sign = if up { 1.0 } else { -1.0 };
        let mut of_class: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for (one, class) in classes.iter().enumerate() {
            let Some(class) = class else { continue };
            let (inside, outside) = of_class.entry(*class).or_default();
            if is_inside(one) {
                *inside += room(one, up);
            } else {
                *outside += room(one, !up);
            }
        }
        // Not further than a median that is printed of it allows.
        let free = (0..classes.len()).filter(|one| classes[*one].is_none() && is_inside(*one));
        let all: f64 = free.map(|one| room(one, up)).sum::<f64>()
            + of_class.values().map(|(inside, outside)| inside.min(*outside)).sum::<f64>();
        let bounds = self.bounds.get(target).copied().flatten();
        let most = bounds.map_or(all, |(low, high)| if up { high } else { -low });
        let scale = if all > most { most / all } else { 1.0 };
        let sign = sign * scale;
        for (one, class) in classes.iter().enumerate() {
            shift[one] = match class {
                None if is_inside(one) => sign * room(one, up),
                None => 0.0,
                Some(class) => {
                    let (inside, outside) = of_class[class];
                    let moved = inside.min(outside);
                    let part =
                        |room: f64, all: f64| if all > 0.0 { room * moved / all } else { 0.0 };
                    if is_inside(one) {
                        sign * part(room(one, up), inside)
                    } else {
                        -sign * part(room(one, !up), outside)
                    }
                }
            };
        }
        shift
    }

    /// Keeps alternative sums if they fit what is printed.
    pub(super) fn keep(&mut self, shift: Shift) {
        let moved = shift.iter().enumerate().filter(|(_, by)| **by != 0.0);
        let mut shifts: BTreeMap<usize, f64> = BTreeMap::new();
        for (one, by) in moved {
            let (down, up) = self.rooms[one];
            if !(-down - TOLERANCE..=up + TOLERANCE).contains(by) {
                return;
            }
            for target in &self.of_finest[one] {
                *shifts.entry(*target).or_default() += by;
            }
        }
        let fits = shifts.range(..self.printed.len()).all(|(group, by)| {
            let Some((low, high)) = self.bounds[*group] else { return true };
            let scale = 1.0 + self.room_of(*group);
            (low - TOLERANCE * scale..=high + TOLERANCE * scale).contains(by)
        });
        if fits {
            for (target, by) in shifts {
                let (low, high) = &mut self.reaches[target];
                (*low, *high) = (low.min(by), high.max(by));
            }
        }
    }

    fn room_of(&self, target: usize) -> f64 {
        let rooms = self.targets[target].iter().map(|one| self.rooms[*one]);
        rooms.map(|(down, up)| down + up).sum()
    }
}
