//! Distributions: how many have which value, or one within which band, added up exactly.

use crate::value::ratio::Ratio;

use super::observations::DistributionPart;

/// The bounds of values and how many have one between them: equal where it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Distribution(Vec<(i64, i64, u64)>);

/// What lies between two numbers of millionths: equal where it is known.
pub(super) type Between = (Ratio, Ratio);

impl Distribution {
    pub(super) fn of(parts: &[DistributionPart]) -> Self {
        let part = |part: &DistributionPart| {
            let from = part.from.millionths();
            (from, part.to.map_or(from, |to| to.millionths()), part.count.get())
        };
        Self(parts.iter().map(part).collect())
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
        self.0.sort_unstable();
        self.0.dedup_by(|one, kept| {
            let same = (one.0, one.1) == (kept.0, kept.1);
            if same {
                kept.2 += one.2;
            }
            same
        });
    }

    /// How many there are.
    pub(super) fn n(&self) -> u64 {
        self.0.iter().map(|(_, _, count)| count).sum()
    }

    /// The two middle values: the lower and the upper median. Nothing of none.
    ///
    /// Every value lies between its bounds, so the value of a rank lies between what it would
    /// be if all were as low, and if all were as high as they can be.
    pub(super) fn medians(&self) -> Option<(Between, Between)> {
        let n = self.n();
        let (lower, upper) = (n.checked_sub(1)? / 2, n / 2);
        let of_rank = |rank: u64| {
            let low = at_rank(self.0.iter().map(|(from, _, count)| (*from, *count)), rank)?;
            let high = at_rank(self.0.iter().map(|(_, to, count)| (*to, *count)), rank)?;
            Some((quotient(low.into(), 1)?, quotient(high.into(), 1)?))
        };
        Some((of_rank(lower)?, of_rank(upper)?))
    }

    /// The mean, between what it would be if all were as low and as high as they can be.
    pub(super) fn mean(&self) -> Option<Between> {
        let sum = |bound: fn(&(i64, i64, u64)) -> i64| {
            let terms = self.0.iter().map(|part| i128::from(bound(part)) * i128::from(part.2));
            quotient(terms.sum(), i128::from(self.n()))
        };
        Some((sum(|part| part.0)?, sum(|part| part.1)?))
    }
}

/// So many millionths, divided.
pub(super) fn quotient(millionths: i128, by: i128) -> Option<Ratio> {
    Ratio::new(millionths, by.checked_mul(1_000_000)?)
}

fn at_rank(values: impl Iterator<Item = (i64, u64)>, rank: u64) -> Option<i64> {
    let mut sorted: Vec<(i64, u64)> = values.collect();
    sorted.sort_unstable();
    let mut below = 0;
    sorted.into_iter().find_map(|(value, count)| {
        below += count;
        (rank < below).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(values: &[(i64, i64, u64)]) -> Distribution {
        Distribution(values.iter().map(|(a, b, n)| (a * 1_000_000, b * 1_000_000, *n)).collect())
    }

    #[test]
    fn medians_are_those_of_the_values_written_out() {
        let one = |between: Between| (between.0.to_f64(), between.1.to_f64());
        let medians = |d: &Distribution| d.medians().map(|(a, b)| (one(a), one(b)));
        assert_eq!(medians(&plain(&[])), None);
        assert_eq!(medians(&plain(&[(3, 3, 0)])), None);
        assert_eq!(medians(&plain(&[(7, 7, 3)])), Some(((7.0, 7.0), (7.0, 7.0))));
        assert_eq!(medians(&plain(&[(9, 9, 1), (1, 1, 1)])), Some(((1.0, 1.0), (9.0, 9.0))));
        assert_eq!(medians(&plain(&[(0, 10, 2), (11, 20, 1)])), Some(((0.0, 10.0), (0.0, 10.0))));
        // Bands that cross: the middle one of the lows is 2, of the highs 5.
        assert_eq!(
            medians(&plain(&[(1, 9, 1), (2, 3, 1), (4, 5, 1)])),
            Some(((2.0, 5.0), (2.0, 5.0)))
        );
    }

    #[test]
    fn distributions_add_up_and_keep_the_mean() {
        let mut sum = plain(&[(1, 1, 2), (4, 4, 1)]);
        sum.add(&plain(&[(1, 1, 3), (2, 2, 2)]));
        assert_eq!(sum, plain(&[(1, 1, 5), (2, 2, 2), (4, 4, 1)]));
        assert_eq!(sum.n(), 8);
        let mean = sum.mean().unwrap();
        assert_eq!((mean.0.to_f64(), mean.1.to_f64()), (13.0 / 8.0, 13.0 / 8.0));
        assert_eq!(plain(&[]).mean(), None);
    }
}
