//! The words in which an error says what it expected, in French: the library
//! writes them in English, people of the field read them in theirs.

/// English and French; `{}` stands for any text, in the same order. The first
/// that fits is taken.
const PHRASES: &[(&str, &str)] = &[
    ("a string", "un texte"),
    ("a text", "un texte"),
    ("an integer", "un entier"),
    ("an object", "un objet"),
    ("an array", "une liste"),
    ("a list", "une liste"),
    ("a value", "une valeur"),
    ("true or false", "true ou false"),
    ("an integer or a decimal written as a string", "un entier, ou un décimal écrit comme texte"),
    ("an integer from {} to {}", "un entier de {} à {}"),
    (
        "a decimal with at most {} places within ±{}",
        "un décimal d’au plus {} chiffres après la virgule, entre ±{}",
    ),
    (
        "a number from {} to {} with at most {} decimal places",
        "un nombre de {} à {}, avec au plus {} chiffres après la virgule",
    ),
    ("a date as YYYY-MM-DD", "une date AAAA-MM-JJ"),
    ("a pseudonym", "un pseudonyme"),
    (
        "a file that holds rows: CSV, Parquet, or answers in JSON",
        "un fichier de lignes\u{a0}: CSV, Parquet, ou des réponses en JSON",
    ),
    ("answers, or rows as CSV or Parquet", "des réponses, ou des lignes en CSV ou en Parquet"),
    ("the column of the pseudonym", "la colonne du pseudonyme"),
    ("one column of this name", "une seule colonne de ce nom"),
    ("a version as 1.0.0", "une version comme 1.0.0"),
    ("a language tag as fr or en", "une langue comme fr ou en"),
    ("fr or en", "fr ou en"),
    ("a text that is not empty", "un texte non vide"),
    ("a list that is not empty", "une liste non vide"),
    ("a text in `fr`", "un texte en `fr`"),
    (
        "an object of texts by language, as {\"fr\": \"…\"}",
        "des textes par langue, comme {\"fr\": \"…\"}",
    ),
    (
        "lower-case words joined by `-`, at most 60 characters",
        "des mots en minuscules joints par `-`, 60 caractères au plus",
    ),
    (
        "a key with a namespace, as publisher:thing",
        "une clé avec un espace de noms, comme editeur:chose",
    ),
    (
        "{} to {} printable characters without blanks around",
        "{} à {} caractères imprimables, sans espace autour",
    ),
    ("{} to {} characters without blanks around", "{} à {} caractères, sans espace autour"),
    (
        "a pseudonym of letters, digits, `.`, `_`, `-`",
        "un pseudonyme fait de lettres, chiffres, `.`, `_`, `-`",
    ),
    ("one of each key", "chaque clé une seule fois"),
    ("one of {}", "une valeur parmi {}"),
    ("field `{}` or `{}`", "le champ `{}` ou `{}`"),
    ("field `{}` for kind {}", "le champ `{}` pour le type `{}`"),
    ("field `{}` for completion {}", "le champ `{}` pour une complétion `{}`"),
    ("field `{}` for direction {}", "le champ `{}` pour un sens `{}`"),
    ("field `{}` for measure {}", "le champ `{}` pour une mesure `{}`"),
    ("field `{}` on each level of a variant", "le champ `{}` à chaque niveau d’une variante"),
    ("field `{}`", "le champ `{}`"),
    ("no `{}` for measure {}", "pas de `{}` pour une mesure `{}`"),
    ("measure proportion or ratio", "une mesure proportion ou ratio"),
    ("counts or none", "counts ou none"),
    ("histogram or none", "histogram ou none"),
    ("direction band", "un sens band"),
    ("neutral: kind {} is never judged", "neutral\u{a0}: le type `{}` n’est jamais jugé"),
    ("kind {}", "le type `{}`"),
    (
        "a year, a month or a day, as 2018, 2018-03 or 2018-03-31",
        "une année, un mois ou un jour, comme 2018, 2018-03 ou 2018-03-31",
    ),
    (
        "a competency with levels: an attitude has none",
        "une compétence à niveaux\u{a0}: une posture n’en a pas",
    ),
    (
        "no descriptors: an attitude has no levels",
        "pas de descripteurs\u{a0}: une posture n’a pas de niveaux",
    ),
    ("a variant of another scale", "une variante d’une autre échelle"),
    ("another competency", "une autre compétence"),
    ("another indicator", "un autre indicateur"),
    ("another entry", "une autre entrée"),
    ("a competency or a profile, not both", "une compétence ou un profil, pas les deux"),
    ("one requirement for a competency", "une seule exigence par compétence"),
    ("one outcome for a competency", "un seul effet par compétence"),
    ("a level of 1 or more", "un niveau de 1 ou plus"),
    ("{} or later", "{} ou plus tard"),
    ("an effort_min", "effort_min"),
    ("a step of the same pathway", "une étape du même parcours"),
    ("1, 100 or 1000", "1, 100 ou 1000"),
    ("the key of a {}", "la clé d’une entrée `{}`"),
    ("an objective wider than {}", "un objectif plus large que {}"),
    ("each entry once", "chaque entrée une seule fois"),
    ("each once", "chacun une seule fois"),
    ("a document with `extends`", "un document avec `extends`"),
    (
        "the names of fields on line 1, which is hidden",
        "les noms des champs à la ligne 1, qui est masquée",
    ),
    (
        "the name of a field on line 1, which is hidden",
        "le nom d’un champ à la ligne 1, qui est masquée",
    ),
    (
        "the name of a field, as label.fr or outcomes.1.to",
        "le nom d’un champ, comme label.fr ou outcomes.1.to",
    ),
    ("each field once", "chaque champ une seule fois"),
    ("a sheet among {}", "une feuille parmi {}"),
    ("near names: {}", "noms voisins\u{a0}: {}"),
    ("a declared name", "un nom déclaré"),
    (
        "a name of its own: column {} has it already",
        "un nom qui lui soit propre\u{a0}: la colonne {} le porte déjà",
    ),
    (
        "a name of its own: it stands at {} already",
        "un nom qui lui soit propre\u{a0}: il figure déjà à {}",
    ),
    (
        "a name of its own: the extended document has it",
        "un nom qui lui soit propre\u{a0}: le document étendu le porte déjà",
    ),
    ("a name of its own: see {}", "un nom qui lui soit propre\u{a0}: voir {}"),
    ("a name of its own", "un nom qui lui soit propre"),
    ("a column of its own: {} has it", "une colonne qui lui soit propre\u{a0}: {} l’a déjà"),
    ("a name that no other column has", "un nom qu’aucune autre colonne ne porte"),
    (
        "a code that no other choice of the list has",
        "un code qu’aucun autre choix de la liste ne porte",
    ),
    ("a label of its own for each choice", "un libellé propre à chaque choix"),
    ("a value of its own for each choice", "une valeur propre à chaque choix"),
    ("a value on every choice", "une valeur pour chaque choix"),
    ("a value from {} to {}", "une valeur de {} à {}"),
    ("a level from {} to {}", "un niveau de {} à {}"),
    ("value {}", "la valeur {}"),
    ("{} to {} levels", "{} à {} niveaux"),
    ("{} levels, as scale {} has", "{} niveaux, comme l’échelle {}"),
    (
        "shares of working time that add up to 1000 at most",
        "des parts de temps de travail dont la somme ne dépasse pas 1000",
    ),
    ("{} descriptors, one per level", "{} descripteurs, un par niveau"),
    ("level 0 says it: not met yet", "le niveau 0 le dit\u{a0}: pas encore rencontrée"),
    ("a list with a `ladder`", "une liste avec `ladder`"),
    (
        "a list whose choices all have values, two of them different",
        "une liste dont tous les choix ont une valeur, dont deux différentes",
    ),
    ("a competency or a factor, not both", "une compétence ou un facteur, pas les deux"),
    ("one level item for a competency", "une seule question de niveau par compétence"),
    ("an item or a scale", "une question ou une échelle"),
    (
        "an item that is not for the person alone",
        "une question qui ne soit pas pour la personne seule",
    ),
    ("the key of an item", "la clé d’une question"),
    ("each item once", "chaque question une seule fois"),
    ("each choice once", "chaque choix une seule fois"),
    ("no circle", "aucun cercle"),
    ("none", "aucune"),
    ("one need level", "un seul niveau de besoins"),
    ("one range, or output percent_of_maximum", "une seule étendue, ou output percent_of_maximum"),
    ("method mean, output percent_of_maximum", "method mean et output percent_of_maximum"),
    (
        "smaller weights, fewer decimals or fewer members",
        "des poids plus petits, moins de décimales ou moins de membres",
    ),
    (
        "two integers [p, q] with 0 < p <= q <= 1000",
        "deux entiers [p, q] tels que 0 < p <= q <= 1000",
    ),
    ("min and max on the number", "min et max sur le nombre"),
    ("min below max, at most 250 values apart", "min inférieur à max, 250 valeurs d’écart au plus"),
    ("more than min, {}", "plus que min, {}"),
    ("more than from, {}", "plus que from, {}"),
    ("at most {}, the number of items", "au plus {}, le nombre de questions"),
    ("at most {} choices", "au plus {} choix"),
    ("at most {} items", "au plus {} questions"),
    ("at most {} levels", "au plus {} niveaux"),
    ("at most {} bytes", "au plus {} octets"),
    (
        "at most {} decimal places, as `decimals` says",
        "au plus {} chiffres après la virgule, comme le dit `decimals`",
    ),
    ("at most {} values", "au plus {} valeurs"),
    ("at most {} people", "au plus {} personnes"),
    ("at most {} rows in all", "au plus {} lignes en tout"),
    ("at most {} rows", "au plus {} lignes"),
    ("at most {}", "au plus {}"),
    ("at least {}", "au moins {}"),
    ("an object: all, any, not or a condition", "un objet\u{a0}: all, any, not ou une condition"),
    ("a test that goes with kind {}", "un test qui aille avec une question `{}`"),
    ("an answer to an item of kind {}", "une réponse à une question `{}`"),
    ("a kind of missing that the list declares", "une sorte d’absence que la liste déclare"),
    (
        "a declared choice or a number within its bounds",
        "un choix déclaré, ou un nombre dans ses bornes",
    ),
    ("the code of a choice", "le code d’un choix"),
    (
        "no occasion: the item does not ask it",
        "pas d’occasion\u{a0}: la question ne la demande pas",
    ),
    ("no `other`: the item does not offer it", "pas de `other`\u{a0}: la question ne l’offre pas"),
    ("`{}` beside {}", "`{}` à côté de {}"),
    ("`{}` alone", "`{}` seul"),
    ("the item in version {}", "la question dans la version {}"),
    ("the item as it was answered", "la question telle qu’elle a été répondue"),
    (
        "this column, or absent={…}; near names: {}",
        "cette colonne, ou absent={…}\u{a0}; noms voisins\u{a0}: {}",
    ),
    ("this column, or absent={…}", "cette colonne, ou absent={…}"),
    ("a column of the data", "une colonne des données"),
    ("one column", "une seule colonne"),
    (
        "one column for {}: `{}` is read as it already",
        "une seule colonne pour {}\u{a0}: `{}` est déjà lue comme telle",
    ),
    (
        "a column for each rank, or all ranks in one cell, not both",
        "une colonne par rang, ou tous les rangs dans une cellule, pas les deux",
    ),
    ("kept columns with names of their own", "des colonnes gardées dont le nom leur soit propre"),
    (
        "headers as {}, or the questions' texts",
        "des en-têtes comme {}, ou les textes des questions",
    ),
    (
        "a header of its own for each column, or a map of columns",
        "un en-tête propre à chaque colonne, ou une table de correspondance",
    ),
    ("a header of at most {} bytes", "un en-tête d’au plus {} octets"),
    ("a line of at most {} bytes", "une ligne d’au plus {} octets"),
    ("a line of headers", "une ligne d’en-têtes"),
    ("{} cells, as the header has", "{} cellules, comme l’en-tête"),
    ("every quote closed", "chaque guillemet refermé"),
    ("separated text", "un texte à séparateurs"),
    (
        "text: a spreadsheet file, or UTF-16 without its mark, is read another way",
        "du texte\u{a0}: un classeur, ou de l’UTF-16 sans sa marque, se lit autrement",
    ),
    (
        "text with {column} or {text}, and {part}, {label}, {group}, {any}",
        "un texte avec {column} ou {text}, puis {part}, {label}, {group}, {any}",
    ),
    ("a mark that does not mean ticked", "une marque qui ne veuille pas dire coché"),
    ("choices that cannot be confused", "des choix sans confusion possible"),
    (
        "labels that can be told apart where they are joined",
        "des libellés qui se distinguent une fois joints",
    ),
    (
        "integers, floats, texts, a dictionary of those, or booleans where declared",
        "des entiers, décimaux ou textes, un dictionnaire de ceux-ci, ou des booléens là où c’est déclaré",
    ),
    ("strict JSON", "du JSON strict"),
    ("{} lower-case hexadecimal digits", "{} chiffres hexadécimaux en minuscules"),
    ("{}, or the earlier questionnaire beside it", "{}, ou l’ancien questionnaire à côté"),
    ("choice {} with value {}, revision {}", "le choix {} de valeur {}, révision {}"),
    ("choice {} with value {}", "le choix {} de valeur {}"),
    ("choice {} with no value, revision {}", "le choix {} sans valeur, révision {}"),
    ("choice {} with no value", "le choix {} sans valeur"),
    ("choice {} for {}", "le choix {} pour {}"),
    ("landmark {}, revision {}", "le repère {}, révision {}"),
    ("no such choice", "aucun choix de ce code"),
    ("revision {}", "la révision {}"),
    ("from {}", "from à {}"),
    ("to {}, the highest score", "to à {}, le score le plus haut"),
    ("a sum within ±{}", "une somme entre ±{}"),
    ("scales among the items", "des échelles parmi les membres"),
    ("a scale enters as it is", "une échelle entre telle quelle"),
    (
        "no weight: in a flat composite each item keeps its own",
        "pas de poids\u{a0}: dans un composite à plat, chaque question garde le sien",
    ),
    ("each `by` column once", "chaque colonne de `by` une seule fois"),
    (
        "integers, texts or booleans: groups are made of values that are equal or not",
        "des entiers, des textes ou des booléens\u{a0}: deux valeurs d’un groupe sont égales ou non",
    ),
    (
        "integers, floats, or decimals as texts",
        "des entiers, des nombres à virgule, ou des décimaux écrits comme textes",
    ),
    ("a decimal from 0 to 1000000", "un décimal de 0 à 1000000"),
    (
        "weights that add up to less than 2^64 (of a millionth, if they are decimals)",
        "des pondérations dont la somme reste sous 2^64 (en millionièmes, si elles sont décimales)",
    ),
    (
        "a tally with pairs of items (`pairwise`)",
        "un dépouillement qui garde les paires de questions (`pairwise`)",
    ),
    ("parts that are not in it yet", "des parties qui n’y sont pas encore"),
    ("no more than the rows of the group", "pas plus que les lignes du groupe"),
    ("{} by {} counts, at least one column", "{} fois {} effectifs, une colonne au moins"),
    ("places of {} groups, from 0", "les places de {} groupes, à partir de 0"),
    ("the bytes as they were written", "les octets tels qu’ils ont été écrits"),
    ("values that no other group has", "des valeurs qu’aucun autre groupe n’a"),
    ("{} values, one for each `by` column", "{} valeurs, une par colonne de `by`"),
    ("a value of a column of kind {}", "une valeur d’une colonne de type {}"),
    ("scores that somebody has, in order", "des scores que quelqu’un a, dans l’ordre"),
    ("a score that the scale can have", "un score que l’échelle peut avoir"),
    (
        "counts that add up to the rows of the group",
        "des effectifs dont la somme est celle des lignes du groupe",
    ),
    (
        "a sum that rows of this weight can have",
        "une somme que des lignes de ce poids peuvent avoir",
    ),
    ("a sum of weights", "une somme de pondérations"),
    ("weights below 2^64 in all", "des pondérations de moins de 2^64 en tout"),
    ("an integer as a string", "un entier écrit comme texte"),
    ("a quotient in lowest terms as a string", "un quotient réduit, écrit comme texte"),
    ("a confidence between 0 and 1, as 0.95", "une confiance entre 0 et 1, comme 0.95"),
    (
        "a census or a random sample, if there is a population",
        "un recensement ou un tirage au hasard, s’il y a une population",
    ),
    (
        "a total of at least the sum of its groups",
        "un total au moins égal à la somme de ses groupes",
    ),
    (
        "tables of the same people: release others apart",
        "des tableaux sur les mêmes personnes\u{a0}: publier les autres à part",
    ),
    (
        "tables `over` columns of one tally: only it knows which groups overlap",
        "des tableaux tirés d’un seul dépouillement (`over`)\u{a0}: lui seul sait quels groupes \
         se recoupent",
    ),
    (
        "a tally that holds the columns of {} too ({}), released `over` those that are wanted: how \
         its groups and these overlap is known to others",
        "un dépouillement qui contient aussi les colonnes du {} ({}), publié par celles que l’on \
         veut (`over`)\u{a0}: d’autres savent comment ces groupes se recoupent",
    ),
    (
        "the questionnaire of {}: another one is another occasion (`wave`)",
        "le questionnaire du {}\u{a0}: un autre est une autre vague (`wave`)",
    ),
    (
        "rules at least as strict as on {}: `{}` of {} or more",
        "des règles au moins aussi strictes que le {}\u{a0}: `{}` de {} ou plus",
    ),
    (
        "a referential that has the profiles of posts",
        "un référentiel qui contient les profils des postes",
    ),
    ("a smallest base from 3 to 1000", "une base minimale de 3 à 1000"),
    (
        "the same people as on {}, or groups that differ by {} or more: publish those who came \
         late as a wave of their own, corrections with the next wave",
        "les mêmes personnes que le {}, ou des groupes qui diffèrent de {} ou plus\u{a0}: publier \
         les réponses tardives comme une vague à part, les corrections avec la vague suivante",
    ),
    (
        "the very groups of {}: others, with those, would tell of what either hides",
        "exactement les groupes du {}\u{a0}: d’autres, avec ceux-là, diraient ce que l’une ou \
         l’autre publication cache",
    ),
    (
        "coarser groups: these are parts of a published group of few people, and rows alone tell \
         that somebody is in each",
        "des groupes plus larges\u{a0}: ceux-ci font partie d’un groupe publié de peu de \
         personnes, et leurs lignes disent à elles seules qu’il y a quelqu’un dans chacun",
    ),
    ("a tally in which each row is a person", "un dépouillement où chaque ligne est une personne"),
    (
        "no column of `{}`: a value may be one person (or declare it harmless with `allow_by`)",
        "pas de colonne «\u{a0}{}\u{a0}»\u{a0}: une valeur peut être une seule personne (sinon, la \
         déclarer sans risque avec `allow_by`)",
    ),
    (
        "a column that is declared as a grouping: by the rules, as an item with choices, or with \
         `allow_by`",
        "une colonne déclarée comme regroupement\u{a0}: par les règles, comme une question à \
         choix, ou par `allow_by`",
    ),
    ("a row for each figure", "une ligne pour chaque chiffre"),
    ("a group for each value of the column", "un regroupement pour chaque valeur de la colonne"),
    ("the population of a census", "la population d’un recensement"),
    ("no survey weights in a census", "un recensement sans pondérations"),
    (
        "a population of at least {}: so many answered",
        "une population d’au moins {}\u{a0}: autant ont répondu",
    ),
    ("survey or case", "survey ou case"),
    ("the column that names people", "la colonne qui nomme les personnes"),
    (
        "a standard deviation, a reliability from 0 to 1, and their source",
        "un écart-type, une fiabilité de 0 à 1, et leur source",
    ),
    ("questionnaire {}", "le questionnaire {}"),
    ("by {}", "les groupes {}"),
    ("weights {}", "les pondérations {}"),
    ("pairwise {}", "les paires de questions {}"),
    ("the place of one of {} cohorts", "la place d’une des {} cohortes"),
    ("places below {}", "des places en dessous de {}"),
    ("{} cells", "{} cases"),
    ("{} numbers", "{} nombres"),
    ("{} values", "{} valeurs"),
    ("{} elements", "{} éléments"),
    ("{} counts", "{} effectifs"),
];

