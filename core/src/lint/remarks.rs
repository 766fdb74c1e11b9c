//! What is still lacking, as the end of a page.

use crate::error::language::Language;
use crate::language::referential_sentences as say;
use crate::presentation::Block;
use crate::referential::index::Referential;

use super::finding::{Finding, LintCode, Severity};

/// What could still be there, a line for each kind of remark with the entries of which it is
/// true; nothing where there is none. A text that lacks a language is counted, not named.
///
/// ```
/// use boussole_sante::{Language, Referential, lint::{lint, remarks}};
/// let referential = Referential::embedded()?;
/// let blocks = remarks(&lint(&referential, &[], None), &referential, Language::French);
/// assert_eq!(blocks.len(), 3);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[must_use]
pub fn remarks(findings: &[Finding], referential: &Referential, language: Language) -> Vec<Block> {
    let remarks = |code: &LintCode| -> Vec<&Finding> {
        findings.iter().filter(|one| one.code == *code && one.severity == Severity::Info).collect()
    };
    let line = |code: &LintCode| {
        let found = remarks(code);
        let name = |one: &&Finding| {
            let entry = one.kind.and_then(|kind| referential.entry(kind, &one.key));
            let label = entry.map(|entry| entry.label().get(language.as_str()).0);
            label.unwrap_or(&one.key).to_owned()
        };
        let mut names: Vec<String> = match code {
            LintCode::MissingLanguage => Vec::new(),
            _ => found.iter().map(name).collect(),
        };
        names.dedup();
        let (count, names) = (found.len(), names.join(", "));
        let places: [(&str, &dyn std::fmt::Display); 3] =
            [("remark", &code.sentence(language)), ("count", &count), ("names", &names)];
        let sentence = if names.is_empty() { say::REMARK_COUNTED } else { say::REMARK };
        (count > 0).then(|| sentence.fill(language, &places))
    };
    let items: Vec<String> = LintCode::ALL.iter().filter_map(line).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading { text: say::STILL_LACKING.say(language), depth: 1 },
        Block::Paragraph { text: say::STILL_LACKING_IS.say(language), notice: false },
        Block::List { items, numbered: false },
    ]
}
