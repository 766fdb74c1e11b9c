//! Entry point of statistical disclosure control: private tables in,
//! publishable tables out.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::RecordBatch;

use crate::disclosure::rules::ReleaseRules;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Location;
use crate::group_tables::cell_subject::{Subject, Topic};
use crate::group_tables::group_table::{FigureTable, RowKind};
use crate::group_tables::pair_table::PairTable;
use crate::group_tables::table_kind::TallyTable;
use crate::tally::count::Weighting;
use crate::tally::grouping::GroupKey;
use crate::tally::sums::Tally;

use super::apply::Publication;
use super::audit::{ReleaseAudit, TableAudit, TopicAudit};
use super::changes::{Changes, check_changes, check_rows};
use super::decision::{Basis, Decision};
use super::finest_groups::Finest;
use super::linked_groups::LinkedGroups;
use super::log::{Logging, ReleaseLog};
use super::log_entry::Printed;
use super::log_history::{History, People};
use super::pairs;
use super::recoding_proposal::{Groupings, proposals};
use super::release_document::ReleaseDocument;

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
    /// A table of [`change`](crate::group_tables::change) or [`agreement`](crate::group_tables::agreement).
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
/// it takes ([`suppress`](crate::disclosure::suppress)), in all tables at once. From
/// `min_cell` there is a lower median, from `mean_from` a mean to one decimal
/// and frequencies (choices put together until none is rare), unless all or all
/// but one answered alike; from `spread_from` standard deviations, intervals,
/// quartiles, reliability and correlations. A mean is withheld if with it that
/// of a hidden group could be worked out to less than a fifth of the range. The
/// rules are declared: [`ReleaseRules`]; `examples/publish.rs` does it from the
/// first row on.
///
/// # Errors
/// `cannot_release` for columns by which nothing is published, for tallies of
/// case weights (which count repetitions, not people), and for what differs
/// from an earlier release by too few people; `other_people` for tables of
/// others; `invalid_document` for rules that contradict each other; as the
/// methods that make the tables.
pub fn release(tables: &[Releasable<'_>], options: &ReleaseOptions) -> Result<Release, Error> {
    options.rules.check()?;
    check_columns(&of_tallies(tables), options)?;
    let known = Known::of(tables, options)?;
    let waiting = known.as_ref().map(Known::waiting).unwrap_or_default();
    if waiting.is_empty() {
        return protected(tables, options, known, waiting);
    }
    let left_out: BTreeSet<GroupKey> = waiting.iter().map(|(key, _)| key.clone()).collect();
    let without: Vec<Option<Tally>> = tables
        .iter()
        .map(|table| match table {
            Releasable::Tally { tally, .. } => Some(tally.without(&left_out)),
            Releasable::Pairs(_) => None,
        })
        .collect();
    let tables: Vec<Releasable<'_>> = tables
        .iter()
        .zip(&without)
        .map(|(releasable, without)| match (releasable, without) {
            (Releasable::Tally { table, .. }, Some(tally)) => Releasable::Tally { tally, table },
            _ => *releasable,
        })
        .collect();
    let known = Known::of(&tables, options)?;
    protected(&tables, options, known, waiting)
}

fn of_tallies<'t>(tables: &[Releasable<'t>]) -> Vec<(&'t Tally, &'t TallyTable)> {
    let of_tally = |table: &Releasable<'t>| match table {
        Releasable::Tally { tally, table } => Some((*tally, *table)),
        Releasable::Pairs(_) => None,
    };
    tables.iter().filter_map(of_tally).collect()
}

/// What is known of the people of some tables before anything is hidden.
struct Known<'k> {
    finest: Finest,
    people: People,
    history: History<'k>,
}

