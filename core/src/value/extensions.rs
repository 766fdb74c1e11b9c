//! Extension fields (`ext`): what a publisher adds under names of its own.

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::Read;
use crate::document::reader::Reader;
use crate::document::record::deserialize;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;

/// A map of a publisher's own keys, each with a namespace (`publisher:thing`);
/// it passes through unchanged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extensions(Vec<(String, Node)>);

impl Extensions {
    /// The keys, in the author's order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }
}

impl serde::Serialize for Extensions {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Read for Extensions {
    const SHAPE: Shape = Shape::Json;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            reader.wrong_type(at, Expected::Object, node);
            return None;
        };
        for (key, _) in members {
            let named = key
                .split_once(':')
                .is_some_and(|(space, name)| super::key::is_key(space) && !name.trim().is_empty());
            if !named {
                let expected = Expected::NamespacedKey;
                reader.fault(Code::InvalidValue, &at.key(key), expected, key.as_str());
            }
        }
        Some(Self(members.clone()))
    }
}

deserialize! { Extensions }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Extensions {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Extensions".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A publisher's own keys, each with a namespace; they pass through unchanged.",
            "type": "object",
            "propertyNames": { "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*:.*\\S" }
        })
    }
}
