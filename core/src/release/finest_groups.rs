//! Finest groups: the map of groups that readers may know.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::group_tables::table_kind::TallyTable;
use crate::tally::group::Group;
use crate::tally::grouping::{ByColumn, GroupKey};
use crate::tally::sums::Tally;

/// The finest groups that are known of the people of some tables.
#[derive(Debug, Clone)]
pub(crate) struct Finest {
    pub(crate) by: Vec<ByColumn>,
    pub(crate) groups: Arc<BTreeMap<GroupKey, Group>>,
    /// A group in which nobody is.
    empty: Group,
}

impl Finest {
    pub(crate) fn of(tally: &Tally) -> Self {
        Self {
            by: tally.finest_by().to_vec(),
            groups: tally.finest_groups().clone(),
            empty: Group::new(&tally.layout, tally.weighting, tally.pairwise),
        }
    }

    /// What some of the groups answered together.
    pub(crate) fn sums(&self, members: &[usize]) -> Group {
        let mut all = self.groups.values();
        let mut next = 0;
        let mut sums: Option<Group> = None;
        for member in members {
            let Some(group) = all.nth(member - next) else { break };
            next = member + 1;
            match &mut sums {
                Some(sums) => *sums += group,
                None => sums = Some(group.clone()),
            }
        }
        sums.unwrap_or_else(|| self.empty.clone())
    }

    /// The places of the columns of another one among those of this one.
    pub(crate) fn places(&self, other: &Self) -> Option<Vec<usize>> {
        other.by.iter().map(|by| self.by.iter().position(|mine| mine == by)).collect()
    }

    /// The finest groups of all tables: those of the table that knows most
    /// columns.
    ///
    /// # Errors
    /// `other_people` if two tables do not tell of the same people;
    /// `cannot_release` if they do, and no table knows the columns of both: how
    /// their groups overlap is known to others, and not here.
    pub(crate) fn common(tables: &[(&Tally, &TallyTable)]) -> Result<Option<Self>, Error> {
        let mut all: Vec<Self> = Vec::new();
        for (tally, _) in tables {
            let finest = Self::of(tally);
            if !all.iter().any(|other| Arc::ptr_eq(&other.groups, &finest.groups)) {
                all.push(finest);
            }
        }
        let Some(most) = all.iter().max_by_key(|finest| finest.by.len()).cloned() else {
            return Ok(None);
        };
        for other in &all {
            if Arc::ptr_eq(&other.groups, &most.groups) {
                continue;
            }
            match most.places(other) {
                Some(places) if summed(&most.groups, &places) == *other.groups => {}
                None if summed(&most.groups, &[]) == summed(&other.groups, &[]) => {
                    let names = most.by.iter().chain(&other.by).map(|by| by.name.as_str());
                    let names: BTreeSet<&str> = names.collect();
                    let expected = Expected::TablesOfOneTally;
                    let found = names.into_iter().collect::<Vec<_>>().join(", ");
                    return Err(Error::usage(Code::CannotRelease, expected, found));
                }
                _ => {
                    let expected = Expected::TablesOfSamePeople;
                    let found = other.by.iter().map(|by| by.name.as_str()).collect::<Vec<_>>();
                    return Err(Error::usage(Code::OtherPeople, expected, found.join(", ")));
                }
            }
        }
        Ok(Some(most))
    }
}

/// The same people by some of the columns.
fn summed(groups: &BTreeMap<GroupKey, Group>, places: &[usize]) -> BTreeMap<GroupKey, Group> {
    let mut sums: BTreeMap<GroupKey, Group> = BTreeMap::new();
    for (key, group) in groups {
        let key: GroupKey = places.iter().filter_map(|place| key.get(*place).cloned()).collect();
        match sums.get_mut(&key) {
            Some(sum) => *sum += group,
            None => {
                sums.insert(key, group.clone());
            }
        }
    }
    sums
}
