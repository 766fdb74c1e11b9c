//! Import options.

use std::collections::BTreeMap;

use crate::scoring::decode::Cells;

use super::csv::Separator;
use super::dialect::Dialect;
use super::encoding::Encoding;

/// What the caller knows about an export; nothing is needed.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ExportOptions {
    /// The dialect; found out from the headers if absent.
    pub dialect: Option<Dialect>,
    /// The encoding; found out if absent.
    pub encoding: Option<Encoding>,
    /// The separator; found out if absent.
    pub separator: Option<Separator>,
    /// How choices are written; as the dialect has it if absent.
    pub cells: Option<Cells>,
    /// Headers of further columns to pass through as they are, even if they
    /// identify people; and columns of open answers « autre », as the
    /// questionnaire names them (`<column>[other]`), which are left out
    /// otherwise.
    pub keep: Vec<String>,
    /// Headers that name a column of the questionnaire in a way that no
    /// dialect knows: the header, then the column; none for a header that is
    /// to be left out whatever it looks like.
    pub columns: BTreeMap<String, Option<String>>,
}
