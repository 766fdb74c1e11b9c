"""The file of a post and its handover pack: from the template to the first month."""

from __future__ import annotations

import json
import pickle
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import boussole_sante as bs
from boussole_sante import words
from boussole_sante._core import _wording
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
    assert (
        (tmp_path / "pack.prive.md")
        .read_text()
        .startswith("# Dossier de poste\N{NO-BREAK SPACE}: Coord")
    )
    pack = json.loads((tmp_path / "pack.prive.json").read_text())
    assert pack["document"] == "handover-pack"
    first = run("handover", FILLED, *days, "--part", "first_steps")
    assert "Deux semaines à deux" not in first
    assert "Le premier mois" in first


ARRIVER = (ROOT / "docs" / "fr" / "arriver.md").read_text(encoding="utf-8")
CLOSED = {
    "territory.scale": words.TerritoryScale,
    "partner.relation": words.RelationState,
    "calendar.kind": words.CalendarKind,
    "calendar.every": words.Recurrence,
    "budget.state": words.BudgetState,
    "action.state": words.ActionState,
    "commitment.state": words.CommitmentState,
    "value.status": words.ValueStatus,
}


def test_the_page_for_who_arrives_has_a_whole_file() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", ARRIVER, re.DOTALL)
    file = bs.PostFile.from_json(example, REFERENTIAL)
    assert {one.section: one.state for one in file.sections if one.state != "filled"} == {}
    assert file.remarks == ()
    assert "compléter" not in plain_text(file.pack().part("file")).split("Poste", 1)[1]
    # Every field of every record stands in it, but for what is explained below it.
    schema = json.loads(bs.schemas()["post-file"])
    records = [schema, *(one for one in schema["$defs"].values() if "properties" in one)]
    names = {name for one in records for name in one["properties"]} - {"ext", "not_applicable"}
    assert {name for name in names if f'"{name}":' not in example} == set()


def test_the_page_for_who_arrives_has_every_word() -> None:
    for field, closed in CLOSED.items():
        for word in get_args(closed):
            assert f"`{word}` {_wording(field, word, 'fr')}" in ARRIVER, (field, word)
    for word in get_args(words.TacitQuestion):
        assert f"`{word}`" in ARRIVER, word


def test_a_template_is_begun_with_one_profile_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    for more in (
        ("--new", "asv"),
        ("--leaving", "2026-09-30"),
        ("--arriving", "2026-09-30"),
        ("--part", "file"),
        ("-f", "json"),
        ("-o", tmp_path / "autre.json"),
    ):
        told = run("handover", file, "--new", "cls", *more, code=2)
        assert "modèle" in told, more
    assert "finit par .json" in run("handover", tmp_path / "n4.html", "--new", "cls", code=2)
    assert list(tmp_path.iterdir()) == []
    help_ = re.sub(r"-\s+", "-", run("handover", "--help"))
    for profile in REFERENTIAL.profiles:
        assert profile.key in help_
        bs.PostFile.template(REFERENTIAL, profile.key)


def test_the_parts_of_a_pack_are_no_json(tmp_path: Path) -> None:
    part = ("handover", FILLED, "--part", "overlap")
    assert "toutes les parties" in run(*part, "-f", "json", code=2)
    assert "toutes les parties" in run(*part, "-o", tmp_path / "pack.json", code=2)
    run(*part, "-o", tmp_path / "pack.html")


def test_the_terminal_tells_what_is_to_be_read_again(tmp_path: Path) -> None:
    document = json.loads(FILLED.read_text())
    assert "À relire" not in run("handover", FILLED, "-o", tmp_path / "none.md")
    document["partners"][0]["facts"] = "appeler Mme Untel au 06 12 34 56 78"
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps(document))
    told = run("handover", file, "-o", tmp_path / "rq.md")
    assert "À relire avant de transmettre\N{NO-BREAK SPACE}: 2" in told
    assert "--part file" in told
    run("handover", file, "--part", "overlap", "-o", tmp_path / "overlap.html")
    assert "À relire avant de transmettre" in (tmp_path / "overlap.prive.html").read_text()


def test_what_people_wrote_stays_whole_on_a_page(tmp_path: Path) -> None:
    long, text = "m" * 600, "Premier temps.\n\nSecond temps."
    document = json.loads(bs.PostFile(REFERENTIAL).to_json())
    document["posts"] = [{"profile": "cls", "title": long}]
    document["tacit"] = [{"question": "keep", "answer": text}]
    document["accesses"] = [{"what": "clé\u001b]0;x\u0007 \u202eégaré", "how": "a\u009bb"}]
    pack = bs.PostFile.from_json(json.dumps(document), REFERENTIAL).pack()
    assert pack.title() == f"Dossier de poste\N{NO-BREAK SPACE}: {long}"
    for suffix in ("html", "md"):
        pack.write(tmp_path / f"pack.{suffix}")
    page, lines = (tmp_path / "pack.html").read_text(), (tmp_path / "pack.md").read_text()
    assert f'<span class="long">{long}</span>' in page and "overflow-wrap: anywhere" in page
    assert text in page and "white-space: pre-line" in page
    assert text.replace("\n", "<br>") in lines
    for told in (page, lines, plain_text(pack.blocks())):
        assert not re.search("[\u001b\u0007\u009b\u202e]", told)
        assert "clé\ufffd]0;x\ufffd \ufffdégaré" in told.replace("\\]", "]")


def test_a_file_is_written_as_what_its_name_says(tmp_path: Path) -> None:
    file = bs.PostFile.template(REFERENTIAL, "cls")
    for thing, name in (
        (file, "dossier.html"),
        (file, "dossier"),
        (file.pack(), "pack.docx"),
        (file.pack(), "pack.txt"),
    ):
        with pytest.raises(bs.UsageError, match=r"\.json"):
            thing.write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
    file.write(tmp_path / "dossier.json")
    file.pack().write(tmp_path / "pack.JSON")


def test_validate_reads_what_stands_on_a_referential(tmp_path: Path) -> None:
    portfolio = bs.Portfolio(
        REFERENTIAL, person="r-1", purpose="accueil", retain_until="2099-01-01", posts="cls"
    )
    offers = [
        bs.PeerOffer(
            REFERENTIAL,
            person=f"r-{number}",
            territory="t0",
            valid_until="2099-01-01",
            exchange="animer-un-atelier",
        )
        for number in range(2)
    ]
    paths = [tmp_path / f"{name}.json" for name in ("portfolio", "offer", "network", "other")]
    portfolio.write(paths[0])
    offers[0].write(paths[1])
    bs.match_peers(offers, REFERENTIAL, today="2026-06-01").write(paths[2])
    told = run("validate", FILLED, *paths[:3])
    assert told.count("aucune erreur") == 4
    other = json.loads(REFERENTIAL.to_json()) | {"key": "autre"}
    paths[3].write_text(json.dumps(other))
    assert "autre" in run("validate", FILLED, "-r", paths[3], code=1)
    broken = json.loads(FILLED.read_text()) | {"budgets": [{"line": 3}]}
    paths[3].write_text(json.dumps(broken))
    assert "/budgets/0/line" in run("validate", paths[3], code=1)
