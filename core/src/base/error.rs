//! The one public error: what is wrong, where, what was expected and found.

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;

use super::location::{Location, Pointer};
use super::near::near_names;

/// What kind of thing went wrong: who can mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input is beyond a stated limit and was not read.
    Limit,
    /// The input is not well-formed text, JSON or CSV.
    Syntax,
    /// A document breaks a rule of its format.
    Document,
    /// Data does not fit the questionnaire that reads it.
    Data,
    /// The call itself asks for something that does not exist.
    Usage,
}

macro_rules! codes {
    ($( $variant:ident $kind:ident $code:literal $en:literal $fr:literal; )*) => {
        /// The stable name of a fault. A code never changes its meaning; new
        /// ones may come.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $( #[doc = $en] $variant, )* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            /// The code as it is written in results: `snake_case`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $code, )* }
            }

            /// Who can mend it.
            #[must_use]
            pub const fn kind(self) -> ErrorKind {
                match self { $( Self::$variant => ErrorKind::$kind, )* }
            }

            const fn sentence(self, language: Language) -> &'static str {
                match (self, language) {
                    $( (Self::$variant, Language::English) => $en,
                       (Self::$variant, Language::French) => $fr, )*
                }
            }
        }
    };
}

codes! {
    TooLarge Limit "too_large" "the input is larger than the limit" "l’entrée dépasse la taille permise";
    TooDeep Limit "too_deep" "the document is nested deeper than the limit" "le document est imbriqué plus profondément que permis";
    InvalidEncoding Syntax "invalid_encoding" "the text is not in a known encoding" "le texte n’est pas dans un encodage connu";
    InvalidJson Syntax "invalid_json" "this is not JSON" "ceci n’est pas du JSON";
    InvalidDocument Document "invalid_document" "the document has faults" "le document contient des erreurs";
    WrongDocument Document "wrong_document" "this is another kind of document" "c’est un autre type de document";
    UnsupportedSchemaVersion Document "unsupported_schema_version" "this version of the format is not known here" "cette version du format n’est pas connue ici";
    DuplicateKey Document "duplicate_key" "the key stands twice in this object" "la clé figure deux fois dans cet objet";
    UnknownField Document "unknown_field" "the field is unknown (the document may be newer than this library)" "champ inconnu (le document est peut-être plus récent que cette bibliothèque)";
    MissingField Document "missing_field" "a field is missing" "il manque un champ";
    WrongType Document "wrong_type" "the value has the wrong type" "la valeur n’a pas le bon type";
    InvalidValue Document "invalid_value" "the value is not well formed" "la valeur est mal formée";
    OutOfRange Document "out_of_range" "the value is out of range" "la valeur sort des bornes";
    DuplicateEntry Document "duplicate_entry" "this name is already taken" "ce nom est déjà pris";
    DanglingReference Document "dangling_reference" "this refers to something that does not exist" "ceci renvoie à quelque chose qui n’existe pas";
    Cycle Document "cycle" "these refer to each other in a circle" "ces éléments se renvoient en cercle";
    NestedTooDeep Document "nested_too_deep" "scales are nested more than three deep" "les échelles sont imbriquées sur plus de trois niveaux";
    ReachedTwice Document "reached_twice" "the scale reaches this item twice" "l’échelle atteint deux fois cette question";
    FieldNotAllowed Document "field_not_allowed" "this field does not go with the rest" "ce champ ne va pas avec le reste";
    FieldRequired Document "field_required" "this needs a further field" "il faut ici un champ de plus";
    NotScorable Document "not_scorable" "this item cannot enter a scale" "cette question ne peut pas entrer dans une échelle";
    MixedRanges Document "mixed_ranges" "items of different ranges have no raw score in common" "des questions de bornes différentes n’ont pas de score brut commun";
    CompositeOutput Document "composite_output" "a composite of scales is a mean in percent of the maximum" "un composite d’échelles est une moyenne en score sur 100";
    LevelsAreOrdinal Document "levels_are_ordinal" "levels are ordinal: a scale over them needs the declared convention" "les niveaux sont ordinaux\u{a0}: une échelle qui les réunit demande la convention déclarée";
    MixedNeedLevels Document "mixed_need_levels" "a scale stays within one need level" "une échelle reste dans un seul niveau de besoins";
    Overflow Document "overflow" "the exact score would not fit in 128 bits" "le score exact ne tiendrait pas sur 128 bits";
    BandsIncomplete Document "bands_incomplete" "bands must cover the whole range without a gap" "les bandes doivent couvrir toute l’étendue sans trou";
    BandsOverlap Document "bands_overlap" "bands overlap" "des bandes se recouvrent";
    LadderValues Document "ladder_values" "the levels of a ladder are 0, 1, 2 … in order" "les niveaux d’une échelle de maîtrise sont 0, 1, 2 … dans l’ordre";
    LadderDontKnow Document "ladder_dont_know" "a ladder offers no answer `dont_know`" "une échelle de maîtrise n’offre pas de réponse «\u{a0}je ne sais pas\u{a0}»";
    AttitudeLevel Document "attitude_level" "an attitude has no level" "une posture n’a pas de niveau";
    NeverJudged Document "never_judged" "what describes a context or the data is never judged" "ce qui décrit un contexte ou des données n’est jamais jugé";
    TermDiffers Document "term_differs" "one term is described in two ways" "un même terme est décrit de deux façons";
    ConditionMismatch Document "condition_mismatch" "this condition does not go with the item's kind" "cette condition ne va pas avec ce type de question";
    OtherQuestionnaire Data "other_questionnaire" "the answers belong to another questionnaire" "les réponses sont celles d’un autre questionnaire";
    OtherReferential Data "other_referential" "this is about another referential" "ceci porte sur un autre référentiel";
    OtherScale Data "other_scale" "the ladder is not that scale of the referential" "l’échelle de maîtrise n’est pas celle du référentiel";
    ChangedItem Data "changed_item" "the item has changed since the answer was given" "la question a changé depuis la réponse";
    UnknownItem Data "unknown_item" "the questionnaire has no such item" "le questionnaire n’a pas cette question";
    WrongAnswer Data "wrong_answer" "the answer does not go with the item's kind" "la réponse ne va pas avec ce type de question";
    UnknownChoice Data "unknown_choice" "the item offers no such choice" "la question n’offre pas ce choix";
    AmbiguousCodes Data "ambiguous_codes" "codes and values contradict each other" "codes et valeurs se contredisent";
    MissingColumn Data "missing_column" "a declared column is not in the data" "une colonne déclarée manque dans les données";
    DuplicateColumn Data "duplicate_column" "the column stands twice" "la colonne figure deux fois";
    WrongArgument Usage "wrong_argument" "an argument is not of the type that it takes" "un argument n’est pas du type attendu";
    UnsupportedType Data "unsupported_type" "a column of this type cannot be read" "une colonne de ce type ne peut pas être lue";
    InvalidCells Data "invalid_cells" "the data holds invalid cells" "les données contiennent des cellules invalides";
    DamagedBytes Syntax "damaged_bytes" "these bytes are not whole" "ces octets ne sont pas intacts";
    InvalidWeight Data "invalid_weight" "this weight cannot be used" "cette pondération est inutilisable";
    TooMuchWeight Data "too_much_weight" "the weights add up to too much" "les pondérations font une somme trop grande";
    OtherTally Data "other_tally" "these tallies do not go together" "ces dépouillements ne vont pas ensemble";
    OtherPeople Data "other_people" "these tables do not tell of the same people" "ces tableaux ne portent pas sur les mêmes personnes";
    CannotRelease Data "cannot_release" "this may not be published" "ceci ne peut pas être publié";
    RepeatedShard Data "repeated_shard" "this part of the data is already in the tally" "cette partie des données est déjà dans le dépouillement";
    NameCollision Usage "name_collision" "two columns of the result would have one name" "deux colonnes du résultat porteraient le même nom";
    UnreadableFile Syntax "unreadable_file" "the file is not of the format that its name says" "le fichier n’est pas du format que dit son nom";
    EmptyFile Syntax "empty_file" "the file has no line" "le fichier n’a aucune ligne";
    InvalidCsv Syntax "invalid_csv" "this is not a table in separated text" "ceci n’est pas un tableau en texte séparé";
    AmbiguousLabel Data "ambiguous_label" "two choices share this label" "deux choix ont ce même libellé";
    UnnamedColumn Data "unnamed_column" "a column with answers has no header" "une colonne de réponses n’a pas d’en-tête";
    AmbiguousHeader Data "ambiguous_header" "this header fits two columns of the questionnaire" "cet en-tête convient à deux colonnes du questionnaire";
    CodesOrLabels Data "codes_or_labels" "the label of one choice is the code of another: say how the cells are written" "le libellé d’un choix est le code d’un autre\u{a0}: précisez comment les cellules sont écrites";
    UnmatchedExport Data "unmatched_export" "no column of the export is the questionnaire's" "aucune colonne de l’export n’est celle du questionnaire";
    UnknownName Usage "unknown_name" "nothing has this name" "rien ne porte ce nom";
    InvalidOption Usage "invalid_option" "this option cannot be used so" "cette option ne s’emploie pas ainsi";
}

