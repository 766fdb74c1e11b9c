"""What the command `release` says, French and English side by side."""

from __future__ import annotations

RELEASE_WORDS: dict[str, tuple[str, str]] = {
    "release": (
        "Prépare des tableaux pour la publication : cache ce qui parlerait de trop peu de "
        "personnes.",
        "Makes tables ready to be published: hides what would tell of too few people.",
    ),
    "over": (
        "Les colonnes d’un tableau, parmi celles de --by ; peut être répétée : les tableaux sont "
        "protégés ensemble.",
        "The columns of a table, among those of --by; may be repeated: the tables are protected "
        "together.",
    ),
    "shows": (
        "Les tableaux voulus ; peut être répétée.",
        "The tables wanted; may be repeated.",
    ),
    "rules": (
        "Les règles : default, pmsi-11, ou un fichier JSON.",
        "The rules: default, pmsi-11, or a JSON file.",
    ),
    "min_cell": (
        "En dessous de tant de personnes, une ligne est cachée tout entière.",
        "A row about fewer people is hidden whole.",
    ),
    "allow_by": (
        "Une colonne que les règles refusent et qui est sans risque ici ; peut être répétée.",
        "A column that the rules refuse and that is harmless here; may be repeated.",
    ),
    "groupings": (
        "Un fichier JSON qui dit comment réunir les valeurs d’une colonne, pour des propositions.",
        "A JSON file that says how values of a column may be joined, for proposals.",
    ),
    "log": (
        "Le journal des publications : refuse ce qui différerait d’une précédente de trop peu de "
        "personnes.",
        "The log of releases: refuses what would differ from an earlier one by too few people.",
    ),
    "wave": (
        "L’occasion à laquelle on a répondu, comme 2026 ; va avec --log.",
        "The occasion on which people answered, as 2026; goes with --log.",
    ),
    "today": ("La date de la publication.", "The date of the release."),
    "audit": (
        "Le fichier privé où écrire ce qui est caché et pourquoi ; son nom reçoit « .prive ».",
        "The private file for what is hidden and why; its name gets `.prive`.",
    ),
    "log_and_wave": (
        "--log et --wave vont ensemble",
        "--log and --wave go together",
    ),
}
