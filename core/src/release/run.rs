//! The one gate: tables go in private, and come out as they may be published.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::RecordBatch;

use crate::base::error::{Code, Error};
use crate::base::location::Location;
use crate::base::value::Date;
use crate::cohort::asked::TallyTable;
use crate::cohort::count::Weighting;
use crate::cohort::pair_table::PairTable;
use crate::cohort::subject::{Subject, Topic};
use crate::cohort::table::FigureTable;
use crate::cohort::tally::Tally;

use super::audit::{ReleaseAudit, TableAudit, TopicAudit};
use super::decision::{Basis, Decision};
use super::grid::Grid;
use super::log::{LoggedGroup, LoggedRelease, ReleaseLog};
use super::pairs;
use super::proposal::{Groupings, proposals};
use super::publish::Publication;
use super::published::ReleaseDocument;
use crate::disclosure::rules::ReleaseRules;

/// A table that is to be published.
#[derive(Debug, Clone, Copy)]
pub enum Releasable<'t> {
    /// A table of a tally.
    Tally {
        /// The tally.
        tally: &'t Tally,
        /// What is asked of it.
        table: &'t TallyTable,
    },
    /// A table of [`change`](crate::change) or [`agreement`](crate::agreement).
    Pairs(&'t PairTable),
}

/// How tables are published.
#[derive(Debug, Clone)]
pub struct ReleaseOptions {
    /// What may be published about how few people.
    pub rules: ReleaseRules,
    /// Columns by which the rules publish nothing, and that the caller
    /// declares harmless here.
    pub allow_by: Vec<String>,
    /// Coarser groups that may be proposed.
    pub groupings: Groupings,
    /// What was published before, the occasion on which these people answered,
    /// and the day.
    pub log: Option<Logging>,
}

/// What a release is held against.
#[derive(Debug, Clone)]
pub struct Logging {
    /// What was published before.
    pub log: ReleaseLog,
    /// The occasion, as `2026`: other occasions are other people.
    pub wave: String,
    /// The day of the release.
    pub today: Date,
}

impl ReleaseOptions {
    /// By these rules, and nothing else.
    #[must_use]
    pub fn new(rules: ReleaseRules) -> Self {
        let (allow_by, groupings) = (Vec::new(), Groupings::new());
        Self { rules, allow_by, groupings, log: None }
    }
}

/// Tables as they may be published, and a private account of what was hidden.
#[derive(Debug)]
pub struct Release {
    published: Vec<RecordBatch>,
    document: ReleaseDocument,
    audit: ReleaseAudit,
    log: Option<ReleaseLog>,
}

impl Release {
    /// The tables, in the order given: the same columns, `merged` where choices
    /// are collapsed, and `mark`, which says what of the row is suppressed. It is
    /// `s` where the number of people is, and all with it. Where that is printed,
    /// `p:` names the columns whose declared base is larger (primary
    /// suppression), `s:` those suppressed for any other reason (secondary
    /// suppression, or answers that are all alike), as `p: sd se; s: mean`. What
    /// is printed of no group is not named.
    #[must_use]
    pub fn published(&self) -> &[RecordBatch] {
        &self.published
    }

    /// The same as a document.
    #[must_use]
    pub fn document(&self) -> &ReleaseDocument {
        &self.document
    }

    /// What was hidden, and why. Private: it is not to be published.
    #[must_use]
    pub fn audit(&self) -> &ReleaseAudit {
        &self.audit
    }

    /// The log with this release, to be kept by whoever publishes.
    #[must_use]
    pub fn log(&self) -> Option<&ReleaseLog> {
        self.log.as_ref()
    }
}

