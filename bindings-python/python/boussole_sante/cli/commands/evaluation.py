"""Command about what indicators say: `indicators`."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from ...words import EntityKind
from ..options import EvaluationFormat, Output, ReferentialFile, argument, option
from ..words import lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ... import Evaluation, Observations
    from ...results import IndicatorResult

WORKBOOK, TEXT = ".xlsx", ".csv"


def indicators(
    file: Annotated[Path, argument("indicators_file", metavar="FILE")],
    new: Annotated[bool, option("indicators_new", "--new")] = False,
    indicator: Annotated[list[str] | None, option("indicators_indicator", "--indicator")] = None,
    entity: Annotated[list[str] | None, option("indicators_entity", "--entity")] = None,
    period: Annotated[list[str] | None, option("indicators_period", "--period")] = None,
    private: Annotated[bool, option("indicators_private", "--private")] = False,
    rules: Annotated[str | None, option("indicators_rules", "--rules")] = None,
    referential: ReferentialFile = None,
    format: Annotated[EvaluationFormat | None, option("format", "--format", "-f")] = None,
    output: Output = None,
) -> None:
    """Indicators, computed from what was written down: a page, or the sheet to be filled."""
    from ... import Observations, evaluate, observation_sheet
    from ..inputs import open_referential
    from ..output import say_written

    ref = open_referential(referential)
    if new:
        for hint, given in {"--output": output, "--rules": rules, "--format": format}.items():
            if given is not None:
                raise typer.BadParameter(say("indicators_not_new"), param_hint=hint)
        if file.exists():
            told = say("indicators_there", file=file)
            raise typer.BadParameter(told, param_hint="FILE")
        rows = observation_sheet(
            ref,
            indicators=indicator,
            entities=entity,
            periods=period or [_this_year()],
            lang=lang(),
        )
        _write_rows(rows, file)
        say_written(file, private=False)
        return
    own = Observations.read(file, ref)
    if len(entity or []) > 1 or len(period or []) > 1:
        hint = "--entity" if len(entity or []) > 1 else "--period"
        raise typer.BadParameter(say("indicators_one"), param_hint=hint)
    found = evaluate(own, indicators=indicator, periods=period)
    if not private:
        is_file = rules is not None and Path(rules).suffix == ".json"
        found = found.publish(Path(rules).read_bytes() if rules and is_file else rules)
    where = _entity(own, entity[0] if entity else None)
    when = period[0] if period else found.periods[-1]
    _write(found, where, when, private, format, output)


def _this_year() -> str:
    import datetime

    return str(datetime.date.today().year)


def _entity(own: Observations, name: str | None) -> str:
    """An entity by its key or as people name it; the widest if none is named."""
    kinds = get_args(EntityKind)
    widest_first = sorted(own.entities, key=lambda one: kinds.index(one.kind))
    if name is None:
        return widest_first[0].key
    if any(one.key == name for one in widest_first):
        return name
    called = (one.key for one in widest_first if one.label and name in {one.label.fr, one.label.en})
    return next(called, name)


def _write_rows(rows: Sequence[Sequence[str]], file: Path) -> None:
    """A sheet to be filled, in the format of its name."""
    if file.suffix == WORKBOOK:
        from ..._sheets import write_cells

        write_cells(file, {say("indicators_sheet"): rows})
    elif file.suffix == TEXT:
        file.write_text(_text(rows), encoding="utf-8-sig")
    else:
        told = say("unknown_suffix", suffixes=f"{WORKBOOK}, {TEXT}")
        raise typer.BadParameter(told, param_hint="FILE")


def _text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as Excel opens them on a French computer; in English with commas."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";" if lang() == "fr" else ",").writerows(rows)
    return text.getvalue()


COLUMNS = (
    "indicator",
    "entity",
    "period",
    "breakdown",
    "category",
    "state",
    "cause",
    "value",
    "low",
    "high",
    "numerator",
    "denominator",
    "n",
    "parts",
    "missing",
)


def _rows(results: Sequence[IndicatorResult]) -> list[list[str]]:
    """A line for each result, numbers exact or as near as a double is."""
    rows = [list(COLUMNS)]
    for one in results:
        cells = {field.name: getattr(one, field.name) for field in fields(one)}
        category = one.category
        cells["breakdown"] = category.breakdown if category else None
        cells["category"] = category.category if category else None
        rows.append(["" if cells[name] is None else str(cells[name]) for name in COLUMNS])
    return rows


def _write(
    found: Evaluation,
    entity: str,
    period: str,
    private: bool,
    format: EvaluationFormat | None,
    output: Path | None,
) -> None:
    """A page of an entity and a period; all results as JSON or as a table."""
    from ..._files import write_private
    from ..markdown import markdown
    from ..output import private_name, say_written, text_of
    from ..page import page

    suffixes = {".html", ".md", ".json", ".csv"}
    chosen = str(format) if format else (output.suffix[1:] if output else "table")
    title = say("indicators_title")
    if chosen == "json":
        text = found.to_json()
    elif chosen == "csv":
        text = _text(_rows(found.results))
    elif chosen == "html":
        text = page(title, found.blocks(entity, period, lang()), private=private)
    elif chosen == "md":
        text = markdown(title, found.blocks(entity, period, lang()))
    elif chosen == "table":
        text = text_of(found.blocks(entity, period, lang()))
    else:
        told = say("unknown_suffix", suffixes=", ".join(sorted(suffixes)))
        raise typer.BadParameter(told, param_hint="--output")
    if output is None:
        print(text)
        return
    target = private_name(output) if private else output
    data = f"{text}\n".encode("utf-8-sig" if chosen == "csv" else "utf-8")
    if private:
        write_private(target, data)
    else:
        target.write_bytes(data)
    say_written(target, private=private)
