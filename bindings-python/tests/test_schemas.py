"""The published schemas, judged by Python's `jsonschema` as by Rust's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import boussole_sante as bs

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text())
    for path in sorted((ROOT / "schemas" / "v1").glob("*.schema.json"))
}
VECTORS = ROOT / "tests" / "vectors"


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name])


def read(path: Path) -> Any:
    return json.loads(path.read_text())


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_the_package_gives_the_files() -> None:
    given = {name: json.loads(text) for name, text in bs.schemas().items()}
    assert given == {name: SCHEMAS[name] for name in given}
    names = {"referential", "questionnaire", "answers", "report", "tally", "dialect", "notice"}
    assert names == set(given)


SHIPPED = sorted((ROOT / "core" / "data").rglob("*.json"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_is_valid(path: Path) -> None:
    document = read(path)
    validator(document["document"]).validate(document)


def test_every_vector_is_valid() -> None:
    checked = 0
    for path in sorted(VECTORS.glob("*/*.json")):
        validator("vector").validate(read(path))
        checked += 1
    validator("manifest").validate(read(VECTORS / "manifest.json"))
    areas = read(VECTORS / "manifest.json")["areas"]
    assert checked == sum(area["files"] for area in areas.values())


def document_of(given: dict[str, Any]) -> Any:
    """The document of a vector, if it is JSON at all."""
    if "json" in given:
        return given["json"]
    source = given["text"].encode() if "text" in given else bytes.fromhex(given["hex"])
    return json.loads(source.decode("utf-8-sig"))


def test_documents_are_judged_as_the_vectors_say() -> None:
    judged = {True: 0, False: 0}
    wrong = []
    for path in sorted((VECTORS / "documents").glob("*.json")):
        vector = read(path)
        try:
            document = document_of(vector["input"])
        except (ValueError, RecursionError):
            continue
        refused = vector.get("error", {}).get("refused_by_schema", False)
        if validator(vector["input"]["document"]).is_valid(document) == refused:
            wrong.append(path.stem)
        judged[refused] += 1
    assert wrong == []
    assert judged[True] > 200 and judged[False] > 100


def test_a_report_is_valid() -> None:
    q = bs.Questionnaire.embedded("autopositionnement-court")
    ref = bs.Referential.embedded()
    posts = ["coordination-locale", bs.Post("cls", share=500)]
    for compared in ({}, {"referential": ref, "profiles": posts}):
        report = bs.score({q.items[2].key: 2}, q, **compared)
        validator("report").validate(json.loads(report.to_json()))
