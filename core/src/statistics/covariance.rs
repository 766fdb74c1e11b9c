//! Covariances of the items of a scale.

/// A symmetric matrix of covariances between k items, k ≥ 1, divisor n − 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Covariance {
    size: usize,
    values: Vec<f64>,
}

impl Covariance {
    /// The matrix from its rows, one after the other; its lower half is taken.
    /// `None` unless there are `size`² finite values, at least one, and no
    /// negative variance.
    pub(crate) fn new(size: usize, mut values: Vec<f64>) -> Option<Self> {
        if size == 0 || size.checked_mul(size) != Some(values.len()) {
            return None;
        }
        for i in 0..size {
            for j in 0..i {
                values[j * size + i] = values[i * size + j];
            }
        }
        let matrix = Self { size, values };
        let sound = matrix.values.iter().all(|value| value.is_finite())
            && (0..size).all(|i| matrix.variance(i) >= 0.0);
        sound.then_some(matrix)
    }

    #[cfg(test)]
    /// The matrix of complete rows, each with one value per item. `None` below
    /// two rows, without items and where a row has another length.
    pub(crate) fn of_rows<R: AsRef<[f64]>>(rows: &[R]) -> Option<Self> {
        let size = rows.first()?.as_ref().len();
        if rows.len() < 2 || rows.iter().any(|row| row.as_ref().len() != size) {
            return None;
        }
        let mut means = vec![0.0; size];
        let mut products = vec![0.0; size * size];
        let mut count = 0.0;
        // Welford's update (1962) keeps the digits that Σxy − n x̄ȳ loses.
        for row in rows {
            count += 1.0;
            let before: Vec<f64> =
                row.as_ref().iter().zip(&means).map(|(value, mean)| value - mean).collect();
            for (mean, difference) in means.iter_mut().zip(&before) {
                *mean += difference / count;
            }
            for i in 0..size {
                for j in 0..=i {
                    products[i * size + j] += before[i] * before[j] * (count - 1.0) / count;
                }
            }
        }
        Self::new(size, products.into_iter().map(|sum| sum / (count - 1.0)).collect())
    }

    /// The number of items k.
    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    /// The covariance of two items.
    pub(crate) fn get(&self, i: usize, j: usize) -> f64 {
        self.values[i * self.size + j]
    }

    /// The variance of an item.
    pub(crate) fn variance(&self, i: usize) -> f64 {
        self.get(i, i)
    }

    /// 1′C1: the variance of the sum of all items.
    pub(crate) fn total(&self) -> f64 {
        self.values.iter().sum()
    }

    /// The sum of the variances of the items.
    pub(crate) fn trace(&self) -> f64 {
        (0..self.size).map(|i| self.variance(i)).sum()
    }

    /// The covariance of an item with the sum of all, itself included.
    pub(crate) fn with_total(&self, i: usize) -> f64 {
        self.values[i * self.size..(i + 1) * self.size].iter().sum()
    }

    /// The matrix of these items, in this order; `None` for no item and for an
    /// index out of range.
    pub(crate) fn submatrix(&self, items: &[usize]) -> Option<Self> {
        if items.is_empty() || items.iter().any(|&i| i >= self.size) {
            return None;
        }
        let values = items.iter().flat_map(|&i| items.iter().map(move |&j| self.get(i, j)));
        Some(Self { size: items.len(), values: values.collect() })
    }

    /// The matrix of all items but one; `None` if it is the only one.
    pub(crate) fn without(&self, item: usize) -> Option<Self> {
        let others: Vec<usize> = (0..self.size).filter(|&i| i != item).collect();
        self.submatrix(&others)
    }

    /// The correlations; `None` if an item has no variance.
    pub(crate) fn correlations(&self) -> Option<Self> {
        let deviations: Vec<f64> = (0..self.size).map(|i| self.variance(i).sqrt()).collect();
        if deviations.contains(&0.0) {
            return None;
        }
        let mut matrix = self.clone();
        for (at, value) in matrix.values.iter_mut().enumerate() {
            let (i, j) = (at / self.size, at % self.size);
            *value = if i == j { 1.0 } else { *value / (deviations[i] * deviations[j]) };
        }
        Some(matrix)
    }

