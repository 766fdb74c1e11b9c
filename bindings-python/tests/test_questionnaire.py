from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

import boussole_sante as bs


def test_every_embedded_questionnaire_opens() -> None:
    for name in bs.Questionnaire.embedded_names():
        assert bs.Questionnaire.embedded(name).key == name


def test_the_contract_is_read(climat: bs.Questionnaire) -> None:
    assert (climat.key, climat.version, climat.title) == (
        "climat-equipe",
        "1.0.0",
        "Climat d'équipe",
    )
    first = climat.items[0]
    assert (first.key, first.column, first.kind) == ("a1", "A1", "rating")
    assert [(m.item, m.reversed, m.weight) for m in climat.scales[0].items] == [
        ("a1", True, 1),
        ("a2", False, 1),
    ]
    assert [c.value for c in climat.choice_lists[0].choices] == [1, 2, 3, 4, 5, 6]
    assert [m.kind for m in climat.choice_lists[0].missing] == ["not_applicable", "dont_know"]


def test_texts_speak_several_languages(court: bs.Questionnaire) -> None:
    assert court.title("en").startswith("Self-positioning")
    assert court.title("de") == court.title("fr") == court.title
    assert court.title.languages == ("en", "fr")
    assert pickle.loads(pickle.dumps(court.title))("en") == court.title("en")


def test_it_travels(court: bs.Questionnaire) -> None:
    for twin in (
        pickle.loads(pickle.dumps(court)),
        copy.deepcopy(court),
        copy.copy(court),
        bs.Questionnaire.from_json(json.dumps(json.loads(court.to_json()))),
        bs.Questionnaire.from_json(court.to_json().encode()),
    ):
        assert twin == court
        assert hash(twin) == hash(court)
    assert court != bs.Questionnaire.embedded("autopositionnement")
    assert court != "autopositionnement-court"
    for parts in (court.items, court.scales, court.sections, court.choice_lists):
        assert pickle.loads(pickle.dumps(parts)) == parts
        assert hash(parts) == hash(copy.deepcopy(parts))


def test_it_shows_itself(climat: bs.Questionnaire) -> None:
    assert repr(climat) == "<Questionnaire climat-equipe 1.0.0: 2 items, 1 scales>"
    document = json.loads(climat.to_json())
    document["title"]["fr"] = "<script>alert(1)</script>"
    html = bs.Questionnaire.from_json(json.dumps(document))._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_what_is_not_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Questionnaire.from_json("{")
    assert caught.value.code == "invalid_json"
    with pytest.raises(TypeError, match="expected JSON as str or bytes; found `int`"):
        bs.Questionnaire.from_json(3)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        bs.Questionnaire.read(tmp_path / "none.json")


def test_a_questionnaire_speaks_the_languages_that_it_declares() -> None:
    document = {
        "document": "questionnaire", "schema_version": 1, "key": "trial", "version": "1.0.0",
        "languages": ["en", "de"], "title": {"de": "Versuch", "en": "Trial"},
        "sections": [{"key": "part", "title": {"de": "Teil", "en": "Part"}, "items": [
            {"key": "a", "kind": "text", "text": {"de": "Was hilft?", "en": "What helps?"}},
        ]}],
    }  # fmt: skip
    q = bs.Questionnaire.from_json(json.dumps(document))
    assert (str(q.title), q.title("de"), q.title("fr")) == ("Trial", "Versuch", "Trial")
    assert q.languages == ["en", "de"]
    assert q.codebook().to_polars()["text"].to_list() == ["What helps?"]
    assert q.codebook("de").to_polars()["text"].to_list() == ["Was hilft?"]
    del document["title"]["de"]  # type: ignore[attr-defined]
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Questionnaire.from_json(json.dumps(document))
    (fault,) = caught.value.faults
    assert (fault.code, fault.location, fault.expected) == (
        "missing_field", "/title", "a text in `de`"
    )  # fmt: skip


def test_a_scale_keeps_the_name_that_it_was_given() -> None:
    q = bs.Questionnaire.from_keys({"Agréable": ["-A1", "A2"]}, min=1, max=6)
    assert (q.scales[0].key, q.scales[0].name) == ("agreable", "Agréable")
    assert [item.column for item in q.items] == ["A1", "A2"]
