//! Full-text search: a small inverted index over stems, in French and English.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_stemmers::{Algorithm, Stemmer};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::document::node::Node;
use crate::error::location::Pointer;
use crate::value::text::unaccented;

use super::entry::{Entry, EntryKind};
use super::texts::{Said, texts};

/// An entry that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Hit {
    /// The kind of the entry.
    pub kind: EntryKind,
    /// The key of the entry.
    pub key: String,
    /// The parts of the entry that say it, by their keys, in the order of the document: nodes
    /// of a map, steps of a pathway, terms of an indicator; none where the entry itself says it.
    pub parts: Vec<String>,
    /// The language in which most was found.
    pub language: String,
    /// How many of the words that were looked for it has.
    pub words: u32,
    /// How prominently: a name counts more than a description.
    pub weight: u32,
}

/// What a word in a name, in a synonym, in a sentence and in a description
/// weighs.
const NAME: u32 = 8;
const SYNONYM: u32 = 6;
const SENTENCE: u32 = 3;
const DESCRIPTION: u32 = 1;

/// What a word in a field weighs.
fn weight(said: &Said<'_>) -> u32 {
    match (said.field, said.part) {
        ("label" | "acronym", None) => NAME,
        ("synonyms" | "titles", _) => SYNONYM,
        ("label" | "statement" | "item" | "question" | "nature" | "purpose" | "roles", _) => {
            SENTENCE
        }
        _ => DESCRIPTION,
    }
}

/// Words that are in every sentence.
const STOP: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "d", "dans", "de", "des", "du", "elle", "en", "est",
    "et", "il", "ils", "je", "l", "la", "le", "les", "leur", "leurs", "mes", "mon", "n", "ne",
    "ou", "par", "pas", "pour", "qu", "que", "qui", "s", "sa", "se", "ses", "son", "sont", "sur",
    "un", "une", "y", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "its",
    "my", "of", "on", "one", "or", "that", "the", "their", "this", "to", "who", "with",
];

/// Where something is said: the entry, and the part of it that says it, by their positions.
type Place = (usize, Option<usize>);

/// An entry that can be found, with the keys of its parts in the order of the document.
#[derive(Debug)]
struct Indexed {
    kind: EntryKind,
    key: String,
    parts: Vec<String>,
}

/// Where stems are: by language and stem, the places with a weight.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    entries: Vec<Indexed>,
    stems: BTreeMap<String, HashMap<String, BTreeMap<Place, u32>>>,
}

impl SearchIndex {
    /// Everything that the entries in use say, whatever they are made of.
    pub(super) fn new(document: &Node, main: &str, entries: &[&dyn Entry]) -> Self {
        let mut index = Self::default();
        let mut positions: HashMap<EntryKind, usize> = HashMap::new();
        for entry in entries {
            let position = positions.entry(entry.kind()).or_default();
            let list = document.get(entry.kind().list());
            let node = list.and_then(|own| own.elements().get(*position));
            *position += 1;
            let Some(node) = node.filter(|_| entry.is_active()) else { continue };
            let own = index.entries.len();
            let mut parts: Vec<String> = Vec::new();
            let said = texts(node, main, &Pointer::root());
            for said in said.iter().filter(|said| said.is_content()) {
                let part = said.part.map(|key| {
                    parts.iter().position(|known| known == key).unwrap_or_else(|| {
                        parts.push(key.to_owned());
                        parts.len() - 1
                    })
                });
                let place = (own, part);
                for (language, text) in &said.languages {
                    let languages: &[&str] = match language {
                        Some(language) => &[language],
                        None => &["fr", "en"],
                    };
                    for language in languages {
                        index.add(place, language, text, weight(said));
                    }
                }
            }
            index.entries.push(Indexed { kind: entry.kind(), key: entry.key().to_owned(), parts });
        }
        index
    }

    fn add(&mut self, place: Place, language: &str, text: &str, weight: u32) {
        let stems = self.stems.entry(language.to_owned()).or_default();
        for stem in words_of(text).iter().flat_map(|word| stems_of(word, language)) {
            let weighed = stems.entry(stem).or_default().entry(place).or_default();
            *weighed = (*weighed).max(weight);
        }
    }

