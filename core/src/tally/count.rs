//! Weighted counts: rows count once each, as case weights, or with survey
//! weights.

use std::ops::AddAssign;

use crate::document::record::words;

words! {
    /// How the rows of a tally count.
    pub enum Weighting {
        /// Each once.
        None = "none",
        /// Each as often as an integer says, as if the row stood there so many
        /// times.
        Case = "case",
        /// Each for the people whom it stands for, by a decimal: figures are
        /// estimates, and their errors are those of unequal weights.
        Survey = "survey",
    }
}

/// The largest survey weight of a row, in millionths: a million.
pub(crate) const LARGEST_WEIGHT: u128 = 1_000_000_000_000;

/// How one row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowWeight {
    /// Rows that it is worth in counts of rows.
    pub(crate) rows: u64,
    /// Its survey weight in millionths; what it is worth in rows where there
    /// is none.
    pub(crate) weight: u64,
}

impl RowWeight {
    pub(crate) const ONE: Self = Self { rows: 1, weight: 1 };
}

/// Some rows counted, exactly.
///
/// In a tally of survey weights the weights are in millionths; elsewhere both
/// sums of them are the number of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Rows.
    pub(crate) n: u64,
    /// The sum of their weights.
    pub(crate) weight: u128,
    /// The sum of the squares of their weights.
    pub(crate) squared: u128,
}

impl Count {
    /// Rows that count once each.
    pub(crate) fn rows(n: u64) -> Self {
        Self { n, weight: n.into(), squared: n.into() }
    }
}

impl From<RowWeight> for Count {
    fn from(row: RowWeight) -> Self {
        let weight = u128::from(row.weight);
        // A row of case weight w is w rows of weight 1.
        let squared = if u128::from(row.rows) == weight { weight } else { weight * weight };
        Self { n: row.rows, weight, squared }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.n += other.n;
        self.weight += other.weight;
        self.squared += other.squared;
    }
}

/// Many counts beside each other; the weights take room only where there are
/// any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counts {
    rows: Vec<u64>,
    /// Sum and sum of squares of survey weights; empty without.
    weights: Vec<(u128, u128)>,
}

impl Counts {
    pub(crate) fn new(len: usize, weighting: Weighting) -> Self {
        let weighted = if weighting == Weighting::Survey { len } else { 0 };
        Self { rows: vec![0; len], weights: vec![(0, 0); weighted] }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn get(&self, index: usize) -> Count {
        let n = self.rows.get(index).copied().unwrap_or(0);
        match self.weights.get(index) {
            Some((weight, squared)) => Count { n, weight: *weight, squared: *squared },
            None => Count::rows(n),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Count> + Clone + '_ {
        (0..self.len()).map(|index| self.get(index))
    }

    pub(crate) fn add(&mut self, index: usize, count: Count) {
        if let Some(rows) = self.rows.get_mut(index) {
            *rows += count.n;
        }
        if let Some((weight, squared)) = self.weights.get_mut(index) {
            *weight += count.weight;
            *squared += count.squared;
        }
    }

    /// The counts of rows, where there are no weights.
    pub(crate) fn plain(&mut self) -> &mut [u64] {
        &mut self.rows
    }
}

impl AddAssign<&Self> for Counts {
    fn add_assign(&mut self, other: &Self) {
        for (mine, theirs) in self.rows.iter_mut().zip(&other.rows) {
            *mine += theirs;
        }
        for (mine, theirs) in self.weights.iter_mut().zip(&other.weights) {
            mine.0 += theirs.0;
            mine.1 += theirs.1;
        }
    }
}
