"""Tallies through Python: what goes in, what comes out, and figures against numpy and polars."""

from __future__ import annotations

import copy
import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import boussole_sante as bs

DATA = Path(__file__).parents[2] / "tests" / "data"
KEYS = {
    "agree": ["-A1", "A2", "A3", "A4", "A5"],
    "conscientious": ["C1", "C2", "C3", "-C4", "-C5"],
    "extraversion": ["-E1", "-E2", "E3", "E4", "E5"],
    "neuroticism": ["N1", "N2", "N3", "N4", "N5"],
    "openness": ["O1", "-O2", "O3", "O4", "-O5"],
}


@pytest.fixture(scope="module")
def bfi() -> pl.DataFrame:
    return pl.read_csv(DATA / "bfi" / "bfi.csv")


@pytest.fixture(scope="module")
def big_five() -> bs.Questionnaire:
    return bs.Questionnaire.from_keys(KEYS, min=1, max=6, output="percent_of_maximum")


@pytest.fixture(scope="module")
def tally(bfi: pl.DataFrame, big_five: bs.Questionnaire) -> bs.Tally:
    return bs.tally(bfi, big_five, by=["gender", "education"], pairwise=True)


@pytest.fixture(scope="module")
def levels() -> bs.Tally:
    q = bs.Questionnaire.embedded("autopositionnement")
    people = bs.simulate(q, respondents=46, seed=1, groups={"groupe": ["A", "B"]})
    return bs.tally(people, q, by="groupe")


@pytest.fixture(scope="module")
def scale() -> bs.Questionnaire:
    return bs.Questionnaire.from_keys({"x": ["a"]}, min=0, max=10)


def rows(table: bs.Table) -> list[dict[str, Any]]:
    return table.to_polars().to_dicts()


def keyed(frame: pl.DataFrame, scale: str) -> np.ndarray[Any, Any]:
    """The items of a scale, reversed where it does, with NaN."""
    columns = [7 - frame[name[1:]] if name.startswith("-") else frame[name] for name in KEYS[scale]]
    return np.column_stack([column.cast(pl.Float64).to_numpy() for column in columns])


