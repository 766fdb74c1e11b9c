"""Tallies and their tables, as commands ask for them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from .inputs import cells_of, open_questionnaire, read_data
from .options import Show, Weights
from .words import say

if TYPE_CHECKING:
    from .. import Questionnaire, Table, Tally
    from ..words import Cells, RowsUsed, Selection


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
        if self.selection == "voluntary" and self.show in {Show.summary, Show.levels}:
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
                rule: RowsUsed = "pairwise" if self.pairwise else "listwise"
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
    weights: Weights
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
            cells=self.cells or "auto" if self.stream else cells_of(frame, self.cells),
        )