/// What stands for a value that is not shown, or for a value that is not one.
const FOUND: &[(&str, &str)] = &[
    ("‹1 character›", "‹1 caractère›"),
    ("‹{} characters›", "‹{} caractères›"),
    ("an object", "un objet"),
    ("an array", "une liste"),
    ("a list", "une liste"),
    ("an open quote", "un guillemet ouvert"),
    ("it is gone", "elle a disparu"),
    ("choice {} with value {}, revision {}", "le choix {} de valeur {}, révision {}"),
    ("choice {} with value {}", "le choix {} de valeur {}"),
    ("choice {} with no value, revision {}", "le choix {} sans valeur, révision {}"),
    ("choice {} with no value", "le choix {} sans valeur"),
    ("choice {} for {}", "le choix {} pour {}"),
    ("no such choice", "aucun choix de ce code"),
    ("landmark {}, revision {}", "le repère {}, révision {}"),
    ("revision {}", "la révision {}"),
    ("kind {}", "le type `{}`"),
    ("other choices, bounds or revisions", "d’autres choix, bornes ou révisions"),
    ("{} levels, in item {}", "{} niveaux, dans la question {}"),
    ("{} bytes", "{} octets"),
    ("{} cells", "{} cellules"),
    ("{} columns", "{} colonnes"),
    ("{} values", "{} valeurs"),
    ("more than {}", "plus de {}"),
];

