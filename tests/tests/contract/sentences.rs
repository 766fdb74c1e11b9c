//! What errors say: every sentence is said somewhere.

use super::architecture::core;

/// The members of a table of sentences.
fn members<'t>(text: &'t str, table: &str) -> Vec<&'t str> {
    let (_, rest) = text.split_once(&format!("    {table} {{\n")).unwrap();
    let (body, _) = rest.split_once("\n    }\n").unwrap();
    let name = |line: &'t str| line.trim().split([' ', '{']).next().unwrap_or_default();
    body.lines().filter(|line| line.contains("=>")).map(name).collect()
}

#[test]
fn every_sentence_is_said() {
    let sources = core();
    let text = |module: &str| {
        let mut room = sources.iter().filter(|source| source.folder == "error");
        room.find(|source| source.module == module).unwrap().text.as_str()
    };
    let tables =
        [("Expected", text("expected")), ("Remark", text("found")), ("ItemPart", text("found"))];
    // Bindings say what they expect in words of their own.
    let of_bindings = "Expected::Other";
    for (table, text) in tables {
        let members = members(text, table);
        assert!(members.len() > 10, "{table} was read");
        for member in members {
            let named = format!("{table}::{member}");
            let is_said = sources.iter().any(|source| {
                source.text.match_indices(&named).any(|(at, _)| {
                    let after = source.text[at + named.len()..].chars().next();
                    !after.is_some_and(|letter| letter.is_alphanumeric())
                })
            });
            assert!(is_said || named == of_bindings, "nothing says {named}");
        }
    }
}
