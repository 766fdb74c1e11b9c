//! Paired differences: effect size and its interval.

use libm::lgamma;

use super::interval::{Interval, tail};
use super::probability_distributions::{noncentral_t_cdf, t_quantile};
use super::real;

/// How the values of two occasions differ, in the unit of the values and in
/// standard deviations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Paired {
    pub(crate) n: u64,
    pub(crate) mean_before: f64,
    pub(crate) mean_after: f64,
    /// The t interval of the mean change.
    pub(crate) interval: Option<Interval>,
    /// Effect sizes; none where nothing varies.
    pub(crate) effects: Option<Effects>,
}

/// The mean change in standard deviations, uncorrected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Effects {
    /// Of the changes: M / s_D.
    pub(crate) d_z: f64,
    /// Its interval by the noncentral t.
    pub(crate) d_z_interval: Option<Interval>,
    /// Of both occasions, their mean: M / ((s₁ + s₂) / 2) (Cumming 2012).
    pub(crate) d_av: f64,
    /// The same by the root of their mean square.
    pub(crate) d_av_rms: f64,
    /// Of the changes, as if the occasions were independent:
    /// d_z √(2(1 - r)) (Lakens 2013).
    pub(crate) d_rm: f64,
    /// By how much each is too large in a sample: Hedges' J, exact, with
    /// n - 1 degrees of freedom.
    pub(crate) correction: f64,
}

/// The pairs of each person, before and after; none for nobody.
pub(crate) fn paired(pairs: &[(f64, f64)], confidence: f64) -> Option<Paired> {
    let n = pairs.len() as f64;
    if pairs.is_empty() {
        return None;
    }
    let mean = |value: fn(&(f64, f64)) -> f64| pairs.iter().map(value).sum::<f64>() / n;
    let (mean_before, mean_after) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let change = mean(|pair| pair.1 - pair.0);
    let mut paired =
        Paired { n: pairs.len() as u64, mean_before, mean_after, interval: None, effects: None };
    if pairs.len() < 2 {
        return Some(paired);
    }
    let spread =
        |value: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(value).sum::<f64>() / (n - 1.0);
    let before = spread(&|pair| (pair.0 - mean_before).powi(2)).sqrt();
    let after = spread(&|pair| (pair.1 - mean_after).powi(2)).sqrt();
    let of_change = spread(&|pair| (pair.1 - pair.0 - change).powi(2)).sqrt();
    let shared = spread(&|pair| (pair.0 - mean_before) * (pair.1 - mean_after));
    if of_change <= 0.0 || before <= 0.0 || after <= 0.0 {
        return Some(paired);
    }
    let reach = t_quantile(1.0 - tail(confidence)?, n - 1.0) * of_change / n.sqrt();
    paired.interval = Some(Interval { low: change - reach, high: change + reach });
    let d_z = change / of_change;
    let r = (shared / (before * after)).clamp(-1.0, 1.0);
    paired.effects = Some(Effects {
        d_z,
        d_z_interval: d_z_interval(d_z, paired.n, confidence),
        d_av: change / f64::midpoint(before, after),
        d_av_rms: change / f64::midpoint(before * before, after * after).sqrt(),
        d_rm: d_z * (2.0 * (1.0 - r)).sqrt(),
        correction: hedges_j(n - 1.0),
    });
    Some(paired)
}

/// Γ(m/2) / (√(m/2) Γ((m-1)/2)) (Hedges 1981), for m > 1; 0 for m = 1, where
/// the expectation does not exist.
pub(crate) fn hedges_j(m: f64) -> f64 {
    if m <= 1.0 {
        return 0.0;
    }
    if m > MANY {
        // A difference of large logarithms has lost what its series still has.
        return 1.0 - 3.0 / (4.0 * m) - 7.0 / (32.0 * m * m) - 9.0 / (128.0 * m * m * m);
    }
    (lgamma(m / 2.0) - lgamma((m - 1.0) / 2.0)).exp() / (m / 2.0).sqrt()
}

