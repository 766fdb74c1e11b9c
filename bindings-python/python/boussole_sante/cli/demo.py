"""The demonstration: from the bytes of an invented export to findings that a hand can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
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
from .._cards import WORDS
from ..blocks import Block, Grid, Heading, Listing, Paragraph
from .output import bad_lines, print_blocks, records, say_written
from .page import page
from .words import decimal, lang, say

EXPORT = "INVENTE-export-limesurvey.csv"
PAGE = Path("demo", "INVENTE-rapport.html")
PEOPLE = 5
WHO = 30
POSTS = (Post("cls", share=500), Post("asv", share=500))
BY_HAND = "environnement-supportif"


def show(output: Path | None) -> None:
    """Reads, checks and scores 46 people who do not exist; says three findings and where they are
    all."""
    q = Questionnaire.embedded("autopositionnement")
    export = read_answers(demo_export(), q, keep=["INVENTE"])
    scores = score_table(export.frame, q, id="INVENTE")
    report = _report(q, export, WHO)
    told = report.blocks(lang(), [BY_HAND])
    target = invented(output or PAGE)
    target.parent.mkdir(parents=True, exist_ok=True)
    blocks = _blocks(q, export, scores, told)
    text = page(say("demo_title"), blocks, banner=say("demo_invented"))
    target.write_text(text, encoding="utf-8")

    print(f"{say('standing')}\n\n{say('demo_invented')}\n")
    print_blocks([Listing(tuple(_findings(export, report, told)), numbered=True)])
    say_written(target.absolute(), private=False)


def _findings(export: Export, report: Report, told: Sequence[Block]) -> Iterator[str]:
    """What was read, how a score came about, what a person may begin with."""
    odd = ", ".join(f"{one.column} ({one.count})" for one in export.reading.not_understood)
    yield say("demo_found_cells", people=export.reading.rows, columns=odd)
    scale = next(one for one in report.questionnaire.scales if one.key == BY_HAND)
    start = next(i for i, block in enumerate(told) if _is_of(block, scale.title(lang())))
    sums = (block.text for block in told[start + 1 :] if isinstance(block, Paragraph))
    yield say("demo_found_score", scale=scale.title(lang()), sum=next(sums).partition(":")[2])
    ref = report.referential
    if ref is not None and report.priorities:
        first = ref.competency(report.priorities[0]).label(lang())
        gap = next(gap for gap in report.gaps if gap.competency == report.priorities[0])
        who = WORDS["addressee", gap.addressee][lang() == "en"]
        yield say("demo_found_gap", competency=first, target=gap.target, level=gap.level, who=who)


def _is_of(block: Block, title: str) -> bool:
    return isinstance(block, Grid) and block.caption.startswith(title)


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
    yield _odd(check(export.frame, q))
    yield Listing(tuple(bad_lines(scores, EXPORT)))
    yield Heading(say("demo_scores"))
    yield _some(q, scores)
    yield Heading(say("demo_one"))
    yield Paragraph(say("demo_invented"))
    for block in told:
        # Its parts are parts of this one.
        yield replace(block, depth=block.depth + 1) if isinstance(block, Heading) else block


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
        return decimal(value) if isinstance(value, float) else say(str(status))

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
