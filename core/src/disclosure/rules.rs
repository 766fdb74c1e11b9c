//! Release rules: minimum frequencies and other thresholds, declared with their
//! source.

use crate::document::authored::read_document;
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::value::text::{Text, unaccented};
use crate::value::version::SchemaVersion;

const EMBEDDED: &[(&str, &str)] = &[
    ("default", include_str!("../../data/release/default.json")),
    ("pmsi-11", include_str!("../../data/release/pmsi-11.json")),
];

words! {
    /// The kind of document.
    pub enum ReleaseRulesTag {
        /// From how many people on what may be published.
        ReleaseRules = "release-rules",
    }
}

words! {
    /// What is published of a base too small for a mean.
    pub enum SmallBases {
        /// The lower median: half of the people or more are at it or below.
        Median = "median",
        /// Of levels, how many of them are at the level of mobilisation or
        /// above, unless nearly all or nearly none are: « 5 sur 12 ».
        Share = "share",
    }
}

bounded! {
    /// The smallest base of which anything is published.
    pub struct MinCell(u64) in 3..=1_000;
}

bounded! {
    /// The smallest base with a mean and frequencies. Below 12 a mean to one
    /// decimal and a count would give answers away.
    pub struct MeanFrom(u64) in 12..=10_000;
}

bounded! {
    /// The smallest base with a spread, intervals and quartiles.
    pub struct SpreadFrom(u64) in 20..=100_000;
}

bounded! {
    /// The smallest number of people printed beside a choice.
    pub struct FrequencyCell(u64) in 4..=1_000;
}

bounded! {
    /// How wide the mean of a hidden group stays, in hundredths of the range.
    pub struct MeanInterval(u32) in 20..=100;
}

record! {
    /// What may be published about how few people. Every rule can be made
    /// stricter than the library's own; only `min_cell` can go down to 3.
    pub struct ReleaseRules {
        /// Always `release-rules`.
        pub document: ReleaseRulesTag,
        /// The version of this format.
        pub schema_version: SchemaVersion,
        /// What the rules are called.
        pub key: String,
        /// How people name them.
        pub title: Text,
        /// Whose rules they are.
        pub source: Text,
        /// A row about fewer people is hidden whole; so is every count below,
        /// and hidden counts stay so wide.
        pub min_cell: MinCell,
        /// From so many people on there are means and frequencies.
        pub mean_from: MeanFrom,
        /// From so many people on there are standard deviations, intervals,
        /// quartiles, reliability and correlations.
        pub spread_from: SpreadFrom,
        /// Choices taken by fewer people are put together with others.
        pub frequency_cell: FrequencyCell,
        /// The mean of a hidden group can be worked out to no less than this
        /// part of the range.
        pub mean_interval_percent: MeanInterval,
        /// What is published of a base too small for a mean.
        pub small_bases: SmallBases,
        /// Words in names of columns by which nothing is published, unless the
        /// caller allows the column: where a value is a place, a team or a
        /// person.
        pub forbidden_by: Vec<String>,
        /// Words in names of columns that are known as groupings. By any other
        /// column nothing is published unless it is declared.
        pub groupings: Vec<String>,
    }
}

