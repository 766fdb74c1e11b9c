//! Which means are withheld so that the mean of no hidden group can be worked
//! out from the others.

use super::attacker::{Attacker, Seen, Sum};

/// What is known and printed of the means of some groups.
#[derive(Debug)]
pub(crate) struct Means<'m> {
    pub(crate) people: &'m [u64],
    /// Whether a group's count is hidden.
    pub(crate) hidden: &'m [bool],
    /// The mean of each group, where it could be printed.
    pub(crate) means: Vec<Option<f64>>,
    /// Where the lower median of a small group is printed: it bounds the mean.
    pub(crate) medians: Vec<Option<f64>>,
    pub(crate) range: (f64, f64),
    pub(crate) sums: &'m [Sum],
    /// Half of the last digit that is printed.
    pub(crate) rounding: f64,
    /// The part of the range that a hidden mean stays wide.
    pub(crate) width: f64,
    /// The means that were printed before, and cannot be withheld.
    pub(crate) fixed: &'m [bool],
    /// The groups whose mean has to stay hidden if it is not printed.
    pub(crate) protected: &'m [bool],
    /// From this place on groups may be empty for all that is known: no table
    /// tells of them.
    pub(crate) may_be_empty: usize,
}

/// Which means are printed, and how narrow those that are not can be made.
#[derive(Debug)]
pub(crate) struct PrintedMeans {
    pub(crate) printed: Vec<bool>,
    /// A part of the range that every hidden mean keeps at least; none if none
    /// is hidden.
    pub(crate) narrowest: Option<f64>,
}

impl Means<'_> {
    /// Of the smallest groups some means are withheld until every other stays
    /// wide.
    pub(crate) fn printed(&self) -> PrintedMeans {
        let mut printed: Vec<bool> = self.means.iter().map(Option::is_some).collect();
        // What is withheld widens every other: what was wide stays so.
        let mut wide: Vec<Option<f64>> = vec![None; printed.len()];
        while let Some(cell) = self.first_narrow(&printed, &mut wide) {
            let mut candidates: Vec<usize> =
                (0..printed.len()).filter(|other| printed[*other] && !self.fixed[*other]).collect();
            if candidates.is_empty() {
                // What was printed before had narrowed it.
                wide[cell] = Some(self.width(&self.attacker(&printed), cell));
                continue;
            }
            candidates.sort_by_key(|other| (self.people[*other], *other));
            let frees = |other: &&usize| {
                let mut without = printed.clone();
                without[**other] = false;
                self.width(&self.attacker(&without), cell) >= self.width
            };
            let Some(other) = candidates.iter().find(frees).or(candidates.first()) else { break };
            printed[*other] = false;
        }
        let narrowest = wide.into_iter().flatten().min_by(f64::total_cmp);
        PrintedMeans { printed, narrowest }
    }

    fn first_narrow(&self, printed: &[bool], wide: &mut [Option<f64>]) -> Option<usize> {
        let is_hidden = |cell: &usize| !printed[*cell] && self.people[*cell] > 0;
        let hidden = (0..printed.len()).filter(|cell| is_hidden(cell) && self.protected[*cell]);
        if !printed.contains(&true) {
            hidden.for_each(|cell| wide[cell] = Some(1.0));
            return None;
        }
        let attacker = self.attacker(printed);
        let sure = attacker.surely_wide(self.people, self.range, self.width);
        for (cell, wide) in wide.iter_mut().enumerate().filter(|(cell, _)| sure[*cell]) {
            *wide = wide.or(Some(self.width)).filter(|_| !printed[cell]);
        }
        for cell in hidden.filter(|cell| wide[*cell].is_none()).collect::<Vec<_>>() {
            let width = self.width(&attacker, cell);
            if width < self.width {
                return Some(cell);
            }
            wide[cell] = Some(width);
        }
        None
    }

    /// The tolerance of the solver is on the side of the reader.
    fn width(&self, attacker: &Attacker, cell: usize) -> f64 {
        attacker.width(cell, self.range, self.width) + 1e-9
    }

    fn attacker(&self, printed: &[bool]) -> Attacker {
        let (low, high) = self.range;
        let groups = (0..self.people.len()).map(|cell| {
            let mean = match (self.means[cell].filter(|_| printed[cell]), self.medians[cell]) {
                (Some(mean), _) => {
                    Some(((mean - self.rounding).max(low), (mean + self.rounding).min(high)))
                }
                (None, Some(median)) => Some(self.around(self.people[cell], median)),
                (None, None) => None,
            };
            Seen { count: (!self.hidden[cell]).then_some(self.people[cell]), mean }
        });
        let mut attacker = Attacker::new(groups.collect(), self.sums.to_vec());
        let may_be_empty = |cell: &usize| {
            self.hidden[*cell] && (self.people[*cell] == 0 || *cell >= self.may_be_empty)
        };
        for cell in (0..self.people.len()).filter(may_be_empty) {
            attacker = attacker.who_may_find_nobody(cell);
        }
        attacker
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