class TestFigures:
    """Against numpy and polars on 2,800 real respondents."""

    def test_summary_is_that_of_the_scores(
        self, bfi: pl.DataFrame, big_five: bs.Questionnaire, tally: bs.Tally
    ) -> None:
        scores = bs.score_table(bfi, big_five, keep=["gender", "education"]).to_polars()
        summary = tally.summary().to_polars()
        assert summary.columns[:5] == ["row_kind", "gender", "education", "summed_over", "scale"]
        kinds = summary.group_by("row_kind").len().sort("row_kind")
        assert dict(kinds.iter_rows()) == {"group": 12 * 5, "subtotal": (2 + 6) * 5, "total": 5}
        for row in summary.iter_rows(named=True):
            group = scores
            for name in ("gender", "education"):
                if name not in (row["summed_over"] or ""):
                    group = group.filter(pl.col(name).eq_missing(row[name]))
            values = group[row["scale"]].drop_nulls()
            assert row["n"] == len(values)
            assert row["mean"] == pytest.approx(values.mean(), rel=1e-12)
            assert row["sd"] == pytest.approx(values.std(), rel=1e-10)
            assert row["se"] == pytest.approx(values.std() / len(values) ** 0.5, rel=1e-10)
            for name, at in (("q25", 0.25), ("median", 0.5), ("q75", 0.75)):
                # numpy's default is type 7.
                assert row[name] == pytest.approx(np.quantile(values.to_numpy(), at), abs=1e-9)
            assert row["ci_low"] < row["mean"] < row["ci_high"]
            assert row["interval"] == "indicative"

    def test_reliability_is_that_of_the_covariances(
        self, bfi: pl.DataFrame, tally: bs.Tally
    ) -> None:
        for row in rows(tally.reliability()):
            items = keyed(bfi, row["scale"])
            items = items[~np.isnan(items).any(axis=1)]
            c = np.cov(items, rowvar=False)
            k = len(c)
            alpha = k / (k - 1) * (1 - np.trace(c) / c.sum())
            assert (row["k"], row["n"]) == (k, len(items))
            assert row["alpha"] == pytest.approx(alpha, rel=1e-12)
            # On 0 to 100 each step of an item is worth 100 / 5 / k.
            sem = items.sum(axis=1).std(ddof=1) * (1 - alpha) ** 0.5 * 20 / k
            assert row["sem"] == pytest.approx(sem, rel=1e-12)
            smc = 1 - 1 / np.diag(np.linalg.inv(np.corrcoef(items, rowvar=False)))
            unique = (1 - smc) * np.diag(c)
            assert row["lambda_6"] == pytest.approx(1 - unique.sum() / c.sum(), rel=1e-10)

    def test_pairwise_takes_all_who_answered_both(self, bfi: pl.DataFrame, tally: bs.Tally) -> None:
        for row in rows(tally.reliability(rule="pairwise")):
            frame = pd.DataFrame(keyed(bfi, row["scale"]))
            c = frame.cov().to_numpy()
            k = len(c)
            pairs = [frame[[i, j]].dropna().shape[0] for i in range(k) for j in range(i)]
            assert row["n"] == min(pairs)
            alpha = k / (k - 1) * (1 - np.trace(c) / c.sum())
            assert row["alpha"] == pytest.approx(alpha, rel=1e-12)
            assert row["omega_u"] is None

    def test_items(self, bfi: pl.DataFrame, tally: bs.Tally) -> None:
        table = rows(tally.items())
        assert len(table) == 25
        for row in table:
            name = row["item"].upper()
            answers = bfi[name].drop_nulls()
            assert (row["n"], row["no_answer"]) == (len(answers), bfi[name].null_count())
            assert row["mean"] == pytest.approx(answers.mean(), rel=1e-12)
            assert row["sd"] == pytest.approx(answers.std(), rel=1e-12)
            assert row["floor"] == pytest.approx((answers == 1).mean())
            assert row["ceiling"] == pytest.approx((answers == 6).mean())
            members = [column.lstrip("-") for column in KEYS[row["scale"]]]
            assert row["reversed"] == (name not in KEYS[row["scale"]])
            items = keyed(bfi, row["scale"])
            items = items[~np.isnan(items).any(axis=1)]
            place = members.index(name)
            rest = np.delete(items, place, axis=1)
            r = np.corrcoef(items[:, place], rest.sum(axis=1))[0, 1]
            assert row["item_rest"] == pytest.approx(r, rel=1e-10)
            c = np.cov(rest, rowvar=False)
            dropped = 4 / 3 * (1 - np.trace(c) / c.sum())
            assert row["alpha_if_dropped"] == pytest.approx(dropped, rel=1e-10)
            assert row["n_listwise"] == len(items)

    def test_correlations(
        self, bfi: pl.DataFrame, big_five: bs.Questionnaire, tally: bs.Tally
    ) -> None:
        scores = bs.score_table(bfi, big_five).to_polars()
        table = rows(tally.correlations())
        assert len(table) == 10
        for row in table:
            both = scores.select(row["scale"], row["with_scale"]).drop_nulls()
            assert row["n"] == len(both)
            r = np.corrcoef(both.to_numpy(), rowvar=False)[0, 1]
            assert row["r"] == pytest.approx(r, rel=1e-10)
            assert row["ci_low"] < r < row["ci_high"]

    def test_frequencies_keep_zeros(self, big_five: bs.Questionnaire) -> None:
        one = pl.DataFrame({name.lstrip("-"): [3] for names in KEYS.values() for name in names})
        table = bs.tally(one, big_five).frequencies().to_polars()
        assert table.columns == ["item", "column", "code", "n", "answered", "share"]
        assert len(table) == 25 * 6
        assert table.filter(pl.col("column") == "A1")["n"].to_list() == [0, 0, 1, 0, 0, 0]

    def test_each_group(self, tally: bs.Tally) -> None:
        for table in (
            tally.reliability(groups=True),
            tally.items(groups=True),
            tally.correlations(groups=True),
            tally.frequencies(groups=True),
        ):
            assert table.columns[0] == "row_kind"
            total = table.to_polars().filter(pl.col("row_kind") == "total")
            assert len(total) * 21 == len(table)


