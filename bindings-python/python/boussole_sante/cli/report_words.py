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
    "owner": (
        "Ce document appartient à la personne qui l’a rempli.",
        "This document belongs to the person who filled it in.",
    ),
    "limits": (
        "Limites : des réponses déclarées, volontaires et peu nombreuses. Ce document ne permet "
        "pas de comparer des personnes, des communes ou des employeurs.",
        "Limits: answers that are self-reported, voluntary and few. This document does not allow "
        "persons, communes or employers to be compared.",
    ),
    "made_with": (
        "Questionnaire {key} {version}, empreinte {sha256} ; boussole-sante {library}.",
        "Questionnaire {key} {version}, hash {sha256}; boussole-sante {library}.",
    ),
    "own_report": ("Le rapport d’une personne", "The report of one person"),
    "scores": ("Scores", "Scores"),
    "scores_caption": ("Les scores et ce sur quoi ils reposent", "Scores and what they rest on"),
    "scale": ("Échelle", "Scale"),
    "score_head": ("Score", "Score"),
    "answers_head": ("Réponses", "Answers"),
    "status": ("Statut", "Status"),
    "on_100": ("{score} sur 100", "{score} out of 100"),
    "no_score": ("pas de score", "no score"),
    "of": ("{count} sur {all}", "{count} of {all}"),
    # A score by hand.
    "by_hand": ("Un score, à la main", "One score, by hand"),
    "all_by_hand": ("Chaque score, à la main", "Each score, by hand"),
    "by_hand_of": ("{scale} : ce qui est entré", "{scale}: what entered"),
    "question": ("Question", "Item"),
    "answer": ("Réponse", "Answer"),
    "value": ("Valeur", "Value"),
    "reversed": ("Inversée", "Reversed"),
    "keyed": ("Retenue", "Keyed"),
    "weight": ("Poids", "Weight"),
    "points": ("Points", "Points"),
    "entered": ("Entre", "Enters"),
    "points_are": (
        "Les points sont la valeur retenue moins la plus petite valeur possible.",
        "Points are the keyed value less the smallest value possible.",
    ),
    "left_out": ("non : {why}", "no: {why}"),
    "sum": ("Calcul : {sum}", "Sum: {sum}"),
    "rule": (
        "Règle : {rule} ; ici {count} sur {all}.",
        "Rule: {rule}; here {count} of {all}.",
    ),
    # Levels.
    "own_levels": ("Niveaux", "Levels"),
    "levels_caption": ("Niveau et occasion, par compétence", "Level and occasion, by competency"),
    "competency": ("Compétence", "Competency"),
    "level": ("Niveau", "Level"),
    "occasion": ("Occasion dans le poste", "Occasion in the post"),
    "not_said": ("non renseignée", "not given"),
    "not_asked": ("non demandée", "not asked"),
    "mobilised": ("Compétences mobilisées, par domaine", "Competencies put to use, by domain"),
    "domain": ("Domaine", "Domain"),
    "mobilised_head": ("Mobilisées", "Put to use"),
    # What to do with them.
    "with_management": (
        "À porter avec l’encadrement : le poste n’en donne pas l’occasion",
        "To take up with management: the post gives no occasion",
    ),
    "underused": (
        "Compétences disponibles et peu sollicitées",
        "Competencies available and little called upon",
    ),
    "nobody": ("Aucune.", "None."),
    # Completeness.
    "completeness": ("Complétude", "Completeness"),
    "completeness_caption": ("Les réponses, partie par partie", "The answers, section by section"),
    "section": ("Partie", "Section"),
    "of_shown": ("Répondu, sur les questions posées", "Answered, of those asked"),
    "of_all": ("Sur toutes les questions", "Of all items"),
    "missing_head": ("Sans réponse, par sorte", "Without an answer, by kind"),
    "count": ("{what} : {count}", "{what}: {count}"),
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
    "demo_person": ("personne {number}", "person {number}"),
}
