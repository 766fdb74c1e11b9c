//! Embeds the documents that ship without the blanks that people read them
//! with: a third of their size, which a phone would carry for nothing.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let to = env::var("OUT_DIR").map_err(io::Error::other)?;
    for name in ["referential", "autopositionnement", "autopositionnement-court"] {
        let from = format!("data/{name}.json");
        println!("cargo::rerun-if-changed={from}");
        let text = fs::read_to_string(&from)?;
        fs::write(Path::new(&to).join(format!("{name}.json")), without_blanks(&text))?;
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
