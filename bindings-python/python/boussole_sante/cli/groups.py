"""The commands about groups: `tally` and `summary`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .app import (
    Cells,
    CellsHold,
    DialectName,
    Formatted,
    Output,
    Sheet,
    app,
    argument,
    cells_of,
    open_questionnaire,
    option,
    read_data,
)
from .words import say

if TYPE_CHECKING:
    from .. import Questionnaire, Table, Tally


class Weights(StrEnum):
    """How a column of weights is meant."""

    survey = "survey"
    case = "case"


class Selection(StrEnum):
    """How those who answered were found."""

    voluntary = "voluntary"
    random = "random"
    census = "census"


class Show(StrEnum):
    """The tables that a tally gives."""

    summary = "summary"
    levels = "levels"
    items = "items"
    frequencies = "frequencies"
    rankings = "rankings"
    reliability = "reliability"
    correlations = "correlations"


By = Annotated[list[str] | None, option("by", "--by")]
Weight = Annotated[str | None, option("weight_column", "--weight")]
WeightsAre = Annotated[Weights, option("weights", "--weights")]
Pairwise = Annotated[bool, option("pairwise", "--pairwise")]
Stream = Annotated[bool, option("stream", "--stream")]
Absent = Annotated[list[str] | None, option("absent", "--absent")]
Questions = Annotated[
    str | None, option("tally_questionnaire", "--questionnaire", "-q", metavar="NAME|FILE")
]


@app.command(help=say("tally"))
def tally(
    sources: Annotated[list[Path], argument("tally_sources", metavar="DATA|TALLY…")],
    output: Annotated[Path, option("tally_output", "--output", "-o")],
    questionnaire: Questions = None,
    by: By = None,
    weight: Weight = None,
    weights: WeightsAre = Weights.survey,
    pairwise: Pairwise = False,
    shard: Annotated[str | None, option("shard", "--shard")] = None,
    stream: Stream = False,
    absent: Absent = None,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
) -> None:
    """Exact sums of data, or of tallies, to a file that is personal data."""
    from .output import private_name, say_written

    asked = Asked(
        questionnaire=questionnaire,
        by=by or [],
        weight=weight,
        weights=weights,
        pairwise=pairwise,
        shard=shard,
        absent=dict.fromkeys(absent or [], "not_shown"),
        stream=stream,
        dialect=dialect,
        cells=cells,
        sheet=sheet,
    )
    target = private_name(output)
    asked.of_all(sources).write(target)
    say_written(target, private=True)


@app.command(help=say("summary"))
def summary(
    sources: Annotated[list[Path], argument("tally_sources", metavar="DATA|TALLY…")],
    questionnaire: Questions = None,
    by: By = None,
    weight: Weight = None,
    weights: WeightsAre = Weights.survey,
    show: Annotated[Show, option("show", "--show")] = Show.summary,
    confidence: Annotated[float, option("confidence", "--confidence")] = 0.95,
    selection: Annotated[Selection, option("selection", "--selection")] = Selection.voluntary,
    population: Annotated[int | None, option("population", "--population")] = None,
    strata: Annotated[str | None, option("strata", "--strata")] = None,
    pairwise: Pairwise = False,
    force: Annotated[bool, option("force", "--force")] = False,
    each: Annotated[bool, option("each", "--each")] = False,
    stream: Stream = False,
    absent: Absent = None,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """Figures about groups, private until they are released."""
    from .output import emit

    asked = Asked(
        questionnaire=questionnaire,
        by=by or [],
        weight=weight,
        weights=weights,
        pairwise=pairwise,
        shard=None,
        absent=dict.fromkeys(absent or [], "not_shown"),
        stream=stream,
        dialect=dialect,
        cells=cells,
        sheet=sheet,
    )
    wanted = Wanted(
        show=show,
        confidence=confidence,
        selection=selection,
        population=population,
        strata=strata,
        pairwise=pairwise,
        force=force,
        each=each,
    )
    wanted.tell()
    emit(wanted.of(asked.of_all(sources)), format, output)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A table of a tally, with what it is asked for."""

    show: Show
    confidence: float
    selection: Selection
    population: int | None = None
    strata: str | None = None
    pairwise: bool = False
    force: bool = False
    each: bool = False

    def tell(self) -> None:
        """Says what intervals of voluntary answers are worth, where there are any."""
        if self.selection is Selection.voluntary and self.show in {Show.summary, Show.levels}:
            print(say("voluntary"), file=sys.stderr)

    def of(self, tally: Tally) -> Table:
        """The table."""
        match self.show:
            case Show.summary | Show.levels:
                make = tally.summary if self.show is Show.summary else tally.levels
                return make(
                    confidence=self.confidence,
                    selection=self.selection,
                    population=self.population,
                    strata=self.strata,
                )
            case Show.items:
                return tally.items(groups=self.each)
            case Show.frequencies:
                return tally.frequencies(groups=self.each)
            case Show.rankings:
                return tally.rankings(groups=self.each)
            case Show.reliability:
                rule = "pairwise" if self.pairwise else "listwise"
                return tally.reliability(
                    confidence=self.confidence, rule=rule, force=self.force, groups=self.each
                )
            case Show.correlations:
                return tally.correlations(confidence=self.confidence, groups=self.each)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How data becomes a tally."""

    questionnaire: str | None
    by: list[str]
    weight: str | None
    weights: str
    pairwise: bool
    shard: str | None
    absent: dict[str, str]
    stream: bool
    dialect: str | None
    cells: Cells | None
    sheet: str | None

    def of_all(self, sources: list[Path]) -> Tally:
        """The tally of all sources together."""
        first, *rest = map(self.of, sources)
        return sum(rest, first)

    def of(self, source: Path) -> Tally:
        """A tally as it was written, or that of data."""
        from .. import InvalidDataError, Tally

        if source.suffix == ".tally":
            return Tally.read(source)
        if self.questionnaire is None:
            raise typer.BadParameter(say("needs_questionnaire"), param_hint="--questionnaire")
        q = open_questionnaire(self.questionnaire)
        try:
            return self.of_stream(source, q) if self.stream else self.of_data(source, q)
        except InvalidDataError as error:
            error._found_in(source)
            raise

    def of_data(self, source: Path, q: Questionnaire) -> Tally:
        """The tally of an export, read as a whole."""
        from .output import unusable

        passed = [*self.by, *([self.weight] if self.weight else [])]
        frame = read_data(source, q, self.dialect, self.cells, self.sheet, passed)
        tally = self.make(frame, q, self.shard)
        for line in unusable(tally.bad_cells, source):
            print(line, file=sys.stderr)
        return tally

    def of_stream(self, source: Path, q: Questionnaire) -> Tally:
        """The tally of a file that may be larger than memory, with progress."""
        from .._streams import frames, row_count
        from .output import watched

        total: Tally | None = None
        for frame in watched(frames(source), row_count(source)):
            part = self.make(frame, q, self.shard if total is None else None)
            total = part if total is None else total + part
        if total is None:
            raise typer.BadParameter(say("no_rows", file=source), param_hint="DATA")
        return total

    def make(self, frame: Any, q: Questionnaire, shard: str | None) -> Tally:
        """The tally of one frame."""
        from .. import tally as tally_of

        return tally_of(
            frame,
            q,
            by=self.by,
            weight=self.weight,
            weights=self.weights,
            pairwise=self.pairwise,
            shard=shard,
            absent=self.absent,
            cells=str(self.cells or "auto") if self.stream else cells_of(frame, self.cells),
        )
