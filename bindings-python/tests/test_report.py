from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import boussole_sante as bs
import making
from making import answers_document


def test_one_person(climat: bs.Questionnaire) -> None:
    report = bs.score({"a1": 2, "a2": "6"}, climat)
    (scale,) = report.scales
    # a1 is reversed: 7 - 2 = 5; the mean of 5 and 6 on 1–6, on 100.
    assert (scale.key, scale.value, scale.used, scale.of, scale.status) == (
        "entraide",
        90.0,
        2,
        2,
        "ok",
    )
    assert scale["rule"]
    written = json.loads(report.to_json())["scales"][0]
    assert {name: scale[name] for name in written} == written
    with pytest.raises(AttributeError):
        _ = scale.colour


@pytest.mark.parametrize(
    "two",
    [2, 2.0, "2", Decimal(2), np.int64(2), np.float32(2), {"choice": "2"}],
    ids=lambda two: type(two).__name__,
)
def test_an_answer_in_many_guises(climat: bs.Questionnaire, two: Any) -> None:
    assert bs.score({"a1": two, "a2": 6}, climat) == bs.score({"a1": 2, "a2": 6}, climat)


def test_what_is_missing_has_a_kind(climat: bs.Questionnaire) -> None:
    report = bs.score({"a1": None, "a2": "NC"}, climat)
    assert report.scales[0].value is None
    (section,) = report.completeness
    assert (section.answered, section.shown, section.all) == (0, 2, 2)
    assert (section.missing.no_answer, section.missing.not_applicable) == (1, 1)
    assert bs.score({"a1": float("nan")}, climat) == bs.score({}, climat)


def test_a_document_scores_as_its_answers(climat: bs.Questionnaire) -> None:
    answers = bs.Answers.from_json(answers_document(climat, {"a1": {"choice": "2"}}), climat)
    assert bs.score(answers, climat) == bs.score({"a1": "2"}, climat)


def test_every_wrong_answer_is_told(climat: bs.Questionnaire) -> None:
    with pytest.raises(bs.BoussoleError) as caught:
        bs.score({"a1": 9, "a2": "jeanne@example.org", "b": 1}, climat)
    places = {(fault.code, fault.location.pointer) for fault in caught.value.faults}
    assert places == {
        ("unknown_choice", "/answers/a1"),
        ("unknown_choice", "/answers/a2"),
        ("unknown_item", "/answers/b"),
    }
    assert "jeanne" not in str(caught.value.faults)
    with pytest.raises(TypeError, match=r"expected a number.*found `object`"):
        bs.score({"a1": object()}, climat)
    with pytest.raises(TypeError, match="found `int`"):
        bs.score(3, climat)  # type: ignore[arg-type]


def test_a_score_is_explained(climat: bs.Questionnaire) -> None:
    explained = bs.score({"a1": 2, "a2": 6}, climat).explain("entraide")
    assert [(m.item, m.answer, m.keyed, m.reversed) for m in explained.members] == [
        ("a1", "2", "5", True),
        ("a2", "6", "6", False),
    ]
    assert isinstance(explained, bs.Explanation)
    assert json.loads(explained.to_json())["exact"] == explained.exact
    assert '"status":"ok"' in explained.to_json()
    assert pickle.loads(pickle.dumps(explained)).to_json() == explained.to_json()
    with pytest.raises(bs.UnknownNameError):
        bs.score({}, climat).explain("entrain")


