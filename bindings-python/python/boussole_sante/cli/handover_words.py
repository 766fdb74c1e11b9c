"""What the command about the file of a post says, French and English side by side."""

from __future__ import annotations

HANDOVER_WORDS: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "handover": (
        "Le dossier d’un poste : son modèle à remplir, et ce qui passe de qui part à qui arrive.",
        "The file of a post: its template, and what passes from who leaves to who comes.",
    ),
    "post_file": (
        "Le dossier du poste, en JSON ; il parle du poste, et non d’une personne.",
        "The file of the post, in JSON; it is about the post, and not about a person.",
    ),
    "post_new": (
        "Écrit le modèle à remplir d’un poste, par son profil : asv, cls, clsm, "
        "coordination-locale.",
        "Writes the template to be filled of a post, by its profile: asv, cls, clsm, "
        "coordination-locale.",
    ),
    "post_begun": (
        "{file} est déjà commencé",
        "{file} has begun already",
    ),
    "post_new_alone": (
        "--new écrit le modèle, et rien d’autre : cette option vaut pour un dossier rempli",
        "--new writes the template and nothing else: this option is for a file that is filled",
    ),
    "post_new_one": (
        "un modèle est celui d’un seul profil ; un deuxième poste s’ajoute dans le fichier (posts)",
        "a template is that of one profile; a second post is added in the file (posts)",
    ),
    "post_new_json": (
        "un dossier à remplir est en JSON : son nom finit par .json",
        "a file to be filled is JSON: its name ends in .json",
    ),
    "post_part_json": (
        "le JSON a toujours toutes les parties",
        "the JSON always has all parts",
    ),
    "post_remarks": (
        "À relire avant de transmettre : {count}. La liste est au début du dossier (--part file).",
        "To be read again before it is passed on: {count}. The list is at the head of the file "
        "(--part file).",
    ),
    "post_leaving": (
        "Le dernier jour de la personne qui part.",
        "The last day of the person who leaves.",
    ),
    "post_arriving": (
        "Le premier jour de la personne qui arrive.",
        "The first day of the person who comes.",
    ),
    "post_part": (
        "Une seule partie : file (le dossier), overlap (deux semaines à deux), first_steps (les "
        "premiers pas).",
        "One part alone: file, overlap (two weeks together), first_steps.",
    ),
}
