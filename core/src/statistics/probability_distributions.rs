//! Distribution functions and quantiles. Quantiles agree with peers to 10⁻¹²
//! of their value; arguments outside the domain give NaN, so callers check
//! confidence and degrees of freedom first.

use std::f64::consts::{SQRT_2, TAU};

use libm::erfc;

use super::beta::{Tails, beta, beta_odds, beta_weight, binomial_weight, poisson_weight};
use super::real;

/// P(Z ≤ z) of the standard normal distribution.
pub(crate) fn normal_cdf(z: f64) -> f64 {
    erfc(-z / SQRT_2) / 2.0
}

/// The quantile of the standard normal distribution, 0 < p < 1, by Newton's
/// method on the logarithm of its distribution function, which is concave.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    const MOST_STEPS: u32 = 100;
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    let mut z = 0.0;
    for _ in 0..MOST_STEPS {
        let reached = normal_cdf(z);
        let density = (-z * z / 2.0).exp() / TAU.sqrt();
        let step = (reached / p).ln() * reached / density;
        z -= step;
        if step.abs() <= 1e-11 {
            break;
        }
    }
    z
}

/// P(T ≤ t) and P(T > t) of Student's t with `df` > 0 degrees of freedom.
pub(crate) fn t_tails(t: f64, df: f64) -> Tails {
    let ratio = t * t / df;
    let outside = beta(df / 2.0, 0.5, (1.0 + ratio).recip(), (1.0 + ratio.recip()).recip());
    let (far, near) = (outside.lower / 2.0, 0.5 + outside.upper / 2.0);
    if t < 0.0 { Tails { lower: far, upper: near } } else { Tails { lower: near, upper: far } }
}

/// P(T ≤ t) of Student's t with `df` > 0 degrees of freedom.
pub(crate) fn t_cdf(t: f64, df: f64) -> f64 {
    t_tails(t, df).lower
}

/// The quantile of Student's t, 0 < p < 1 and `df` > 0.
pub(crate) fn t_quantile(p: f64, df: f64) -> f64 {
    let outside = 2.0 * p.min(1.0 - p);
    if outside >= 1.0 {
        return 0.0;
    }
    (df * beta_odds(1.0 - outside, outside, 0.5, df / 2.0)).sqrt().copysign(p - 0.5)
}

/// The quantile of F, 0 < p < 1, with `d1` > 0 degrees of freedom of the
/// numerator and `d2` > 0 of the denominator.
pub(crate) fn f_quantile(p: f64, d1: f64, d2: f64) -> f64 {
    beta_odds(p, 1.0 - p, d1 / 2.0, d2 / 2.0) * d2 / d1
}

/// P(B ≤ k) and P(B > k), for B successes of `n` draws with probability `p`.
pub(crate) fn binomial_tails(k: u64, n: u64, p: f64) -> Tails {
    if k >= n {
        return Tails { lower: 1.0, upper: 0.0 };
    }
    beta(real(n - k), real(k) + 1.0, 1.0 - p, p)
}

/// P(B ≤ k), for B successes of `n` draws with probability `p`.
pub(crate) fn binomial_cdf(k: u64, n: u64, p: f64) -> f64 {
    binomial_tails(k, n, p).lower
}

/// P(X ≤ k) and P(X > k), for X successes among `n` drawn without replacement
/// from a population that holds `successes`; both at most `population`.
pub(crate) fn hypergeometric_tails(k: u64, population: u64, successes: u64, n: u64) -> Tails {
    if k >= n || k >= successes {
        return Tails { lower: 1.0, upper: 0.0 };
    }
    let failures = population - successes;
    if n - k > failures {
        return Tails { lower: 0.0, upper: 1.0 };
    }
    let above_mean = u128::from(k) * u128::from(population) > u128::from(n) * u128::from(successes);
    if above_mean {
        // X > k exactly when at most n − k − 1 failures are drawn.
        let Tails { lower, upper } = descend(n - k - 1, population, failures, n);
        return Tails { lower: upper, upper: lower };
    }
    descend(k, population, successes, n)
}

/// Sums P(X = k), P(X = k − 1) and so on while they count; k is at most the mean.
fn descend(k: u64, population: u64, successes: u64, n: u64) -> Tails {
    let failures = population - successes;
    let mut term = hypergeometric_weight(k, population, successes, n);
    let (mut lower, mut k) = (0.0, k);
    while term > lower * f64::EPSILON / 4.0 {
        lower += term;
        if k == 0 || n - k >= failures {
            break;
        }
        term *= real(k) * (real(failures - (n - k))) / (real(successes - k + 1) * real(n - k + 1));
        k -= 1;
    }
    Tails { lower, upper: 1.0 - lower }
}