class TestLevels:
    def test_counts_and_medians(self, levels: bs.Tally) -> None:
        table = levels.levels().to_polars()
        assert len(table) == 3 * table["competency"].n_unique()
        for row in table.iter_rows(named=True):
            counts = [row[f"level_{level}"] for level in range(5)]
            assert sum(counts) == row["n"]
            people = np.repeat(np.arange(5), counts)
            middle = np.sort(people)
            assert row["median_low"] == middle[(len(middle) - 1) // 2]
            assert row["median_high"] == middle[len(middle) // 2]
            share = (people >= row["mobilised_from"]).mean()
            assert row["share_mobilised"] == pytest.approx(share)
            assert row["ci_low"] <= share <= row["ci_high"]
        groups = table.filter(pl.col("row_kind") == "group")
        summed = groups.group_by("competency").agg(pl.col("n").sum())
        total = table.filter(pl.col("row_kind") == "total").sort("competency")
        assert summed.sort("competency")["n"].to_list() == total["n"].to_list()

    def test_levels_have_no_mean(self, levels: bs.Tally) -> None:
        items = levels.items().to_polars().filter(pl.col("status") == "ordinal")
        assert len(items) == levels.levels().to_polars()["competency"].n_unique()
        assert items["mean"].null_count() == len(items)

    def test_a_formative_scale_has_no_reliability(self, levels: bs.Tally) -> None:
        statuses = levels.reliability().to_polars()["status"].unique().to_list()
        assert "not_meaningful" in statuses

    def test_a_census_of_everybody_is_what_it_is(self, levels: bs.Tally) -> None:
        table = levels.levels(population=46, selection="census").to_polars()
        total = table.filter(pl.col("row_kind") == "total")
        for row in total.iter_rows(named=True):
            if row["n"] == 46:
                assert row["ci_low"] == row["share_mobilised"] == row["ci_high"]
            else:
                assert row["interval"] == "bounds"
                assert row["ci_high"] - row["ci_low"] == pytest.approx((46 - row["n"]) / 46)


class TestInference:
    def test_a_sample_of_a_known_population(self, scale: bs.Questionnaire) -> None:
        data = pl.DataFrame({"a": [1, 2, 4, 8], "g": ["u", "u", "v", "v"]})
        tally = bs.tally(data, scale, by="g")
        (total,) = rows_of(tally.summary(selection="random", population=16), "total")
        sd = np.std([1, 2, 4, 8], ddof=1)
        assert total["se"] == pytest.approx(sd / 2 * (1 - 4 / 16) ** 0.5)
        assert (total["interval"], total["population"]) == ("random_finite", 16)
        assert total["response_rate"] == 0.25
        by_group = tally.summary(selection="random", population={"u": 2, "v": 10}).to_polars()
        assert by_group["population"].to_list() == [2, 10, 12]
        assert by_group["se"].to_list()[0] == 0.0

    def test_a_census_with_holes_is_between_bounds(self, scale: bs.Questionnaire) -> None:
        tally = bs.tally(pl.DataFrame({"a": [1, 2, 3, None]}), scale)
        (row,) = rows(tally.summary(selection="census", population=4))
        assert (row["interval"], row["n"]) == ("bounds", 3)
        assert (row["ci_low"], row["ci_high"]) == (pytest.approx(6 / 4), pytest.approx(16 / 4))

    def test_intervals_stay_within_the_range(self, scale: bs.Questionnaire) -> None:
        (row,) = rows(bs.tally(pl.DataFrame({"a": [0, 0, 0, 10]}), scale).summary())
        assert (row["ci_low"], row["truncated"]) == (0.0, True)

    def test_population_by_several_columns(self, scale: bs.Questionnaire) -> None:
        data = pl.DataFrame({"a": [1, 2, 3], "g": ["u", None, "v"], "h": [True, False, True]})
        tally = bs.tally(data, scale, by=["g", "h"])
        people = {("u", True): 5, (None, False): 6, ("v", True): 7, "total": 20}
        table = tally.summary(selection="random", population=people).to_polars()
        found = dict(zip(table["row_kind"], table["population"], strict=True))
        assert found["total"] == 20
        assert table.filter(pl.col("summed_over") == "g")["population"].to_list() == [6, 12]

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({"population": 100}, "a census or a random sample"),
            ({"selection": "census"}, "the population of a census"),
            ({"confidence": 1.0}, "between 0 and 1"),
            ({"selection": "random", "population": 3}, "at least 4"),
            ({"selection": "random", "population": {("a", "b"): 3}}, "one for each"),
            ({"selection": "sometimes"}, "voluntary"),
        ],
    )
    def test_what_does_not_fit(
        self, scale: bs.Questionnaire, asked: dict[str, Any], expected: str
    ) -> None:
        tally = bs.tally(pl.DataFrame({"a": [1, 2, 3, 4]}), scale)
        with pytest.raises(bs.BoussoleError) as told:
            tally.summary(**asked)
        assert expected in str(told.value.faults[0])

    def test_unknown_strata(self, scale: bs.Questionnaire) -> None:
        tally = bs.tally(pl.DataFrame({"a": [1], "g": [1]}), scale, by="g")
        with pytest.raises(bs.UnknownNameError, match="one of g"):
            tally.summary(strata="h")
        with pytest.raises(TypeError, match="expected a number of people"):
            tally.summary(population="many", selection="random")  # type: ignore[arg-type]


