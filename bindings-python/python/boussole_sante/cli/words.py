"""What the command line says, French and English side by side."""

from __future__ import annotations

import os
import re

from ..words import Language
from .evaluation_words import EVALUATION_WORDS
from .group_words import GROUP_WORDS
from .guidance_words import GUIDANCE_WORDS
from .handover_words import HANDOVER_WORDS
from .peer_words import PEER_WORDS
from .privacy_words import PRIVACY_WORDS
from .referential_words import REFERENTIAL_WORDS
from .release_words import RELEASE_WORDS
from .report_words import REPORT_WORDS
from .version_words import VERSION_WORDS

_OWN: dict[str, tuple[str, str]] = {
    # name: (French, English)
    "unknown_language": (
        "langue inconnue : « {found} » ; attendu : fr ou en",
        "unknown language `{found}`; expected fr or en",
    ),
    "cli_missing": (
        "La ligne de commande demande deux bibliothèques de plus : "
        'pip install "boussole-sante[cli]"',
        'The command line needs two more libraries: pip install "boussole-sante[cli]"',
    ),
    "needs_library": (
        "il faut ici une bibliothèque de plus : {name}",
        "this needs one more library: {name}",
    ),
    "app": (
        "Se situer, lire des réponses et des scores, sans juger ni classer personne.",
        "Take stock, read answers and scores, without judging or ranking anyone.",
    ),
    "lang": ("Langue : fr ou en.", "Language: fr or en."),
    "version": ("La version, et rien d’autre.", "The version, and nothing else."),
    "check": (
        "Ce qui va et ce qui manque entre des données et un questionnaire.",
        "What matches and what is missing between data and a questionnaire.",
    ),
    "validate": (
        "Lit des documents et liste toutes leurs erreurs.",
        "Reads documents and lists all their faults.",
    ),
    "codebook": ("Le dictionnaire des colonnes.", "The dictionary of the columns."),
    "score": (
        "Les scores ou les niveaux, une ligne par personne (données privées).",
        "The scores or the levels, one row per person (private data).",
    ),
    "schema": (
        "Le schéma JSON d’un type de document, ou la liste des types.",
        "The JSON Schema of a kind of document, or the list of kinds.",
    ),
    "data": (
        "Les données : CSV, XLSX ou Parquet, ou l’export d’un outil d’enquête.",
        "The data: CSV, XLSX or Parquet, or a survey tool's export.",
    ),
    "answers": (
        "Les réponses d’une personne, en JSON.",
        "The answers of one person, in JSON.",
    ),
    "answered": (
        "Le questionnaire des réponses, s’il n’est pas fourni avec la bibliothèque.",
        "The questionnaire of the answers, if it does not ship with the library.",
    ),
    "report": (
        "Le rapport d’une personne, qui lui appartient.",
        "The report of one person, whose it is.",
    ),
    "documents": ("Les documents JSON.", "The JSON documents."),
    "document": ("Le type de document.", "The kind of document."),
    "questionnaire": (
        "Un questionnaire fourni, par son nom, ou le chemin d’un fichier.",
        "A questionnaire that ships with the library, by name, or the path of a file.",
    ),
    "id": ("La colonne du pseudonyme.", "The column of the pseudonym."),
    "keep": ("Une colonne à garder (répétable).", "A column to keep (repeatable)."),
    "levels": ("Les niveaux plutôt que les scores.", "The levels instead of the scores."),
    "cells": (
        "Ce que contiennent les cellules des choix ; selon l’outil d’enquête sinon.",
        "What the cells of choices hold; by the survey tool if not given.",
    ),
    "dialect": (
        "L’outil d’enquête, ou un fichier qui le décrit ; reconnu aux en-têtes sinon.",
        "The survey tool, or a file that describes it; told by the headers if not given.",
    ),
    "sheet": ("La feuille du classeur ; la première sinon.", "The sheet; the first if not given."),
    "absent": (
        "Une colonne du questionnaire qui n’a pas été posée (répétable).",
        "A column of the questionnaire that was not asked (repeatable).",
    ),
    "strict": ("Refuser des cellules invalides.", "Refuse invalid cells."),
    "invalid": (
        "aucun choix déclaré ne correspond à `{value}`",
        "no declared choice matches `{value}`",
    ),
    "answered_though_hidden": (
        "une réponse à une question qui ne se posait pas ; elle ne compte pas",
        "an answer to an item that was not to be asked; it does not count",
    ),
    "rounded": (
        "{count} nombres arrondis à six décimales ; ils comptent",
        "{count} numbers rounded to six decimal places; they count",
    ),
    "twice": (
        "un même pseudonyme sur {count} lignes, la première fois ligne {first}",
        "one pseudonym on {count} rows, first on row {first}",
    ),
    "demo": (
        "Montre tout le chemin, sur des réponses inventées.",
        "Shows the whole way, on invented answers.",
    ),
    "format": ("Le format de sortie.", "The format of the output."),
    "output": (
        "Le fichier à écrire ; sinon la sortie standard.",
        "The file to write; else the standard output.",
    ),
    "sound": ("{file} : aucune erreur", "{file}: no fault"),
    "faults": ("{count} erreurs", "{count} faults"),
    "first_faults": (
        "{count} erreurs, dont voici les {told} premières",
        "{count} faults, of which these are the first {told}",
    ),
    "fault": ("1 erreur", "1 fault"),
    "written": ("écrit : {file}", "written: {file}"),
    "written_private": (
        "écrit : {file} — données privées, lisibles par vous seul",
        "written: {file} — private data, readable by you alone",
    ),
    "not_there": ("{file} : ce fichier n’existe pas", "{file}: there is no such file"),
    "pseudonyms_not_shown": (
        "La colonne {column} (pseudonymes) n’est pas affichée ; elle est dans les fichiers écrits.",
        "The column {column} (pseudonyms) is not shown; it is in the files that are written.",
    ),
    "no_folder": ("{file} : ce dossier n’existe pas", "{file}: there is no such folder"),
    "no_file": (
        "{file} : ne peut être ni lu, ni écrit ({reason})",
        "{file}: can be neither read nor written ({reason})",
    ),
    "EISDIR": ("c’est un dossier", "it is a folder"),
    "ENOTDIR": ("ce n’est pas un dossier", "it is no folder"),
    "EEXIST": ("ce nom est déjà pris", "this name is taken already"),
    "EACCES": ("l’accès est refusé", "access is refused"),
    "EPERM": ("l’accès est refusé", "access is refused"),
    "EROFS": ("on ne peut rien y écrire", "nothing can be written there"),
    "ENOSPC": ("le disque est plein", "the disk is full"),
    "unknown_suffix": (
        "le nom du fichier doit finir par {suffixes} (ou --format)",
        "the name of the file must end with {suffixes} (or --format)",
    ),
    "not_to_terminal": (
        "le format parquet s’écrit dans un fichier : --output",
        "parquet is written to a file: --output",
    ),
    "output_is_input": (
        "{file} est lu par cette commande, et ne peut pas être écrasé : choisir un autre nom",
        "this command reads {file}, which cannot be written over: choose another name",
    ),
    "aborted": ("Rien n’est fait.", "Nothing was done."),
    "columns_left_out": (
        "Trop large pour ce terminal, non montré : {names}. Tout est dans un fichier (-o).",
        "Too wide for this terminal, not shown: {names}. A file has all (-o).",
    ),
    "more_rows": ("… {count} lignes de plus", "… {count} more rows"),
    "unknown_schema": (
        "pas de schéma « {name} » ; il y a : {names}",
        "no schema `{name}`; there are: {names}",
    ),
}


