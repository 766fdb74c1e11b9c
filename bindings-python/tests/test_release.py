"""What may be published: protected, minimal, honest about itself."""

from __future__ import annotations

import json
import pickle
import random
import stat
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from jsonschema import Draft202012Validator
from ortools.sat.python import cp_model

import boussole_sante as bs
from test_cli import run

SHIPPED = "autopositionnement-court"
DEPARTEMENTS = [f"Département {letter}" for letter in "ABCDEFGH"]
ZONES = {name: "Est" if name[-1] < "E" else "Ouest" for name in DEPARTEMENTS}


@pytest.fixture(scope="module")
def people() -> pl.DataFrame:
    """39 invented people in 8 départements and 3 dispositifs."""
    q = bs.Questionnaire.embedded(SHIPPED)
    groups = {"departement": DEPARTEMENTS, "dispositif": ["ASV", "CLS", "CLSM"]}
    return bs.simulate(q, respondents=39, seed=39, groups=groups).to_polars()


@pytest.fixture(scope="module")
def tally(people: pl.DataFrame) -> bs.Tally:
    q = bs.Questionnaire.embedded(SHIPPED)
    return bs.tally(people, q, by=["departement", "dispositif"])


def test_the_only_way_out(tally: bs.Tally) -> None:
    posts = tally.over("dispositif")
    private = [posts.summary(), posts.levels(), posts.items(), posts.frequencies(groups=True)]
    out = bs.release(private)
    assert [table.provenance["table"] for table in out.published] == [
        "summary",
        "levels",
        "items",
        "frequencies",
    ]
    for before, after in zip(private, out.published, strict=True):
        assert before.provenance["release"] == "private"
        assert after.provenance["release"] == "published"
        assert after.provenance["min_cell"] == "5"
        assert set(before.columns) < set(after.columns)
        assert len(before) == len(after)
        assert "privé" in repr(before)
        assert "privé" not in repr(after)
        assert "privé" not in after._repr_html_()
    frame = out.published[0].to_polars()
    shown = frame.filter(pl.col("n").is_not_null())
    assert shown["n"].min() >= 5
    assert (
        shown.filter(pl.col("n") < 12)["mean"].null_count() == shown.filter(pl.col("n") < 12).height
    )
    means = shown["mean"].drop_nulls()
    assert (means.round(1) == means).all()
    assert (
        shown.filter(pl.col("n") < 20)["sd"].null_count() == shown.filter(pl.col("n") < 20).height
    )


def test_a_release_of_few_people_in_many_places_proposes_coarser_groups(tally: bs.Tally) -> None:
    out = bs.release([tally.summary()], groupings={"departement": ZONES})
    hidden = out.published[0].to_polars().filter(row_kind="group")["n"].null_count()
    assert hidden > 0.5 * out.published[0].to_polars().filter(row_kind="group").height
    best = out.audit.proposals[0]
    coarser = tally.coarser("departement", ZONES) if best.joined else tally
    shown = bs.release([coarser.over(*best.by).summary()]).published[0].to_polars()
    groups = shown.filter((pl.col("row_kind") == "group") & pl.col("n").is_not_null())
    assert best.groups_shown == groups.select(best.by).unique().height
    assert best.people_shown == 39
    assert "coarser groups show more" in out.audit.summary("en")
    assert "des groupes plus larges montrent plus" in out.audit.summary("fr")


def test_proposals_do_not_depend_on_the_order_of_tables() -> None:
    """A group of one table is a subtotal of the other, and is counted where it is a group."""
    q = bs.Questionnaire.embedded(SHIPPED)
    cells = {"A": (2, 20), "B": (3, 18), "C": (20, 2), "D": (30, 25)}
    rows = [
        (a, b)
        for a, sizes in cells.items()
        for b, n in zip("xy", sizes, strict=True)
        for _ in range(n)
    ]
    data = bs.simulate(q, respondents=len(rows), seed=1).to_polars()
    data = data.with_columns(
        ville=pl.Series([a for a, _ in rows]), groupe=pl.Series([b for _, b in rows])
    )
    crossed = bs.tally(data, q, by=["ville", "groupe"])
    tables = [crossed.over("ville").summary(), crossed.over("groupe").summary(), crossed.summary()]

    def proposed(order: list[bs.Table]) -> list[str]:
        out = bs.release(order, allow_by=["ville", "groupe"])
        return sorted(map(repr, out.audit.proposals))

    # Six of eight crossed groups are hidden, and no margin.
    assert len(proposed(tables[2:])) == 2
    assert proposed(tables) == proposed(tables[::-1]) == proposed(tables[2:])


