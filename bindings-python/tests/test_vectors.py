"""The shared vectors: what Rust, Python and Kotlin must give alike."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import struct
from collections import Counter
from collections.abc import Callable, Iterable
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any, Literal

import polars as pl
import pytest
from rich.console import Console

import boussole_sante as bs
from boussole_sante.blocks import Block, Grid, Heading, Listing, Paragraph
from boussole_sante.results import ScaleScore

FOLDER = Path(__file__).parents[2] / "tests" / "vectors"
MANIFEST = FOLDER / "manifest.json"
AREAS = json.loads(MANIFEST.read_text())["areas"]
OURS = {
    "guidance",
    "documents",
    "answers",
    "interview",
    "scoring",
    "cells",
    "cohort",
    "evaluation",
    "handover",
    "peers",
    "presentation",
}


def files(area: str) -> list[Path]:
    return sorted((FOLDER / area).glob("*.json"))


def vectors(area: str) -> Any:
    return pytest.mark.parametrize("path", files(area), ids=lambda path: str(path.stem))


def plain(answers: bs.Record) -> Any:
    """Answers as JSON writes them."""
    return json.loads(json.dumps(answers))


def test_no_vector_is_forgotten() -> None:
    for name, area in AREAS.items():
        if "python" in area["languages"]:
            assert name in OURS
            assert len(files(name)) == area["files"]


def read(document: Any) -> bs.Questionnaire:
    """A questionnaire, by its name if it ships with the library."""
    if isinstance(document, str):
        return bs.Questionnaire.embedded(document)
    return bs.Questionnaire.from_json(json.dumps(document))


def read_referential(document: Any) -> bs.Referential | None:
    if document in (None, "embedded"):
        return bs.Referential.embedded() if document else None
    return bs.Referential.from_json(json.dumps(document))


def told(error: bs.BoussoleError, lines: bool) -> dict[str, Any]:
    """The error as vectors write it; lines only where the document is text."""

    def fault(one: bs.BoussoleError) -> dict[str, Any]:
        place = one.location
        if place.pointer is not None:
            parts = {"pointer": place.pointer, "line": place.line if lines else None}
        else:
            parts = {"line": place.line} if place.line else {"column": place.column}
        return {"code": one.code} | {key: part for key, part in parts.items() if part is not None}

    return {"code": error.code, "faults": [fault(one) for one in error.faults]}


def open_document(given: dict[str, Any]) -> str:
    """Reads a document and gives the SHA-256 of its canonical form."""
    asked = read(given["questionnaire"]) if given.get("questionnaire") else None
    if "json" in given:
        source: str | bytes = json.dumps(given["json"], ensure_ascii=False)
    else:
        source = given["text"] if "text" in given else bytes.fromhex(given["hex"])
    if given["document"] == "referential":
        return bs.Referential.from_json(source).sha256
    if asked is None:
        return bs.Questionnaire.from_json(source).sha256
    earlier = read(given["earlier"]) if given.get("earlier") else None
    answers = bs.Answers.from_json(source, asked, earlier)
    return hashlib.sha256(answers.to_json().encode()).hexdigest()


@vectors("documents")
def test_documents(path: Path) -> None:
    vector = json.loads(path.read_text())
    try:
        given: dict[str, Any] = {"expected": {"sha256": open_document(vector["input"])}}
    except bs.BoussoleError as error:
        given = {"error": told(error, lines="text" in vector["input"])}
    if "error" in vector:
        vector["error"].pop("refused_by_schema", None)
        if "text" in vector["input"]:
            lines = [fault["line"] for fault in given["error"]["faults"]]
            assert lines == sorted(lines)
        # Where the input is JSON its members have no order.
        for error in (given["error"], vector["error"]):
            error["faults"].sort(key=lambda fault: sorted(fault.items()))
        assert given == {"error": vector["error"]}
    else:
        assert given == {"expected": vector["expected"]}


@vectors("answers")
def test_answers(path: Path) -> None:
    vector = json.loads(path.read_text())
    given = vector["input"]
    q = read(given["questionnaire"])
    try:
        report = bs.score(dict(given["values"]), q, cells=given["cells"])
    except bs.BoussoleError as error:
        assert told(error, lines=False) == vector["error"]
    else:
        assert plain(report.answers) == vector["expected"]["answers"]


@vectors("cells")
def test_cells(path: Path) -> None:
    vector = json.loads(path.read_text())
    given = vector["input"]
    data = pl.DataFrame(given["columns"], schema=dict.fromkeys(given["columns"], pl.String))
    table = bs.score_table(data, read(given["questionnaire"]), cells=given["cells"])
    rows = table.to_polars().to_dicts()
    for row, should in zip(rows, vector["expected"]["people"], strict=True):
        assert [in_columns(row, score["key"]) for score in should["scales"]] == should["scales"]


@vectors("cohort")
def test_cohort(path: Path) -> None:
    vector = json.loads(path.read_text())
    given = vector["input"]
    data = pl.DataFrame(given["columns"], schema=dict.fromkeys(given["columns"], pl.String))
    weight = given.get("weight", {"column": None, "kind": "survey"})
    tally = bs.tally(
        data,
        read(given["questionnaire"]),
        by=given.get("by"),
        weight=weight["column"],
        weights=weight["kind"],
    )
    for name, should in vector["expected"]["tables"].items():
        rows = getattr(tally, name)().to_polars().to_dicts()
        for row, expected in zip(rows, should, strict=True):
            for column, value in expected.items():
                is_number = isinstance(value, float)
                assert row[column] == (pytest.approx(value, rel=1e-11) if is_number else value)


HASHES = json.loads((FOLDER / "hashes.json").read_text())


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_documents_that_ship_have_one_hash_everywhere() -> None:
    assert bs.Referential.embedded().sha256 == HASHES["referential"]
    for name, should in HASHES["questionnaires"].items():
        assert bs.Questionnaire.embedded(name).sha256 == should


@vectors("interview")
def test_interview(path: Path) -> None:
    vector = json.loads(path.read_text())
    given, expected = vector["input"], vector["expected"]
    q, referential = read(given["questionnaire"]), read_referential(given.get("referential"))
    posts = [bs.Post(**post) for post in given.get("posts", [])]
    interview = bs.Interview(q, referential=referential, profiles=posts)
    for step, should in zip(given["steps"], expected["steps"], strict=True):
        refused = None
        try:
            if step in ("next", "back"):
                getattr(interview, step)()
            elif "clear" in step:
                interview.clear(step["clear"])
            else:
                interview.answer(step["item"], step["answer"])
        except bs.BoussoleError as error:
            refused = error.faults[0].code
        current, progress = interview.current, interview.progress
        assert current is None or current.key == should["at"]
        assert (current is None) == (should["at"] is None)
        assert refused == should.get("error")
        assert progress.answered == should["answered"]
        assert progress.applicable == should["applicable"]
        assert progress.minutes_left == -(-should["seconds_left"] // 60)
        interview = bs.Interview.restore(interview.save(), q, referential=referential)
    assert plain(interview.answers) == expected["answers"]
    whole = bs.score(interview.answers, q, referential=referential, profiles=posts)
    assert interview.report().to_json() == whole.to_json()
    assert [sha256(interview.save()), sha256(whole.to_json())] == HASHES["interview"][path.stem]
    if "later" in given:
        goes_on(interview.save(), q, read(given["later"]), expected["restored"])


def goes_on(saved: str, q: bs.Questionnaire, later: bs.Questionnaire, should: Any) -> None:
    assert [q.compatibility, later.compatibility] == should["compatibility"]
    for earlier in (None, q):
        interview = bs.Interview.restore(saved, later, earlier)
        assert interview.reworded == should["reworded"]
        aside = [{"item": one.item, "why": one.why} for one in interview.set_aside]
        assert aside == should["set_aside"]
        current, progress, place = interview.current, interview.progress, should["place"]
        assert (current.key if current else None) == place["at"]
        assert progress.answered == place["answered"]
        assert progress.applicable == place["applicable"]
        assert plain(interview.answers) == should["answers"]


@vectors("scoring")
def test_scoring(path: Path) -> None:
    vector = json.loads(path.read_text())
    given, expected = vector["input"], vector["expected"]["people"]
    q = read(given["questionnaire"])
    asked = [bs.Requirement(**one) for one in given.get("requirements", [])]
    ref = read_referential(given.get("referential"))
    posts = [bs.Post(**post) for post in given.get("posts", [])]
    hashes = HASHES["scoring"][path.stem]
    for person, should, hashed in zip(given["people"], expected, hashes, strict=True):
        report = bs.score(
            person,
            q,
            requirements=asked,
            referential=ref,
            profiles=posts,
            today=given.get("today"),
        )
        assert sha256(report.to_json()) == hashed
        assert [scored(score, report) for score in report.scales] == should["scales"]
        document = json.loads(report.to_json())
        for part, value in should.get("report", {}).items():
            assert document[part] == value


def scored(score: ScaleScore, report: bs.Report) -> dict[str, Any]:
    """The score of a report as vectors write it."""
    return written(
        key=score.key,
        status=score.status,
        used=score.used,
        of=score.of,
        invalid=score.invalid or None,
        exact=report.explain(score.key).exact,
        bits=bits(score.value),
        band=score.band,
        alternative_bits=bits(score.alternative_value),
    )


def in_columns(row: dict[str, Any], scale: str) -> dict[str, Any]:
    """The score of a row as vectors write it."""
    return written(
        key=scale,
        status=row[f"{scale}_status"],
        used=row[f"{scale}_used"],
        of=row[f"{scale}_of"],
        invalid=row[f"{scale}_invalid"] or None,
        bits=bits(row[scale]),
    )


def written(**parts: Any) -> dict[str, Any]:
    return {name: part for name, part in parts.items() if part is not None}


def bits(value: float | None) -> str | None:
    return None if value is None else struct.pack(">d", value).hex()


BLOCKS = {"Heading": "heading", "Paragraph": "paragraph", "Listing": "list", "Grid": "table"}


def report_of(given: dict[str, Any]) -> bs.Report:
    q, referential = read(given["questionnaire"]), read_referential(given["referential"])
    posts = [bs.Post(**post) for post in given["posts"]]
    return bs.score(
        given["answers"], q, referential=referential, profiles=posts, today=given["today"]
    )


@vectors("presentation")
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_presentation(path: Path, lang: Literal["fr", "en"]) -> None:
    vector = json.loads(path.read_text())
    report = report_of(vector["input"])
    said = [
        {"block": BLOCKS[type(block).__name__], **dataclasses.asdict(block)}
        for block in report.blocks(lang, vector["input"]["by_hand"])
    ]
    assert json.loads(json.dumps(said)) == vector["expected"][lang]


def flat(text: str) -> str:
    """A text whose lines and frames do not matter."""
    return " ".join(re.sub(r"[│┃┏┓┗┛┡┩┌┐└┘━─┳┻╇┴┬•]", " ", text).split())


@vectors("presentation")
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_pages_and_terminals_say_the_same(
    path: Path, lang: Literal["fr", "en"], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host lays out the sentences of the blocks: none is lost, none is added."""
    from boussole_sante.cli import output, page, words

    monkeypatch.setattr(words, "_lang", lang)
    given = json.loads(path.read_text())["input"]
    blocks = report_of(given).blocks(lang, given["by_hand"])
    html = page.page("", blocks)
    body = html[html.index("<h1>") : html.index("</main>")]
    shown = {"page": flat(unescape(re.sub(r"<[^>]+>", " ", body)))}
    for width in (100, 80, 60, 40):
        file = StringIO()
        output.print_blocks(blocks, Console(file=file, width=width))
        assert all(len(line) <= width for line in file.getvalue().splitlines() if "  •" not in line)
        assert not re.search(r"\w…", file.getvalue()), "a word is cut"
        shown[f"{width} columns"] = flat(file.getvalue())
    for name, text in shown.items():
        rest = Counter(text.split())
        for block in blocks:
            match block:
                case Heading(said) | Paragraph(said):
                    assert flat(said) in text, name
                    rest -= Counter(said.split())
                case Listing(items):
                    assert all(flat(item) in text for item in items), name
                    rest -= Counter(word for item in items for word in item.split())
                case Grid(caption, head, rows):
                    assert flat(caption) in text, name
                    cells = [cell for row in rows for cell in row]
                    lost = Counter(w for c in cells for w in c.split()) - Counter(text.split())
                    assert not lost, name
                    # In blocks of lines each row says the headings again.
                    said_again = [*head, *(name for name in head for _ in rows), caption, *cells]
                    rest -= Counter(word for cell in said_again for word in cell.split())
        assert set(rest) <= {":"} | glued(blocks), (name, rest)


