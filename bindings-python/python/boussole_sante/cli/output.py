"""What commands write: tables and reports, to the terminal or to files."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from .._core import _wording
from .._files import dump_csv, open_for, write_parquet
from .._tables import fitting, hidden_column, is_private, shown
from ..blocks import Block, Branch, Grid, Heading, Listing, Paragraph, Tree
from .page import contents_page, page, printed_page
from .words import lang, say

if TYPE_CHECKING:
    from rich.console import Console

    from .. import Finding, Hit, Questionnaire, Referential, Report, Table
    from ..results import Gap, LimesurveyForm, XlsForm
    from ..words import Language
    from .options import Format, HandoverFormat, PeerFormat, PlanFormat, ReportFormat

CARDS = 3
HITS = 12
ROWS = 40
TEXT_WIDTH = 100
NO_BREAK, HELD = "\N{NO-BREAK SPACE}", "\ue000"
MANY = 8
"""From how many columns on data are not printed as blocks of lines."""


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
    say_written(target, is_private(table))


def emit_check(looked: Table, format: Format | None, output: Path | None) -> None:
    """Writes what was checked; a person at a terminal sees what to look at, not what goes well."""
    if output is not None or str(format or _format_of(None)) != "table":
        emit(looked, format, output)
        return
    odd = odd_columns(looked)
    if odd.rows:
        print_blocks([odd])
    print(say("columns_are_well", count=len(looked) - len(odd.rows), all=len(looked)))


def odd_columns(looked: Table) -> Grid:
    """The columns that are not as the questionnaire has them, and why."""
    head = ("column", "column_status", "invalid_values", "near")
    rows = tuple(
        (
            str(row["column"]),
            say(str(row["status"])),
            str(row["invalid_values"] or ""),
            str(row["near"] or ""),
        )
        for row in records(looked)
        if row["ok"] != "true"
    )
    return Grid(say("odd_columns"), tuple(map(say, head)), rows)


def emit_report(report: Report, format: ReportFormat | None, output: Path | None) -> None:
    """Writes the report of one person: as a page if the file's name says so."""

    def blocks(language: Language) -> Sequence[Block]:
        is_page = str(format or _report_format_of(output)) == "html"
        return report.blocks(language, [score.key for score in report.scales] if is_page else [])

    emit_own(say("own_report"), report.to_json(), blocks, format, output)


def emit_own(
    title: str,
    json: str,
    blocks: Callable[[Language], Sequence[Block]],
    format: ReportFormat | PlanFormat | PeerFormat | HandoverFormat | None,
    output: Path | None,
    others: Mapping[str, str] | None = None,
    until: str | None = None,
) -> None:
    """Writes what belongs to one person: as a page if the file's name says so; what it can be
    besides stands in `others`, by the suffix. A page says `until` when it is kept.
    """
    texts = {"json": json, **(others or {})}
    chosen = str(format or _report_format_of(output, texts))
    if chosen in texts:
        text = texts[chosen]
    elif chosen == "html":
        text = page(title, blocks(lang()), private=True, until=until)
    else:
        text = text_of(blocks(lang()))
    if output is None:
        print(text)
        return
    target = private_name(output)
    with open_for(None, target, "w") as file:
        file.write(f"{text}\n")
    say_written(target, private=True)


def print_gaps(gaps: Sequence[Gap], referential: Referential) -> None:
    """What the posts ask for beside the levels held: a line each, most pressing first."""

    def due(gap: Gap) -> str:
        days = (one.due for one in gap.asked_by if one.target == gap.target and one.due)
        return min(days, default="")

    rows = tuple(
        (
            referential.competency(gap.competency).label(lang()),
            "" if gap.level is None else str(gap.level),
            str(gap.target),
            due(gap),
            _wording("gap.status", gap.status, lang()),
        )
        for gap in gaps
        if gap.timing != "in_situation"
    )
    head = ("competency", "level", "target", "due", "status")
    print_blocks([Grid(say("gaps"), tuple(say(f"gap_{one}") for one in head), rows)])


