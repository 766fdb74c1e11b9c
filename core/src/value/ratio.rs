//! Exact ratios. A score is a quotient of integers until the last step, which
//! rounds once, to the nearest double: so its bits depend on nothing else.

use std::cmp::Ordering;

/// A quotient of integers with a positive denominator, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

/// The largest integer below which every integer is a double.
const EXACT: u128 = 1 << f64::MANTISSA_DIGITS;

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// The quotient, or nothing for a denominator that is not positive.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?;
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// The numerator, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator, in lowest terms; positive.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The sum, or nothing if it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let common = lcm(self.denominator.unsigned_abs(), other.denominator.unsigned_abs())?;
        let common = i128::try_from(common).ok()?;
        let left = self.numerator.checked_mul(common / self.denominator)?;
        let right = other.numerator.checked_mul(common / other.denominator)?;
        Self::new(left.checked_add(right)?, common)
    }

    /// The product with a quotient, or nothing if it does not fit.
    #[must_use]
    pub fn checked_mul(self, numerator: i128, denominator: i128) -> Option<Self> {
        let factor = Self::new(numerator, denominator)?;
        // Reducing crosswise first keeps the factors small.
        let left = Self::new(self.numerator, factor.denominator)?;
        let right = Self::new(factor.numerator, self.denominator)?;
        Self::new(
            left.numerator.checked_mul(right.numerator)?,
            left.denominator.checked_mul(right.denominator)?,
        )
    }

    /// The nearest double, ties to even: one division where both parts are
    /// doubles, long division otherwise.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "both are checked to be exact")]
    pub fn to_f64(self) -> f64 {
        let (numerator, denominator) =
            (self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        let magnitude = if numerator < EXACT && denominator < EXACT {
            numerator as f64 / denominator as f64
        } else {
            divide(numerator, denominator)
        };
        if self.numerator < 0 { -magnitude } else { magnitude }
    }

    /// The order against `millionths / 1 000 000`, exactly.
    #[must_use]
    pub fn cmp_millionths(self, millionths: i64) -> Ordering {
        let other = Self::new(i128::from(millionths), 1_000_000).unwrap_or(Self::ZERO);
        self.cmp(&other)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The exact order of their values, by continued fractions: no product, so
/// nothing can overflow.
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        loop {
            let (whole_a, whole_b) =
                (a.numerator.div_euclid(a.denominator), b.numerator.div_euclid(b.denominator));
            if whole_a != whole_b {
                return whole_a.cmp(&whole_b);
            }
            let (rest_a, rest_b) =
                (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
            match (rest_a, rest_b) {
                (0, 0) => return Ordering::Equal,
                (0, _) => return Ordering::Less,
                (_, 0) => return Ordering::Greater,
                // x < y exactly when 1/y < 1/x: the sides change places.
                _ => {
                    (a, b) = (
                        Self { numerator: b.denominator, denominator: rest_b },
                        Self { numerator: a.denominator, denominator: rest_a },
                    );
                }
            }
        }
    }
}

/// The greatest common divisor; that of 0 and 0 is 1, so that it can divide.
pub(crate) fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// The least common multiple, or nothing if it does not fit.
pub(crate) fn lcm(a: u128, b: u128) -> Option<u128> {
    (a / gcd(a, b)).checked_mul(b)
}

/// Long division to 55 significant bits and a sticky bit, then one rounding.
#[expect(clippy::cast_precision_loss, reason = "the quotient is rounded to 53 bits by hand")]
fn divide(numerator: u128, denominator: u128) -> f64 {
    if numerator == 0 {
        return 0.0;
    }
    let whole = numerator / denominator;
    let mut rest = numerator % denominator;
    let mut quotient = whole;
    let mut exponent = 0i32;
    while quotient >> 55 == 0 {
        // rest < denominator <= 2^127, so doubling stays within 128 bits.
        rest <<= 1;
        quotient = (quotient << 1) | u128::from(rest >= denominator);
        if rest >= denominator {
            rest -= denominator;
        }
        exponent -= 1;
    }
    let excess = (128 - quotient.leading_zeros()).saturating_sub(53);
    let half = 1u128 << (excess - 1);
    let below = quotient & ((1 << excess) - 1);
    let mut significand = quotient >> excess;
    let tie = below == half && rest == 0;
    if below > half || (below == half && rest > 0) || (tie && significand & 1 == 1) {
        significand += 1;
    }
    let power = exponent + i32::try_from(excess).unwrap_or(0);
    // Both factors are exact and the product is a normal double.
    significand as f64 * 2f64.powi(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn long_division_rounds_as_the_processor_does(
            numerator in 0u64..(1 << 53), denominator in 1u64..(1 << 53),
        ) {
            let long = divide(numerator.into(), denominator.into());
            prop_assert_eq!(long.to_bits(), (numerator as f64 / denominator as f64).to_bits());
        }

        #[test]
        fn lowest_terms_do_not_change_the_double(
            numerator in -1_000_000i128..1_000_000, denominator in 1i128..1_000_000, k in 1i128..1_000_000_000,
        ) {
            let plain = Ratio::new(numerator, denominator).unwrap();
            let scaled = Ratio::new(numerator * k, denominator * k).unwrap();
            prop_assert_eq!(plain, scaled);
            prop_assert_eq!(plain.to_f64().to_bits(), (numerator as f64 / denominator as f64).to_bits());
        }

        #[test]
        fn order_is_that_of_cross_products(
            a in -1000i128..1000, b in 1i128..1000, c in -1000i128..1000, d in 1i128..1000,
        ) {
            let (left, right) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
            prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn sums_are_exact(a in -10_000i128..10_000, b in 1i128..10_000, c in -10_000i128..10_000, d in 1i128..10_000) {
            let sum = Ratio::new(a, b).unwrap().checked_add(Ratio::new(c, d).unwrap()).unwrap();
            prop_assert_eq!(sum, Ratio::new(a * d + c * b, b * d).unwrap());
        }
    }

    #[test]
    fn huge_quotients_round_to_nearest_even() {
        // (2^60 + 1) / 2^60 lies just above 1: the nearest double is 1.
        let near_one = Ratio::new((1 << 60) + 1, 1 << 60).unwrap();
        assert_eq!(near_one.to_f64().to_bits(), 1f64.to_bits());
        // 2^53 + 1 is a tie between two doubles: the even one is 2^53.
        let tie = Ratio::new((1 << 53) + 1, 1).unwrap();
        assert_eq!(tie.to_f64().to_bits(), 9_007_199_254_740_992f64.to_bits());
        let up = Ratio::new((1 << 53) + 3, 1).unwrap();
        assert_eq!(up.to_f64().to_bits(), 9_007_199_254_740_996f64.to_bits());
        let largest = Ratio::new(i128::MAX, 1).unwrap();
        assert_eq!(largest.to_f64().to_bits(), (i128::MAX as f64).to_bits());
        let smallest = Ratio::new(1, i128::MAX).unwrap();
        assert_eq!(smallest.to_f64().to_bits(), (1.0 / i128::MAX as f64).to_bits());
    }

    #[test]
    fn overflow_is_nothing() {
        let big = Ratio::new(i128::MAX, 1).unwrap();
        assert_eq!(big.checked_add(big), None);
        assert_eq!(big.checked_mul(2, 1), None);
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(lcm(u128::MAX, u128::MAX - 1), None);
    }
}
