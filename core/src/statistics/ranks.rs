//! Order statistics: distribution-free interval of the median.

use super::interval::{tail, within};
use super::probability_distributions::binomial_cdf;

/// Ranks from below, from 1, between which the median lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranks {
    pub(crate) low: u64,
    pub(crate) high: u64,
    /// The confidence that these ranks give; at least the one asked for.
    pub(crate) coverage: f64,
}

/// Fewer people than this have no interval at 95 %.
const LEAST: u64 = 6;

/// The closest ranks on both sides of the middle that hold the median with at
/// least this confidence (Conover 1999, 3.2); none for fewer than 6 people, or
/// where the lowest and the highest do not suffice.
pub(crate) fn median_ranks(n: u64, confidence: f64) -> Option<Ranks> {
    if n < LEAST {
        return None;
    }
    let outside = |rank: u64| binomial_cdf(rank - 1, n, 0.5);
    let tail = tail(confidence)?;
    // The largest rank with at most the tail below it, between 1 and n / 2.
    let (mut low, mut beyond) = (1, n / 2 + 1);
    if !within(outside(low), tail) {
        return None;
    }
    while beyond - low > 1 {
        let middle = low + (beyond - low) / 2;
        if within(outside(middle), tail) { low = middle } else { beyond = middle }
    }
    Some(Ranks { low, high: n + 1 - low, coverage: 1.0 - 2.0 * outside(low) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_the_tables() {
        // Conover (1999), from qbinom and pbinom of R.
        for (n, low, high, coverage) in [
            (6, 1, 6, 0.96875),
            (12, 3, 10, 0.961_425_781_25),
            (20, 6, 15, 0.958_610_534_7),
            (39, 13, 27, 0.976_266_8),
        ] {
            let ranks = median_ranks(n, 0.95).unwrap();
            assert_eq!((ranks.low, ranks.high), (low, high), "n {n}");
            assert!((ranks.coverage - coverage).abs() < 1e-3, "n {n}: {}", ranks.coverage);
            assert!(ranks.coverage >= 0.95);
        }
        assert_eq!(median_ranks(5, 0.5), None);
        assert_eq!(median_ranks(6, 0.99), None);
    }

    #[test]
    fn millions_take_no_longer() {
        let ranks = median_ranks(1_000_000_000, 0.95).unwrap();
        // About 1.96 √n / 2 on each side.
        assert!(ranks.low.abs_diff(500_000_000 - 30_990) < 20, "{ranks:?}");
    }
}
