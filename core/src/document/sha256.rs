//! SHA-256: what two copies of one document have in common.

use serde::Serialize;
use sha2::Digest;

use super::field::Shape;
use crate::error::expected::Expected;
use crate::error::location::Pointer;

use super::node::Node;
use super::read::{Read, read_parsed};
use super::reader::Reader;
use super::record::deserialize;

/// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    sha2::Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let expected = Expected::HexadecimalDigits { count: 64 };
        read_parsed(node, at, reader, expected, |text| {
            let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            (text.len() == 64 && text.bytes().all(hex)).then(|| Self(text.to_owned()))
        })
    }
}

deserialize! { Sha256 }
