//! Release log: what was published, of whom, and by which rules. It is private:
//! it holds the map of groups and their sizes.

use crate::disclosure::rules::ReleaseRules;
use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Pointer;
use crate::privacy::retention::RELEASE_LOG;
use crate::survey::answers::Sha256;
use crate::tally::grouping::ByKind;
use crate::value::date::Date;
use crate::value::version::SchemaVersion;

use super::group_content::Content;

words! {
    /// The kind of document.
    pub enum ReleaseLogTag {
        /// What was published.
        ReleaseLog = "release-log",
    }
}

words! {
    /// Whom the log is about.
    pub enum LogHolds {
        /// People: small groups and their sizes.
        PersonalData = "personal_data",
    }
}

bounded! {
    /// A number of people.
    pub struct LoggedCount(u64) in 0..=9_007_199_254_740_991_i64;
}

bounded! {
    /// The place of something in a list of the log, from 0.
    pub struct LoggedPlace(u32) in 0..=1_000_000;
}

record! {
    private
    /// What was published. Private: it holds the map of groups and their sizes,
    /// hidden ones among them. It is kept by whoever publishes.
    pub struct ReleaseLogDocument {
        /// Always `release-log`.
        pub document: ReleaseLogTag,
        /// The version of this format.
        pub schema_version: SchemaVersion,
        /// Always `personal_data`.
        pub holds: LogHolds,
        /// The day after which it is deleted, and what it protects with it.
        pub retain_until: Option<Date>,
        /// The people of whom something was published, as they were.
        pub cohorts: Vec<LoggedCohort>,
        /// The releases, in order.
        pub releases: Vec<LoggedRelease>,
    }
}

record! {
    private
    /// People of whom something was published.
    pub struct LoggedCohort {
        /// The columns by which they were told apart.
        pub by: Vec<LoggedColumn>,
        /// Their finest groups.
        pub groups: Vec<LoggedGroup>,
    }
}

record! {
    private
    /// A column by whose values people were told apart.
    pub struct LoggedColumn {
        /// Its name.
        pub column: String,
        /// What its values are.
        pub kind: ByKind,
    }
}

record! {
    private
    /// A finest group.
    pub struct LoggedGroup {
        /// The values of the columns; `{}` for none.
        pub by: Vec<LoggedValue>,
        /// How many people it had.
        pub people: LoggedCount,
        /// A number that depends on everything that they answered, and adds up
        /// when groups are joined.
        pub content: LoggedCount,
        /// How many took each choice of each column, and each kind of missing:
        /// by which it is seen how many people differ at least.
        pub counts: Vec<LoggedCount>,
    }
}

record! {
    private
    /// A value of a column.
    pub struct LoggedValue {
        /// As it is printed; absent for a group without a value.
        pub value: Option<String>,
    }
}

record! {
    private
    /// One release.
    pub struct LoggedRelease {
        /// The day.
        pub date: Date,
        /// On which occasion people answered.
        pub wave: String,
        /// The SHA-256 of the questionnaire.
        pub questionnaire: Sha256,
        /// The rules.
        pub rules: ReleaseRules,
        /// The place of the people among the cohorts.
        pub cohort: LoggedPlace,
        /// The groups of its tables, each by the places of its finest groups.
        pub groups: Vec<LoggedMembers>,
        /// Its tables of counts.
        pub tables: Vec<LoggedTable>,
        /// What was printed of each figure.
        pub topics: Vec<LoggedTopic>,
    }
}

record! {
    private
    /// The finest groups that make a group.
    pub struct LoggedMembers {
        /// Their places.
        pub finest: Vec<LoggedPlace>,
    }
}

record! {
    private
    /// A table of counts with its margins.
    pub struct LoggedTable {
        /// How many rows it has.
        pub rows: LoggedPlace,
        /// How many columns; 0 for a one-way table.
        pub columns: LoggedPlace,
        /// The group at each place, the margins and the total last.
        pub cells: Vec<LoggedCell>,
    }
}

record! {
    private
    /// A place of a table.
    pub struct LoggedCell {
        /// The place of the group; absent where nobody is.
        pub group: Option<LoggedPlace>,
    }
}

