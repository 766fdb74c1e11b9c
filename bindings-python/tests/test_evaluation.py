"""Indicators: an invented region recomputed apart, in exact fractions; the sheet, the page."""

from __future__ import annotations

import csv
import json
import math
import pickle
import stat
import subprocess
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

import boussole_sante as bs
from test_cli import run as run_in_english

REFERENTIAL = bs.Referential.embedded()
ROOT = Path(__file__).parents[2]
REGION = ROOT / "tests/fixtures/observations/INVENTE-region.csv"
INDICATORS = json.loads((ROOT / "core/data/referential.json").read_text(encoding="utf-8"))[
    "indicators"
]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command in French."""
    return run_in_english("--lang", "fr", *arguments, cwd=cwd)


def slug(name: str) -> str:
    """A name as the key that the library makes of it."""
    folded = name.lower().translate(str.maketrans("éèêôî", "eeeoi"))
    return "-".join(folded.split())


def numbers() -> dict[tuple[str, str, str], Fraction | list[Fraction] | None]:
    """By term, entity and year the number, the values of a distribution, or nothing."""
    found: dict[tuple[str, str, str], Fraction | list[Fraction] | None] = {}
    with REGION.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            spot = (row["terme"], slug(row["entite"]), row["periode"])
            if row["etat"]:
                found[spot] = None
            elif row["effectif"]:
                values = found.setdefault(spot, [])
                assert isinstance(values, list)
                values += [Fraction(row["valeur"])] * int(row["effectif"])
            else:
                found[spot] = Fraction(row["valeur"])
    return found


def tree() -> tuple[dict[str, set[str]], dict[str, str]]:
    """What each entity holds, itself among it, and of which kind each is."""
    holds: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    with REGION.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            own = slug(row["entite"])
            kinds[own] = row["type"]
            for wider in (own, *filter(None, (row["departement"], row["region"]))):
                holds[slug(wider)].add(own)
            kinds.setdefault(slug(row["departement"]), "département")
            kinds.setdefault(slug(row["region"]), "région")
    kinds.pop("", None)
    return holds, kinds


def kind_of(term: dict) -> str:
    """The kind of entity for which a term is written down."""
    english = (term.get("binding") or {}).get("entity", "territory")
    return {"territory": "territoire", "network": "réseau", "pathway": "parcours"}.get(
        english, "région"
    )


def recomputed(indicator: dict, entity: str, year: str, known, holds, kinds):
    """The value by sums of its own: nothing of the library is used."""
    terms = [indicator[name] for name in ("numerator", "denominator") if name in indicator]
    inside = [
        [one for one in sorted(holds[entity]) if kinds[one] == kind_of(term)] for term in terms
    ]
    values = [
        [known.get((term["key"], one, year)) for one in parts]
        for term, parts in zip(terms, inside, strict=True)
    ]
    own = [known.get((term["key"], entity, year)) for term in terms]
    if len(own) == 2 and None not in own:
        # Written down for the entity itself.
        inside, values = [[entity]] * 2, [[one] for one in own]
    if not all(inside):
        return None
    if entity not in inside[0] and "place" not in indicator.get("additive_over", []):
        return None
    if len(terms) == 2 and inside[0] == inside[1]:
        both = [pair for pair in zip(*values, strict=True) if None not in pair]
        if not both or (indicator["missing"] == "no_data" and len(both) < len(values[0])):
            return None
        sums = [sum(column) for column in zip(*both, strict=True)]
    else:
        given = [[value for value in column if value is not None] for column in values]
        lacks = any(len(a) < len(b) for a, b in zip(given, values, strict=True))
        if not all(given) or (lacks and (len(terms) == 2 or indicator["missing"] == "no_data")):
            return None
        sums = [sum(column[1:], column[0]) for column in given]
    if isinstance(sums[0], list):
        return of_values(indicator, sorted(sums[0]))
    n = sums[-1]
    if (
        len(sums) == 2
        and indicator["measure"] == "proportion"
        and n < indicator.get("minimum_n", 0)
    ):
        return None
    if len(sums) == 1:
        return sums[0]
    return sums[0] * indicator.get("factor", 1) / sums[1] if sums[1] else None


def of_values(indicator: dict, values: list[Fraction]):
    """The median, or the two middle ranks of an even number."""
    if len(values) < max(1, indicator.get("minimum_n", 0)):
        return None
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    if indicator["measure"] == "duration":
        return (low + high) / 2
    return low if low == high else (low, high)


def test_an_invented_region_is_what_fractions_say() -> None:
    observations = bs.Observations.read(REGION, REFERENTIAL)
    evaluation = bs.evaluate(observations)
    known, (holds, kinds) = numbers(), tree()
    by_key = {one["key"]: one for one in INDICATORS}
    with_value, states = 0, set()
    for result in evaluation.results:
        wanted = recomputed(
            by_key[result.indicator], result.entity, result.period, known, holds, kinds
        )
        where = (result.indicator, result.entity, result.period)
        states.add(result.state)
        if wanted is None:
            assert result.value is None, where
        elif isinstance(wanted, tuple):
            assert (result.low, result.high) == tuple(map(float, wanted)), where
        else:
            assert result.value == float(wanted), where
            with_value += 1
    assert with_value > 1200
    assert {"value", "no_data", "not_applicable"} <= states
    # Each of the shipped ones is computed somewhere.
    computed = {one.indicator for one in evaluation.results if one.state == "value"}
    assert computed == {one["key"] for one in INDICATORS if one["measure"] != "qualitative"}


def test_a_mean_of_quotients_would_differ() -> None:
    evaluation = bs.evaluate(bs.Observations.read(REGION, REFERENTIAL))
    differs = 0
    for indicator in ("hab-01", "asv-01", "env-08", "pol-02"):
        parts = [
            one.value
            for one in evaluation.results
            if one.indicator == indicator and one.period == "2025" and one.parts == 1 and one.value
        ]
        whole = evaluation.result(indicator, "region-inventee", "2025").value
        assert whole is not None
        differs += not math.isclose(whole, sum(parts) / len(parts), rel_tol=1e-3)
    assert differs >= 3


def test_what_is_published_tells_nobody(tmp_path: Path) -> None:
    private = bs.evaluate(bs.Observations.read(REGION, REFERENTIAL))
    published = private.publish()
    assert (private.status, published.status) == ("private", "published")
    unit = {one["key"]: one["unit_of_count"] for one in INDICATORS}
    hidden = 0
    for true, told in zip(private.results, published.results, strict=True):
        if unit[true.indicator] not in {"person", "post"}:
            assert told == true
            continue
        if told.state == "suppressed":
            hidden += 1
            assert (told.value, told.numerator, told.cause, told.trend) == (None,) * 4
        for count in (told.numerator, told.denominator):
            is_ratio = true.indicator in {"env-03", "env-06"}
            assert count is None or is_ratio or not 0 < float(count) < 5, told
    assert hidden > 50
    # 7 of 8 territories and the region do not give the eighth: see the attack in Rust.
    published.write(tmp_path / "public.json")
    private.write(tmp_path / "own.json")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("own.json", "public.json")]
    assert modes[0] == 0o600 != modes[1]
    assert json.loads((tmp_path / "public.json").read_text())["status"] == "published"
    with pytest.raises(bs.UnknownNameError):
        private.publish("laxer")


def test_explanations_name_what_was_counted() -> None:
    evaluation = bs.evaluate(bs.Observations.read(REGION, REFERENTIAL))
    made = evaluation.explain("hab-01", "nord-invente", "2025")
    assert [one.entity for one in made.numerator.observations] == [
        "ancelle",
        "bourvic",
        "corzac",
        "drevant",
    ]
    assert made.denominator is not None
    assert (made.factor, made.left_out) == (100, ())
    of_people = evaluation.publish().explain("env-08", "nord-invente", "2025")
    assert of_people.numerator.observations == ()


def test_values_are_values() -> None:
    observations = bs.Observations.read(REGION, REFERENTIAL)
    again = pickle.loads(pickle.dumps(observations))
    assert again == observations and again.to_json() == observations.to_json()
    assert len(observations) == len(observations.observations)
    evaluation = bs.evaluate(observations, indicators="pol-02", periods="2023-01-01/2025-12-31")
    assert evaluation.indicators == ["pol-02"]
    assert evaluation.periods[0] == "2023"
    frame = pl.DataFrame(evaluation.results)
    assert {"indicator", "entity", "value", "state"} <= set(frame.columns)
    three = evaluation.result("pol-02", "ancelle", "2023-01-01/2025-12-31")
    years = [evaluation.result("pol-02", "ancelle", str(year)) for year in (2023, 2024, 2025)]
    if all(year.denominator is not None for year in years):
        assert three.denominator == sum(int(year.denominator or 0) for year in years)
    with pytest.raises(bs.UnknownNameError):
        evaluation.result("pol-02", "ancelle", "1999")
    with pytest.raises(bs.UnknownNameError):
        bs.evaluate(observations, indicators="asv-03")


def test_faults_have_their_line(tmp_path: Path) -> None:
    sheet = tmp_path / "relevé.csv"
    sheet.write_text(
        "terme;entite;periode;valeur;region\n"
        "alertes;Ville A;2025;3;Nord\nalertes;Ville A;2025;4;Sud\nalerte;Ville B;hier;x;Nord\n",
        encoding="utf-8",
    )
    with pytest.raises(bs.BoussoleError) as caught:
        bs.Observations.read(sheet, REFERENTIAL)
    assert [(one.location.line, one.location.column) for one in caught.value.faults] == [
        (3, 5),
        (4, 3),
    ]
    assert caught.value.file == str(sheet)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_afternoon_of_a_mission(suffix: str, tmp_path: Path) -> None:
    """The sheet is written, filled in a spreadsheet, and read; a page comes of it."""
    sheet = tmp_path / f"releve.{suffix}"
    asked = ("--indicator", "hab-01", "--indicator", "cls-01", "--period", "2025")
    places = ("--entity", "Ville A", "--entity", "Ville B")
    done = run("indicators", sheet.name, "--new", *asked, *places, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    again = run("indicators", sheet.name, "--new", *asked, cwd=tmp_path)
    assert again.returncode == 2
    empty = run("indicators", sheet.name, cwd=tmp_path)
    assert empty.returncode == 1
    assert "une ligne avec une valeur" in empty.stderr
    if suffix == "csv":
        rows = list(csv.reader(sheet.read_text("utf-8-sig").splitlines(), delimiter=";"))
    else:
        rows = [list(row) for row in pl.read_excel(sheet, has_header=False).rows()]
        rows = [["" if cell is None else str(cell) for cell in row] for row in rows]
    value, term = rows[0].index("valeur"), rows[0].index("terme")
    filled = {
        "fiches-avec-pilote": 6,
        "fiches-actions": 12,
        "fiches-revues": 9,
        "actions-avec-decision-partagee": 4,
        "actions-du-programme": 16,
    }
    for row in rows[1:]:
        row[value] = str(filled[row[term]])
    if suffix == "csv":
        with sheet.open("w", encoding="cp1252", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    else:
        frame = pl.DataFrame(rows[1:], schema=rows[0], orient="row")
        frame.write_excel(sheet)
    page = run("indicators", sheet.name, "--entity", "Ville B", cwd=tmp_path)
    assert page.returncode == 0, page.stderr
    assert "25 pour 100" in page.stdout.replace("\xa0", " ")
    for name in ("page.html", "page.md", "all.json", "all.csv"):
        done = run("indicators", sheet.name, "-o", name, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).stat().st_size
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "peut se publier" in text.replace("\xa0", " ") and "http:" not in text
    unknown = run("indicators", sheet.name, "--entity", "ville-z", cwd=tmp_path)
    assert unknown.returncode in {1, 2} and "Traceback" not in unknown.stderr
    wrong = run("indicators", sheet.name, "-o", "page.docx", cwd=tmp_path)
    assert wrong.returncode == 2
