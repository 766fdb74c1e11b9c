//! Distribution functions and quantiles. Quantiles agree with peers to 10⁻¹²
//! of their value; arguments outside the domain give NaN, so callers check
//! confidence and degrees of freedom first.

use std::f64::consts::SQRT_2;

use statrs::function::erf::erfc_inv;

use super::beta::{Tails, beta, beta_odds, binomial_weight};
use super::real;

/// The quantile of the standard normal distribution, 0 < p < 1.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    -SQRT_2 * erfc_inv(2.0 * p)
}

/// The quantile of Student's t, 0 < p < 1 and `df` > 0.
pub(crate) fn t_quantile(p: f64, df: f64) -> f64 {
    if p < 0.5 {
        return -t_quantile(1.0 - p, df);
    }
    if p <= 0.5 {
        return 0.0;
    }
    (df * beta_odds(2.0 * p - 1.0, 2.0 * (1.0 - p), 0.5, df / 2.0)).sqrt()
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
