//! Arrow in and out: many respondents decoded to slots, through the same plan
//! as one respondent, to Arrow tables.

pub(crate) mod answers_of_row;
pub(crate) mod bad_cell;
pub(crate) mod check;
pub(crate) mod decode;
pub(crate) mod engine;
pub(crate) mod individuals;
pub(crate) mod kept_columns;
pub(crate) mod level_table;
pub(crate) mod matching;
pub(crate) mod score_table;

pub use bad_cell::{BadCell, BadCells, MAX_LISTED, Reason};
pub use check::Check;
pub use individuals::Individuals;
pub use kept_columns::TableOptions;
pub use level_table::LevelTable;
pub use score_table::ScoreTable;
