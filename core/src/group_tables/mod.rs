//! Result tables of groups: one row per group and statistic, from a tally or from
//! paired measurement occasions.

pub(crate) mod careless;
pub(crate) mod cell_subject;
pub(crate) mod change;
pub(crate) mod correlations;
pub(crate) mod frequencies;
pub(crate) mod group_table;
pub(crate) mod inference;
pub(crate) mod interrater;
pub(crate) mod item_analysis;
pub(crate) mod level_counts;
pub(crate) mod pair_table;
pub(crate) mod rankings;
pub(crate) mod reliability;
pub(crate) mod statistic_status;
pub(crate) mod summary;
pub(crate) mod table_kind;
pub(crate) mod wave;

pub use careless::{CarelessOptions, CarelessTable};
pub use change::{ChangeOptions, ReliabilityReference, change};
pub use group_table::RowKind;
#[doc(hidden)]
pub use group_table::TableColumns;
pub use inference::{Inference, IntervalRule, Population, Selection};
pub use interrater::agreement;
pub use pair_table::PairTable;
pub use reliability::{ReliabilityOptions, RowsUsed, SplitsTried};
pub use statistic_status::StatisticStatus;
pub use table_kind::TallyTable;
pub use wave::Wave;
