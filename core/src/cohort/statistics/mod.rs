//! The mathematics of survey statistics: numbers in, numbers out. Nothing here
//! knows a questionnaire, and what is undefined is `None` or a named status,
//! never a NaN.

mod beta;
pub(crate) mod concordance;
pub(crate) mod covariance;
pub(crate) mod distributions;
pub(crate) mod interval;
pub(crate) mod omega;
pub(crate) mod paired;
pub(crate) mod proportion;
pub(crate) mod ranks;
pub(crate) mod reliability;
pub(crate) mod wilcoxon;

/// A count as a double; exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "no group has 2^53 respondents")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}