def test_what_it_is_made_of(tally: bs.Tally, tmp_path: Path) -> None:
    out = bs.release([tally.over("dispositif").summary()], rules="pmsi-11")
    schemas = bs.schemas()
    for name, text in (("release", out.to_json()), ("release-audit", out.audit.to_json())):
        Draft202012Validator(json.loads(schemas[name])).validate(json.loads(text))
    assert "privé" in repr(out.audit)
    assert "privé" in out.audit._repr_html_()
    out.audit.write(tmp_path / "audit.json")
    assert stat.S_IMODE((tmp_path / "audit.json").stat().st_mode) == 0o600
    out.write(tmp_path / "release.json")
    published = json.loads((tmp_path / "release.json").read_text(encoding="utf-8"))
    assert published["rules"]["key"] == "pmsi-11"
    assert "ne permet pas de comparer des personnes" in published["notices"][1]
    again = pickle.loads(pickle.dumps(out))
    assert (again.to_json(), again.audit.to_json()) == (out.to_json(), out.audit.to_json())
    assert again.published[0] == out.published[0]
    assert "rows marked" in repr(out)
    assert "<table>" in out._repr_html_()


def test_what_is_refused_says_why(tally: bs.Tally, people: pl.DataFrame, tmp_path: Path) -> None:
    q = bs.Questionnaire.embedded(SHIPPED)
    with pytest.raises(ValueError, match="tables of a tally"):
        bs.release([bs.score_table(people, q)])
    towns = bs.tally(people.rename({"departement": "code_commune"}), q, by="code_commune")
    with pytest.raises(bs.InvalidDataError) as refused:
        bs.release([towns.summary()])
    assert refused.value.code == "cannot_release"
    assert "commune" in str(refused.value)
    assert bs.release([towns.summary()], allow_by=["code_commune"]).published
    with pytest.raises(bs.UsageError):
        bs.release([tally.summary()], min_cell=2)
    with pytest.raises(bs.UnknownNameError):
        bs.release([tally.summary()], rules="none")
    people = people.rename({"departement": "equipe"})
    with pytest.raises(bs.InvalidDataError, match="declared as a grouping"):
        bs.release([bs.tally(people, q, by="equipe").summary()])
    for column in ("ville", "structure", "agence", "nom", "email"):
        named = bs.tally(people.rename({"equipe": column}), q, by=column)
        with pytest.raises(bs.InvalidDataError, match="may be one person"):
            bs.release([named.summary()])
    with pytest.raises(bs.InvalidDocumentError):
        bs.release([tally.summary()], rules={"document": "release-rules"})


def test_a_log_refuses_one_person_more(people: pl.DataFrame, tmp_path: Path) -> None:
    q = bs.Questionnaire.embedded(SHIPPED)
    log = tmp_path / "journal.json"

    def publish(frame: pl.DataFrame, wave: str = "2026") -> bs.Release:
        table = bs.tally(frame, q, by="dispositif").summary()
        return bs.release([table], log=log, wave=wave, today="2026-11-25")

    publish(people)
    before = log.read_bytes()
    one_more = pl.concat([people, people.head(1)])
    for wave in ("2026", "2027"):
        with pytest.raises(bs.InvalidDataError, match="a wave of their own") as refused:
            publish(one_more, wave)
        assert refused.value.code == "cannot_release"
        assert log.read_bytes() == before
    publish(people)
    others = bs.simulate(q, respondents=45, seed=27, groups={"dispositif": ["ASV", "CLS", "CLSM"]})
    publish(others.to_polars(), wave="2027")
    assert len(json.loads(log.read_bytes())["releases"]) == 3


def test_a_small_base_may_give_a_share_instead_of_a_median(tally: bs.Tally) -> None:
    path = Path(__file__).parents[2] / "core" / "data" / "release" / "default.json"
    rules = json.loads(path.read_text(encoding="utf-8")) | {"key": "x", "small_bases": "share"}
    places = tally.over("departement").levels()
    columns = ["n", "median_low", "share_mobilised"]
    for asked in (path, rules):
        frame = bs.release([places], rules=asked).published[0].to_polars()
        small = frame.filter(pl.col("n").is_between(5, 11)).select(columns)
        assert small.height > 5
        shares = small.filter(pl.col("share_mobilised").is_not_null())
        if asked is path:
            assert small["median_low"].null_count() == 0
            assert shares.height == 0
            continue
        assert small["median_low"].null_count() == small.height
        assert 0 < shares.height < small.height
        people = (shares["share_mobilised"] * shares["n"]).round()
        assert ((people >= 2) & (people <= shares["n"].cast(float) - 2)).all()


