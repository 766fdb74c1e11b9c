//! Confidence intervals of a proportion.

use super::interval::{Interval, tail, within};
use super::probability_distributions::{hypergeometric_tails, normal_quantile};
use super::{first, real};

/// Wilson's interval (1927) without continuity correction (Newcombe 1998), for
/// `successes` of `n`; both may be effective numbers of people, of survey
/// weights. None for nobody.
pub(crate) fn wilson(successes: f64, n: f64, confidence: f64) -> Option<Interval> {
    if n <= 0.0 {
        return None;
    }
    let z = normal_quantile(1.0 - tail(confidence)?);
    let (share, square) = (successes / n, z * z);
    let centre = (share + square / (2.0 * n)) / (1.0 + square / n);
    let spread = share * (1.0 - share) / n + square / (4.0 * n * n);
    let reach = z * spread.max(0.0).sqrt() / (1.0 + square / n);
    // At the ends, centre and reach are the same but for rounding.
    let low = if successes <= 0.0 { 0.0 } else { (centre - reach).max(0.0) };
    let high = if successes >= n { 1.0 } else { (centre + reach).min(1.0) };
    Some(Interval { low, high })
}

/// The interval of a share in a population of known size of which `n` were
/// drawn: the shares that leave more than the tail on either side of what was
/// seen (inverted hypergeometric; Buonaccorsi 1987). None for nobody, or for
/// more people than there are.
pub(crate) fn finite(population: u64, n: u64, successes: u64, confidence: f64) -> Option<Interval> {
    if n == 0 || n > population || successes > n {
        return None;
    }
    let tail = tail(confidence)?;
    // So many of the population there are at least, and at most.
    let (least, most) = (successes, population - (n - successes));
    let seen_or_more = |all: u64| match successes.checked_sub(1) {
        Some(fewer) => hypergeometric_tails(fewer, population, all, n).upper,
        None => 1.0,
    };
    let seen_or_fewer = |all: u64| hypergeometric_tails(successes, population, all, n).lower;
    let low = first(least, most, |all| !within(seen_or_more(all), tail));
    let high = first(low, most, |all| within(seen_or_fewer(all), tail));
    let high =
        if !within(seen_or_fewer(high), tail) { high } else { high.saturating_sub(1).max(low) };
    Some(Interval { low: real(low) / real(population), high: real(high) / real(population) })
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these values are exact")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(interval: Interval, low: f64, high: f64, within: f64) {
        let Interval { low: l, high: h } = interval;
        assert!((l - low).abs() < within && (h - high).abs() < within, "{interval:?}");
    }

    #[test]
    fn published_intervals() {
        // Newcombe (1998), table I.
        close(wilson(81.0, 263.0, 0.95).unwrap(), 0.2553, 0.3662, 5e-5);
        close(wilson(0.0, 20.0, 0.95).unwrap(), 0.0, 0.1611, 5e-5);
        assert_eq!(wilson(0.0, 46.0, 0.95).unwrap().low, 0.0);
        assert_eq!(wilson(46.0, 46.0, 0.95).unwrap().high, 1.0);
        assert_eq!(wilson(0.0, 0.0, 0.95), None);
        close(finite(60, 39, 20, 0.95).unwrap(), 0.4167, 0.6, 5e-5);
        close(finite(39, 39, 20, 0.95).unwrap(), 20.0 / 39.0, 20.0 / 39.0, 1e-15);
        assert_eq!(finite(10, 0, 0, 0.95), None);
        assert_eq!(finite(10, 11, 0, 0.95), None);
    }

    proptest! {
        /// By search through every possible population.
        #[test]
        fn no_other_share_belongs_to_the_interval(population in 1u64..80, n in 1u64..80, x in 0u64..80) {
            let (n, x) = (n.min(population), x.min(n).min(population));
            let x = x.min(n);
            let interval = finite(population, n, x, 0.95).unwrap();
            let likely = |all: u64| {
                let more = if x == 0 { 1.0 } else { hypergeometric_tails(x - 1, population, all, n).upper };
                let fewer = hypergeometric_tails(x, population, all, n).lower;
                !within(more, 0.025) && !within(fewer, 0.025)
            };
            let all: Vec<u64> = (x..=population - (n - x)).filter(|all| likely(*all)).collect();
            let ends = [all[0], all[all.len() - 1]].map(|all| real(all) / real(population));
            prop_assert_eq!([interval.low, interval.high], ends);
        }

        #[test]
        fn the_share_is_within(n in 1u64..1000, x in 0u64..1000) {
            let x = x.min(n);
            let interval = wilson(real(x), real(n), 0.9).unwrap();
            let share = real(x) / real(n);
            prop_assert!(interval.low <= share + 1e-12 && share <= interval.high + 1e-12);
        }
    }
}
