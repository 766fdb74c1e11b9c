//! Omega of one common factor, from the covariances C of k items.

use super::covariance::{Cholesky, Covariance};
use super::undefined::Undefined;

/// The one-factor model Σ = λλ′ + diag θ at its maximum likelihood.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OneFactor {
    /// The loadings λ on a factor of variance 1, in the unit of the items; their
    /// sum is not negative.
    pub(crate) loadings: Vec<f64>,
    /// The unique variances θ, all positive.
    pub(crate) uniquenesses: Vec<f64>,
}

impl OneFactor {
    /// ω_u = (Σλ)² / ((Σλ)² + Σθ) (McDonald 1999), the share of the variance of
    /// the sum that the factor explains.
    pub(crate) fn omega(&self) -> f64 {
        let common = self.loadings.iter().sum::<f64>().powi(2);
        common / (common + self.uniquenesses.iter().sum::<f64>())
    }
}

/// Fits one factor by minimising ln |Σ| + tr CΣ⁻¹ (Jöreskog 1967), as
/// `lavaan::cfa(std.lv = TRUE)` does: θ is free to be negative, which is then
/// told. Three items are just identified.
pub(crate) fn one_factor(c: &Covariance) -> Result<OneFactor, Undefined> {
    const MOST_STEPS: u32 = 1000;
    const CONVERGED: f64 = 1e-12;
    if c.size() < 3 {
        return Err(Undefined::TooFewItems);
    }
    // The model keeps its form on correlations, where all items weigh the same.
    let correlations = c.correlations().ok_or(Undefined::NoItemVariance)?;
    correlations.cholesky().ok_or(Undefined::Singular)?;
    let mut fit = Fit::start(&correlations)?;
    for _ in 0..MOST_STEPS {
        let step = fit.step(&correlations)?;
        let size = step.iter().fold(0.0, |most: f64, change| most.max(change.abs()));
        fit = fit.moved(&correlations, &step)?;
        if size <= CONVERGED {
            return fit.on_scale_of(c);
        }
    }
    Err(Undefined::NotConverged)
}

/// A state of the iteration, on correlations: λ, then θ.
#[derive(Debug, Clone)]
struct Fit {
    parameters: Vec<f64>,
    sigma: Cholesky,
    discrepancy: f64,
}

impl Fit {
    /// All items equally unique, with loadings along the first principal
    /// component.
    fn start(correlations: &Covariance) -> Result<Self, Undefined> {
        const ROUNDS: u32 = 100;
        let k = correlations.size();
        // Twice R before the first: an exact eigenvector of R other than the
        // first is no start from which to get to it.
        let mut vector: Vec<f64> = (0..k)
            .map(|i| (0..k).map(|j| correlations.get(i, j) * (1.0 + j as f64 / k as f64)).sum())
            .collect();
        for _ in 0..ROUNDS {
            let next: Vec<f64> =
                (0..k).map(|i| (0..k).map(|j| correlations.get(i, j) * vector[j]).sum()).collect();
            let length = next.iter().map(|value: &f64| value * value).sum::<f64>().sqrt();
            if length <= 0.0 {
                return Err(Undefined::NotConverged);
            }
            vector = next.into_iter().map(|value| value / length).collect();
        }
        let largest = vector.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
        let mut parameters: Vec<f64> =
            vector.iter().map(|value| value / largest * 0.5f64.sqrt()).collect();
        parameters.extend(vec![0.5; k]);
        Self::at(correlations, parameters).ok_or(Undefined::NotConverged)
    }

    /// The state with these parameters, where Σ is positive definite.
    fn at(correlations: &Covariance, parameters: Vec<f64>) -> Option<Self> {
        let k = correlations.size();
        let (loadings, uniquenesses) = parameters.split_at(k);
        let mut values: Vec<f64> =
            loadings.iter().flat_map(|a| loadings.iter().map(move |b| a * b)).collect();
        for (i, uniqueness) in uniquenesses.iter().enumerate() {
            values[i * k + i] += uniqueness;
        }
        let sigma = Covariance::new(k, values)?.cholesky()?;
        let explained: f64 = (0..k).map(|j| sigma.solve(column(correlations, j))[j]).sum();
        let discrepancy = sigma.ln_determinant() + explained;
        Some(Self { parameters, sigma, discrepancy })
    }