def test_levels_gaps_and_occasion(court: bs.Questionnaire) -> None:
    levels = [item.key for item in court.items if item.kind == "level"]
    asked = [
        bs.Requirement(competency=key, target=3, asked_by="coordination-locale")
        for key in levels[:2]
    ]
    answers = {levels[0]: 1, levels[1]: {"level": 3, "occasion": "no"}}
    report = bs.score(answers, court, requirements=asked)
    assert [(gap.competency, gap.status, gap.size) for gap in report.gaps] == [
        (levels[0], "gap", 2),
        (levels[1], "met", 0),
    ]
    assert report.priorities == (levels[0],)
    assert report.underused == (levels[1],)
    assert {need.need for need in report.needs.skills} >= {"partly", "unknown"}
    html = report._repr_html_()
    assert "appartient à la personne" in html
    assert "Projet indépendant" in html
    flat = bs.score({levels[1]: 3, f"{levels[1]}_occasion": "no"}, court)
    assert flat.levels == bs.score({levels[1]: answers[levels[1]]}, court).levels


def test_values_become_frames(court: bs.Questionnaire) -> None:
    posts = [bs.Post("cls", 600, "2026-03-02"), bs.Post("asv", 400)]
    report = bs.score({}, court, referential=bs.Referential.embedded(), profiles=posts)
    for values in (report.scales, report.levels, report.gaps, report.posts, report.completeness):
        assert len(pl.DataFrame(values)) == len(values) == len(pd.DataFrame(values))
    assert pl.DataFrame(report.posts)["share"].to_list() == [600, 400]


def test_it_travels(court: bs.Questionnaire) -> None:
    level = next(item.key for item in court.items if item.kind == "level")
    report = bs.score(
        {level: 1, f"{level}_occasion": "yes"},
        court,
        requirements=[bs.Requirement(competency=level, target=3)],
    )
    for twin in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):
        assert twin == report
        assert twin.explain(court.scales[0].key) == report.explain(court.scales[0].key)
        assert twin.scales == report.scales and hash(twin.scales) == hash(report.scales)


def at_pointer(document: Any, pointer: str) -> Any:
    """What stands at a JSON pointer."""
    for token in pointer.split("/")[1:]:
        document = document[int(token) if isinstance(document, list) else token]
    return document


def test_each_line_of_two_posts_is_traced() -> None:
    q = bs.Questionnaire.embedded("autopositionnement")
    ref = bs.Referential.embedded()
    posts = [bs.Post("cls", share=500), bs.Post("asv", share=500)]
    answers = {item.key: 1 for item in q.items if item.kind == "level"}
    report = bs.score(
        {**answers, "dispositifs": ["asv", "cls"]}, q, referential=ref, profiles=posts
    )
    assert [(post.profile, post.dispositif, post.share) for post in report.posts] == [
        ("cls", "cls", 500),
        ("asv", "asv", 500),
    ]
    assert report.referential is ref
    document = json.loads(ref.to_json())
    profiles = set()
    assert len(report.gaps) > 20
    for gap in report.gaps:
        for one in gap.asked_by:
            entry = at_pointer(document, one.entry)
            assert entry["competency"] == gap.competency
            assert (entry["target_level"], entry.get("by_day")) == (one.target, one.by_day)
            assert at_pointer(document, one.entry.rsplit("/", 2)[0])["key"] == one.profile
            nearer = [
                post
                for post in ("cls", "asv")
                if gap.competency in {r.competency for r in ref.profile(post).requirements}
            ]
            core = one.profile == "coordination-locale"
            assert one.share == (500 * (2 - len(nearer)) if core else 500)
            assert core or one.profile in nearer
            profiles.add(one.profile)
    assert profiles == {"coordination-locale", "asv", "cls"}
    assert len(report.priorities) == 5
    for twin in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):
        assert twin == report
        assert twin.referential == ref
    html = report._repr_html_()
    start = html.index("Écarts au poste")
    assert html.count("<tr><td>", start, html.index("</table>", start)) == 5
    by_key = bs.score(answers, q, referential=ref, profiles=["cls", "asv"])
    assert [post.share for post in by_key.posts] == [None, None]


