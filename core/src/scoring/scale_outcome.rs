//! Outcome of a scale: exact for one respondent, rounded in columns for many.

use crate::value::ratio::Ratio;

use super::rule::ScoreStatus;

/// What a scale gives for one respondent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) status: ScoreStatus,
    /// Members that were answered and enter the score.
    pub(crate) used: u32,
    /// Members that the answered rule counts.
    pub(crate) of: u32,
    /// Members whose cell was invalid.
    pub(crate) invalid: u32,
    pub(crate) numerator: i128,
    pub(crate) denominator: i128,
}

impl Outcome {
    /// The exact score, if there is one.
    pub(crate) fn exact(&self) -> Option<Ratio> {
        if self.status == ScoreStatus::Ok {
            Ratio::new(self.numerator, self.denominator)
        } else {
            None
        }
    }

    /// The score, rounded once.
    #[expect(clippy::cast_precision_loss, reason = "both are checked to be exact")]
    pub(crate) fn value(&self) -> Option<f64> {
        const EXACT: i128 = 1 << 53;
        if self.status != ScoreStatus::Ok {
            return None;
        }
        if self.numerator.abs() < EXACT && self.denominator < EXACT {
            return Some(self.numerator as f64 / self.denominator as f64);
        }
        self.exact().map(Ratio::to_f64)
    }
}

/// The outcomes of many rows, rounded, column by column.
#[cfg(feature = "arrow")]
#[derive(Debug)]
pub(crate) struct ScoreColumns {
    /// 0 where there is no value.
    pub(crate) values: Vec<f64>,
    pub(crate) used: Vec<u16>,
    pub(crate) of: Vec<u16>,
    pub(crate) invalid: Vec<u16>,
    /// The position of the status in its closed list.
    pub(crate) status: Vec<i8>,
}

/// Some of their rows, to be written.
#[cfg(feature = "arrow")]
#[derive(Debug)]
pub(crate) struct ScorePart<'c> {
    pub(crate) values: &'c mut [f64],
    pub(crate) used: &'c mut [u16],
    pub(crate) of: &'c mut [u16],
    pub(crate) invalid: &'c mut [u16],
    pub(crate) status: &'c mut [i8],
}

#[cfg(feature = "arrow")]
impl ScoreColumns {
    /// Columns of so many rows, to be written.
    pub(crate) fn new(rows: usize) -> Self {
        Self {
            values: vec![0.0; rows],
            used: vec![0; rows],
            of: vec![0; rows],
            invalid: vec![0; rows],
            status: vec![0; rows],
        }
    }

    /// Parts of so many rows, in order.
    pub(crate) fn parts(&mut self, rows: usize) -> impl Iterator<Item = ScorePart<'_>> {
        self.values
            .chunks_mut(rows)
            .zip(self.used.chunks_mut(rows))
            .zip(self.of.chunks_mut(rows))
            .zip(self.invalid.chunks_mut(rows))
            .zip(self.status.chunks_mut(rows))
            .map(|((((values, used), of), invalid), status)| ScorePart {
                values,
                used,
                of,
                invalid,
                status,
            })
    }
}

#[cfg(feature = "arrow")]
impl ScorePart<'_> {
    pub(crate) fn put(
        &mut self,
        row: usize,
        status: ScoreStatus,
        value: Option<f64>,
        [used, of, invalid]: [u32; 3],
    ) {
        let count = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        self.values[row] = value.unwrap_or(0.0);
        self.used[row] = count(used);
        self.of[row] = count(of);
        self.invalid[row] = count(invalid);
        self.status[row] = status as i8;
    }
}
