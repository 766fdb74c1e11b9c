"""The demonstration: from the bytes of an invented export to scores, on the terminal."""

from __future__ import annotations

from .. import Questionnaire, Report, Table, check, demo_export, read_answers, score, score_table
from .output import bad_lines, decimal, print_table, records, report_lines
from .words import lang, say

EXPORT = "INVENTE-export-limesurvey.csv"
PEOPLE = 5


def show() -> None:
    """Reads, checks and scores 46 people who do not exist, and shows one of them whole."""
    q = Questionnaire.embedded("autopositionnement")
    print(say("standing"))
    print(f"\n{say('demo_invented')}")

    export = read_answers(demo_export(), q, keep=["INVENTE"])
    print(f"\n{say('demo_reading')}\n\n{export.reading.summary(lang())}")

    print(f"\n{say('demo_check')}\n")
    odd = [row for row in records(check(export.frame, q)) if row["ok"] != "true"]
    columns = ("column", "status", "invalid_values", "near")
    print_table(columns, [[row[name] for name in columns] for row in odd])
    scores = score_table(export.frame, q, id="INVENTE")
    print("\n".join(bad_lines(scores, EXPORT)))

    print(f"\n{say('demo_scores', count=PEOPLE, all=len(scores))}\n")
    people = records(scores)[:PEOPLE]
    values = [[_shown(person[scale.key]) for person in people] for scale in q.scales]
    titles = [scale.title(lang()) for scale in q.scales]
    print_table(
        (say("scale"), *(f"{number}" for number in range(1, PEOPLE + 1))),
        [(title, *row) for title, row in zip(titles, values, strict=True)],
    )

    print(f"\n{say('demo_one')}\n")
    print("\n".join(report_lines(_report(q, export.frame, 2))))


def _report(q: Questionnaire, frame: Table, row: int) -> Report:
    """The report of the person in this row."""
    (cells,) = frame._cells(row, row + 1)
    person = dict(zip(frame.columns, cells, strict=True))
    answers = {}
    for item in q.items:
        if item.column in person:
            answers[item.key] = person[item.column]
        if item.occasion:
            answers[f"{item.key}_occasion"] = person[item.columns[1]]
    return score(answers, q)


def _shown(value: object) -> str:
    return decimal(value) if isinstance(value, float) else "–"
