//! The words in which an error says what it expected, in French: the library
//! writes them in English, people of the field read them in theirs.

const PHRASES: &[(&str, &str)] = &[
    ("a string", "un texte"),
    ("an integer", "un entier"),
    ("an object", "un objet"),
    ("an array", "une liste"),
    ("true or false", "true ou false"),
    ("an integer or a decimal written as a string", "un entier, ou un décimal écrit comme texte"),
    ("a date as YYYY-MM-DD", "une date AAAA-MM-JJ"),
    ("a version as 1.0.0", "une version comme 1.0.0"),
    ("a text that is not empty", "un texte non vide"),
    ("a list that is not empty", "une liste non vide"),
    ("a text in `fr`", "un texte en `fr`"),
    ("one of each key", "chaque clé une seule fois"),
    ("a name of its own", "un nom qui lui soit propre"),
    ("no circle", "aucun cercle"),
    ("none", "aucune"),
    ("near names: ", "noms voisins : "),
    ("one of ", "une valeur parmi "),
    ("at most ", "au plus "),
    ("at least ", "au moins "),
    ("an integer from ", "un entier de "),
    ("a line of headers", "une ligne d’en-têtes"),
    ("every quote closed", "chaque guillemet refermé"),
    ("separated text", "un texte à séparateurs"),
    ("a name of its own: ", "un nom qui lui soit propre : "),
    ("choices that cannot be confused", "des choix sans confusion possible"),
    (
        "labels that can be told apart where they are joined",
        "des libellés qui se distinguent une fois joints",
    ),
    (
        "a header of its own for each column, or a map of columns",
        "un en-tête propre à chaque colonne, ou une table de correspondance",
    ),
];

/// The phrase in French: whole, or its beginning where the rest is a list of
/// names; as it is where no French is known.
pub(crate) fn french(expected: &str) -> String {
    PHRASES
        .iter()
        .find(|(english, _)| *english == expected)
        .map(|(_, french)| (*french).to_owned())
        .or_else(|| {
            PHRASES.iter().find_map(|(english, french)| {
                expected.strip_prefix(english).map(|rest| format!("{french}{rest}"))
            })
        })
        .unwrap_or_else(|| expected.to_owned())
}
