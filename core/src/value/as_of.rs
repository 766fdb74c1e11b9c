//! Partial dates: as precise as a source gives them (year, month or day).

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

/// A year, a month or a day, written `2018`, `2018-03` or `2018-03-31`: the
/// date of a figure or of a text, as precise as its source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct AsOf(String);

const EXPECTED: Expected = Expected::YearMonthOrDay;

impl AsOf {
    /// The date as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last day of which it may speak.
    #[cfg(feature = "evaluation")]
    pub(crate) fn last_day(&self) -> Option<Date> {
        let of_calendar = || self.0.parse::<super::period::Period>().ok();
        self.0.parse().ok().or_else(|| of_calendar().map(super::period::Period::to))
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.0.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }
}

impl FromStr for AsOf {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // The first day of a year or a month says whether there is one.
        let whole = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        let valid = whole.parse::<Date>().is_ok();
        valid
            .then(|| Self(text.to_owned()))
            .ok_or_else(|| Error::usage(Code::InvalidValue, EXPECTED, text))
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Read for AsOf {
    const SHAPE: Shape = Shape::Date;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, EXPECTED, |text| text.parse().ok())
    }
}

deserialize! { AsOf }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AsOf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AsOf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A year, a month or a day, as precise as its source.",
            "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_its_source() {
        for text in ["2018", "2018-12", "2018-12-31", "0999"] {
            let date: AsOf = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(date.year(), text[..4].parse::<u16>().unwrap());
        }
        for text in
            ["18", "2018-13", "2018-2", "2018-02-30", "2018-1-1", "31/12/2018", "", "vers 2018"]
        {
            assert!(text.parse::<AsOf>().is_err(), "{text}");
        }
        let sorted: Vec<AsOf> =
            ["2018", "2018-12", "2019-01-01"].map(|text| text.parse().unwrap()).into();
        assert!(sorted.is_sorted());
    }
}
