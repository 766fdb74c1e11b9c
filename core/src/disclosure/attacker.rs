//! Independent audit by linear programming: an attacker who sees what is
//! published and knows the rules computes the feasibility interval of what is
//! suppressed.

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;

use super::count_table::CountTable;
use crate::solve::linear_program::Linear;

/// What is printed of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Seen {
    /// How many they are; none if it is hidden.
    pub count: Option<u64>,
    /// What their mean is known to lie between: a mean rounded to 0.1 is known
    /// to 0.05. None if it is hidden.
    pub mean: Option<(f64, f64)>,
}

/// A group that is the sum of others; each is named by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The group that holds the others.
    pub whole: usize,
    /// What it is made of.
    pub parts: Vec<usize>,
}

/// Everything that an attacker holds against the printed tables: what is
/// printed of each group, and which groups add up to which.
///
/// Zeros are printed, so that he takes a hidden count for at least 1.
///
/// ```
/// use boussole_sante::disclosure::{Attacker, CountTable};
/// // Of 36 people 20 and 9 are printed: the rest gives itself away.
/// let table = CountTable::one_way(&[20, 7, 9])?;
/// let seen = Attacker::of_table(&table, &[false, true, false, false])?;
/// assert_eq!(seen.count(1), Some((7.0, 7.0)));
/// let seen = Attacker::of_table(&table, &[false, true, true, false])?;
/// assert_eq!(seen.count(1), Some((1.0, 15.0)));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Attacker {
    groups: Vec<Seen>,
    /// What he knows of how many they are at least.
    least: Vec<u64>,
    sums: Vec<Sum>,
}

impl Attacker {
    /// An attacker who sees these groups, of which some add up to others.
    ///
    /// # Errors
    /// `invalid_option` for a sum of groups that are not among them.
    pub fn new(groups: Vec<Seen>, sums: Vec<Sum>) -> Result<Self, Error> {
        let places = sums.iter().flat_map(|sum| sum.parts.iter().chain([&sum.whole]));
        if let Some(place) = places.max().filter(|place| **place >= groups.len()) {
            let expected = Expected::PlacesOfGroups { count: groups.len() };
            return Err(Error::usage(Code::InvalidOption, expected, place.to_string()));
        }
        Ok(Self::of_groups(groups, sums))
    }

    /// One who sees groups whose sums are known to be sums of these.
    pub(crate) fn of_groups(groups: Vec<Seen>, sums: Vec<Sum>) -> Self {
        let least = vec![1; groups.len()];
        Self { groups, least, sums }
    }

    /// One who sees a table of counts in which some are hidden.
    ///
    /// # Errors
    /// `invalid_option` if it is not said of each count whether it is hidden.
    pub fn of_table(table: &CountTable, hidden: &[bool]) -> Result<Self, Error> {
        if hidden.len() != table.len() {
            let expected = Expected::Counts { count: table.len() };
            return Err(Error::usage(Code::InvalidOption, expected, hidden.len().to_string()));
        }
        let seen = table
            .counts()
            .zip(hidden)
            .map(|(count, hidden)| Seen { count: (!hidden).then_some(count), mean: None });
        Ok(Self::of_groups(seen.collect(), table.sums()))
    }

    /// The same, if he takes a hidden group for possibly empty.
    #[must_use]
    pub fn who_may_find_nobody(mut self, group: usize) -> Self {
        if let Some(least) = self.least.get_mut(group) {
            *least = 0;
        }
        self
    }

