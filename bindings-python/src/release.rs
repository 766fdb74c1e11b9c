//! `release`, and what those who check it use: `suppress`, `Attacker`.

use boussole_sante as core;
use boussole_sante::{
    ReleaseOptions, ReleaseRules,
    disclosure::{CountTable, Seen, Sum},
    error::Remark,
    release::{Groupings, Logging, Releasable, ReleaseLog},
};
use pyo3::prelude::*;

use crate::arguments::Names;
use crate::documents::Json;
use crate::errors::{Result, invalid_option};
use crate::table::{Source, Table};
use crate::values::{Classes, instance, keep, said};

/// What `release` gives: the tables, the release as JSON, the audit, and the log as JSON.
type Released<'py> = (Vec<Table>, String, Bound<'py, PyAny>, Option<String>);

/// Protects tables together; see `boussole_sante.release`.
#[pyfunction]
#[expect(clippy::too_many_arguments, clippy::needless_pass_by_value, reason = "one call of Python")]
pub(crate) fn _release<'py>(
    py: Python<'py>,
    tables: Vec<Py<Table>>,
    rules: Rules,
    min_cell: Option<u64>,
    allow_by: Names,
    groupings: Groupings,
    log: Option<Json>,
    wave: String,
    today: String,
    retain_until: Option<String>,
) -> Result<Released<'py>> {
    let mut options = ReleaseOptions::new(match rules {
        Rules::Named(name) => ReleaseRules::embedded(&name)?,
        Rules::Written(json) => ReleaseRules::from_json(&json)?,
    });
    if let Some(people) = min_cell {
        options.rules = options.rules.with_min_cell(people)?;
    }
    options.allow_by = allow_by.0;
    options.groupings = groupings;
    if let Some(json) = log {
        let log = match json.as_bytes() {
            b"" => ReleaseLog::default(),
            json => ReleaseLog::from_json(json)?,
        };
        let log = match retain_until {
            Some(day) => log.with_retain_until(day.parse()?),
            None => log,
        };
        options.log = Some(Logging { log, wave, today: today.parse()? });
    }
    let sources = tables.iter().map(|table| table.get().source());
    let sources: Vec<&Source> = sources.collect::<PyResult<_>>()?;
    let asked: Vec<Releasable<'_>> = sources.iter().map(|source| source.releasable()).collect();
    let release = py.detach(|| core::release(&asked, &options))?;
    let published = release.published().iter().cloned().map(Table::of).collect();
    let log = release.log().map(ReleaseLog::to_json);
    let audit = instance(py, Classes::Results, release.audit())?;
    keep(&audit, "_json", release.audit().to_json())?;
    keep(&audit, "_summary", said(py, |language| release.audit().summary(language))?)?;
    Ok((published, release.document().to_json(), audit, log))
}

/// Rules by their name, or as a document.
#[derive(FromPyObject)]
pub(crate) enum Rules {
    /// The name of rules that ship with the library.
    Named(String),
    /// The JSON of a document, as bytes.
    Written(Vec<u8>),
}

/// Which counts of a table are hidden, so that no small one can be worked out.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Pattern {
    hidden: Vec<bool>,
    people: u64,
    optimality: &'static str,
}

#[pymethods]
impl Pattern {
    /// For each count whether it is hidden: the cells row by row, the margins of the rows, those of
    /// the columns, the total.
    #[getter]
    fn hidden(&self) -> Vec<bool> {
        self.hidden.clone()
    }

    /// How many people are in hidden counts, margins counted like cells.
    #[getter]
    fn people(&self) -> u64 {
        self.people
    }

    /// `exact` (nothing is hidden in vain: proved), `heuristic` or `whole`.
    #[getter]
    fn optimality(&self) -> &'static str {
        self.optimality
    }

    fn __repr__(&self) -> String {
        let hidden = self.hidden.iter().filter(|hidden| **hidden).count();
        format!("<Pattern: {hidden} of {} counts hidden, {}>", self.hidden.len(), self.optimality)
    }
}