/// What was expected, in French; as it is where no French is known.
pub(crate) fn french(expected: &str) -> String {
    translate(PHRASES, expected)
}

/// What was found, in French where the library speaks and not the document.
pub(crate) fn french_found(found: &str) -> String {
    translate(FOUND, found)
}

fn translate(phrases: &[(&str, &str)], text: &str) -> String {
    phrases
        .iter()
        .find_map(|(english, french)| Some(fill(french, &holes(english, text)?)))
        .unwrap_or_else(|| text.to_owned())
}

/// What stands in the holes of a phrase; nothing if the text is another.
fn holes<'t>(phrase: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut pieces = phrase.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut pieces = pieces.peekable();
    let mut found = Vec::new();
    while let Some(piece) = pieces.next() {
        let (hole, after) = match pieces.peek() {
            Some(_) => rest.split_once(piece)?,
            None => (rest.strip_suffix(piece)?, ""),
        };
        found.push(hole);
        rest = after;
    }
    rest.is_empty().then_some(found)
}

fn fill(phrase: &str, found: &[&str]) -> String {
    let mut holes = found.iter();
    let mut pieces = phrase.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(holes.next().copied().unwrap_or_default());
        text.push_str(piece);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, french, french_found, holes};

    #[test]
    fn phrases_have_their_holes() {
        for (english, french) in PHRASES {
            assert_eq!(english.matches("{}").count(), french.matches("{}").count(), "{english}");
        }
        assert_eq!(french("an integer from 1 to 5"), "un entier de 1 à 5");
        assert_eq!(french("field `key`"), "le champ `key`");
        assert_eq!(french("something else"), "something else");
        assert_eq!(french_found("‹19 characters›"), "‹19 caractères›");
    }

    #[test]
    fn a_general_phrase_hides_no_special_one() {
        for (position, (english, _)) in PHRASES.iter().enumerate() {
            let text = english.replace("{}", "9");
            let first = PHRASES.iter().position(|(other, _)| holes(other, &text).is_some());
            assert_eq!(first, Some(position), "{english}");
        }
    }
}
