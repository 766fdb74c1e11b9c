//! The tally: mergeable sums that all figures about groups are computed from.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::node::MAX_INTEGER;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::scoring::plan::Plan;
use crate::survey::questionnaire::Questionnaire;

use super::count::{Count, Weighting};
use super::group::Group;
use super::grouping::{ByColumn, ByKind, GroupKey, GroupValue};
use super::layout::Layout;

/// The largest total weight that a tally holds, in the unit of its weights.
pub(crate) const MOST_WEIGHT: u128 = 1 << 64;
/// The most rows that it holds: what a number of JSON can be.
pub(crate) const MOST_ROWS: u64 = MAX_INTEGER.unsigned_abs();

/// Exact sums over respondents, by group: histograms of scores, counts of
/// answers and of each kind of missing, moments of items and of scales.
///
/// Tallies of parts of the data add up to the tally of the whole, in any order,
/// to the bit. A tally of few people is personal data; of one person it holds
/// the answers.
#[derive(Clone)]
pub struct Tally {
    pub(crate) plan: Plan,
    pub(crate) layout: Layout,
    pub(crate) by: Vec<ByColumn>,
    pub(crate) weighting: Weighting,
    pub(crate) pairwise: bool,
    pub(crate) shards: BTreeSet<String>,
    pub(crate) groups: Arc<BTreeMap<GroupKey, Group>>,
    origin: Option<Origin>,
}

/// The groups of the tally from which another was made by `over` or `coarser`.
/// They are the map of groups that readers of its tables may know, so that a
/// release protects tables of both together.
#[derive(Debug, Clone)]
struct Origin {
    by: Vec<ByColumn>,
    groups: Arc<BTreeMap<GroupKey, Group>>,
    /// Into which group each of them went, in their order.
    into: Vec<GroupKey>,
}

/// Without its sums: of one person they are the answers.
impl std::fmt::Debug for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tally").field("by", &self.by).finish_non_exhaustive()
    }
}

impl Tally {
    pub(crate) fn new(
        plan: Plan,
        by: Vec<ByColumn>,
        weighting: Weighting,
        pairwise: bool,
        shard: Option<String>,
    ) -> Self {
        let layout = Layout::new(&plan);
        let shards = shard.into_iter().collect();
        let groups = Arc::default();
        Self { plan, layout, by, weighting, pairwise, shards, groups, origin: None }
    }

    /// The questionnaire whose answers were counted.
    #[must_use]
    pub fn questionnaire(&self) -> &Questionnaire {
        self.plan.questionnaire()
    }

    /// By which columns rows are told apart.
    #[must_use]
    pub fn by(&self) -> &[ByColumn] {
        &self.by
    }

    /// How rows count.
    #[must_use]
    pub fn weighting(&self) -> Weighting {
        self.weighting
    }

    /// Whether moments of pairs of items are kept.
    #[must_use]
    pub fn is_pairwise(&self) -> bool {
        self.pairwise
    }

    /// The labels of the parts that are in it.
    pub fn shards(&self) -> impl Iterator<Item = &str> {
        self.shards.iter().map(String::as_str)
    }

    /// The groups, in the order of their values.
    pub fn groups(&self) -> impl Iterator<Item = &GroupKey> {
        self.groups.keys()
    }

