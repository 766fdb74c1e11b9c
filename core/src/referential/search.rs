//! Full-text search: a small inverted index over stems, in French and English.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_stemmers::{Algorithm, Stemmer};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::value::text::Text;

use super::document::ReferentialDocument;
use super::entry::{Entry, EntryKind};

/// An entry that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Hit {
    /// The kind of the entry.
    pub kind: EntryKind,
    /// The key of the entry.
    pub key: String,
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

/// Words that are in every sentence.
const STOP: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "d", "dans", "de", "des", "du", "elle", "en", "est",
    "et", "il", "ils", "je", "l", "la", "le", "les", "leur", "leurs", "mes", "mon", "n", "ne",
    "ou", "par", "pas", "pour", "qu", "que", "qui", "s", "sa", "se", "ses", "son", "sont", "sur",
    "un", "une", "y", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "its",
    "my", "of", "on", "one", "or", "that", "the", "their", "this", "to", "who", "with",
];

/// Where stems are: by language and stem, the entries with a weight.
#[derive(Debug, Default)]
pub(super) struct SearchIndex {
    entries: Vec<(EntryKind, String)>,
    stems: BTreeMap<String, HashMap<String, BTreeMap<usize, u32>>>,
}

impl SearchIndex {
    pub(super) fn new(document: &ReferentialDocument) -> Self {
        let mut index = Self::default();
        index.add(&document.scales, |scale, texts| {
            texts.extend(scale.levels.iter().map(|level| (&level.label, SENTENCE)));
        });
        index.add(&document.domains, |domain, texts| described(&domain.description, texts));
        index.add(&document.competencies, |competency, texts| {
            texts.push((&competency.statement, SENTENCE));
            texts.extend(competency.help.iter().map(|text| (text, DESCRIPTION)));
            texts.extend(competency.prompt.iter().map(|text| (text, DESCRIPTION)));
            texts.extend(competency.descriptors.iter().map(|text| (text, DESCRIPTION)));
        });
        index.add(&document.factors, |factor, texts| {
            texts.push((&factor.item, SENTENCE));
            described(&factor.description, texts);
        });
        index.add(&document.dispositifs, |dispositif, texts| {
            texts.push((&dispositif.nature, SENTENCE));
            texts.push((&dispositif.purpose, SENTENCE));
            texts.extend(dispositif.bodies.iter().map(|body| (&body.label, SENTENCE)));
        });
        index.add(&document.missions, |mission, texts| described(&mission.description, texts));
        index.add(&document.profiles, |profile, texts| {
            texts.extend(profile.titles.iter().map(|title| (title, SYNONYM)));
            described(&profile.description, texts);
        });
        index.add(&document.offers, |offer, texts| described(&offer.description, texts));
        index.add(&document.pathways, |pathway, texts| {
            texts.extend(pathway.steps.iter().map(|step| (&step.label, SENTENCE)));
            described(&pathway.description, texts);
        });
        index.add(&document.objectives, |objective, texts| {
            described(&objective.description, texts);
        });
        index.add(&document.indicators, |indicator, texts| {
            texts.push((&indicator.question, SENTENCE));
            let terms = indicator.numerator.iter().chain(&indicator.denominator);
            texts.extend(terms.map(|term| (&term.description, DESCRIPTION)));
        });
        index
    }

    fn add<'d, E: Entry>(
        &mut self,
        entries: &'d [E],
        more: impl Fn(&'d E, &mut Vec<(&'d Text, u32)>),
    ) {
        for entry in entries.iter().filter(|entry| entry.is_active()) {
            let position = self.entries.len();
            self.entries.push((entry.kind(), entry.key().to_owned()));
            let mut texts = vec![(entry.label(), NAME)];
            texts.extend(entry.synonyms().iter().map(|synonym| (synonym, SYNONYM)));
            more(entry, &mut texts);
            for (text, weight) in texts {
                self.add_text(position, text, weight);
            }
        }
    }

    fn add_text(&mut self, entry: usize, text: &Text, weight: u32) {
        for (language, words) in text.iter() {
            let stems = self.stems.entry(language.to_owned()).or_default();
            for stem in words_of(words).iter().flat_map(|word| stems_of(word, language)) {
                let weighed = stems.entry(stem).or_default().entry(entry).or_default();
                *weighed = (*weighed).max(weight);
            }
        }
    }

    /// Entries by how many of the words they have, then by how prominently,
    /// then in the order of the document.
    pub(super) fn search(&self, words: &str, language: Option<&str>) -> Vec<Hit> {
        let words = words_of(words);
        // By entry: for each language, which words and their weights.
        let mut found: BTreeMap<usize, BTreeMap<&str, (u32, u32)>> = BTreeMap::new();
        let spoken =
            self.stems.iter().filter(|(own, _)| language.is_none_or(|asked| asked == *own));
        for (own, stems) in spoken {
            for word in &words {
                let mut best: BTreeMap<usize, u32> = BTreeMap::new();
                for stem in stems_of(word, own) {
                    for (entry, weight) in stems.get(&stem).into_iter().flatten() {
                        let heaviest = best.entry(*entry).or_default();
                        *heaviest = (*heaviest).max(*weight);
                    }
                }
                for (entry, weight) in best {
                    let (count, sum) = found.entry(entry).or_default().entry(own).or_default();
                    *count += 1;
                    *sum += weight;
                }
            }
        }
        let mut hits: Vec<(usize, Hit)> = found
            .into_iter()
            .filter_map(|(position, languages)| {
                let (kind, key) = self.entries.get(position)?;
                // Of equals the later one, which is French.
                let best = languages.into_iter().max_by_key(|(_, found)| *found)?;
                let (language, (words, weight)) = best;
                let language = language.to_owned();
                Some((position, Hit { kind: *kind, key: key.clone(), language, words, weight }))
            })
            .collect();
        hits.sort_by_key(|(position, hit)| {
            (std::cmp::Reverse(hit.words), std::cmp::Reverse(hit.weight), *position)
        });
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

fn described<'d>(text: &'d Option<Text>, texts: &mut Vec<(&'d Text, u32)>) {
    texts.extend(text.iter().map(|text| (text, DESCRIPTION)));
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
    forms.flat_map(|form| [plain(&stem(form)), stem(&plain(form))]).collect()
}

fn plain(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
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
