"""Portfolios, offers to peers and files of posts through versions."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import boussole_sante as bs

NOW = bs.Referential.embedded()
KEPT, RENAMED, REVISED, GONE, SPLIT = [
    one.key for one in NOW.competencies if one.kind != "attitude"
][:5]
INDICATORS = [one.key for one in NOW.indicators][:3]
PARTNER = next(iter(NOW.partners)).key


def entry(document: dict[str, Any], name: str, key: str) -> dict[str, Any]:
    return next(one for one in document[name] if one["key"] == key)


@pytest.fixture(scope="module")
def later() -> bs.Referential:
    """A later version: one competency has another name, one means something else, one is no longer
    used, one was split; an indicator has another name, one is not there any more.
    """
    document = json.loads(NOW.to_json())
    document["version"] = "9.0.0"
    text = {"reason": {"fr": "Un autre découpage."}}
    for key, instead in ((RENAMED, ["autrement-dit"]), (SPLIT, ["une-part", "autre-part"])):
        own = entry(document, "competencies", key)
        document["competencies"] += [{**own, "key": name, "synonyms": []} for name in instead]
        own["retired"] = {**text, "replaced_by": instead}
    entry(document, "competencies", GONE)["retired"] = text
    entry(document, "competencies", REVISED)["kind"] = "knowledge"
    own = entry(document, "indicators", INDICATORS[0])
    document["indicators"].append({**own, "key": "autre-indicateur"})
    own["retired"] = {**text, "replaced_by": ["autre-indicateur"]}
    return bs.Referential.from_json(json.dumps(document))


def offer() -> bs.PeerOffer:
    return bs.PeerOffer(
        NOW,
        person="r-1",
        territory="t0",
        valid_until="2027-06-30",
        exchange=[KEPT, RENAMED, REVISED, GONE],
        offers_help=SPLIT,
        load={"exchange": 2},
    )


def test_what_a_person_ticked_is_carried_over(later: bs.Referential) -> None:
    carried = bs.PeerOffer.carry_over(offer().to_json(), later, NOW)
    assert [one.fate for one in carried.references] == [
        *("kept", "converted", "to_review", "lost", "to_review")
    ]
    assert carried.offer.exchange == [KEPT, "autrement-dit", REVISED]
    assert carried.offer.offers_help == []
    assert carried.references[4].now == ("une-part", "autre-part")
    assert carried.references[1].at == "/subjects/1/competency"
    assert json.loads(carried.offer.to_json())["load"] == {"exchange": 2}
    assert json.loads(carried.offer.to_json())["referential"]["version"] == "9.0.0"
    assert "r-1" not in repr(carried)
    with pytest.raises(bs.InvalidDocumentError):
        bs.PeerOffer.from_json(offer().to_json(), later)


def post_file() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(bs.PostFile(NOW).to_json())
    document["posts"] = [{"profile": "cls", "title": "Coordination"}]
    document["partners"] = [{"organisation": "CPTS", "partner": PARTNER, "facts": "un mot"}]
    document["actions"] = [{"title": "Relais", "indicators": INDICATORS[:2]}]
    document["indicators"] = [
        {"indicator": INDICATORS[0], "status": "known", "value": "3"},
        {"indicator": INDICATORS[2], "status": "unknown"},
    ]
    return document


def test_the_file_of_a_post_is_carried_over(later: bs.Referential) -> None:
    carried = bs.PostFile.carry_over(json.dumps(post_file()), later, NOW)
    document = carried.file.document
    assert document.actions[0].indicators == ("autre-indicateur", INDICATORS[1])
    assert document.indicators[0].indicator == "autre-indicateur"
    assert document.indicators[0].value == "3"
    assert document.partners[0].facts == "un mot"
    assert carried.count("converted") == 2
    assert {one.at for one in carried.references} == {
        "/posts/0/profile",
        "/partners/0/partner",
        "/actions/0/indicators/0",
        "/actions/0/indicators/1",
        "/indicators/0/indicator",
        "/indicators/1/indicator",
    }


def test_what_is_nowhere_any_more_goes_on_in_words(later: bs.Referential) -> None:
    document = json.loads(later.to_json())
    document["indicators"] = [one for one in document["indicators"] if one["key"] != INDICATORS[2]]
    for one in document["figures"]:
        one["indicators"] = [key for key in one.get("indicators", []) if key != INDICATORS[2]]
    poorer = bs.Referential.from_json(json.dumps(document))
    carried = bs.PostFile.carry_over(json.dumps(post_file()), poorer, NOW)
    own = carried.file.document.indicators[1]
    assert own.indicator is None
    assert own.title == NOW.indicator(INDICATORS[2]).label("fr")
    assert own.status == "unknown"
    assert carried.count("lost") == 1


def test_a_foreign_referential_is_refused() -> None:
    foreign = json.loads(NOW.to_json()) | {"key": "autre"}
    with pytest.raises(bs.BoussoleError) as refused:
        bs.PostFile.carry_over(
            json.dumps(post_file()), bs.Referential.from_json(json.dumps(foreign)), NOW
        )
    assert refused.value.code == "other_referential"


def test_the_terminal_carries_all_three(later: bs.Referential, tmp_path: Path) -> None:
    before, after = tmp_path / "avant.json", tmp_path / "apres.json"
    before.write_text(NOW.to_json())
    after.write_text(later.to_json())
    portfolio = bs.Portfolio(
        NOW, person="r-1", purpose="accueil", retain_until="2029-01-01", posts="cls"
    )
    portfolio.assess(RENAMED, 2, date="2027-01-04")
    documents = {
        "portfolio": (portfolio.to_json(), "converti", 0),
        "offre": (offer().to_json(), "ne compte plus", 1),
        "dossier": (json.dumps(post_file()), "converti", 0),
    }
    for name, (text, told, code) in documents.items():
        path = tmp_path / f"{name}.json"
        path.write_text(text)
        written = tmp_path / f"{name}-neuf.json"
        given = ("carry", path, "--from", before, "--to", after)
        done = subprocess.run(
            [sys.executable, "-m", "boussole_sante", "--lang", "fr", *given, "-o", written],
            capture_output=True,
            text=True,
        )
        assert done.returncode == code, done.stderr + done.stdout
        assert told in done.stdout.lower(), done.stdout
        new = json.loads(written.with_suffix(".prive.json").read_text())
        assert new["referential"]["version"] == "9.0.0"
        # A private file is found by the name that it was given.
        private = path.rename(tmp_path / f"{name}.prive.json")
        again = subprocess.run(
            [sys.executable, "-m", "boussole_sante", "--lang", "fr", *given],
            capture_output=True,
            text=True,
        )
        assert (again.returncode, again.stdout) == (code, done.stdout), private


def test_what_a_file_says_of_a_lost_name_is_told_to_be_kept(tmp_path: Path) -> None:
    document = json.loads(NOW.to_json())
    document["version"] = "9.0.0"
    entry(document, "indicators", INDICATORS[2])["retired"] = {"reason": {"fr": "Plus suivi."}}
    before, after, file = (tmp_path / f"{name}.json" for name in ("avant", "apres", "dossier"))
    before.write_text(NOW.to_json())
    after.write_text(json.dumps(document))
    file.write_text(json.dumps(post_file()))
    given = ("carry", file, "--from", before, "--to", after)
    done = subprocess.run(
        [sys.executable, "-m", "boussole_sante", "--lang", "fr", *given],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "ce que le dossier en dit est gardé" in done.stdout
    assert "sans remplaçant\N{NO-BREAK SPACE}: 1" in done.stdout
    assert "perdu" not in done.stdout and "ne compte plus" not in done.stdout
