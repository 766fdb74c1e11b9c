"""What the commands that put people in touch say, French and English side by side."""

from __future__ import annotations

PEER_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "peer_offer": (
        "Ce qu’une personne coche pour être mise en lien : le commencer, le montrer, le "
        "changer, le retirer. Le fichier seul le montre.",
        "What one person ticks to be put in touch: begin it, show it, change it, withdraw it. "
        "The file alone shows it.",
    ),
    "peer_file": (
        "Ce que la personne coche, en JSON ; aucun niveau n’y entre.",
        "What the person ticks, in JSON; no level enters it.",
    ),
    "peer_exchange": (
        "Une compétence sur laquelle échanger, par sa clé, que « search » donne entre crochets "
        "(répétable).",
        "A competency on which to exchange, by its key, which `search` gives in brackets "
        "(repeatable).",
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
        "Le territoire, par un code commun à toutes et tous, comme 93066 ; « Saint-Denis » "
        "vaut saint-denis.",
        "The territory, by a code that all use, as 93066; “Saint-Denis” is saint-denis.",
    ),
    "peer_until": (
        "Le dernier jour où cela compte, AAAA-MM-JJ ; à supprimer ensuite.",
        "The last day on which it counts, YYYY-MM-DD; to be deleted after it.",
    ),
    "peer_begins": (
        "il faut au début --person, --territory et --valid-until",
        "at the beginning it needs --person, --territory and --valid-until",
    ),
    "peer_begun": (
        "{file} est déjà commencé, pour la personne qu’il nomme",
        "{file} has begun already, for the person whom it names",
    ),
    "match": (
        "Met des personnes en lien, d’après ce que chacune a coché pour cela, et rien d’autre.",
        "Puts people in touch, from what each ticked for it, and nothing else.",
    ),
    "match_offers": (
        "Ce que les personnes ont coché : un JSON par personne, ou un tableur (CSV à "
        "virgules, points-virgules ou tabulations, XLSX, ODS) avec une ligne par personne et "
        "les colonnes personne, territoire, valable_jusqu_au, echange, aide_proposee, "
        "aide_demandee, places_echange, places_aide_proposee, places_aide_demandee, retire_le "
        "; les trois premières sont obligatoires. Les clés des compétences sont séparées par "
        "des espaces ou des virgules.",
        "What people ticked: a JSON for each person, or a spreadsheet (CSV with commas, "
        "semicolons or tabs, XLSX, ODS) with a row for each person and the columns person, "
        "territory, valid_until, exchange, offers_help, asks_help, load_exchange, "
        "load_offers_help, load_asks_help, withdrawn; the first three are required. Keys of "
        "competencies stand with blanks or commas between them.",
    ),
    "match_mode": (
        "exchange : échanger sur un sujet commun ; tutoring : qui propose de l’aide à qui en "
        "demande.",
        "exchange: on a shared subject; tutoring: who offers help to who asks for it.",
    ),
    "match_distances": (
        "Les distances entre territoires, en kilomètres ou en minutes : un tableur de trois "
        "colonnes (un territoire, un autre, leur distance), ou un tableau carré dont la "
        "première cellule est vide. Les décimales sont arrondies.",
        "The distances between territories, in kilometres or minutes: a spreadsheet of three "
        "columns (a territory, another, how far they are), or a square with an empty first "
        "cell. Decimals are rounded.",
    ),
    "match_within": (
        "La plus grande distance entre deux personnes, dans l’unité de --distances.",
        "The largest distance between two people, in the unit of --distances.",
    ),
    "match_earlier": (
        "Une mise en lien d’avant du même mode, en JSON : ce qui peut continuer continue.",
        "An earlier network of the same mode, in JSON: what can go on goes on.",
    ),
    "match_letters": (
        "Un dossier où écrire une page privée par personne, avec ses liens et aucun autre ; "
        "celles d’avant du même mode sont remplacées.",
        "A folder for a private page for each person, with her links and no others; those of "
        "before of the same mode are replaced.",
    ),
    "match_coverage": (
        "Un CSV publiable : combien de personnes proposent ou demandent quoi, sans petit "
        "effectif. Deux de suite diraient qui s’est retiré : un journal (--log) les protège "
        "ensemble.",
        "A CSV that may be published: how many offer or ask for what, without small counts. "
        "Two in a row would tell who withdrew: a log (--log) protects them together.",
    ),
    "peer_not_ticked": (
        "rien n’était coché sur {key}",
        "nothing was ticked on {key}",
    ),
    "match_within_alone": (
        "--within sans --distances : aucune distance n’est connue entre deux territoires",
        "--within without --distances: no distance between two territories is known",
    ),
    "match_no_way": (
        "{file} : aucune distance entre deux des territoires de ces personnes",
        "{file}: no distance between two of the territories of these people",
    ),
    "match_twice": (
        "une même personne figure dans {first} et dans {second}",
        "one person stands in {first} and in {second}",
    ),
    "letter_exchange": (
        "echange",
        "exchange",
    ),
    "letter_tutoring": (
        "tutorat",
        "tutoring",
    ),
    "letters_before": (
        "lettres d’avant supprimées, du même mode : {count}",
        "letters of before that were deleted, of the same mode: {count}",
    ),
    "letter_foreign": (
        "{file} n’est pas une lettre de mise en lien ; rien n’y est écrit",
        "{file} is no letter to a peer; nothing is written there",
    ),
    "match_log": (
        "Le journal des publications de --coverage, privé. À défaut, il est tenu à côté de ce "
        "fichier.",
        "The log of the releases of --coverage, private. Unless given it is kept beside that file.",
    ),
    "match_wave": (
        "L’occasion de --coverage, comme 2027 ; « 1 » à défaut. D’autres personnes, ou "
        "d’autres choix, sont une autre occasion.",
        "The occasion of --coverage, as 2027; `1` unless given. Other people, or other "
        "choices, are another occasion.",
    ),
    "match_of_coverage": (
        "--log, --wave et --alone vont avec --coverage",
        "--log, --wave and --alone go with --coverage",
    ),
    "coverage_competency": ("compétence", "competency"),
    "coverage_key": ("clé", "key"),
    "coverage_ticked": ("coché", "ticked"),
    "coverage_people": ("personnes", "people"),
    "coverage_of": ("sur", "of"),
    "coverage_share": ("part", "share"),
    "coverage_hidden": ("caché", "hidden"),
    "coverage_s": ("secret statistique", "statistical confidentiality"),
    "coverage_p": ("trop peu de personnes pour ce chiffre", "too few people for this figure"),
    "coverage_some": (
        "{file} : effectifs cachés : {hidden} sur {all}, pour ne parler de moins de {least} "
        "personnes ni ne laisser retrouver un tel effectif",
        "{file}: hidden counts: {hidden} of {all}, so as not to tell of fewer than {least} people "
        "nor to let such a count be worked out",
    ),
    "coverage_none": (
        "{file} : tous les effectifs sont cachés ({all} lignes), pour ne parler de moins de "
        "{least} personnes ni ne laisser retrouver un tel effectif",
        "{file}: all counts are hidden ({all} rows), so as not to tell of fewer than {least} "
        "people nor to let such a count be worked out",
    ),
    "own_network": ("Mise en lien entre pairs", "People put in touch"),
}
