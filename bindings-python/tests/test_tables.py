from __future__ import annotations

import copy
import json
import pickle
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import altair as alt
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import boussole_sante as bs
from boussole_sante._tables import fitting, printed

DATA = {
    "respondent": ["r1", "r2", "r1", "r4"],
    "A1": ["2", "9", "NC", None],
    "A2": ["6", "1", "4", None],
    "departement": ["A", "A", "B", None],
}


def stream() -> pa.RecordBatchReader:
    table = pa.table(DATA)
    return pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=1))


def duck() -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(pa.table(DATA))


FRAMES = {
    "polars": lambda: pl.DataFrame(DATA),
    "pandas": lambda: pd.DataFrame(DATA),
    "pyarrow": lambda: pa.table(DATA),
    "record batch": lambda: pa.record_batch(DATA),
    "stream": stream,
    "duckdb": duck,
}
PEOPLE = pl.DataFrame(DATA)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_every_frame_is_read(climat: bs.Questionnaire, frame: Callable[[], Any]) -> None:
    scores = bs.score_table(frame(), climat, id="respondent", keep=["departement"])
    assert scores.columns == [
        "respondent",
        "departement",
        "entraide",
        "entraide_used",
        "entraide_of",
        "entraide_invalid",
        "entraide_status",
    ]
    assert len(scores) == 4
    rows = scores.to_polars().to_dicts()
    assert [row["entraide"] for row in rows] == [90.0, None, None, None]
    assert [row["entraide_status"] for row in rows[:2]] == ["ok", "too_few_answers"]
    assert rows[1]["entraide_invalid"] == 1
    assert [row["respondent"] for row in rows] == DATA["respondent"]


def test_what_could_not_be_used(climat: bs.Questionnaire) -> None:
    scores = bs.score_table(PEOPLE, climat, id="respondent")
    assert scores.bad_cells is not None
    assert scores.duplicate_ids is not None
    assert scores.bad_cells.to_polars().to_dicts() == [
        {"row": 2, "column": "A1", "value": "9", "reason": "invalid"}
    ]
    assert scores.bad_cells.provenance["invalid"] == "1"
    assert scores.duplicate_ids.to_polars().to_dicts() == [{"id": "r1", "count": 2, "first_row": 1}]
    with pytest.raises(bs.InvalidDataError) as caught:
        bs.score_table(PEOPLE, climat, strict=True)
    (fault,) = caught.value.faults
    assert (fault.code, fault.location.column, fault.location.row) == ("invalid_cells", "A1", 2)


def test_one_respondent_and_many_agree(climat: bs.Questionnaire) -> None:
    scores = bs.score_table(PEOPLE, climat).to_polars()
    one = bs.score({"a1": "2", "a2": "6"}, climat).scales[0]
    assert scores["entraide"][0] == one.value


def test_columns_are_named_and_missed(climat: bs.Questionnaire) -> None:
    data = pl.DataFrame({"a1": [1], "A2 ": [2]})
    with pytest.raises(bs.InvalidDataError) as caught:
        bs.score_table(data, climat, id="nobody")
    with pytest.raises(bs.InvalidDataError) as caught:
        bs.score_table(data, climat)
    assert [(fault.code, fault.location.column) for fault in caught.value.faults] == [
        ("missing_column", "A1"),
        ("missing_column", "A2"),
    ]
    assert "a1" in caught.value.faults[0].expected
    away = bs.score_table(pl.DataFrame({"A2": [2]}), climat, absent={"A1": "not_shown"})
    assert away.to_polars()["entraide_of"].to_list() == [1]
    with pytest.raises(bs.UsageError):
        bs.score_table(data, climat, absent={"A1": "lost"})
    with pytest.raises(bs.UsageError) as collision:
        bs.score_table(
            pl.DataFrame({"A1": [1], "A2": [1], "entraide": [1]}), climat, keep=["entraide"]
        )
    assert collision.value.code == "name_collision"
    with pytest.raises(TypeError, match=r"speaks Arrow .* found `dict`"):
        bs.score_table(DATA, climat)  # type: ignore[arg-type]
    with pytest.raises(bs.UnknownNameError):
        bs.score_table(data, climat, cells="colours")


