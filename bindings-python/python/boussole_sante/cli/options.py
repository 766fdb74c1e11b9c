"""The options that several commands share, each with its words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import typer

from ..words import Cells, Selection
from .words import lang, say

Weights: TypeAlias = Literal["survey", "case"]
"""How a column of weights is meant."""


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


class PlanFormat(StrEnum):
    """The formats of a plan."""

    table = "table"
    html = "html"
    json = "json"
    ics = "ics"


class PeerFormat(StrEnum):
    """The formats of a network."""

    table = "table"
    html = "html"
    json = "json"


class EvaluationFormat(StrEnum):
    """The formats of what indicators say."""

    table = "table"
    html = "html"
    md = "md"
    json = "json"
    csv = "csv"


class HandoverFormat(StrEnum):
    """The formats of a handover pack."""

    table = "table"
    html = "html"
    md = "md"
    json = "json"


class HandoverPart(StrEnum):
    """The parts of a handover pack."""

    file = "file"
    overlap = "overlap"
    first_steps = "first_steps"


class PeerMode(StrEnum):
    """For what people are put in touch."""

    exchange = "exchange"
    tutoring = "tutoring"


class Show(StrEnum):
    """The tables that a tally gives."""

    summary = "summary"
    levels = "levels"
    items = "items"
    frequencies = "frequencies"
    rankings = "rankings"
    reliability = "reliability"
    correlations = "correlations"


FRENCH_PLACES = {
    "ANSWERS": "RÉPONSES",
    "COLUMN": "COLONNE",
    "DATA": "DONNÉES",
    "FILE": "FICHIER",
    "FOLDER": "DOSSIER",
    "NAME": "NOM",
    "TALLY": "COMPTES",
    "WORD": "MOT",
    "YYYY-MM-DD": "AAAA-MM-JJ",
}


def argument(name: str, **rest: Any) -> Any:
    """An argument with its help in the language of this process."""
    return typer.Argument(help=say(name), **_placed(rest))


def option(name: str, *flags: str, **rest: Any) -> Any:
    """An option with its help in the language of this process."""
    return typer.Option(*flags, help=say(name), **_placed(rest))


def _placed(rest: dict[str, Any]) -> dict[str, Any]:
    if "metavar" in rest:
        rest["metavar"] = placed(rest["metavar"])
    return rest


def placed(metavar: str) -> str:
    """What stands for a value, in the language of this process."""
    if lang() == "fr":
        for english, french in FRENCH_PLACES.items():
            metavar = metavar.replace(english, french)
    return metavar


Questions = Annotated[str, option("questionnaire", "--questionnaire", "-q", metavar="NAME|FILE")]
Data = Annotated[Path, argument("data", metavar="DATA")]
DialectName = Annotated[str | None, option("dialect", "--dialect", "-d", metavar="NAME|FILE")]
CellsHold = Annotated[Cells | None, option("cells", "--cells")]
Sheet = Annotated[str | None, option("sheet", "--sheet")]
Output = Annotated[Path | None, option("output", "--output", "-o")]
Formatted = Annotated[Format | None, option("format", "--format", "-f")]
By = Annotated[list[str] | None, option("by", "--by")]
Weight = Annotated[str | None, option("weight_column", "--weight")]
WeightsAre = Annotated[Weights, option("weights", "--weights")]
Pairwise = Annotated[bool, option("pairwise", "--pairwise")]
Stream = Annotated[bool, option("stream", "--stream")]
Absent = Annotated[list[str] | None, option("absent", "--absent")]
TallyQuestions = Annotated[
    str | None, option("tally_questionnaire", "--questionnaire", "-q", metavar="NAME|FILE")
]
TallySources = Annotated[list[Path], argument("tally_sources", metavar="DATA|TALLY…")]
Answered = Annotated[str | None, option("answered", "--questionnaire", "-q", metavar="NAME|FILE")]
Confidence = Annotated[float, option("confidence", "--confidence")]
SelectedBy = Annotated[Selection, option("selection", "--selection")]
Population = Annotated[int | None, option("population", "--population")]
Each = Annotated[bool, option("each", "--each")]
PortfolioFile = Annotated[Path, argument("portfolio_file", metavar="PORTFOLIO")]
PlanToday = Annotated[str | None, option("plan_today", "--today", metavar="YYYY-MM-DD")]
ReferentialFile = Annotated[Path | None, option("referential", "--referential", "-r")]
Told = Annotated[list[str] | None, option("done", "--done")]