/// P(X = k), as three binomial probabilities (Loader 2000).
fn hypergeometric_weight(k: u64, population: u64, successes: u64, n: u64) -> f64 {
    let (p, q) = (real(n) / real(population), real(population - n) / real(population));
    let binomial = |k: u64, n: u64| binomial_weight(real(k), real(n - k), p, q);
    binomial(k, successes) * binomial(n - k, population - successes) / binomial(n, population)
}

/// P(T ≤ t) of the noncentral t with `df` > 0 and noncentrality `delta`, to an
/// absolute 10⁻¹⁴.
///
/// The series of Guenther (1978) and AS 243 (Lenth 1989), whose two kinds of
/// terms are one where k runs by halves:
/// Φ(−δ) + ½ Σ e^−λ λᵏ / Γ(k+1) · I_x(k + ½, df/2), λ = δ²/2, x = t²/(t² + df);
/// summed around the largest weight as Benton & Krishnamoorthy (2003) do, so
/// that no δ underflows, and from the last term down, where the recurrence of
/// I_x only adds.
pub(crate) fn noncentral_t_cdf(t: f64, df: f64, delta: f64) -> f64 {
    if t < 0.0 {
        return 1.0 - noncentral_t_cdf(-t, df, -delta);
    }
    if delta == 0.0 {
        return t_cdf(t, df);
    }
    let lambda = delta * delta / 2.0;
    let reach = 9.0 * lambda.sqrt() + 40.0;
    let (first, last) = ((lambda - reach).max(0.0).floor(), (lambda + reach).ceil());
    let ratio = t * t / df;
    let (x, y) = ((1.0 + ratio.recip()).recip(), (1.0 + ratio).recip());
    let half = df / 2.0;
    let sum_from = |last: f64| {
        let mut k = last;
        let mut inside = beta(k + 0.5, half, x, y).lower;
        let mut sum = 0.0;
        while k >= first {
            sum += poisson_weight(k, lambda) * inside;
            // I_x(a, b) = I_x(a + 1, b) + x^a y^b / (a B(a, b))
            let a = k - 0.5;
            if a > 0.0 {
                inside += beta_weight(a, half, x, y) / a;
            }
            k -= 1.0;
        }
        sum
    };
    let sum = sum_from(last) + sum_from(last + 0.5).copysign(delta);
    (normal_cdf(-delta) + sum / 2.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::close;
    use proptest::prelude::*;

    // Expected values: mpmath 1.4.1 with 40 digits, which scipy 1.17.1 agrees
    // with; where only scipy is named, mpmath does not converge.

    #[test]
    fn quantiles_of_the_normal() {
        for (p, z) in [
            (1e-10, -6.361_340_902_404_057),
            (0.001, -3.090_232_306_167_813_6),
            (0.025, -1.959_963_984_540_054_3),
            (0.3, -0.524_400_512_708_040_8),
            (0.499, -0.002_506_630_899_571_766),
            (0.6, 0.253_347_103_135_799_7),
            (0.9999, 3.719_016_485_455_708_4),
        ] {
            close(normal_quantile(p), z, 3e-14);
            close(normal_cdf(z), p, 2e-14);
        }
    }

    #[test]
    fn quantiles_of_t() {
        for (p, df, t) in [
            (0.975, 1.0, 12.706_204_736_174_692),
            (0.975, 2.0, 4.302_652_729_749_462),
            (0.975, 29.0, 2.045_229_642_132_704),
            (0.95, 145.0, 1.655_430_251_417_670_9),
            (0.51, 7.0, 0.025_977_941_569_516_9),
            (0.001, 3.0, -10.214_531_852_407_386),
            (0.9995, 1e5, 3.290_624_031_411_913_7),
            (0.975, 1e9, 1.959_963_986_912_325),
            (0.6, 0.7, 0.356_031_365_234_680_3),
        ] {
            close(t_quantile(p, df), t, 2e-14);
        }
    }

    #[test]
    fn quantiles_of_f() {
        for (p, d1, d2, f) in [
            (0.975, 29.0, 174.0, 1.661_538_417_028_812_6),
            (0.025, 29.0, 174.0, 0.536_965_542_527_490_6),
            (0.975, 262.0, 1048.0, 1.204_659_708_058_832_6),
            (0.025, 262.0, 1048.0, 0.820_886_257_805_560_6),
            (0.95, 1.0, 1.0, 161.447_638_797_588_2),
            (0.5, 3.0, 5.0, 0.907_146_219_819_018_7),
            (0.025, 9.0, 9.7, 0.251_175_177_104_782_5),
            (1e-6, 2.0, 30.0, 1.000_000_533_333_700_7e-6),
        ] {
            close(f_quantile(p, d1, d2), f, 5e-15);
        }
        // scipy
        close(f_quantile(0.975, 99_999.0, 399_996.0), 1.009_833_341_731_302_3, 1e-13);
    }

    #[test]
    fn binomial_and_hypergeometric_probabilities() {
        for (k, n, p, expected) in [
            (2, 12, 0.5, 0.019_287_109_375),
            (0, 5, 0.5, 0.031_25),
            (499_500, 1_000_000, 0.5, 0.158_897_345_681_652_76),
            (250_600, 1_000_000, 0.25, 0.917_220_858_385_763_3),
        ] {
            close(binomial_cdf(k, n, p), expected, 1e-13);
        }
        // scipy
        close(binomial_cdf(499_968_378, 1_000_000_000, 0.5), 0.022_754_491_470_346_253, 5e-12);
        for (k, population, successes, n, expected) in [
            (20, 60, 30, 39, 0.705_558_907_053_712_6),
            (3, 20, 8, 7, 0.749_226_006_191_950_5),
            (0, 50, 10, 5, 0.310_562_782_004_568_7),
            (5100, 1_000_000, 100_000, 50_000, 0.937_560_668_715_848_8),
            (4900, 1_000_000, 100_000, 50_000, 0.063_724_997_745_874_16),
        ] {
            close(hypergeometric_tails(k, population, successes, n).lower, expected, 1e-13);
        }
        // Nothing is possible below 10 + 7 − 12, and all is up to 7.
        assert_eq!(hypergeometric_tails(4, 12, 10, 7).lower.to_bits(), 0f64.to_bits());
        assert_eq!(hypergeometric_tails(7, 12, 10, 7).lower.to_bits(), 1f64.to_bits());
    }

    #[test]
    fn probabilities_of_the_noncentral_t() {
        for (t, df, delta, expected) in [
            (2.0, 10.0, 1.0, 0.807_611_562_530_375_2),
            (0.5, 3.0, 2.0, 0.065_478_985_564_616_8),
            (-1.0, 5.0, 1.0, 0.030_807_353_260_750_216),
            (3.0, 1.0, 2.0, 0.524_857_161_733_687_9),
            (10.0, 29.0, 6.0, 0.992_562_928_829_715),
            (40.0, 200.0, 38.0, 0.808_113_708_196_591_2),
            (120.0, 900.0, 118.0, 0.743_354_537_390_575_8),
            (1.5, 24.0, -0.5, 0.973_847_956_296_511),
            (0.0, 8.0, 1.2, 0.115_069_670_221_708_28),
            (2.5, 11.0, 0.3, 0.971_740_105_283_258_3),
        ] {
            close(noncentral_t_cdf(t, df, delta), expected, 2e-13);
        }
    }

    proptest! {
        #[test]
        fn tails_sum_to_one_and_quantiles_invert(p in 1e-6f64..0.999_999, df in 0.5f64..1e6) {
            let tails = t_tails(t_quantile(p, df), df);
            prop_assert!((tails.lower + tails.upper - 1.0).abs() < 1e-15);
            prop_assert!((tails.lower - p).abs() < 1e-13 * p);
            let symmetric = t_quantile(1.0 - p, df) + t_quantile(p, df);
            prop_assert!(symmetric.abs() < 1e-9 * t_quantile(p, df).abs().max(1.0));
        }

        #[test]
        fn the_square_of_t_is_f(p in 0.01f64..0.99, df in 1f64..1e4) {
            let t = t_quantile(0.5 + p / 2.0, df);
            prop_assert!((f_quantile(p, 1.0, df) / (t * t) - 1.0).abs() < 1e-12);
        }

        #[test]
        fn hypergeometric_tails_hold_the_exact_sum(population in 1u64..60, a in 0u64..60, b in 0u64..60, k in 0u64..60) {
            let (successes, n) = (a.min(population), b.min(population));
            let choose = |n: u64, k: u64| (0..k).fold(1.0, |c, i| c * (n.saturating_sub(i)) as f64 / (i + 1) as f64);
            let exact: f64 = (0..=k.min(n)).map(|j| choose(successes, j) * choose(population - successes, n - j)).sum();
            let tails = hypergeometric_tails(k, population, successes, n);
            prop_assert!((tails.lower - exact / choose(population, n)).abs() < 1e-12);
            prop_assert!((tails.lower + tails.upper - 1.0).abs() < 1e-14);
        }

        #[test]
        fn the_noncentral_t_falls_with_delta(t in -5f64..30.0, df in 1f64..300.0, delta in -20f64..20.0) {
            let (here, further) = (noncentral_t_cdf(t, df, delta), noncentral_t_cdf(t, df, delta + 0.1));
            prop_assert!(further <= here + 1e-14);
            prop_assert!((noncentral_t_cdf(-t, df, -delta) + here - 1.0).abs() < 1e-14);
        }
    }
}
