"""What the commands about personal data say, French and English side by side."""

from __future__ import annotations

PRIVACY_WORDS: dict[str, tuple[str, str]] = {
    "purge": (
        "Supprime les fichiers de réponses individuelles dont la date est passée, et rien d’autre.",
        "Deletes files of individual answers that are past their day, and nothing else.",
    ),
    "purge_folders": (
        "Des dossiers, parcourus en entier sans suivre les liens, ou des fichiers.",
        "Folders, gone through whole without following links, or files.",
    ),
    "purge_dry_run": (
        "Dire ce qui serait supprimé, sans rien supprimer.",
        "Say what would be deleted, and delete nothing.",
    ),
    "purge_today": (
        "Le jour où juger des dates, comme 2028-11-23 ; aujourd’hui sinon.",
        "The day on which dates are judged, as 2028-11-23; else today.",
    ),
    "purge_deleted": ("supprimé : {file}", "deleted: {file}"),
    "purge_would": ("serait supprimé : {file}", "would be deleted: {file}"),
    "purge_undated": ("sans date, à vous de voir : {file}", "undated, yours to judge: {file}"),
    "purge_unreadable": (
        "illisible, ou impossible à supprimer : {file}",
        "cannot be read, or cannot be deleted: {file}",
    ),
    "purge_count": (
        "fichiers supprimés : {deleted} ; gardés : {kept} ; sans date : {undated} ; "
        "illisibles : {unreadable}",
        "files deleted: {deleted}; kept: {kept}; undated: {undated}; unreadable: {unreadable}",
    ),
    "purge_dry_count": (
        "fichiers à supprimer : {deleted} ; à garder : {kept} ; sans date : {undated} ; "
        "illisibles : {unreadable}",
        "files to delete: {deleted}; to keep: {kept}; undated: {undated}; unreadable: {unreadable}",
    ),
    "erase": (
        "Retire une personne d’un fichier ; son pseudonyme se donne sur l’entrée standard.",
        "Takes one person out of a file; the pseudonym is given on the standard input.",
    ),
    "erase_file": (
        "Le fichier : CSV, Parquet, ou les réponses d’une personne en JSON.",
        "The file: CSV, Parquet, or the answers of one person in JSON.",
    ),
    "erase_prompt": ("Pseudonyme", "Pseudonym"),
    "erase_one": ("1 ligne retirée", "1 row taken out"),
    "erase_count": ("lignes retirées : {count}", "rows taken out: {count}"),
    "erase_tallies": (
        "Un dépouillement ou un tableau publié ne peut pas rendre une personne : refaites-le avec "
        "les lignes qui restent.",
        "A tally or a released table cannot give one person back: make it anew from the rows left.",
    ),
    "notice": (
        "La notice d’information à donner avant de répondre (article 13 du RGPD).",
        "The notice to give people before they answer (article 13 of the GDPR).",
    ),
    "notice_fields": (
        "Un fichier JSON avec de quoi remplir la notice.",
        "A JSON file with what fills the notice.",
    ),
    "notice_template": (
        "Donner ce fichier vide, avec une explication de chaque champ.",
        "Give that file empty, with a word on each field.",
    ),
    "retain_until": (
        "Le jour après lequel supprimer ces lignes (AAAA-MM-JJ), écrit dans un fichier Parquet ; "
        "dans 24 mois sinon.",
        "The day after which to delete these rows (YYYY-MM-DD), written in a Parquet file; in 24 "
        "months if not given.",
    ),
    "past_retention": (
        "ces réponses étaient à supprimer après le {until} : voir la commande purge",
        "these answers were to be deleted after {until}: see the command purge",
    ),
}
"""By name: French, English."""
