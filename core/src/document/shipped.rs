//! Documents that ship with the library, packed: a phone would carry four times as much.

/// The text of a document that the build script has packed.
pub(crate) fn unpacked(packed: &[u8]) -> String {
    // What the build script wrote is whole, and a test reads each of them.
    let bytes = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
