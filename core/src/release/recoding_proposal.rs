//! Proposed global recoding: coarser groups, where most of those asked for
//! would be suppressed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::disclosure::rules::ReleaseRules;
use crate::document::record::result;
use crate::error::fault::Error;
use crate::group_tables::group_table::RowKind;
use crate::group_tables::inference::Inference;
use crate::group_tables::table_kind::TallyTable;
use crate::tally::sums::Tally;

use super::decision::Basis;
use super::finest_groups::Finest;
use super::linked_groups::LinkedGroups;
use super::log_history::History;

/// For each column, into which coarser group each of its values goes.
pub type Groupings = BTreeMap<String, BTreeMap<String, String>>;

result! {
    /// Groups by which more could be published.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Proposal {
        /// By which columns.
        pub by: Vec<String>,
        /// The columns of these whose values are joined as declared.
        pub joined: Vec<String>,
        /// How many groups there would be.
        pub groups: usize,
        /// Of how many something would be printed.
        pub groups_shown: usize,
        /// How many people are in these.
        pub people_shown: u64,
    }
}

/// How many proposals are made.
const MOST: usize = 3;

impl Proposal {
    fn of(tally: &Tally, joined: Vec<String>, rules: &ReleaseRules) -> Result<Self, Error> {
        let asked = TallyTable::Summary(Inference::default());
        let (table, alone) = ([(tally, &asked)], History::default());
        let Some(finest) = Finest::common(&table)? else { return Ok(Self::default()) };
        let linked = LinkedGroups::new(&table, &finest, &alone);
        let hidden = Basis::new(tally, &linked, &alone, rules).groups.hidden;
        let by = tally.by().iter().map(|by| by.name.clone()).collect();
        let of_groups = || {
            let cells = linked.cells.iter().zip(&hidden);
            cells.filter(|(cell, _)| cell.kind == RowKind::Group)
        };
        let shown = || of_groups().filter(|(_, hidden)| !**hidden);
        Ok(Self {
            by,
            joined,
            groups: of_groups().count(),
            groups_shown: shown().count(),
            people_shown: shown().map(|(cell, _)| cell.sums.rows.n).sum(),
        })
    }
}

/// Coarser groups than those of a tally of which most are hidden: values joined
/// as declared, columns left out, or both. Those that show most people come
/// first, then those with more groups.
pub(crate) fn proposals(
    tally: &Tally,
    groupings: &Groupings,
    rules: &ReleaseRules,
) -> Result<Vec<Proposal>, Error> {
    let names: Vec<&str> = tally.by().iter().map(|by| by.name.as_str()).collect();
    let mut proposals = Vec::new();
    for kept in 1u32..1 << names.len().min(8) {
        let is_kept = |(place, _): &(usize, &&str)| kept >> place & 1 == 1;
        let by: Vec<&str> = names.iter().enumerate().filter(is_kept).map(|(_, n)| *n).collect();
        let declared: Vec<&str> =
            by.iter().copied().filter(|name| groupings.contains_key(*name)).collect();
        for joins in 0u32..1 << declared.len() {
            let is_joined = |(place, _): &(usize, &&str)| joins >> place & 1 == 1;
            let joined = declared.iter().enumerate().filter(is_joined);
            let joined: Vec<String> = joined.map(|(_, name)| (*name).to_owned()).collect();
            if by.len() == names.len() && joined.is_empty() {
                continue;
            }
            let mut coarser = tally.over(&by)?;
            for name in &joined {
                if let Some(grouping) = groupings.get(name) {
                    coarser = coarser.coarser(name, grouping)?;
                }
            }
            proposals.push(Proposal::of(&coarser, joined, rules)?);
        }
    }
    let shows_most = |proposal: &Proposal| 2 * proposal.groups_shown >= proposal.groups;
    proposals.retain(|proposal| proposal.groups_shown > 1 && shows_most(proposal));
    proposals.sort_by_key(|proposal| {
        (std::cmp::Reverse((proposal.people_shown, proposal.groups_shown)), proposal.by.len())
    });
    proposals.truncate(MOST);
    Ok(proposals)
}