record! {
    private
    /// What was printed of a figure: groups by their places.
    pub struct LoggedTopic {
        /// The figure, as the audit names it.
        pub topic: String,
        /// How many people it rested on, by finest group.
        pub people: Vec<LoggedCount>,
        /// The groups of which rows told.
        pub told: Vec<LoggedPlace>,
        /// Those whose number of people was printed.
        pub counts: Vec<LoggedPlace>,
        /// Those whose mean was printed.
        pub means: Vec<LoggedPlace>,
        /// The class of each choice, where frequencies were printed.
        pub classes: Vec<LoggedPlace>,
        /// The groups whose frequencies were printed.
        pub frequencies: Vec<LoggedPlace>,
    }
}

/// What was published before.
#[derive(Debug, Clone)]
pub struct ReleaseLog(ReleaseLogDocument);

/// What a release is held against.
#[derive(Debug, Clone)]
pub struct Logging {
    /// What was published before.
    pub log: ReleaseLog,
    /// The occasion, as `2026`: other occasions are other people.
    pub wave: String,
    /// The day of the release.
    pub today: Date,
}

impl Default for ReleaseLog {
    fn default() -> Self {
        Self(ReleaseLogDocument {
            document: ReleaseLogTag::ReleaseLog,
            schema_version: SchemaVersion::CURRENT,
            holds: LogHolds::PersonalData,
            retain_until: None,
            cohorts: Vec::new(),
            releases: Vec::new(),
            at: At::default(),
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
        read_document(&node, text, RELEASE_LOG, Reader::of_people(), check).map(Self)
    }

    /// The log in canonical form (RFC 8785). Private.
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

    /// The day after which it is deleted, if it has one.
    #[must_use]
    pub fn retain_until(&self) -> Option<Date> {
        self.0.retain_until
    }

    /// The same, to be deleted after this day, or later if it said so.
    #[must_use]
    pub fn with_retain_until(mut self, day: Date) -> Self {
        self.0.retain_until = self.0.retain_until.max(Some(day));
        self
    }

    pub(crate) fn releases(&self) -> &[LoggedRelease] {
        &self.0.releases
    }

    pub(crate) fn cohort(&self, release: &LoggedRelease) -> Option<&LoggedCohort> {
        self.0.cohorts.get(release.cohort.get() as usize)
    }

    /// Adds a release, and its people unless they are there as they are.
    pub(crate) fn add(&mut self, cohort: LoggedCohort, mut release: LoggedRelease) {
        let place = self.0.cohorts.iter().position(|known| known.is(&cohort));
        let place = place.unwrap_or_else(|| {
            self.0.cohorts.push(cohort);
            self.0.cohorts.len() - 1
        });
        release.cohort = LoggedPlace::at(place);
        self.0.releases.push(release);
    }

    /// The rules of a log only get stricter.
    ///
    /// # Errors
    /// `cannot_release` with each rule that is laxer than one before.
    pub(crate) fn check_rules(&self, rules: &ReleaseRules) -> Result<(), Error> {
        let mut faults = Vec::new();
        for (place, (name, people)) in rules.thresholds().into_iter().enumerate() {
            let before = self
                .0
                .releases
                .iter()
                .map(|release| (release.rules.thresholds()[place].1, release.date));
            let Some((strictest, date)) = before.max_by_key(|(people, _)| *people) else {
                continue;
            };
            if people < strictest {
                let expected = Expected::RulesAsStrictAs {
                    release: date.to_string(),
                    rule: name.to_string(),
                    least: strictest,
                };
                faults.push(Error::usage(Code::CannotRelease, expected, people.to_string()));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::CannotRelease, faults)) }
    }
}

impl LoggedPlace {
    /// A place of a list; lists of a log are shorter than this can be.
    pub(crate) fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }

    pub(crate) fn place(self) -> usize {
        self.0 as usize
    }
}

impl LoggedCount {
    pub(crate) fn of(people: u64) -> Self {
        Self(people)
    }
}

