"""Commands about groups: `tally` and `summary`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from ..options import (
    Absent,
    By,
    CellsHold,
    Confidence,
    DialectName,
    Each,
    Formatted,
    Output,
    Pairwise,
    Population,
    SelectedBy,
    Sheet,
    Show,
    Stream,
    TallyQuestions,
    TallySources,
    Weight,
    WeightsAre,
    option,
)
from ..tallies import Asked, Wanted


def tally(
    sources: TallySources,
    output: Annotated[Path, option("tally_output", "--output", "-o")],
    questionnaire: TallyQuestions = None,
    by: By = None,
    weight: Weight = None,
    weights: WeightsAre = "survey",
    pairwise: Pairwise = False,
    shard: Annotated[str | None, option("shard", "--shard")] = None,
    stream: Stream = False,
    absent: Absent = None,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
) -> None:
    """Exact sums of data, or of tallies, to a file that is personal data."""
    from ..output import private_name, say_written

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


def summary(
    sources: TallySources,
    questionnaire: TallyQuestions = None,
    by: By = None,
    weight: Weight = None,
    weights: WeightsAre = "survey",
    show: Annotated[Show, option("show", "--show")] = Show.summary,
    confidence: Confidence = 0.95,
    selection: SelectedBy = "voluntary",
    population: Population = None,
    strata: Annotated[str | None, option("strata", "--strata")] = None,
    pairwise: Pairwise = False,
    force: Annotated[bool, option("force", "--force")] = False,
    each: Each = False,
    stream: Stream = False,
    absent: Absent = None,
    dialect: DialectName = None,
    cells: CellsHold = None,
    sheet: Sheet = None,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """Figures about groups, private until they are released."""
    from ..output import emit

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