impl Code {
    /// The code with this name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl Code {
    /// Whether what was found is a value of the document, and not a name.
    pub(crate) const fn quotes_values(self) -> bool {
        matches!(
            self,
            Self::WrongType | Self::InvalidValue | Self::OutOfRange | Self::UnknownChoice
        )
    }

    /// Whether the last name of the place, and what was found, is a name that
    /// nothing declares.
    const fn quotes_names(self) -> bool {
        matches!(
            self,
            Self::UnknownField | Self::UnknownItem | Self::DuplicateKey | Self::WrongDocument
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A language in which the library itself speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the language of the code.
    #[default]
    English,
    /// French, the language of the field.
    French,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::English, Self::French];

    /// `en` or `fr`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
}

impl Language {
    /// The colon and the semicolon, with the blank that French puts before.
    const fn marks(self) -> (&'static str, &'static str) {
        match self {
            Self::English => (":", ";"),
            Self::French => ("\u{a0}:", "\u{a0};"),
        }
    }
}

impl std::str::FromStr for Language {
    type Err = Error;

    /// Reads `fr`, `fr-FR`, `fr_FR.UTF-8` and the same for `en`.
    ///
    /// # Errors
    /// `unknown_name` for any other language.
    fn from_str(text: &str) -> Result<Self, Error> {
        let primary = text.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.as_str().eq_ignore_ascii_case(primary))
            .ok_or_else(|| Error::usage(Code::UnknownName, "fr or en", text))
    }
}