impl LoggedCohort {
    /// Whether these are the same people, who answered the same.
    fn is(&self, other: &Self) -> bool {
        let column = |by: &LoggedColumn| (by.column.clone(), by.kind);
        let group = |group: &LoggedGroup| (group.values(), group.people, group.content);
        self.by.iter().map(column).eq(other.by.iter().map(column))
            && self.groups.iter().map(group).eq(other.groups.iter().map(group))
    }
}

impl LoggedGroup {
    /// What it answered.
    pub(crate) fn content(&self) -> Content {
        Content {
            people: self.people.get(),
            number: self.content.get(),
            counts: self.counts.iter().map(|count| count.get()).collect(),
        }
    }

    /// The values, as they are printed.
    pub(crate) fn values(&self) -> Vec<Option<String>> {
        self.by.iter().map(|value| value.value.clone()).collect()
    }
}

/// Every place that the log names is there.
fn check(log: &ReleaseLogDocument, reader: &mut Reader) {
    for (number, cohort) in log.cohorts.iter().enumerate() {
        for (place, group) in cohort.groups.iter().enumerate() {
            if group.by.len() != cohort.by.len() {
                let at = Pointer::root().key("cohorts").index(number).key("groups").index(place);
                let expected = Expected::Values { count: cohort.by.len() };
                reader.fault(Code::OutOfRange, &at.key("by"), expected, group.by.len().to_string());
            }
        }
    }
    for (number, release) in log.releases.iter().enumerate() {
        let at = Pointer::root().key("releases").index(number);
        let Some(cohort) = log.cohorts.get(release.cohort.place()) else {
            let expected = Expected::PlaceOfCohort { count: log.cohorts.len() };
            let found = release.cohort.get().to_string();
            reader.fault(Code::OutOfRange, &at.key("cohort"), expected, found);
            continue;
        };
        let (finest, groups) = (cohort.groups.len(), release.groups.len());
        let mut unordered = Vec::new();
        let mut within = |places: Vec<LoggedPlace>, most: usize, at: &Pointer| {
            if let Some(place) = places.into_iter().find(|place| place.place() >= most) {
                let expected = Expected::PlacesBelow { limit: most };
                reader.fault(Code::OutOfRange, at, expected, place.get().to_string());
            }
        };
        for (place, group) in release.groups.iter().enumerate() {
            let at = at.key("groups").index(place).key("finest");
            within(group.finest.clone(), finest, &at);
            let is_next = |two: &[LoggedPlace]| two[0].place() < two[1].place();
            if !group.finest.windows(2).all(is_next) {
                unordered.push(at);
            }
        }
        for (place, table) in release.tables.iter().enumerate() {
            let at = at.key("tables").index(place).key("cells");
            within(table.cells.iter().filter_map(|cell| cell.group).collect(), groups, &at);
        }
        for (place, topic) in release.topics.iter().enumerate() {
            let at = at.key("topics").index(place);
            let lists = [
                ("told", &topic.told),
                ("counts", &topic.counts),
                ("means", &topic.means),
                ("frequencies", &topic.frequencies),
            ];
            for (name, list) in lists {
                within(list.clone(), groups, &at.key(name));
            }
        }
        for at in unordered {
            reader.fault(Code::OutOfRange, &at, Expected::RisingPlaces, Remark::Others);
        }
        for (place, table) in release.tables.iter().enumerate() {
            let (rows, columns) = (table.rows.place(), table.columns.place());
            let cells =
                if columns == 0 { rows + 1 } else { (rows + 1).saturating_mul(columns + 1) };
            if table.cells.len() != cells {
                let at = at.key("tables").index(place).key("cells");
                let found = table.cells.len().to_string();
                reader.fault(Code::OutOfRange, &at, Expected::Cells { count: cells }, found);
            }
        }
        for (place, topic) in release.topics.iter().enumerate() {
            if topic.people.len() != finest {
                let at = at.key("topics").index(place).key("people");
                let found = topic.people.len().to_string();
                reader.fault(Code::OutOfRange, &at, Expected::Numbers { count: finest }, found);
            }
        }
    }
}
