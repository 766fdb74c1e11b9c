//! Protection classes: in which way a figure of a table is protected, declared
//! with its column.

/// Means are printed to one decimal: what protects them rests on this.
pub(crate) const MEAN_DECIMALS: i32 = 1;

/// In which way the figures of a column are protected. Bases are thresholds of
/// [`ReleaseRules`](crate::ReleaseRules).
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// What a row is about: grouping variables, names of scales and items,
    /// properties of the instrument. No answer is in it: always printed.
    Heading,
    /// The base of the row, on which its other figures rest: printed unless
    /// suppressed (below `min_cell`, or as secondary suppression).
    Base,
    /// The base of a row of measures of dispersion alone: printed with these.
    SpreadBase,
    /// A mean: from `mean_from` on, unless all or all but one answered alike
    /// or that of a hidden group could be worked out; to one decimal.
    Mean,
    /// A measure of dispersion or association, an interval, a quantile, or a
    /// word that tells how one was computed: from `spread_from` on, where the
    /// mean is printed.
    Spread {
        /// To how many decimals.
        decimals: i32,
    },
    /// The interval of a median by order statistics, as [`Spread`]: whether
    /// there is one depends on the base alone.
    ///
    /// [`Spread`]: Self::Spread
    MedianInterval,
    /// The median of scores: below `mean_from` the lower one, which is the
    /// score of half of the people or more; to one decimal.
    Median,
    /// The lower median of categories.
    LowerMedian,
    /// The upper median of categories: from `mean_from` on.
    UpperMedian,
    /// How many are in a category: from `mean_from` on, rare categories
    /// collapsed with their neighbours.
    CategoryCount(Category),
    /// Their share of the base: likewise.
    CategoryShare,
    /// The share of a category or a higher one: where collapsing leaves it
    /// apart from the lower ones, or as the rules want it of small bases.
    CumulativeShare,
    /// Its interval: from `spread_from` on, where the share is printed.
    CumulativeShareInterval,
    /// How many named an occasion, by its place: where it stands alone.
    OccasionCount {
        /// The place of the occasion among the occasions.
        place: usize,
    },
    /// The share of the lowest category, where it stands alone.
    Floor,
    /// The share of the highest category, where it stands alone.
    Ceiling,
    /// How many have a complete case: a base of its own beside that of the
    /// row.
    CompleteCaseBase,
    /// A measure of dispersion or association over complete cases: as a
    /// [`Spread`](Self::Spread), of both bases.
    CompleteCaseSpread {
        /// To how many decimals.
        decimals: i32,
    },
    /// Item nonresponse of one kind: of everybody, if no kind is rare.
    MissingCount,
    /// How many have no score for one reason: likewise.
    UnscoredCount,
    /// The size of the population, or the response rate: of everybody.
    Population,
    /// The sum of survey weights, or the effective sample size: where the mean
    /// is printed, in whole people.
    Weight,
    /// Why a statistic has a value or none: unless it tells of answers.
    Status,
    /// Of paired measurements, how many went in one direction: from
    /// `mean_from` on, if none of these counts is rare.
    ChangeCount,
    /// How many have a score on one of two measurement occasions: where the
    /// difference to the pairs tells of nobody.
    WaveBase,
    /// Panel attrition, how many are on one of two occasions only: likewise.
    AttritionCount,
    /// A statistic of paired measurements: from `spread_from` on, where the
    /// directions are printed.
    PairedStatistic {
        /// To how many decimals.
        decimals: i32,
    },
    /// The agreement of two ratings of an item: from `spread_from` on.
    ItemAgreement,
    /// The agreement of two ratings on a scale: from `spread_from` on.
    ScaleAgreement,
    /// Never printed: each of those whom it counts could be somebody.
    Never,
}

/// Of which category a count is.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// The one that the row is about.
    OfRow,
    /// The one at this place, in a column of its own.
    At(usize),
}

impl Protection {
    /// To how many decimals a figure is printed; none where it is whole.
    pub(crate) const fn decimals(self) -> Option<i32> {
        match self {
            Self::Mean | Self::Median | Self::MedianInterval => Some(MEAN_DECIMALS),
            Self::Spread { decimals }
            | Self::CompleteCaseSpread { decimals }
            | Self::PairedStatistic { decimals } => Some(decimals),
            Self::CategoryShare
            | Self::CumulativeShare
            | Self::CumulativeShareInterval
            | Self::Floor
            | Self::Ceiling
            | Self::Population => Some(3),
            Self::ItemAgreement | Self::ScaleAgreement => Some(2),
            Self::Weight => Some(0),
            Self::Heading
            | Self::Base
            | Self::SpreadBase
            | Self::LowerMedian
            | Self::UpperMedian
            | Self::CategoryCount(_)
            | Self::OccasionCount { .. }
            | Self::CompleteCaseBase
            | Self::MissingCount
            | Self::UnscoredCount
            | Self::Status
            | Self::ChangeCount
            | Self::WaveBase
            | Self::AttritionCount
            | Self::Never => None,
        }
    }

    /// Whether it is the base of its row: without it nothing of the row is
    /// printed.
    pub(crate) const fn is_base(self) -> bool {
        matches!(self, Self::Base | Self::SpreadBase)
    }

    /// Whether collapsed categories are printed in it, so that the row must
    /// say which.
    pub(crate) const fn is_of_categories(self) -> bool {
        matches!(self, Self::CategoryCount(_) | Self::CumulativeShare)
    }
}
