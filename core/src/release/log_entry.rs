//! Log entries: what a release publishes, as its log keeps it.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::rules::ReleaseRules;
use crate::document::reference::At;
use crate::group_tables::cell_subject::{Subject, Topic};
use crate::survey::answers::reference;
use crate::tally::sums::Tally;

use super::decision::Decision;
use super::finest_groups::Finest;
use super::linked_groups::LinkedGroups;
use super::log::{
    LoggedCell, LoggedCohort, LoggedColumn, LoggedCount, LoggedGroup, LoggedMembers, LoggedPlace,
    LoggedRelease, LoggedTable, LoggedTopic, LoggedValue, Logging,
};
use super::log_history::People;

/// By topic, the groups of which rows tell, and what of them is printed.
#[derive(Debug)]
pub(crate) struct Printed {
    topics: BTreeMap<Topic, PrintedTopic>,
}

#[derive(Debug, Default)]
struct PrintedTopic {
    name: String,
    told: BTreeSet<usize>,
    counts: Vec<usize>,
    means: Vec<usize>,
    classes: Vec<usize>,
    frequencies: Vec<usize>,
}

impl Printed {
    pub(crate) fn new<'a>(
        tally: &Tally,
        rows: impl Iterator<Item = (usize, &'a Subject)>,
        decisions: &BTreeMap<Topic, Decision>,
    ) -> Self {
        let mut topics: BTreeMap<Topic, PrintedTopic> = BTreeMap::new();
        for (cell, row) in rows {
            for topic in row.topics() {
                topics.entry(topic).or_default().told.insert(cell);
            }
        }
        for (topic, printed) in &mut topics {
            printed.name = topic.name(tally);
            let Some(decision) = decisions.get(topic) else { continue };
            let told = |holds: &dyn Fn(usize) -> bool| -> Vec<usize> {
                printed.told.iter().copied().filter(|cell| holds(*cell)).collect()
            };
            printed.counts = told(&|cell| !decision.counts.hidden[cell]);
            printed.means = told(&|cell| decision.mean[cell]);
            if let Some(classes) = &decision.classes {
                printed.frequencies = told(&|cell| classes.printed[cell]);
                if !printed.frequencies.is_empty() {
                    printed.classes.clone_from(&classes.of_choice);
                }
            }
        }
        Self { topics }
    }

    /// The groups whose number of people is printed, of any figure.
    pub(crate) fn counts(&self) -> BTreeSet<usize> {
        self.topics.values().flat_map(|topic| &topic.counts).copied().collect()
    }

    /// The release and its people, for the log.
    pub(crate) fn logged(
        &self,
        tally: &Tally,
        finest: &Finest,
        people: &People,
        linked: &LinkedGroups,
        logging: &Logging,
        rules: &ReleaseRules,
    ) -> (LoggedCohort, LoggedRelease) {
        let at = At::default;
        let groups = people.keys.iter().zip(&people.contents).map(|(key, content)| LoggedGroup {
            by: key.iter().map(|value| LoggedValue { value: value.text(), at: at() }).collect(),
            people: LoggedCount::of(content.people),
            content: LoggedCount::of(content.number),
            counts: content.counts.iter().map(|count| LoggedCount::of(*count)).collect(),
            at: at(),
        });
        let by = finest.by.iter();
        let by = by.map(|by| LoggedColumn { column: by.name.clone(), kind: by.kind, at: at() });
        let cohort = LoggedCohort { by: by.collect(), groups: groups.collect(), at: at() };
        let places = |list: &mut dyn Iterator<Item = usize>| -> Vec<LoggedPlace> {
            list.map(LoggedPlace::at).collect()
        };
        let topics = self.topics.iter().map(|(topic, printed)| LoggedTopic {
            topic: printed.name.clone(),
            people: finest
                .groups
                .values()
                .map(|sums| LoggedCount::of(topic.people(tally, sums)))
                .collect(),
            told: places(&mut printed.told.iter().copied()),
            counts: places(&mut printed.counts.iter().copied()),
            means: places(&mut printed.means.iter().copied()),
            classes: places(&mut printed.classes.iter().copied()),
            frequencies: places(&mut printed.frequencies.iter().copied()),
            at: at(),
        });
        let groups = linked.members.iter().zip(&linked.is_told).filter(|(_, told)| **told);
        let groups = groups.map(|(members, _)| LoggedMembers {
            finest: places(&mut members.iter().copied()),
            at: at(),
        });
        let told = linked.is_told.iter().filter(|told| **told).count();
        let is_own = |cell: &Option<usize>| cell.is_none_or(|cell| cell < told);
        let tables = linked.system.tables.iter().filter(|table| table.cells().iter().all(is_own));
        let tables = tables.map(|table| LoggedTable {
            rows: LoggedPlace::at(table.shape().0),
            columns: LoggedPlace::at(table.shape().1),
            cells: table
                .cells()
                .iter()
                .map(|cell| LoggedCell { group: cell.map(LoggedPlace::at), at: at() })
                .collect(),
            at: at(),
        });
        let release = LoggedRelease {
            date: logging.today,
            wave: logging.wave.clone(),
            questionnaire: reference(tally.questionnaire()).sha256,
            rules: rules.clone(),
            cohort: LoggedPlace::at(0),
            groups: groups.collect(),
            tables: tables.collect(),
            topics: topics.collect(),
            at: at(),
        };
        (cohort, release)
    }
}
