//! Entry point of documents: deserialisation with every fault, and the document
//! as its author wrote it.

use crate::error::code::Code;
use crate::error::fault::Error;
use crate::error::location::Pointer;

use super::canonical::canonical_json;
use super::node::Node;
use super::read::Read;
use super::reader::Reader;
use super::sha256::Sha256;

/// Reads a document of a kind with every fault: those that no type would see,
/// those of its structure, and those that `check` finds in what was read.
pub(crate) fn read_document<D: Read>(
    node: &Node,
    text: Option<&str>,
    kind: &str,
    mut reader: Reader,
    check: impl FnOnce(&D, &mut Reader),
) -> Result<D, Error> {
    reader.extend(node.faults());
    reader.declare_languages(node);
    let document = reader
        .is_document(node, kind)
        .then(|| D::read(node, &Pointer::root(), &mut reader))
        .flatten();
    if let Some(document) = &document {
        check(document, &mut reader);
    }
    reader.finish(text)?;
    // Without a fault there is a document.
    document.ok_or_else(|| Error::many(Code::InvalidDocument, Vec::new()))
}

/// A document as it was written, with the hash of its canonical form.
#[derive(Debug)]
pub(crate) struct Authored {
    node: Node,
    sha256: Sha256,
}

impl Authored {
    pub(crate) fn new(node: Node) -> Result<Self, Error> {
        let sha256 = Sha256::of(canonical_json(&node)?.as_bytes());
        Ok(Self { node, sha256 })
    }

    pub(crate) const fn node(&self) -> &Node {
        &self.node
    }

    /// The SHA-256 of the canonical form.
    pub(crate) const fn sha256(&self) -> &Sha256 {
        &self.sha256
    }

    /// The document, indented, in the author's order.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.node).unwrap_or_default()
    }

    /// The canonical form (RFC 8785).
    pub(crate) fn to_canonical_json(&self) -> String {
        canonical_json(&self.node).unwrap_or_default()
    }
}

/// What a document that has passed every check is besides: equal to another of
/// the same content, written as it was authored, read through one door.
macro_rules! document_traits {
    ($name:ident, $document:ident) => {
        impl $document {
            /// Checks a document that was put together or changed in code, as if
            /// it had been read.
            ///
            /// # Errors
            /// `invalid_document` with every fault; lines are not known.
            pub fn check(&self) -> Result<$name, $crate::error::fault::Error> {
                $name::from_node($crate::document::node::Node::of(self)?, None)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.sha256() == other.sha256()
            }
        }

        impl Eq for $name {}

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.authored.node().serialize(serializer)
            }
        }

        /// Through the same door as `from_json`, each fault on a line of the
        /// message; lines of the document are not known.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let node = $crate::document::node::Node::deserialize(deserializer)?;
                Self::from_node(node, None)
                    .map_err(|error| serde::de::Error::custom(error.listing()))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $document::json_schema(generator)
            }
        }
    };
}
pub(crate) use document_traits;
