"""The command line: ``boussole-sante``.

Exit codes: 0 done, 1 the data or the document has faults, 2 wrong usage.
"""

from __future__ import annotations

import sys

from . import words


def main() -> None:
    """Runs the command of this process; imports what it needs and no more."""
    try:
        arguments = words.choose(sys.argv[1:])
    except ValueError as error:
        print(words.say("unknown_language", found=error), file=sys.stderr)
        sys.exit(2)
    sys.argv[1:] = arguments
    if "--version" in arguments[:3]:
        from .._core import __version__, _standing

        print(f"{_standing(words.lang())}\nboussole-sante {__version__}")
        return
    try:
        from .app import run
    except ModuleNotFoundError as error:
        if error.name not in {"typer", "rich"}:
            raise
        print(*words.in_both("cli_missing"), sep="\n", file=sys.stderr)
        sys.exit(2)
    sys.exit(run())


__all__ = ["main"]