    /// Whether he reads the mean of a group.
    #[must_use]
    pub fn prints_mean(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|seen| seen.mean.is_some())
    }

    /// The least and the most people that a group can have, infinite if nothing
    /// bounds it; none if no numbers fit what is printed, and of a group that
    /// there is not.
    #[must_use]
    pub fn count(&self, group: usize) -> Option<(f64, f64)> {
        if let Some(count) = self.groups.get(group)?.count {
            #[expect(clippy::cast_precision_loss, reason = "people")]
            return Some((count as f64, count as f64));
        }
        self.system().extent(&[(group, 1.0)])
    }

    /// What he knows of the counts, a variable for each group.
    fn system(&self) -> Linear {
        let mut system = Linear::default();
        for (seen, least) in self.groups.iter().zip(&self.least) {
            #[expect(clippy::cast_precision_loss, reason = "people")]
            let (low, high) = match seen.count {
                Some(count) => (count as f64, count as f64),
                None => (*least as f64, f64::INFINITY),
            };
            system.variable(low, high);
        }
        for sum in &self.sums {
            let mut terms: Vec<_> = sum.parts.iter().map(|part| (*part, 1.0)).collect();
            terms.push((sum.whole, -1.0));
            system.equal(added(terms), 0.0);
        }
        system
    }

    /// The least and the most that the mean of a group can be on a scale with
    /// this range. If the attacker is in it and gave `own`, the mean of the
    /// others.
    ///
    /// None if no numbers fit what is printed, if there is nobody else, and of a
    /// group that there is not.
    #[must_use]
    pub fn mean(&self, group: usize, range: (f64, f64), own: Option<f64>) -> Option<(f64, f64)> {
        // Numbers are taken relative to the size of the group (Charnes & Cooper
        // 1962): `unit` is what one person counts, sums are from the low end.
        let (low, high) = range;
        let mut system = Linear::default();
        let unit = system.variable(0.0, 1.0);
        let mut people: Vec<(usize, f64)> = Vec::new();
        let mut sums = Vec::new();
        for (seen, least) in self.groups.iter().zip(&self.least) {
            let sum = system.variable(0.0, f64::INFINITY);
            #[expect(clippy::cast_precision_loss, reason = "people")]
            let (n, times) = match seen.count {
                Some(count) => (unit, count as f64),
                None => {
                    let n = system.variable(0.0, f64::INFINITY);
                    system.at_least(vec![(n, 1.0), (unit, -(*least as f64))], 0.0);
                    (n, 1.0)
                }
            };
            let (from, to) = seen.mean.unwrap_or((low, high));
            system.at_least(vec![(sum, 1.0), (n, (low - from) * times)], 0.0);
            system.at_least(vec![(n, (to - low) * times), (sum, -1.0)], 0.0);
            people.push((n, times));
            sums.push((sum, 1.0));
        }
        for sum in &self.sums {
            for numbers in [&people, &sums] {
                let (whole, times) = numbers[sum.whole];
                let mut terms: Vec<_> = sum.parts.iter().map(|part| numbers[*part]).collect();
                terms.push((whole, -times));
                if terms.iter().any(|(variable, _)| *variable != unit) {
                    system.equal(added(terms), 0.0);
                }
            }
        }
        let ((n, times), (sum, _)) = (*people.get(group)?, *sums.get(group)?);
        let extent = match own {
            None => {
                system.equal(vec![(n, times)], 1.0);
                system.extent(&[(sum, 1.0)])
            }
            Some(own) => {
                let own = own - low;
                system.equal(added(vec![(n, times), (unit, -1.0)]), 1.0);
                system.at_least(added(vec![(n, times), (unit, -2.0)]), 0.0);
                let others = [(sum, 1.0), (unit, -own)];
                system.at_least(others.to_vec(), 0.0);
                let room = high - low;
                let most = vec![(n, room * times), (unit, own - room), (sum, -1.0)];
                system.at_least(added(most), 0.0);
                system.extent(&others)
            }
        };
        extent.map(|(least, most)| (low + least, low + most))
    }

    /// How wide the mean of a group stays at least, as a part of the range: for
    /// everybody, and for one of the group who gave the lowest or the highest
    /// and looks for the mean of the others. It is not looked for further than
    /// to be sure that it is at least `enough`.
    pub(crate) fn width(&self, group: usize, range: (f64, f64), enough: f64) -> f64 {
        let part = |(low, high): (f64, f64)| (high - low) / (range.1 - range.0);
        // Where no numbers fit what is printed nothing is shown; where nobody can
        // have given an answer nobody learns from it.
        let Some(of_all) = self.mean(group, range, None).map(part) else { return 0.0 };
        let width = |own| self.mean(group, range, own).map_or(1.0, part);
        #[expect(clippy::cast_precision_loss, reason = "people")]
        let count = self.groups.get(group).and_then(|seen| seen.count).map(|count| count as f64);
        // An answer takes at most one range from the sum.
        if of_all < enough || count.is_some_and(|n| of_all >= enough + (1.0 - enough) / n) {
            return of_all;
        }
        of_all.min(width(Some(range.0))).min(width(Some(range.1)))
    }
}

/// Terms in which each variable stands once.
fn added(terms: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    let mut sums = std::collections::BTreeMap::new();
    for (variable, factor) in terms {
        *sums.entry(variable).or_insert(0.0) += factor;
    }
    sums.into_iter().collect()
}

impl CountTable {
    /// Which counts of the table add up to which.
    #[must_use]
    pub fn sums(&self) -> Vec<Sum> {
        let (rows, columns) = self.shape();
        let cells = rows * columns;
        if columns == 0 {
            return vec![Sum { whole: rows, parts: (0..rows).collect() }];
        }
        let total = cells + rows + columns;
        let of_row = |row: usize| (row * columns..(row + 1) * columns).collect();
        let of_column = |column: usize| (0..rows).map(|row| row * columns + column).collect();
        let mut sums: Vec<Sum> =
            (0..rows).map(|r| Sum { whole: cells + r, parts: of_row(r) }).collect();
        sums.extend((0..columns).map(|c| Sum { whole: cells + rows + c, parts: of_column(c) }));
        sums.push(Sum { whole: total, parts: (cells..cells + rows).collect() });
        sums.push(Sum { whole: total, parts: (cells + rows..total).collect() });
        sums
    }
}
