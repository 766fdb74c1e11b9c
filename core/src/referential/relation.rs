//! Relations between competencies.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::document::cycles::cycles;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::key::CompetencyKey;
use crate::value::text::Text;

use super::level::{LevelNumber, Levels};
use super::provenance::{Provenance, Status};

words! {
    /// What one competency is to another.
    pub enum RelationKind of "relation.kind" {
        /// It leans on the other from a level of it on.
        Requires = "requires",
        /// It is taken up before the other.
        Precedes = "precedes",
        /// It goes further than the other.
        Extends = "extends",
        /// It is the same under another name.
        Matches = "matches",
        /// They have to do with each other.
        Related = "related",
    }
}

record! {
    /// A relation between two competencies.
    #[cfg_attr(feature = "schema", schemars(transform = level_rules))]
    pub struct Relation {
        /// The competency of which something is said.
        pub from: Ref<CompetencyKey>,
        /// What the first has to do with the other.
        pub kind: RelationKind,
        /// The other competency.
        pub to: Ref<CompetencyKey>,
        /// For `requires`: from which level of the first competency on; 1 if
        /// absent.
        pub from_level: Option<LevelNumber>,
        /// For `requires`: the least level of the other one.
        pub min_level: Option<LevelNumber>,
        /// Why.
        pub note: Option<Text>,
        /// Its standing.
        pub status: Status,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

/// A requirement has a level, and nothing else has one.
#[cfg(feature = "schema")]
fn level_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{add_rules, all, holds, lacks, when};
    let none = all([lacks("from_level"), lacks("min_level")]);
    add_rules(schema, [when("kind", &["requires"], &holds("min_level", "integer"), &none)]);
}

/// A competency at a level.
type At<'r> = (&'r str, u8);

impl Relation {
    pub(super) fn check(&self, reader: &mut Reader, levels: &Levels<'_>) {
        if !reader.is_valid(&self.at) {
            return;
        }
        if self.from == self.to {
            let expected = Expected::AnotherCompetency;
            reader.fault(Code::Cycle, self.to.at(), expected, self.to.as_str());
        }
        for competency in [&self.from, &self.to] {
            if self.kind != RelationKind::Related && self.kind != RelationKind::Matches {
                levels.check(reader, competency, None);
            }
        }
        let requires = self.kind == RelationKind::Requires;
        if requires && self.min_level.is_none() {
            let expected =
                Expected::FieldForKind { field: "min_level".to_owned(), of: "requires".to_owned() };
            reader.fault(Code::FieldRequired, &self.at, expected, "");
        }
        for (name, level) in [("from_level", self.from_level), ("min_level", self.min_level)] {
            let Some(level) = level else { continue };
            let place = self.at.key(name);
            if requires {
                levels.check_level(reader, level, &place);
            } else {
                let found = self.kind.as_str();
                reader.fault(
                    Code::FieldNotAllowed,
                    &place,
                    Expected::OfKind { of: ["requires"].into() },
                    found,
                );
            }
        }
    }

    /// Which competency at which level leans on which other.
    fn edge(&self) -> Option<(At<'_>, At<'_>)> {
        let (from, to) = (self.from.as_str(), self.to.as_str());
        match self.kind {
            RelationKind::Requires => {
                let from_level = self.from_level.map_or(1, LevelNumber::get);
                Some(((from, from_level), (to, self.min_level?.get())))
            }
            RelationKind::Precedes => Some(((to, 1), (from, 1))),
            _ => None,
        }
    }
}

/// Tells cycles of competencies at levels that lean on each other: a level
/// leans on the one below it as well.
pub(super) fn check_cycles(relations: &[Relation], reader: &mut Reader) {
    let edges: Vec<(At<'_>, At<'_>)> =
        relations.iter().filter(|r| r.from != r.to).filter_map(Relation::edge).collect();
    let mut levels: HashMap<&str, BTreeSet<u8>> = HashMap::new();
    for (from, to) in &edges {
        for (competency, level) in [from, to] {
            levels.entry(competency).or_default().insert(*level);
        }
    }
    let name = |(competency, level): At<'_>| format!("{competency} {level}");
    let mut graph: HashMap<String, Vec<String>> = HashMap::new();
    for (from, to) in &edges {
        graph.entry(name(*from)).or_default().push(name(*to));
    }
    for (competency, levels) in &levels {
        for (low, high) in levels.iter().zip(levels.iter().skip(1)) {
            let above = graph.entry(name((competency, *high))).or_default();
            above.push(name((competency, *low)));
        }
    }
    let graph: HashMap<&str, Vec<&str>> = graph
        .iter()
        .map(|(node, others)| (node.as_str(), others.iter().map(String::as_str).collect()))
        .collect();
    for cycle in cycles(&graph) {
        reader.cycle(&cycle, || {
            let next = cycle.iter().cycle().skip(1);
            let steps: HashSet<(&str, &str)> =
                cycle.iter().zip(next).map(|(from, to)| (*from, *to)).collect();
            let on = |relation: &&Relation| {
                relation.edge().is_some_and(|(from, to)| {
                    steps.contains(&(name(from).as_str(), name(to).as_str()))
                })
            };
            relations.iter().rfind(on).map(|relation| (*relation.at).clone())
        });
    }
}