def test_prefix_and_choice_of_scales(climat: bs.Questionnaire) -> None:
    scores = bs.score_table(PEOPLE, climat, scales=["entraide"], prefix="avant_")
    assert scores.columns[0] == "avant_entraide"
    with pytest.raises(bs.UnknownNameError):
        bs.score_table(PEOPLE, climat, scales=["nothing"])


def test_levels(court: bs.Questionnaire) -> None:
    level = next(item for item in court.items if item.kind == "level")
    columns = {c: ["0"] for item in court.items for c in item.columns}
    columns[level.column] = ["3"]
    columns[level.columns[1]] = ["no"]
    table = bs.level_table(pl.DataFrame(columns), court)
    row = table.to_polars().to_dicts()[0]
    assert (row[f"{level.competency}"], row[f"{level.competency}_occasion"]) == (3, "no")
    assert row[f"{level.competency}_missing"] is None
    assert table.provenance["table"] == "level_table"


def test_the_first_look(climat: bs.Questionnaire) -> None:
    data = pl.DataFrame({"A1": ["2", "9", "NC"], "a2": ["1", "2", "3"]})
    rows = {row["column"]: row for row in bs.check(data, climat).to_polars().to_dicts()}
    assert (rows["A1"]["status"], rows["A1"]["invalid_values"]) == ("found", "9 (1)")
    assert (rows["A1"]["not_applicable"], rows["A1"]["ok"]) == (1, False)
    assert (rows["A2"]["status"], rows["A2"]["near"]) == ("missing", "a2")
    assert (rows["a2"]["status"], rows["a2"]["ok"]) == ("extra", True)


def test_out_to_every_library(climat: bs.Questionnaire, tmp_path: Path) -> None:
    scores = bs.score_table(PEOPLE, climat, id="respondent")
    assert pl.DataFrame(scores).equals(scores.to_polars())
    assert pa.table(scores).num_rows == len(scores.to_pandas()) == 4
    assert pa.schema(scores).metadata[b"boussole_sante:release"] == b"private"
    assert duckdb.from_arrow(scores.to_pyarrow()).fetchall()[0][1] == 90.0
    for write, read in (
        (scores.write_parquet, pl.read_parquet),
        (scores.write_csv, pl.read_csv),
    ):
        path = tmp_path / "scores"
        path.write_text("readable by all")
        path.chmod(0o644)
        write(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert read(path)["entraide"].to_list() == [90.0, None, None, None]
    scores.write_parquet(path)
    assert pq.read_schema(path).metadata[b"boussole_sante:questionnaire"] == b"climat-equipe"
    assert scores.provenance["questionnaire_sha256"] == climat.sha256


def test_it_travels_and_shows_itself(climat: bs.Questionnaire) -> None:
    scores = bs.score_table(PEOPLE, climat, id="respondent")
    for twin in (pickle.loads(pickle.dumps(scores)), copy.copy(scores), copy.deepcopy(scores)):
        assert twin == scores
        assert twin.bad_cells == scores.bad_cells
    assert scores != climat.codebook()
    for shown in (repr(scores), scores._repr_html_()):
        assert "privé" in shown
        # No pseudonym stands beside a score.
        assert "r1" not in shown
    many = bs.score_table(pl.DataFrame({"A1": ["1"] * 1000, "A2": ["2"] * 1000}), climat)
    assert many._repr_html_().count("<tr>") == 21
    assert "980 more rows" in many._repr_html_()
    assert "privé" not in repr(climat.codebook())


def test_html_is_escaped(climat: bs.Questionnaire) -> None:
    data = pl.DataFrame({"A1": ["1"], "A2": ["1"], "<b>": ["<script>"]})
    html = bs.score_table(data, climat, keep=["<b>"])._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html


def test_the_codebook(climat: bs.Questionnaire) -> None:
    lines = climat.codebook().to_polars()
    assert lines.filter(pl.col("column") == "A1")["code"].to_list() == [*"123456", "NC", "NSP"]
    assert set(lines["scales"]) == {"-entraide", "entraide"}


def test_from_keys() -> None:
    q = bs.Questionnaire.from_keys({"agree": ["-A1", "A2", "A3"]}, min=1, max=6)
    scores = bs.score_table(pl.DataFrame({"A1": [1], "A2": [6], "A3": [6]}), q)
    assert scores.to_polars()["agree"].to_list() == [6.0]
    q = bs.Questionnaire.from_keys(
        {"agree": ["A1", "A2"]}, 1, 5, min_items=1, output="percent_of_maximum"
    )
    assert bs.score({"a1": 5}, q).scales[0].value == 100
    with pytest.raises(bs.UsageError):
        bs.Questionnaire.from_keys({"agree": ["A1"]}, min=3, max=3)
    with pytest.raises(bs.UnknownNameError):
        bs.Questionnaire.from_keys({"agree": ["A1"]}, min=1, max=3, output="percent")


def test_empty_frames_have_the_schema(climat: bs.Questionnaire) -> None:
    for data in (pl.DataFrame({"A1": [], "A2": []}, schema={"A1": pl.String, "A2": pl.Int8}),):
        scores = bs.score_table(data, climat)
        assert (len(scores), len(scores.columns)) == (0, 5)
        assert scores.to_polars().height == 0


def test_a_stream_that_fails_says_so(climat: bs.Questionnaire) -> None:
    table = pa.table({"A1": ["1"], "A2": ["1"]})

    def batches() -> Iterator[pa.RecordBatch]:
        yield from table.to_batches()
        raise RuntimeError("the source dried up")

    stream = pa.RecordBatchReader.from_batches(table.schema, batches())
    with pytest.raises(ValueError, match="the source dried up"):
        bs.score_table(stream, climat)


def test_interrupted() -> None:
    """Ctrl-C is served between batches; in a process of its own, where nothing else catches it."""
    script = (
        "import boussole_sante as bs, pyarrow as pa\n"
        "q = bs.Questionnaire.from_keys({'x': ['-A1', 'A2']}, min=1, max=6)\n"
        "chunks = pa.concat_tables([pa.table({'A1': ['1'], 'A2': ['1']})] * 300_000)\n"
        "print('ready', flush=True)\n"
        "bs.score_table(chunks, q)\n"
        "print('done')\n"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert out == b"" and b"KeyboardInterrupt" in err


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30), st.integers(1, 7))
def test_batches_do_not_matter(rows: list[tuple[int, int]], size: int) -> None:
    q = bs.Questionnaire.from_keys({"x": ["-A1", "A2"]}, min=1, max=6, min_items=1)
    table = pa.table(
        {
            "A1": pa.array([a for a, _ in rows], pa.int64()),
            "A2": pa.array([b for _, b in rows], pa.int64()),
        }
    )
    whole = bs.score_table(table, q)
    parts = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=size))
    assert bs.score_table(parts, q) == whole
    for (a, b), score in zip(rows, whole.to_polars()["x"], strict=True):
        alone = bs.score(
            {"a1": a if 1 <= a <= 6 else None, "a2": b if 1 <= b <= 6 else None}, q
        ).scales[0]
        assert alone.value == score


