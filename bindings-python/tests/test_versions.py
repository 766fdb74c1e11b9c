"""Two versions of a document, and what was made for the earlier one."""

from __future__ import annotations

import json
import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import boussole_sante as bs
from making import REGION

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures" / "versions"
BEFORE = FIXTURES / "referential-1.0.0.json"
OFFER = "tutorat-a-l-arrivee"


def later() -> dict[str, Any]:
    """The fixture with one offer renamed, one replaced and one requirement lowered."""
    document: dict[str, Any] = json.loads(BEFORE.read_text(encoding="utf-8"))
    document["version"] = "9.0.0"
    offers = {offer["key"]: offer for offer in document["offers"]}
    offers["webinaires"]["label"]["fr"] = "Rencontres en ligne"
    offers[OFFER]["retired"] = {"reason": {"fr": "x", "en": "x"}, "replaced_by": ["webinaires"]}
    document["profiles"][0]["requirements"][0]["target_level"] = 1
    return document


def overlay(**more: object) -> str:
    own = json.loads(REGION.read_text(encoding="utf-8"))
    return json.dumps({**own, **more})


def read(document: dict[str, Any]) -> bs.Referential:
    return bs.Referential.from_json(json.dumps(document))


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "boussole-sante"), "--lang", "fr"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [*command, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
        check=False,
    )


def test_entries_that_changed_are_told() -> None:
    before, after = bs.Referential.read(BEFORE), read(later())
    found = after.differences(before)
    assert (found.document, found.key, found.before, found.after) == (
        "referential",
        before.key,
        "1.0.0",
        "9.0.0",
    )
    told = {(one.list, one.key): one for one in found.entries}
    profile = before.profiles[0]
    assert {key: one.became for key, one in told.items()} == {
        ("profiles", profile.key): ("relevelled",),
        ("offers", "webinaires"): ("renamed",),
        ("offers", OFFER): ("replaced",),
    }
    assert told["offers", "webinaires"].was == "Webinaires"
    assert told["offers", OFFER].replaced_by == ("webinaires",)
    (field,) = told["profiles", profile.key].fields
    required = profile.requirements[0]
    assert field.at == f"/requirements/{required.competency}/target_level"
    assert (field.before, field.after) == (str(required.target_level), "1")
    assert "Rencontres en ligne (webinaires)" in str(found)
    assert found.blocks("en")[0].text.endswith("from version 1.0.0 to version 9.0.0")  # type: ignore[union-attr]
    assert repr(found).endswith("1.0.0 → 9.0.0: 3 entries>")
    assert json.loads(found.to_json())["entries"][0]["list"] == "profiles"
    assert pickle.loads(pickle.dumps(found)) == found
    assert len(before.differences(before)) == 0


def test_an_overlay_is_carried_over() -> None:
    before, after = bs.Referential.read(BEFORE), read(later())
    retired = {"kind": "offer", "key": "padlet-d-informations", "reason": {"fr": "x"}}
    text = overlay(retirements=[{**retired, "replaced_by": [OFFER]}])
    carried = after.carry_over(text, before)
    converted = [one for one in carried.references if one.fate == "converted"]
    assert [(one.at, one.now) for one in converted] == [
        ("/retirements/0/replaced_by/0", ("webinaires",))
    ]
    assert carried.referential is not None and carried.error is None
    assert carried.referential.base == after
    assert carried.referential.offer("padlet-d-informations").retired.replaced_by == (  # type: ignore[union-attr]
        "webinaires",
    )
    assert carried.count("converted") == 1
    assert repr(carried).startswith("<CarriedOverlay: ")
    with pytest.raises(bs.InvalidDocumentError, match="extends"):
        after.carry_over(BEFORE.read_text(encoding="utf-8"), before)
    with pytest.raises(bs.InvalidDocumentError):
        after.carry_over(overlay(retirements=[{**retired, "key": "nowhere"}]), before)


