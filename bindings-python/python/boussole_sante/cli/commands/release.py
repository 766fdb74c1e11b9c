"""The command that leads out: `release`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..options import (
    Absent,
    By,
    CellsHold,
    Confidence,
    DialectName,
    Each,
    Format,
    Formatted,
    Output,
    Population,
    SelectedBy,
    Sheet,
    Show,
    Stream,
    TallyQuestions,
    TallySources,
    Weight,
    option,
)
from ..tallies import Asked, Wanted
from ..words import lang, say

if TYPE_CHECKING:
    from ... import Release, Table


def release(
    sources: TallySources,
    questionnaire: TallyQuestions = None,
    by: By = None,
    over: Annotated[list[str] | None, option("over", "--over", metavar="COLUMN[,COLUMN]")] = None,
    show: Annotated[list[Show] | None, option("shows", "--show")] = None,
    each: Each = False,
    rules: Annotated[str, option("rules", "--rules", metavar="NAME|FILE")] = "default",
    min_cell: Annotated[int | None, option("min_cell", "--min-cell")] = None,
    allow_by: Annotated[list[str] | None, option("allow_by", "--allow-by")] = None,
    groupings: Annotated[Path | None, option("groupings", "--groupings")] = None,
    log: Annotated[Path | None, option("log", "--log")] = None,
    alone: Annotated[bool, option("alone", "--alone")] = False,
    wave: Annotated[str | None, option("wave", "--wave")] = None,
    today: Annotated[str | None, option("release_today", "--today", metavar="YYYY-MM-DD")] = None,
    audit: Annotated[Path | None, option("audit", "--audit")] = None,
    confidence: Confidence = 0.95,
    selection: SelectedBy = "voluntary",
    population: Population = None,
    weight: Weight = None,
    stream: Stream = False,
    absent: Absent = None,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """Tables that may be published, and what they hide."""
    from ... import release as released
    from ..output import private_name, say_written

    log = log_of(alone, log, wave, sources[0])
    tally = Asked(
        questionnaire=questionnaire,
        by=by or [],
        weight=weight,
        weights="survey",
        pairwise=False,
        shard=None,
        absent=dict.fromkeys(absent or [], "not_shown"),
        stream=stream,
        dialect=dialect,
        cells=cells,
        sheet=sheet,
    ).of_all(sources)
    tallies = [tally.over(*columns.split(",")) for columns in over] if over else [tally]
    wanted = [
        Wanted(
            show=one,
            confidence=confidence,
            selection=selection,
            population=population,
            each=each,
        )
        for one in show or [Show.summary]
    ]
    for one in wanted:
        one.tell()
    out = released(
        [one.of(each_tally) for each_tally in tallies for one in wanted],
        min_cell=min_cell,
        rules=rules_of(rules),
        allow_by=allow_by or [],
        groupings=json.loads(groupings.read_bytes()) if groupings else None,
        log=log,
        wave=wave,
        today=today,
    )
    tell(out, log)
    if audit is not None:
        out.audit.write(private_name(audit))
        say_written(private_name(audit), private=True)
    write(out, tables_by_name(out.published), format, output)


def log_of(alone: bool, log: Path | None, wave: str | None, beside: Path) -> Path | None:
    """The log that is kept: that which is named, else one beside a file; none for tables alone."""
    if alone and (log or wave):
        raise typer.BadParameter(say("alone_or_log"), param_hint="--alone")
    return None if alone else log or log_beside(beside)


def log_beside(source: Path) -> Path:
    """The log of the releases of a file: one beside it, whatever it is called for."""
    name = source.name.split(".")[0] or source.name
    return source.with_name(f"{name}.journal.prive.json")


def rules_of(name: str) -> str | Path:
    """The name of rules, or a file of them."""
    return Path(name) if name.endswith(".json") else name


def tables_by_name(tables: Sequence[Table]) -> Mapping[str, Table]:
    """The tables by name; a second one of a name gets a number."""
    named: dict[str, Table] = {}
    for table in tables:
        name = table.provenance["table"]
        number = sum(other.split("-")[0] == name for other in named) + 1
        named[name if number == 1 else f"{name}-{number}"] = table
    return named


def tell(out: Release, log: Path | None) -> None:
    """What is hidden, and where the log is."""
    print(out.audit.summary(lang()), file=sys.stderr)
    print(say("release_alone") if log is None else say("log_kept", file=log), file=sys.stderr)


def write(
    out: Release, tables: Mapping[str, Table], format: Format | None, output: Path | None
) -> None:
    """Writes the release: as one document if the file is JSON, else a file for each table into a
    folder; without either to the standard output."""
    from ..output import emit, say_written

    if output is not None and output.suffix == ".json":
        out.write(output)
        say_written(output, private=False)
        return
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        suffix = str(format or Format.csv)
        emit(table, format, None if output is None else output / f"{name}.{suffix}")
