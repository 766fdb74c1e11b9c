"""The shared vectors: what Rust, Python and Kotlin must give alike."""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path
from typing import Any

import pytest

import boussole_sante as bs

FOLDER = Path(__file__).parents[2] / "tests" / "vectors"
MANIFEST = FOLDER / "manifest.json"
AREAS = json.loads(MANIFEST.read_text())["areas"] if MANIFEST.exists() else {}
OURS = {"documents", "answers", "scoring"}


def files(area: str) -> list[Path]:
    return sorted((FOLDER / area).glob("*.json"))


def vectors(area: str) -> Any:
    return pytest.mark.parametrize("path", files(area), ids=lambda path: str(path.stem))


@pytest.mark.skipif(not AREAS, reason="the repository's vectors are not here")
def test_no_vector_is_forgotten() -> None:
    for name, area in AREAS.items():
        if "python" in area["languages"]:
            assert name in OURS
            assert len(files(name)) == area["files"]


def read(document: Any) -> bs.Questionnaire:
    return bs.Questionnaire.from_json(json.dumps(document))


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
        document = given["json"]
        reference = document.get("questionnaire") if isinstance(document, dict) else None
        if asked is not None and isinstance(reference, dict):
            answered = read(given["earlier"]) if given.get("earlier") else asked
            reference.setdefault("sha256", answered.sha256)
        source: str | bytes = json.dumps(document, ensure_ascii=False)
    else:
        source = given["text"] if "text" in given else bytes.fromhex(given["hex"])
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
        given = {"error": told(error, lines="json" not in vector["input"])}
    if "error" in vector:
        vector["error"].pop("refused_by_schema", None)
        assert given == {"error": vector["error"]}
    else:
        assert given == {"expected": vector["expected"]}


@vectors("answers")
def test_answers(path: Path) -> None:
    vector = json.loads(path.read_text())
    q = read(vector["input"]["questionnaire"])
    try:
        report = bs.score(dict(vector["input"]["values"]), q, cells=vector["input"]["cells"])
        given: dict[str, Any] = {"expected": {"answers": report.answers}}
    except bs.BoussoleError as error:
        given = {"error": told(error, lines=False)}
    vector.get("error", {}).pop("refused_by_schema", None)
    assert given == {key: vector[key] for key in given}


@vectors("scoring")
def test_scoring(path: Path) -> None:
    vector = json.loads(path.read_text())
    given, expected = vector["input"], vector["expected"]["people"]
    q = read(given["questionnaire"])
    asked = [bs.Requirement(**one) for one in given.get("requirements", [])]
    for person, should in zip(given["people"], expected, strict=True):
        report = bs.score(person, q, requirements=asked)
        assert [scored(score, report) for score in report.scales] == should["scales"]
        written = json.loads(report.to_json())
        for part, value in should.get("report", {}).items():
            assert written[part] == value


def scored(score: bs.Record, report: bs.Report) -> dict[str, Any]:
    def bits(value: float | None) -> str | None:
        return None if value is None else struct.pack(">d", value).hex()

    line = {
        "key": score.key,
        "status": score.status,
        "used": score.used,
        "of": score.of,
        "invalid": score.invalid or None,
        "exact": report.explain(score.key).exact,
        "bits": bits(score.value),
        "band": score.band,
        "alternative_bits": bits(score.get("alternative_value")),
    }
    return {name: value for name, value in line.items() if value is not None}
