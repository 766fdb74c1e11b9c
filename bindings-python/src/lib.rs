//! The Python face of `boussole-sante`: it translates, the core decides.

use pyo3::prelude::*;

mod answers;
mod arguments;
mod blocks;
mod column;
mod documents;
mod errors;
mod evaluation;
mod exports;
mod frame;
mod guidance;
mod handover;
mod interview;
mod ipc;
mod peers;
mod plain;
mod privacy;
mod questionnaire;
mod referential;
mod release;
mod report;
mod schemas;
mod simulate;
mod table;
mod tables;
mod tally;
mod values;
mod versions;
mod waves;

/// The compiled part of `boussole_sante`; use the package.
#[pymodule]
mod _core {
    #[pymodule_export]
    use super::answers::Answers;
    #[pymodule_export]
    use super::blocks::{_invented, _standing, _wording};
    #[pymodule_export]
    use super::column::Column;
    #[pymodule_export]
    use super::documents::_suffix;
    #[pymodule_export]
    use super::errors::_fault;
    #[pymodule_export]
    use super::evaluation::{Evaluation, Observations, evaluate, observation_sheet};
    #[pymodule_export]
    use super::exports::{
        _CsvStream, _read_export, _read_sheet, _read_table, _rows_of, _text_rows, Dialect,
    };
    #[pymodule_export]
    use super::guidance::{_Plan, _calendar, _compare, _violations, Portfolio, recommend};
    #[pymodule_export]
    use super::handover::{_Pack, _part, _title, PostFile};
    #[pymodule_export]
    use super::interview::Interview;
    #[pymodule_export]
    use super::peers::{
        _Network, _blocks_for, _distances, _peer_network, _peer_offers, PeerOffer, match_peers,
        peer_survey,
    };
    #[pymodule_export]
    use super::privacy::{_erase_rows, _is_past, _notice, _retention, notice_fields};
    #[pymodule_export]
    use super::questionnaire::Questionnaire;
    #[pymodule_export]
    use super::referential::{_Sheet, _SheetColumn, _card, Referential};
    #[pymodule_export]
    use super::release::{_release, Attacker, Pattern, suppress};
    #[pymodule_export]
    use super::report::{_rescore, Report, score};
    #[pymodule_export]
    use super::schemas::schemas;
    #[pymodule_export]
    use super::simulate::{demo_catalogue, demo_export, simulate};
    #[pymodule_export]
    use super::table::Table;
    #[pymodule_export]
    use super::tables::{answers_of, check, level_table, score_table};
    #[pymodule_export]
    use super::tally::{Tally, score_and_tally, tally};
    #[pymodule_export]
    use super::waves::{agreement, careless, change};

    use super::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
