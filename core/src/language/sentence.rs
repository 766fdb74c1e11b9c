//! Sentences in both languages, with places to be filled.

use std::fmt::Display;

use crate::error::language::Language;

/// A sentence, or a word of it, with places as `{count}`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence {
    pub(crate) french: &'static str,
    pub(crate) english: &'static str,
}

impl Sentence {
    /// The sentence, which has no places.
    pub(crate) fn say(self, language: Language) -> String {
        self.fill(language, &[])
    }

    /// The sentence with its places filled; what is filled in is not looked through again.
    pub(crate) fn fill(self, language: Language, places: &[(&str, &dyn Display)]) -> String {
        let mut rest = match language {
            Language::French => self.french,
            Language::English => self.english,
        };
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

/// Declares sentences: name, French, English; and all of them by name, for tests.
macro_rules! sentences {
    ($( $name:ident = $french:literal, $english:literal; )*) => {
        $( pub(crate) const $name: $crate::language::sentence::Sentence =
            $crate::language::sentence::Sentence { french: $french, english: $english }; )*

        #[cfg(test)]
        const ALL: &[(&str, $crate::language::sentence::Sentence)] =
            &[ $( (stringify!($name), $name), )* ];
    };
}

pub(crate) use sentences;
