//! What an error found: a value as it stands there, its length where it may be
//! about a person, or a remark of the library.

use std::fmt;

use serde::Serialize;

use super::language::Language;
use super::sentences::sentences;

/// What was there instead of what an error expected. Whether a value is shown
/// is decided where it is read; what is withheld is nowhere in the error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Found {
    /// Nothing that could be told.
    Nothing,
    /// The value or the name as it stands there.
    Shown {
        /// As it is written.
        value: String,
    },
    /// A value that may be about a person: its length only.
    Withheld {
        /// What it looks like.
        of: Withheld,
        /// How many characters it has.
        length: usize,
    },
    /// What the library says of it.
    #[serde(untagged)]
    Remark(Remark),
}

/// What a value looks like that is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// Digits, with a sign or a decimal mark.
    Number,
    /// Anything else.
    Text,
}

impl Found {
    /// A value of data as it may be shown: whole if it is short and cannot be a
    /// word about a person, else its length only (that is: longer than
    /// 12 characters, or letters in a numeric column).
    #[must_use]
    pub fn masked(value: &str, numeric: bool) -> Self {
        let words = numeric && value.chars().any(char::is_alphabetic);
        if value.chars().count() > 12 || words || value.contains('@') {
            Self::withheld(value)
        } else {
            value.into()
        }
    }

    /// A value of one person's document: its length only. A short number may be
    /// an age or the number of a telephone.
    pub(crate) fn withheld(value: &str) -> Self {
        let is_number = value.bytes().any(|byte| byte.is_ascii_digit())
            && value.bytes().all(|byte| byte.is_ascii_digit() || b"+-.,eE".contains(&byte));
        let of = if is_number { Withheld::Number } else { Withheld::Text };
        Self::Withheld { of, length: value.chars().count() }
    }

    /// The value or the name, if it is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        match self {
            Self::Shown { value } => Some(value),
            _ => None,
        }
    }

    /// What was found, in this language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match (self, language) {
            (Self::Nothing, _) => String::new(),
            (Self::Shown { value }, _) => value.clone(),
            (Self::Withheld { length: 1, .. }, Language::English) => "‹1 character›".to_owned(),
            (Self::Withheld { length: 1, .. }, Language::French) => "‹1 caractère›".to_owned(),
            (Self::Withheld { length, .. }, Language::English) => format!("‹{length} characters›"),
            (Self::Withheld { length, .. }, Language::French) => format!("‹{length} caractères›"),
            (Self::Remark(remark), language) => remark.text(language),
        }
    }
}

/// A place with what is withheld in it, in French: a pointer has its English in every
/// language, for machines compare it.
pub(crate) fn place_in_french(place: &str) -> String {
    place.replace("‹1 character›", "‹1 caractère›").replace(" characters›", " caractères›")
}

