//! A private account of a release: what was hidden, why, and how sure it is.

use std::collections::BTreeMap;

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use serde::Serialize;

use crate::disclosure::linked::{HiddenCounts, Proof};
use crate::disclosure::rules::ReleaseRules;
use crate::disclosure::suppression::Optimality;
use crate::document::canonical::canonical_json;
use crate::document::record::{result, words};
use crate::tally::grouping::GroupKey;
use crate::value::version::SchemaVersion;

use super::decision::{Decision, rounded};
use super::finest_groups::Finest;
use super::linked_groups::LinkedGroups;
use super::recoding_proposal::Proposal;

words! {
    /// The kind of document.
    pub enum ReleaseAuditTag {
        /// What a release hides.
        ReleaseAudit = "release-audit",
    }
}

words! {
    /// Why a group is hidden.
    pub enum HiddenWhy {
        /// Primary suppression: fewer people than the minimum frequency.
        Primary = "primary",
        /// Secondary suppression: a hidden one could be worked out from it.
        Secondary = "secondary",
    }
}

result! {
    /// What a release hides. Private: it names small groups and their sizes.
    #[derive(Debug, Clone, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ReleaseAudit {
        /// `release-audit`.
        pub document: ReleaseAuditTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// The version of the library.
        pub library: String,
        /// The key of the rules.
        pub rules: String,
        /// The smallest base of which anything is published.
        pub min_cell: u64,
        /// The tables, in the order given.
        pub tables: Vec<TableAudit>,
        /// How sure it is that no fewer people could have been hidden.
        pub optimality: Optimality,
        /// Whether it is proved that hidden counts stay open: for all tables
        /// together, with all that earlier releases of the log printed.
        pub protection: ProofStatus,
        /// How many earlier releases told of these people.
        pub releases: usize,
        /// Groups that have come since, and are in no total until they are large
        /// enough.
        pub waiting: Vec<WaitingGroup>,
        /// The people in hidden groups, those of margins counted like others.
        pub people_hidden: u64,
        /// The hidden groups.
        pub groups: Vec<GroupAudit>,
        /// What figures are about.
        pub topics: Vec<TopicAudit>,
        /// Coarser groups by which more could be published.
        pub proposals: Vec<Proposal>,
    }
}

words! {
    /// How far the audit proves that hidden figures cannot be worked out.
    pub enum ProofStatus {
        /// For each hidden count there are whole numbers that fit everything
        /// printed and lie as far apart as is promised.
        Proved = "proved",
        /// By linear bounds.
        Bounded = "bounded",
        /// Earlier releases, by laxer rules, had narrowed one already: this one
        /// narrows none.
        AsBefore = "as_before",
    }
}

impl From<Proof> for ProofStatus {
    fn from(proof: Proof) -> Self {
        match proof {
            Proof::Proved => Self::Proved,
            Proof::AsBefore | Proof::Narrowed => Self::AsBefore,
        }
    }
}

result! {
    /// A group that waits to be published.
    #[derive(Debug, Clone, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WaitingGroup {
        /// Its values by column.
        pub group: BTreeMap<String, Option<String>>,
        /// How many people are in it.
        pub people: u64,
    }
}

result! {
    /// How much of a table is printed.
    #[derive(Debug, Clone, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TableAudit {
        /// Its name.
        pub table: String,
        /// How many rows it has.
        pub rows: usize,
        /// In how many of them something is hidden.
        pub rows_marked: usize,
    }
}

result! {
    /// A group that is hidden whole.
    #[derive(Debug, Clone, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct GroupAudit {
        /// Its values by column, null where there is none; no column for
        /// everybody.
        pub group: BTreeMap<String, Option<String>>,
        /// How many people are in it.
        pub people: u64,
        /// Why it is hidden.
        pub why: HiddenWhy,
    }
}

