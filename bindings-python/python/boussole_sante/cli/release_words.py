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
        "Le journal des publications, privé : celle-ci est protégée avec les précédentes. À "
        "défaut, il est tenu à côté des données.",
        "The log of releases, private: this one is protected together with the earlier ones. "
        "Unless given it is kept beside the data.",
    ),
    "alone": (
        "Sans journal : rien ne protège ces tableaux d’une autre publication.",
        "Without a log: nothing protects these tables from another release.",
    ),
    "wave": (
        "La vague d’enquête, comme 2026 ; « 1 » à défaut. D’autres personnes, ou d’autres "
        "réponses, sont une autre vague.",
        "The wave of the survey, as 2026; `1` unless given. Other people, or other answers, are "
        "another wave.",
    ),
    "release_today": ("La date de la publication.", "The date of the release."),
    "log_kept": ("journal : {file}", "log: {file}"),
    "release_alone": (
        "sans journal : rien ne protège ces tableaux d’une autre publication",
        "without a log: nothing protects these tables from another release",
    ),
    "audit": (
        "Le fichier privé où écrire ce qui est caché et pourquoi ; son nom reçoit « .prive ».",
        "The private file for what is hidden and why; its name gets `.prive`.",
    ),
    "alone_or_log": (
        "--alone est sans journal : ni --log, ni --wave",
        "--alone is without a log: neither --log nor --wave",
    ),
}