def test_against_psych() -> None:
    """The bfi scores of psych: the same numbers, to the last bit but one."""
    folder = Path(__file__).parents[2] / "tests" / "data" / "bfi"
    reference = json.loads((folder / "reference.json").read_text())
    keys = {name: scale["key"] for name, scale in reference["scales"].items()}
    q = bs.Questionnaire.from_keys(keys, min=1, max=6, min_items=1)
    data = pl.read_csv(folder / "bfi.csv")
    ours = bs.score_table(data, q, id="id").to_polars()
    psych = pl.read_csv(folder / "reference_scores.csv")
    for scale in keys:
        np.testing.assert_allclose(ours[scale], psych[scale], rtol=1e-15)


def test_a_pandas_column_of_mixed_objects_is_read_as_text() -> None:
    questionnaire = bs.Questionnaire.from_keys({"s": ["A", "-B"]}, min=1, max=6)
    mixed = pd.DataFrame({"A": [1, "NC", None, "3"], "B": [2, 2, 2, 2]}, dtype="object")
    table = bs.score_table(mixed, questionnaire)
    assert table.to_polars()["s"].to_list() == [3.0, None, None, 4.0]
    assert table.to_polars()["s_invalid"].to_list() == [0, 1, 0, 0]
    assert table.bad_cells.to_polars().rows() == [(2, "A", mask("NC"), "invalid")]


def mask(text: str) -> str:
    return "‹1 character›" if len(text) == 1 else f"‹{len(text)} characters›"