def emit_referential(referential: Referential, whole: bool, output: Path | None) -> None:
    """Writes a referential in the form that the name of the file says; else as JSON."""
    if output is None:
        print(referential.to_json(whole=whole))
        return
    if output.suffix == ".xlsx":
        referential.write_xlsx(output, lang())
    elif output.suffix == ".json":
        output.write_text(f"{referential.to_json(whole=whole)}\n", encoding="utf-8")
    elif output.suffix in {".html", ".md"}:
        from .markdown import markdown

        render = markdown if output.suffix == ".md" else contents_page
        blocks = (*referential.blocks(lang()), *referential._remarks(lang()))
        text = render(referential.title(lang()), blocks)
        output.write_text(text, encoding="utf-8")
    else:
        raise typer.BadParameter(say("export_suffix"), param_hint="--output")
    say_written(output, private=False)


def emit_form(questionnaire: Questionnaire, fields: Path | None, output: Path) -> None:
    """Writes a questionnaire as the tool that the name of the file says; tells what it lacks."""
    from .._core import _notice, _wording

    notice = None
    if fields is not None:
        filled = fields.read_bytes()
        notice = {one: _notice(questionnaire, filled, one) for one in ("fr", "en")}
    if output.suffix == ".html":
        blocks = questionnaire.printed(lang(), notice=notice)
        page = printed_page(questionnaire.title(lang()), blocks)
        output.write_text(page, encoding="utf-8")
        losses = questionnaire.printed_losses(notice=notice)
    elif output.suffix in {".txt", ".xlsx"}:
        make = questionnaire.limesurvey if output.suffix == ".txt" else questionnaire.xlsform
        form: LimesurveyForm | XlsForm = make(notice=notice)
        form.write(output)
        losses = form.losses
    else:
        raise typer.BadParameter(say("form_suffix"), param_hint="--output")
    for loss in losses:
        became = _wording("form.became", loss.became, lang())
        where = f" ({', '.join(loss.items)})" if loss.items else ""
        print(f"{became}: {loss.part}: {loss.why(lang())}{where}")
    say_written(output, private=False)


def emit_page(title: str, blocks: Sequence[Block], json: str, output: Path | None) -> None:
    """Writes blocks as a page, as Markdown or as JSON by the name of the file; else as text."""
    if output is None:
        print(text_of(blocks))
        return
    if output.suffix == ".json":
        text = f"{json}\n"
    elif output.suffix == ".html":
        text = contents_page(title, blocks)
    elif output.suffix == ".md":
        from .markdown import markdown

        text = markdown(title, blocks)
    else:
        told = say("unknown_suffix", suffixes=".html, .md, .json")
        raise typer.BadParameter(told, param_hint="--output")
    output.write_text(text, encoding="utf-8")
    say_written(output, private=False)


def print_hits(hits: Sequence[Hit], card: bool) -> None:
    """What was found, a line each, best first; or the cards of the first ones."""
    if not hits:
        print(say("found_nothing"), file=sys.stderr)
    if card:
        print("\n\n".join(hit.entry.card(lang()) for hit in hits[:CARDS]))
        return
    for hit in hits[:HITS]:
        kind = _wording("kind", hit.entry.entry_kind, lang())
        # The terms of a formula have no label.
        said = (getattr(part, "label", None) or part["description"] for part in hit.parts)
        parts = ", ".join(text(lang()).removesuffix(".") for text in said)
        where, label = f" ({parts})" if parts else "", hit.entry.label(lang())
        print(say("found_line", kind=kind, label=label, where=where, key=hit.entry.key))
    if len(hits) > HITS:
        print(say("found_more", count=len(hits) - HITS))


