"""A questionnaire in other tools: put before people there, read again, scored the same."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import boussole_sante as bs
from boussole_sante.blocks import Grid, Heading, Listing

NAMES = ["autopositionnement", "autopositionnement-court"]
OCCASIONS = {"yes": "Y", "a-little": "P", "no": "N", "not-yet": "E"}


def has_other(item: bs.Item) -> bool:
    """Whether « autre » may be written beside its choices."""
    return f"{item.column}[other]" in item.columns


def answered(q: bs.Questionnaire, dice: random.Random, tool: str) -> bs.Interview:
    """Somebody who answers what is shown, leaves out here and there, and refuses here and there."""
    interview = bs.Interview(q)
    lists = {one.key: one for one in q.choice_lists}
    while (item := interview.next()) is not None:
        draw = dice.random()
        choices = lists[item.choices] if item.choices else None
        offered = interview.offered(item.key)
        if item.kind == "multiple":
            most = 2 if item.key == "souhaits" else 3
            chosen = dice.sample(offered, dice.randint(0, min(most, len(offered))))
            # LimeSurvey leaves blank what is not ticked; elsewhere nothing ticked is no answer.
            other = {"other": "autrement"} if has_other(item) and chosen else {}
            if chosen or tool == "limesurvey":
                interview.answer(item.key, {"chosen": chosen, **other})
        elif draw < 0.1:
            continue
        elif item.kind == "text":
            interview.answer(item.key, {"text": "pour moi"})
        elif item.kind == "number":
            interview.answer(item.key, {"number": dice.choice(["0", "1"])})
        elif choices is not None and draw < 0.2 and choices.missing:
            interview.answer(item.key, {"missing": dice.choice(choices.missing).kind})
        elif item.kind == "level":
            occasion = dice.choice(list(OCCASIONS))
            interview.answer(item.key, {"level": dice.randrange(5), "occasion": occasion})
        else:
            interview.answer(item.key, {"choice": dice.choice(offered)})
    return interview


def cells(q: bs.Questionnaire, interview: bs.Interview) -> dict[str, str]:
    """The answers by column and code; a multiple choice as its codes."""
    lists = {one.key: one for one in q.choice_lists}
    found: dict[str, str] = {}
    for item in q.items:
        answer: Any = interview.answers.get(item.key) or {}
        if "missing" in answer:
            missing = lists[item.choices or ""].missing
            code = next(one.code for one in missing if one.kind == answer["missing"])
        else:
            level = answer.get("level")
            code = answer.get("choice", answer.get("number", "" if level is None else str(level)))
        found[item.column] = " ".join(answer["chosen"]) if "chosen" in answer else str(code)
        found[f"{item.column}_occasion"] = answer.get("occasion") or ""
        found[f"{item.column}_other"] = answer.get("other") or ""
    return found


def same(report: bs.Report, again: bs.Report) -> None:
    for part in ("scales", "levels", "profiles", "needs", "wishes", "underused"):
        assert getattr(again, part) == getattr(report, part), part


# --- LimeSurvey ---------------------------------------------------------------


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(text[1:].splitlines(), delimiter="\t"))


def holds(expression: str, values: dict[str, str]) -> bool:
    """What ExpressionScript makes of a condition."""
    expression = expression.replace("!(", "not (")
    expression = re.sub(r"(\w+)\.NAOK", r"(v['\1'])", expression)
    return bool(eval(expression, {"v": values, "is_empty": lambda value: value == ""}))


@pytest.mark.parametrize("name", NAMES)
def test_limesurvey_is_answered_read_and_scored_the_same(name: str, tmp_path: Path) -> None:
    q = bs.Questionnaire.embedded(name)
    rows = [row for row in rows_of(q.limesurvey().text) if row["language"] in {"", "fr"}]
    dice = random.Random(name)
    people = [answered(q, dice, "limesurvey") for _ in range(12)]
    head: list[str] = []
    question = {"name": "", "type/scale": ""}
    for row in rows:
        if row["class"] == "Q":
            question = row
            if row["type/scale"] != "M":
                head.append(row["name"])
        elif row["class"] == "SQ":
            head.append(f"{question['name']}[{row['name']}]")
        if row["class"] == "Q" and row["other"] == "Y":
            head.append(f"{row['name']}[other]")
    table = []
    for person in people:
        given = cells(q, person)
        line = {}
        for column in head:
            base, _, part = column.partition("[")
            if part == "other]":
                line[column] = given[f"{base}_other"]
            elif part:
                line[column] = "Y" if part[:-1] in given[base].split(" ") else ""
            elif base.endswith("occasion"):
                line[column] = OCCASIONS.get(given[base.replace("occasion", "_occasion")], "")
            else:
                line[column] = given[base]
        table.append(line)
        # Each question is shown there exactly where it is here.
        values = {column.replace("[", "_").rstrip("]"): cell for column, cell in line.items()}
        group = "1"
        items = {item.column: item for item in q.items}
        for row in rows:
            if row["class"] == "G":
                group = row["relevance"]
            elif row["class"] == "Q" and row["name"] in items:
                shown = holds(group, values) and holds(row["relevance"], values)
                assert shown == person.is_shown(items[row["name"]].key), row["name"]
            elif row["class"] == "SQ" and row["name"] in items:
                offered = row["name"] in person.offered("souhaits")
                assert holds(row["relevance"], values) == offered, row["name"]
    path = tmp_path / "results-survey.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["id", "submitdate", *head])
        writer.writeheader()
        for number, line in enumerate(table):
            writer.writerow({"id": number, "submitdate": "1980-01-01 00:00:00", **line})
    export = bs.read_answers(path, q, keep=["W02[other]"])
    assert not export.reading.not_understood
    for number, (person, row) in enumerate(zip(people, export.frame, strict=True)):
        same(person.report(), bs.score(export.answers(number), q))
        assert row["W02[other]"] == (person.answers.get("souhaits-comment") or {}).get("other")


def test_limesurvey_takes_the_notice_first_and_both_languages() -> None:
    q = bs.Questionnaire.embedded("autopositionnement-court")
    rows = rows_of(q.limesurvey(notice={"fr": "# Avant\n- un {champ}", "en": "# Before"}).text)
    told = {
        row["language"]: row["text"]
        for row in rows
        if row["class"] == "SL" and row["name"] == "surveyls_welcometext"
    }
    assert told["fr"] == "<strong>Avant</strong><br />- un &#123;champ&#125;"
    assert told["en"] == "<strong>Before</strong>"
    by_language = [
        [
            (row["class"], row["name"])
            for row in rows
            if row["language"] == one and row["class"] != "G"
        ]
        for one in ("fr", "en")
    ]
    assert by_language[0] == by_language[1], "each language has the same rows"
    codes = [row["name"] for row in rows if row["class"] == "A"]
    assert all(0 < len(code) <= 5 and code.isalnum() for code in codes)
    named = [row["name"] for row in rows if row["class"] == "Q"]
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9]{0,19}", one) for one in named)
    assert not any(name.startswith("R0") for name in named), "what is for oneself stays there"


def test_codes_that_the_tool_cannot_hold_are_all_told() -> None:
    q = bs.Questionnaire.from_keys({"a": ["une_question", "b"]}, min=1, max=5)
    with pytest.raises(
        bs.InvalidDocumentError, match="at most 12 of the signs A-Z a-z 0-9;"
    ) as caught:
        q.limesurvey()
    assert [fault.location for fault in caught.value.faults] == ["/sections/0/items/0/column"]
    assert q.xlsform().losses


# --- XLSForm ------------------------------------------------------------------


def meets(expression: str, values: dict[str, str]) -> bool:
    """What XForms make of a condition."""
    expression = re.sub(
        r"selected\(\$\{([\w-]+)\}, '([^']*)'\)", r"('\2' in v['\1'].split(' '))", expression
    )
    expression = re.sub(r"\$\{([\w-]+)\}", r"(v['\1'])", expression)
    expression = re.sub(r"(?<![<>!])=", "==", expression).replace("true()", "True")
    return bool(eval(expression, {"v": values}))


@pytest.mark.parametrize("name", NAMES)
def test_an_xlsform_is_answered_read_and_scored_the_same(name: str, tmp_path: Path) -> None:
    q = bs.Questionnaire.embedded(name)
    form = q.xlsform()
    survey = form.sheets[0]
    rows = [dict(zip(survey.columns, row.cells, strict=True)) for row in survey.rows]
    dice = random.Random(name)
    people = [answered(q, dice, "kobo") for _ in range(12)]
    items = {item.column: item for item in q.items}
    parts = {one.key: [choice.code for choice in one.choices] for one in q.choice_lists}
    head: list[str] = []
    groups: list[str] = []
    for row in rows:
        if row["type"] == "begin_group":
            groups.append(row["name"])
        elif row["type"] == "end_group":
            groups.pop()
        elif row["type"].startswith("select_multiple"):
            path = "/".join([*groups, row["name"]])
            item = items[row["name"]]
            codes = [*parts[item.choices or ""], *(["other"] if has_other(item) else [])]
            head += [path, *(f"{path}/{code}" for code in codes)]
        elif row["type"] != "note":
            head.append("/".join([*groups, row["name"]]))
    table = []
    for person in people:
        given = cells(q, person)
        line = {}
        for column in head:
            names = column.split("/")
            if names[1] in given:
                # A choice of its own stands for what is written beside.
                beside = " other" if given.get(f"{names[1]}_other") else ""
                line[column] = given[names[1]] + beside
            if len(names) == 3:
                chosen = line["/".join(names[:2])].split(" ")
                line[column] = "" if chosen == [""] else str(int(names[2] in chosen))
        table.append(line)
        group = ""
        for row in rows:
            if row["type"] == "begin_group":
                group = row["relevant"]
            elif row["name"] in items:
                conditions = [one for one in (group, row["relevant"]) if one]
                shown = all(meets(one, given) for one in conditions)
                assert shown == person.is_shown(items[row["name"]].key), row["name"]
    path = tmp_path / "kobo.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["_id", "_uuid", "_submission_time", *head], delimiter=";")
        writer.writeheader()
        for number, line in enumerate(table):
            writer.writerow({"_id": number, "_uuid": f"u{number}", **line})
    export = bs.read_answers(path, q, keep=["W02[other]"])
    assert not export.reading.not_understood
    for number, (person, row) in enumerate(zip(people, export.frame, strict=True)):
        same(person.report(), bs.score(export.answers(number), q))
        assert row["W02[other]"] == (person.answers.get("souhaits-comment") or {}).get("other")


def test_a_wish_is_filtered_as_it_is_offered() -> None:
    q = bs.Questionnaire.embedded("autopositionnement")
    form = q.xlsform()
    survey, choices, _ = form.sheets
    row = next(row for row in survey.rows if row.cells[1] == "W01")
    condition = dict(zip(survey.columns, row.cells, strict=True))["choice_filter"]
    listed = [dict(zip(choices.columns, one.cells, strict=True)) for one in choices.rows]
    own = [one for one in listed if one["list_name"] == "souhaits_W01"]
    dice = random.Random(7)
    for _ in range(5):
        person = answered(q, dice, "kobo")
        given = cells(q, person)
        for one in own:
            filtered = condition.replace("asked_if", repr(one["asked_if"]))
            assert meets(filtered, given) == (one["name"] in person.offered("souhaits"))


@pytest.mark.parametrize("name", NAMES)
def test_pyxform_and_odk_validate_say_nothing_against_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.xlsx"
    q = bs.Questionnaire.embedded(name)
    q.xlsform(notice={"fr": "Avant de répondre", "en": "Before you answer"}).write(path)
    # Without a Java there is no ODK Validate, and pyxform alone judges.
    alone = () if shutil.which("java") else ("--skip_validate",)
    out = tmp_path / "form.xml"
    command = [sys.executable, "-m", "pyxform.xls2xform", "--json", *alone, path, out]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout + done.stderr)
    assert told["code"] == 100 and not told["warnings"], told
    made = out.read_text(encoding="utf-8")
    assert "English (en)" in made and "Français (fr)" in made


# --- paper --------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_paper_has_every_question_with_its_codes(lang: bs.words.Language) -> None:
    q = bs.Questionnaire.embedded("autopositionnement")
    blocks = q.printed(lang)
    headed = {block.text.split(" · ")[0] for block in blocks if isinstance(block, Heading)}
    assert {item.column for item in q.items} <= headed
    sheet = blocks[-1]
    assert isinstance(sheet, Grid)
    expected = [
        column
        for item in q.items
        if not item.reflexive
        for column in (item.column, f"{item.column}_occasion")
        if column == item.column or item.occasion
    ]
    assert [row[0] for row in sheet.rows] == expected
    told = {loss.part: loss.became for loss in q.printed_losses(notice={lang: "# Avant"})}
    assert told["notice"] == "moved" and told["reflexive"] == "kept"
    landmark = q.items[next(n for n, one in enumerate(q.items) if one.kind == "level")]
    seen = landmark.descriptors[3](lang)
    assert any(isinstance(b, Listing) and any(seen in item for item in b.items) for b in blocks)
