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
