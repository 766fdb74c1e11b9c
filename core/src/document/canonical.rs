//! Canonical JSON (RFC 8785): the same bytes in every
//! language, so that two programs can say that they mean the same document.

use serde::Serialize;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;

/// The canonical form of a value: keys sorted by UTF-16 code units, no white
/// space, numbers as ECMAScript writes them.
///
/// # Errors
/// `invalid_json` if the value cannot be written as JSON (a NaN).
pub fn canonical_json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json_canonicalizer::to_string(value)
        .map_err(|error| Error::usage(Code::InvalidJson, Expected::JsonValue, error.to_string()))
}