    /// Fisher's scoring: minus the expected second derivatives' inverse times
    /// the gradient. With A = Σ⁻¹, b = Aλ and q = λ′Aλ the derivatives are
    /// 2(A − ACA)λ and diag(A − ACA), the expected second ones
    /// 2(b b′ + qA) between loadings, 2A∘(1b′) with uniquenesses, A∘A between them.
    fn step(&self, correlations: &Covariance) -> Result<Vec<f64>, Undefined> {
        let k = correlations.size();
        let loadings = &self.parameters[..k];
        let inverse: Vec<Vec<f64>> = (0..k)
            .map(|j| {
                let mut unit = vec![0.0; k];
                unit[j] = 1.0;
                self.sigma.solve(unit)
            })
            .collect();
        // ACA, by columns: A times the columns of CA.
        let both: Vec<Vec<f64>> = (0..k)
            .map(|j| {
                let product =
                    |i: usize| (0..k).map(|m| correlations.get(i, m) * inverse[m][j]).sum();
                self.sigma.solve((0..k).map(product).collect())
            })
            .collect();
        let weighted = self.sigma.solve(loadings.to_vec());
        let q: f64 = weighted.iter().zip(loadings).map(|(b, loading)| b * loading).sum();
        let mut gradient = Vec::with_capacity(2 * k);
        gradient.extend((0..k).map(|i| {
            2.0 * (0..k).map(|j| (inverse[i][j] - both[i][j]) * loadings[j]).sum::<f64>()
        }));
        gradient.extend((0..k).map(|i| inverse[i][i] - both[i][i]));
        let second = |row: usize, at: usize| {
            let (i, j) = (row % k, at % k);
            match (row < k, at < k) {
                (true, true) => 2.0 * (weighted[i] * weighted[j] + q * inverse[i][j]),
                (true, false) => 2.0 * inverse[i][j] * weighted[j],
                (false, true) => 2.0 * inverse[i][j] * weighted[i],
                (false, false) => inverse[i][j].powi(2),
            }
        };
        let size = 2 * k;
        let values = (0..size * size).map(|at| second(at / size, at % size)).collect();
        let information = Covariance::new(size, values)
            .and_then(|information| information.cholesky())
            .ok_or(Undefined::NotConverged)?;
        Ok(information.solve(gradient).into_iter().map(|change| -change).collect())
    }

    /// The state after a step, halved until the discrepancy does not grow.
    fn moved(&self, correlations: &Covariance, step: &[f64]) -> Result<Self, Undefined> {
        const HALVINGS: i32 = 60;
        const ROUNDING: f64 = 1e-12;
        for halving in 0..HALVINGS {
            let share = 0.5f64.powi(halving);
            let parameters =
                self.parameters.iter().zip(step).map(|(value, change)| value + share * change);
            let next = Self::at(correlations, parameters.collect());
            let bound = self.discrepancy + ROUNDING * self.discrepancy.abs().max(1.0);
            if let Some(next) = next.filter(|next| next.discrepancy <= bound) {
                return Ok(next);
            }
        }
        Err(Undefined::NotConverged)
    }

    /// The model in the unit of the items.
    fn on_scale_of(self, c: &Covariance) -> Result<OneFactor, Undefined> {
        // On correlations: nearer to zero than this is zero.
        const LEAST: f64 = 1e-9;
        let (loadings, uniquenesses) = self.parameters.split_at(c.size());
        if uniquenesses.iter().any(|&uniqueness| uniqueness <= LEAST) {
            return Err(Undefined::Heywood);
        }
        // Nothing in common: any single loading fits as well.
        if loadings.iter().all(|loading| loading.abs() <= LEAST) {
            return Err(Undefined::NotConverged);
        }
        let mut loadings: Vec<f64> =
            (0..c.size()).map(|i| loadings[i] * c.variance(i).sqrt()).collect();
        if loadings.iter().sum::<f64>() < 0.0 {
            loadings.iter_mut().for_each(|loading| *loading = -*loading);
        }
        let uniquenesses = (0..c.size()).map(|i| uniquenesses[i] * c.variance(i)).collect();
        Ok(OneFactor { loadings, uniquenesses })
    }
}

