//! The mathematics of survey statistics: numbers in, numbers out. Nothing here
//! knows a questionnaire, and what is undefined is `None` or a named status,
//! never a NaN.

#![cfg_attr(not(feature = "cohort"), allow(dead_code, reason = "only groups use all of it"))]

mod beta;
pub(crate) mod concordance;
pub(crate) mod covariance;
pub(crate) mod internal_consistency;
pub(crate) mod interval;
pub(crate) mod omega;
pub(crate) mod paired;
pub(crate) mod probability_distributions;
pub(crate) mod proportion;
pub(crate) mod ranks;
pub(crate) mod undefined;
pub(crate) mod wilcoxon;

/// A count as a double; exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "no group has 2^53 respondents")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}

/// The smallest number of `low..=high` from which on the condition holds;
/// `high` where it holds for none.
fn first(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = u64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Asserts that a value is the expected one to `precision` of it.
#[cfg(test)]
#[track_caller]
pub(crate) fn close(value: f64, expected: f64, precision: f64) {
    let error = (value - expected).abs();
    let bound = precision * expected.abs();
    assert!(error <= bound, "{value:e} for {expected:e}: off by {error:e}, at most {bound:e}");
}
