//! Periods: from a first to a last day, both counted.

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
use crate::error::location::Pointer;

use super::date::Date;

/// From a first to a last day, both counted: `2025`, `2025-03`, or
/// `2025-01-01/2025-06-30` (ISO 8601). It is written as short as it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// From one day to another, both counted; none if the last is before the first.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// The last day.
    #[must_use]
    pub const fn to(self) -> Date {
        self.to
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i32 {
        self.from.days_until(self.to) + 1
    }

    /// Whether all of the other lies in it.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether they have a day in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether the other begins on the day after.
    #[must_use]
    pub fn is_followed_by(self, other: Self) -> bool {
        self.to.days_until(other.from) == 1
    }

    /// The year or the month that the text names.
    fn of_calendar(text: &str) -> Option<Self> {
        let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i32>().ok();
        let first = |year: i32, month: i32| format!("{year:04}-{month:02}-01").parse::<Date>().ok();
        let year = part(0..4).filter(|_| text.bytes().all(|b| b.is_ascii_digit() || b == b'-'))?;
        let (from, next) = match text.len() {
            4 => (first(year, 1)?, first(year + 1, 1)?),
            7 if text.get(4..5) == Some("-") => {
                let month = part(5..7)?;
                let next = if month == 12 { first(year + 1, 1) } else { first(year, month + 1) };
                (first(year, month)?, next?)
            }
            _ => return None,
        };
        Self::new(from, next.after_days(-1)?)
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let of_days = || {
            let (from, to) = text.split_once('/')?;
            Self::new(from.parse().ok()?, to.parse().ok()?)
        };
        Self::of_calendar(text)
            .or_else(of_days)
            .ok_or_else(|| Error::usage(Code::InvalidValue, Expected::Period, text))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from.to_string();
        for short in [4, 7] {
            if let Some(short) = from.get(..short)
                && Self::of_calendar(short) == Some(*self)
            {
                return f.write_str(short);
            }
        }
        write!(f, "{from}/{}", self.to)
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Period {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::Period, |text| text.parse().ok())
    }
}

deserialize! { Period }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A year, a month, or a first and a last day, both counted.",
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}|-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_written_as_short_as_it_can_be() {
        for (text, written, days) in [
            ("2024", "2024", 366),
            ("2025-02", "2025-02", 28),
            ("2025-12", "2025-12", 31),
            ("2025-01-01/2025-12-31", "2025", 365),
            ("2025-03-01/2025-03-31", "2025-03", 31),
            ("2025-01-01/2025-06-30", "2025-01-01/2025-06-30", 181),
            ("2025-01-01/2025-01-01", "2025-01-01/2025-01-01", 1),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!((period.to_string().as_str(), period.days()), (written, days), "{text}");
        }
        for text in [
            "2025-06-30/2025-01-01",
            "25",
            "2025-13",
            "2025-1",
            "2025-02-30/2025-03-01",
            "2025/2026",
            "",
            "2025-",
            "+025",
            "2025-+1",
            "9999",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn periods_hold_overlap_and_follow_each_other() {
        let period = |text: &str| text.parse::<Period>().unwrap();
        let (year, march, april) = (period("2025"), period("2025-03"), period("2025-04"));
        let across = period("2024-12-01/2025-01-01");
        assert!(year.holds(march) && !march.holds(year) && year.holds(year));
        assert!(across.overlaps(year) && year.overlaps(across) && !march.overlaps(april));
        assert!(march.is_followed_by(april) && !april.is_followed_by(march));
        assert!(!march.is_followed_by(march));
    }
}
