//! Phrases: what people write in their own words.

use serde::Serialize;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Pointer;

/// Some words of a person, in her language: never blank, so that what is not filled in is
/// absent and nothing else.
///
/// ```
/// use boussole_sante::handover::Phrase;
/// assert_eq!("Comité de pilotage".parse::<Phrase>()?.as_str(), "Comité de pilotage");
/// assert!(" ".parse::<Phrase>().is_err());
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Phrase(#[cfg_attr(feature = "schema", schemars(regex(pattern = "\\S")))] String);

impl Phrase {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Phrase {
    type Err = Error;

    /// Some words; an error for blanks, which are withheld.
    fn from_str(text: &str) -> Result<Self, Error> {
        let blank =
            || Error::usage(Code::InvalidValue, Expected::NonEmptyText, Found::withheld(text));
        (!text.trim().is_empty()).then(|| Self(text.to_owned())).ok_or_else(blank)
    }
}

impl Read for Phrase {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::NonEmptyText, |text| text.parse().ok())
    }
}
