//! The pseudonym under which a person is known.

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

/// A pseudonym: 1 to 64 letters, digits, `.`, `_` or `-`; never a name or an
/// address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Respondent(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")))]
    String,
);

impl Respondent {
    /// The pseudonym as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Respondent {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let letter = |b: u8| b.is_ascii_alphanumeric();
        let fits = text.len() <= 64
            && text.bytes().next().is_some_and(letter)
            && text.bytes().all(|b| letter(b) || b".-_".contains(&b));
        let expected = Expected::PseudonymCharacters;
        let found = || Found::withheld(text);
        fits.then(|| Self(text.to_owned()))
            .ok_or_else(|| Error::usage(Code::InvalidValue, expected, found()))
    }
}

impl Read for Respondent {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let expected = Expected::PseudonymCharacters;
        read_parsed(node, at, reader, expected, |text| text.parse().ok())
    }
}