result! {
    /// What was decided on a scale, a column, a pair of scales.
    #[derive(Debug, Clone, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TopicAudit {
        /// What figures are about.
        pub topic: String,
        /// How many groups have no number of people printed.
        pub counts_hidden: usize,
        /// How far it is proved that the feasibility intervals of these numbers, for
        /// who knows everything printed, stay as wide as the minimum frequency.
        pub counts_proof: ProofStatus,
        /// How sure it is that no fewer people could have been hidden.
        pub optimality: Optimality,
        /// How many means are printed.
        pub means: usize,
        /// How many are withheld for the sake of other groups.
        pub means_withheld: usize,
        /// How wide the feasibility interval of every hidden mean is at least, as a
        /// part of the range; none if none is hidden.
        pub narrowest_mean: Option<f64>,
        /// How far that is proved: `bounded`, by linear programmes.
        pub means_proof: ProofStatus,
        /// For each choice the class in which it is counted.
        pub classes: Vec<usize>,
        /// For how many groups the classes are printed.
        pub frequencies: usize,
    }
}

impl ReleaseAudit {
    pub(crate) fn new(rules: &ReleaseRules) -> Self {
        Self {
            document: ReleaseAuditTag::ReleaseAudit,
            schema_version: SchemaVersion::CURRENT,
            library: env!("CARGO_PKG_VERSION").to_owned(),
            rules: rules.key.clone(),
            min_cell: rules.min_cell.get(),
            tables: Vec::new(),
            optimality: Optimality::Exact,
            protection: ProofStatus::Proved,
            releases: 0,
            waiting: Vec::new(),
            people_hidden: 0,
            groups: Vec::new(),
            topics: Vec::new(),
            proposals: Vec::new(),
        }
    }

    pub(crate) fn groups(&mut self, linked: &LinkedGroups, counts: &HiddenCounts, k: u64) {
        self.optimality = counts.optimality;
        self.protection = counts.proof.into();
        let cells = linked.cells.iter().zip(&linked.is_told).zip(&counts.hidden);
        for ((cell, _), _) in cells.filter(|((_, told), hidden)| **told && **hidden) {
            let values = cell.key.iter().map(|(column, value)| (column.clone(), value.text()));
            let people = cell.sums.rows.n;
            let why = if people < k { HiddenWhy::Primary } else { HiddenWhy::Secondary };
            self.people_hidden += people;
            self.groups.push(GroupAudit { group: values.collect(), people, why });
        }
    }

    pub(crate) fn waiting(&mut self, finest: &Finest, waiting: Vec<(GroupKey, u64)>) {
        for (key, people) in waiting {
            let values = finest.by.iter().zip(&key);
            let group = values.map(|(by, value)| (by.name.clone(), value.text())).collect();
            self.waiting.push(WaitingGroup { group, people });
        }
    }

    /// The account in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(self).unwrap_or_default()
    }
}

impl TableAudit {
    pub(crate) fn new(published: &RecordBatch) -> Self {
        let table = published.schema().metadata().get("boussole_sante:table").cloned();
        let marks =
            published.column_by_name("mark").and_then(|m| m.as_string_opt::<i32>().cloned());
        let rows = published.num_rows();
        let rows_marked = marks.map_or(0, |marks| rows - marks.null_count());
        Self { table: table.unwrap_or_default(), rows, rows_marked }
    }
}

impl TopicAudit {
    pub(crate) fn new(topic: String, decision: &Decision) -> Self {
        let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
        let classes = decision.classes.as_ref();
        Self {
            topic,
            counts_hidden: count(&decision.counts.hidden),
            counts_proof: decision.counts.proof.into(),
            optimality: decision.counts.optimality,
            means: count(&decision.mean),
            means_withheld: decision.withheld,
            narrowest_mean: decision.narrowest.map(|width| rounded(width, 3)),
            means_proof: ProofStatus::Bounded,
            classes: classes.map(|classes| classes.of_choice.clone()).unwrap_or_default(),
            frequencies: classes.map_or(0, |classes| count(&classes.printed)),
        }
    }
}
