"""Frames as other tools make them: what is read, and what is said of what is not."""

from __future__ import annotations

import decimal
import warnings
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

import boussole_sante as bs

Q = bs.Questionnaire.from_keys({"s": ["A", "B"]}, min=1, max=5)


def score(frame: Any) -> list[float | None]:
    return list(bs.score_table(frame, Q).to_polars()["s"])


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame({"A": [4], "B": [5], "vide": [None]}),
        pl.DataFrame({"A": [4], "B": [5]}).with_columns(pl.all().cast(pl.Int128)),
        pl.DataFrame({"A": [4], "B": [5]}).lazy().with_columns(C=pl.col("A") + 1),
        pl.DataFrame({"A": [decimal.Decimal("4")], "B": [decimal.Decimal("5.0")]}),
        pl.DataFrame({"A": [4], "B": [5]}).with_columns(
            pl.all().cast(pl.String).cast(pl.Categorical)
        ),
        pd.DataFrame({"A": [4], "B": [5], "rien": [None]}),
        pd.DataFrame({"A": [4.0], "B": ["5"]}).astype(object),
        pa.table({"A": [4], "B": [5], "vide": pa.nulls(1)}),
        pa.table({"A": pa.array([4], pa.decimal256(40, 0)), "B": [5]}),
        duckdb.sql("select 4::hugeint A, 5::uhugeint B"),
        duckdb.sql("select sum(x) A, avg(x) + 3 B from (values (2), (2)) v(x)"),
    ],
    ids=lambda frame: type(frame).__module__.split(".")[0],
)
def test_whatever_speaks_arrow_is_read(frame: Any) -> None:
    assert score(frame) == [4.5]


def test_a_column_without_a_type_has_no_answers() -> None:
    assert score(pl.DataFrame({"A": [4], "B": [None]})) == [None]
    tally = bs.tally(pl.DataFrame({"A": [4], "B": [5], "zone": [None]}), Q, by="zone")
    assert tally.summary().to_polars()["zone"].to_list() == [None, None]


def test_groups_of_whole_numbers(tmp_path: Any) -> None:
    frame = pd.DataFrame({"A": [4, 2, 1], "B": [5, 1, 1], "zone": [1.0, 2.0, None]})
    integers = pl.DataFrame({"A": [4, 2, 1], "B": [5, 1, 1], "zone": [1, 2, None]})
    assert bs.tally(frame, Q, by="zone") == bs.tally(integers, Q, by="zone")
    with pytest.raises(bs.InvalidDataError, match="whole number") as caught:
        bs.tally(frame.assign(zone=[1.0, 2.5, 3.0]), Q, by="zone")
    assert (caught.value.location.column, caught.value.location.row) == ("zone", 2)


def test_decimal_weights() -> None:
    frame = pl.DataFrame({"A": [4], "B": [5], "w": [decimal.Decimal("1.5")]})
    assert bs.tally(frame, Q, weight="w").rows == 1


def test_a_stream_is_read_once() -> None:
    reader = pa.table({"A": [4, 1], "B": [5, 1]}).to_reader()
    assert len(bs.check(reader, Q)) == 2
    with pytest.raises(bs.UsageError, match="not read before"):
        bs.tally(reader, Q)
    with pytest.raises(bs.UsageError, match="speaks Arrow"):
        bs.score_table([1, 2], Q)  # type: ignore[arg-type]


def test_tallies_add_up_with_sum() -> None:
    parts = [bs.tally(pa.table({"A": [one], "B": [5]}), Q) for one in (1, 2, 3)]
    assert sum(parts) == parts[0] + parts[1] + parts[2]
    with pytest.raises(TypeError):
        1 + parts[0]


def test_results_are_signed() -> None:
    table = bs.score_table(pl.DataFrame({"A": [4], "B": [None]}), Q).to_polars()
    assert (table["s_used"] - table["s_of"]).to_list() == [-1]
    tally = bs.tally(pl.DataFrame({"A": [4], "B": [5], "zone": ["a"]}), Q, by="zone")
    tables = [tally.summary(), tally.items(), tally.frequencies(), tally.reliability()]
    for made in [*tables, bs.check(pl.DataFrame({"A": [4]}), Q)]:
        assert not any(kind.is_unsigned_integer() for kind in made.to_polars().dtypes)
    assert (tally.summary().to_polars()["n"] - 100).to_list() == [-99, -99]


def test_agreement_says_who_is_paired_with_nobody() -> None:
    first = pl.DataFrame({"id": ["a", "a", None, "d"], "A": [4, 2, 3, 4], "B": [5, 2, 3, 4]})
    second = pl.DataFrame({"id": ["a", "b", "", "d"], "A": [4, 2, 3, 4], "B": [4, 3, 3, 4]})
    table = bs.agreement(first, second, Q, id="id").to_polars()
    assert table["repeated_ids"].to_list() == [1, 1, 1]
    assert table["rows_without_id"].to_list() == [2, 2, 2]


def test_an_item_says_why_a_figure_is_missing() -> None:
    frame = pl.DataFrame({"A": [1, 2, 3, 4, None, None], "B": [2, 2, 2, 2, 5, 1]})
    items = bs.tally(frame, Q).items().to_polars()
    assert items["item_rest"].to_list() == [None, None]
    assert items["status"].to_list() == ["constant_item", "constant_item"]
    few = bs.tally(pl.DataFrame({"A": [1, 2, None], "B": [None, 3, 4]}), Q).items().to_polars()
    assert few["status"].to_list() == ["too_few", "too_few"]
    alone = bs.Questionnaire.from_keys({"s": ["A"]}, min=1, max=5)
    one = bs.tally(pl.DataFrame({"A": [1, 2, 3]}), alone).items().to_polars()
    assert one["status"].to_list() == ["one_item"]