def glued(blocks: Iterable[Block]) -> set[str]:
    """Headings with the colon behind them, as blocks of lines write them."""
    heads = [name for block in blocks if isinstance(block, Grid) for name in block.head]
    return {f"{head.split()[-1]}:" for head in heads} | {head.split()[-1] for head in heads}


CHECKS = {
    "asked_by_post_before",
    "audience_to_check",
    "date_to_check",
    "prerequisite_to_check",
    "same_day",
}


def subject_key(subject: Any) -> str:
    return subject.offer or f"{subject.pathway}/{subject.step}"


def levels_key(own: Any) -> str:
    return f"{own.competency} {own.from_} {own.to} {own.stage}"


def assert_refused(error: Any, read: Callable[[], object]) -> None:
    """A call raises what a vector says: code, and every fault in its place, in any order."""
    with pytest.raises(bs.BoussoleError) as refused:
        read()
    faults = [(one.code, one.location.pointer) for one in refused.value.faults]
    assert refused.value.code == error["code"]
    assert sorted(faults) == sorted((one["code"], one.get("pointer")) for one in error["faults"])


@vectors("handover")
def test_handover(path: Path) -> None:
    vector = json.loads(path.read_text())
    given = vector["input"]
    ref = read_referential(given["referential"])
    text = json.dumps(given["post_file"])
    if "error" in vector:
        assert_refused(vector["error"], lambda: bs.PostFile.from_json(text, ref))
        return
    file = bs.PostFile.from_json(text, ref)
    pack = file.pack(leaving=given["leaving"], arriving=given["arrival"])

    def words(*parts: str | None) -> str:
        return " ".join(part for part in parts if part is not None)

    overlap, calendar = pack.overlap, pack.calendar
    shown = {
        "sections": [
            f"{own.section} {own.state} {own.entries} {own.incomplete}" for own in pack.sections
        ],
        "to_fill": [place for own in pack.sections for place in own.to_fill],
        "remarks": [f"{own.at} {own.kind}" for own in pack.remarks],
        "coming": [f"{own.date} {own.at}" for own in calendar.coming],
        "to_set": list(calendar.to_set),
        "over": [f"{own.date} {own.at}" for own in calendar.over],
        "ending": [f"{own.date} {own.at}" for own in pack.ending],
        "open_actions": list(pack.open_actions),
        "open_commitments": list(pack.open_commitments),
        "overlap": words(overlap.status, overlap.first_day, overlap.last_day),
        "tasks": [
            words(session.stretch, task.kind, task.at)
            for session in overlap.sessions
            for task in session.tasks
        ],
        "between": [f"{own.date} {own.at}" for own in overlap.between],
        "undated": list(overlap.undated),
        "to_tell": list(overlap.to_tell),
        "first_steps": [
            words(f"{own.pathway}/{own.step}", own.period, own.first_day, own.last_day)
            for own in pack.first_steps
        ],
    }
    assert {name: shown[name] for name in vector["expected"]} == vector["expected"]
    hashes = json.loads((path.parents[1] / "hashes.json").read_text())
    assert hashlib.sha256(pack.to_json().encode()).hexdigest() == hashes["handover"][path.stem]