fn column(matrix: &Covariance, j: usize) -> Vec<f64> {
    (0..matrix.size()).map(|i| matrix.get(i, j)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::close;
    use crate::statistics::covariance::tests::{ATTITUDE, attitude};
    use proptest::prelude::*;

    /// The covariances that a model implies.
    fn implied(loadings: &[f64], uniquenesses: &[f64]) -> Covariance {
        let k = loadings.len();
        let value = |i: usize, j: usize| {
            loadings[i] * loadings[j] + if i == j { uniquenesses[i] } else { 0.0 }
        };
        Covariance::new(k, (0..k * k).map(|at| value(at / k, at % k)).collect()).unwrap()
    }

    #[test]
    fn one_factor_of_attitude() {
        // lavaan, cfa(std.lv = TRUE): .856327; more digits by scipy 1.17.1,
        // minimize(method="BFGS") and least_squares on the gradient.
        let fit = one_factor(&attitude()).unwrap();
        assert_eq!(format!("{:.6}", fit.omega()), "0.856327");
        close(fit.omega(), 0.856_326_792_953_870_4, 1e-11);
        for (value, expected) in
            fit.loadings.iter().zip([10.376_833_49, 12.013_120_9, 7.252_007_38, 8.576_196_21])
        {
            close(*value, expected, 1e-8);
        }
        close(fit.uniquenesses[1], 32.967_684_78, 1e-8);
    }

    #[test]
    fn an_item_coded_in_reverse_loads_negatively() {
        let reversed = ATTITUDE.map(|mut row| {
            row[3] = -row[3];
            row
        });
        let fit = one_factor(&Covariance::of_rows(&reversed).unwrap()).unwrap();
        close(fit.loadings[3], -8.576_196_21, 1e-8);
        close(fit.omega(), 0.729_846_839_602_471_3, 1e-11);
    }

    #[test]
    fn three_items_are_just_identified() {
        let fit = one_factor(&implied(&[0.5, 1.0, 2.0], &[1.0, 0.5, 3.0])).unwrap();
        // λ₁² = c₁₂c₁₃/c₂₃.
        close(fit.loadings[0], 0.5, 1e-11);
        close(fit.uniquenesses[2], 3.0, 1e-11);
        close(fit.omega(), 3.5f64.powi(2) / (3.5f64.powi(2) + 4.5), 1e-11);
    }

    #[test]
    fn what_is_undefined_says_why() {
        let c = attitude();
        let refused = |c: &Covariance| one_factor(c).map(|_| ()).unwrap_err();
        assert_eq!(refused(&c.submatrix(&[0, 1]).unwrap()), Undefined::TooFewItems);
        // scipy 1.17.1: the second uniqueness is −14.438.
        assert_eq!(refused(&c.submatrix(&[0, 1, 2]).unwrap()), Undefined::Heywood);
        assert_eq!(refused(&c.submatrix(&[0, 1, 2, 2]).unwrap()), Undefined::Singular);
        let constant = implied(&[1.0, 1.0, 0.0, 1.0], &[1.0, 1.0, 0.0, 1.0]);
        assert_eq!(refused(&constant), Undefined::NoItemVariance);
        let unrelated = implied(&[0.0; 4], &[1.0; 4]);
        assert_eq!(refused(&unrelated), Undefined::NotConverged);
        // c₁₂c₁₃c₂₃ < 0: no real loading.
        let odd = Covariance::new(3, vec![1.0, 0.3, 0.3, 0.3, 1.0, -0.3, 0.3, -0.3, 1.0]).unwrap();
        assert!(one_factor(&odd).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_model_is_found_again(
            items in prop::collection::vec((0.3f64..3.0, 0.2f64..4.0), 3..12),
        ) {
            let (loadings, uniquenesses): (Vec<f64>, Vec<f64>) = items.into_iter().unzip();
            let fit = one_factor(&implied(&loadings, &uniquenesses)).unwrap();
            for (found, true_one) in fit.loadings.iter().zip(&loadings) {
                prop_assert!((found - true_one).abs() < 1e-8);
            }
            for (found, true_one) in fit.uniquenesses.iter().zip(&uniquenesses) {
                prop_assert!((found - true_one).abs() < 1e-8);
            }
        }

        #[test]
        fn the_order_of_items_and_their_unit_change_nothing(
            order in Just([0usize, 1, 2, 3, 4, 5, 6]).prop_shuffle(), unit in 0.01f64..100.0,
        ) {
            let rows = ATTITUDE.map(|row| order.map(|i| row[i] * unit));
            let fit = one_factor(&Covariance::of_rows(&rows).unwrap()).unwrap();
            prop_assert!((fit.omega() - 0.856_326_792_953_870_4).abs() < 1e-11);
        }
    }
}