/// What is wrong with an input: one fault, or all the faults of a document.
///
/// ```
/// use boussole_sante::{Code, Questionnaire};
/// let error = Questionnaire::from_json(b"{\"document\": \"answers\"}").unwrap_err();
/// assert_eq!(error.code(), Code::InvalidDocument);
/// assert_eq!(error.faults()[0].location().to_string(), "/document (1:14)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: Code,
    location: Location,
    expected: String,
    found: String,
    /// The first of them, if there are many.
    faults: Vec<Error>,
    /// How many there are.
    count: usize,
}

/// So many faults of one input are listed; of the others the number is told.
pub const MAX_FAULTS: usize = 100;

impl Error {
    /// One fault at one place.
    #[must_use]
    pub fn new(
        code: Code,
        location: Location,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self(Box::new(Inner {
            code,
            location,
            expected: expected.into(),
            found: found.into(),
            faults: Vec::new(),
            count: 1,
        }))
    }

    /// A fault of the call itself.
    #[must_use]
    pub fn usage(code: Code, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self::new(code, Location::Call, expected, found)
    }

    /// A name that nothing has, with those near to it.
    pub fn unknown_name<'n>(found: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        Self::usage(Code::UnknownName, near_names(found, names.into_iter()), found)
    }

    /// All the faults of one input under one heading; of more than
    /// [`MAX_FAULTS`] the first, and how many there are.
    #[must_use]
    pub fn many(code: Code, faults: Vec<Self>) -> Self {
        let count = faults.len();
        Self::first_of(code, faults, count)
    }

    /// The first of so many faults of one input under one heading.
    #[must_use]
    pub fn first_of(code: Code, mut faults: Vec<Self>, count: usize) -> Self {
        let count = count.max(faults.len());
        faults.truncate(MAX_FAULTS);
        if count == 1
            && code != Code::InvalidDocument
            && let Some(only) = faults.pop()
        {
            return only;
        }
        let found = match count {
            1 => "1 fault".to_owned(),
            n => format!("{n} faults"),
        };
        let mut error = Self::new(code, Location::Call, "none", found);
        (error.0.faults, error.0.count) = (faults, count);
        error
    }

    /// Who can mend it.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.code.kind()
    }

    /// The stable name of the fault.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// Where it is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.0.location
    }

    /// What would have been right, in words.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was there instead; personal values are masked.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// Every single fault: those of the document, or this one alone; of more
    /// than [`MAX_FAULTS`] the first.
    #[must_use]
    pub fn faults(&self) -> &[Error] {
        if self.0.faults.is_empty() { std::slice::from_ref(self) } else { &self.0.faults }
    }

    /// The message, with each fault on a line of its own if there are several.
    pub(crate) fn listing(&self) -> String {
        let mut listing = self.to_string();
        for fault in self.0.faults.iter().skip(1) {
            listing.push('\n');
            listing.push_str(&fault.to_string());
        }
        listing
    }

    /// The same where names that nothing declares are shown in this way only;
    /// line and column find them.
    pub(crate) fn without_names(
        self,
        shown: fn(&str) -> String,
        items: Option<&HashSet<String>>,
    ) -> Self {
        let Inner { code, location, expected, found, .. } = &*self.0;
        let Location::Document { pointer, line, column } = location else { return self };
        let names = code.quotes_names();
        let is_key = matches!(code, Code::UnknownField | Code::DuplicateKey);
        let tokens: Vec<String> = pointer.tokens().collect();
        let by_item = tokens.first().is_some_and(|list| list == "answers" || list == "items");
        let is_undeclared = |depth: usize, token: &String| {
            let is_last = depth + 1 == tokens.len();
            let is_item = by_item && depth == 1;
            (is_item && items.is_some_and(|items| !items.contains(token)))
                || (is_last && names && (is_key || token == found))
        };
        let told = tokens.iter().enumerate().map(|(depth, token)| {
            if is_undeclared(depth, token) { shown(token) } else { token.clone() }
        });
        let pointer = told.fold(Pointer::root(), |place, token| place.key(&token));
        let location = Location::Document { pointer, line: *line, column: *column };
        let found = if names { shown(found) } else { found.clone() };
        Self::new(*code, location, expected.clone(), found)
    }

    /// How many faults there are, those that are not listed among them.
    #[must_use]
    pub fn fault_count(&self) -> usize {
        self.0.count
    }

    /// The fault in one line, in the given language. For several faults the
    /// heading and the first of them.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let Inner { code, location, expected, found, faults, count } = &*self.0;
        if let Some(first) = faults.first() {
            let (mut told, first_is) = match (language, count) {
                (Language::English, 1) => ("1 fault".to_owned(), "it is"),
                (Language::English, _) => (format!("{count} faults"), "the first is"),
                (Language::French, 1) => ("1 erreur".to_owned(), "la voici"),
                (Language::French, _) => (format!("{count} erreurs"), "voici la première"),
            };
            let listed = faults.len();
            if listed < *count {
                told.push_str(&match language {
                    Language::English => format!(", of which {listed} are listed"),
                    Language::French => format!(", dont {listed} sont listées"),
                });
            }
            let (colon, semicolon) = language.marks();
            return format!(
                "{}{colon} {told}{semicolon} {first_is}{colon} {}",
                code.sentence(language),
                first.message(language)
            );
        }
        let mut line = String::new();
        if *location != Location::Call {
            line = format!("{location}: ");
        }
        line.push_str(code.sentence(language));
        let (expects, finds) = match language {
            Language::English => ("expected", "found"),
            Language::French => ("attendu\u{a0}:", "trouvé\u{a0}:"),
        };
        let (expected, found) = match language {
            Language::English => (expected.clone(), found.clone()),
            Language::French => {
                (super::phrases::french(expected), super::phrases::french_found(found))
            }
        };
        let (_, semicolon) = language.marks();
        if !expected.is_empty() {
            line.push_str(&format!("{semicolon} {expects} {expected}"));
        }
        if !found.is_empty() {
            line.push_str(&format!("{semicolon} {finds} `{found}`"));
        }
        line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message(Language::English), self.0.code)
    }
}

