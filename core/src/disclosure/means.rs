//! Suppression of means, so that the mean of no suppressed group can be worked
//! out by differencing.
//!
//! Sums of scores add up as people do. A hidden mean is open if there are
//! alternative sums that fit every printed mean, at the true numbers of people,
//! and lie far enough apart in it; where none are found, a linear programme in
//! which hidden numbers of people are open too has the last word.

use std::collections::BTreeMap;

use super::attacker::{Attacker, Seen};
use super::linear_program::Linear;
use super::table_system::TableSystem;

/// What is known and printed of the means of some groups.
#[derive(Debug)]
pub(crate) struct Means<'m> {
    pub(crate) system: &'m TableSystem,
    /// How many people are in each finest group, and the sum of their scores.
    pub(crate) finest: &'m [u64],
    pub(crate) sums: &'m [f64],
    /// Whether a group's count is hidden.
    pub(crate) hidden: &'m [bool],
    /// The mean of each group, where it could be printed.
    pub(crate) means: Vec<Option<f64>>,
    /// Where the lower median of a small group is printed: it bounds the mean.
    pub(crate) medians: Vec<Option<f64>>,
    pub(crate) range: (f64, f64),
    /// Half of the last digit that is printed.
    pub(crate) rounding: f64,
    /// The part of the range that a hidden mean stays wide.
    pub(crate) width: f64,
    /// The means that were printed before, and cannot be withheld.
    pub(crate) fixed: &'m [bool],
    /// The finest groups whose mean has to stay hidden: small ones.
    pub(crate) protected: &'m [bool],
    /// Whether groups are linked by their finest groups, and not within one
    /// table alone.
    pub(crate) is_linked: bool,
}

/// Which means are printed, and how narrow those that are not can be made.
#[derive(Debug)]
pub(crate) struct PrintedMeans {
    pub(crate) printed: Vec<bool>,
    /// A part of the range that every hidden mean keeps at least; none if none
    /// is hidden.
    pub(crate) narrowest: Option<f64>,
}

/// By how much alternative sums differ from the true ones, by finest group.
type Shift = Vec<f64>;

/// What is lost by rounding when sums are added up.
const TOLERANCE: f64 = 1e-7;
/// Of more finest groups than this a mean counts as narrow unless those near it
/// show that it is wide: programmes over all of them take too long.
const EXACT: usize = 60;
/// So many finest groups are near another: few first.
const NEAR: [usize; 2] = [10, 36];
/// More means than this are not moved in one programme.
const AT_ONCE: usize = 100;

impl Means<'_> {
    /// Of the smallest groups some means are withheld until every other stays
    /// wide.
    pub(crate) fn printed(&self) -> PrintedMeans {
        let groups = self.system.groups.len();
        let targets: Vec<Vec<usize>> = self
            .system
            .groups
            .iter()
            .cloned()
            .chain((0..self.system.finest).map(|one| vec![one]))
            .collect();
        let people: Vec<u64> = targets
            .iter()
            .map(|members| members.iter().map(|one| self.finest[*one]).sum())
            .collect();
        let mut search = Search {
            printed: self.means.iter().map(Option::is_some).collect(),
            means: self,
            targets,
            people,
            reaches: vec![(0.0, 0.0); self.system.groups.len() + self.system.finest],
            narrow: BTreeMap::new(),
        };
        while let Some(target) = search.first_narrow() {
            let withheld = search.withhold(target);
            if withheld.is_empty() {
                // What was printed before had narrowed it.
                let width = search.exact_width(target);
                search.narrow.insert(target, width);
            }
            for group in withheld {
                search.printed[group] = false;
            }
        }
        let hidden = (0..groups).any(|group| search.is_target(group));
        let narrow = search.narrow.values().copied();
        let narrowest = hidden.then(|| narrow.fold(self.width, f64::min));
        PrintedMeans { printed: search.printed, narrowest }
    }
}

/// The search for alternative sums.
struct Search<'s> {
    means: &'s Means<'s>,
    printed: Vec<bool>,
    /// The groups, then the finest groups, by their finest groups.
    targets: Vec<Vec<usize>>,
    people: Vec<u64>,
    /// How far the sum of each target is known to go down and up: what is
    /// withheld leaves every alternative that there was.
    reaches: Vec<(f64, f64)>,
    /// How wide the means are of which less could not be printed.
    narrow: BTreeMap<usize, f64>,
}

