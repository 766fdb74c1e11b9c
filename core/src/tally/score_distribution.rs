//! Score distribution of a group, and the quantiles and means read from it.

use crate::value::ratio::Ratio;

use super::count::{Count, Weighting};

/// The scores that somebody has, in order, each with its rows.
#[derive(Debug, Clone)]
pub(crate) struct Distribution {
    weighting: Weighting,
    scores: Vec<(f64, Count)>,
    total: Count,
}

/// Sums of w(y - m) and of w²(y - m)² over the rows of a stratum, in units of
/// the weights.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Residuals {
    pub(crate) n: u64,
    pub(crate) sum: f64,
    pub(crate) squares: f64,
}

impl Distribution {
    pub(crate) fn new(weighting: Weighting, entries: Vec<(Ratio, Count)>) -> Self {
        let mut total = Count::default();
        entries.iter().for_each(|(_, count)| total += *count);
        let scores = entries.into_iter().map(|(score, count)| (score.to_f64(), count)).collect();
        Self { weighting, scores, total }
    }

    /// The rows that have a score.
    pub(crate) fn total(&self) -> Count {
        self.total
    }

    /// The mean: Σwy / Σw.
    pub(crate) fn mean(&self) -> Option<f64> {
        let weight = float(self.total.weight);
        let sum = sum(self.scores.iter().map(|(score, count)| score * float(count.weight)));
        (weight > 0.0).then(|| sum / weight)
    }

    /// The standard deviation with the divisor n - 1; with survey weights that
    /// of the weighted distribution, times √(n / (n - 1)).
    pub(crate) fn deviation(&self) -> Option<f64> {
        let mean = self.mean().filter(|_| self.total.n > 1)?;
        let squares =
            self.scores.iter().map(|(score, count)| (score - mean).powi(2) * float(count.weight));
        let n = self.total.n as f64;
        Some((sum(squares) / float(self.total.weight) * n / (n - 1.0)).sqrt())
    }

    /// Whether everybody has the same score.
    pub(crate) fn is_constant(&self) -> bool {
        self.scores.len() < 2
    }

    /// How many rows have the score that most have.
    pub(crate) fn most_alike(&self) -> Option<u64> {
        self.scores.iter().map(|(_, count)| count.n).max()
    }

    /// What the rows add to the variance of a mean.
    pub(crate) fn residuals(&self, mean: f64) -> Residuals {
        Residuals {
            n: self.total.n,
            sum: sum(self.scores.iter().map(|(score, count)| (score - mean) * float(count.weight))),
            squares: sum(self
                .scores
                .iter()
                .map(|(score, count)| (score - mean).powi(2) * float(count.squared))),
        }
    }

    /// The quantile at `quarters / 4`: type 7 of Hyndman & Fan (1996); with
    /// survey weights the smallest score with at least this part of the weight
    /// at or below it.
    pub(crate) fn quantile(&self, quarters: u64) -> Option<f64> {
        if self.weighting == Weighting::Survey {
            let mut below = 0;
            let mut scores = self.scores.iter();
            let reached = scores.find(|(_, count)| {
                below += count.weight;
                4 * below >= u128::from(quarters) * self.total.weight
            });
            return reached.map(|(score, _)| *score);
        }
        let position = self.total.n.checked_sub(1)? * quarters;
        let (low, part) = (position / 4, position % 4);
        let lower = self.at_rank(low + 1)?;
        if part == 0 {
            return Some(lower);
        }
        let upper = self.at_rank(low + 2)?;
        Some(lower + (upper - lower) * part as f64 / 4.0)
    }

    /// The score of the person at this rank from below, from 1.
    pub(crate) fn at_rank(&self, rank: u64) -> Option<f64> {
        let mut below = 0;
        let mut scores = self.scores.iter();
        let reached = scores.find(|(_, count)| {
            below += count.n;
            below >= rank
        });
        reached.map(|(score, _)| *score)
    }
}

#[expect(clippy::cast_precision_loss, reason = "rounded once")]
pub(crate) fn float(weight: u128) -> f64 {
    weight as f64
}

/// A sum that loses nothing to its order of magnitude (Neumaier 1974).
pub(crate) fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let (mut total, mut lost) = (0.0f64, 0.0f64);
    for value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() {
            (total - next) + value
        } else {
            (value - next) + total
        };
        total = next;
    }
    total + lost
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these values are exact")]
mod tests {
    use super::*;

    fn of(values: &[i128]) -> Distribution {
        let mut entries = std::collections::BTreeMap::new();
        for value in values {
            *entries.entry(Ratio::new(*value, 1).unwrap()).or_insert(Count::default()) +=
                Count::rows(1);
        }
        Distribution::new(Weighting::None, entries.into_iter().collect())
    }

    #[test]
    fn quartiles_are_type_7() {
        // R: quantile(c(1, 2, 4, 8, 16, 32)) and quantile(1:4).
        let six = of(&[1, 2, 4, 8, 16, 32]);
        let quartiles = [0, 1, 2, 3, 4].map(|quarters| six.quantile(quarters).unwrap());
        assert_eq!(quartiles, [1.0, 2.5, 6.0, 14.0, 32.0]);
        let four = of(&[1, 2, 3, 4]);
        assert_eq!([1, 2, 3].map(|q| four.quantile(q).unwrap()), [1.75, 2.5, 3.25]);
        assert_eq!(of(&[]).quantile(2), None);
        assert_eq!(of(&[7]).quantile(3), Some(7.0));
    }

    #[test]
    fn quantiles_with_weights_reach_the_part() {
        let weighted = |weights: &[u128]| {
            let entries = weights.iter().enumerate().map(|(value, weight)| {
                (Ratio::new(value as i128, 1).unwrap(), Count { n: 1, weight: *weight, squared: 0 })
            });
            Distribution::new(Weighting::Survey, entries.collect())
        };
        assert_eq!(weighted(&[1, 1, 1, 1]).quantile(2), Some(1.0), "exactly half is reached");
        assert_eq!(weighted(&[1, 1, 3]).quantile(2), Some(2.0));
    }

    #[test]
    fn spread_needs_two() {
        let two = of(&[1, 3]);
        assert_eq!((two.mean(), two.deviation()), (Some(2.0), Some(2f64.sqrt())));
        let one = of(&[1]);
        assert_eq!((one.mean(), one.deviation()), (Some(1.0), None));
        assert_eq!((of(&[]).mean(), of(&[]).deviation()), (None, None));
    }

    #[test]
    fn sums_keep_what_is_small() {
        assert_eq!(sum([1e100, 1.0, -1e100].into_iter()), 1.0);
    }
}
