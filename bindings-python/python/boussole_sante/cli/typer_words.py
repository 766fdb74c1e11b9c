"""What Typer says of its own, in the language of this process; kinds of values by plain words."""

from __future__ import annotations

import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from .words import lang, say

# BadParameter is the one public name among Typer's errors of usage.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

KINDS = {
    # as Typer writes it: (French, English)
    "<str>": ("TEXTE", "TEXT"),
    "<list[str]>": ("TEXTE", "TEXT"),
    "<path>": ("FICHIER", "FILE"),
    "<list[Path]>": ("", ""),
    "<int>": ("NOMBRE", "NUMBER"),
    "<float>": ("NOMBRE", "NUMBER"),
}

FRENCH = [
    (re.compile(pattern, re.MULTILINE), french)
    for pattern, french in (
        (r"^Usage: ", "Utilisation : "),
        (r"^Arguments:$", "Arguments :"),
        (r"^Options:$", "Options :"),
        (r"^Commands:$", "Commandes :"),
        (r"COMMAND \[ARGS\]\.\.\.", "COMMANDE [ARGUMENTS]..."),
        (r"\[required\]", "[obligatoire]"),
        (r"\[default: ([^\]]*)\]", r"[par défaut : \1]"),
        (r"Show this message and exit\.", "Montre cette aide."),
        (r"^Try '(.*)' for help\.$", r"Pour l’aide : \1"),
        (r"^Error: ", "Erreur : "),
        (r"Missing argument '(.*)'\.", r"il manque l’argument « \1 »."),
        (r"Missing option '(.*?)'( / .*)?\.", r"il manque l’option \1."),
        (r"Missing command\.", "il manque une commande."),
        (r"No such option: (\S+)", r"aucune option ne s’appelle \1"),
        (r"\(Possible options: (.*)\)", r"(options voisines : \1)"),
        (r"No such command '(.*?)'\.", r"aucune commande ne s’appelle « \1 »."),
        (r"Did you mean '([^']*)'\?", r"Peut-être « \1 » ?"),
        (r"Did you mean (.*)\?", r"Peut-être \1 ?"),
        (r"Option '(.*)' requires an argument\.", r"l’option \1 demande une valeur."),
        (r"Option '(.*)' does not take a value\.", r"l’option \1 ne prend pas de valeur."),
        (r"Got unexpected extra argument\(?s?\)? \((.*)\)", r"argument en trop : \1"),
        (r"Invalid value for '([^']*)'(?: / '[^']*')*: ", r"valeur incorrecte pour « \1 » : "),
        (r"Invalid value for (\S+): ", r"valeur incorrecte pour \1 : "),
        (r"Invalid value: ", "valeur incorrecte : "),
        (r"'(.*?)' is not one of (.*)\.$", r"« \1 » n’est aucun de \2."),
        (r"Input should be a valid (?:number|integer).*$", "un nombre est attendu."),
    )
]


def spoken(text: str) -> str:
    """What Typer wrote, as people read it."""
    text = text.replace("Value error, ", "")
    french = lang() == "fr"
    # A placeholder says what it stands for; Typer marks it once more.
    text = re.sub(r"(?m)^(Usage: .*)$", lambda line: re.sub(r"[{}]", "", line[0]), text)
    text = re.sub(
        r"(?m)^(  \[?[A-ZÉ|…]+\]?) (<\S+>)", lambda one: one[1] + " " * (1 + len(one[2])), text
    )
    for kind, words in KINDS.items():
        text = _replaced(text, kind, words[not french])
    text = re.sub(r"<list\[([^\]]*\|[^\]]*)\]>", r"<\1>", text)
    if french:
        for pattern, said in FRENCH:
            text = pattern.sub(said, text)
        text = re.sub(r" (?=[:;?!»]( |$))|(?<=«) ", "\N{NO-BREAK SPACE}", text, flags=re.MULTILINE)
    return text


def _replaced(text: str, kind: str, word: str) -> str:
    """The text with a word for a kind; what stands behind it stays in its column."""

    def aligned(found: re.Match[str]) -> str:
        return word.ljust(len(found[0]))

    return re.sub(f"{re.escape(kind)}(  +)", aligned, text).replace(kind, word)


class Command(TyperCommand):
    """A command whose help is in the language of this process."""

    def get_help(self, ctx: Any) -> str:
        """The help."""
        return spoken(super().get_help(ctx))


class Group(TyperGroup):
    """The commands together."""

    def get_help(self, ctx: Any) -> str:
        """The help."""
        return spoken(super().get_help(ctx))


def tell_usage(error: Exception) -> int:
    """Says what is wrong with the command line, and gives the exit code."""
    message: str = error.format_message()  # type: ignore[attr-defined]
    context: typer.Context | None = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(message)
        return 2
    if context is not None:
        usage = f"{context.get_usage()}\nTry '{context.command_path} --help' for help.\n"
        print(spoken(usage), file=sys.stderr)
    print(spoken(f"Error: {message}"), file=sys.stderr)
    return 2


def tell_aborted() -> int:
    """Says that nothing was done, and gives the exit code."""
    print(say("aborted"), file=sys.stderr)
    return 1
