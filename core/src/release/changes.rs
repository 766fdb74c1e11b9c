//! Differencing between releases: people who came, left or answered otherwise.
//!
//! A release closes its wave. The figures of other people are printed with it
//! only for the very groups of then, so that nothing can be carried over from
//! the one to the other; and only if the people by whom these groups, and every
//! difference of them, are not as they were are nobody, or many enough for a
//! mean of their own.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::linked::Proof;
use crate::disclosure::rules::ReleaseRules;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::group_tables::cell_subject::Topic;
use crate::tally::sums::Tally;

use super::decision::Decision;
use super::group_content::Content;
use super::linked_groups::LinkedGroups;
use super::log_entry::Printed;
use super::log_history::{Earlier, History, People};

/// A release and what it is held against.
pub(crate) struct Changes<'c> {
    pub(crate) linked: &'c LinkedGroups,
    pub(crate) history: &'c History<'c>,
    pub(crate) people: &'c People,
    pub(crate) tally: &'c Tally,
    pub(crate) rules: &'c ReleaseRules,
    pub(crate) printed: &'c Printed,
    pub(crate) decisions: &'c BTreeMap<Topic, Decision>,
}

/// More groups than this are not worked out from others.
const MOST_DERIVED: usize = 500;

/// Holds a release against those since which people came, left or answered
/// otherwise.
///
/// # Errors
/// `cannot_release` with each earlier release that together with this one
/// would tell of too few people.
pub(crate) fn check_changes(changes: &Changes<'_>) -> Result<(), Error> {
    let mut faults = Vec::new();
    let now = changes.printed.counts();
    for (earlier, places) in changes.history.releases.iter().zip(&changes.linked.earlier) {
        if !earlier.changed {
            continue;
        }
        let date = earlier.release.date;
        let then = changes.printed_of(earlier);
        if let Some((before, after)) = changes.few_differ(earlier, places, &now) {
            let least = changes.rules.mean_from.get();
            let expected = Expected::SamePeopleAs { release: date.to_string(), least };
            faults.push(Error::usage(Code::CannotRelease, expected, format!("{before} → {after}")));
        } else if then != changes.known_then(earlier, &now) || changes.is_unproved() {
            let expected = Expected::GroupsOf { release: date.to_string() };
            faults.push(Error::usage(Code::CannotRelease, expected, changes.people.by.join(", ")));
        }
    }
    faults.dedup();
    if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::CannotRelease, faults)) }
}

/// Refuses rows that alone narrow what was printed: they tell that somebody is in
/// each of their groups.
///
/// # Errors
/// `cannot_release`.
pub(crate) fn check_rows(
    decisions: &BTreeMap<Topic, Decision>,
    people: &People,
) -> Result<(), Error> {
    if decisions.values().all(|decision| decision.counts.proof != Proof::Narrowed) {
        return Ok(());
    }
    let expected = Expected::CoarserGroups;
    Err(Error::usage(Code::CannotRelease, expected, people.by.join(", ")))
}

impl Changes<'_> {
    /// How many people a group had then and has now, if few of them differ.
    fn few_differ(
        &self,
        earlier: &Earlier<'_>,
        places: &[usize],
        now: &BTreeSet<usize>,
    ) -> Option<(u64, u64)> {
        let then = printed_then(earlier, places);
        let both = now.intersection(&then).map(|cell| self.linked.members[*cell].clone());
        let finest = self.people.contents.len();
        derived(both.collect()).into_iter().find_map(|members| {
            let then = earlier.content(&members, finest)?;
            let now = Content::sum(members.iter().map(|one| &self.people.contents[*one]));
            let moved = then.moved(&now, self.tally).people;
            (1..self.rules.mean_from.get()).contains(&moved).then_some((then.people, now.people))
        })
    }

    /// The groups that were printed of the people of an earlier release.
    fn printed_of(&self, earlier: &Earlier<'_>) -> BTreeSet<usize> {
        let releases = self.history.releases.iter().zip(&self.linked.earlier);
        let same = releases.filter(|(other, _)| other.release.cohort == earlier.release.cohort);
        same.flat_map(|(other, places)| printed_then(other, places)).collect()
    }

    /// Without the groups in which nobody was then.
    fn known_then(&self, earlier: &Earlier<'_>, now: &BTreeSet<usize>) -> BTreeSet<usize> {
        let finest = self.people.contents.len();
        let is_new = |cell: &usize| {
            let then = earlier.content(&self.linked.members[*cell], finest);
            then.is_some_and(|then| then.people == 0)
        };
        now.iter().copied().filter(|cell| !is_new(cell)).collect()
    }

    /// Whether a hidden count is not proved to stay open.
    fn is_unproved(&self) -> bool {
        self.decisions.values().any(|decision| decision.counts.proof != Proof::Proved)
    }
}

fn printed_then(earlier: &Earlier<'_>, places: &[usize]) -> BTreeSet<usize> {
    let counts = earlier.release.topics.iter().flat_map(|topic| &topic.counts);
    counts.filter_map(|place| places.get(place.place())).copied().collect()
}

/// Groups, and what can be worked out from them: differences of nested ones,
/// unions of such that share nobody.
fn derived(groups: BTreeSet<Vec<usize>>) -> BTreeSet<Vec<usize>> {
    let mut all = groups;
    loop {
        let mut more = BTreeSet::new();
        let list: Vec<&Vec<usize>> = all.iter().collect();
        for (place, first) in list.iter().enumerate() {
            for second in &list[place + 1..] {
                let (a, b): (BTreeSet<usize>, BTreeSet<usize>) =
                    (first.iter().copied().collect(), second.iter().copied().collect());
                if a.is_disjoint(&b) {
                    more.insert(a.union(&b).copied().collect());
                } else if a.is_subset(&b) {
                    more.insert(b.difference(&a).copied().collect());
                } else if b.is_subset(&a) {
                    more.insert(a.difference(&b).copied().collect());
                }
            }
        }
        more.retain(|group: &Vec<usize>| !group.is_empty() && !all.contains(group));
        if more.is_empty() || all.len() >= MOST_DERIVED {
            return all;
        }
        all.extend(more.into_iter().take(MOST_DERIVED));
    }
}
