from __future__ import annotations

import json
import multiprocessing
import pickle
from pathlib import Path

import pytest

import boussole_sante as bs

FAULTY = (
    '{"document": "questionnaire", "schema_version": 1, "key": "A b", "version": "1",\n'
    ' "title": {"en": "x"}, "sections": [], "colour": 1}'
)


def faulty() -> bs.BoussoleError:
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Questionnaire.from_json(FAULTY)
    return caught.value


def test_every_fault_is_told_with_its_place() -> None:
    error = faulty()
    assert error.code == "invalid_document"
    places = {(fault.code, fault.location) for fault in error.faults}
    assert places >= {("invalid_value", "/key"), ("unknown_field", "/colour")}
    colour = next(fault for fault in error.faults if fault.code == "unknown_field")
    assert (colour.location.pointer, colour.location.line) == ("/colour", 2)
    assert colour.faults == (colour,)
    assert colour.found == "colour"


def test_one_line_in_two_languages() -> None:
    error = faulty()
    assert "\n" not in str(error)
    assert f"{len(error.faults)} faults; the first is" in str(error)
    assert "voici la première" in error.message("fr")
    assert str(error) == error.message("en") == error.message("de")
    assert repr(error).startswith("InvalidDocumentError(invalid_document: ")


def test_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "faulty.json"
    path.write_text(FAULTY)
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Questionnaire.read(path)
    assert caught.value.file == str(path)
    assert all(str(fault).startswith(str(path)) for fault in caught.value.faults)


def test_a_name_that_does_not_exist() -> None:
    with pytest.raises(LookupError) as caught:
        bs.Questionnaire.embedded("autopositionement")
    error = caught.value
    assert isinstance(error, bs.UnknownNameError)
    assert isinstance(error, ValueError)
    assert (error.code, error.location) == ("unknown_name", "")
    assert "autopositionnement" in error.expected


def describe(error: bs.BoussoleError) -> str:
    parts = [[f.code, f.location, f.location.line, f.expected, f.found] for f in error.faults]
    return json.dumps([type(error).__name__, error.code, error.message("fr"), parts])


def test_errors_travel() -> None:
    error = faulty()
    assert describe(pickle.loads(pickle.dumps(error))) == describe(error)
    # Another process imports everything afresh.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(describe, (error,)) == describe(error)


def test_what_was_expected_and_found_comes_as_values() -> None:
    question = bs.Questionnaire.embedded("autopositionnement")
    item = next(item.key for item in question.items if item.kind == "level")
    answers = {"document": "answers", "schema_version": 1, "answers": {item: {"level": 251}}}
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Answers.from_json(json.dumps(answers), question)
    level = next(fault for fault in caught.value.faults if "level" in fault.location)
    assert level.expected == "an integer from 0 to 9"
    assert level.context == {
        "expected": {"kind": "integer_between", "low": 0, "high": 9},
        "found": {"kind": "withheld", "of": "number", "length": 3},
    }
    assert pickle.loads(pickle.dumps(level)).context == level.context
    assert "attendu\u00a0: un entier de 0 à 9" in level.message("fr")


def test_what_only_this_package_expects_is_said_in_french_too() -> None:
    with pytest.raises(bs.ArgumentError) as caught:
        bs.Questionnaire.from_json(3)
    assert "expected JSON as str or bytes" in str(caught.value)
    assert "attendu\u00a0: du JSON en str ou bytes" in caught.value.message("fr")
