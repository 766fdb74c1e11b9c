//! References from one entry of a document to another, by key.

use crate::error::location::Pointer;

use super::field::Shape;
use super::node::Node;
use super::read::Read;
use super::reader::Reader;

/// Where something stands in its document: no part of what it says, so that
/// two places are equal.
#[derive(Debug, Clone, Default)]
pub(crate) struct At(Pointer);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl From<Pointer> for At {
    fn from(at: Pointer) -> Self {
        Self(at)
    }
}

impl std::ops::Deref for At {
    type Target = Pointer;

    fn deref(&self) -> &Pointer {
        &self.0
    }
}

/// A key that refers to an entry of the same document, with the place where it
/// stands. The reader judges whether the entry is there.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Ref<K> {
    key: K,
    #[serde(skip)]
    at: At,
}

impl<K> Ref<K> {
    /// The key of the entry.
    pub const fn key(&self) -> &K {
        &self.key
    }

    /// Where the reference stands.
    pub(crate) fn at(&self) -> &Pointer {
        &self.at
    }
}

impl<K> From<K> for Ref<K> {
    fn from(key: K) -> Self {
        Self { key, at: At::default() }
    }
}

impl<K> std::ops::Deref for Ref<K> {
    type Target = K;

    fn deref(&self) -> &K {
        &self.key
    }
}

impl<K: Eq> Eq for Ref<K> {}

impl<K: Read + AsRef<str> + 'static> Read for Ref<K> {
    const SHAPE: Shape = K::SHAPE;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let key = K::read(node, at, reader)?;
        reader.note_reference::<K>(key.as_ref(), at);
        Some(Self { key, at: at.clone().into() })
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema> schemars::JsonSchema for Ref<K> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        K::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<K>()
    }
}
