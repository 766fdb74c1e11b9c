"""Commands about personal data: `purge`, `erase` and `notice`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..inputs import open_questionnaire
from ..options import Output, argument, option
from ..words import lang, say


def purge(
    folders: Annotated[list[Path], argument("purge_folders", metavar="FOLDER…")],
    dry_run: Annotated[bool, option("purge_dry_run", "--dry-run")] = False,
    today: Annotated[str | None, option("purge_today", "--today")] = None,
) -> None:
    """Deletes what is past its day; 1 if a file cannot be read or deleted."""
    from ... import purge as purge_files

    found = purge_files(folders, today=today, dry_run=dry_run)
    told = "purge_would" if dry_run else "purge_deleted"
    for name, paths in ((told, found.deleted), ("purge_undated", found.undated)):
        for path in paths:
            print(say(name, file=path))
    for path in found.unreadable:
        print(say("purge_unreadable", file=path), file=sys.stderr)
    counts = {name: len(paths) for name, paths in vars(found).items()}
    print(say("purge_dry_count" if dry_run else "purge_count", **counts))
    if found.unreadable:
        raise typer.Exit(1)


def erase(
    file: Annotated[Path, argument("erase_file", metavar="FILE")],
    id: Annotated[str, option("id", "--id")] = "respondent",
) -> None:
    """Takes one person out; 1 if nobody is found. The pseudonym is in no history of commands."""
    from ... import erase as erase_rows

    if sys.stdin.isatty():
        respondent = typer.prompt(say("erase_prompt"), hide_input=True, err=True)
    else:
        respondent = sys.stdin.readline()
    rows = erase_rows(file, respondent, id)
    # The name of the file may hold the pseudonym.
    print(say("erase_one" if rows == 1 else "erase_count", count=rows))
    print(say("erase_tallies"), file=sys.stderr)
    if not rows:
        raise typer.Exit(1)


def notice(
    questionnaire: Annotated[str, argument("questionnaire", metavar="NAME|FILE")],
    fields: Annotated[Path | None, option("notice_fields", "--fields")] = None,
    template: Annotated[bool, option("notice_template", "--template")] = False,
    output: Output = None,
) -> None:
    """What people are told before they answer; 1 with every place that is not filled."""
    import json

    from ... import BoussoleError, notice_fields
    from ..._core import _notice
    from ..output import say_written

    q = open_questionnaire(questionnaire)
    if template:
        text = json.dumps({one.name: "" for one in notice_fields()}, ensure_ascii=False, indent=2)
        text += "\n"
        for one in notice_fields():
            print(say("named", name=one.name, value=one.help(lang())), file=sys.stderr)
    else:
        try:
            text = _notice(q, fields.read_bytes() if fields else b"{}", lang())
        except BoussoleError as error:
            if fields:
                error._found_in(fields)
            raise
    if output is None:
        print(text, end="")
        return
    output.write_text(text, encoding="utf-8")
    say_written(output, private=False)
