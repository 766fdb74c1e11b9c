//! Labels as people write them, compared by one named rule.

pub(super) use crate::scoring::decode::normalise_label as normalise;
use crate::value::text::unaccented;

/// The name of the rule by which labels and headers are compared: NFC, every
/// kind of blank one space, none around, curly apostrophes straight. Case,
/// accents and punctuation count.
pub const NORMALISATION: &str = "labels-v1";

/// What is left when case and accents do not count: good enough to offer, not
/// good enough to take.
pub(super) fn fold(text: &str) -> String {
    unaccented(&normalise(text)).to_lowercase()
}

/// Whether the cell says that the question does not concern the person.
pub(super) fn is_not_applicable(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "nc",
        "n/a",
        "s.o.",
        "sans objet",
        "non concerne",
        "non concernee",
        "non concerne(e)",
        "not applicable",
    ];
    WORDS.contains(&fold(text).as_str())
}

/// The candidates that differ little from a text that is none of them, or to
/// which it adds a remark, as « Des pairs (réseau) ».
pub(super) fn near<'l>(text: &str, labels: impl Iterator<Item = &'l str>) -> Vec<&'l str> {
    let folded = fold(text);
    let is_remark = |rest: &str| rest.trim_start().starts_with(['(', ':', '/', '–', '—', '-']);
    labels
        .filter(|label| {
            let label = fold(label);
            label == folded
                || folded.strip_prefix(label.as_str()).is_some_and(is_remark)
                || label.strip_prefix(folded.as_str()).is_some_and(is_remark)
                || strsim::normalized_damerau_levenshtein(&label, &folded) >= 0.8
        })
        .collect()
}

/// What stands between thousands in French: a blank, a no-break space, a
/// narrow no-break space, a thin space.
pub(super) fn is_blank_of_numbers(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}