def test_numbers_without_a_range_are_told_of_everybody_only() -> None:
    item = {"key": "n", "kind": "number", "text": {"fr": "Combien ?"}}
    document = {
        "document": "questionnaire",
        "schema_version": 1,
        "key": "nombres",
        "version": "1.0.0",
        "title": {"fr": "Nombres"},
        "sections": [{"key": "s", "title": {"fr": "S"}, "items": [item]}],
    }
    q = bs.Questionnaire.from_json(json.dumps(document))
    frame = pl.DataFrame({"n": [row % 7 for row in range(60)], "zone": ["A", "B"] * 30})
    tally = bs.tally(frame, q, by="zone")
    published = bs.release([tally.items(groups=True)]).published[0].to_polars()
    assert published["n"].to_list() == [30, 30, 60]
    assert published["mean"].is_null().to_list() == [True, True, False]
    alike = bs.tally(frame.with_columns(n=pl.lit(4)), q)
    published = bs.release([alike.items()]).published[0].to_polars()
    assert published["mean"].to_list() == [None]


def test_changes_are_released_too(people: pl.DataFrame) -> None:
    q = bs.Questionnaire.from_keys({"x": ["a", "b", "c"]}, min=1, max=5)
    rows = range(30)

    def wave(shift: int) -> pl.DataFrame:
        cell = lambda row, item: 1 + (row * 7 + item * 3 + shift * (row % 3)) % 5  # noqa: E731
        items = {name: [cell(row, i) for row in rows] for i, name in enumerate("abc")}
        return pl.DataFrame({"id": [f"r{row}" for row in rows], **items})

    table = bs.change(wave(0), wave(1).head(27), q, "id")
    out = bs.release([table]).published[0].to_polars()
    assert out["n"].to_list() == [27]
    # Three people left: neither they nor what tells of them is printed.
    assert out["leavers"].to_list() == [None]
    assert out["n_before"].to_list() == [None]
    assert out["mark"].to_list() == ["s: n_before n_after leavers joiners"]