def test_seconds_as_tools_write_them() -> None:
    q = bs.Questionnaire.from_keys({"s": [f"X{i}" for i in range(10)]}, min=1, max=5)
    seconds = ["25", "12,5", "00:05:10", "12.5", "", None, "1,234.5", "5:10", "00:61:00", "-1"]
    frame = pl.DataFrame({"t": seconds} | {f"X{i}": [3] * 10 for i in range(10)})
    table = bs.careless(frame, q, seconds="t")
    expected = [2.5, 1.25, 31.0, 1.25, *[None] * 6]
    assert table.to_polars()["seconds_per_answer"].to_list() == expected
    assert table.bad_cells is not None
    bad = table.bad_cells.to_polars()
    assert bad["row"].to_list() == [7, 8, 9, 10]
    assert set(bad["column"]) == {"t"}


def test_invalid_cells_are_told_once_and_a_figure_of_the_rest_is_not_ok() -> None:
    frame = pl.DataFrame({"A": [4] * 30 + [9] * 10, "B": [5, 4] * 20, "id": range(40)})
    for made in (
        lambda: bs.tally(frame, Q),
        lambda: bs.score_table(frame, Q),
        lambda: bs.score_and_tally(frame, Q),
        lambda: bs.careless(frame, Q),
    ):
        with pytest.warns(
            bs.InvalidCellsWarning, match=r"10 cells .* A \(10\).*\[A, 31\] `9`"
        ) as w:
            made()
        assert len(w) == 1
        assert (w[0].message.count, w[0].message.columns) == (10, {"A": 10})  # type: ignore[union-attr]
    tally = bs.tally(frame, Q)
    assert tally.summary().to_polars()["status"].to_list() == ["invalid_cells"]
    assert tally.items().to_polars()["status"].to_list() == ["constant_item", "constant_item"]
    other = pl.col("id") % 4 + 1
    more = frame.with_columns(A=pl.when(pl.col("A") == 9).then(9).otherwise(other), B=other)
    tally = bs.tally(more, Q)
    assert tally.items().to_polars()["status"].to_list() == ["invalid_cells", "ok"]
    assert tally.reliability().to_polars()["status"].to_list() == ["invalid_cells"]
    few = more.with_columns(A=pl.when(pl.col("id") > 38).then(9).otherwise(other))
    assert bs.tally(few, Q).summary().to_polars()["status"].to_list() == ["ok"]
    # What nobody gave is no invalid answer.
    asked = more.with_columns(A=pl.when(pl.col("A") == 9).then(None).otherwise(pl.col("A")))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert bs.tally(asked, Q).summary().to_polars()["status"].to_list() == ["ok"]


def test_decimals_of_a_scale_of_decimals() -> None:
    q = bs.Questionnaire.from_keys({"s": ["A", "-B"]}, min=0, max=10, decimal=True)
    values = [10 / 3, 2.5, 39 / 11.5, 0.1 + 0.2]
    frame = pl.DataFrame({"A": values, "B": [10 - value for value in values]})
    table = bs.score_table(frame, q)
    expected = [round(value, 6) for value in values]
    assert table.to_polars()["s"].to_list() == pytest.approx(expected, abs=1e-6)
    assert table.bad_cells is not None
    assert set(table.bad_cells.to_polars()["reason"]) == {"rounded"}
    texts = frame.with_columns(pl.all().map_elements(repr, return_dtype=pl.String))
    assert bs.score_table(texts, q).to_polars()["s"].to_list() == table.to_polars()["s"].to_list()
    # One of a few choices is never rounded.
    rating = bs.score_table(pl.DataFrame({"A": [3.5], "B": [3.0]}), Q)
    assert rating.to_polars()["s_invalid"].to_list() == [1]
    with pytest.raises(bs.UsageError):
        bs.Questionnaire.from_keys({"s": ["A"]}, min=3, max=3, decimal=True)
    file = b'A,B\n3.3913043,6.6086957\n"2,5",7.5\n'
    export = bs.read_answers(file, q)
    assert list(export.frame.to_polars()["A"]) == ["3.3913043", "2.5"]
    assert export.reading.not_understood == ()


def test_a_row_is_the_person_whom_the_table_scores() -> None:
    q = bs.Questionnaire.embedded("autopositionnement-court")
    export = bs.read_answers(bs.demo_export(), q)
    scores = bs.score_table(export.frame, q)
    rows = list(scores.to_dicts()) if hasattr(scores, "to_dicts") else scores.to_polars().to_dicts()
    compared = 0
    for row, expected in enumerate(rows[:40]):
        try:
            report = bs.score(export.answers(row), q)
        except bs.InvalidDataError as error:
            assert error.code == "invalid_cells"
            continue
        for scale in report.scales:
            assert scale.value == expected[scale.key], (row, scale.key)
            assert scale.status == expected[f"{scale.key}_status"]
            compared += 1
    assert compared > 50
    with pytest.raises(bs.UsageError, match="99999"):
        export.answers(99_999)
