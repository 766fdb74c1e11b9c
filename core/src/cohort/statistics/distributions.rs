//! Distribution functions and quantiles. Quantiles agree with peers to 10⁻¹²
//! of their value; arguments outside the domain give NaN, so callers check
//! confidence and degrees of freedom first.

use std::f64::consts::SQRT_2;

use statrs::function::erf::{erfc, erfc_inv};

use super::beta::{Tails, beta, beta_odds, binomial_weight, poisson_weight};
use super::real;

/// P(Z ≤ z) of the standard normal distribution.
pub(crate) fn normal_cdf(z: f64) -> f64 {
    erfc(-z / SQRT_2) / 2.0
}

/// The quantile of the standard normal distribution, 0 < p < 1.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    -SQRT_2 * erfc_inv(2.0 * p)
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
                inside += binomial_weight(a, half, x, y) * half / (a + half);
            }
            k -= 1.0;
        }
        sum
    };
    let sum = sum_from(last) + sum_from(last + 0.5).copysign(delta);
    (normal_cdf(-delta) + sum / 2.0).clamp(0.0, 1.0)
}
