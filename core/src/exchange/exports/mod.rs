//! Exports of survey tools read into answers as the questionnaire names them:
//! bytes in, columns out.

mod cells;
pub(crate) mod column;
pub(crate) mod csv;
pub(crate) mod dialect;
pub(crate) mod encoding;
pub(crate) mod erasure;
mod headers;
mod joined;
pub(crate) mod labels;
mod multiple;
pub(crate) mod options;
mod plan;
pub(crate) mod reading;
pub(crate) mod report;
pub(crate) mod stream;
mod table;
