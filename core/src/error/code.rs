//! Error codes: the stable name of each fault, its sentence in both languages,
//! and who can mend it.

use std::fmt;

use serde::Serialize;

use super::language::Language;

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

            pub(super) const fn sentence(self, language: Language) -> &'static str {
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
    Cycle Document "cycle" "these refer to each other in a cycle" "ces éléments se renvoient les uns aux autres en boucle";
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
    AttitudeSubject Document "attitude_subject" "an attitude is for the person alone: it is no subject to tick" "une posture est pour la personne seule\u{a0}: elle ne se coche pas";
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
    pub(super) const fn quotes_names(self) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_by_its_name() {
        for &code in Code::ALL {
            assert_eq!(Code::from_name(code.as_str()), Some(code));
            assert_eq!(code.to_string(), code.as_str());
        }
        assert_eq!(Code::from_name("no_such_code"), None);
    }
}
