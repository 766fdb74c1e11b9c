//! The incomplete beta function, on which the t, F, binomial and noncentral t
//! distributions stand.
//!
//! Written here because the usual implementations (`statrs` 0.19) end the
//! continued fraction after 140 terms and take differences of ln Γ: both lose
//! digits as the parameters grow, and a group may have a million respondents.
//! The factor in front is Loader's (2000, *Fast and accurate computation of
//! binomial probabilities*), which has no such differences.

use std::f64::consts::TAU;

/// The probabilities on both sides of a point; each keeps its own precision.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tails {
    /// Up to the point.
    pub(crate) lower: f64,
    /// Beyond the point.
    pub(crate) upper: f64,
}

impl Tails {
    fn swapped(self) -> Self {
        Self { lower: self.upper, upper: self.lower }
    }
}

/// ln Γ(x + 1) less Stirling's (x + ½) ln x − x + ½ ln 2π, for x > 0.
fn stirling_error(mut x: f64) -> f64 {
    let mut error = 0.0;
    while x < 16.0 {
        error += (x + 0.5) * x.recip().ln_1p() - 1.0;
        x += 1.0;
    }
    let s = (x * x).recip();
    let series = 1.0 / 12.0
        - s * (1.0 / 360.0
            - s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * 691.0 / 360_360.0))));
    error + series / x
}

/// x ln(x / mean) + mean − x, by its series where the difference would cancel.
fn deviance(x: f64, mean: f64) -> f64 {
    let difference = x - mean;
    if difference.abs() >= 0.1 * (x + mean) {
        return x * (x / mean).ln() - difference;
    }
    let v = difference / (x + mean);
    let mut term = 2.0 * x * v;
    let mut sum = difference * v;
    // v² < 0.01: ten terms leave less than 10⁻²⁰ of the first.
    for j in 1..=10 {
        term *= v * v;
        sum += term / f64::from(2 * j + 1);
    }
    sum
}

/// λᵏ e^−λ / Γ(k + 1) for real k ≥ 0 and λ > 0.
pub(super) fn poisson_weight(k: f64, lambda: f64) -> f64 {
    if k == 0.0 {
        return (-lambda).exp();
    }
    (-stirling_error(k) - deviance(k, lambda)).exp() / (TAU * k).sqrt()
}

/// pᵏ qˡ Γ(k + l + 1) / (Γ(k + 1) Γ(l + 1)) for real k, l ≥ 0 and q = 1 − p.
pub(super) fn binomial_weight(k: f64, l: f64, p: f64, q: f64) -> f64 {
    if k == 0.0 {
        return (l * if p < 0.5 { (-p).ln_1p() } else { q.ln() }).exp();
    }
    if l == 0.0 {
        return binomial_weight(l, k, q, p);
    }
    let n = k + l;
    let exponent = stirling_error(n)
        - stirling_error(k)
        - stirling_error(l)
        - deviance(k, n * p)
        - deviance(l, n * q);
    exponent.exp() * (n / (TAU * k * l)).sqrt()
}

/// I_x(a, b) and its complement, from x and y = 1 − x; a, b > 0.
pub(super) fn beta(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x <= 0.0 {
        return Tails { lower: 0.0, upper: 1.0 };
    }
    if y <= 0.0 || x > (a + 1.0) / (a + b + 2.0) {
        return beta(b, a, y, x).swapped();
    }
    let lower = beta_weight(a, b, x, y) / fraction(a, b, x, y);
    Tails { lower, upper: 1.0 - lower }
}

/// x^a y^b / B(a, b), which is also the density in the logarithm of x / y.
pub(super) fn beta_weight(a: f64, b: f64, x: f64, y: f64) -> f64 {
    binomial_weight(a, b, x, y) * a * b / (a + b)
}

/// The continued fraction of the incomplete beta function in its even part
/// (Didonato & Morris 1992, TOMS 708), where y keeps its digits if x is near 1;
/// by the modified algorithm of Lentz (Thompson & Barnett 1986). It takes some
/// √max(a, b) terms.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    const SMALLEST: f64 = 1e-300;
    const MOST_TERMS: u32 = 1_000_000;
    let away = |value: f64| if value.abs() < SMALLEST { SMALLEST } else { value };
    let constant = |m: f64| {
        m + m * (b - m) * x / (a + 2.0 * m - 1.0)
            + (a + m) * (a * y - b * x + 1.0 + m * (1.0 + y)) / (a + 2.0 * m + 1.0)
    };
    let mut product = away(a * (a * y - b * x + 1.0) / (a + 1.0));
    let (mut c, mut d) = (product, 0.0);
    for m in 1..=MOST_TERMS {
        let m = f64::from(m);
        let numerator = (a + m - 1.0) / (a + 2.0 * m - 1.0) * (a + b + m - 1.0)
            / (a + 2.0 * m - 1.0)
            * m
            * (b - m)
            * x
            * x;
        d = away(constant(m) + numerator * d).recip();
        c = away(constant(m) + numerator / c);
        product *= c * d;
        if (c * d - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    product
}

/// The odds x / (1 − x) at which I_x(a, b) = `lower` = 1 − `upper`; both
/// strictly between 0 and 1.
///
/// In the logarithm of the odds the density is log-concave, hence so is the
/// distribution function: Newton's method on its logarithm converges from
/// anywhere, once a step into underflow is halved.
pub(super) fn beta_odds(lower: f64, upper: f64, a: f64, b: f64) -> f64 {
    const MOST_STEPS: u32 = 200;
    if upper < lower {
        return beta_odds(upper, lower, b, a).recip();
    }
    let mut logit = (a / b).ln();
    let mut before = logit;
    for _ in 0..MOST_STEPS {
        let (x, y) = ((-logit).exp() + 1.0, logit.exp() + 1.0);
        let (x, y) = (x.recip(), y.recip());
        let reached = beta(a, b, x, y).lower;
        if reached == 0.0 {
            logit = f64::midpoint(logit, before);
            continue;
        }
        before = logit;
        let step = (reached / lower).ln() * reached / beta_weight(a, b, x, y);
        logit -= step;
        if step.abs() <= 1e-11 {
            break;
        }
    }
    logit.exp()
}
