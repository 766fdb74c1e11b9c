#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "arrow")]
pub mod arrow;
#[cfg(feature = "disclosure")]
pub mod disclosure;
pub mod document;
pub mod error;
#[cfg(feature = "evaluation")]
pub mod evaluation;
pub mod form;
#[cfg(feature = "cohort")]
pub mod group_tables;
#[cfg(feature = "guidance")]
pub mod guidance;
#[cfg(feature = "guidance")]
pub mod handover;
#[cfg(feature = "exports")]
pub mod import;
pub mod language;
#[cfg(feature = "lint")]
pub mod lint;
#[cfg(all(feature = "cohort", feature = "peers"))]
pub mod peer_survey;
#[cfg(feature = "peers")]
pub mod peers;
#[cfg(feature = "guidance")]
pub mod portfolio;
pub mod presentation;
pub mod privacy;
pub mod referential;
#[cfg(feature = "cohort")]
pub mod release;
#[cfg(feature = "schema")]
pub mod schemas;
pub mod scoring;
#[cfg(feature = "simulate")]
pub mod simulate;
#[cfg(any(feature = "disclosure", feature = "guidance"))]
mod solve;
#[cfg(any(feature = "cohort", feature = "evaluation"))]
mod statistics;
pub mod survey;
#[cfg(feature = "cohort")]
pub mod tally;
pub mod value;
pub mod versions;
#[cfg(feature = "workbook")]
pub mod workbook;

#[cfg(feature = "arrow")]
pub use arrow::{Check, ScoreTable, TableOptions};
#[cfg(feature = "disclosure")]
pub use disclosure::ReleaseRules;
pub use error::{Code, Error, ErrorKind, Language, Location, Pointer};
#[cfg(feature = "cohort")]
pub use group_tables::Wave;
#[cfg(feature = "exports")]
pub use import::{Export, ExportOptions, read_export};
pub use referential::Referential;
#[cfg(feature = "cohort")]
pub use release::{ReleaseOptions, release};
pub use scoring::{Comparison, Interview, Plan, Post, Report};
pub use survey::{Answer, Answers, Questionnaire};
#[cfg(feature = "cohort")]
pub use tally::{Tally, TallyOptions};
pub use value::{Date, Decimal, Text, Version};
