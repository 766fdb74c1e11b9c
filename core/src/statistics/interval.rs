//! Confidence intervals.

/// An interval of confidence, ends included, in the unit of its estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Interval {
    /// The lower end.
    pub(crate) low: f64,
    /// The upper end.
    pub(crate) high: f64,
}

/// The probability left in each tail by a confidence strictly between 0 and 1,
/// as 0.025 by 0.95.
pub(crate) fn tail(confidence: f64) -> Option<f64> {
    (confidence > 0.0 && confidence < 1.0).then(|| (1.0 - confidence) / 2.0)
}

/// Whether a probability is no more than a tail; a tie, as of 1/20 with 0.05,
/// is one whatever the last digits are.
pub(crate) fn within(probability: f64, tail: f64) -> bool {
    probability <= tail * (1.0 + 1e-12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_confidence_between_0_and_1_leaves_tails() {
        assert!((tail(0.9).unwrap() - 0.05).abs() < 1e-16);
        for confidence in [0.0, 1.0, -0.5, 95.0, f64::NAN] {
            assert_eq!(tail(confidence), None);
        }
        assert!(tail(0.9).unwrap() < 0.05 && within(0.05, tail(0.9).unwrap()));
        assert!(!within(0.050_000_1, tail(0.9).unwrap()));
    }
}