impl std::error::Error for Error {}

impl Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Error", 6)?;
        fields.serialize_field("code", &self.0.code)?;
        fields.serialize_field("location", &self.0.location)?;
        fields.serialize_field("expected", &self.0.expected)?;
        fields.serialize_field("found", &self.0.found)?;
        fields.serialize_field("message", &self.message(Language::English))?;
        fields.serialize_field("fault_count", &self.0.count)?;
        fields.end()
    }
}

/// A fault of a document before its line is known.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    pub(crate) at: Pointer,
    /// Which of several equal keys is meant, from 0.
    pub(crate) occurrence: usize,
    pub(crate) expected: String,
    pub(crate) found: String,
}

impl Fault {
    /// The fault at a line of its text; 0 where there is none.
    pub(crate) fn at_line(self, line: u32, column: u32) -> Error {
        let location = Location::Document { pointer: self.at, line, column };
        Error::new(self.code, location, self.expected, self.found)
    }
}

/// The first faults of a document, and how many there are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Faults {
    pub(crate) kept: Vec<Fault>,
    pub(crate) count: usize,
}

impl Faults {
    /// Whether no further fault is kept: what only words it need not be made.
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() >= MAX_FAULTS
    }

    pub(crate) fn note(&mut self, fault: impl FnOnce() -> Fault) {
        self.count += 1;
        if !self.is_full() {
            self.kept.push(fault());
        }
    }

    pub(crate) fn extend(&mut self, other: Self) {
        self.count += other.count;
        self.kept.extend(other.kept);
        self.kept.truncate(MAX_FAULTS);
    }
}