def test_posts_that_cannot_be_compared_are_refused(climat: bs.Questionnaire) -> None:
    q = bs.Questionnaire.embedded("autopositionnement-court")
    ref = bs.Referential.embedded()
    with pytest.raises(bs.UsageError, match="a referential that has the profiles of posts"):
        bs.score({}, q, profiles=["cls"])
    with pytest.raises(bs.UnknownNameError, match="a name near to it: cls"):
        bs.score({}, q, referential=ref, profiles=["clsx"])
    with pytest.raises(bs.UsageError, match="1000"):
        bs.score({}, q, referential=ref, profiles=[bs.Post("cls", 600), bs.Post("asv", 600)])
    with pytest.raises(TypeError, match="expected a Referential; found `str`"):
        bs.score({}, q, referential="embedded")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="the key of a profile; found `int`"):
        bs.score({}, q, referential=ref, profiles=[3])  # type: ignore[list-item]
    with pytest.raises(bs.UsageError, match=r"500 is half; found `0.5`"):
        bs.score({}, q, referential=ref, profiles=bs.Post("cls", 0.5))  # type: ignore[arg-type]
    report = bs.score({}, climat, referential=ref)
    assert (report.posts, report.gaps, report.referential) == ((), (), ref)
    assert bs.score({}, climat).referential is None
    extra = bs.Requirement(competency="animer-un-atelier", target=4, asked_by="autre-poste")
    both = bs.score({}, q, referential=ref, profiles=["cls"], requirements=[extra])
    assert "autre-poste" in {one.profile for gap in both.gaps for one in gap.asked_by}


CLIMAT = bs.Questionnaire.read(making.CLIMAT)
CELLS = [1, 2, 3, 4, 5, 6, "NC", "NSP", None]


@given(st.sampled_from(CELLS), st.sampled_from(CELLS))
def test_scores_stay_in_their_range(a1: Any, a2: Any) -> None:
    (scale,) = bs.score({"a1": a1, "a2": a2}, CLIMAT).scales
    assert (scale.value is None) == (scale.status != "ok")
    assert scale.value is None or 0 <= scale.value <= 100


def test_a_day_of_arrival_that_is_none_is_told() -> None:
    q, ref = bs.Questionnaire.embedded("autopositionnement"), bs.Referential.embedded()
    with pytest.raises(bs.BoussoleError, match="a date as YYYY-MM-DD"):
        bs.score({}, q, referential=ref, profiles=[bs.Post("cls", arrived="hier")])


def test_one_stands_for_a_list_of_one() -> None:
    q = bs.Questionnaire.embedded("autopositionnement-court")
    ref = bs.Referential.embedded()
    several = bs.score({}, q, referential=ref, profiles=["cls"])
    assert bs.score({}, q, referential=ref, profiles="cls") == several
    assert bs.score({}, q, referential=ref, profiles=bs.Post("cls")).posts == several.posts
    by_hand = several.scales[0].key
    assert several.blocks("fr", by_hand) == several.blocks("fr", [by_hand])
    with pytest.raises(TypeError, match="a name, or a list of names; found `int`"):
        several.blocks("fr", 3)  # type: ignore[arg-type]


def test_an_explanation_prints_as_it_is_worked_out(climat: bs.Questionnaire) -> None:
    report = bs.score({"a1": 2, "a2": 6}, climat)
    explained = report.explain("entraide")
    lines = str(explained).splitlines()
    assert lines[0].startswith("Entraide")
    assert [line.split(" · ")[0] for line in lines[1:3]] == [
        f"- {(item.label or item.text).fr}" for item in climat.items
    ]
    assert lines[3].startswith("Calcul")
    assert explained.blocks("en")[0].caption == "Entraide: what entered"  # type: ignore[union-attr]
    assert "<table>" in explained._repr_html_()  # type: ignore[operator]
    full = bs.score({}, bs.Questionnaire.embedded("autopositionnement"))
    section = full.profiles[0].section
    assert "Mobilisées" in str(full.explain(section))
    assert full.blocks("fr", section)[-1] == full.blocks("fr")[-1]
