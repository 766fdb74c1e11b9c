"""The file of a post and its handover pack: from the template to the first month."""

from __future__ import annotations

import json
import pickle
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import boussole_sante as bs
from boussole_sante.blocks import plain_text

ROOT = Path(__file__).parents[2]
FILLED = ROOT / "tests" / "fixtures" / "post-file.json"
REFERENTIAL = bs.Referential.embedded()


def run(*arguments: str | Path, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "boussole_sante", "--lang", "fr", *map(str, arguments)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("profile", ["asv", "cls", "clsm"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_template_reads_and_says_what_is_to_be_filled(profile: str, lang: str) -> None:
    file = bs.PostFile.template(REFERENTIAL, profile, lang)  # type: ignore[arg-type]
    assert bs.PostFile.from_json(file.to_json(), REFERENTIAL) == file
    states = {one.section: one.state for one in file.sections}
    assert states["tacit"] == states["partners"] == "to_fill"
    assert "filled" not in states.values()
    assert file.remarks == ()
    said = plain_text(file.pack().blocks(lang))  # type: ignore[arg-type]
    assert {"fr": "compléter", "en": "to be filled"}[lang] in said.lower()
    with pytest.raises(bs.UnknownNameError):
        bs.PostFile.template(REFERENTIAL, "nulle-part")


def test_it_is_filled_as_json_and_passed_on() -> None:
    document = json.loads(bs.PostFile.template(REFERENTIAL, "cls").to_json())
    document["territory"] = {"name": "Trois Rives", "scale": "grouping", "history": "2016"}
    document["partners"] = [{"function": "Direction", "organisation": "CPTS", "reach": "standard"}]
    document["commitments"] = [
        {"to": "CPTS", "what": "une salle", "by": "2026-10-08", "state": "open"}
    ]
    file = bs.PostFile.from_json(json.dumps(document), REFERENTIAL)
    assert file.document.partners[0].organisation == "CPTS"
    assert file.document.calendar[0].with_ is None or file.document.calendar[0].with_
    pack = file.pack(leaving="2026-09-30", arriving="2026-10-15")
    assert pack.overlap.status == "none"
    assert [(one.date, one.at) for one in pack.overlap.between] == [
        ("2026-10-08", "/commitments/0")
    ]
    told = plain_text(pack.blocks())
    assert "une salle" in told
    assert told.index("CPTS") < told.index("Deux semaines")
    assert [one.first_day for one in pack.first_steps] == sorted(
        one.first_day or "" for one in pack.first_steps if one.period == "before_arrival"
    ) + [one.first_day for one in pack.first_steps if one.period != "before_arrival"]
    assert pickle.loads(pickle.dumps(file)) == file


def test_nothing_of_a_portfolio_enters() -> None:
    portfolio = bs.Portfolio(
        REFERENTIAL, person="r-1", purpose="accueil", retain_until="2029-01-01", posts="cls"
    )
    with pytest.raises(bs.InvalidDocumentError) as refused:
        bs.PostFile.from_json(portfolio.to_json(), REFERENTIAL)
    assert refused.value.faults[0].code == "wrong_document"
    names = {member for member in dir(bs.PostFile) if not member.startswith("_")}
    assert not names & {"levels", "gaps", "assess", "wishes"}
    schema = bs.schemas()["post-file"]
    assert "assessment" not in schema


def test_words_about_people_are_told_and_not_quoted() -> None:
    document = json.loads(FILLED.read_text())
    document["partners"][0]["facts"] = "appeler Mme Untel au 06 12 34 56 78"
    file = bs.PostFile.from_json(json.dumps(document), REFERENTIAL)
    assert {(one.at, one.kind) for one in file.remarks} >= {
        ("/partners/0/facts", "person_name"),
        ("/partners/0/facts", "mobile_number"),
    }
    assert "Untel" not in repr(file) + repr(file.pack())
    document["partners"][0] = {"purpose": "Untel"}
    with pytest.raises(bs.InvalidDocumentError) as refused:
        bs.PostFile.from_json(json.dumps(document), REFERENTIAL)
    assert "Untel" not in str(refused.value)


def test_the_terminal_writes_a_template_and_the_pack_in_each_form(tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    run("handover", file, "--new", "clsm")
    private = tmp_path / "dossier.prive.json"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert private.read_text().count("\n") > 50
    assert "déjà commencé" in run("handover", file, "--new", "cls", code=2)
    days = ("--leaving", "2026-09-30", "--arriving", "2026-09-14")
    shown = run("handover", file, *days)
    assert "Deux semaines à deux" in shown
    assert max(map(len, shown.splitlines())) <= 100
    for suffix in ("html", "md", "json"):
        run("handover", FILLED, *days, "-o", tmp_path / f"pack.{suffix}")
    page = (tmp_path / "pack.prive.html").read_text()
    assert "Contrat local de santé 2022-2027" in page
    assert (tmp_path / "pack.prive.md").read_text().startswith("# Dossier de poste")
    pack = json.loads((tmp_path / "pack.prive.json").read_text())
    assert pack["document"] == "handover-pack"
    first = run("handover", FILLED, *days, "--part", "first_steps")
    assert "Deux semaines à deux" not in first
    assert "Le premier mois" in first
