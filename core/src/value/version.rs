//! Versions: of a document's content, and of its format.

use std::fmt;

use serde::Serialize;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::deserialize;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;

/// A semantic version of a document, as `1.0.0`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(semver::Version);

impl Version {
    /// Whether what was written for an earlier version holds for this one: the
    /// same major number (before 1.0.0 the same minor one too), and not older.
    #[must_use]
    pub fn is_compatible_with(&self, earlier: &Self) -> bool {
        let line = |v: &semver::Version| (v.major, if v.major == 0 { v.minor } else { 0 });
        line(&self.0) == line(&earlier.0) && self >= earlier
    }

    fn parse(text: &str) -> Option<Self> {
        semver::Version::parse(text).ok().map(Self)
    }
}

impl std::str::FromStr for Version {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::usage(Code::InvalidValue, Expected::Version, text);
        Self::parse(text).ok_or_else(wrong)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Version {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::Version, Self::parse)
    }

    fn stand_in() -> Option<Self> {
        Self::parse("0.0.0")
    }
}

deserialize! { Version }

/// The version of a document's format: 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SchemaVersion(u32);

impl SchemaVersion {
    /// The version that this library writes and reads.
    pub const CURRENT: Self = Self(1);

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Read for SchemaVersion {
    const SHAPE: Shape = Shape::Integer;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let version = node.as_integer();
        if version == Some(1) {
            return Some(Self::CURRENT);
        }
        let code = if version.is_some() { Code::UnsupportedSchemaVersion } else { Code::WrongType };
        let expected = Expected::This { value: Self::CURRENT.get().to_string() };
        reader.fault(code, at, expected, node.describe());
        None
    }

    fn stand_in() -> Option<Self> {
        Some(Self::CURRENT)
    }
}

deserialize! { SchemaVersion }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Version {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A semantic version.",
            "type": "string",
            "pattern": "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$"
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SchemaVersion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SchemaVersion".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "The version of the format.", "const": 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_holds_for_what_was_written_before_it() {
        let version = |text: &str| Version::parse(text).unwrap();
        for (later, earlier, holds) in [
            ("1.2.0", "1.0.0", true),
            ("1.0.0", "1.0.0", true),
            ("1.0.0", "1.0.1", false),
            ("2.0.0", "1.9.0", false),
            ("0.2.1", "0.2.0", true),
            ("0.3.0", "0.2.0", false),
        ] {
            assert_eq!(
                version(later).is_compatible_with(&version(earlier)),
                holds,
                "{later} {earlier}"
            );
        }
    }
}
