//! Moments: sums and sums of products of several variables over the same rows,
//! exact, so that they add up to the same in any order.

use std::ops::AddAssign;

use super::count::Count;

/// The moments of k variables whose values are integers below 2^31. With a
/// total weight below 2^64 every sum of products fits in 128 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moments {
    /// The rows in which every variable has a value.
    pub(crate) count: Count,
    /// Σ w x, by variable.
    pub(crate) sums: Vec<i128>,
    /// Σ w x y, for each pair with i <= j, row by row of the triangle.
    pub(crate) products: Vec<i128>,
}

impl Moments {
    pub(crate) fn new(variables: usize) -> Self {
        Self {
            count: Count::default(),
            sums: vec![0; variables],
            products: vec![0; variables * (variables + 1) / 2],
        }
    }

    /// How many variables there are.
    pub(crate) fn variables(&self) -> usize {
        self.sums.len()
    }

    /// Adds rows that count once each; a row that does not enter is zero in
    /// every column, and not in `n`.
    #[inline(always)]
    pub(crate) fn add_rows<T: Factor>(&mut self, columns: &[Vec<T>], n: u64) {
        self.count += Count::rows(n);
        let mut products = self.products.iter_mut();
        for (first, column) in columns.iter().enumerate() {
            if let Some(sum) = self.sums.get_mut(first) {
                *sum += T::sum(column);
            }
            for other in columns.iter().skip(first) {
                if let Some(product) = products.next() {
                    *product += T::dot(column, other);
                }
            }
        }
    }

    /// Adds one row that counts for more or less than one.
    pub(crate) fn add_row(&mut self, values: &[i64], count: Count) {
        self.count += count;
        // The total weight is held below 2^64.
        let weight = i128::try_from(count.weight).unwrap_or(i128::MAX);
        let mut products = self.products.iter_mut();
        for (first, value) in values.iter().enumerate() {
            let weighted = weight * i128::from(*value);
            if let Some(sum) = self.sums.get_mut(first) {
                *sum += weighted;
            }
            for other in values.iter().skip(first) {
                if let Some(product) = products.next() {
                    *product += weighted * i128::from(*other);
                }
            }
        }
    }

    /// Σ w (x - mx)(y - my) for each pair with i <= j, in units of the
    /// integers: centred in integers first, so that nothing cancels.
    #[expect(clippy::cast_precision_loss, reason = "rounded once, after the exact part")]
    pub(crate) fn centred(&self) -> Vec<f64> {
        let Some(weight) = i128::try_from(self.count.weight).ok().filter(|weight| *weight > 0)
        else {
            return vec![0.0; self.products.len()];
        };
        let near: Vec<i128> = self.sums.iter().map(|sum| sum.div_euclid(weight)).collect();
        let rest: Vec<i128> = self.sums.iter().map(|sum| sum.rem_euclid(weight)).collect();
        let mut centred = Vec::with_capacity(self.products.len());
        let mut products = self.products.iter();
        for first in 0..self.variables() {
            for second in first..self.variables() {
                // The parts may leave 128 bits on the way; the result does
                // not, and arithmetic modulo 2^128 finds it.
                let product = products.next().copied().unwrap_or(0);
                let about = product
                    .wrapping_sub(near[first].wrapping_mul(self.sums[second]))
                    .wrapping_sub(near[second].wrapping_mul(self.sums[first]))
                    .wrapping_add(weight.wrapping_mul(near[first]).wrapping_mul(near[second]));
                let beside = rest[first] as f64 * (rest[second] as f64 / weight as f64);
                centred.push(about as f64 - beside);
            }
        }
        centred
    }
}

impl AddAssign<&Self> for Moments {
    fn add_assign(&mut self, other: &Self) {
        self.count += other.count;
        for (mine, theirs) in self.sums.iter_mut().zip(&other.sums) {
            *mine += theirs;
        }
        for (mine, theirs) in self.products.iter_mut().zip(&other.products) {
            *mine += theirs;
        }
    }
}

/// An integer that products are summed of, column by column.
pub(crate) trait Factor: Copy + Default {
    fn sum(column: &[Self]) -> i128;
    fn dot(left: &[Self], right: &[Self]) -> i128;
}

/// Values up to 255 in columns of up to 2^15 rows: a product of two columns
/// fits in 32 bits, which processors sum eight at a time.
impl Factor for i16 {
    #[inline(always)]
    fn sum(column: &[Self]) -> i128 {
        column.iter().map(|value| i32::from(*value)).sum::<i32>().into()
    }

    #[inline(always)]
    fn dot(left: &[Self], right: &[Self]) -> i128 {
        let products = left.iter().zip(right).map(|(x, y)| i32::from(*x) * i32::from(*y));
        products.sum::<i32>().into()
    }
}

/// Any values below 2^31.
impl Factor for i32 {
    #[inline(always)]
    fn sum(column: &[Self]) -> i128 {
        column.iter().map(|value| i64::from(*value)).sum::<i64>().into()
    }

    #[inline(always)]
    fn dot(left: &[Self], right: &[Self]) -> i128 {
        left.iter().zip(right).map(|(x, y)| i128::from(i64::from(*x) * i64::from(*y))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn centred_in_floats(rows: &[[i64; 2]]) -> [f64; 3] {
        let n = rows.len() as f64;
        let mean = |v: usize| rows.iter().map(|row| row[v] as f64).sum::<f64>() / n;
        let means = [mean(0), mean(1)];
        let sum = |a: usize, b: usize| {
            rows.iter().map(|row| (row[a] as f64 - means[a]) * (row[b] as f64 - means[b])).sum()
        };
        [sum(0, 0), sum(0, 1), sum(1, 1)]
    }

    proptest! {
        #[test]
        fn rows_and_columns_give_the_same(rows in prop::collection::vec([-200i64..200, -200..200], 1..40)) {
            let mut one_by_one = Moments::new(2);
            for row in &rows {
                one_by_one.add_row(row, Count::rows(1));
            }
            let column = |v: usize| rows.iter().map(|row| i16::try_from(row[v]).unwrap()).collect();
            let mut at_once = Moments::new(2);
            at_once.add_rows(&[column(0), column(1)], rows.len() as u64);
            prop_assert_eq!(&one_by_one, &at_once);
            let wide = |v: usize| rows.iter().map(|row| i32::try_from(row[v]).unwrap()).collect();
            let mut wider = Moments::new(2);
            wider.add_rows(&[wide(0), wide(1)], rows.len() as u64);
            prop_assert_eq!(&one_by_one, &wider);
            for (exact, float) in one_by_one.centred().iter().zip(centred_in_floats(&rows)) {
                prop_assert!((exact - float).abs() <= 1e-9 * (1.0 + float.abs()));
            }
        }
    }

    #[test]
    fn what_is_far_from_zero_loses_nothing() {
        let mut moments = Moments::new(1);
        for value in [i64::from(i32::MAX), i64::from(i32::MAX) - 1, i64::from(i32::MAX) - 2] {
            moments.add_row(&[value], Count { n: 1, weight: 1 << 60, squared: 0 });
        }
        assert_eq!(moments.centred(), [2.0 * (1u64 << 60) as f64]);
        assert_eq!(Moments::new(1).centred(), [0.0]);
    }
}
