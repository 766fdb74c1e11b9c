//! Where texts use the terms of the glossary.

use crate::error::location::Pointer;
use crate::value::text::unaccented;

use super::entry::EntryKind;
use super::glossary_term::GlossaryTerm;
use super::index::Referential;
use super::texts::texts;

impl GlossaryTerm {
    /// Whether its short name, its label or one of its synonyms stands among words.
    fn is_among(&self, words: &[&str], folded: &[String], language: &str) -> bool {
        // A short name is no word: it stands as it is written.
        let written = |name: &str| {
            let name = words_of(name);
            !name.is_empty() && words.windows(name.len()).any(|words| words == name.as_slice())
        };
        let said = |name: &str| {
            let name: Vec<String> = words_of(name).into_iter().map(fold).collect();
            !name.is_empty() && folded.windows(name.len()).any(|words| words == name.as_slice())
        };
        let names = std::iter::once(&self.label).chain(&self.synonyms);
        let mut names = names.map(|name| name.get(language)).filter(|(_, own)| *own == language);
        self.acronym.as_deref().is_some_and(written)
            || names.any(|(name, _)| match name.chars().any(char::is_lowercase) {
                true => said(name),
                false => written(name),
            })
    }
}

impl Referential {
    /// The terms of the glossary that a text uses, in the order of the glossary: a short name
    /// as it is written, other names whatever their case, accents and plural.
    ///
    /// ```
    /// use boussole_sante::Referential;
    /// let referential = Referential::embedded()?;
    /// let terms = referential.terms_in("Un projet dans chaque QPV, avec le droit commun.", "fr");
    /// let keys: Vec<&str> = terms.iter().map(|term| term.key.as_str()).collect();
    /// assert_eq!(keys, ["droit-commun", "qpv"]);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn terms_in(&self, text: &str, language: &str) -> Vec<&GlossaryTerm> {
        let words = words_of(text);
        let folded: Vec<String> = words.iter().copied().map(fold).collect();
        self.glossary().filter(|term| term.is_among(&words, &folded, language)).collect()
    }

    /// The terms of the glossary that an entry uses, itself left out, in the order of the
    /// glossary; none where there is no such entry.
    #[must_use]
    pub fn terms_of(&self, kind: EntryKind, key: &str, language: &str) -> Vec<&GlossaryTerm> {
        let place = self.position(kind, key);
        let list = self.whole().node().get(kind.list());
        let node = list.zip(place).and_then(|(list, place)| list.elements().get(place));
        let Some(node) = node else { return Vec::new() };
        let said = texts(node, self.main_language(), &Pointer::root());
        let own = said.iter().filter(|said| said.is_content()).flat_map(|said| &said.languages);
        let own: Vec<&str> =
            own.filter(|(own, _)| *own == Some(language)).map(|(_, text)| *text).collect();
        let is_itself =
            |term: &&GlossaryTerm| kind == EntryKind::GlossaryTerm && term.key.as_str() == key;
        // A sentence does not go on in the next: no name is read across them.
        let mut terms = self.terms_in(&own.join(" \u{1f} "), language);
        terms.retain(|term| !is_itself(term));
        terms
    }
}

fn words_of(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\u{1f}');
    words.filter(|word| !word.is_empty()).collect()
}

/// A word without its case, its accents and the mark of the plural.
fn fold(word: &str) -> String {
    let plain = unaccented(word).to_lowercase();
    let singular = plain.strip_suffix(['s', 'x']).filter(|rest| rest.chars().count() > 2);
    singular.map_or(plain.clone(), str::to_owned)
}
