//! Where content comes from, and how far it can be relied on.

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::Read;
use crate::document::reader::Reader;
use crate::document::record::{deserialize, record, words};
use crate::error::location::Pointer;
use crate::value::text::Text;

use super::source::SourceKey;

words! {
    /// The standing of a piece of content.
    pub enum Status of "status" {
        /// Stands in a source as it is.
        Source = "source",
        /// Proposed in a source, to be tried: nothing says that it existed.
        ProposedInSource = "proposed_in_source",
        /// Proposed by this project, inspired by a source.
        ProjectProposal = "project_proposal",
        /// Added by this project beyond its sources.
        ProjectAddition = "project_addition",
        /// Assumed by this project; nobody has measured it.
        ProjectAssumption = "project_assumption",
        /// An example, to be discussed by those who use it.
        ExampleToDiscuss = "example_to_discuss",
        /// Was true at a date and is kept as an example.
        HistoricalExample = "historical_example",
    }
}

words! {
    /// How sure the reading of a source is.
    pub enum Confidence of "confidence" {
        /// The source says it.
        High = "high",
        /// The source most probably says it.
        Medium = "medium",
        /// Another reading is as good.
        Low = "low",
    }
}

/// The name of a source. In a referential it is one that the document lists;
/// elsewhere it may be a publication in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent, inline))]
pub struct Cited(String);

impl Cited {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Cited {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Read for Cited {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let source = String::read(node, at, reader)?;
        reader.note_reference::<SourceKey>(&source, at);
        Some(Self(source))
    }
}

deserialize! { Cited }

record! {
    /// A place in a source.
    pub struct Provenance {
        /// The source: `S1` to `S4`, or a publication in words; in a
        /// referential, one of its `sources`.
        pub source: Cited,
        /// The page or slide, or the heading where the source has neither.
        pub place: Option<String>,
        /// What is uncertain, or how the source was read.
        pub note: Option<Text>,
        /// How sure the reading is; high if absent.
        pub confidence: Option<Confidence> = "high",
        /// Other readings of the place.
        pub alternatives: Vec<Text>,
    }
}

impl Provenance {
    /// How sure the reading is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.confidence.unwrap_or(Confidence::High)
    }

    /// The source with its place, as `S2 p.11`.
    #[must_use]
    pub fn describe(&self) -> String {
        let place = self.place.iter().map(String::as_str);
        std::iter::once(&*self.source).chain(place).collect::<Vec<_>>().join(" ")
    }
}
