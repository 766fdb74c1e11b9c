//! Canonical JSON (RFC 8785) and the SHA-256 of it: the same bytes in every
//! language, so that two programs can say that they mean the same document.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::error::{Code, Error};

/// The canonical form of a value: keys sorted by UTF-16 code units, no white
/// space, numbers as ECMAScript writes them.
///
/// # Errors
/// `invalid_json` if the value cannot be written as JSON (a NaN).
pub fn canonical_json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json_canonicalizer::to_string(value).map_err(|error| {
        Error::usage(Code::InvalidJson, "a value that JSON can hold", error.to_string())
    })
}

/// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
