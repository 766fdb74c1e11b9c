"""Commands about people: `report`, `check`, `score`, `demo`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..inputs import (
    cells_of,
    open_questionnaire,
    open_referential,
    posts_of,
    questionnaire_of,
    read_data,
)
from ..options import (
    Absent,
    Answered,
    CellsHold,
    Data,
    DialectName,
    Formatted,
    Output,
    Questions,
    ReportFormat,
    Sheet,
    argument,
    option,
)


def report(
    answers: Annotated[Path, argument("answers", metavar="ANSWERS")],
    questionnaire: Answered = None,
    profile: Annotated[list[str] | None, option("profile", "--profile", "-p")] = None,
    situation: Annotated[list[str] | None, option("situation", "--situation")] = None,
    referential: Annotated[Path | None, option("referential", "--referential", "-r")] = None,
    today: Annotated[str | None, option("report_today", "--today")] = None,
    format: Annotated[ReportFormat | None, option("format", "--format", "-f")] = None,
    output: Output = None,
) -> None:
    """The report of one person, for that person."""
    import datetime

    from ... import Answers, score
    from ..output import emit_report

    q = questionnaire_of(answers, questionnaire)
    posts = posts_of(profile or [], situation or [])
    ref = open_referential(referential) if posts or referential else None
    day = today or datetime.date.today().isoformat()
    scored = score(Answers.read(answers, q), q, referential=ref, profiles=posts, today=day)
    emit_report(scored, format, output)


def check(
    data: Data,
    questionnaire: Questions,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """What matches and what is missing; 1 if anything is to be mended."""
    from ... import check
    from ..output import emit_check, records

    q = open_questionnaire(questionnaire)
    frame = read_data(data, q, dialect, cells, sheet)
    looked = check(frame, q, cells=cells_of(frame, cells))
    emit_check(looked, format, output)
    if not all(row["ok"] == "true" for row in records(looked)):
        raise typer.Exit(1)


def score(
    data: Data,
    questionnaire: Questions,
    id: Annotated[str | None, option("id", "--id")] = None,
    keep: Annotated[list[str] | None, option("keep", "--keep")] = None,
    levels: Annotated[bool, option("levels", "--levels")] = False,
    absent: Absent = None,
    strict: Annotated[bool, option("strict", "--strict")] = False,
    retain_until: Annotated[str | None, option("retain_until", "--retain-until")] = None,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """Scores or levels, a row per person."""
    import datetime

    from ... import InvalidDataError, level_table, score_table
    from ..._privacy import kept_until
    from ..output import bad_lines, emit

    q = open_questionnaire(questionnaire)
    kept = keep or []
    passed = [id, *kept] if id else kept
    frame = read_data(data, q, dialect, cells, sheet, passed)
    away = dict.fromkeys(absent or [], "not_shown")
    until = retain_until or kept_until(datetime.date.today())
    make = level_table if levels else score_table
    try:
        table = make(
            frame,
            q,
            id=id,
            keep=kept,
            absent=away,
            strict=strict,
            cells=cells_of(frame, cells),
            retain_until=until,
        )
    except InvalidDataError as error:
        error._found_in(data)
        raise
    emit(table, format, output)
    for line in bad_lines(table, data):
        print(line, file=sys.stderr)


def demo(output: Annotated[Path | None, option("demo_output", "--output", "-o")] = None) -> None:
    """The invented example export, from its bytes to findings, with a page of them."""
    from ..demo import show

    show(output)
