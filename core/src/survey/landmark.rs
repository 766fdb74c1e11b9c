//! Landmarks of levels, and the revision by which an author says that a text
//! no longer means the same.

use std::ops::Deref;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, ReadField};
use crate::document::reader::Reader;
use crate::document::record::{bounded, deserialize};
use crate::error::location::Pointer;
use crate::value::text::Text;

bounded! {
    /// How often the meaning was changed; 1 at first. Whoever only mends words
    /// leaves it as it is.
    pub struct Revision(u32) in 1..=1_000_000;
}

impl Revision {
    /// The number, where it tells more than its absence.
    pub(super) fn raised(revision: Option<Self>) -> Option<u32> {
        revision.map(Self::get).filter(|revision| *revision > 1)
    }
}

/// What an observer would see at a level: a text, with its `revision` beside
/// the languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Landmark {
    /// The text.
    #[serde(flatten)]
    pub text: Text,
    /// Raised when it means something else; 1 if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<Revision>,
}

/// It is read as its text.
impl Deref for Landmark {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.text
    }
}

impl PartialEq<Text> for Landmark {
    fn eq(&self, other: &Text) -> bool {
        self.text == *other
    }
}

impl Read for Landmark {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let (revision, text) = match node {
            Node::Object(members) => {
                let texts = members.iter().filter(|(name, _)| name != "revision");
                (node.get("revision"), &Node::Object(texts.cloned().collect()))
            }
            other => (None, other),
        };
        let revision = Option::<Revision>::field(revision, at, "revision", reader);
        let text = Text::read(text, at, reader);
        Some(Self { text: text?, revision: revision? })
    }
}

deserialize! { Landmark }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Landmark {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Landmark".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        use crate::value::text::LANGUAGE;
        let revision = generator.subschema_for::<Option<Revision>>();
        schemars::json_schema!({
            "description": "What an observer would see at a level: a text in one or more languages; \
                            `revision` beside them is raised when it means something else.",
            "type": "object",
            "minProperties": 1,
            "if": { "required": ["revision"] },
            "then": { "minProperties": 2 },
            "properties": { "revision": revision },
            "patternProperties": { LANGUAGE: { "type": "string", "pattern": "\\S" } },
            "additionalProperties": false
        })
    }
}
