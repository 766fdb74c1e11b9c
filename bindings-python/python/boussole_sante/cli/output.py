"""What commands write: tables and reports, to the terminal or to files."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .._files import dump_csv, open_for, write_parquet
from .._html import is_private, shown
from .words import lang, say

if TYPE_CHECKING:
    from .. import Report, Table
    from .app import Format

ROWS = 40


def emit(table: Table, format: Format | None, output: Path | None) -> None:
    """Writes a table: to a file in the format of its name, else to the standard output.

    Private rows get the suffix ``.prive`` and mode 0600. The terminal never lists pseudonyms
    beside scores.
    """
    chosen = str(format or _format_of(output))
    if output is None:
        _to_stdout(table, chosen)
        return
    target = private_name(output) if is_private(table) else output
    if chosen == "parquet":
        write_parquet(table, target)
    else:
        with open_for(table, target, "w") as file:
            if chosen == "csv":
                dump_csv(table, file)
            elif chosen == "json":
                json.dump(records(table), file, ensure_ascii=False, indent=1)
            else:
                file.write(f"{table!r}\n")
    _say_written(target, is_private(table))


def emit_report(report: Report, format: Format, output: Path | None) -> None:
    """Writes the report of one person."""
    if format == "json":
        text = report.to_json()
    elif format == "table":
        text = "\n".join(report_lines(report))
    else:
        raise typer.BadParameter(say("report_formats"), param_hint="--format")
    if output is None:
        print(text)
        return
    target = private_name(output)
    with open_for(None, target, "w") as file:
        file.write(f"{text}\n")
    _say_written(target, True)


def private_name(path: Path) -> Path:
    """``scores.csv`` as ``scores.prive.csv``."""
    if ".prive" in path.suffixes:
        return path
    return path.with_name(f"{path.stem}.prive{path.suffix}")


def bad_lines(table: Table, path: Path | str) -> Iterable[str]:
    """What could not be used, a line each, with file and place."""
    for cell in records(table.bad_cells) if table.bad_cells is not None else []:
        told = say(str(cell["reason"]), value=cell["value"])
        yield f"{path}: [{cell['column']}, {cell['row']}]: {told}"
    for row in records(table.duplicate_ids) if table.duplicate_ids is not None else []:
        yield f"{path}: {say('twice', first=row['first_row'], count=row['count'])}"


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None
) -> None:
    """Prints rows in a frame."""
    from rich.console import Console
    from rich.table import Table as Framed
    from rich.text import Text

    framed = Framed(*columns, title=title, title_justify="left")
    for row in rows:
        framed.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console().print(framed)


def _format_of(output: Path | None) -> str:
    if output is None:
        return "table" if sys.stdout.isatty() else "csv"
    names = {".json": "json", ".csv": "csv", ".parquet": "parquet"}
    return names.get(output.suffix, "table")


def _to_stdout(table: Table, format: str) -> None:
    if format == "csv":
        dump_csv(table, sys.stdout)
    elif format == "json":
        print(json.dumps(records(table), ensure_ascii=False, indent=1))
    elif format == "parquet":
        raise typer.BadParameter(say("not_to_terminal"), param_hint="--format")
    else:
        print_table(*shown(table, ROWS))
        if len(table) > ROWS:
            print(say("more_rows", count=len(table) - ROWS))


def records(table: Table) -> list[dict[str, object]]:
    """The rows as JSON objects; numbers are numbers, the rest is text."""
    numeric = [kind.startswith(("Int", "UInt", "Float")) for kind in table._types]

    def value(cell: str | None, number: bool) -> object:
        return json.loads(cell) if number and cell is not None else cell

    def record(row: list[str | None]) -> dict[str, object]:
        cells = zip(table.columns, row, numeric, strict=True)
        return {name: value(cell, number) for name, cell, number in cells}

    return [record(row) for row in table._cells()]


def report_lines(report: Report) -> Iterable[str]:
    """The report of one person as lines of text."""
    scales = {scale.key: scale for scale in report.questionnaire.scales}
    items = {item.key: item for item in report.questionnaire.items}
    yield from report.notices
    yield ""
    yield say("scores")
    for score in report.scales:
        title = scales[score.key].title(lang())
        unit = say("on_100") if scales[score.key].output == "percent_of_maximum" else ""
        shown = say("no_score") if score.value is None else f"{decimal(score.value)}{unit}"
        yield f"  {title} : {shown} ({say('used', used=score.used, of=score.of)})"
    if report.levels:
        yield ""
        yield say("own_levels")
    for level in report.levels:
        item = items[level.item]
        label = (item.label or item.text)(lang())
        yield f"  {label} : {'–' if level.level is None else level.level}"


def decimal(value: float) -> str:
    """A score with one decimal, as the language writes it."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if lang() == "fr" else text


def _say_written(path: Path, private: bool) -> None:
    print(say("written_private" if private else "written", file=path), file=sys.stderr)
