//! Where content comes from, and how far it can be relied on.

use crate::base::read::{record, words};
use crate::base::text::Text;

words! {
    /// The standing of a piece of content.
    pub enum Status {
        /// Stands in a source as it is.
        Source = "source",
        /// Proposed by this project, inspired by a source.
        ProjectProposal = "project_proposal",
        /// Added by this project beyond its sources.
        ProjectAddition = "project_addition",
        /// An example, to be discussed by those who use it.
        ExampleToDiscuss = "example_to_discuss",
        /// Was true at a date and is kept as an example.
        HistoricalExample = "historical_example",
    }
}

record! {
    /// A place in a source.
    pub struct Provenance {
        /// The source: `S1` to `S4`, or a publication in words.
        pub source: String,
        /// The page or slide, or the heading where the source has neither.
        pub place: Option<String>,
        /// What is uncertain, or how the source was read.
        pub note: Option<Text>,
    }
}
