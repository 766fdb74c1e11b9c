"""The commands. Each imports what it needs when it runs."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .words import lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .. import BoussoleError, Post, Questionnaire, Referential

app = typer.Typer(
    help=say("app"),
    epilog=say("standing"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """The formats of what a command writes."""

    json = "json"
    csv = "csv"
    parquet = "parquet"
    table = "table"


class ReportFormat(StrEnum):
    """The formats of the report of one person."""

    table = "table"
    html = "html"
    json = "json"


class Cells(StrEnum):
    """What the cells of choices may hold."""

    auto = "auto"
    codes = "codes"
    values = "values"
    labels = "labels"


def argument(name: str, **rest: Any) -> Any:
    """An argument with its help in the language of this process."""
    return typer.Argument(help=say(name), **rest)


def option(name: str, *flags: str, **rest: Any) -> Any:
    """An option with its help in the language of this process."""
    return typer.Option(*flags, help=say(name), **rest)


Questions = Annotated[str, option("questionnaire", "--questionnaire", "-q", metavar="NAME|FILE")]
Data = Annotated[Path, argument("data", metavar="DATA")]
DialectName = Annotated[str | None, option("dialect", "--dialect", "-d", metavar="NAME|FILE")]
CellsHold = Annotated[Cells | None, option("cells", "--cells")]
Sheet = Annotated[str | None, option("sheet", "--sheet")]
Output = Annotated[Path | None, option("output", "--output", "-o")]
Formatted = Annotated[Format | None, option("format", "--format", "-f")]


@app.callback()
def common(
    lang: Annotated[str | None, option("lang", "--lang")] = None,
    version: Annotated[bool, option("version", "--version")] = False,
) -> None:
    """Both options are read before the commands exist, in `main`."""


@app.command(help=say("validate"))
def validate(
    documents: Annotated[list[Path], argument("documents")],
    questionnaire: Annotated[
        str | None, option("answered", "--questionnaire", "-q", metavar="NAME|FILE")
    ] = None,
) -> None:
    """Reads documents; every fault of every document is listed."""
    from .. import BoussoleError

    sound = True
    for path in documents:
        try:
            changes = read_document(path, questionnaire)
        except BoussoleError as error:
            tell(error)
            sound = False
        else:
            print(say("sound", file=path), *changes, sep="\n  ")
    if not sound:
        raise typer.Exit(1)


@app.command(help=say("report"))
def report(
    answers: Annotated[Path, argument("answers")],
    questionnaire: Annotated[
        str | None, option("answered", "--questionnaire", "-q", metavar="NAME|FILE")
    ] = None,
    profile: Annotated[list[str] | None, option("profile", "--profile", "-p")] = None,
    referential: Annotated[Path | None, option("referential", "--referential", "-r")] = None,
    today: Annotated[str | None, option("report_today", "--today")] = None,
    format: Annotated[ReportFormat | None, option("format", "--format", "-f")] = None,
    output: Output = None,
) -> None:
    """The report of one person, for that person."""
    import datetime

    from .. import Answers, score
    from .output import emit_report

    q = questionnaire_of(answers, questionnaire)
    posts = [post_of(text) for text in profile or []]
    ref = open_referential(referential) if posts or referential else None
    day = today or datetime.date.today().isoformat()
    scored = score(Answers.read(answers, q), q, referential=ref, profiles=posts, today=day)
    emit_report(scored, format, output)


@app.command(help=say("check"))
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
    from .. import check
    from .output import emit, records

    q = open_questionnaire(questionnaire)
    frame = read_data(data, q, dialect, cells, sheet)
    looked = check(frame, q, cells=cells_of(frame, cells))
    emit(looked, format, output)
    if not all(row["ok"] == "true" for row in records(looked)):
        raise typer.Exit(1)


@app.command(help=say("score"))
def score(
    data: Data,
    questionnaire: Questions,
    id: Annotated[str | None, option("id", "--id")] = None,
    keep: Annotated[list[str] | None, option("keep", "--keep")] = None,
    levels: Annotated[bool, option("levels", "--levels")] = False,
    absent: Annotated[list[str] | None, option("absent", "--absent")] = None,
    strict: Annotated[bool, option("strict", "--strict")] = False,
    retain_until: Annotated[str | None, option("retain_until", "--retain-until")] = None,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """Scores or levels, a row per person."""
    from .. import InvalidDataError, level_table, score_table
    from .output import bad_lines, emit
    from .privacy import retained

    q = open_questionnaire(questionnaire)
    kept = keep or []
    passed = [id, *kept] if id else kept
    frame = read_data(data, q, dialect, cells, sheet, passed)
    away = dict.fromkeys(absent or [], "not_shown")
    until = retained(retain_until)
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


@app.command(help=say("codebook"))
def codebook(
    questionnaire: Annotated[str, argument("questionnaire", metavar="NAME|FILE")],
    format: Formatted = None,
    output: Output = None,
) -> None:
    """What each column of the data holds."""
    from .output import emit

    document = open_questionnaire(questionnaire)
    spoken = lang() if lang() in document.languages else None
    emit(document.codebook(spoken), format, output)


@app.command(help=say("lint"))
def lint(
    referential: Annotated[Path | None, argument("referential", metavar="[FILE]")] = None,
    questionnaire: Annotated[
        list[str] | None,
        option("lint_questionnaire", "--questionnaire", "-q", metavar="NAME|FILE"),
    ] = None,
    today: Annotated[str | None, option("today", "--today")] = None,
    infos: Annotated[bool, option("infos", "--infos")] = False,
    coverage: Annotated[bool, option("coverage", "--coverage")] = False,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """What could be better; 1 if anything is probably wrong."""
    import datetime

    from .. import Questionnaire
    from .output import emit, print_findings

    names = questionnaire or Questionnaire.embedded_names()
    questionnaires = [open_questionnaire(name) for name in names]
    ref = open_referential(referential)
    if coverage:
        emit(ref.coverage(questionnaires, lang()), format, output)
        return
    day = today or datetime.date.today().isoformat()
    found = ref.lint(questionnaires, today=day)
    print_findings(found, infos)
    if any(one.severity != "info" for one in found):
        raise typer.Exit(1)


@app.command(help=say("export"))
def export(
    source: Annotated[Path | None, argument("export_source", metavar="[FILE]")] = None,
    of: Annotated[Path | None, option("export_of", "--of")] = None,
    whole: Annotated[bool, option("export_whole", "--whole")] = False,
    output: Annotated[Path | None, option("export_output", "--output", "-o")] = None,
) -> None:
    """A referential in another form."""
    from .. import Referential
    from .output import emit_referential

    if source is not None and source.suffix == ".xlsx":
        ref = Referential.read_xlsx(source, open_referential(of))
    elif of is None:
        ref = open_referential(source)
    else:
        raise typer.BadParameter(say("export_of"), param_hint="--of")
    emit_referential(ref, whole, output)


@app.command(help=say("schema"))
def schema(
    document: Annotated[str | None, argument("document", metavar="[DOCUMENT]")] = None,
) -> None:
    """The JSON Schema of a kind of document; without a name, the names."""
    from .. import schemas

    published = schemas()
    if document is None:
        print(*published, sep="\n")
    elif document in published:
        print(published[document], end="")
    else:
        names = ", ".join(published)
        raise typer.BadParameter(say("unknown_schema", name=document, names=names))


@app.command(help=say("demo"))
def demo(output: Annotated[Path | None, option("demo_output", "--output", "-o")] = None) -> None:
    """The invented example export, from its bytes to findings, with a page of them."""
    from .demo import show

    show(output)


def read_data(
    path: Path,
    questionnaire: Questionnaire,
    dialect: str | None,
    cells: Cells | None,
    sheet: str | None,
    keep: Sequence[str] = (),
) -> Any:
    """Reads an export; what was done with it goes to the standard error.

    Parquet with the questionnaire's own columns is no export: it is read while it is used.
    """
    from .. import Dialect, read_answers
    from .._streams import is_parquet, parquet_of

    if is_parquet(path) and dialect is None:
        frame = parquet_of(path, questionnaire)
        if frame is not None:
            return frame
    is_file = dialect is not None and Path(dialect).suffix
    chosen = Dialect.read(str(dialect)) if is_file else dialect
    hold = None if cells is None else str(cells)
    export = read_answers(path, questionnaire, chosen, keep, cells=hold, sheet=sheet or 0)
    print(export.reading.summary(lang()), file=sys.stderr)
    return export.frame


def cells_of(frame: Any, cells: Cells | None) -> str:
    """How the cells of data are to be read: those of an export were read already."""
    from .. import Table

    return "auto" if isinstance(frame, Table) or cells is None else str(cells)


def open_questionnaire(name: str) -> Questionnaire:
    """A questionnaire that ships with the library, by name, or a file."""
    from .. import Questionnaire

    if name in Questionnaire.embedded_names() or not Path(name).suffix:
        return Questionnaire.embedded(name)
    return Questionnaire.read(name)


def questionnaire_of(answers: Path, name: str | None) -> Questionnaire:
    """The questionnaire that a document of answers names, unless another is given."""
    from .. import Questionnaire

    reference = peek(answers).get("questionnaire")
    key = reference.get("key") if isinstance(reference, dict) else None
    # Answers that name none are refused by any questionnaire, with all their faults.
    if name is None and isinstance(key, str):
        name = key
    return open_questionnaire(Questionnaire.embedded_names()[0] if name is None else name)


def open_referential(path: Path | None) -> Referential:
    """A referential by its file, or the one that ships."""
    from .. import Referential

    return Referential.embedded() if path is None else Referential.read(path)


def post_of(text: str) -> Post:
    """The post that ``cls``, ``cls=50`` or ``cls=50@2026-03-02`` stands for."""
    from datetime import date
    from decimal import Decimal, InvalidOperation

    from .. import Post

    described, since, day = text.partition("@")
    try:
        arrived = date.fromisoformat(day) if since else None
    except ValueError:
        told = say("profile_since", found=day)
        raise typer.BadParameter(told, param_hint="--profile") from None
    profile, equals, share = described.partition("=")
    if not equals:
        return Post(profile, arrived=arrived)
    try:
        thousandths = Decimal(share.removesuffix("%").replace(",", ".").strip()) * 10
        if not 0 <= thousandths <= 1000 or thousandths != int(thousandths):
            raise InvalidOperation
    except InvalidOperation:
        told = say("profile_share", found=share)
        raise typer.BadParameter(told, param_hint="--profile") from None
    return Post(profile, share=int(thousandths), arrived=arrived)


def read_document(path: Path, questionnaire: str | None) -> list[str]:
    """Reads a document of any kind and raises what is wrong with it; what it changes, a line each.

    Only an overlay on a referential changes anything.
    """
    from .. import Answers, Dialect, Questionnaire, Referential

    document = peek(path).get("document")
    if document == "answers":
        Answers.read(path, questionnaire_of(path, questionnaire))
    elif document == "dialect":
        Dialect.read(path)
    elif document == "referential":
        from .whole import change_line

        return [change_line(change) for change in Referential.read(path).changes]
    else:
        Questionnaire.read(path)
    return []


def peek(path: Path) -> dict[str, Any]:
    """What a document says of itself; nothing if it is not JSON."""
    import json

    try:
        document = json.loads(path.read_bytes())
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def tell(error: BoussoleError) -> None:
    """Every fault on a line of its own, with file and place, then their number."""
    for fault in error.faults:
        print(fault.message(lang()), file=sys.stderr)
    count, told = error.fault_count, len(error.faults)
    name = "fault" if count == 1 else "faults" if count == told else "first_faults"
    print(say(name, count=count, told=told), file=sys.stderr)


def run() -> int:
    """Runs the command and gives its exit code."""
    from .. import BoussoleError, UsageError
    from . import groups, privacy, release  # noqa: F401  the commands that they add

    privacy.tell_warnings()
    try:
        app(prog_name="boussole-sante")
    except BoussoleError as error:
        tell(error)
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:
        # Whoever reads has had enough, as `head` has; Python would complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except FileNotFoundError as error:
        print(say("not_there", file=error.filename), file=sys.stderr)
        return 2
    except OSError as error:
        print(say("no_file", file=error.filename, reason=error.strerror), file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        print(say("needs_library", name=error.name or ""), file=sys.stderr)
        return 2
    except SystemExit as done:
        return int(done.code or 0)
    return 0
