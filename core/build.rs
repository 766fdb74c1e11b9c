//! Embeds the documents that ship without the blanks that people read them with, and
//! packed: a sixth of their size, which a phone would carry for nothing.

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs, io};

/// The level that packs most.
const BEST: u8 = 10;

/// The least that two documents have in common to be carried once.
const SHARED: usize = 32;
/// How many places of one beginning are tried.
const TRIED: usize = 16;

fn main() -> io::Result<()> {
    let to = env::var("OUT_DIR").map_err(io::Error::other)?;
    let read = |name: &str| {
        let from = format!("data/{name}.json");
        println!("cargo::rerun-if-changed={from}");
        fs::read_to_string(from).map(|text| without_blanks(&text))
    };
    let write = |name: &str, bytes: &[u8]| {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, BEST);
        fs::write(Path::new(&to).join(format!("{name}.json.deflate")), packed)
    };
    let referential = read("referential")?;
    write("referential", referential.as_bytes())?;
    for name in ["autopositionnement", "autopositionnement-court"] {
        write(name, &beside(read(name)?.as_bytes(), referential.as_bytes()))?;
    }
    write("catalogue", read("demo/INVENTE-catalogue")?.as_bytes())?;
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

/// A document by what another one beside it has already: the length of what is its own, that,
/// then place and length of what it shares, again and again (four bytes each, the lowest first).
/// `document::shipped` puts it together.
fn beside(text: &[u8], base: &[u8]) -> Vec<u8> {
    let mut places: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (place, beginning) in base.windows(SHARED).enumerate() {
        places.entry(beginning).or_default().push(place);
    }
    let shared = |at: usize| {
        let own = text.get(at..at + SHARED).and_then(|beginning| places.get(beginning));
        let common = |place: &usize| {
            let pairs = text[at..].iter().zip(&base[*place..]);
            (pairs.take_while(|(one, other)| one == other).count(), *place)
        };
        own.and_then(|own| own.iter().take(TRIED).map(common).max())
    };
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    let (mut packed, mut at, mut from) = (Vec::new(), 0, 0);
    let mut put = |own: &[u8], place: usize, length: usize| {
        packed.extend(number(own.len()));
        packed.extend(own);
        packed.extend(number(place));
        packed.extend(number(length));
    };
    while at < text.len() {
        match shared(at) {
            Some((length, place)) => {
                put(&text[from..at], place, length);
                at += length;
                from = at;
            }
            None => at += 1,
        }
    }
    put(&text[from..], 0, 0);
    packed
}

/// JSON without what stands between its parts.
fn without_blanks(json: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    json.chars()
        .filter(|c| {
            let is_kept = quoted || !c.is_ascii_whitespace();
            let ends = *c == '"' && !escaped;
            escaped = quoted && *c == '\\' && !escaped;
            quoted ^= ends;
            is_kept
        })
        .collect()
}
