//! Table kinds: the tables that a tally gives, with their options.

use arrow_array::RecordBatch;

use crate::error::fault::Error;
use crate::tally::grouping::ByColumn;
use crate::tally::sums::Tally;

use super::group_table::{FigureTable, GroupRow};
use super::inference::Inference;
use super::reliability::ReliabilityOptions;

/// A table of a tally, with what it is asked for.
#[derive(Debug, Clone)]
pub enum TallyTable {
    /// [`Tally::summary`]
    Summary(Inference),
    /// [`Tally::levels`]
    Levels(Inference),
    /// [`Tally::items`]
    Items {
        /// Whether each group has its rows.
        groups: bool,
    },
    /// [`Tally::frequencies`]
    Frequencies {
        /// Whether each group has its rows.
        groups: bool,
    },
    /// [`Tally::rankings`]
    Rankings {
        /// Whether each group has its rows.
        groups: bool,
    },
    /// [`Tally::reliability`]
    Reliability(ReliabilityOptions),
    /// [`Tally::correlations`]
    Correlations {
        /// How sure an interval is, between 0 and 1.
        confidence: f64,
        /// Whether each group has its rows.
        groups: bool,
    },
}

impl TallyTable {
    /// Its name, as in the metadata of the table.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Summary(_) => "summary",
            Self::Levels(_) => "levels",
            Self::Items { .. } => "items",
            Self::Frequencies { .. } => "frequencies",
            Self::Rankings { .. } => "rankings",
            Self::Reliability(_) => "reliability",
            Self::Correlations { .. } => "correlations",
        }
    }

    /// The `by` columns that make rows in it, by position.
    pub(crate) fn reported(&self, tally: &Tally) -> Vec<usize> {
        let all = 0..tally.by.len();
        match self {
            Self::Summary(inference) | Self::Levels(inference) => {
                let strata = inference.strata.as_deref();
                all.filter(|column| Some(tally.by[*column].name.as_str()) != strata).collect()
            }
            Self::Items { groups }
            | Self::Frequencies { groups }
            | Self::Rankings { groups }
            | Self::Reliability(ReliabilityOptions { groups, .. })
            | Self::Correlations { groups, .. } => {
                if *groups {
                    all.collect()
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// The groups that have rows in it, in order.
    pub(crate) fn rows<'t>(&self, tally: &'t Tally) -> Vec<GroupRow<'t>> {
        match self {
            Self::Summary(inference) | Self::Levels(inference) => {
                let is_stratum = |by: &ByColumn| Some(&by.name) == inference.strata.as_ref();
                tally.group_rows(tally.by.iter().position(is_stratum))
            }
            _ => tally.rows_asked(!self.reported(tally).is_empty()),
        }
    }
}

impl Tally {
    /// The table that is asked for.
    ///
    /// # Errors
    /// As the method that makes it.
    pub fn table(&self, asked: &TallyTable) -> Result<RecordBatch, Error> {
        self.figures(asked).map(FigureTable::into_batch)
    }

    /// The same with all that its release rests on.
    pub(crate) fn figures(&self, asked: &TallyTable) -> Result<FigureTable, Error> {
        match asked {
            TallyTable::Summary(inference) => self.summary_figures(inference),
            TallyTable::Levels(inference) => self.level_figures(inference),
            TallyTable::Items { groups } => self.item_figures(*groups),
            TallyTable::Frequencies { groups } => self.frequency_figures(*groups),
            TallyTable::Rankings { groups } => self.ranking_figures(*groups),
            TallyTable::Reliability(options) => self.reliability_figures(options),
            TallyTable::Correlations { confidence, groups } => {
                self.correlation_figures(*confidence, *groups)
            }
        }
    }
}
