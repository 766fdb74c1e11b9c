//! The sources that a referential names.

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, read_key};
use crate::document::reader::Reader;
use crate::document::record::{deserialize, record};
use crate::error::location::Pointer;
use crate::value::as_of::AsOf;
use crate::value::text::Text;

/// Names a source: `^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$`, at most 60
/// characters; capitals are those of the reference, as `S2`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct SourceKey(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = "^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$"), length(max = 60))
    )]
    String,
);

impl SourceKey {
    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Read for SourceKey {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_key(node, at, reader, |text| {
            crate::value::key::is_key(&text.to_ascii_lowercase()).then(|| Self(text.to_owned()))
        })
    }
}

deserialize! { SourceKey }

record! {
    /// A document that content comes from.
    pub struct Source {
        /// Names the source.
        pub key: SourceKey,
        /// Its title, or what it is where it has none.
        pub label: Text,
        /// Who published it.
        pub publisher: Option<String>,
        /// When it was published or updated.
        pub date: Option<AsOf>,
        /// Where it can be read.
        pub address: Option<String>,
        /// What to know before relying on it.
        pub note: Option<Text>,
    }
}
