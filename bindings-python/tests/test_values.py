"""What every plain value promises: read by name, never changed, compared by what it says."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle

import pytest

import boussole_sante as bs

SHORT = bs.Questionnaire.embedded("autopositionnement-court")
LEVEL = next(item.key for item in SHORT.items if item.kind == "level")
REPORT = bs.score(
    {LEVEL: {"level": 1, "occasion": "no"}},
    SHORT,
    referential=bs.Referential.embedded(),
    profiles=[bs.Post("cls", 500)],
)


def test_values_are_read_by_name_and_never_changed() -> None:
    gap = REPORT.gaps[0]
    assert gap["status"] == gap.status and gap.asked_by[0]["target"] == gap.asked_by[0].target
    with pytest.raises(KeyError):
        gap["stat"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        gap.status = "met"  # type: ignore[misc]
    assert repr(gap).startswith("Gap(competency=") and "None" not in repr(gap)
    outcome = next(one for offer in bs.Referential.embedded().offers for one in offer.outcomes)
    assert outcome["from"] == outcome.from_
    with pytest.raises(TypeError):
        iter(gap)


def test_values_are_made_once_and_compared_by_what_they_say() -> None:
    assert REPORT.gaps is REPORT.gaps and SHORT.items is SHORT.items
    again = bs.score(
        REPORT.answers,
        SHORT,
        referential=REPORT.referential,
        profiles=REPORT.posts,
    )
    assert again.gaps == REPORT.gaps and again.gaps is not REPORT.gaps
    assert len({*again.gaps, *REPORT.gaps}) == len(REPORT.gaps)
    assert again.needs == REPORT.needs and hash(again.needs) == hash(REPORT.needs)
    assert all(isinstance(post, bs.Post) for post in REPORT.posts)
    for twin in (pickle.loads(pickle.dumps(REPORT.gaps)), copy.deepcopy(REPORT.gaps)):
        assert twin == REPORT.gaps


def test_a_record_is_data_that_nobody_changes() -> None:
    answers = REPORT.answers
    assert answers[LEVEL] == {"level": 1, "occasion": "no"} and answers[LEVEL].level == 1
    for change in (
        lambda: answers.update(a=1),
        lambda: answers.__setitem__("a", 1),
        lambda: answers.pop(LEVEL),
        lambda: answers[LEVEL].__delitem__("level"),
        lambda: answers.clear(),
    ):
        with pytest.raises(TypeError, match="read-only"):
            change()
    assert json.loads(json.dumps(answers)) == answers == pickle.loads(pickle.dumps(answers))
    assert hash(answers) == hash(copy.deepcopy(answers))
    mine = {**answers, "a": 1}
    assert "a" not in answers and type(mine) is dict


def test_texts_are_equal_that_say_the_same_in_each_language() -> None:
    one, other = bs.Text({"fr": "Lien", "en": "Link"}), bs.Text({"fr": "Lien", "en": "Bond"})
    assert one != other and one == "Lien" == other and hash(one) == hash("Lien")
    assert one == bs.Text({"fr": "Lien", "en": "Link"}) == pickle.loads(pickle.dumps(one))
    assert (one.fr, one.en, one("de"), str(one)) == ("Lien", "Link", "Lien", "Lien")
