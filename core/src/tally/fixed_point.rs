//! Fixed-point values, so that sums of their products are exact and fit.

/// The largest integer that enters a product.
pub(crate) const LARGEST: u32 = i32::MAX as u32;

/// How the values of a scale become integers from 0 to 2^31: by a factor that
/// makes each of them whole, or, where none does, by rounding to 31 bits of
/// the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FixedPoint {
    low: f64,
    factor: f64,
}

impl FixedPoint {
    /// For values from `low` to `high`; `whole`, if known, makes every one of
    /// them an integer.
    pub(crate) fn new(low: f64, high: f64, whole: Option<f64>) -> Self {
        let largest = f64::from(LARGEST);
        let range = (high - low).max(f64::MIN_POSITIVE);
        let factor = whole.filter(|factor| range * factor <= largest);
        Self { low, factor: factor.unwrap_or_else(|| (largest / range).log2().floor().exp2()) }
    }

    /// The integer of a value within the bounds.
    #[expect(clippy::cast_possible_truncation, reason = "within 0 to 2^31 by construction")]
    #[expect(clippy::cast_sign_loss, reason = "no value lies below the lower bound")]
    pub(crate) fn integer(&self, value: f64) -> u32 {
        // A float cast saturates, so that no value is out of reach.
        ((value - self.low) * self.factor).round() as u32
    }
}

/// By how many bits integers up to this one are shortened to fit.
pub(crate) fn shift(largest: u128) -> u32 {
    (128 - largest.leading_zeros()).saturating_sub(31)
}

/// The integer without its last bits, rounded half up.
pub(crate) fn shifted(value: i128, shift: u32) -> i32 {
    let half = if shift == 0 { 0 } else { 1i128 << (shift - 1) };
    i32::try_from((value + half) >> shift).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_values_stay_whole() {
        let fixed = FixedPoint::new(0.0, 100.0, Some(240.0));
        assert_eq!(fixed.integer(100.0 / 3.0 * 0.75), 6000);
        assert_eq!(fixed.integer(100.0), 24_000);
        let raw = FixedPoint::new(-3.0, 4.0, Some(60.0));
        assert_eq!((raw.integer(-3.0), raw.integer(0.25)), (0, 195));
    }

    #[test]
    fn others_keep_31_bits() {
        let fixed = FixedPoint::new(0.0, 1.0, Some(1e12));
        assert_eq!(fixed.integer(0.5), 1 << 29);
        assert!(fixed.integer(1.0) <= LARGEST);
        assert!(fixed.integer(1.0) >= 1 << 30);
    }

    #[test]
    fn bits_are_dropped_only_where_there_are_too_many() {
        assert_eq!((shift(5), shift((1 << 31) - 1), shift(1 << 31)), (0, 0, 1));
        assert_eq!((shifted(5, 0), shifted(5, 1), shifted(-5, 1)), (5, 3, -2));
    }
}
