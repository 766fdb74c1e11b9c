"""Portfolios and plans: as a person uses them, and against CP-SAT."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import boussole_sante as bs
from boussole_sante._core import _violations
from plans import by_cp_sat, by_us, instance

ROOT = Path(__file__).parents[2]
CATALOGUE = bs.Referential.read(ROOT / "core/data/demo/INVENTE-catalogue.json")
ARRIVAL = "2027-01-04"


def newcomer() -> bs.Portfolio:
    portfolio = bs.Portfolio(
        CATALOGUE,
        person="r-017",
        purpose="accueil",
        retain_until="2029-01-04",
        posts=[bs.Post("cls", 600, ARRIVAL), bs.Post("asv", 400, ARRIVAL)],
    )
    for key in sorted({gap.competency for gap in portfolio.gaps(ARRIVAL)}):
        portfolio.assess(key, 0, date=ARRIVAL)
    return portfolio


def test_a_plan_is_made_followed_and_made_again(tmp_path: Path) -> None:
    portfolio = newcomer()
    plan = bs.recommend(portfolio, CATALOGUE, today=ARRIVAL, budget_hours=40)
    assert plan.status == "optimal"
    assert plan.effort_min <= 40 * 60 == plan.budget_min
    assert plan.next == plan.items[0]
    assert json.loads(plan.to_json())["items"][0]["effort_min"] == plan.items[0].effort_min
    assert "Proposition de parcours" in str(plan)
    assert "Proposed pathway" in "".join(getattr(one, "text", "") for one in plan.blocks("en"))
    assert "<table" in plan._repr_html_()
    first = plan.items[0].subject
    portfolio.done(first, date="2027-01-20", evidence="Lu.")
    portfolio.plan("ex-projet", date="2027-03-25")
    portfolio.cancel("ex-annuaire", date="2027-01-21")
    again = bs.recommend(portfolio, CATALOGUE, today="2027-02-01", budget_hours=40)
    subjects = [item.subject.offer for item in again.items]
    assert first.offer not in subjects
    assert "ex-annuaire" not in subjects
    assert "ex-projet" in subjects
    assert again.done == (first,)
    difference = plan.compare(again)
    assert difference.added
    assert difference.removed
    assert difference.minutes == again.effort_min - plan.effort_min
    assert "Deux propositions comparées" in str(difference)
    assert portfolio.forget("ex-annuaire") == 1
    assert plan.to_calendar().count("BEGIN:VEVENT") == len(plan.items)
    plan.write(tmp_path / "plan.ics")
    assert (tmp_path / "plan.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    # It is hers: nobody else reads the file, and it comes back as it was.
    portfolio.write(tmp_path / "portfolio.json")
    assert (tmp_path / "portfolio.json").stat().st_mode & 0o077 == 0
    assert bs.Portfolio.read(tmp_path / "portfolio.json", CATALOGUE) == portfolio
    assert pickle.loads(pickle.dumps(portfolio)) == portfolio
    assert "r-017" not in repr(portfolio) + repr(plan)


def test_levels_over_time() -> None:
    portfolio = newcomer()
    key = "animer-un-atelier"
    own = portfolio.assess(key, 2, date="2027-05-01", occasion="yes", confidence="high")
    portfolio.assess(key, 3, date="2027-06-01", source="trainer", evidence="Attestation")
    (level,) = (one for one in portfolio.levels("2027-07-01") if one.competency == key)
    assert (level.level, level.assessment, level.occasion) == (2, own, "yes")
    assert [one.why for one in level.ignored] == ["earlier", "other_source"]
    assert portfolio.history(key)[-1] == ("2027-06-01", 3, "trainer")
    portfolio.withdraw(own, on="2027-06-15")
    portfolio.erase(own)
    with pytest.raises(bs.UnknownNameError):
        portfolio.erase(own)
    with pytest.raises(bs.InvalidDocumentError):
        portfolio.assess(key, 1, date="2027-07-01", source="manager")
    assert len(portfolio.history(key)) == 2


def test_she_sets_what_counts_and_where_she_helps() -> None:
    portfolio = newcomer()
    key = "animer-un-atelier"
    portfolio.assess(key, 3, date="2027-06-01", source="trainer")

    def level() -> int | None:
        return next(one.level for one in portfolio.levels("2027-07-01") if one.competency == key)

    assert (portfolio.policy, level()) == ("own_latest", 0)
    portfolio.policy = "attested_latest"
    assert (portfolio.policy, level()) == ("attested_latest", 3)
    portfolio.offers_help = [key]
    assert portfolio.offers_help == [key]
    before = portfolio.to_json()
    with pytest.raises(bs.BoussoleError):
        portfolio.policy = "best"  # type: ignore[assignment]
    with pytest.raises(bs.InvalidDocumentError):
        portfolio.offers_help = ["rien"]
    assert portfolio.to_json() == before
    with pytest.raises(bs.BoussoleError):
        portfolio.hold(bs.Post("clsm", 1200))


def test_portfolio_and_plan_are_what_their_schemas_say() -> None:
    portfolio = newcomer()
    portfolio.wishes = ["animer-un-atelier"]
    portfolio.assess("animer-un-atelier", None, date="2027-05-01", occasion="no")
    portfolio.done("ex-annuaire", date="2027-01-10", evidence="Lu.")
    portfolio.plan("ex-projet", date="2027-03-25")
    portfolio.join("prise-de-poste", date=ARRIVAL)
    portfolio.hold(bs.Post("clsm"), ends="2027-03-01", contract_ends="2029-01-01")
    plan = bs.recommend(portfolio, CATALOGUE, today="2027-02-01", budget_hours=20)
    assert plan.items
    assert plan.uncovered
    assert plan.with_others
    schemas = bs.schemas()
    jsonschema.validate(json.loads(portfolio.to_json()), json.loads(schemas["portfolio"]))
    jsonschema.validate(json.loads(plan.to_json()), json.loads(schemas["learning-plan"]))
    spoilt = json.loads(plan.to_json())
    del spoilt["items"][0]["subject"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoilt, json.loads(schemas["learning-plan"]))


def test_a_post_is_left_and_another_begun() -> None:
    portfolio = newcomer()
    with pytest.raises(bs.InvalidDocumentError):
        portfolio.hold(bs.Post("clsm", 1000, "2027-07-01"))
    portfolio.leave("cls", on="2027-06-30")
    portfolio.leave("asv", on="2027-06-30")
    with pytest.raises(bs.UnknownNameError) as unknown:
        portfolio.leave("cls", on="2027-07-01")
    assert "cls" not in str(unknown.value)
    portfolio.hold(bs.Post("clsm", 1000, "2027-07-01"))
    plan = bs.recommend(portfolio, CATALOGUE, today=ARRIVAL)
    assert plan.items
    assert "not_arrived" not in plan.remarks
    # What the posts of before would have asked for later is asked by none.
    asked = [one for item in plan.items for one in item.reasons if one.profile in ("cls", "asv")]
    assert asked
    assert all(one.due is None or one.due <= "2027-06-30" for one in asked)
    before = {gap.competency for gap in portfolio.gaps("2027-06-30")}
    assert before != {gap.competency for gap in portfolio.gaps("2027-07-01")}


def test_a_portfolio_goes_to_a_catalogue_on_its_referential() -> None:
    embedded = bs.Referential.embedded()
    portfolio = bs.Portfolio(
        embedded, person="r", purpose="formation", retain_until="2030-01-01", posts=["cls"]
    )
    carried = bs.Portfolio.carry_over(portfolio.to_json(), CATALOGUE, embedded)
    assert (
        bs.recommend(carried.portfolio, CATALOGUE, today=ARRIVAL).referential.key == CATALOGUE.key
    )
    back = bs.Portfolio.carry_over(carried.portfolio.to_json(), embedded, CATALOGUE)
    assert back.portfolio == portfolio


def test_what_is_told_twice_is_there_once() -> None:
    ref = bs.Referential.embedded()
    q = bs.Questionnaire.embedded("autopositionnement")
    item = next(one for one in q.items if one.competency == "animer-un-atelier")
    report = bs.score({item.key: {"level": 3, "occasion": "yes"}}, q, referential=ref)
    portfolio = bs.Portfolio(ref, person="r-1", purpose="formation", retain_until="2028-01-01")
    portfolio.wishes = ["animer-un-atelier"]
    for _ in range(2):
        portfolio.add_report(report, date="2026-11-30")
    assert len(portfolio.history("animer-un-atelier")) == 1
    # A report without wishes takes none away.
    assert portfolio.wishes == ["animer-un-atelier"]
    portfolio.withdraw("a1", on="2026-12-01")
    portfolio.withdraw("a1", on="2027-12-01")
    (level,) = portfolio.levels("2027-01-01")
    assert level.level is None


def test_what_is_decided_is_asked_about_and_told_apart(tmp_path: Path) -> None:
    portfolio = newcomer()
    portfolio.plan("ex-annuaire", date="2027-01-20")
    portfolio.plan("ex-projet", date="2027-11-05")
    plan = bs.recommend(portfolio, CATALOGUE, today="2027-02-01", until="2027-10-31")
    assert [(one.subject.offer, one.date) for one in plan.to_confirm] == [
        ("ex-annuaire", "2027-01-20")
    ]
    assert [one.subject.offer for one in plan.decided_later] == ["ex-projet"]
    assert "est-ce fait" in str(plan)
    assert "Décidé pour plus tard" in str(plan)
    later = bs.recommend(portfolio, CATALOGUE, today="2027-02-01")
    (item,) = (one for one in later.items if one.subject.offer == "ex-projet")
    assert "date_to_check" in [one.kind for one in item.reasons]
    later.write(tmp_path / "plan.html")
    assert "aucune date connue ce jour-là" in (tmp_path / "plan.html").read_text(encoding="utf-8")


def test_no_word_of_hers_is_in_an_error() -> None:
    portfolio = newcomer()
    hers = "Marie Dupont"
    calls = (
        lambda: portfolio.assess(hers, 1, date=ARRIVAL),
        lambda: portfolio.done(hers, date=ARRIVAL),
        lambda: portfolio.done(("prise-de-poste", hers), date=ARRIVAL),
        lambda: portfolio.join(hers, date=ARRIVAL),
        lambda: portfolio.leave(hers, on=ARRIVAL),
        lambda: setattr(portfolio, "wishes", [hers]),
        lambda: setattr(portfolio, "offers_help", [hers]),
    )
    for call in calls:
        with pytest.raises(bs.BoussoleError) as refused:
            call()
        assert "Dupont" not in f"{refused.value} {refused.value.faults}"


def test_a_report_becomes_assessments() -> None:
    ref = bs.Referential.embedded()
    q = bs.Questionnaire.embedded("autopositionnement")
    item = next(one for one in q.items if one.competency == "animer-un-atelier")
    report = bs.score({item.key: {"level": 3, "occasion": "a-little"}}, q, referential=ref)
    portfolio = bs.Portfolio(ref, person="r-1", purpose="formation", retain_until="2028-01-01")
    assert portfolio.add_report(report, date="2026-11-30") == []
    (level,) = portfolio.levels("2026-12-01")
    assert (level.competency, level.level, level.occasion) == ("animer-un-atelier", 3, "a-little")
    short = bs.Questionnaire.embedded("autopositionnement-court")
    item = next(one for one in short.items if one.competency)
    report = bs.score({item.key: 2}, short, referential=ref)
    portfolio.add_report(report, date="2026-12-15")
    (level,) = (one for one in portfolio.levels("2026-12-31") if one.competency == item.competency)
    assert level.level is not None


def test_a_portfolio_survives_an_update() -> None:
    earlier = bs.Referential.embedded()
    portfolio = bs.Portfolio(earlier, person="r", purpose="formation", retain_until="2030-01-01")
    portfolio.assess("animer-un-atelier", 2, date=ARRIVAL)
    portfolio.done("boussole-de-la-demarche-locale", date=ARRIVAL)
    document = json.loads(earlier.to_json())
    document["version"] = "9.0.0"
    document["competencies"] = [
        one | {"retired": {"reason": {"fr": "Réunie."}, "replaced_by": ["animer-une-pleniere"]}}
        if one["key"] == "animer-un-atelier"
        else one
        for one in document["competencies"]
    ]
    later = bs.Referential.from_json(json.dumps(document))
    with pytest.raises(bs.InvalidDocumentError):
        bs.Portfolio.from_json(portfolio.to_json(), later)
    carried = bs.Portfolio.carry_over(portfolio.to_json(), later, earlier)
    assert [one.fate for one in carried.references] == ["converted", "kept"]
    (level,) = carried.portfolio.levels(ARRIVAL)
    assert (level.competency, level.level) == ("animer-une-pleniere", 2)
    assert repr(carried) == ("<CarriedPortfolio: 1 kept, 1 converted, 0 to_review, 0 lost, privé>")


def test_what_cannot_be_is_told() -> None:
    portfolio = newcomer()
    with pytest.raises(bs.BoussoleError) as other:
        bs.recommend(portfolio, bs.Referential.embedded(), today=ARRIVAL)
    assert other.value.code == "other_referential"
    with pytest.raises(bs.UsageError):
        bs.recommend(portfolio, CATALOGUE, today=ARRIVAL, budget_hours=-1)
    with pytest.raises(bs.UsageError):
        bs.recommend(portfolio, CATALOGUE, today=ARRIVAL, until="2026-01-01")
    with pytest.raises(bs.ArgumentError):
        portfolio.done(3, date=ARRIVAL)  # type: ignore[arg-type]
    with pytest.raises(bs.InvalidDocumentError):
        portfolio.done("nulle-part", date=ARRIVAL)
    nothing = bs.recommend(portfolio, CATALOGUE, today=ARRIVAL, budget_hours=0)
    assert nothing.items == ()
    assert nothing.next is None
    assert nothing.remarks == ("no_time",)
    assert {cause for one in nothing.uncovered for cause in one.causes} >= {"budget", "no_offer"}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "boussole_sante", "--lang", "fr", *arguments]
    wide = {**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env=wide, check=False
    )


def test_a_colleague_keeps_a_portfolio_in_the_terminal(tmp_path: Path) -> None:
    own = ("-r", str(ROOT / "core/data/demo/INVENTE-catalogue.json"), "--today", ARRIVAL)
    begun = run(tmp_path, "portfolio", "moi.json", *own)
    assert begun.returncode == 2
    assert "--profile cls=60" in begun.stderr
    assert not list(tmp_path.iterdir())
    post = ("-p", f"cls=60@{ARRIVAL}")
    left = run(tmp_path, "portfolio", "autre.json", *own, *post, "--left", "cls@2027-06-30")
    assert left.returncode == 0, left.stderr
    other = tmp_path / "autre.prive.json"
    assert json.loads(other.read_text(encoding="utf-8"))["posts"][0]["ends"] == "2027-06-30"
    other.unlink()
    first = run(tmp_path, "portfolio", "moi.json", *own, *post)
    assert first.returncode == 0, first.stderr
    assert "Conduire un diagnostic local" in first.stdout
    (kept,) = tmp_path.iterdir()
    assert kept.name == "moi.prive.json"
    assert kept.stat().st_mode & 0o077 == 0
    key = "conduire-un-diagnostic-local-partage"
    later = run(tmp_path, "portfolio", "moi.json", *own, "--level", f"{key}=0", "--wish", key)
    assert later.returncode == 0, later.stderr
    plan = run(tmp_path, "plan", "moi.json", *own, "--hours", "20")
    assert plan.returncode == 0, plan.stderr
    assert "Lire un diagnostic de territoire" in plan.stdout
    assert run(tmp_path, "portfolio", "moi.json", *own, "--done", "ex-diagnostic-1").returncode == 0
    after = run(tmp_path, "plan", "moi.json", *own, "--hours", "20", "-o", "plan.html")
    assert after.returncode == 0, after.stderr
    page = (tmp_path / "plan.prive.html").read_text(encoding="utf-8")
    assert "À situer de nouveau" in page
    wrong = run(tmp_path, "portfolio", "moi.json", *own, "--done", "ex-diagnostic-1@demain")
    assert wrong.returncode == 2
    assert "2027-01-20" in wrong.stderr
    assert run(tmp_path, "portfolio", "moi.json", *own, "--level", "x").returncode == 2
    # What cannot be is told, and the file is as it was.
    before = kept.read_bytes()
    for wrong_one in (
        ("-p", "asv=60"),
        ("--situation", "renouvellement-cls"),
        ("--retain-until", "2031-01-01"),
        ("--done", "ex-dossier@2031-01-06"),
        ("--planned", "ex-projet"),
        ("--left", "asv@2027-06-30"),
    ):
        refused = run(tmp_path, "portfolio", "moi.json", *own, *wrong_one)
        assert refused.returncode in (1, 2), (wrong_one, refused.stdout, refused.stderr)
        assert kept.read_bytes() == before, wrong_one
    moved = run(
        tmp_path, "portfolio", "moi.json", *own, "--left", "cls@2027-06-30",
        "-p", "clsm@2027-07-01", "--forget", "ex-diagnostic-1", "--planned", "ex-projet@2027-03-25",
    )  # fmt: skip
    assert moved.returncode == 0, moved.stderr
    told = json.loads(kept.read_text(encoding="utf-8"))
    assert [post.get("ends") for post in told["posts"]] == ["2027-06-30", None]
    assert [event["offer"] for event in told["events"]] == ["ex-projet"]


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_a_plan_equals_that_of_cp_sat(first: int) -> None:
    sizes = []
    for seed in range(first, first + 50):
        given = instance(seed)
        portfolio, plan = by_us(given)
        covered = {stage.stage: stage.covered for stage in plan.stages}
        own = [covered[stage] for stage in ("essential_due", "expected", "optional")]
        keys = sorted(item.subject.offer or "" for item in plan.items)
        assert plan.status == "optimal", seed
        assert _violations(plan._plan, portfolio) == [], seed
        expected = by_cp_sat(given)
        assert (own, plan.effort_min, keys) == expected, seed
        sizes.append(len(keys))
    assert max(sizes) > 5