    /// The lower triangle L of C = LL′ (Cholesky), `None` unless C is positive
    /// definite: no pivot below 10⁻¹² of its variance.
    pub(crate) fn cholesky(&self) -> Option<Cholesky> {
        const LEAST_PIVOT: f64 = 1e-12;
        let size = self.size;
        let mut lower = vec![0.0; size * size];
        for i in 0..size {
            for j in 0..=i {
                let done: f64 = (0..j).map(|m| lower[i * size + m] * lower[j * size + m]).sum();
                let rest = self.get(i, j) - done;
                if i > j {
                    lower[i * size + j] = rest / lower[j * size + j];
                } else if rest > LEAST_PIVOT * self.variance(i) {
                    lower[i * size + i] = rest.sqrt();
                } else {
                    return None;
                }
            }
        }
        Some(Cholesky { size, lower })
    }

    /// The inverse, `None` unless C is positive definite.
    pub(crate) fn inverse(&self) -> Option<Self> {
        let triangle = self.cholesky()?;
        let mut values = Vec::with_capacity(self.values.len());
        for i in 0..self.size {
            let mut column = vec![0.0; self.size];
            column[i] = 1.0;
            values.extend(triangle.solve(column));
        }
        Some(Self { size: self.size, values })
    }
}

/// The lower triangle L of a positive definite matrix LL′.
#[derive(Debug, Clone)]
pub(crate) struct Cholesky {
    size: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    /// ln |LL′|.
    pub(crate) fn ln_determinant(&self) -> f64 {
        2.0 * (0..self.size).map(|i| self.lower[i * self.size + i].ln()).sum::<f64>()
    }

