//! Embeds the documents that ship without the blanks that people read them with, and
//! packed: a sixth of their size, which a phone would carry for nothing.

use std::path::Path;
use std::{env, fs, io};

/// The level that packs most.
const BEST: u8 = 10;

fn main() -> io::Result<()> {
    let to = env::var("OUT_DIR").map_err(io::Error::other)?;
    for name in ["referential", "autopositionnement", "autopositionnement-court"] {
        let from = format!("data/{name}.json");
        println!("cargo::rerun-if-changed={from}");
        let text = fs::read_to_string(&from)?;
        let packed = miniz_oxide::deflate::compress_to_vec(without_blanks(&text).as_bytes(), BEST);
        fs::write(Path::new(&to).join(format!("{name}.json.deflate")), packed)?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
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