/// Degrees of freedom beyond which three terms are exact to the last digits.
const MANY: f64 = 2000.0;

/// The noncentralities that leave the tail on either side of d_z √n, in units
/// of d_z.
fn d_z_interval(d_z: f64, n: u64, confidence: f64) -> Option<Interval> {
    let tail = tail(confidence)?;
    let (root, degrees) = (real(n).sqrt(), real(n - 1));
    let t = d_z * root;
    let low = noncentrality(t, degrees, 1.0 - tail);
    let high = noncentrality(t, degrees, tail);
    Some(Interval { low: low / root, high: high / root })
}

/// The noncentrality δ with P(T ≤ t) = p, which falls as δ grows.
fn noncentrality(t: f64, degrees: f64, p: f64) -> f64 {
    let reach = 10.0 + t.abs();
    let (mut low, mut high) = (t - reach, t + reach);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if noncentral_t_cdf(t, degrees, middle) > p { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() < within, "{found} {expected}");
    }

    #[test]
    fn correction_is_hedges() {
        // Hedges (1981), table 1.
        for (m, j) in [(2.0, 0.5642), (10.0, 0.9228), (20.0, 0.9619), (50.0, 0.9849)] {
            near(hedges_j(m), j, 1e-4);
        }
        near(hedges_j(1.0), 0.0, 1e-12);
        // The two ways meet where one takes over from the other.
        near(hedges_j(MANY), hedges_j(MANY * (1.0 + 1e-15)), 1e-11);
    }

    #[test]
    fn the_noncentral_t_is_that_of_scipy() {
        // scipy 1.17.1: stats.nct.cdf.
        for (t, df, delta, p) in [
            (2.0, 10.0, 1.0, 0.807_611_562_530_375),
            (0.5, 3.0, 2.0, 0.065_478_985_564_617),
            (-1.0, 5.0, 1.0, 0.030_807_353_260_750),
            (10.0, 29.0, 6.0, 0.992_562_928_829_715),
        ] {
            near(noncentral_t_cdf(t, df, delta), p, 1e-10);
        }
    }

    #[test]
    fn student_s_sleep_is_as_published() {
        // R's `sleep`: t = 4.0621, df = 9; changes 1.58, s = 1.2300.
        let before = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        let after = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        let pairs: Vec<(f64, f64)> = before.into_iter().zip(after).collect();
        let paired = paired(&pairs, 0.95).unwrap();
        near(paired.mean_after - paired.mean_before, 1.58, 1e-12);
        let interval = paired.interval.unwrap();
        near(interval.low, 0.700_114_2, 1e-6);
        near(interval.high, 2.459_885_8, 1e-6);
        let effects = paired.effects.unwrap();
        near(effects.d_z, 4.062_127_7 / 10f64.sqrt(), 1e-6);
        near(effects.d_av, 1.58 / f64::midpoint(1.789_010, 2.002_249), 1e-5);
        near(effects.d_rm, effects.d_z * (2.0 * (1.0 - 0.795_170_2f64)).sqrt(), 1e-5);
        let around = effects.d_z_interval.unwrap();
        assert!(around.low < effects.d_z && effects.d_z < around.high);
        let root = 10f64.sqrt();
        near(noncentral_t_cdf(effects.d_z * root, 9.0, around.low * root), 0.975, 1e-9);
        near(noncentral_t_cdf(effects.d_z * root, 9.0, around.high * root), 0.025, 1e-9);
    }

    #[test]
    fn what_does_not_vary_has_no_effect() {
        assert_eq!(paired(&[], 0.95), None);
        assert_eq!(paired(&[(1.0, 2.0)], 0.95).unwrap().interval, None);
        let same = paired(&[(1.0, 2.0), (2.0, 3.0)], 0.95).unwrap();
        assert_eq!((same.effects, same.interval), (None, None));
    }
}
