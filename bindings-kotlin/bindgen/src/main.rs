//! Writes the Kotlin and the Swift of boussole-sante from its built library, and amends
//! what uniffi writes of Kotlin where an app would be surprised.

use std::error::Error;
use std::path::Path;

/// What is written instead of what.
struct Amendment {
    why: &'static str,
    times: usize,
    from: &'static str,
    to: &'static str,
}

const AMENDMENTS: &[Amendment] = &[
    Amendment {
        why: "the message of an exception is its reason, not a list of its fields",
        times: 5,
        from: "get() = \"fault=${ `fault` }, faults=${ `faults` }\"",
        to: "get() = fault.reason.main",
    },
    Amendment {
        why: "half of a surrogate pair becomes U+FFFD, as in a browser; refusing it here would \
              leak the object that is called",
        times: 1,
        from: "onMalformedInput(CodingErrorAction.REPORT)",
        to: "onMalformedInput(CodingErrorAction.REPLACE)\n            \
             replaceWith(\"\\uFFFD\".toByteArray())",
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    uniffi::uniffi_bindgen_main();
    if std::env::args().any(|argument| argument == "swift") {
        return Ok(());
    }
    let mut arguments = std::env::args().skip_while(|argument| argument != "--out-dir");
    let folder = arguments.nth(1).ok_or("--out-dir is needed")?;
    let path = Path::new(&folder).join("boussole/sante/boussole_sante_kotlin.kt");
    let mut kotlin = std::fs::read_to_string(&path)?;
    for Amendment { why, times, from, to } in AMENDMENTS {
        let found = kotlin.matches(from).count();
        if found != *times {
            return Err(format!("{why}: found {found} times, not {times}: {from}").into());
        }
        kotlin = kotlin.replace(from, to);
    }
    Ok(std::fs::write(path, kotlin)?)
}