def _joined(*stores: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """All texts by their names; one name for two of them would show the wrong one."""
    names = [name for store in stores for name in store]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"two texts of one name: {', '.join(twice)}")
    return {name: texts for store in stores for name, texts in store.items()}


WORDS = _joined(
    _OWN,
    REPORT_WORDS,
    GROUP_WORDS,
    GUIDANCE_WORDS,
    HANDOVER_WORDS,
    EVALUATION_WORDS,
    PEER_WORDS,
    RELEASE_WORDS,
    PRIVACY_WORDS,
    REFERENTIAL_WORDS,
    VERSION_WORDS,
)
"""What each name says, in French and English."""

_lang: Language = "en"


def choose(arguments: list[str]) -> list[str]:
    """Takes the language from ``--lang``, wherever it stands, else from the locale.

    Gives the other arguments. English where neither says.

    Raises
    ------
    ValueError
        if ``--lang`` names another language; the message is the name.
    """
    global _lang
    wanted: str | None = None
    others = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--lang":
            wanted = next(rest, "")
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        else:
            others.append(argument)
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    spoken = next((os.environ[name] for name in names if os.environ.get(name)), "")
    _lang = "fr" if spoken.lower().startswith("fr") else "en"
    if wanted is not None:
        match re.split("[-_.]", wanted.lower())[0]:
            case "fr" | "en" as primary:
                _lang = primary
            case _:
                raise ValueError(wanted)
    return others


def lang() -> Language:
    """The language of this process: ``fr`` or ``en``."""
    return _lang


def say(name: str, /, **parts: object) -> str:
    """The text of this name in the language of this process."""
    french, english = WORDS[name]
    return (_spaced(french) if _lang == "fr" else english).format(**parts)


def in_both(name: str) -> tuple[str, str]:
    """The text of this name in French and in English, for who has not chosen yet."""
    french, english = WORDS[name]
    return _spaced(french), english


def decimal(value: float) -> str:
    """A score with one decimal, as the language writes it."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if _lang == "fr" else text


def _spaced(french: str) -> str:
    """No line breaks before a colon or inside quotation marks."""
    return re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", french)
