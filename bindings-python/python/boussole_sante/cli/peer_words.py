"""What the commands that put people in touch say, French and English side by side."""

from __future__ import annotations

PEER_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "peer_offer": (
        "Ce qu’une personne coche pour être mise en lien : le commencer, le changer, le retirer.",
        "What one person ticks to be put in touch: begin it, change it, withdraw it.",
    ),
    "peer_file": (
        "Ce que la personne coche, en JSON ; aucun niveau n’y entre.",
        "What the person ticks, in JSON; no level enters it.",
    ),
    "peer_exchange": (
        "Une compétence sur laquelle échanger, par sa clé (répétable).",
        "A competency on which to exchange, by its key (repeatable).",
    ),
    "peer_offers": (
        "Une compétence sur laquelle proposer de l’aide (répétable).",
        "A competency with which to offer help (repeatable).",
    ),
    "peer_asks": (
        "Une compétence sur laquelle demander de l’aide (répétable).",
        "A competency with which to ask for help (repeatable).",
    ),
    "peer_load": (
        "Avec combien de personnes à la fois : exchange=2, offers-help=1, asks-help=1 ; 0 : "
        "pas en ce moment (répétable).",
        "With how many people at once: exchange=2, offers-help=1, asks-help=1; 0: not now "
        "(repeatable).",
    ),
    "peer_load_is": (
        "une charge s’écrit exchange=2, de 0 à 20, et non « {found} »",
        "a load is written exchange=2, from 0 to 20, not `{found}`",
    ),
    "peer_untick": (
        "Une compétence à décocher (répétable).",
        "A competency to take back (repeatable).",
    ),
    "peer_withdraw": (
        "Le jour à partir duquel la personne se retire : elle n’est plus dans aucun résultat.",
        "The day from which the person withdraws: she is in no result any more.",
    ),
    "peer_person": (
        "Un pseudonyme, connu de la personne qui met en lien.",
        "A pseudonym, known to who puts people in touch.",
    ),
    "peer_territory": (
        "Le territoire, par un code commun à toutes et tous, comme 93066.",
        "The territory, by a code that all use, as 93066.",
    ),
    "peer_until": (
        "Le dernier jour où cela compte ; à supprimer ensuite.",
        "The last day on which it counts; to be deleted after it.",
    ),
    "peer_begins": (
        "il faut au début --person, --territory et --valid-until",
        "at the beginning it needs --person, --territory and --valid-until",
    ),
    "peer_begun": (
        "{file} est déjà commencé ; cela ne vaut qu’au début",
        "{file} has begun already; this holds at the beginning alone",
    ),
    "match": (
        "Met des personnes en lien, d’après ce que chacune a coché pour cela, et rien d’autre.",
        "Puts people in touch, from what each ticked for it, and nothing else.",
    ),
    "match_offers": (
        "Ce que les personnes ont coché : un tableur (CSV, XLSX, ODS) ou un JSON par personne.",
        "What people ticked: a spreadsheet (CSV, XLSX, ODS), or a JSON for each person.",
    ),
    "match_mode": (
        "exchange : échanger sur un sujet commun ; tutoring : qui propose de l’aide à qui en "
        "demande.",
        "exchange: on a shared subject; tutoring: who offers help to who asks for it.",
    ),
    "match_distances": (
        "Les distances entre territoires : un tableur, de trois colonnes ou carré.",
        "The distances between territories: a spreadsheet, of three columns or square.",
    ),
    "match_within": (
        "La plus grande distance entre deux personnes, dans l’unité du tableur.",
        "The largest distance between two people, in the unit of the spreadsheet.",
    ),
    "match_earlier": (
        "Une mise en lien d’avant, en JSON : ce qui peut continuer continue.",
        "An earlier network, in JSON: what can go on goes on.",
    ),
    "match_letters": (
        "Un dossier où écrire une page par personne, avec ses liens et aucun autre.",
        "A folder for a page for each person, with her links and no others.",
    ),
    "match_coverage": (
        "Un CSV publiable : combien de personnes proposent ou demandent quoi, sans petit effectif.",
        "A CSV that may be published: how many offer or ask for what, without small counts.",
    ),
    "own_network": ("Mise en lien entre pairs", "People put in touch"),
}
