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
        "Écrit le modèle à remplir d’un poste, par son profil : asv, cls, clsm.",
        "Writes the template to be filled of a post, by its profile: asv, cls, clsm.",
    ),
    "post_begun": (
        "{file} est déjà commencé",
        "{file} has begun already",
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
    "post_title": ("Dossier de poste", "Handover pack"),
}