    /// Entries by how many of the words they have, then by how prominently,
    /// then in the order of the document.
    pub(super) fn search(&self, words: &str, language: Option<&str>) -> Vec<Hit> {
        let words = words_of(words);
        let mut found: BTreeMap<usize, BTreeMap<&str, Found>> = BTreeMap::new();
        let spoken =
            self.stems.iter().filter(|(own, _)| language.is_none_or(|asked| asked == *own));
        for (own, stems) in spoken {
            for word in &words {
                let mut best: BTreeMap<Place, u32> = BTreeMap::new();
                for stem in stems_of(word, own) {
                    for (place, weight) in stems.get(&stem).into_iter().flatten() {
                        let heaviest = best.entry(*place).or_default();
                        *heaviest = (*heaviest).max(*weight);
                    }
                }
                let mut entries: BTreeMap<usize, u32> = BTreeMap::new();
                for ((entry, part), weight) in best {
                    let heaviest = entries.entry(entry).or_default();
                    *heaviest = (*heaviest).max(weight);
                    let found = found.entry(entry).or_default().entry(own).or_default();
                    *found.parts.entry(part).or_default() += 1;
                }
                for (entry, weight) in entries {
                    let found = found.entry(entry).or_default().entry(own).or_default();
                    found.words += 1;
                    found.weight += weight;
                }
            }
        }
        let mut hits: Vec<(usize, Hit)> = found
            .into_iter()
            .filter_map(|(position, languages)| {
                let entry = self.entries.get(position)?;
                // Of equals the later one, which is French.
                let best = languages.into_iter().max_by_key(|(_, one)| (one.words, one.weight))?;
                let (language, best) = best;
                Some((position, best.hit(entry, language)))
            })
            .collect();
        hits.sort_by_key(|(position, hit)| {
            (std::cmp::Reverse(hit.words), std::cmp::Reverse(hit.weight), *position)
        });
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

/// What was found of an entry in a language.
#[derive(Debug, Default)]
struct Found {
    words: u32,
    weight: u32,
    /// How many of the words each part has; under none, the entry itself.
    parts: BTreeMap<Option<usize>, u32>,
}

impl Found {
    fn hit(self, entry: &Indexed, language: &str) -> Hit {
        let itself = self.parts.get(&None).copied().unwrap_or_default();
        // Parts that have more of the words than the entry itself say it.
        let most = self.parts.values().copied().max().unwrap_or_default();
        let parts = self.parts.into_iter().filter(|(_, words)| *words == most && most > itself);
        let parts = parts.filter_map(|(part, _)| entry.parts.get(part?).cloned()).collect();
        Hit {
            kind: entry.kind,
            key: entry.key.clone(),
            parts,
            language: language.to_owned(),
            words: self.words,
            weight: self.weight,
        }
    }
}

/// The words of a text that say something, in lower case, with their accents.
fn words_of(text: &str) -> BTreeSet<String> {
    text.nfc()
        .collect::<String>()
        .to_lowercase()
        .replace('œ', "oe")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !STOP.contains(word))
        .map(str::to_owned)
        .collect()
}

/// The stems of a word, as it is, without its accents and without the mark of
/// the plural: whoever leaves them out finds it too.
fn stems_of(word: &str, language: &str) -> BTreeSet<String> {
    // Made where the language is known, so that a linker leaves out the others.
    let stemmer = match language {
        "fr" => Some(Stemmer::create(Algorithm::French)),
        "en" => Some(Stemmer::create(Algorithm::English)),
        _ => None,
    };
    let stem = |word: &str| match &stemmer {
        Some(stemmer) => stemmer.stem(word).into_owned(),
        None => word.to_owned(),
    };
    let singular = word.strip_suffix(['s', 'x']).filter(|rest| rest.chars().count() > 2);
    let forms = std::iter::once(word).chain(singular);
    forms.flat_map(|form| [unaccented(&stem(form)), stem(&unaccented(form))]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_inflection_are_forgiven() {
        let stems = |word: &str, language: &str| -> BTreeSet<String> {
            words_of(word).iter().flat_map(|word| stems_of(word, language)).collect()
        };
        for (one, other) in [
            ("Évaluation", "evaluations"),
            ("repérée", "reperees"),
            ("réunion", "REUNIONS"),
            ("inégalités", "inegalite"),
            ("œuvre", "oeuvres"),
            ("plaidoyer", "plaidoyers"),
            ("réseau", "reseaux"),
        ] {
            let shared = stems(one, "fr").intersection(&stems(other, "fr")).count();
            assert!(shared > 0, "{one} {other}");
        }
        assert!(!stems("policies", "en").is_disjoint(&stems("policy", "en")));
        assert_eq!(stems("brezhoneg", "br"), ["brezhoneg".to_owned()].into());
        assert!(words_of("l’accueil d'une personne").contains("accueil"));
        assert!(words_of("de la, par le").is_empty());
    }
}
