//! Sentences in both languages, with places to be filled.

use std::fmt::Display;

use crate::error::language::Language;

/// A sentence, or a word of it, with places as `{count}`.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    pub(crate) french: &'static str,
    pub(crate) english: &'static str,
}

impl Sentence {
    /// The sentence as it stands.
    #[must_use]
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::French => self.french,
            Language::English => self.english,
        }
    }

    /// The sentence, which has no places.
    pub(crate) fn say(self, language: Language) -> String {
        self.in_language(language).to_owned()
    }

    /// The sentence with its places filled; what is filled in is not looked through again.
    pub(crate) fn fill(self, language: Language, places: &[(&str, &dyn Display)]) -> String {
        let mut rest = self.in_language(language);
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            if let Some((_, value)) = places.iter().find(|(own, _)| *own == name) {
                text.push_str(&value.to_string());
            }
            rest = behind;
        }
        text.push_str(rest);
        text
    }
}

/// The text with a capital at its head.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Declares sentences: name, French, English; and all of them by name, for tests.
macro_rules! sentences {
    ($vis:vis const; $( $(#[$meta:meta])* $name:ident = $french:literal, $english:literal; )*) => {
        $( $(#[$meta])* $vis const $name: $crate::language::sentence::Sentence =
            $crate::language::sentence::Sentence { french: $french, english: $english }; )*

        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::language::sentence::Sentence)] =
            &[ $( (stringify!($name), $name), )* ];
    };
}

pub(crate) use sentences;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::language::{ethics, form_sentences, referential_sentences, report_sentences};

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_places() {
        #[cfg(feature = "guidance")]
        let plans = crate::language::plan_sentences::ALL;
        #[cfg(not(feature = "guidance"))]
        let plans = &[];
        #[cfg(feature = "guidance")]
        let handovers = crate::language::handover_sentences::ALL;
        #[cfg(not(feature = "guidance"))]
        let handovers = &[];
        #[cfg(feature = "evaluation")]
        let evaluations = crate::language::evaluation_sentences::ALL;
        #[cfg(not(feature = "evaluation"))]
        let evaluations = &[];
        #[cfg(feature = "peers")]
        let peers = crate::language::peer_sentences::ALL;
        #[cfg(not(feature = "peers"))]
        let peers = &[];
        let all = [
            ethics::ALL,
            evaluations,
            form_sentences::ALL,
            handovers,
            plans,
            peers,
            referential_sentences::ALL,
            report_sentences::ALL,
        ]
        .concat();
        for (name, sentence) in all {
            assert_eq!(places(sentence.french), places(sentence.english), "{name}");
            let loose = [" :", " ;", " %", "« ", " »"];
            assert!(!loose.iter().any(|space| sentence.french.contains(space)), "{name}");
        }
    }
}
