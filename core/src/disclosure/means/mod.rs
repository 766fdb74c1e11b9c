//! Suppression of means, so that the mean of no suppressed group can be worked
//! out by differencing.
//!
//! Sums of scores add up as people do. A hidden mean is open if there are
//! alternative sums that fit every printed mean, at the true numbers of people,
//! and lie far enough apart in it: flows in one table, walks and linear
//! programmes in linked ones. Where none are found, a linear programme in which hidden numbers
//! of people are open too has the last word.

mod network;
mod programmes;
mod search;

use super::table_system::TableSystem;
use search::Search;

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

/// What is lost by rounding when sums are added up.
const TOLERANCE: f64 = 1e-7;
/// A sum that shifts by less stays.
const MOVED: f64 = 1e-6;

impl Means<'_> {
    /// Of the smallest groups some means are withheld until every other stays
    /// wide.
    pub(crate) fn printed(&self) -> PrintedMeans {
        let mut search = Search::new(self);
        while let Some(target) = search.first_narrow() {
            search.open(target);
        }
        PrintedMeans { narrowest: search.narrowest(), printed: search.printed }
    }

    /// How far the sum of a finest group can go down and up within the range.
    fn room(&self, one: usize) -> (f64, f64) {
        let ((low, high), n) = (self.range, float(self.finest[one]));
        let sum = self.sums[one].clamp(low * n, high * n);
        (sum - low * n, high * n - sum)
    }

    /// How many people are in some finest groups, and the sum of their scores.
    fn of_finest<'f>(&self, finest: impl IntoIterator<Item = &'f usize>) -> (u64, f64) {
        finest.into_iter().fold((0, 0.0), |(people, sum), one| {
            (people + self.finest[*one], sum + self.sums[*one])
        })
    }

    /// Between which the sum of a group may shift for who reads its median; none
    /// if that is not printed.
    fn median_bounds(&self, group: usize) -> Option<(f64, f64)> {
        let (people, sum) = self.of_finest(&self.system.groups[group]);
        let (low, high) = self.around(people, self.medians[group]?);
        let n = float(people);
        Some(((low * n - sum).min(0.0), (high * n - sum).max(0.0)))
    }

    /// Between which a mean lies that is printed rounded.
    fn rounded(&self, mean: f64) -> (f64, f64) {
        let (low, high) = self.range;
        ((mean - self.rounding).max(low), (mean + self.rounding).min(high))
    }

    /// Between which means the lower median leaves room.
    fn around(&self, people: u64, median: f64) -> (f64, f64) {
        let (low, high) = self.range;
        let (below, n) = (float(people.div_ceil(2)), float(people));
        let above = n - below;
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
