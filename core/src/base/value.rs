//! Small values of documents: dates, versions, decimals, format versions.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::canonical::sha256_hex;
use super::error::{Code, Error};
use super::location::Pointer;
use super::node::Node;
use super::read::{Read, Reader, read_integer, read_parsed};

/// A calendar day, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The number of days from `self` to `later`; negative if it is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // jiff also reads other ISO 8601 shapes; documents have one.
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(position, byte)| match position {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        shaped
            .then(|| text.parse().ok().map(Self))
            .flatten()
            .ok_or_else(|| Error::usage(Code::InvalidValue, "a date as YYYY-MM-DD", text))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Date {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, "a date as YYYY-MM-DD", |text| text.parse().ok())
    }
}

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
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, "a version as 1.0.0", Self::parse)
    }

    fn stand_in() -> Option<Self> {
        Self::parse("0.0.0")
    }
}

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
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let version = node.as_integer();
        if version == Some(1) {
            return Some(Self::CURRENT);
        }
        let code = if version.is_some() { Code::UnsupportedSchemaVersion } else { Code::WrongType };
        reader.fault(code, at, "1", node.describe());
        None
    }

    fn stand_in() -> Option<Self> {
        Some(Self::CURRENT)
    }
}

/// A number without rounding: an integer, or a decimal with at most six places
/// written as a string (`"3.5"`). Within ±1 000 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    millionths: i64,
}

impl Decimal {
    /// The bound of every value and range.
    pub const LIMIT: i64 = 1_000_000;
    /// The number of places kept.
    pub const PLACES: u32 = 6;
    const UNIT: i64 = 1_000_000;

    /// A whole number within the limit.
    #[must_use]
    pub fn from_integer(value: i64) -> Option<Self> {
        (-Self::LIMIT..=Self::LIMIT)
            .contains(&value)
            .then(|| Self { millionths: value * Self::UNIT })
    }

    /// So many millionths, within the limit.
    #[must_use]
    pub fn from_millionths(millionths: i64) -> Option<Self> {
        let limit = Self::LIMIT * Self::UNIT;
        (-limit..=limit).contains(&millionths).then_some(Self { millionths })
    }

    /// The number in millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.millionths
    }

    /// How many decimal places it needs.
    #[must_use]
    pub fn places(self) -> u32 {
        let mut places = Self::PLACES;
        let mut rest = self.millionths;
        while places > 0 && rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        places
    }

    /// Reads `-12`, `3.5`; no exponent, no sign `+`, no leading point.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let has_point = digits.contains('.');
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 7
            || fraction.len() > Self::PLACES as usize
            || (has_point && fraction.is_empty())
            || !plain(whole)
            || !plain(fraction)
        {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
        let millionths = whole * Self::UNIT + fraction;
        (millionths <= Self::LIMIT * Self::UNIT)
            .then_some(Self { millionths: if negative { -millionths } else { millionths } })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.millionths < 0 { "-" } else { "" };
        let absolute = self.millionths.abs();
        let (whole, fraction) = (absolute / Self::UNIT, absolute % Self::UNIT);
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{fraction:06}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

/// Integers are written as integers, other decimals as strings.
impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.places() == 0 {
            serializer.serialize_i64(self.millionths / Self::UNIT)
        } else {
            serializer.collect_str(self)
        }
    }
}

impl Read for Decimal {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let expected = "an integer or a decimal written as a string";
        match node {
            Node::String(text) => {
                let value = Self::parse(text);
                if value.is_none() {
                    let expected = format!(
                        "a decimal with at most {} places within ±{}",
                        Self::PLACES,
                        Self::LIMIT
                    );
                    reader.fault(Code::InvalidValue, at, expected, node.describe());
                }
                value
            }
            node if node.as_integer().is_some() => {
                let value = read_integer(node, at, reader, -Self::LIMIT, Self::LIMIT)?;
                Self::from_integer(value)
            }
            other => {
                reader.fault(Code::WrongType, at, expected, other.describe());
                None
            }
        }
    }
}

/// A map of a publisher's own keys, each with a namespace (`publisher:thing`);
/// it passes through unchanged.
#[derive(Debug, Clone, Default)]
pub struct Extensions(Vec<String>);

impl Extensions {
    /// The keys, in the author's order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl Read for Extensions {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            reader.fault(Code::WrongType, at, "an object", node.describe());
            return None;
        };
        for (key, _) in members {
            let named = key
                .split_once(':')
                .is_some_and(|(space, name)| super::key::is_key(space) && !name.trim().is_empty());
            if !named {
                let expected = "a key with a namespace, as publisher:thing";
                reader.fault(Code::InvalidValue, &at.key(key), expected, key.as_str());
            }
        }
        Some(Self(members.iter().map(|(key, _)| key.clone()).collect()))
    }
}

/// A SHA-256 in 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Sha256(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))] String,
);

impl Sha256 {
    /// That of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(sha256_hex(bytes))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Read for Sha256 {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, "64 lower-case hexadecimal digits", |text| {
            let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            (text.len() == 64 && text.bytes().all(hex)).then(|| Self(text.to_owned()))
        })
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

#[cfg(feature = "schema")]
mod schema {
    use super::{Date, Decimal, Extensions, SchemaVersion, Version};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    macro_rules! schemas {
        ($( $name:ident $schema:tt; )*) => { $(
            impl JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($schema)
                }
            }
        )* };
    }

    schemas! {
        Date {
            "description": "A calendar day.",
            "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        };
        Version {
            "description": "A semantic version.",
            "type": "string",
            "pattern": "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$"
        };
        SchemaVersion { "description": "The version of the format.", "const": 1 };
        Decimal {
            "description": "A number without rounding: an integer, or a decimal with at most six places written as a string.",
            "anyOf": [
                { "type": "integer", "minimum": -1_000_000, "maximum": 1_000_000 },
                { "type": "string", "pattern": "^-?((0?[0-9]{1,6})(\\.[0-9]{1,6})?|1000000(\\.0{1,6})?)$" }
            ]
        };
        Extensions {
            "description": "A publisher's own keys, each with a namespace; they pass through unchanged.",
            "type": "object",
            "propertyNames": { "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*:.*\\S" }
        };
    }
}