impl<'k> Known<'k> {
    fn of(tables: &[Releasable<'_>], options: &'k ReleaseOptions) -> Result<Option<Self>, Error> {
        let (of_tallies, rules) = (of_tallies(tables), &options.rules);
        let finest = Finest::common(&of_tallies)?;
        let (Some(finest), Some((tally, _))) = (finest, of_tallies.first()) else {
            return Ok(None);
        };
        let people = People::of(tally, &finest);
        let history = match &options.log {
            None => History::default(),
            Some(Logging { log, wave, .. }) => {
                log.check_rules(rules)?;
                History::new(log, wave, rules, tally, &people)?
            }
        };
        Ok(Some(Self { finest, people, history }))
    }

    /// The groups that have come since the last release and are too small to be
    /// in any total: who holds both totals would tell them apart.
    fn waiting(&self) -> Vec<(GroupKey, u64)> {
        let groups = self.people.keys.iter().zip(&self.people.contents);
        let waiting = groups.filter(|(key, _)| self.history.waiting.contains(*key));
        waiting.map(|(key, content)| (key.clone(), content.people)).collect()
    }
}

/// Protects the tables, together and with what was published before.
fn protected(
    tables: &[Releasable<'_>],
    options: &ReleaseOptions,
    known: Option<Known<'_>>,
    waiting: Vec<(GroupKey, u64)>,
) -> Result<Release, Error> {
    let (rules, of_tallies) = (&options.rules, of_tallies(tables));
    let mut audit = ReleaseAudit::new(rules);
    let mut log = None;
    let mut published = Vec::new();
    let pairs = |private: &PairTable| pairs::publish(private, rules);
    if let (Some((tally, _)), Some(known)) = (of_tallies.first(), known) {
        let Known { finest, people, history } = known;
        let linked = LinkedGroups::new(&of_tallies, &finest, &history);
        let basis = Basis::new(tally, &linked, &history, rules);
        let prepared: Vec<Prepared> = of_tallies
            .iter()
            .zip(&linked.rows)
            .map(|((tally, asked), cells)| Prepared::new(tally, asked, cells))
            .collect::<Result<_, _>>()?;
        let rows = || prepared.iter().flat_map(Prepared::rows);
        let topics: BTreeSet<Topic> = rows().flat_map(|(_, row)| row.topics()).collect();
        let decisions: BTreeMap<Topic, Decision> =
            topics.into_iter().map(|topic| (topic, basis.decide(tally, topic))).collect();
        let printed = Printed::new(tally, rows(), &decisions);
        check_rows(&decisions, &people)?;
        check_changes(&Changes {
            linked: &linked,
            history: &history,
            people: &people,
            tally,
            rules,
            printed: &printed,
            decisions: &decisions,
        })?;
        let mut of_tally = prepared.iter();
        for table in tables {
            published.push(match table {
                Releasable::Pairs(private) => pairs(private)?,
                Releasable::Tally { tally, .. } => {
                    let Some(prepared) = of_tally.next() else { continue };
                    let (linked, decisions) = (&linked, &decisions);
                    let publication = Publication { tally, linked, rules, decisions };
                    publication.table(&prepared.figures, &prepared.places)?
                }
            });
        }
        audit.groups(&linked, &basis.groups, rules.min_cell.get());
        for (topic, decision) in &decisions {
            audit.topics.push(TopicAudit::new(topic.name(tally), decision));
        }
        audit.releases = history.releases.len();
        audit.waiting(&finest, waiting);
        for (place, (tally, _)) in of_tallies.iter().enumerate() {
            let is_first =
                !of_tallies.iter().take(place).any(|(other, _)| std::ptr::eq(*other, *tally));
            if is_first && basis.hides_most(&groups_of(tally, &of_tallies, &linked)) {
                for proposal in proposals(tally, &options.groupings, rules)? {
                    if !audit.proposals.contains(&proposal) {
                        audit.proposals.push(proposal);
                    }
                }
            }
        }
        log = options.log.as_ref().map(|logging| {
            let (cohort, entry) = printed.logged(tally, &finest, &people, &linked, logging, rules);
            let mut log = logging.log.clone();
            log.add(cohort, entry);
            log
        });
    } else {
        for table in tables {
            if let Releasable::Pairs(private) = table {
                published.push(pairs(private)?);
            }
        }
    }
    audit.tables.extend(published.iter().map(TableAudit::new));
    let wave = options.log.as_ref().filter(|_| log.is_some()).map(|logging| &logging.wave);
    for (table, asked) in published.iter_mut().zip(tables) {
        // The log holds groups of one tally; nothing of two occasions.
        let held = wave.filter(|_| matches!(asked, Releasable::Tally { .. }));
        let held = held.cloned().unwrap_or_else(|| "alone".to_owned());
        table.schema_metadata_mut().insert("boussole_sante:wave".to_owned(), held);
    }
    let is_of_pairs = |table: &Releasable<'_>| matches!(table, Releasable::Pairs(_));
    let alone = log.is_none() || tables.iter().any(is_of_pairs);
    let document = ReleaseDocument::new(rules, alone, wave.cloned(), &published);
    Ok(Release { published, document, audit, log })
}

/// The groups of a tally of which tables tell, totals left aside. A group of one
/// table may be a subtotal of another.
fn groups_of(
    tally: &Tally,
    tables: &[(&Tally, &TallyTable)],
    linked: &LinkedGroups,
) -> BTreeSet<usize> {
    let own = tables.iter().zip(&linked.rows).filter(|((own, _), _)| std::ptr::eq(*own, tally));
    let groups = own.flat_map(|((tally, asked), places)| {
        let rows = asked.rows(tally).into_iter().zip(places);
        rows.filter(|(row, _)| row.kind == RowKind::Group).map(|(_, place)| *place)
    });
    groups.filter(|place| linked.cells[*place].kind != RowKind::Total).collect()
}

/// A table before anything is hidden, and the place of each of its groups.
struct Prepared {
    figures: FigureTable,
    places: Vec<usize>,
}

impl Prepared {
    fn new(tally: &Tally, asked: &TallyTable, places: &[usize]) -> Result<Self, Error> {
        Ok(Self { figures: tally.figures(asked)?, places: places.to_vec() })
    }

    /// What its rows are about, each with the place of its group.
    fn rows(&self) -> impl Iterator<Item = (usize, &Subject)> {
        let rows = self.figures.rows.iter();
        rows.filter_map(|row| Some((*self.places.get(row.row)?, row)))
    }
}

fn check_columns(tables: &[(&Tally, &TallyTable)], options: &ReleaseOptions) -> Result<(), Error> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (tally, asked) in tables {
        if tally.weighting() == Weighting::Case {
            let expected = Expected::TallyOfPersons;
            faults.push(Error::usage(Code::CannotRelease, expected, Remark::CaseWeights));
        }
        for by in asked.reported(tally).into_iter().filter_map(|column| tally.by().get(column)) {
            if options.allow_by.contains(&by.name) || !seen.insert(&by.name) {
                continue;
            }
            let expected = match options.rules.forbids(&by.name) {
                Some(word) => Expected::NoColumnThatIdentifies { word: word.to_string() },
                None if is_declared(&by.name, tally, options) => continue,
                None => Expected::DeclaredGrouping,
            };
            let at = Location::column(&by.name);
            faults.push(Error::new(Code::CannotRelease, at, expected, by.name.as_str()));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::CannotRelease, faults)) }
}

/// Whether a column is declared as a grouping: by the rules, with the values
/// that it joins, or as a question with choices.
fn is_declared(column: &str, tally: &Tally, options: &ReleaseOptions) -> bool {
    let questionnaire = tally.questionnaire();
    let mut items = questionnaire.items();
    options.rules.knows(column)
        || options.groupings.contains_key(column)
        || items.any(|item| item.column() == column && questionnaire.choices(item).is_some())
}