def result_written(result: Any) -> str:
    """A result of an indicator as vectors write it."""
    words = [result.indicator, result.entity, result.period]
    if result.category:
        words.append(f"{result.category.breakdown}/{result.category.category}")
    words += [result.state, *filter(None, [result.cause])]
    rest = {
        "as": "counts" if result.shown_as == "counts" else None,
        **{name: getattr(result, name) for name in ("value", "low", "high", "n")},
        "missing": result.missing or None,
        "target": result.target and result.target.status,
        "sense": result.baseline and result.baseline.sense,
        "trend": result.trend,
    }
    told = {name: str(own).removesuffix(".0") for name, own in rest.items() if own is not None}
    return " ".join([*words, *(f"{name}={own}" for name, own in told.items())])


@vectors("evaluation")
def test_evaluation(path: Path) -> None:
    vector = json.loads(path.read_text())
    given = vector["input"]
    ref = read_referential(given["referential"])
    text = json.dumps(given["observations"])
    if "error" in vector:
        assert_refused(vector["error"], lambda: bs.Observations.from_json(text, ref))
        return
    found = bs.evaluate(
        bs.Observations.from_json(text, ref),
        indicators=given["indicators"],
        periods=given["periods"],
    )
    if given["publish"]:
        found = found.publish(given["publish"])
    assert set(vector["expected"]["results"]) <= {result_written(one) for one in found.results}
    objectives = {
        f"{one.objective} {one.entity} {one.period} {one.status} {one.with_value} "
        f"{one.with_target} {one.reached}"
        for one in found.objectives
    }
    assert set(vector["expected"].get("objectives", [])) <= objectives
    hashes = json.loads((path.parents[1] / "hashes.json").read_text())
    assert hashlib.sha256(found.to_json().encode()).hexdigest() == hashes["evaluation"][path.stem]