impl From<u8> for Remark {
    fn from(byte: u8) -> Self {
        Remark::Byte { value: format!("{byte:02X}") }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

/// Compares what is shown, or the English remark.
impl PartialEq<str> for Found {
    fn eq(&self, english: &str) -> bool {
        self.text(Language::English) == english
    }
}

impl From<&str> for Found {
    fn from(value: &str) -> Self {
        value.to_owned().into()
    }
}

impl From<String> for Found {
    fn from(value: String) -> Self {
        if value.is_empty() { Self::Nothing } else { Self::Shown { value } }
    }
}

impl From<Remark> for Found {
    fn from(remark: Remark) -> Self {
        Self::Remark(remark)
    }
}

sentences! {
    /// What the library says of what it found.
    Remark {
        Null => "null", "null";
        True => "true", "true";
        False => "false", "false";
        List => "a list", "une liste";
        Array => "an array", "une liste";
        Object => "an object", "un objet";
        Bytes { count: usize } => "{count} bytes", "{count} octets";
        Byte { value: String } => "byte 0x{value}", "l’octet 0x{value}";
        Values { count: usize } => "{count} values", "{count} valeurs";
        Elements { count: usize } => "{count} elements", "{count} éléments";
        Cells { count: usize } => "{count} cells", "{count} cellules";
        Columns { count: usize } => "{count} columns", "{count} colonnes";
        Ranges { count: usize } => "{count} ranges", "{count} étendues";
        Levels { count: usize } => "{count} levels", "{count} niveaux";
        LevelsInItem { count: usize, item: String } => "{count} levels, in item {item}", "{count} niveaux, dans la question {item}";
        Faults { count: usize } => "{count} faults", "{count} erreurs";
        OneFault => "1 fault", "1 erreur";
        MoreThan { count: usize } => "more than {count}", "plus de {count}";
        RowsOf { rows: usize, of: usize } => "{rows} of {of}", "{rows} sur {of}";
        Gone => "it is gone", "elle a disparu";
        ItemPart { part: ItemPart } => "{part}", "{part}";
        OtherItemParts => "other choices, bounds or revisions", "d’autres choix, bornes ou révisions";
        OpenQuote => "an open quote", "un guillemet ouvert";
        BrokenCharacter => "a broken character", "un caractère tronqué";
        NoLine => "no line", "aucune ligne";
        End => "the end of the document", "la fin du document";
        TrailingComma => "a comma after the last element", "une virgule après le dernier élément";
        TrailingCharacters => "something after the value", "autre chose après la valeur";
        NoComma => "no comma and no end of the list or object", "ni virgule, ni fin de la liste ou de l’objet";
        NoColon => "no colon after the name", "pas de deux-points après le nom";
        NoQuotedName => "a name without double quotes", "un nom sans guillemets droits";
        ControlCharacter => "a line break, a tab or a control character within a text", "un saut de ligne, une tabulation ou un caractère de contrôle dans un texte";
        BrokenEscape => "a backslash with nothing that it could stand for", "une barre oblique inverse qui ne désigne rien";
        NoJsonValue => "what is no JSON value", "ce qui n’est pas une valeur JSON";
        NoValue => "no value", "aucune valeur";
        Both => "both", "les deux";
        Others => "others", "d’autres";
        CaseWeights => "case weights", "des pondérations de cas";
        LargerTable => "a larger table", "un tableau plus grand";
    }
}

sentences! {
    /// What an item is made of that answers rest on, as it was and as it is.
    ItemPart {
        Kind { of: String } => "kind {of}", "le type `{of}`";
        Field { field: String, value: String } => "{field} {value}", "`{field}` à {value}";
        NoField { field: String } => "no {field}", "pas de `{field}`";
        Revision { revision: u32 } => "revision {revision}", "la révision {revision}";
        Choice { code: String, value: String } => "choice {code} with value {value}", "le choix {code} de valeur {value}";
        ChoiceRevision { code: String, value: String, revision: u32 } => "choice {code} with value {value}, revision {revision}", "le choix {code} de valeur {value}, révision {revision}";
        ChoiceWithoutValue { code: String } => "choice {code} with no value", "le choix {code} sans valeur";
        ChoiceWithoutValueRevision { code: String, revision: u32 } => "choice {code} with no value, revision {revision}", "le choix {code} sans valeur, révision {revision}";
        MissingChoice { code: String, missing: String } => "choice {code} for {missing}", "le choix {code} pour {missing}";
        NoSuchChoice => "no such choice", "aucun choix de ce code";
        Landmark { level: usize, revision: u32 } => "landmark {level}, revision {revision}", "le repère {level}, révision {revision}";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_withheld_where_they_may_be_words() {
        let masked = |value, numeric| Found::masked(value, numeric).to_string();
        assert_eq!(masked("42", true), "42");
        assert_eq!(masked("NC", true), "‹2 characters›");
        assert_eq!(masked("NC", false), "NC");
        assert_eq!(masked("123456789012", true), "123456789012");
        assert_eq!(masked("1234567890123", true), "‹13 characters›");
        assert_eq!(masked("a@b", false), "‹3 characters›");
        assert_eq!(Found::withheld("9").to_string(), "‹1 character›");
        assert_eq!(Found::withheld("9").text(Language::French), "‹1 caractère›");
    }

    #[test]
    fn what_is_withheld_says_whether_it_was_a_number() {
        for (value, of) in [
            ("71.93", Withheld::Number),
            ("-3", Withheld::Number),
            ("2,5", Withheld::Number),
            ("+", Withheld::Text),
            ("e", Withheld::Text),
            ("12 rue", Withheld::Text),
            ("", Withheld::Text),
        ] {
            let length = value.chars().count();
            assert_eq!(Found::withheld(value), Found::Withheld { of, length }, "{value}");
        }
    }
}
