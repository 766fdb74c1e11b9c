//! What a scale gives: exactly for one respondent, rounded in columns for
//! many.

use crate::base::ratio::Ratio;

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
#[derive(Debug, Default)]
pub(crate) struct ScoreColumns {
    /// 0 where there is no value.
    pub(crate) values: Vec<f64>,
    pub(crate) used: Vec<u16>,
    pub(crate) of: Vec<u16>,
    pub(crate) invalid: Vec<u16>,
    /// The position of the status in its closed list.
    pub(crate) status: Vec<i8>,
}

#[cfg(feature = "arrow")]
impl ScoreColumns {
    pub(crate) fn reserve(&mut self, rows: usize) {
        self.values.reserve(rows);
        self.used.reserve(rows);
        self.of.reserve(rows);
        self.invalid.reserve(rows);
        self.status.reserve(rows);
    }

    pub(crate) fn push(
        &mut self,
        status: ScoreStatus,
        value: Option<f64>,
        used: u32,
        of: u32,
        invalid: u32,
    ) {
        let count = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        self.values.push(value.unwrap_or(0.0));
        self.used.push(count(used));
        self.of.push(count(of));
        self.invalid.push(count(invalid));
        self.status.push(status as i8);
    }

    /// Puts the rows of another behind these.
    pub(crate) fn append(&mut self, other: &Self) {
        self.values.extend_from_slice(&other.values);
        self.used.extend_from_slice(&other.used);
        self.of.extend_from_slice(&other.of);
        self.invalid.extend_from_slice(&other.invalid);
        self.status.extend_from_slice(&other.status);
    }
}