impl ReleaseRules {
    /// Reads rules.
    ///
    /// # Errors
    /// `invalid_document` with every fault.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let (node, text) = (Node::parse(json)?, std::str::from_utf8(json).ok());
        read_document(&node, text, "release-rules", Reader::default(), Self::check_order)
    }

    /// Checks rules that were changed in code, as if they had been read:
    /// [`release`](crate::release::release) does.
    ///
    /// # Errors
    /// `invalid_document` with every fault; lines are not known.
    pub fn check(&self) -> Result<(), Error> {
        let node = Node::of(self)?;
        read_document(&node, None, "release-rules", Reader::default(), Self::check_order)
            .map(|_| ())
    }

    /// Rules that ship with the library: `default`, `pmsi-11`.
    ///
    /// # Errors
    /// `unknown_name` if none has this name.
    pub fn embedded(name: &str) -> Result<Self, Error> {
        let names = EMBEDDED.iter().map(|(name, _)| *name);
        let text = EMBEDDED.iter().find(|(embedded, _)| *embedded == name).map(|(_, text)| *text);
        text.map_or_else(
            || Err(Error::unknown_name(name, names)),
            |text| Self::from_json(text.as_bytes()),
        )
    }

    /// The names of the rules that ship with the library.
    #[must_use]
    pub fn embedded_names() -> Vec<&'static str> {
        EMBEDDED.iter().map(|(name, _)| *name).collect()
    }

    /// The same with another smallest base, below which nothing is published;
    /// what starts with more people starts no lower.
    ///
    /// # Errors
    /// `invalid_option` below 3 or above 1000.
    pub fn with_min_cell(mut self, people: u64) -> Result<Self, Error> {
        if !(3..=1_000).contains(&people) {
            let expected = Expected::SmallestBase;
            return Err(Error::usage(Code::InvalidOption, expected, people.to_string()));
        }
        self.min_cell = MinCell(people);
        self.mean_from = MeanFrom(self.mean_from.get().max(people));
        self.spread_from = SpreadFrom(self.spread_from.get().max(people));
        Ok(self)
    }

    /// The same with means and frequencies from so many people on; what starts
    /// with more people starts no lower.
    ///
    /// # Errors
    /// `out_of_range` outside of the bounds of the rule; `invalid_document`
    /// below the smallest base.
    pub fn with_mean_from(mut self, people: u64) -> Result<Self, Error> {
        self.mean_from = people.try_into()?;
        self.spread_from = SpreadFrom(self.spread_from.get().max(people));
        self.check()?;
        Ok(self)
    }

    /// The same with standard deviations, intervals, quartiles, reliability and
    /// correlations from so many people on.
    ///
    /// # Errors
    /// `out_of_range` outside of the bounds of the rule; `invalid_document`
    /// below the number for means.
    pub fn with_spread_from(mut self, people: u64) -> Result<Self, Error> {
        self.spread_from = people.try_into()?;
        self.check()?;
        Ok(self)
    }

    /// From how many people on what is published: no rule of a log gets laxer.
    pub(crate) fn thresholds(&self) -> [(&'static str, u64); 5] {
        [
            ("min_cell", self.min_cell.get()),
            ("mean_from", self.mean_from.get()),
            ("spread_from", self.spread_from.get()),
            ("frequency_cell", self.frequency_cell.get()),
            ("mean_interval_percent", self.mean_interval_percent.get().into()),
        ]
    }

    fn check_order(&self, reader: &mut Reader) {
        let mut order = |low: u64, high: u64, field: &str| {
            if high < low {
                let at = Pointer::root().key(field);
                let expected = Expected::AtLeast { least: low.to_string() };
                reader.fault(Code::OutOfRange, &at, expected, high.to_string());
            }
        };
        order(self.min_cell.get(), self.mean_from.get(), "mean_from");
        order(self.mean_from.get(), self.spread_from.get(), "spread_from");
    }

    /// The word for which nothing is published by this column, if there is one.
    pub(crate) fn forbids(&self, column: &str) -> Option<&str> {
        word_of(column, &self.forbidden_by)
    }

    /// Whether the column is known as a grouping.
    pub(crate) fn knows(&self, column: &str) -> bool {
        word_of(column, &self.groupings).is_some()
    }
}

/// The first of some words with which a part of a name begins, whatever the case
/// and the accents.
fn word_of<'w>(column: &str, words: &'w [String]) -> Option<&'w str> {
    let folded = unaccented(column).to_lowercase();
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let is_in = |word: &&String| parts.iter().any(|part| part.starts_with(word.as_str()));
    words.iter().find(is_in).map(String::as_str)
}