/// Which counts of a one-way table (a list) or a two-way table (a list of rows) are hidden with
/// their margins: every one from 1 to `k` - 1, and the fewest people beside, so that each hidden
/// count stays `k` wide for those who see the printed ones.
///
/// Raises `ValueError` for rows of different lengths.
#[pyfunction]
#[pyo3(signature = (counts, k=5))]
pub(crate) fn suppress(py: Python<'_>, counts: Counts, k: u64) -> Result<Pattern> {
    let table = counts.table()?;
    let pattern = py.detach(|| core::disclosure::suppress(&table, k));
    Ok(Pattern {
        people: pattern.people(&table),
        optimality: pattern.optimality.as_str(),
        hidden: pattern.hidden,
    })
}

/// Counts of one or of two crossed groupings.
#[derive(FromPyObject)]
pub(crate) enum Counts {
    /// A list of counts.
    OneWay(Vec<u64>),
    /// A list of rows.
    TwoWay(Vec<Vec<u64>>),
}

impl Counts {
    fn table(&self) -> Result<CountTable> {
        match self {
            Self::OneWay(counts) => Ok(CountTable::one_way(counts)?),
            Self::TwoWay(rows) => {
                let columns = rows.first().map_or(0, Vec::len);
                if rows.iter().any(|row| row.len() != columns) {
                    return Err(invalid_option(
                        ("rows of one length", "des lignes de même longueur"),
                        Remark::Others,
                    ));
                }
                Ok(CountTable::two_way(rows.len(), columns, &rows.concat())?)
            }
        }
    }
}

/// Somebody who reads published figures and wants to know the hidden ones, by linear programming.
///
/// `groups` is for each group how many people are printed (None where it is hidden) and between
/// which its mean lies (None if hidden; a mean printed as 3.2 lies between 3.15 and 3.25). `sums`
/// says which group is the sum of which others, by their places: `[(3, [0, 1, 2])]`. A hidden count
/// is taken for at least 1, but for those in `empty`.
#[pyclass(frozen, module = "boussole_sante")]
pub(crate) struct Attacker {
    attacker: core::disclosure::Attacker,
    groups: usize,
}

/// A printed count, and between which a printed mean lies.
type Printed = (Option<u64>, Option<(f64, f64)>);

#[pymethods]
impl Attacker {
    #[new]
    #[pyo3(signature = (groups, sums, *, empty=Vec::new()))]
    fn new(
        groups: Vec<Printed>,
        sums: Vec<(usize, Vec<usize>)>,
        empty: Vec<usize>,
    ) -> Result<Self> {
        if let Some(place) = empty.iter().find(|place| **place >= groups.len()) {
            return Err(invalid_option(
                ("places of groups", "des places de groupes"),
                place.to_string(),
            ));
        }
        let sums = sums.into_iter().map(|(whole, parts)| Sum { whole, parts }).collect();
        let seen: Vec<Seen> =
            groups.into_iter().map(|(count, mean)| Seen { count, mean }).collect();
        let groups = seen.len();
        let mut attacker = core::disclosure::Attacker::new(seen, sums)?;
        for group in empty {
            attacker = attacker.who_may_find_nobody(group);
        }
        Ok(Self { attacker, groups })
    }

    /// The least and the most people that a group can have, infinite if nothing bounds it; None if
    /// no numbers fit what is printed.
    fn count(&self, py: Python<'_>, group: usize) -> Result<Option<(f64, f64)>> {
        self.check(group)?;
        Ok(py.detach(|| self.attacker.count(group)))
    }

    /// The least and the most that the mean of a group can be on a scale from `low` to `high`; with
    /// `own`, the mean of the others for one of the group who gave it. None if no numbers fit.
    #[pyo3(signature = (group, low, high, own=None))]
    fn mean(
        &self,
        py: Python<'_>,
        group: usize,
        low: f64,
        high: f64,
        own: Option<f64>,
    ) -> Result<Option<(f64, f64)>> {
        self.check(group)?;
        Ok(py.detach(|| self.attacker.mean(group, (low, high), own)))
    }
}

impl Attacker {
    fn check(&self, group: usize) -> Result<()> {
        if group < self.groups {
            return Ok(());
        }
        Err(invalid_option(("the place of a group", "la place d’un groupe"), group.to_string()))
    }
}
