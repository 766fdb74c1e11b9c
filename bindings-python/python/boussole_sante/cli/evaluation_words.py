"""What the command about indicators says, French and English side by side."""

from __future__ import annotations

EVALUATION_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "indicators": (
        "Des indicateurs, calculés d’après un relevé : une page qui peut se publier, ou la feuille "
        "à remplir.",
        "Indicators, computed from what was written down: a page that may be published, or the "
        "sheet to be filled.",
    ),
    "indicators_file": (
        "Le relevé : un tableur (.xlsx, .ods, .csv) ou un document (.json). Colonnes : terme, "
        "entite, periode, valeur, et au besoin type, departement, region, ventilation, categorie, "
        "effectif, n, unite, etat, source.",
        "What was written down: a spreadsheet (.xlsx, .ods, .csv) or a document (.json). Columns: "
        "term, entity, period, value, and where needed kind, department, region, breakdown, "
        "category, count, n, unit, state, source.",
    ),
    "indicators_new": (
        "Écrit la feuille à remplir (.xlsx ou .csv) pour ces indicateurs, entités et périodes.",
        "Writes the sheet to be filled (.xlsx or .csv) for these indicators, entities and periods.",
    ),
    "indicators_indicator": (
        "Un indicateur, par sa clé (répétable) ; tous si aucun n’est nommé.",
        "An indicator, by its key (repeatable); all if none is named.",
    ),
    "indicators_entity": (
        "Une entité, par son nom ou sa clé : territoire, département, région, réseau (répétable "
        "avec --new) ; la plus large si aucune n’est nommée.",
        "An entity, by its name or key: territory, department, region, network (repeatable with "
        "--new); the widest if none is named.",
    ),
    "indicators_period": (
        "Une période : 2025, 2025-03, ou 2025-01-01/2025-06-30 (répétable avec --new) ; la "
        "dernière si aucune n’est nommée.",
        "A period: 2025, 2025-03, or 2025-01-01/2025-06-30 (repeatable with --new); the last if "
        "none is named.",
    ),
    "indicators_private": (
        "Tels qu’ils sont, aussi sur peu de personnes : le fichier est privé.",
        "As they are, also about few people: the file is private.",
    ),
    "indicators_rules": (
        "Règles de publication : default, pmsi-11, ou un fichier JSON.",
        "Rules of publication: default, pmsi-11, or a JSON file.",
    ),
    "indicators_one": (
        "une seule entité et une seule période par page",
        "one entity and one period for a page",
    ),
    "indicators_there": (
        "il y a déjà un fichier {file}",
        "there is a file {file} already",
    ),
    "indicators_not_new": (
        "cela ne va pas avec --new",
        "this does not go with --new",
    ),
    "indicators_sheet": ("Relevé", "Observations"),
    "indicators_title": ("Indicateurs", "Indicators"),
}
