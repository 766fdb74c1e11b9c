//! People who came, left or answered otherwise since an earlier release: what
//! somebody finds out who holds both.
//!
//! A release closes its wave. Figures of the same groups are printed again only
//! if the people by whom they differ, in every group that both releases tell of
//! and in every difference of such groups, are nobody or many enough for a mean
//! of their own; and if what each release hides stays open even for one who
//! takes what was not printed anew as it was printed last.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::error::{Code, Error};
use crate::cohort::tally::Tally;
use crate::disclosure::linked::{Counts, hide};
use crate::disclosure::rules::ReleaseRules;
use crate::disclosure::system::TableSystem;

use super::content::Content;
use super::decision::Decision;
use super::grid::Grid;
use super::history::{Earlier, History, People};
use super::printed::Printed;
use super::topic::Topic;

/// A release and what it is held against.
pub(crate) struct Changes<'c> {
    pub(crate) grid: &'c Grid,
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
    for (earlier, places) in changes.history.releases.iter().zip(&changes.grid.earlier) {
        if !earlier.changed {
            continue;
        }
        let date = earlier.release.date;
        if let Some((before, now)) = changes.few_differ(earlier, places) {
            let least = changes.rules.mean_from.get();
            let expected = format!(
                "the same people as on {date}, or groups that differ by {least} or more: publish \
                 those who came late as a wave of their own, corrections with the next wave"
            );
            faults.push(Error::usage(Code::CannotRelease, expected, format!("{before} → {now}")));
        } else if !changes.stays_hidden(earlier, places) {
            let expected = format!(
                "groups that do not tell, with those of {date}, what either hides: publish the \
                 groups of {date}, or coarser ones"
            );
            faults.push(Error::usage(Code::CannotRelease, expected, "other groups"));
        }
    }
    faults.dedup();
    if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::CannotRelease, faults)) }
}

impl Changes<'_> {
    /// How many people a group had then and has now, if few of them differ.
    fn few_differ(&self, earlier: &Earlier<'_>, places: &[usize]) -> Option<(u64, u64)> {
        let then = printed_then(earlier, places);
        let both = self.printed.counts().into_iter().filter(|cell| then.contains(cell));
        let both: BTreeSet<Vec<usize>> = both.map(|c| self.grid.members[c].clone()).collect();
        let finest = self.people.contents.len();
        derived(both).into_iter().find_map(|members| {
            let then = earlier.content(&members, finest)?;
            let now = Content::sum(members.iter().map(|one| &self.people.contents[*one]));
            let moved = then.moved(&now, self.tally).people;
            (1..self.rules.mean_from.get()).contains(&moved).then_some((then.people, now.people))
        })
    }

    /// Whether hidden counts of both stay open for one who takes everything
    /// that either printed as known of both.
    fn stays_hidden(&self, earlier: &Earlier<'_>, places: &[usize]) -> bool {
        if !self.decisions.values().all(|decision| decision.counts.proved) {
            return false;
        }
        let (then, now) = (printed_then(earlier, places), self.printed.counts());
        let all = (0..earlier.parts.len()).collect::<Vec<_>>();
        let finest = self.people.contents.len();
        // The groups of both, by the finest groups of then.
        let group = |cell: usize| {
            let members = &self.grid.members[cell];
            if members.len() == finest {
                return all.clone();
            }
            let inside = |part: &usize| {
                let parts = &earlier.parts[*part];
                !parts.is_empty() && parts.iter().all(|one| members.binary_search(one).is_ok())
            };
            all.iter().copied().filter(inside).collect()
        };
        earlier.release.topics.iter().all(|topic| {
            let told: BTreeSet<usize> =
                topic.told.iter().filter_map(|place| places.get(place.place())).copied().collect();
            let cells: BTreeSet<usize> = told.union(&now).copied().collect();
            let fixed = cells.iter().map(|cell| then.contains(cell) || now.contains(cell));
            let fixed: Vec<bool> = fixed.collect();
            let hidden: Vec<bool> = fixed.iter().map(|fixed| !fixed).collect();
            let system = TableSystem {
                finest: all.len(),
                groups: cells.iter().map(|cell| group(*cell)).collect(),
                tables: Vec::new(),
            };
            let people: Vec<u64> = topic.people.iter().map(|people| people.get()).collect();
            let k = earlier.release.rules.min_cell.get();
            hide(&system, Counts { finest: &people, k, hidden: &hidden, fixed: &fixed }).proved
        })
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
