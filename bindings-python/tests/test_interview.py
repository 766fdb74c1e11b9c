"""Interviews: one person, item by item."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from jsonschema import Draft202012Validator

import boussole_sante as bs

SHORT = bs.Questionnaire.embedded("autopositionnement-court")


def test_from_the_first_item_to_the_report() -> None:
    interview = bs.Interview(SHORT)
    assert interview.current is None
    asked = []
    while (item := interview.next()) is not None:
        asked.append(item.key)
        if item.kind == "level":
            interview.answer(item.key, {"level": 3, "occasion": "yes"})
        elif item.key == "dispositifs":
            interview.answer(item.key, {"chosen": ["cls", "clsm"]})
        elif item.key == "souhaits":
            assert "D09" in interview.offered(item.key)
            interview.answer(item.key, {"chosen": ["A01"]})
        elif item.kind in {"rating", "single"}:
            codes = next(one for one in SHORT.choice_lists if one.key == item.choices).choices
            interview.answer(item.key, codes[1].code)
    assert asked == [item.key for item in SHORT.items]
    assert interview.progress.answered < interview.progress.applicable == len(asked)
    report = interview.report()
    assert report.to_json() == bs.score(interview.answers, SHORT).to_json()
    assert interview.explain(SHORT.scales[0].key) == report.explain(SHORT.scales[0].key)
    first = interview.answers
    interview.answer(asked[-1], None)
    assert set(first) - set(interview.answers) <= {asked[-1]}


def test_it_goes_on_later() -> None:
    referential = bs.Referential.embedded()
    q = bs.Questionnaire.embedded("autopositionnement")
    interview = bs.Interview(
        q, referential=referential, profiles=[bs.Post("cls", share=500), "asv"]
    )
    for _ in range(12):
        item = interview.next()
        if item is not None and item.kind == "level":
            interview.answer(item.key, 1)
    saved = interview.save()
    Draft202012Validator(json.loads(bs.schemas()["interview"])).validate(json.loads(saved))
    again = bs.Interview.restore(saved, q, referential=referential)
    assert again.current == interview.current
    assert again.report().gaps == interview.report().gaps != []
    travelled = pickle.loads(pickle.dumps(interview))
    assert travelled.save() == saved
    assert travelled.report().to_json() == interview.report().to_json()
    for cut in (0, 1, len(saved) // 2, len(saved) - 1):
        with pytest.raises(bs.InvalidDocumentError):
            bs.Interview.restore(saved[:cut], q, referential=referential)
    with pytest.raises(bs.UsageError):
        bs.Interview.restore(saved, q)


def test_it_goes_on_with_another_version_of_its_questionnaire() -> None:
    level = next(item for item in SHORT.items if item.kind == "level")
    interview = bs.Interview(SHORT)
    interview.answer(level.key, {"level": 2, "occasion": "no"})
    document = json.loads(SHORT.to_json())
    items = [item for section in document["sections"] for item in section["items"]]
    one = next(item for item in items if item["key"] == level.key)
    one["text"]["fr"] += " !"
    mended = bs.Questionnaire.from_json(json.dumps(document))
    assert mended.sha256 != SHORT.sha256
    assert mended.compatibility == SHORT.compatibility
    again = bs.Interview.restore(interview.save(), mended)
    assert (again.reworded, again.set_aside) == ([level.key], ())
    assert again.answers == interview.answers

    one["descriptors"][2]["revision"] = 2
    revised = bs.Questionnaire.from_json(json.dumps(document))
    assert revised.items[SHORT.items.index(level)].descriptors == level.descriptors
    for earlier in (None, SHORT):
        again = bs.Interview.restore(interview.save(), revised, earlier)
        [aside] = again.set_aside
        assert (aside.item, aside.why) == (level.key, "changed")
        assert aside.answer == {"level": 2, "occasion": "no"}
        assert (aside.reason.code, aside.reason.location.pointer) == (
            "changed_item",
            f"/answers/{level.key}",
        )
        assert again.answers == {}
        assert "privé" in repr(aside) and "2" not in repr(aside)
    assert aside.reason.found == "landmark 2, revision 2"
    interview.go_to(level.key)
    again = bs.Interview.restore(interview.save(), revised)
    assert again.current is not None and again.current.key == level.key
    with pytest.raises(bs.InvalidDocumentError, match=r"other_questionnaire|autre|another"):
        bs.Interview.restore(interview.save(), bs.Questionnaire.embedded("autopositionnement"))


def test_interviews_share_what_their_questionnaire_holds() -> None:
    assert SHORT.items is SHORT.items
    first, second = bs.Interview(SHORT), bs.Interview(SHORT)
    assert first.next() is second.next()


def test_it_says_what_it_is_and_what_it_refuses() -> None:
    interview = bs.Interview(SHORT)
    assert "privé" in repr(interview)
    with pytest.raises(bs.InvalidDocumentError):
        interview.answer("nulle-part", 1)
    with pytest.raises(bs.InvalidDataError):
        interview.go_to("nulle-part")
    item = next(item for item in SHORT.items if item.kind == "level")
    with pytest.raises(bs.BoussoleError) as refused:
        interview.answer(item.key, "mon secret")
    assert "mon secret" not in str(refused.value)
    assert interview.answers == {}
    interview.go_to(item.key)
    assert interview.current == item
    assert interview.is_shown(item.key)


def test_threads_share_one() -> None:
    interview = bs.Interview(SHORT)
    levels = [item.key for item in SHORT.items if item.kind == "level"]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda key: interview.answer(key, 2), levels * 20))
        reports = list(threads.map(lambda _: interview.report().to_json(), range(40)))
    assert set(reports) == {bs.score(dict.fromkeys(levels, 2), SHORT).to_json()}
