//! Calendar days.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::deserialize;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Pointer;

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

impl Date {
    /// Whether it is none of Monday to Friday. Holidays are not known here.
    #[cfg_attr(not(feature = "guidance"), allow(dead_code, reason = "post files ask for it"))]
    pub(crate) fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
    }

    /// The day so many days later, earlier if negative; none beyond the calendar.
    pub(crate) fn after_days(self, days: impl Into<i64>) -> Option<Self> {
        let later = jiff::Span::new().try_days(days.into()).ok()?;
        self.0.checked_add(later).ok().map(Self)
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
        shaped.then(|| text.parse().ok().map(Self)).flatten().ok_or_else(|| {
            // In a call about a person anything may stand where a day should.
            Error::usage(Code::InvalidValue, Expected::Date, Found::masked(text, true))
        })
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
    const SHAPE: Shape = Shape::Date;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::Date, |text| text.parse().ok())
    }
}

deserialize! { Date }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A calendar day.",
            "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        })
    }
}
