//! Import of survey exports: bytes of LimeSurvey, Kobo, Qualtrics … in, columns
//! as the questionnaire names them out.

mod answer_cells;
mod column_plan;
pub(crate) mod csv;
pub(crate) mod dialect;
pub(crate) mod encoding;
mod headers;
pub(crate) mod import_report;
mod joined_choices;
pub(crate) mod labels;
mod multiple_choices;
pub(crate) mod options;
pub(crate) mod read_export;
pub(crate) mod stream;
pub(crate) mod text_column;
mod text_table;

pub use csv::{MAX_EXPORT_BYTES, MAX_EXPORT_LINE, Separator, text_rows};
pub use dialect::{
    CellRules, Dialect, DialectStatus, DialectTag, FileLayout, HeaderPattern, HeaderPatterns,
    LineCount, OccasionWords,
};
pub use encoding::Encoding;
pub use import_report::{
    Conversion, Converted, Dropped, DroppedWhy, NotUnderstood, OpenTexts, ReadAs, ReadColumn,
    Reading,
};
pub use labels::NORMALISATION;
pub use options::ExportOptions;
pub use read_export::{Export, read_export, read_sheet, read_table};
pub use stream::{CsvStream, StreamError};
pub use text_column::ExportColumn;