/// A value of data as it may be shown: whole if it is short and cannot be a
/// word about a person, else its length only (that is: longer than
/// 12 characters, or letters in a numeric column).
#[must_use]
pub fn mask(value: &str, numeric: bool) -> String {
    let words = numeric && value.chars().any(char::is_alphabetic);
    if value.chars().count() > 12 || words || value.contains('@') {
        hide(value)
    } else {
        value.to_owned()
    }
}

/// A value of one person's document: its length only. A short number may be an
/// age or the number of a telephone.
pub(crate) fn hide(value: &str) -> String {
    match value.chars().count() {
        1 => "‹1 character›".to_owned(),
        length => format!("‹{length} characters›"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_a_locale() {
        for (text, language) in [
            ("fr", Language::French),
            ("fr_FR.UTF-8", Language::French),
            ("EN-gb", Language::English),
        ] {
            assert_eq!(text.parse(), Ok(language), "{text}");
        }
        for &language in Language::ALL {
            assert_eq!(language.as_str().parse(), Ok(language));
        }
        let error = "de".parse::<Language>().unwrap_err();
        assert_eq!((error.code(), error.found()), (Code::UnknownName, "de"));
    }

    #[test]
    fn a_code_is_found_by_its_name() {
        for &code in Code::ALL {
            assert_eq!(Code::from_name(code.as_str()), Some(code));
            assert_eq!(code.to_string(), code.as_str());
        }
        assert_eq!(Code::from_name("no_such_code"), None);
    }

    #[test]
    fn an_error_prints_its_message() {
        let place = Location::Document { pointer: Pointer::root().key("a"), line: 3, column: 1 };
        let error = Error::new(Code::WrongType, place, "a string", "3");
        let line = "/a (3:1): the value has the wrong type; expected a string; found `3`";
        assert_eq!(error.to_string(), line);
        assert_eq!(format!("{error:?}"), format!("{line} (wrong_type)"));
        assert_eq!(error.message(Language::English), line);
    }

    #[test]
    fn values_are_masked_where_they_may_be_words() {
        assert_eq!(mask("42", true), "42");
        assert_eq!(mask("NC", true), "‹2 characters›");
        assert_eq!(mask("NC", false), "NC");
        assert_eq!(mask("123456789012", true), "123456789012");
        assert_eq!(mask("1234567890123", true), "‹13 characters›");
        assert_eq!(mask("a@b", false), "‹3 characters›");
        assert_eq!(hide("9"), "‹1 character›");
    }
}