def rows_of(table: bs.Table, kind: str) -> list[dict[str, Any]]:
    return [row for row in rows(table) if row["row_kind"] == kind]


class TestStatuses:
    """A status where there is no figure; never a NaN, never an exception."""

    @pytest.mark.parametrize(
        ("cells", "summary", "reliability"),
        [
            ([], "no_score", "no_score"),
            ([(None, None, None)] * 3, "no_score", "no_score"),
            ([(1, 2, 3)], "one_respondent", "one_respondent"),
            ([(1, 2, 3)] * 4, "zero_variance", "zero_variance"),
            ([(1, 2, 3), (2, 2, 4), (3, 2, 4)], "ok", "constant_item"),
            ([(1, 4, 2), (4, 1, 3), (2, 3, 2), (3, 2, 2)], "ok", "negative_alpha"),
            ([(1, 2, 2), (2, 3, 4), (4, 4, 3)], "ok", "ok"),
        ],
    )
    def test_who_answered_what(
        self, cells: list[tuple[int | None, ...]], summary: str, reliability: str
    ) -> None:
        q = bs.Questionnaire.from_keys({"x": ["a", "b", "c"]}, min=1, max=4)
        columns = {name: [row[i] for row in cells] for i, name in enumerate("abc")}
        data = pl.DataFrame(columns, schema=dict.fromkeys("abc", pl.Int64))
        tally = bs.tally(data, q)
        (row,) = rows(tally.summary())
        assert row["status"] == summary
        (alpha,) = rows(tally.reliability(force=True))
        assert alpha["status"] == reliability
        if reliability == "negative_alpha":
            assert alpha["alpha"] < 0 and alpha["sem"] is None
        for table in (tally.summary(), tally.reliability(force=True), tally.items()):
            for found in rows(table):
                assert not any(isinstance(v, float) and np.isnan(v) for v in found.values())

    def test_few_people_have_no_omega_unless_forced(self) -> None:
        q = bs.Questionnaire.from_keys({"x": ["a", "b", "c", "d"]}, min=1, max=9)
        rng = np.random.default_rng(3)
        common = rng.integers(2, 7, 60)
        data = pl.DataFrame({name: common + rng.integers(-1, 3, 60) for name in "abcd"})
        (row,) = rows(bs.tally(data, q).reliability())
        assert (row["omega_u"], row["omega_status"]) == (None, "too_few")
        (forced,) = rows(bs.tally(data, q).reliability(force=True))
        assert 0.5 < forced["omega_u"] < 1 and forced["omega_status"] == "ok"

    def test_one_item(self) -> None:
        q = bs.Questionnaire.from_keys({"x": ["a"]}, min=1, max=4)
        (row,) = rows(bs.tally(pl.DataFrame({"a": [1, 2, 3]}), q).reliability())
        assert (row["status"], row["alpha"]) == ("one_item", None)


