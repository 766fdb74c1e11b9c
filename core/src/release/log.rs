//! What was published before: so that two releases do not differ by a person.

use crate::base::canonical::canonical_json;
use crate::base::document::read_document;
use crate::base::error::{Code, Error};
use crate::base::location::Pointer;
use crate::base::node::Node;
use crate::base::read::{Reader, bounded, record, words, written};
use crate::base::value::{Date, SchemaVersion};
use crate::cohort::by::GroupValue;
use crate::cohort::group::Group;
use crate::cohort::tally::Tally;
use crate::survey::answers::{Sha256, reference};

use super::grid::CellKey;

words! {
    /// The kind of document.
    pub enum ReleaseLogTag {
        /// What was published.
        ReleaseLog = "release-log",
    }
}

bounded! {
    /// A number of people.
    pub struct LoggedPeople(u64) in 0..=9_007_199_254_740_991_i64;
}

record! {
    /// What was published, as hashes and bases: neither figures nor names of
    /// groups. It is kept by whoever publishes, and is not itself published.
    pub struct ReleaseLogDocument {
        /// Always `release-log`.
        pub document: ReleaseLogTag,
        /// The version of this format.
        pub schema_version: SchemaVersion,
        /// The releases, in order.
        pub releases: Vec<LoggedRelease>,
    }
}

record! {
    /// One release.
    pub struct LoggedRelease {
        /// The day.
        pub date: Date,
        /// The SHA-256 of the questionnaire.
        pub questionnaire: Sha256,
        /// On which occasion people answered.
        pub wave: String,
        /// The groups of which something was published.
        pub groups: Vec<LoggedGroup>,
    }
}

record! {
    /// A group of which something was published.
    pub struct LoggedGroup {
        /// The SHA-256 of its columns and values.
        pub group: Sha256,
        /// How many people it had.
        pub people: LoggedPeople,
        /// The SHA-256 of what they answered, in sums.
        pub answers: Sha256,
    }
}

/// What was published before.
#[derive(Debug, Clone)]
pub struct ReleaseLog(ReleaseLogDocument);

impl Default for ReleaseLog {
    fn default() -> Self {
        Self(ReleaseLogDocument {
            document: ReleaseLogTag::ReleaseLog,
            schema_version: SchemaVersion::CURRENT,
            releases: Vec::new(),
            at: Pointer::root(),
        })
    }
}

impl ReleaseLog {
    /// Reads a log.
    ///
    /// # Errors
    /// `invalid_document` with every fault.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let (node, text) = (Node::parse(json)?, std::str::from_utf8(json).ok());
        let check = |_: &ReleaseLogDocument, _: &mut Reader| {};
        read_document(&node, text, "release-log", Reader::default(), check).map(Self)
    }

    /// The log in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.0).unwrap_or_default()
    }

    /// How many releases there were.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.releases.len()
    }

    /// Whether nothing was published yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.releases.is_empty()
    }

    /// Adds a release.
    ///
    /// # Errors
    /// `cannot_release` for each group that was published of the same occasion
    /// with other answers and fewer than `k` people more or less: who holds
    /// both would know what these answered. Nothing is added then.
    pub(crate) fn add(&mut self, release: LoggedRelease, k: u64) -> Result<(), Error> {
        let same = |earlier: &&LoggedRelease| {
            earlier.questionnaire == release.questionnaire && earlier.wave == release.wave
        };
        let mut faults = Vec::new();
        for earlier in self.0.releases.iter().filter(same) {
            for group in &release.groups {
                let Some(other) = earlier.groups.iter().find(|o| o.group == group.group) else {
                    continue;
                };
                let (people, before) = (group.people.get(), other.people.get());
                if other.answers != group.answers && people.abs_diff(before) < k {
                    let expected = format!(
                        "the same people as on {}, or at least {k} more or less: the difference \
                         would tell what they answered",
                        earlier.date
                    );
                    let found = format!("{before} → {people}");
                    faults.push(Error::usage(Code::CannotRelease, expected, found));
                }
            }
        }
        faults.dedup();
        if !faults.is_empty() {
            return Err(Error::many(Code::CannotRelease, faults));
        }
        self.0.releases.push(release);
        Ok(())
    }
}

impl LoggedRelease {
    pub(crate) fn new(date: Date, tally: &Tally, wave: &str, groups: Vec<LoggedGroup>) -> Self {
        let questionnaire = reference(tally.questionnaire()).sha256;
        Self { date, questionnaire, wave: wave.to_owned(), groups, at: Pointer::root() }
    }
}

impl LoggedGroup {
    pub(crate) fn new(tally: &Tally, key: &CellKey, sums: &Group) -> Self {
        let values = key.iter().map(|(column, value)| (column, GroupValue::text(value)));
        let values = canonical_json(&values.collect::<Vec<_>>()).unwrap_or_default();
        Self {
            group: Sha256::of_bytes(values.as_bytes()),
            people: LoggedPeople(sums.rows.n),
            answers: Sha256::of_bytes(answers(tally, sums).as_bytes()),
            at: Pointer::root(),
        }
    }
}

/// Everything that a release could tell of a group.
fn answers(tally: &Tally, sums: &Group) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for count in sums.cells.iter().chain(sums.compound.iter()) {
        let _ = write!(text, "{}:{} ", count.n, count.weight);
    }
    for (scale, layout) in sums.scales.iter().zip(&tally.layout.scales) {
        for (score, count) in scale.scores.entries(layout) {
            let _ = write!(text, "{score:?}:{}:{} ", count.n, count.weight);
        }
    }
    for moments in &sums.numbers {
        let _ = write!(text, "{:?} ", moments.sums);
    }
    text
}

written! {
    ReleaseLogDocument { document, schema_version, releases }
    LoggedRelease { date, questionnaire, wave, groups }
    LoggedGroup { group, people, answers }
}
