//! Omega of one factor, by maximum likelihood.

use super::covariance::Covariance;

/// Why there is no omega.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoOmega {
    /// Fewer than three items, or the covariances are no more than those of
    /// fewer items.
    Singular,
    /// An item would have no variance of its own, or less than none.
    Heywood,
    /// The steps did not come to an end.
    NotConverged,
}

/// Steps before the search is given up; EM takes most of them.
const STEPS: usize = 20_000;
/// Below this change of the parameters, in units of standard deviations, the
/// search is at an end.
const STILL: f64 = 1e-13;
/// A share of its own variance below which an item is said to have none.
const NONE: f64 = 1e-6;
/// A share below which it is on the way there, if the search has no end.
const VANISHING: f64 = 1e-2;

/// (Σλ)² / ((Σλ)² + Σθ) of the model x = λf + e with one factor of variance 1
/// (Jöreskog 1969; ω_u of McDonald 1999), at the maximum of the likelihood of
/// the covariances. The same as that of `lavaan::cfa(std.lv = TRUE)`.
pub(crate) fn omega(c: &Covariance) -> Result<f64, NoOmega> {
    let k = c.len();
    if k < 3 || c.inverse_diagonal().is_none() {
        return Err(NoOmega::Singular);
    }
    let scale: Vec<f64> = (0..k).map(|item| c.variance(item).sqrt()).collect();
    let r = |row: usize, column: usize| c.get(row, column) / (scale[row] * scale[column]);
    let mut fit = Fit::start(k, &r);
    for _ in 0..STEPS {
        let next = fit.step(k, &r);
        let change = fit.loadings.iter().zip(&next.loadings).map(|(a, b)| (a - b).abs());
        let change = change.fold(0.0, f64::max);
        fit = next;
        if fit.unique.iter().any(|unique| *unique < NONE) {
            return Err(NoOmega::Heywood);
        }
        if change < STILL {
            let common: f64 = fit.loadings.iter().zip(&scale).map(|(l, s)| l * s).sum();
            let unique: f64 = fit.unique.iter().zip(&scale).map(|(u, s)| u * s * s).sum();
            return Ok(common * common / (common * common + unique));
        }
    }
    // Steps towards an item without variance of its own get ever smaller.
    let vanishing = fit.unique.iter().any(|unique| *unique < VANISHING);
    Err(if vanishing { NoOmega::Heywood } else { NoOmega::NotConverged })
}

/// Loadings and what each item has on its own, in standard deviations.
struct Fit {
    loadings: Vec<f64>,
    unique: Vec<f64>,
}

impl Fit {
    /// Each item by its mean correlation with the others.
    fn start(k: usize, r: &impl Fn(usize, usize) -> f64) -> Self {
        let mean = |item: usize| {
            let others = (0..k).filter(|other| *other != item).map(|other| r(item, other));
            others.sum::<f64>() / (k as f64 - 1.0)
        };
        let all = (0..k).map(mean).sum::<f64>() / k as f64;
        let loadings: Vec<f64> =
            (0..k).map(|item| (mean(item) / all.abs().max(0.05).sqrt()).clamp(-0.9, 0.9)).collect();
        let unique = loadings.iter().map(|loading| 1.0 - loading * loading).collect();
        Self { loadings, unique }
    }

    /// One step of EM (Rubin & Thayer 1982): what is expected of the factor,
    /// then the regression on it.
    fn step(&self, k: usize, r: &impl Fn(usize, usize) -> f64) -> Self {
        let ratio: Vec<f64> = self.loadings.iter().zip(&self.unique).map(|(l, u)| l / u).collect();
        let precision = 1.0 + self.loadings.iter().zip(&ratio).map(|(l, q)| l * q).sum::<f64>();
        let with_factor: Vec<f64> = (0..k)
            .map(|item| (0..k).map(|other| r(item, other) * ratio[other]).sum::<f64>() / precision)
            .collect();
        let squared = 1.0 / precision
            + with_factor.iter().zip(&ratio).map(|(w, q)| w * q).sum::<f64>() / precision;
        let loadings: Vec<f64> = with_factor.iter().map(|value| value / squared).collect();
        let unique =
            (0..k).map(|item| r(item, item) - loadings[item] * with_factor[item]).collect();
        Self { loadings, unique }
    }
}
