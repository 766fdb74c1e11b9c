//! Status of a statistic: why it has a value, or has none.

use crate::document::record::words;

/// What somebody learns from a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusTells {
    /// How the scale or the item is made.
    Instrument,
    /// That the statistic has a value.
    Value,
    /// How many people there are, or how a model fits their answers.
    People,
    /// That all answered alike.
    Answers,
}

words! {
    /// Why a statistic has a value, or has none.
    pub enum StatisticStatus {
        /// It has one.
        Ok = "ok",
        /// Nobody in the group has a score or an answer.
        NoScore = "no_score",
        /// One person: there is no spread, and no interval.
        OneRespondent = "one_respondent",
        /// All have the same: no interval, no correlation.
        ZeroVariance = "zero_variance",
        /// One item of the scale has the same answer from all: what rests on
        /// its correlations has no value.
        ConstantItem = "constant_item",
        /// More than one in twenty of the answers given is no valid one: what is
        /// left may be another group. The figure is that of what is left.
        InvalidCells = "invalid_cells",
        /// A stratum of the sample holds one person: no standard error.
        StratumOfOne = "stratum_of_one",
        /// The items make up what is measured (`formative`): that they vary
        /// together means nothing.
        NotMeaningful = "not_meaningful",
        /// The members are scales: reliability is that of each of these.
        Composite = "composite",
        /// One item has no internal consistency.
        OneItem = "one_item",
        /// Alpha is below zero: an item may be keyed the wrong way. The value
        /// is there, and no standard error of measurement.
        NegativeAlpha = "negative_alpha",
        /// Items are not asked as numbers.
        NotNumeric = "not_numeric",
        /// Levels are ordinal: they have counts and medians, no mean.
        Ordinal = "ordinal",
        /// Fewer people than a reading of it takes (100 for omega, 4 for an
        /// interval of a correlation), or fewer items than 4; see `force`.
        TooFew = "too_few",
        /// An item explains itself better than its factor does (Heywood): the
        /// model does not hold.
        Heywood = "heywood",
        /// The estimation did not come to an end.
        NotConverged = "not_converged",
        /// An item is a sum of others.
        Singular = "singular",
    }
}

impl StatisticStatus {
    /// What somebody learns from it.
    pub(crate) const fn tells(self) -> StatusTells {
        match self {
            Self::NotMeaningful
            | Self::Composite
            | Self::OneItem
            | Self::NotNumeric
            | Self::Ordinal => StatusTells::Instrument,
            Self::Ok => StatusTells::Value,
            Self::ZeroVariance | Self::ConstantItem => StatusTells::Answers,
            Self::NoScore
            | Self::OneRespondent
            | Self::InvalidCells
            | Self::StratumOfOne
            | Self::NegativeAlpha
            | Self::TooFew
            | Self::Heywood
            | Self::NotConverged
            | Self::Singular => StatusTells::People,
        }
    }
}