class TestObject:
    def test_prints_as_private(self, tally: bs.Tally) -> None:
        text = "<Tally from-keys 1.0.0: 2800 rows, 12 groups by gender, education, privé>"
        assert repr(tally) == text
        assert "privé" in repr(tally.summary())
        assert tally.summary().provenance["release"] == "private"
        assert tally.summary().provenance["selection"] == "voluntary"

    def test_survives(self, tally: bs.Tally, tmp_path: Path) -> None:
        assert pickle.loads(pickle.dumps(tally)) == tally
        assert copy.deepcopy(tally) is tally
        assert bs.Tally.from_bytes(tally.to_bytes()) == tally
        assert bs.Tally.from_json(tally.to_json()) == tally
        tally.write(tmp_path / "a.tally")
        assert stat.S_IMODE((tmp_path / "a.tally").stat().st_mode) == 0o600
        assert bs.Tally.read(tmp_path / "a.tally") == tally
        (tmp_path / "a.json").write_text(tally.to_json())
        assert bs.Tally.read(tmp_path / "a.json").by == ["gender", "education"]
        (tmp_path / "b.tally").write_bytes(tally.to_bytes()[:-3])
        with pytest.raises(bs.InvalidDocumentError) as told:
            bs.Tally.read(tmp_path / "b.tally")
        assert told.value.code == "damaged_bytes"
        assert told.value.file == str(tmp_path / "b.tally")

    def test_parts_add_up(
        self, bfi: pl.DataFrame, big_five: bs.Questionnaire, tally: bs.Tally
    ) -> None:
        shuffled = bfi.sample(fraction=1, shuffle=True, seed=5)
        parts = [
            bs.tally(shuffled[start::7], big_five, by=["gender", "education"], pairwise=True)
            for start in range(7)
        ]
        together = parts[3]
        for part in (0, 6, 2, 5, 1, 4):
            together += parts[part]
        assert together.to_bytes() == tally.to_bytes()
        assert parts[3].rows == 400, "what was added to is not changed"

    def test_what_differs_is_refused(self, bfi: pl.DataFrame, big_five: bs.Questionnaire) -> None:
        mine = bs.tally(bfi, big_five, shard="a")
        with pytest.raises(bs.InvalidDataError) as told:
            mine + mine
        assert [fault.code for fault in told.value.faults] == ["repeated_shard"]
        with pytest.raises(bs.InvalidDataError) as told:
            mine + bs.tally(bfi, big_five, by="gender", weight="age", weights="case")
        assert len(told.value.faults) == 2

    def test_scores_in_the_same_pass(self, bfi: pl.DataFrame, big_five: bs.Questionnaire) -> None:
        scores, tally = bs.score_and_tally(bfi, big_five, id="id", keep=["age"], by="gender")
        assert scores == bs.score_table(bfi, big_five, id="id", keep=["age"])
        assert tally == bs.tally(bfi, big_five, by="gender")

    def test_a_column_alone_or_several(self, bfi: pl.DataFrame, big_five: bs.Questionnaire) -> None:
        one = bs.tally(bfi, big_five, by="gender")
        assert one == bs.tally(bfi, big_five, by=["gender"])
        assert one.by == ["gender"]
        assert one.summary().columns[:3] == ["row_kind", "gender", "scale"]
        floats = bfi.with_columns(pl.col("gender").cast(pl.Float64))
        assert bs.tally(floats, big_five, by="gender") == one, "integers with a gap come so"
        with pytest.raises(bs.InvalidDataError) as told:
            bs.tally(floats.with_columns(pl.col("gender") + 0.5), big_five, by="gender")
        assert told.value.code == "invalid_cells"

    def test_any_frame_gives_the_same(self, bfi: pl.DataFrame, big_five: bs.Questionnaire) -> None:
        asked = {"by": "gender", "weight": "age", "weights": "case"}
        mine = bs.tally(bfi, big_five, **asked)  # type: ignore[arg-type]
        for frame in (bfi.to_arrow(), bfi.to_pandas(), bfi.with_columns(pl.col("age").cast(str))):
            assert bs.tally(frame, big_five, **asked) == mine  # type: ignore[arg-type]
        assert mine.weights == "case"
        assert mine.rows == bfi["age"].sum()

    def test_bad_cells_are_told(self, big_five: bs.Questionnaire, bfi: pl.DataFrame) -> None:
        broken = bfi.head(5).with_columns(A2=pl.Series([1, 2, 9, 4, 5]))
        tally = bs.tally(broken, big_five)
        assert tally.bad_cells is not None
        assert [row["row"] for row in rows(tally.bad_cells)] == [3]
        assert bs.Tally.from_bytes(tally.to_bytes()).bad_cells is None
        with pytest.raises(bs.InvalidDataError):
            bs.tally(broken, big_five, strict=True)

    def test_weights_that_are_none(self, bfi: pl.DataFrame, big_five: bs.Questionnaire) -> None:
        negative = bfi.with_columns(w=pl.Series([-1.0] + [1.0] * (len(bfi) - 1)))
        with pytest.raises(bs.InvalidDataError) as told:
            bs.tally(negative, big_five, weight="w")
        assert told.value.faults[0].location.row == 1
        with pytest.raises(bs.UsageError):
            bs.tally(bfi, big_five, weight="age", weights="none")

    def test_progress_and_streams(self, bfi: pl.DataFrame, big_five: bs.Questionnaire) -> None:
        table = bfi.to_arrow()
        seen: list[int] = []

        def batches() -> Iterator[pa.RecordBatch]:
            yield from table.to_batches(max_chunksize=1000)

        stream = pa.RecordBatchReader.from_batches(table.schema, batches())
        tally = bs.tally(stream, big_five, progress=seen.append)
        assert seen == [1000, 2000, 2800]
        assert tally == bs.tally(bfi, big_five)

    def test_a_stream_takes_no_more_memory_the_longer_it_is(
        self, big_five: bs.Questionnaire
    ) -> None:
        """Ten times as many batches, the same peak, beyond what the first ones need."""
        import resource

        names = [name.lstrip("-") for names in KEYS.values() for name in names]
        rng = np.random.default_rng(2)
        batch = pa.record_batch({name: rng.integers(1, 7, 10_000).astype("i1") for name in names})

        def run(count: int) -> int:
            reader = pa.RecordBatchReader.from_batches(batch.schema, (batch for _ in range(count)))
            assert bs.tally(reader, big_five).rows == count * 10_000
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        before = run(10)
        assert run(100) - before < 8 * 1024

    def test_any_number_of_threads_gives_equal_bits(self, tmp_path: Path) -> None:
        script = (
            "import sys, boussole_sante as bs\n"
            "q = bs.Questionnaire.embedded('autopositionnement')\n"
            "people = bs.simulate(q, respondents=9_000, seed=3, groups={'g': ['A', 'B', 'C']})\n"
            "scores, tally = bs.score_and_tally(people, q, by='g')\n"
            "scores.write_parquet(sys.argv[1] + '.parquet')\n"
            "tally.write(sys.argv[1] + '.tally')\n"
        )
        for threads in ("1", "2", "7"):
            environment = {**os.environ, "RAYON_NUM_THREADS": threads}
            command = [sys.executable, "-c", script, str(tmp_path / threads)]
            subprocess.run(command, check=True, env=environment)
        written = [(tmp_path / f"{threads}.tally").read_bytes() for threads in "127"]
        assert written[0] == written[1] == written[2]
        scores = [pl.read_parquet(tmp_path / f"{threads}.parquet") for threads in "127"]
        assert scores[0].equals(scores[1]) and scores[0].equals(scores[2])
