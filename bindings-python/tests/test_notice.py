"""What people are told before they answer."""

from __future__ import annotations

import datetime

import pytest

import boussole_sante as bs

FILLED = {
    "controller": "Agence X, 1 rue Y",
    "contact": "equipe@exemple.fr",
    "dpo": "dpo@exemple.fr",
    "purpose": "formation",
    "legal_basis": "mission",
    "basis_details": "l’article Z.",
    "readers": "la coordination régionale",
    "hosting": "LimeSurvey, en France",
    "retain_until": datetime.date(2028, 11, 22),
}


def test_it_is_given_whole(court: bs.Questionnaire) -> None:
    french = bs.notice(court, FILLED)
    assert french.startswith("# Avant de répondre")
    for value in ("Agence X", "dpo@exemple.fr", "2028-11-22", "point e", "en 15 à 20 minutes"):
        assert value in french
    assert court.title in french
    english = bs.notice(court, FILLED | {"minutes": 12}, lang="en")
    assert court.title("en") in english and "12 minutes" in english
    assert "{{" not in french + english


def test_a_gap_is_refused_with_all_the_others(court: bs.Questionnaire) -> None:
    fields = {one.name: one for one in bs.notice_fields()}
    required = [name for name, one in fields.items() if one.kind != "questionnaire"]
    assert set(required) == FILLED.keys()
    with pytest.raises(bs.InvalidDocumentError) as refused:
        bs.notice(court, {})
    assert [fault.location.pointer for fault in refused.value.faults] == [f"/{n}" for n in required]
    wrong = FILLED | {"dpo": " ", "colour": "x", "legal_basis": "consentement", "contact": None}
    with pytest.raises(bs.InvalidDocumentError) as refused:
        bs.notice(court, wrong)
    codes = {fault.location.pointer: fault.code for fault in refused.value.faults}
    assert codes == {
        "/colour": "unknown_field",
        "/contact": "wrong_type",
        "/dpo": "invalid_value",
        "/legal_basis": "invalid_value",
    }
    with pytest.raises(bs.UnknownNameError):
        bs.notice(court, FILLED, lang="de")


def test_each_place_says_what_to_write() -> None:
    for one in bs.notice_fields():
        assert one.help.languages == ("en", "fr")
        assert bool(one.choices) is (one.kind == "choice")