@vectors("peers")
def test_peers(path: Path) -> None:
    vector = json.loads(path.read_text())
    given = vector["input"]
    ref = read_referential(given["referential"])

    def network() -> bs.results.PeerNetworkDocument:
        return bs.match_peers(
            [bs.PeerOffer.from_json(json.dumps(one), ref) for one in given["offers"]],
            ref,
            today=given["today"],
            mode=given["mode"],
            distances={(one, other): far for one, other, far in given["distances"]},
            within=given["within"],
            earlier=[tuple(pair) for pair in given["earlier"]],
        )

    if "error" in vector:
        assert_refused(vector["error"], network)
        return
    found = network()
    pairs = []
    for pair in found.pairs:
        far = [] if pair.distance is None else [str(pair.distance)]
        kept = ["kept"] if pair.kept else []
        pairs.append(" ".join([pair.first, pair.second, ",".join(pair.subjects), *far, *kept]))
    shown = {
        "status": found.status,
        "remarks": list(found.remarks),
        "pairs": pairs,
        "alone": list(found.alone),
        "unmet": [f"{one.person} {one.competency} {one.cause}" for one in found.unmet],
        "apart": [f"{one.person} {one.cause}" for one in found.apart],
        "ended": [f"{one.first or '-'} {one.second or '-'}" for one in found.ended],
        "stages": [stage.value for stage in found.stages],
    }
    assert shown == vector["expected"]
    hashes = json.loads((path.parents[1] / "hashes.json").read_text())
    assert hashlib.sha256(found.to_json().encode()).hexdigest() == hashes["peers"][path.stem]
    assert bs.PeerNetwork.from_json(found.to_json(), ref) == found


