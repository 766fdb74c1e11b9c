//! Documents that ship with the library, packed: a phone would carry four times as much.

/// The text of a document that the build script has packed.
pub(crate) fn unpacked(packed: &[u8]) -> String {
    text(inflated(packed))
}

/// The text of a document that was packed beside another one: what both have is carried once.
pub(crate) fn unpacked_beside(packed: &[u8], base: &str) -> String {
    let bytes = inflated(packed);
    let (mut whole, mut rest) = (Vec::new(), bytes.as_slice());
    while let Some((own, after)) = number(rest).and_then(|(own, rest)| rest.split_at_checked(own)) {
        whole.extend_from_slice(own);
        let Some((place, after)) = number(after) else { break };
        let Some((length, after)) = number(after) else { break };
        whole.extend(base.as_bytes().get(place..place + length).into_iter().flatten());
        rest = after;
    }
    text(whole)
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((usize::try_from(u32::from_le_bytes(*number)).ok()?, rest))
}

// What the build script wrote is whole, and a test reads each of them.
fn inflated(packed: &[u8]) -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