def print_findings(found: Sequence[Finding], infos: bool) -> None:
    """What could be better, a line each, then how much of each severity."""
    for one in found:
        if infos or one.severity != "info":
            print(f"{say(f'severity_{one.severity}')} {one.code}: {one.message(lang())}")
    counts = {}
    for severity in ("error", "warning", "info"):
        count = sum(one.severity == severity for one in found)
        name = f"{severity}_one" if count == 1 else f"{severity}_many"
        counts[f"{severity}s"] = say(name, count=count)
    print(say("lint_count", **counts))


def private_name(path: Path) -> Path:
    """``scores.csv`` as ``scores.prive.csv``."""
    if ".prive" in path.suffixes:
        return path
    return path.with_name(f"{path.stem}.prive{path.suffix}")


def watched(frames: Iterable[Any], rows: int | None) -> Iterator[Any]:
    """Frames as they come, with the rows so far on the terminal if somebody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (BarColumn(), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=rows)
        for frame in frames:
            yield frame
            bar.advance(task, len(frame))


def unusable(bad_cells: Table | None, path: Path | str) -> Iterable[str]:
    """What could not be used, a line each, with file and place."""
    rounded = 0
    for cell in records(bad_cells) if bad_cells is not None else []:
        if cell["reason"] == "rounded":
            rounded += 1
            continue
        told = say(str(cell["reason"]), value=cell["value"])
        yield f"{path}: [{cell['column']}, {cell['row']}]: {told}"
    if rounded:
        yield f"{path}: {say('rounded', count=rounded)}"


def bad_lines(table: Table, path: Path | str) -> Iterable[str]:
    """What could not be used of a table of people, and who stands twice."""
    yield from unusable(table.bad_cells, path)
    for row in records(table.duplicate_ids) if table.duplicate_ids is not None else []:
        yield f"{path}: {say('twice', first=row['first_row'], count=row['count'])}"


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints the rows of data; where they are too wide, each a block, or the columns that fit."""
    from rich.console import Console

    console = Console()
    if len(columns) > MANY and not _fits(columns, rows, console.width):
        widths = [least for least, _ in _widths(columns, rows)]
        kept = [
            place for place in fitting(widths, console.width - len(columns)) if place is not None
        ]
        out = ", ".join(name for place, name in enumerate(columns) if place not in kept)
        columns = [columns[place] for place in kept]
        rows = [[row[place] for place in kept] for row in rows]
        print(say("columns_left_out", names=out), file=sys.stderr)
    _print_grid(console, columns, rows)


def _fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, pad: int = 0) -> bool:
    """Whether no word of a table has to be cut."""
    words = [least for least, _ in _widths(columns, rows)]
    return sum(words) + len(words) * (2 * pad + 1) + 1 <= width


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Of each column its longest word and its longest cell."""
    from rich.cells import cell_len

    every = list(zip(columns, *rows, strict=True))
    words = (max((cell_len(w) for c in cells for w in c.split()), default=1) for cells in every)
    return list(zip(words, (max(map(cell_len, cells)) for cells in every), strict=True))


def _shared_out(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: its longest word, and what is left to those that wrap most."""
    both = _widths(columns, rows)
    widths = [least for least, _ in both]
    while sum(widths) < room:
        lines, place = max(
            (most / own, at) for at, ((_, most), own) in enumerate(zip(both, widths, strict=True))
        )
        if lines <= 1:
            break
        widths[place] += 1
    return widths


def _print_grid(
    console: Console,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    title: str | None = None,
) -> None:
    """A table whose words are whole; in a narrow terminal each row is a block of lines."""
    from rich.padding import Padding
    from rich.table import Table as Framed
    from rich.text import Text

    if not _fits(columns, rows, console.width):
        if title:
            console.print(Text(title, style="italic"))
        for first, *rest in rows:
            named = first if title else say("named", name=columns[0], value=first)
            console.print(Text(named, style="bold"))
            for name, cell in zip(columns[1:], rest, strict=True):
                if cell:
                    told = say("named", name=name, value=cell)
                    console.print(Padding(Text(told), (0, 0, 0, 2), expand=False))
        return
    framed = Framed(*columns, title=title, title_justify="left")
    pad = int(_fits(columns, rows, console.width, pad=1))
    framed.padding = (0, pad)
    room = console.width - len(columns) * (2 * pad + 1) - 1
    for column, wide in zip(framed.columns, _shared_out(columns, rows, room), strict=True):
        column.width = wide
    for row in rows:
        framed.add_row(*map(Text, row))
    console.print(framed)