@vectors("guidance")
def test_guidance(path: Path) -> None:
    vector = json.loads(path.read_text())
    given = vector["input"]
    ref = read_referential(given["referential"])
    text = json.dumps(given["portfolio"])
    if "error" in vector:
        assert_refused(vector["error"], lambda: bs.Portfolio.from_json(text, ref))
        return
    budget = given["budget_min"]
    plan = bs.recommend(
        bs.Portfolio.from_json(text, ref),
        ref,
        today=given["today"],
        until=given["until"],
        budget_hours=None if budget is None else budget / 60,
    )
    shown = {
        "status": plan.status,
        "effort_min": plan.effort_min,
        "stages": [[stage.asked, stage.covered] for stage in plan.stages],
        "remarks": list(plan.remarks),
        "items": [
            {
                "key": subject_key(item.subject),
                "first_day": item.first_day,
                "last_day": item.last_day,
                "covers": [levels_key(own) for own in item.covers],
                "checks": [one.kind for one in item.reasons if one.kind in CHECKS],
            }
            for item in plan.items
        ],
        "uncovered": [
            {"levels": levels_key(own), "causes": list(own.causes)} for own in plan.uncovered
        ],
        "assess_first": [own.competency for own in plan.assess_first],
        "to_reassess": [f"{own.competency} {own.level}" for own in plan.to_reassess],
        "done": [subject_key(own) for own in plan.done],
        "with_others": [
            f"{subject_key(own.subject) if own.subject else own.competency} {own.addressee}"
            for own in plan.with_others
        ],
        "to_confirm": [f"{subject_key(one.subject)} {one.date}" for one in plan.to_confirm],
        "decided_later": [f"{subject_key(one.subject)} {one.date}" for one in plan.decided_later],
    }
    assert shown == vector["expected"]
    hashes = json.loads((path.parents[1] / "hashes.json").read_text())
    assert hashlib.sha256(plan.to_json().encode()).hexdigest() == hashes["guidance"][path.stem]
