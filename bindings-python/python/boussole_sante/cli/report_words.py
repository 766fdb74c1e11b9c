"""What reports and the demonstration say, French and English side by side."""

from __future__ import annotations

from .._cards import WORDS as CLOSED_WORDS

REPORT_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    **{
        "invalid_kind" if word == "invalid" else word: said
        for (field, word), said in CLOSED_WORDS.items()
        if field in {"occasion", "answer.missing", "score.status"}
    },
    "independent": (
        "Projet indépendant ; n’est ni La Boussole (Promotion Santé IdF) ni un référentiel "
        "métier officiel.",
        "Independent project; neither La Boussole (Promotion Santé IdF) nor an official job "
        "standard.",
    ),
    "own_report": ("Le rapport d’une personne", "The report of one person"),
    "scale": ("Échelle", "Scale"),
    # The demonstration.
    "demo_title": ("INVENTÉ : démonstration", "INVENTED: demonstration"),
    "demo_invented": (
        "Toutes ces personnes sont INVENTÉES : ne rien en conclure.",
        "All these people are INVENTED: conclude nothing from them.",
    ),
    "demo_output": (
        "La page HTML à écrire ; sinon demo/INVENTE-rapport.html.",
        "The HTML page to write; else demo/INVENTE-rapport.html.",
    ),
    "demo_reading": ("1. Lecture de l’export inventé", "1. The invented export, read"),
    "demo_check": ("2. Ce qui est à regarder", "2. What to look at"),
    "demo_odd": ("Colonnes à regarder (inventées)", "Columns to look at (invented)"),
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
    "demo_found_cells": (
        "{people} lignes lues ; {columns} : une cellule n’est aucun des choix proposés.",
        "{people} rows read; {columns}: a cell is none of the choices offered.",
    ),
    "demo_found_score": (
        "« {scale} », pour une personne :{sum}, un calcul que l’on refait à la main.",
        "“{scale}”, for one person:{sum}, a sum that one can do again by hand.",
    ),
    "demo_found_gap": (
        "Sa première piste de travail : {competency}, niveau {level} pour {target} demandé, à "
        "porter par : {who}.",
        "Their first line of work: {competency}, level {level} for {target} asked for, up to: "
        "{who}.",
    ),
    "demo_person": ("personne {number}", "person {number}"),
}
