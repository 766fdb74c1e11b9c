//! Phrases: what people write in their own words.

use std::fmt::Write as _;

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
/// absent and nothing else. They are kept as they were written; what is shown of them
/// (`Display`) has a mark in place of characters that steer a terminal or turn the order of
/// letters, by which one text would pass for another.
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
        let mut letters = self.0.chars().filter(|letter| *letter != '\r');
        letters
            .try_for_each(|letter| f.write_char(if steers(letter) { '\u{fffd}' } else { letter }))
    }
}

/// Whether a character is no letter but an order: a control character other than those of
/// lines, or one that turns the direction of writing (U+202A–U+202E, U+2066–U+2069).
fn steers(letter: char) -> bool {
    let is_of_lines = matches!(letter, '\n' | '\t');
    (letter.is_control() && !is_of_lines)
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_kept_and_not_shown() {
        let written = "a\u{1b}[31m\u{9b}b\u{202e}c\u{2066}d\u{85}\r\n\té";
        let phrase: Phrase = written.parse().unwrap();
        assert_eq!(phrase.as_str(), written);
        assert_eq!(phrase.to_string(), "a\u{fffd}[31m\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\n\té");
    }
}