def least(counts: list[list[int]], k: int) -> tuple[int, int] | None:
    """The fewest people, then cells, that must be hidden, by another solver on another model: for
    each hidden count two tables that fit what is printed and lie `k` apart, one of them at `k`."""
    rows, columns = len(counts), len(counts[0])
    cells = {(i, j): counts[i][j] for i in range(rows) for j in range(columns)}
    cells |= {(i, -1): sum(counts[i]) for i in range(rows)}
    cells |= {(-1, j): sum(row[j] for row in counts) for j in range(columns)}
    total = sum(map(sum, counts))
    cells[-1, -1] = total
    if not any(0 < count < k for count in cells.values()):
        return 0, 0
    if total < 2 * k:
        return None
    most = 3 * total + 2 * k
    model = cp_model.CpModel()
    hidden = {cell: model.new_bool_var(f"{cell}") for cell in cells}
    for cell, count in cells.items():
        if count == 0:
            model.add(hidden[cell] == 0)
        elif count < k:
            model.add(hidden[cell] == 1)

    def fitting(name: str) -> dict[tuple[int, int], cp_model.IntVar]:
        table = {cell: model.new_int_var(0, most, f"{name}{cell}") for cell in cells}
        for cell, count in cells.items():
            model.add(table[cell] == count).only_enforce_if(~hidden[cell])
            model.add(table[cell] >= min(count, 1))
        for i in range(rows):
            model.add(sum(table[i, j] for j in range(columns)) == table[i, -1])
        for j in range(columns):
            model.add(sum(table[i, j] for i in range(rows)) == table[-1, j])
        model.add(sum(table[i, -1] for i in range(rows)) == table[-1, -1])
        model.add(sum(table[-1, j] for j in range(columns)) == table[-1, -1])
        return table

    for cell, count in cells.items():
        if count == 0:
            continue
        low, high = fitting("low"), fitting("high")
        model.add(high[cell] - low[cell] >= k).only_enforce_if(hidden[cell])
        model.add(high[cell] >= k).only_enforce_if(hidden[cell])
    cost = len(cells) + 1
    model.minimize(sum((count * cost + 1) * hidden[cell] for cell, count in cells.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 20
    assert solver.solve(model) == cp_model.OPTIMAL
    people, number = divmod(round(solver.objective_value), cost)
    return people, number


def test_no_other_solver_hides_fewer() -> None:
    """300 small tables against OR-tools, on another model of the same conditions."""
    dice = random.Random(2026)
    for number in range(300):
        rows, columns = dice.choice([(2, 2), (2, 3), (3, 2), (3, 3)])
        draw = lambda: dice.choice([0, dice.randint(1, 4), dice.randint(0, 25)])  # noqa: E731
        counts = [[draw() for _ in range(columns)] for _ in range(rows)]
        k = dice.choice([3, 5])
        pattern = bs.suppress(counts, k)
        expected = least(counts, k)
        if expected is None:
            assert all(pattern.hidden), (number, counts)
            continue
        assert pattern.optimality == "exact"
        assert (pattern.people, sum(pattern.hidden)) == expected, (number, counts, k)


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert not any(bs.suppress([[12, 7], [5, 30]]).hidden)
    assert bs.suppress([20, 3, 9, 7]).hidden == [False, True, False, True, False]
    with pytest.raises(ValueError, match="one length"):
        bs.suppress([[1, 2], [3]])


def test_an_attacker_works_out_what_is_left() -> None:
    groups: list[Any] = [(None, None), (20, (49.95, 50.05)), (26, (45.95, 46.05))]
    attacker = bs.Attacker(groups, [(2, [0, 1])])
    assert attacker.count(0) == (6.0, 6.0)
    low, high = attacker.mean(0, 0, 100) or (0, 0)
    # (26 x 46 - 20 x 50) / 6 = 32.67, give or take the rounding.
    assert low == pytest.approx((26 * 45.95 - 20 * 50.05) / 6)
    assert high == pytest.approx((26 * 46.05 - 20 * 49.95) / 6)
    with pytest.raises(ValueError, match="place"):
        bs.Attacker(groups, [(3, [0])])


def test_the_command(people: pl.DataFrame, tmp_path: Path) -> None:
    people.write_csv(tmp_path / "people.csv")
    (tmp_path / "zones.json").write_text(json.dumps({"departement": ZONES}), encoding="utf-8")
    asked = ["-q", SHIPPED, "--by", "departement", "--by", "dispositif"]
    asked += ["--over", "dispositif", "--show", "summary", "--show", "levels"]
    files = ["-o", tmp_path / "publie", "--audit", tmp_path / "audit.json"]
    done = run("--lang", "fr", "release", tmp_path / "people.csv", *asked, *files)
    assert done.returncode == 0, done.stderr
    assert "secret primaire" in done.stderr
    assert sorted(path.name for path in (tmp_path / "publie").iterdir()) == [
        "levels.csv",
        "summary.csv",
    ]
    assert stat.S_IMODE((tmp_path / "audit.prive.json").stat().st_mode) == 0o600
    q = bs.Questionnaire.embedded(SHIPPED)
    tally = bs.tally(people, q, by=["departement", "dispositif"]).over("dispositif")
    mine = bs.release([tally.summary(), tally.levels()]).published[0].to_polars()
    found = pl.read_csv(tmp_path / "publie" / "summary.csv")
    assert found["n"].to_list() == mine["n"].to_list()
    assert found["mean"].to_list() == mine["mean"].to_list()
    assert f"journal : {tmp_path / 'people.journal.prive.json'}" in done.stderr.replace("\xa0", " ")
    assert stat.S_IMODE((tmp_path / "people.journal.prive.json").stat().st_mode) == 0o600
    log = ["--log", tmp_path / "journal.json", "--wave", "2026", "-o", tmp_path / "tout.json"]
    done = run("release", tmp_path / "people.csv", *asked, *log)
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "tout.json").read_text())["document"] == "release"
    pl.concat([people, people.head(1)]).write_csv(tmp_path / "people.csv")
    done = run("release", tmp_path / "people.csv", *asked, *log)
    assert done.returncode == 1
    assert "a wave of their own" in done.stderr
    done = run("release", tmp_path / "people.csv", *asked, "--alone")
    assert done.returncode == 0
    assert "without a log" in done.stderr
    done = run("release", tmp_path / "people.csv", *asked, "--alone", "--wave", "2027")
    assert done.returncode == 2
