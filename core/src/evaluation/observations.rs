//! Observations: numbers that people wrote down for terms of indicators, as a document.

use serde::Serialize;

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::list::NonEmpty;
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::document::sha256::Sha256;
use crate::error::fault::Error;
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::value::as_of::AsOf;
use crate::value::date::Date;
use crate::value::decimal::Amount;
use crate::value::extensions::Extensions;
use crate::value::key::{EntityKey, IndicatorKey, PartKey, TermKey};
use crate::value::period::Period;
use crate::value::text::Text;
use crate::value::version::SchemaVersion;

use super::entity::Entity;

words! {
    /// What kind of document this is.
    pub enum ObservationsTag {
        /// Numbers for terms of indicators.
        Observations = "observations",
    }
}

words! {
    /// Why there is no number.
    pub enum ObservationState of "observation.state" {
        /// It was looked for and is not known.
        Unknown = "unknown",
        /// There is nothing to count there: it is no gap.
        NotApplicable = "not_applicable",
    }
}

bounded! {
    /// How many of something there are.
    pub struct ObservedCount(u64) in 0..=9_007_199_254_740_991_i64;
}

record! {
    /// How many have a value, or one within a band.
    pub struct DistributionPart {
        /// The value; of a band its lower bound.
        pub from: Amount,
        /// The upper bound of a band; none if the value is known.
        pub to: Option<Amount>,
        /// How many have it.
        pub count: ObservedCount,
    }
}

record! {
    /// By what numbers are broken down.
    pub struct Breakdown {
        /// Names it: what the indicator calls it, in French, as a key (`motif d’absence`:
        /// `motif-d-absence`).
        pub key: PartKey,
        /// Whether everything counted is in one of the categories and in no other, so that
        /// they add up to the whole; if absent they may not.
        pub adds_up: Option<bool>,
        /// The categories, in the order in which they are read.
        pub categories: NonEmpty<BreakdownCategory>,
    }
}

record! {
    /// A category of a breakdown.
    pub struct BreakdownCategory {
        /// Names it within the breakdown.
        pub key: PartKey,
        /// How people name it.
        pub label: Option<Text>,
    }
}

record! {
    /// In which category something was counted.
    pub struct ObservedCategory {
        /// By what it is broken down.
        pub breakdown: PartKey,
        /// The category.
        pub category: PartKey,
    }
}

record! {
    /// A number for a term, an entity and a period.
    pub struct Observation {
        /// What was counted or measured: a term of an indicator.
        pub term: TermKey,
        /// For which entity.
        pub entity: EntityKey,
        /// Over which period; of what is counted on a day, the period at whose end.
        pub period: Period,
        /// In which category; the whole if absent.
        pub category: Option<ObservedCategory>,
        /// The number.
        pub value: Option<Amount>,
        /// Of a median, a mean, a score or a duration: how values are spread.
        pub distribution: Vec<DistributionPart>,
        /// Why there is no number.
        pub state: Option<ObservationState>,
        /// On how many people or things it rests, where the number does not say it.
        pub n: Option<ObservedCount>,
        /// In which unit, to be held against that of the indicator.
        pub unit: Option<String>,
        /// Who wrote it down, and from what.
        pub source: Option<String>,
    }
}

record! {
    /// A value that is aimed at.
    pub struct LocalTarget {
        /// Of which indicator.
        pub indicator: IndicatorKey,
        /// For which entity; for each if absent.
        pub entity: Option<EntityKey>,
        /// The value.
        pub value: Amount,
        /// The day by which.
        pub by: Date,
        /// Who decided it.
        pub note: Option<Text>,
    }
}

record! {
    /// A value at the start.
    pub struct LocalBaseline {
        /// Of which indicator.
        pub indicator: IndicatorKey,
        /// For which entity.
        pub entity: EntityKey,
        /// The value.
        pub value: Amount,
        /// The date of which it speaks.
        pub as_of: AsOf,
    }
}

record! {
    /// Numbers that people wrote down for the terms of indicators. They may be about few
    /// people: what may be published of them is decided when it is published.
    pub struct ObservationsDocument {
        /// What kind of document this is.
        pub document: ObservationsTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// On which referential it stands.
        pub referential: ReferentialReference,
        /// What the numbers are about.
        pub title: Option<Text>,
        /// Whether they are invented, for an example or a test.
        pub invented: Option<bool>,
        /// The entities, those that hold others first.
        pub entities: NonEmpty<Entity>,
        /// By what numbers are broken down.
        pub breakdowns: Vec<Breakdown>,
        /// The numbers.
        pub observations: Vec<Observation>,
        /// What is aimed at.
        pub targets: Vec<LocalTarget>,
        /// Where things stood at the start.
        pub baselines: Vec<LocalBaseline>,
        /// A publisher's own keys.
        pub ext: Option<Extensions>,
    }
}

/// Numbers for the terms of indicators, read on a referential: every term is there, no
/// period overlaps another, parts add up where they must.
///
/// ```
/// use boussole_sante::{Referential, evaluation::Observations};
/// let referential = Referential::embedded()?;
/// let json = serde_json::json!({
///     "document": "observations", "schema_version": 1,
///     "referential": { "key": referential.key(), "version": referential.version() },
///     "entities": [{ "key": "ville-a", "kind": "territory" }],
///     "observations": [
///         { "term": "alertes", "entity": "ville-a", "period": "2025", "value": 9 },
///     ],
/// });
/// let observations = Observations::from_json(json.to_string().as_bytes(), &referential)?;
/// assert_eq!(observations.document().observations.len(), 1);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Clone)]
pub struct Observations {
    document: ObservationsDocument,
    referential: Referential,
}

/// Numbers about few people are in no log.
impl std::fmt::Debug for Observations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Observations")
            .field("entities", &self.document.entities.len())
            .field("observations", &self.document.observations.len())
            .finish_non_exhaustive()
    }
}

impl PartialEq for Observations {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document
    }
}

impl Serialize for Observations {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document.serialize(serializer)
    }
}

impl Observations {
    /// Reads numbers on their referential.
    ///
    /// # Errors
    /// Every fault of the document at once. `other_referential` if it stands on another
    /// referential or version.
    pub fn from_json(bytes: &[u8], referential: &Referential) -> Result<Self, Error> {
        Self::read(&Node::parse(bytes)?, std::str::from_utf8(bytes).ok(), referential)
    }

    /// Checks a document that was put together or changed in code, as if it had been read.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json); lines are not known.
    pub fn of(document: &ObservationsDocument, referential: &Referential) -> Result<Self, Error> {
        Self::read(&Node::of(document)?, None, referential)
    }

    pub(super) fn of_node(node: &Node, referential: &Referential) -> Result<Self, Error> {
        Self::read(node, None, referential)
    }

    fn read(node: &Node, text: Option<&str>, referential: &Referential) -> Result<Self, Error> {
        let check = |document: &ObservationsDocument, reader: &mut Reader| {
            document.check(referential, reader);
        };
        let tag = ObservationsTag::Observations.as_str();
        let document = read_document(node, text, tag, Reader::default(), check)?;
        Ok(Self { document, referential: referential.clone() })
    }

    /// What it holds.
    #[must_use]
    pub fn document(&self) -> &ObservationsDocument {
        &self.document
    }

    /// The referential that defines the indicators.
    #[must_use]
    pub fn referential(&self) -> &Referential {
        &self.referential
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.document).unwrap_or_default()
    }

    /// The SHA-256 of the canonical form.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(self.to_json().as_bytes())
    }
}
