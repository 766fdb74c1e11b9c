//! Decimals of six places: exact, within bounds.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, deserialize, read_integer};
use crate::document::reader::Reader;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Pointer;

/// A number without rounding: an integer, or a decimal with at most six places
/// written as a string (`"3.5"`). Within ± the limit, a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecimalWithin<const LIMIT: i64> {
    millionths: i64,
}

/// A value, a bound, a weight: within ±1 000 000.
pub type Decimal = DecimalWithin<1_000_000>;

/// A quantity of something, also of money or inhabitants: within ±10¹².
pub type Amount = DecimalWithin<1_000_000_000_000>;

impl<const LIMIT: i64> DecimalWithin<LIMIT> {
    /// The bound of every value and range.
    pub const LIMIT: i64 = LIMIT;
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
            || whole.len() > LIMIT.ilog10() as usize + 1
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

impl<const LIMIT: i64> FromStr for DecimalWithin<LIMIT> {
    type Err = Error;

    /// What is found may be an answer, and is masked.
    fn from_str(text: &str) -> Result<Self, Error> {
        let expected = Expected::DecimalWithin { places: Self::PLACES, limit: Self::LIMIT };
        let error = || Error::usage(Code::InvalidValue, expected, Found::withheld(text));
        Self::parse(text).ok_or_else(error)
    }
}

impl<const LIMIT: i64> fmt::Display for DecimalWithin<LIMIT> {
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
impl<const LIMIT: i64> Serialize for DecimalWithin<LIMIT> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.places() == 0 {
            serializer.serialize_i64(self.millionths / Self::UNIT)
        } else {
            serializer.collect_str(self)
        }
    }
}

impl<const LIMIT: i64> Read for DecimalWithin<LIMIT> {
    const SHAPE: Shape = Shape::Decimal;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let expected = Expected::IntegerOrDecimalAsText;
        match node {
            Node::String(text) => {
                let value = Self::parse(text);
                if value.is_none() {
                    let expected =
                        Expected::DecimalWithin { places: Self::PLACES, limit: Self::LIMIT };
                    reader.fault(Code::InvalidValue, at, expected, node.describe());
                }
                value
            }
            node if node.as_integer().is_some() => {
                let value = read_integer(node, at, reader, -Self::LIMIT, Self::LIMIT)?;
                Self::from_integer(value)
            }
            other => {
                reader.wrong_type(at, expected, other);
                None
            }
        }
    }
}

impl<'de, const LIMIT: i64> serde::Deserialize<'de> for DecimalWithin<LIMIT> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

#[cfg(feature = "schema")]
impl<const LIMIT: i64> schemars::JsonSchema for DecimalWithin<LIMIT> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        if LIMIT == Decimal::LIMIT { "Decimal".into() } else { "Amount".into() }
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let digits = LIMIT.ilog10();
        schemars::json_schema!({
            "description": "A number without rounding: an integer, or a decimal with at most six places written as a string.",
            "anyOf": [
                { "type": "integer", "minimum": -LIMIT, "maximum": LIMIT },
                {
                    "type": "string",
                    "pattern": format!(
                        "^-?((0?[0-9]{{1,{digits}}})(\\.[0-9]{{1,6}})?|{LIMIT}(\\.0{{1,6}})?)$"
                    )
                }
            ]
        })
    }
}