def test_a_column_is_a_sequence() -> None:
    q = bs.Questionnaire.from_keys({"s": ["A1", "A2"]}, min=1, max=6)
    answers = {"A1": ["2", None, "5"], "A2": ["6", None, "5"], "qui": ["x", "y", "z"]}
    table = bs.score_table(pl.DataFrame(answers), q, keep=["qui"])
    column = table["s"]
    assert (column.name, len(column), list(column), column[-1]) == ("s", 3, [4.0, None, 5.0], 5.0)
    assert column.to_list() == [row["s"] for row in table]
    assert list(table["qui"]) == ["x", "y", "z"] and table["s_used"][0] == 2
    assert table["s_status"].to_list()[1] == "too_few_answers"
    with pytest.raises(IndexError):
        column[3]
    with pytest.raises(bs.UnknownNameError, match="s_used"):
        table["s_user"]
    assert "s" in table and "t" not in table
    assert pickle.loads(pickle.dumps(column)) == column != table["s_used"]
    series = pl.Series(column)
    assert (series.name, series.to_list()) == ("s", [4.0, None, 5.0])
    assert np.asarray(table["s_used"]).dtype == np.int64
    assert np.array_equal(np.asarray(column), [4.0, np.nan, 5.0], equal_nan=True)
    assert pd.Series(column).isna().to_list() == [False, True, False]
    assert pa.chunked_array(column).to_pylist() == [4.0, None, 5.0]
    ages = pl.DataFrame({**answers, "né": [date(1990, 1, 2), None, date(1991, 1, 2)]})
    kept = bs.score_table(ages, q, keep=["né"])["né"]
    assert kept.to_list() == [date(1990, 1, 2), None, date(1991, 1, 2)]
    assert column[:2] == [4.0, None] and column[::-1] == column.to_list()[::-1]
    assert 3 not in table
    frame = pl.DataFrame(
        {**answers, "d": [Decimal("1.50"), None, Decimal(2)], "l": [[1], None, [2, 3]]}
    )
    odd = bs.score_table(frame, q, keep=["d", "l"])
    assert odd["d"].to_list() == [Decimal("1.50"), None, Decimal(2)]
    assert odd["l"].to_list() == [(1,), None, (2, 3)]


def test_other_libraries_take_a_table(climat: bs.Questionnaire) -> None:
    table = bs.tally(PEOPLE, climat, by="departement").summary()
    frame = table.to_polars()
    assert pl.DataFrame(table).equals(frame)
    assert list(pd.DataFrame(table)["n"]) == frame["n"].to_list()
    assert pd.DataFrame(table).columns.to_list() == table.columns == list(next(iter(table)))
    assert pd.api.interchange.from_dataframe(table).shape == frame.shape
    chart = alt.Chart(table).mark_bar().encode(x="mean", y="departement").to_dict()
    assert chart["encoding"]["x"] == {"field": "mean", "type": "quantitative"}
    [values] = chart["datasets"].values()
    assert [row["n"] for row in values] == frame["n"].to_list()


@pytest.mark.parametrize("width", [120, 80, 60, 40])
def test_a_table_is_as_wide_as_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    q = bs.Questionnaire.embedded("autopositionnement")
    people = bs.simulate(q, respondents=30, seed=1, groups={"zone": ["A", "B"]})
    monkeypatch.setenv("COLUMNS", str(width))
    head, names, *rows = repr(bs.tally(people, q, by="zone").summary()).splitlines()
    assert head == "<Table: 18 rows × 20 columns, privé>"
    assert names.split()[:2] == ["row_kind", "zone"] and names.split()[-2:] == ["…", "status"]
    assert all(len(row) <= width for row in [names, *rows])
    assert len(names.split()) == {120: 13, 80: 9, 60: 6, 40: 4}[width]
    if width == 80:
        assert rows[0].split()[2:7] == ["environnement-supportif", "9", "48.15", "19.27", "6.42"]


def test_decimals_are_as_many_as_mean_something() -> None:
    assert printed([0.12345, 1.0, None]) == ["0.123", "1.000", "null"]
    assert printed([57.33333, 4.0]) == ["57.33", "4.00"]
    assert printed([3, True, ("a", "b")]) == ["3", "true", "a, b"]
    assert fitting([4, 4, 4, 4], 40) == [0, 1, 2, 3]
    assert fitting([10, 10, 10, 10], 40) == [0, 1, None, 3]
