"""What reports and the demonstration say, French and English side by side."""

from __future__ import annotations

REPORT_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "own_report": ("Le rapport d’une personne", "The report of one person"),
    "scale": ("Échelle", "Scale"),
    # The demonstration.
    "demo_title": ("INVENTÉ : démonstration", "INVENTED: demonstration"),
    "demo_output": (
        "La page HTML à écrire ; sinon demo/INVENTE-rapport.html.",
        "The HTML page to write; else demo/INVENTE-rapport.html.",
    ),
    "demo_reading": ("1. Lecture de l’export inventé", "1. The invented export, read"),
    "demo_check": ("2. Ce qui est à regarder", "2. What to look at"),
    "odd_columns": ("Colonnes à regarder", "Columns to look at"),
    "columns_are_well": (
        "Colonnes comme le questionnaire les attend : {count} sur {all}.",
        "Columns as the questionnaire has them: {count} of {all}.",
    ),
    "column": ("Colonne", "Column"),
    "column_status": ("État", "State"),
    "invalid_values": ("Valeurs hors des choix", "Values that are no choice"),
    "near": ("Noms voisins", "Near names"),
    "found": ("trouvée", "found"),
    "missing": ("absente", "missing"),
    "extra": ("en plus", "extra"),
    "unsupported": ("type illisible", "type that cannot be read"),
    "demo_scores": (
        "3. Scores de quelques personnes inventées, sans nom et sans rang",
        "3. Scores of some invented people, without name or rank",
    ),
    "demo_some": (
        "Scores sur 100, {count} personnes inventées sur {all}",
        "Scores out of 100, {count} invented people of {all}",
    ),
    "demo_one": (
        "4. Le rapport d’une personne inventée",
        "4. The report of one invented person",
    ),
    "demo_plan": (
        "5. Une proposition de parcours, pour une personne inventée",
        "5. A proposed pathway, for an invented person",
    ),
    "demo_plan_is": (
        "Elle arrive le 4 janvier 2027, 0,6 ETP sur un CLS et 0,4 sur un ASV ; tout est à "
        "découvrir, elle a {hours} heures. Les offres sont inventées.",
        "She arrives on 4 January 2027, 0.6 FTE on a CLS and 0.4 on an ASV; everything is to be "
        "discovered, she has {hours} hours. The offers are invented.",
    ),
    "demo_person": ("personne {number}", "person {number}"),
}
