"""What the commands about one person's way say, French and English side by side."""

from __future__ import annotations

GUIDANCE_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "portfolio": (
        "Le portfolio d’une personne : le commencer, y ajouter, voir ce que les postes demandent.",
        "The portfolio of one person: begin it, add to it, see what the posts ask for.",
    ),
    "plan": (
        "Une proposition de parcours pour une personne, dans le temps dont elle dispose.",
        "A proposed pathway for one person, within the time that she has.",
    ),
    "own_plan": ("La proposition de parcours d’une personne", "The proposed pathway of one person"),
    "portfolio_file": (
        "Le portfolio, en JSON ; il n’appartient qu’à la personne.",
        "The portfolio, in JSON; it belongs to the person alone.",
    ),
    "portfolio_begins": (
        "un portfolio commence par un poste : --profile cls=60@2026-09-01",
        "a portfolio begins with a post: --profile cls=60@2026-09-01",
    ),
    "portfolio_answers": (
        "Des réponses au questionnaire, en JSON : leurs niveaux et leurs souhaits entrent "
        "dans le portfolio.",
        "Answers to the questionnaire, in JSON: their levels and wishes enter the portfolio.",
    ),
    "level": (
        "Son niveau dans une compétence, comme animer-un-atelier=2 (répétable).",
        "Her level in a competency, as animer-un-atelier=2 (repeatable).",
    ),
    "level_is": (
        "un niveau s’écrit animer-un-atelier=2, et non « {found} »",
        "a level is written animer-un-atelier=2, not `{found}`",
    ),
    "wish": (
        "Une compétence sur laquelle avancer, par sa clé, à la place des souhaits d’avant "
        "(répétable).",
        "A competency to get on with, by its key, in place of earlier wishes (repeatable).",
    ),
    "done": (
        "Ce qui est fait : une offre, ou parcours/étape, et le jour, comme offre@2027-01-20 "
        "(répétable).",
        "What is done: an offer, or pathway/step, and the day, as offer@2027-01-20 (repeatable).",
    ),
    "planned": (
        "Ce qui est décidé, et le jour, comme offre@2027-03-25 : la proposition le garde "
        "(répétable).",
        "What is decided, and the day, as offre@2027-03-25: the proposal keeps it (repeatable).",
    ),
    "cancelled": (
        "Ce qui est annulé : la proposition ne le reprend pas (répétable).",
        "What is cancelled: it is not proposed again (repeatable).",
    ),
    "forget": (
        "Reprend ce qui a été dit d’une offre ou d’une étape (répétable).",
        "Takes back what was told of an offer or a step (repeatable).",
    ),
    "person": ("Un pseudonyme ; « moi » sinon.", "A pseudonym; else `moi`."),
    "portfolio_retain": (
        "Le jour après lequel supprimer le portfolio ; sinon dans 24 mois.",
        "The day after which the portfolio is to be deleted; else in 24 months.",
    ),
    "plan_today": (
        "Le jour à partir duquel on compte, comme 2026-09-01 ; sinon aujourd’hui.",
        "The day from which it counts, as 2026-09-01; else today.",
    ),
    "plan_until": (
        "Le dernier jour de la période ; sinon un an plus tard.",
        "The last day of the period; else a year later.",
    ),
    "hours": (
        "Le temps disponible d’ici la fin de la période, en heures ; sans limite sinon.",
        "The time that there is until the end of the period, in hours; else without limit.",
    ),
    "historical": (
        "Compte aussi les offres qui n’existent plus ou n’étaient que proposées : "
        "pour essayer un référentiel.",
        "Counts offers that exist no more or were only proposed too: to try a referential out.",
    ),
    "told_on": (
        "un nom et un jour s’écrivent offre@2027-01-20, et non « {found} »",
        "a name and a day are written offre@2027-01-20, not `{found}`",
    ),
    "left": (
        "Un poste quitté, par son profil, et le dernier jour, comme cls@2027-06-30 (répétable).",
        "A post that is left, by its profile, and the last day, as cls@2027-06-30 (repeatable).",
    ),
    "situation_of_post": (
        "une situation est celle d’un poste : donnez-le par --profile",
        "a situation is that of a post: give it with --profile",
    ),
    "portfolio_begun": (
        "{file} est déjà commencé ; cela ne vaut qu’au début",
        "{file} has begun already; this holds at the beginning alone",
    ),
    "retained_past": ("le {found} est déjà passé", "{found} is over already"),
    "done_later": (
        "le {found} est à venir : ce qui est décidé pour un jour se dit par --planned",
        "{found} is to come: what is decided for a day is told with --planned",
    ),
    "gaps": (
        "Ce que les postes demandent, au regard des niveaux connus",
        "What the posts ask for, beside the levels that are known",
    ),
    "gap_competency": ("Compétence", "Competency"),
    "gap_level": ("Niveau", "Level"),
    "gap_target": ("Demandé", "Asked for"),
    "gap_due": ("Au plus tard", "By"),
    "gap_status": ("État", "State"),
}
