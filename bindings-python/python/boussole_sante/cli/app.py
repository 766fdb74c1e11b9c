"""The command line: every command with its words, and its exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .._core import _standing
from .commands import (
    documents,
    evaluation,
    groups,
    guidance,
    handover,
    peers,
    people,
    privacy,
    release,
    versions,
)
from .faults import reason_of, tell, tell_warnings
from .inputs import on_files
from .options import option
from .typer_words import Command, Group, UsageError, tell_aborted, tell_usage
from .words import lang, say

app = typer.Typer(
    cls=Group,
    help=say("app"),
    epilog=_standing(lang()),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for _command in (
    documents.validate,
    people.report,
    people.check,
    people.score,
    documents.codebook,
    documents.form,
    documents.search,
    documents.lint,
    documents.export,
    documents.schema,
    people.demo,
    guidance.portfolio,
    guidance.plan,
    peers.peer_offer,
    peers.match,
    handover.handover,
    evaluation.indicators,
    groups.tally,
    groups.summary,
    privacy.purge,
    privacy.erase,
    privacy.notice,
    release.release,
    versions.compare,
    versions.carry,
):
    app.command(cls=Command, help=say(_command.__name__))(on_files(_command))


@app.callback()
def common(
    lang: Annotated[str | None, option("lang", "--lang")] = None,
    version: Annotated[bool, option("version", "--version")] = False,
) -> None:
    """Both options are read before the commands exist, in `main`."""


def run() -> int:
    """Runs the command and gives its exit code."""
    from .. import BoussoleError
    from .. import UsageError as WrongUsage

    tell_warnings()
    try:
        return int(app(prog_name="boussole-sante", standalone_mode=False) or 0)
    except UsageError as error:
        return tell_usage(error)
    except typer.Abort:
        return tell_aborted()
    except BoussoleError as error:
        tell(error)
        return 2 if isinstance(error, WrongUsage) else 1
    except BrokenPipeError:
        # Whoever reads has had enough, as `head` has; Python would complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except FileNotFoundError as error:
        file = Path(str(error.filename))
        is_there = file.absolute().parent.exists()
        told = say("not_there", file=file) if is_there else say("no_folder", file=file.parent)
        print(told, file=sys.stderr)
        return 2
    except OSError as error:
        print(say("no_file", file=error.filename, reason=reason_of(error)), file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        print(say("needs_library", name=error.name or ""), file=sys.stderr)
        return 2
    except SystemExit as done:
        return int(done.code or 0)
