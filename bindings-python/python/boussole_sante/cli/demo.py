"""The demonstration: from the bytes of an invented export to findings that a hand can check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import (
    Export,
    Post,
    Questionnaire,
    Referential,
    Report,
    Table,
    check,
    demo_export,
    read_answers,
    score,
    score_table,
)
from .blocks import Block, Grid, Heading, Listing, Paragraph
from .findings import person, score_text
from .output import bad_lines, print_blocks, records, say_written
from .page import page
from .words import lang, say

EXPORT = "INVENTE-export-limesurvey.csv"
PAGE = Path("demo", "INVENTE-rapport.html")
PEOPLE = 5
WHO = 30
POSTS = (Post("cls", share=500), Post("asv", share=500))
BY_HAND = "environnement-supportif"


def show(output: Path | None) -> None:
    """Reads, checks and scores 46 people who do not exist, and shows one of them whole."""
    blocks = list(_blocks(Questionnaire.embedded("autopositionnement")))
    print(f"{say('standing')}\n\n{say('demo_invented')}\n")
    print_blocks(blocks)

    target = invented(output or PAGE)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = page(say("demo_title"), blocks, banner=say("demo_invented"))
    target.write_text(text, encoding="utf-8")
    say_written(target.absolute(), private=False)


def invented(path: Path) -> Path:
    """The path, with a name that says what is in it."""
    if path.name.startswith("INVENTE"):
        return path
    return path.with_name(f"INVENTE-{path.name}")


def _blocks(q: Questionnaire) -> Iterator[Block]:
    export = read_answers(demo_export(), q, keep=["INVENTE"])
    scores = score_table(export.frame, q, id="INVENTE")
    yield Heading(say("demo_reading"))
    yield Listing(tuple(export.reading.summary(lang()).splitlines()))
    yield Heading(say("demo_check"))
    yield _odd(check(export.frame, q))
    yield Listing(tuple(bad_lines(scores, EXPORT)))
    yield Heading(say("demo_scores"))
    yield _some(q, scores)
    yield Heading(say("demo_one"))
    yield Paragraph(say("demo_invented"))
    yield from person(_report(q, export, WHO), [BY_HAND], depth=2)


def _odd(looked: Table) -> Grid:
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
    return Grid(say("demo_odd"), tuple(map(say, head)), rows)


def _some(q: Questionnaire, scores: Table) -> Grid:
    people = records(scores)[:PEOPLE]
    names = (say("demo_person", number=number) for number in range(1, PEOPLE + 1))

    def shown(value: object, status: object) -> str:
        return score_text(value, "raw") if isinstance(value, float) else say(str(status))

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