    /// How many rows count; with case weights, as often as they say.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.groups.values().map(|group| group.rows.n).sum()
    }

    /// How many rows have weight zero: they are in no figure.
    #[must_use]
    pub fn zero_weight_rows(&self) -> u64 {
        self.groups.values().map(|group| group.zero_weight).sum()
    }

    /// Adds another tally of the same questionnaire, groups and weights.
    ///
    /// ```
    /// # use boussole_sante::{Plan, Questionnaire, Tally};
    /// let plan = Plan::new(&Questionnaire::embedded("autopositionnement-court")?)?;
    /// let mut north = Tally::empty(&plan).in_shard("north");
    /// let south = Tally::empty(&plan).in_shard("south");
    /// north.merge(&south)?;
    /// assert_eq!(north.shards().collect::<Vec<_>>(), ["north", "south"]);
    /// assert_eq!(north.merge(&south).unwrap_err().code().as_str(), "repeated_shard");
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `other_tally` with each thing that differs: the questionnaire (by its
    /// hash), the `by` columns or what they hold, how rows count, whether pairs
    /// of items are kept; `repeated_shard` for a part that is in both;
    /// `too_much_weight`. Nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        let faults = self.differences(other);
        if !faults.is_empty() {
            return Err(Error::many(Code::OtherTally, faults));
        }
        check_weight(self.weight() + other.weight())?;
        check_rows(self.rows() + other.rows())?;
        check_rows(self.zero_weight_rows() + other.zero_weight_rows())?;
        let groups = Arc::make_mut(&mut self.groups);
        for (key, theirs) in other.groups.iter() {
            match groups.get_mut(key) {
                Some(mine) => *mine += theirs,
                None => {
                    groups.insert(key.clone(), theirs.clone());
                }
            }
        }
        self.origin = None;
        self.shards.extend(other.shards.iter().cloned());
        Ok(())
    }

    fn differences(&self, other: &Self) -> Vec<Error> {
        let mut faults = Vec::new();
        let mut differs = |same: fn(String) -> Expected, mine: String, theirs: String| {
            if mine != theirs {
                faults.push(Error::usage(Code::OtherTally, same(mine), theirs));
            }
        };
        let named = |tally: &Self| {
            let questionnaire = tally.questionnaire();
            format!(
                "{} {} ({})",
                questionnaire.key(),
                questionnaire.version(),
                questionnaire.sha256()
            )
        };
        differs(
            |questionnaire| Expected::SameQuestionnaire { questionnaire },
            named(self),
            named(other),
        );
        let by = |tally: &Self| {
            let columns = tally.by.iter().map(|by| format!("{} ({})", by.name, by.kind));
            columns.collect::<Vec<_>>().join(", ")
        };
        differs(|by| Expected::SameGroups { by }, by(self), by(other));
        let weights = |weights| Expected::SameWeights { weights };
        differs(weights, self.weighting.to_string(), other.weighting.to_string());
        let pairwise = |pairwise| Expected::SamePairs { pairwise };
        differs(pairwise, self.pairwise.to_string(), other.pairwise.to_string());
        for shard in self.shards.intersection(&other.shards) {
            let expected = Expected::NewParts;
            faults.push(Error::usage(Code::RepeatedShard, expected, shard.as_str()));
        }
        faults
    }

    /// The same people by some of the columns only, in this order: what a tally
    /// made with fewer columns would hold.
    ///
    /// # Errors
    /// `unknown_name` for each name that is no `by` column, `invalid_option` for
    /// one that stands twice.
    pub fn over(&self, by: &[&str]) -> Result<Self, Error> {
        let (mut places, mut faults) = (Vec::new(), Vec::new());
        for name in by {
            match self.by.iter().position(|column| column.name == *name) {
                None => faults.push(Error::unknown_name(name, self.by_names())),
                Some(place) if places.contains(&place) => {
                    let expected = Expected::EachByColumnOnce;
                    faults.push(Error::usage(Code::InvalidOption, expected, *name));
                }
                Some(place) => places.push(place),
            }
        }
        if let Some(first) = faults.first() {
            return Err(Error::many(first.code(), faults));
        }
        let columns = places.iter().filter_map(|place| self.by.get(*place).cloned()).collect();
        let key = |key: &GroupKey| places.iter().filter_map(|p| key.get(*p).cloned()).collect();
        Ok(self.regrouped(columns, key))
    }

    /// The same people with the values of one column joined, as départements to
    /// regions; a missing value stays one.
    ///
    /// # Errors
    /// `unknown_name` if it is no `by` column; `invalid_option` with each of its
    /// values for which the grouping says nothing.
    pub fn coarser(
        &self,
        column: &str,
        grouping: &BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        let place = self.by.iter().position(|by| by.name == column);
        let place = place.ok_or_else(|| Error::unknown_name(column, self.by_names()))?;
        let values: BTreeSet<String> =
            self.groups.keys().filter_map(|key| key.get(place)?.text()).collect();
        let missing = values.iter().filter(|value| !grouping.contains_key(*value));
        let fault = |value: &String| {
            Error::usage(Code::InvalidOption, Expected::GroupForEachValue, value.as_str())
        };
        let faults: Vec<Error> = missing.map(fault).collect();
        if !faults.is_empty() {
            return Err(Error::many(Code::InvalidOption, faults));
        }
        let mut columns = self.by.clone();
        if let Some(by) = columns.get_mut(place) {
            by.kind = ByKind::Text;
        }
        Ok(self.regrouped(columns, |key| {
            let mut key = key.clone();
            if let Some(value) = key.get_mut(place)
                && let Some(joined) = value.text().and_then(|text| grouping.get(&text))
            {
                *value = GroupValue::Text(joined.clone());
            }
            key
        }))
    }

    fn regrouped(&self, by: Vec<ByColumn>, key: impl Fn(&GroupKey) -> GroupKey) -> Self {
        let mut groups: BTreeMap<GroupKey, Group> = BTreeMap::new();
        for (old, group) in self.groups.iter() {
            match groups.entry(key(old)) {
                Entry::Vacant(entry) => drop(entry.insert(group.clone())),
                Entry::Occupied(mut entry) => *entry.get_mut() += group,
            }
        }
        let origin = Origin {
            by: self.finest_by().to_vec(),
            groups: self.finest_groups().clone(),
            into: self.finest_into().map(key).collect(),
        };
        let (plan, layout) = (self.plan.clone(), self.layout.clone());
        let (weighting, pairwise, shards) = (self.weighting, self.pairwise, self.shards.clone());
        let (groups, origin) = (Arc::new(groups), Some(origin));
        Self { plan, layout, by, weighting, pairwise, shards, groups, origin }
    }

    /// The columns of the finest groups that are known of these people: its
    /// own, or those of the tally that it was made from.
    pub(crate) fn finest_by(&self) -> &[ByColumn] {
        self.origin.as_ref().map_or(&self.by, |origin| &origin.by)
    }

    /// These groups.
    pub(crate) fn finest_groups(&self) -> &Arc<BTreeMap<GroupKey, Group>> {
        self.origin.as_ref().map_or(&self.groups, |origin| &origin.groups)
    }

    /// For each of them, in their order, the group of this tally that holds it.
    pub(crate) fn finest_into(&self) -> impl Iterator<Item = &GroupKey> {
        let derived = self.origin.iter().flat_map(|origin| &origin.into);
        let own = self.groups.keys().filter(|_| self.origin.is_none());
        derived.chain(own)
    }

    /// The same without the people of some finest groups.
    pub(crate) fn without(&self, left_out: &BTreeSet<GroupKey>) -> Self {
        let mut groups: BTreeMap<GroupKey, Group> = BTreeMap::new();
        let (mut finest, mut into) = (BTreeMap::new(), Vec::new());
        for ((key, sums), group) in self.finest_groups().iter().zip(self.finest_into()) {
            if left_out.contains(key) {
                continue;
            }
            finest.insert(key.clone(), sums.clone());
            into.push(group.clone());
            match groups.entry(group.clone()) {
                Entry::Vacant(entry) => drop(entry.insert(sums.clone())),
                Entry::Occupied(mut entry) => *entry.get_mut() += sums,
            }
        }
        let by = self.finest_by().to_vec();
        let origin = Some(Origin { by, groups: Arc::new(finest), into });
        Self { groups: Arc::new(groups), origin, ..self.clone() }
    }

    fn by_names(&self) -> impl Iterator<Item = &str> {
        self.by.iter().map(|by| by.name.as_str())
    }

    /// A tally in which nobody is, to add others to: of all rows as one group,
    /// each counting once.
    #[must_use]
    pub fn empty(plan: &Plan) -> Self {
        Self::new(plan.clone(), Vec::new(), Weighting::None, false, None)
    }

    /// The same, as a part with a label: no tally takes it in twice.
    #[must_use]
    pub fn in_shard(mut self, label: &str) -> Self {
        self.shards.insert(label.to_owned());
        self
    }

    fn weight(&self) -> u128 {
        self.groups.values().map(|group| group.rows.weight).sum()
    }

    /// How many people a count stands for: rows, or their weights.
    #[expect(clippy::cast_precision_loss, reason = "rounded once")]
    pub(crate) fn size(&self, count: Count) -> f64 {
        match self.weighting {
            Weighting::Survey => count.weight as f64 / 1e6,
            Weighting::None | Weighting::Case => count.n as f64,
        }
    }
}

/// Refuses more weight than the sums can hold.
pub(crate) fn check_weight(weight: u128) -> Result<(), Error> {
    if weight < MOST_WEIGHT {
        return Ok(());
    }
    let expected = Expected::WeightsWithinSum;
    Err(Error::usage(Code::TooMuchWeight, expected, weight.to_string()))
}

fn check_rows(rows: u64) -> Result<(), Error> {
    if rows <= MOST_ROWS {
        return Ok(());
    }
    let expected = Expected::AtMostRows { limit: MOST_ROWS };
    Err(Error::usage(Code::TooMuchWeight, expected, rows.to_string()))
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.differences(other).iter().all(|fault| fault.code() == Code::RepeatedShard)
            && self.shards == other.shards
            && self.groups == other.groups
    }
}

impl Eq for Tally {}