def changed() -> tuple[bs.Questionnaire, bs.Questionnaire]:
    before = bs.Questionnaire.read(FIXTURES / "autopositionnement-court-1.1.0.json")
    document = json.loads(before.to_json())
    first, second, *_ = (
        item
        for section in document["sections"]
        for item in section["items"]
        if item["kind"] == "level"
    )
    first["text"]["fr"] = "Autrement dit."
    second["revision"] = 2
    return before, bs.Questionnaire.from_json(json.dumps(document))


def answers(q: bs.Questionnaire, path: Path) -> list[str]:
    keys = [item.key for item in q.items if item.kind == "level"][:3]
    document = {
        "document": "answers",
        "schema_version": 1,
        "purpose": "reseau",
        "questionnaire": {"key": q.key, "version": q.version, "sha256": q.sha256},
        "respondent": "p-1",
        "retain_until": "2099-01-01",
        "answers": {key: {"level": 1} for key in keys},
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return keys


def test_answers_are_carried_over(tmp_path: Path) -> None:
    before, after = changed()
    found = {one.key: one.became for one in after.differences(before).entries}
    keys = answers(before, tmp_path / "a.json")
    assert found[keys[0]] == ("reworded",) and "revised" in found[keys[1]]
    carried = bs.Answers.carry_over((tmp_path / "a.json").read_bytes(), after, before)
    assert carried.reworded == (keys[0],)
    assert [(one.item, one.why) for one in carried.set_aside] == [(keys[1], "changed")]
    assert len(carried.answers) == 2 and carried.answers.questionnaire == after
    assert "privé" in repr(carried) and "level" not in repr(carried)


def test_the_commands_say_it(tmp_path: Path) -> None:
    (tmp_path / "after.json").write_text(json.dumps(later()), encoding="utf-8")
    shown = run("compare", BEFORE, "after.json", cwd=tmp_path)
    assert shown.returncode == 0
    assert "Rencontres en ligne (webinaires) : autre nom" in shown.stdout.replace("\xa0", " ")
    for name in ("page.html", "page.md", "page.json"):
        assert run("compare", BEFORE, "after.json", "-o", name, cwd=tmp_path).returncode == 0
    assert "Ce qui a changé" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run("compare", BEFORE, "after.json", "-o", "page.csv", cwd=tmp_path).returncode == 2
    (tmp_path / "overlay.json").write_text(overlay(), encoding="utf-8")
    done = run(
        "carry",
        "overlay.json",
        "--from",
        BEFORE,
        "--to",
        "after.json",
        "-o",
        "o.json",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "Renvois gardés" in done.stdout
    assert json.loads((tmp_path / "o.json").read_text())["key"] == "region-x"


def test_the_commands_carry_answers(tmp_path: Path) -> None:
    before, after = changed()
    keys = answers(before, tmp_path / "a.json")
    (tmp_path / "before.json").write_text(before.to_json(), encoding="utf-8")
    (tmp_path / "after.json").write_text(after.to_json(), encoding="utf-8")
    command = ("carry", "a.json", "--from", "before.json", "--to", "after.json")
    done = run(*command, "-o", "b.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith(keys[0]) and "autrement" in lines[0]
    assert lines[1].startswith(keys[1]) and "changé de sens" in lines[1]
    assert lines[2].replace("\xa0", " ") == "Réponses gardées : 2 ; mises de côté : 1."
    written = tmp_path / "b.prive.json"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert len(bs.Answers.read(written, after)) == 2
    assert run("carry", "before.json", "--from", "before.json", cwd=tmp_path).returncode == 2


def test_what_cannot_be_compared_or_carried_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "overlay.json").write_text(overlay(), encoding="utf-8")
    refused = run("compare", "overlay.json", cwd=tmp_path)
    assert (refused.returncode, "validate" in refused.stderr) == (2, True)
    before, _ = changed()
    (tmp_path / "before.json").write_text(before.to_json(), encoding="utf-8")
    answers(before, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    (tmp_path / "a.json").write_text(text.replace('"reseau"', '"evaluation"'), encoding="utf-8")
    done = run("carry", "a.json", "--from", "before.json", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("a.json: /purpose")
