//! Covariances of the items of a scale.

/// A symmetric matrix of covariances with the divisor n - 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Covariance {
    k: usize,
    /// Row by row.
    values: Vec<f64>,
}

impl Covariance {
    /// The matrix of k items from its k × k values, row by row.
    pub(crate) fn new(k: usize, values: Vec<f64>) -> Self {
        Self { k, values }
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.k
    }

    pub(crate) fn get(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.k + column]
    }

    pub(crate) fn variance(&self, item: usize) -> f64 {
        self.get(item, item)
    }

    /// The variance of the sum of all items: 1'C1.
    pub(crate) fn total(&self) -> f64 {
        self.values.iter().sum()
    }

    /// The sum of their variances: tr C.
    pub(crate) fn trace(&self) -> f64 {
        (0..self.k).map(|item| self.variance(item)).sum()
    }

    /// The covariance of an item with the sum of all, itself among them.
    pub(crate) fn with_total(&self, item: usize) -> f64 {
        (0..self.k).map(|other| self.get(item, other)).sum()
    }

    /// Without one item.
    pub(crate) fn without(&self, item: usize) -> Self {
        let kept = || (0..self.k).filter(move |other| *other != item);
        let values = kept().flat_map(|row| kept().map(move |column| self.get(row, column)));
        Self { k: self.k - 1, values: values.collect() }
    }

    /// The covariance of the sums of two sets of items, in or not in the first.
    pub(crate) fn between(&self, in_first: impl Fn(usize) -> bool) -> f64 {
        let mut sum = 0.0;
        for row in (0..self.k).filter(|row| in_first(*row)) {
            sum += (0..self.k).filter(|c| !in_first(*c)).map(|c| self.get(row, c)).sum::<f64>();
        }
        sum
    }

    /// The diagonal of the inverse; none if an item is a sum of others.
    pub(crate) fn inverse_diagonal(&self) -> Option<Vec<f64>> {
        let factor = cholesky(&self.values, self.k)?;
        let column = |unit: usize| {
            // C⁻¹ₘₘ = ‖L⁻¹eₘ‖².
            let mut solved = vec![0.0; self.k];
            for row in 0..self.k {
                let mut value = if row == unit { 1.0 } else { 0.0 };
                for before in 0..row {
                    value -= factor[row * self.k + before] * solved[before];
                }
                solved[row] = value / factor[row * self.k + row];
            }
            solved.iter().map(|value| value * value).sum()
        };
        Some((0..self.k).map(column).collect())
    }
}

/// The lower triangle L with LL' = the matrix; none if it is not positive
/// definite, by what a double can tell.
pub(crate) fn cholesky(values: &[f64], k: usize) -> Option<Vec<f64>> {
    let mut factor = vec![0.0; k * k];
    for row in 0..k {
        for column in 0..=row {
            let mut value = values[row * k + column];
            for before in 0..column {
                value -= factor[row * k + before] * factor[column * k + before];
            }
            if row == column {
                if value <= values[row * k + row] * 1e-12 {
                    return None;
                }
                factor[row * k + row] = value.sqrt();
            } else {
                factor[row * k + column] = value / factor[column * k + column];
            }
        }
    }
    Some(factor)
}
