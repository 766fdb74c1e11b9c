"""The demonstration: from the bytes of an invented export to findings that a hand can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from .. import (
    Export,
    LearningPlan,
    Portfolio,
    Post,
    Questionnaire,
    Referential,
    Report,
    Table,
    check,
    demo_catalogue,
    demo_export,
    read_answers,
    recommend,
    score,
    score_table,
)
from .._core import _invented, _standing, _wording
from ..blocks import Block, Grid, Heading, Listing, Paragraph
from .output import bad_lines, odd_columns, print_blocks, records, say_written
from .page import page
from .words import decimal, lang, say

EXPORT = "INVENTE-export-limesurvey.csv"
PAGE = Path("demo", "INVENTE-rapport.html")
PEOPLE = 5
WHO = 5
POSTS = (Post("cls", share=500), Post("asv", share=500))
ARRIVAL = "2027-01-04"
ARRIVED = (Post("cls", 600, ARRIVAL), Post("asv", 400, ARRIVAL))
HOURS = 40
BY_HAND = "environnement-supportif"


def show(output: Path | None) -> None:
    """Reads, checks and scores 46 people who do not exist; says three findings and where they are
    all."""
    q = Questionnaire.embedded("autopositionnement")
    export = read_answers(demo_export(), q, keep=["INVENTE"])
    scores = score_table(export.frame, q, id="INVENTE")
    report = _report(q, export, WHO)
    told = report.blocks(lang(), [BY_HAND])
    target = _target(output)
    blocks = _blocks(q, export, scores, told)
    text = page(say("demo_title"), blocks, banner=_invented(lang()))
    target.write_text(text, encoding="utf-8")

    print(f"{_standing(lang())}\n\n{_invented(lang())}\n")
    odd = [(one.column, one.count) for one in export.reading.not_understood]
    print_blocks(report._findings(export.reading.rows, odd, BY_HAND, lang()))
    say_written(target.absolute(), private=False)


def _target(output: Path | None) -> Path:
    """Where the page goes: a folder of its own unless somebody says where."""
    if output is None:
        PAGE.parent.mkdir(exist_ok=True)
        return PAGE
    if output.is_dir():
        return output / PAGE.name
    if output.suffix != ".html":
        told = say("unknown_suffix", suffixes=".html")
        raise typer.BadParameter(told, param_hint="--output")
    return invented(output)


def invented(path: Path) -> Path:
    """The path, with a name that says what is in it."""
    if path.name.startswith("INVENTE"):
        return path
    return path.with_name(f"INVENTE-{path.name}")


def _blocks(
    q: Questionnaire, export: Export, scores: Table, told: Sequence[Block]
) -> Iterator[Block]:
    yield Heading(say("demo_reading"))
    yield Listing(tuple(export.reading.summary(lang()).splitlines()))
    yield Heading(say("demo_check"))
    yield odd_columns(check(export.frame, q))
    yield Listing(tuple(bad_lines(scores, EXPORT)))
    yield Heading(say("demo_scores"))
    yield _some(q, scores)
    yield Heading(say("demo_one"))
    yield Paragraph(_invented(lang()))
    # Its parts are parts of this one.
    yield from map(_deeper, told)
    yield Heading(say("demo_plan"))
    yield Paragraph(say("demo_plan_is", hours=HOURS))
    yield from map(_deeper, _plan().blocks(lang()))


def _deeper(block: Block) -> Block:
    return replace(block, depth=block.depth + 1) if isinstance(block, Heading) else block


def _some(q: Questionnaire, scores: Table) -> Grid:
    people = records(scores)[:PEOPLE]
    names = (say("demo_person", number=number) for number in range(1, PEOPLE + 1))

    def shown(value: object, status: object) -> str:
        return (
            decimal(value)
            if isinstance(value, float)
            else _wording("score.status", str(status), lang())
        )

    rows = tuple(
        (
            scale.title(lang()),
            *(shown(one[scale.key], one[f"{scale.key}_status"]) for one in people),
        )
        for scale in q.scales
    )
    return Grid(say("demo_some", count=PEOPLE, all=len(scores)), (say("scale"), *names), rows)


def _report(q: Questionnaire, export: Export, row: int) -> Report:
    """The report of the person in this row."""
    answers = export.answers(row)
    return score(answers, q, referential=Referential.embedded(), profiles=POSTS)


def _plan() -> LearningPlan:
    """A newcomer's first year: two posts, at the lowest level everywhere, invented offers."""
    ref = Referential.from_json(demo_catalogue())
    portfolio = Portfolio(
        ref, person="INVENTE", purpose="accueil", retain_until="2029-01-04", posts=ARRIVED
    )
    for competency in dict.fromkeys(gap.competency for gap in portfolio.gaps(ARRIVAL)):
        portfolio.assess(competency, 0, date=ARRIVAL)
    return recommend(portfolio, ref, today=ARRIVAL, budget_hours=HOURS)
