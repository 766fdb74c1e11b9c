"""What the commands about groups say, French and English side by side."""

from __future__ import annotations

GROUP_WORDS: dict[str, tuple[str, str]] = {
    "tally": (
        "Dépouille des données, ou réunit des dépouillements, dans un fichier (données privées).",
        "Tallies data, or puts tallies together, into a file (private data).",
    ),
    "summary": (
        "Des chiffres par groupe : privés, tant qu’ils ne sont pas préparés pour la publication.",
        "Figures by group: private until they are released.",
    ),
    "tally_sources": (
        "Des données (CSV, XLSX, Parquet, export d’un outil d’enquête) ou des fichiers .tally.",
        "Data (CSV, XLSX, Parquet, a survey tool's export) or .tally files.",
    ),
    "tally_questionnaire": (
        "Le questionnaire des données ; un fichier .tally contient le sien.",
        "The questionnaire of the data; a .tally file holds its own.",
    ),
    "tally_output": (
        "Le fichier à écrire ; son nom reçoit « .prive ».",
        "The file to write; its name gets `.prive`.",
    ),
    "by": (
        "Une colonne dont les valeurs forment les groupes ; peut être répétée.",
        "A column whose values make the groups; may be repeated.",
    ),
    "weight_column": ("La colonne des pondérations.", "The column of weights."),
    "weights": (
        "survey : chaque ligne vaut tant de personnes ; case : elle est là tant de fois.",
        "survey: a row stands for so many people; case: it stands there so many times.",
    ),
    "pairwise": (
        "Garde les paires de questions, et calcule l’alpha sur elles.",
        "Keeps pairs of items, and computes alpha from them.",
    ),
    "shard": (
        "Le nom de cette partie des données : aucun dépouillement ne la compte deux fois.",
        "The name of this part of the data: no tally counts it twice.",
    ),
    "stream": (
        "Lit un fichier CSV ou Parquet morceau par morceau, sans dialecte : ses colonnes portent "
        "les noms du questionnaire.",
        "Reads a CSV or Parquet file piece by piece, without a dialect: its columns have the "
        "questionnaire's names.",
    ),
    "show": ("Le tableau voulu.", "The table wanted."),
    "confidence": (
        "La confiance des intervalles, entre 0 et 1.",
        "The confidence of intervals, between 0 and 1.",
    ),
    "selection": (
        "Comment les personnes ont été trouvées : réponses volontaires, tirage au hasard, tout le "
        "monde.",
        "How those who answered were found: they chose to, were drawn at random, or all asked.",
    ),
    "population": (
        "Combien de personnes il y a (avec random ou census).",
        "How many people there are (with random or census).",
    ),
    "strata": (
        "Celle des colonnes --by dans laquelle on a tiré au hasard ; elle ne forme pas de lignes.",
        "Which of the --by columns the sample was drawn within; it makes no rows.",
    ),
    "force": (
        "Donne l’oméga même pour moins de 100 personnes ou de 4 questions.",
        "Gives omega for fewer than 100 people or 4 items too.",
    ),
    "each": (
        "Une ligne par groupe, et pas seulement pour l’ensemble.",
        "A row for each group, not for everybody alone.",
    ),
    "voluntary": (
        "réponses volontaires, intervalle indicatif",
        "voluntary answers, the interval is indicative",
    ),
    "needs_questionnaire": (
        "des données demandent leur questionnaire (--questionnaire)",
        "data needs its questionnaire (--questionnaire)",
    ),
    "no_rows": ("aucune ligne dans {file}", "no row in {file}"),
}
"""By name: French, English."""