/// Protects tables of the same people together, and gives what may be
/// published of them.
///
/// Rows of fewer than `min_cell` people are hidden whole, and as many others as
/// it takes ([`suppress`](crate::suppress)), in all tables at once. From
/// `min_cell` there is a lower median, from `mean_from` a mean to one decimal
/// and frequencies (choices put together until none is rare), unless all or all
/// but one answered alike; from `spread_from` standard deviations, intervals,
/// quartiles, reliability and correlations. A mean is withheld if with it that
/// of a hidden group could be worked out to less than a fifth of the range. The
/// rules are declared: [`ReleaseRules`].
///
/// # Errors
/// `cannot_release` for columns by which nothing is published, for tallies of
/// case weights (which count repetitions, not people), and for what differs
/// from an earlier release by too few people; `other_people` for tables of
/// others; as the methods that make the tables.
pub fn release(tables: &[Releasable<'_>], options: &ReleaseOptions) -> Result<Release, Error> {
    let of_tallies: Vec<(&Tally, &TallyTable)> = tables
        .iter()
        .filter_map(|table| match table {
            Releasable::Tally { tally, table } => Some((*tally, *table)),
            Releasable::Pairs(_) => None,
        })
        .collect();
    check_columns(&of_tallies, options)?;
    let grid = Grid::new(&of_tallies)?;
    let prepared: Vec<Prepared> = of_tallies
        .iter()
        .map(|(tally, asked)| Prepared::new(tally, asked, &grid))
        .collect::<Result<_, _>>()?;
    let basis = of_tallies.first().map(|(tally, _)| Basis::new(tally, &grid, &options.rules));
    let mut decisions: BTreeMap<Topic, Decision> = BTreeMap::new();
    if let (Some(basis), Some((tally, _))) = (&basis, of_tallies.first()) {
        let topics: BTreeSet<Topic> = prepared
            .iter()
            .flat_map(|table| &table.figures.rows)
            .flat_map(Subject::topics)
            .collect();
        decisions.extend(topics.into_iter().map(|topic| (topic, basis.decide(tally, topic))));
    }
    let mut audit = ReleaseAudit::new(&options.rules);
    let mut published = Vec::new();
    let mut of_tally = prepared.iter();
    for table in tables {
        let public = match table {
            Releasable::Pairs(private) => pairs::publish(private, &options.rules)?,
            Releasable::Tally { tally, .. } => {
                let Some(prepared) = of_tally.next() else { continue };
                let publication = Publication {
                    tally,
                    grid: &grid,
                    rules: &options.rules,
                    decisions: &decisions,
                };
                publication.table(&prepared.figures, &prepared.places)?
            }
        };
        audit.tables.push(TableAudit::new(&public));
        published.push(public);
    }
    let mut log = None;
    if let (Some(basis), Some((tally, _))) = (&basis, of_tallies.first()) {
        audit.groups(&grid, &basis.groups, options.rules.min_cell.get());
        for (topic, decision) in &decisions {
            audit.topics.push(TopicAudit::new(topic.name(tally), decision));
        }
        for (place, (tally, _)) in of_tallies.iter().enumerate() {
            let again =
                of_tallies.iter().take(place).any(|(other, _)| std::ptr::eq(*other, *tally));
            if !again {
                audit.proposals.extend(proposals(tally, &options.groupings, &options.rules)?);
            }
        }
        audit.proposals.dedup();
        if let Some(logging) = &options.log {
            let shown = grid.cells.iter().zip(&basis.groups.hidden).filter(|(_, hidden)| !**hidden);
            let groups = shown.map(|(cell, _)| LoggedGroup::new(tally, &cell.key, &cell.sums));
            let entry = LoggedRelease::new(logging.today, tally, &logging.wave, groups.collect());
            let mut kept = logging.log.clone();
            kept.add(entry, options.rules.min_cell.get())?;
            log = Some(kept);
        }
    }
    let document = ReleaseDocument::new(&options.rules, &published);
    Ok(Release { published, document, audit, log })
}

/// A table before anything is hidden, and the place in the grid of each of its
/// groups.
struct Prepared {
    figures: FigureTable,
    places: Vec<Option<usize>>,
}

impl Prepared {
    fn new(tally: &Tally, asked: &TallyTable, grid: &Grid) -> Result<Self, Error> {
        let by: Vec<String> =
            asked.reported(tally).into_iter().map(|column| tally.by[column].name.clone()).collect();
        let places = asked.rows(tally).iter().map(|row| grid.find(&by, row)).collect();
        Ok(Self { figures: tally.figures(asked)?, places })
    }
}

fn check_columns(tables: &[(&Tally, &TallyTable)], options: &ReleaseOptions) -> Result<(), Error> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (tally, asked) in tables {
        if tally.weighting() == Weighting::Case {
            let expected = "a tally in which each row is a person";
            faults.push(Error::usage(Code::CannotRelease, expected, "case weights"));
        }
        for by in asked.reported(tally).into_iter().filter_map(|column| tally.by().get(column)) {
            if options.allow_by.contains(&by.name) || !seen.insert(&by.name) {
                continue;
            }
            if let Some(word) = options.rules.forbids(&by.name) {
                let expected = format!(
                    "no column of `{word}`: a value may be one person (or declare it harmless \
                     with `allow_by`)"
                );
                let at = Location::column(&by.name);
                faults.push(Error::new(Code::CannotRelease, at, expected, by.name.as_str()));
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::CannotRelease, faults)) }
}