impl Search<'_> {
    fn is_target(&self, target: usize) -> bool {
        let groups = self.printed.len();
        let hidden = self.people[target] > 0;
        match target.checked_sub(groups) {
            None => hidden && !self.printed[target],
            Some(one) => hidden && self.means.is_linked && self.means.protected[one],
        }
    }

    /// How wide the sum of a target must be.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn need(&self, target: usize) -> f64 {
        let (low, high) = self.means.range;
        let n = self.people[target] as f64;
        // One of the group knows an answer, which takes at most one range.
        let own = if n > 1.0 { 1.0 + self.means.width * (n - 1.0) } else { self.means.width };
        (high - low) * own
    }

    fn first_narrow(&mut self) -> Option<usize> {
        let mut open: Vec<usize> = (0..self.targets.len())
            .filter(|target| self.is_target(*target) && !self.narrow.contains_key(target))
            .collect();
        // What is withheld leaves every alternative that there was.
        open.retain(|target| !self.is_wide(*target));
        if open.is_empty() {
            return None;
        }
        let classes = self.classes();
        for target in open.clone() {
            self.swap(target, &classes);
        }
        open.retain(|target| !self.is_wide(*target));
        while !open.is_empty() {
            let before = open.len();
            self.move_together(&open);
            open.retain(|target| !self.is_wide(*target));
            if open.len() == before {
                break;
            }
        }
        open.sort_by_key(|target| (self.people[*target], *target));
        open.into_iter().find(|target| {
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

    fn reach(&self, target: usize) -> (f64, f64) {
        self.reaches[target]
    }

    fn is_wide(&self, target: usize) -> bool {
        let (low, high) = self.reach(target);
        high - low >= self.need(target) - TOLERANCE
    }

    /// How far the sum of a finest group can go down and up within the range.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn room(&self, one: usize) -> (f64, f64) {
        let ((low, high), n) = (self.means.range, self.means.finest[one] as f64);
        let sum = self.means.sums[one].clamp(low * n, high * n);
        (sum - low * n, high * n - sum)
    }

    /// Between which the sum of a group may shift, for who reads what is printed
    /// of it; none if nothing is.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn bounds(&self, group: usize) -> Option<(f64, f64)> {
        if self.printed[group] {
            return Some((0.0, 0.0));
        }
        let median = self.means.medians[group]?;
        let (low, high) = self.means.around(self.people[group], median);
        let sum: f64 = self.targets[group].iter().map(|one| self.means.sums[*one]).sum();
        let n = self.people[group] as f64;
        Some(((low * n - sum).min(0.0), (high * n - sum).max(0.0)))
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
        let room = |one: usize, up: bool| if up { self.room(one).1 } else { self.room(one).0 };
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
        let bounds = (target < self.printed.len()).then(|| self.bounds(target)).flatten();
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
    fn keep(&mut self, shift: Shift) {
        let within = shift.iter().enumerate().all(|(one, by)| {
            let (down, up) = self.room(one);
            (-down - TOLERANCE..=up + TOLERANCE).contains(by)
        });
        let fits = (0..self.printed.len()).all(|group| {
            let Some((low, high)) = self.bounds(group) else { return true };
            let by = self.shift_of(group, &shift);
            let scale = 1.0 + self.room_of(group);
            (low - TOLERANCE * scale..=high + TOLERANCE * scale).contains(&by)
        });
        if within && fits {
            for target in 0..self.targets.len() {
                let by = self.shift_of(target, &shift);
                let (low, high) = &mut self.reaches[target];
                (*low, *high) = (low.min(by), high.max(by));
            }
        }
    }

    fn room_of(&self, target: usize) -> f64 {
        let rooms = self.targets[target].iter().map(|one| self.room(*one));
        rooms.map(|(down, up)| down + up).sum()
    }

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
            let (down, up) = self.room(one);
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
    fn move_together(&mut self, open: &[usize]) {
        let open = &open[..open.len().min(AT_ONCE)];
        for up in [true, false] {
            let (mut linear, variables) = self.movable(|_| true);
            for group in 0..self.printed.len() {
                let terms = self.terms(group, &variables, 1.0);
                let Some((low, high)) = self.bounds(group).filter(|_| !terms.is_empty()) else {
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
                let (low, high) = self.reach(*target);
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

    /// The means of fewest people without which the mean of a target is open.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn withhold(&self, target: usize) -> Vec<usize> {
        let can_be = |group: usize| self.printed[group] && !self.means.fixed[group];
        let (low, high) = self.reach(target);
        let members = &self.targets[target];
        let rooms = members.iter().map(|one| self.room(*one));
        let (down, up) = rooms.fold((0.0, 0.0), |(a, b), (down, up)| (a + down, b + up));
        // A median that is printed of it leaves less room.
        let bounds = (target < self.printed.len()).then(|| self.bounds(target)).flatten();
        let (down, up) = bounds.map_or((down, up), |(low, high)| (down.min(-low), up.min(high)));
        let mut best: Option<(f64, Vec<usize>)> = None;
        for (way, room, there, other) in [(1.0, up, high, -low), (-1.0, down, -low, high)] {
            let wanted = (self.need(target) - other).min(room);
            if wanted <= there + TOLERANCE {
                continue;
            }
            let (mut linear, variables) = self.movable(|group| !can_be(group));
            let (mut sum, mut given) = (Vec::new(), Vec::new());
            for group in 0..self.printed.len() {
                let mut terms = self.terms(group, &variables, 1.0);
                let Some((low, high)) = self.bounds(group).filter(|_| !terms.is_empty()) else {
                    continue;
                };
                if can_be(group) {
                    let (more, fewer) =
                        (linear.variable(0.0, f64::INFINITY), linear.variable(0.0, f64::INFINITY));
                    terms.extend([(more, -1.0), (fewer, 1.0)]);
                    linear.equal(terms, 0.0);
                    let cost = -(self.people[group] as f64);
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
            linear.at_least(self.terms(target, &variables, way), wanted);
            let Some(point) = linear.largest(&sum) else { continue };
            let moved = given.iter().filter(|(_, more, fewer)| point[*more] + point[*fewer] > 1e-6);
            let groups: Vec<usize> = moved.map(|(group, ..)| *group).collect();
            let cost = groups.iter().map(|group| self.people[*group] as f64).sum();
            if !groups.is_empty() && best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, groups));
            }
        }
        if let Some((_, groups)) = best {
            return groups;
        }
        // One after the other, those of fewest people first.
        let groups = (0..self.printed.len()).filter(|group| can_be(*group));
        groups.min_by_key(|group| (self.people[*group], *group)).into_iter().collect()
    }

    /// How wide the mean of a target is at least, if only some finest groups near
    /// it may be otherwise than they are, hidden numbers of people too.
    fn width_near(&self, target: usize, most: usize) -> f64 {
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
            let (people, sum) = self.of_finest(inside.iter().map(|one| near[*one]));
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

    fn of_finest(&self, finest: impl Iterator<Item = usize>) -> (u64, f64) {
        finest.fold((0, 0.0), |(people, sum), one| {
            (people + self.means.finest[one], sum + self.means.sums[one])
        })
    }

    /// How wide the mean of a target is, hidden numbers of people open too; the
    /// tolerance of the solver is on the side of the reader.
    fn exact_width(&self, target: usize) -> f64 {
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

impl Means<'_> {
    /// Between which a mean lies that is printed rounded.
    fn rounded(&self, mean: f64) -> (f64, f64) {
        let (low, high) = self.range;
        ((mean - self.rounding).max(low), (mean + self.rounding).min(high))
    }

    /// Between which means the lower median leaves room.
    #[expect(clippy::cast_precision_loss, reason = "few people")]
    fn around(&self, people: u64, median: f64) -> (f64, f64) {
        let (low, high) = self.range;
        let below = people.div_ceil(2) as f64;
        let (above, n) = (people as f64 - below, people as f64);
        // The person at the median is among those at it or below.
        let least = ((below - 1.0) * low + (above + 1.0) * median) / n;
        let most = (below * median + above * high) / n;
        ((least - self.rounding).max(low), (most + self.rounding).min(high))
    }
}

#[expect(clippy::cast_precision_loss, reason = "people")]
fn float(people: u64) -> f64 {
    people as f64
}
