from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

import boussole_sante as bs
from making import answers_document


def test_a_document_is_read(climat: bs.Questionnaire, tmp_path: Path) -> None:
    text = answers_document(climat, {"a1": {"choice": "2"}, "a2": {"missing": "dont_know"}})
    answers = bs.Answers.from_json(text, climat)
    assert (answers.purpose, answers.respondent) == ("etude", "r-017")
    assert (answers.retain_until, len(answers)) == ("2028-11-22", 2)
    assert repr(answers) == "<Answers: 2 answered, etude, until 2028-11-22, privé>"
    path = tmp_path / "r-017.prive.json"
    path.write_text(text)
    for twin in (
        bs.Answers.read(path, climat),
        pickle.loads(pickle.dumps(answers)),
        copy.deepcopy(answers),
    ):
        assert twin == answers
        assert twin.questionnaire == climat


def test_all_faults_masked(climat: bs.Questionnaire) -> None:
    text = answers_document(climat, {"a1": {"choice": "jeanne@example.org"}, "b": {"choice": "1"}})
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Answers.from_json(text, climat)
    codes = {fault.code for fault in caught.value.faults}
    assert codes == {"unknown_choice", "unknown_item"}
    assert "jeanne" not in str(caught.value.faults)