def _format_of(output: Path | None) -> str:
    if output is None:
        return "table" if sys.stdout.isatty() else "csv"
    return _by_suffix(
        output,
        {".csv": "csv", ".json": "json", ".parquet": "parquet", ".pq": "parquet", ".txt": "table"},
    )


def _report_format_of(output: Path | None, texts: Iterable[str] = ("json",)) -> str:
    if output is None:
        return "table"
    own = {f".{name}": name for name in texts}
    return _by_suffix(output, {".html": "html", ".txt": "table", **own})


def _by_suffix(output: Path, formats: dict[str, str]) -> str:
    """The format that the name of a file says; another name is wrong usage."""
    chosen = formats.get(output.suffix.lower())
    if chosen is None:
        told = say("unknown_suffix", suffixes=", ".join(formats))
        raise typer.BadParameter(told, param_hint="--output")
    return chosen


def _to_stdout(table: Table, format: str) -> None:
    if format == "csv":
        dump_csv(table, sys.stdout)
    elif format == "json":
        print(json.dumps(records(table), ensure_ascii=False, indent=1))
    elif format == "parquet":
        raise typer.BadParameter(say("not_to_terminal"), param_hint="--format")
    else:
        columns, rows, _ = shown(table, ROWS)
        print_table(columns, rows)
        if hidden := hidden_column(table):
            print(say("pseudonyms_not_shown", column=hidden), file=sys.stderr)
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


def print_blocks(blocks: Iterable[Block], console: Console | None = None) -> None:
    """Prints what a report says."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = console or Console()
    with console.capture() as captured:
        for block in blocks:
            match block:
                case Heading(text, depth):
                    text = _held(text)
                    console.print(Text(f"{text}\n" if depth == 1 else text, style="bold"))
                case Paragraph(text):
                    console.print(Text(f"{_held(text)}\n"))
                case Listing(items, numbered):
                    for number, item in enumerate(items, 1):
                        line = Text(f"{number}. " if numbered else "• ").append(_held(item))
                        console.print(Padding(line, (0, 0, 0, 2), expand=False))
                    console.print()
                case Tree(branches):
                    for depth, text in _flat(branches):
                        line = Text(f"• {_held(text)}")
                        console.print(Padding(line, (0, 0, 0, 2 * depth + 2), expand=False))
                    console.print()
                case Grid(caption, head, rows):
                    cells = [list(map(_held, row)) for row in rows]
                    _print_grid(console, list(map(_held, head)), cells, _held(caption))
                    console.print()
    print(captured.get().replace(HELD, NO_BREAK), end="", file=console.file)


def _held(text: str) -> str:
    """The text with its no-break spaces as letters: where it is wrapped, they are blanks."""
    return text.replace(NO_BREAK, HELD)


def _flat(branches: tuple[Branch, ...], depth: int = 0) -> Iterator[tuple[int, str]]:
    for one in branches:
        yield depth, one.text
        yield from _flat(one.branches, depth + 1)


def text_of(blocks: Iterable[Block]) -> str:
    """What a report says, as plain text."""
    from io import StringIO

    from rich.console import Console

    file = StringIO()
    asked = os.environ.get("COLUMNS", "")
    width = None if sys.stdout.isatty() or asked.isdigit() else TEXT_WIDTH
    print_blocks(blocks, Console(file=file, width=width))
    return file.getvalue().rstrip()


def say_written(path: Path, private: bool) -> None:
    """Says where a file is."""
    print(say("written_private" if private else "written", file=path), file=sys.stderr)