    /// x of LL′x = b.
    pub(crate) fn solve(&self, mut b: Vec<f64>) -> Vec<f64> {
        let at = |i: usize, j: usize| self.lower[i * self.size + j];
        for i in 0..self.size {
            let done: f64 = (0..i).map(|j| at(i, j) * b[j]).sum();
            b[i] = (b[i] - done) / at(i, i);
        }
        for i in (0..self.size).rev() {
            let done: f64 = (i + 1..self.size).map(|j| at(j, i) * b[j]).sum();
            b[i] = (b[i] - done) / at(i, i);
        }
        b
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::statistics::close;
    use proptest::prelude::*;

    /// Chatterjee & Price (1977), as in R's `attitude`: rating, complaints,
    /// privileges, learning, raises, critical, advance.
    pub(in crate::statistics) const ATTITUDE: [[f64; 7]; 30] = [
        [43.0, 51.0, 30.0, 39.0, 61.0, 92.0, 45.0],
        [63.0, 64.0, 51.0, 54.0, 63.0, 73.0, 47.0],
        [71.0, 70.0, 68.0, 69.0, 76.0, 86.0, 48.0],
        [61.0, 63.0, 45.0, 47.0, 54.0, 84.0, 35.0],
        [81.0, 78.0, 56.0, 66.0, 71.0, 83.0, 47.0],
        [43.0, 55.0, 49.0, 44.0, 54.0, 49.0, 34.0],
        [58.0, 67.0, 42.0, 56.0, 66.0, 68.0, 35.0],
        [71.0, 75.0, 50.0, 55.0, 70.0, 66.0, 41.0],
        [72.0, 82.0, 72.0, 67.0, 71.0, 83.0, 31.0],
        [67.0, 61.0, 45.0, 47.0, 62.0, 80.0, 41.0],
        [64.0, 53.0, 53.0, 58.0, 58.0, 67.0, 34.0],
        [67.0, 60.0, 47.0, 39.0, 59.0, 74.0, 41.0],
        [69.0, 62.0, 57.0, 42.0, 55.0, 63.0, 25.0],
        [68.0, 83.0, 83.0, 45.0, 59.0, 77.0, 35.0],
        [77.0, 77.0, 54.0, 72.0, 79.0, 77.0, 46.0],
        [81.0, 90.0, 50.0, 72.0, 60.0, 54.0, 36.0],
        [74.0, 85.0, 64.0, 69.0, 79.0, 79.0, 63.0],
        [65.0, 60.0, 65.0, 75.0, 55.0, 80.0, 60.0],
        [65.0, 70.0, 46.0, 57.0, 75.0, 85.0, 46.0],
        [50.0, 58.0, 68.0, 54.0, 64.0, 78.0, 52.0],
        [50.0, 40.0, 33.0, 34.0, 43.0, 64.0, 33.0],
        [64.0, 61.0, 52.0, 62.0, 66.0, 80.0, 41.0],
        [53.0, 66.0, 52.0, 50.0, 63.0, 80.0, 37.0],
        [40.0, 37.0, 42.0, 58.0, 50.0, 57.0, 49.0],
        [63.0, 54.0, 42.0, 48.0, 66.0, 75.0, 33.0],
        [66.0, 77.0, 66.0, 63.0, 88.0, 76.0, 72.0],
        [78.0, 75.0, 58.0, 74.0, 80.0, 78.0, 49.0],
        [48.0, 57.0, 44.0, 45.0, 51.0, 83.0, 38.0],
        [85.0, 85.0, 71.0, 71.0, 77.0, 74.0, 55.0],
        [82.0, 82.0, 39.0, 59.0, 64.0, 78.0, 39.0],
    ];

    /// The covariances of [`ATTITUDE`].
    pub(in crate::statistics) fn attitude() -> Covariance {
        Covariance::of_rows(&ATTITUDE).unwrap()
    }

    #[test]
    fn covariances_of_rows() {
        // numpy 2.4.6: cov(rowvar=False)
        let matrix = attitude();
        assert_eq!(matrix.size(), 7);
        close(matrix.variance(0), 148.171_264_367_816_1, 1e-14);
        close(matrix.get(0, 1), 133.779_310_344_827_6, 1e-14);
        close(matrix.get(6, 5), 28.845_977_011_494_252, 1e-13);
        close(matrix.total(), 3_334.891_954_022_988, 1e-13);
        close(matrix.trace(), 924.786_206_896_551_9, 1e-13);
        close(matrix.with_total(3), 546.767_816_091_953_9, 1e-13);
        close(matrix.correlations().unwrap().get(1, 0), 0.825_417_569_542_145_7, 1e-13);
        close(matrix.inverse().unwrap().get(0, 0), 0.025_239_331_420_008_955, 1e-11);
        close(matrix.cholesky().unwrap().ln_determinant(), 30.216_804_961_027_67, 1e-12);
        // A constant far from zero takes no digits.
        let far: Vec<[f64; 2]> = [1.0, 2.0, 4.0].map(|x| [1e9 + x, 1e9 - x]).into();
        close(Covariance::of_rows(&far).unwrap().get(0, 1), -7.0 / 3.0, 1e-7);
    }

    #[test]
    fn what_is_no_matrix_is_none() {
        assert_eq!(Covariance::new(0, vec![]), None);
        assert_eq!(Covariance::new(2, vec![1.0; 3]), None);
        assert_eq!(Covariance::new(2, vec![1.0, 0.0, f64::NAN, 1.0]), None);
        assert_eq!(Covariance::new(1, vec![-1.0]), None);
        assert_eq!(Covariance::of_rows::<[f64; 2]>(&[]), None);
        assert_eq!(Covariance::of_rows(&[[1.0, 2.0]]), None);
        assert_eq!(Covariance::of_rows(&[vec![1.0, 2.0], vec![1.0]]), None);
        assert_eq!(Covariance::new(1, vec![1.0]).unwrap().without(0), None);
        assert_eq!(attitude().submatrix(&[7]), None);
    }

    #[test]
    fn what_is_singular_has_no_inverse() {
        assert_eq!(Covariance::new(2, vec![1.0; 4]).unwrap().inverse(), None);
        let constant = Covariance::new(2, vec![1.0, 0.0, 0.0, 0.0]).unwrap();
        assert_eq!((constant.inverse(), constant.correlations()), (None, None));
        // As many rows as items: rank k − 1.
        assert_eq!(Covariance::of_rows(&ATTITUDE[..7]).unwrap().inverse(), None);
    }

    proptest! {
        #[test]
        fn an_inverse_inverts(rows in prop::collection::vec(prop::array::uniform4(-9f64..9.0), 12..20)) {
            let matrix = Covariance::of_rows(&rows).unwrap();
            let inverse = matrix.inverse().unwrap();
            for i in 0..4 {
                for j in 0..4 {
                    let product: f64 = (0..4).map(|m| matrix.get(i, m) * inverse.get(m, j)).sum();
                    prop_assert!((product - f64::from(u8::from(i == j))).abs() < 1e-9);
                }
            }
        }
    }
}
