"""Columns of every type that a frame may hold beside answers, as Python's own values."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import boussole_sante as bs

TYPES = {
    "int8": pa.array([1, None, -3], pa.int8()),
    "int16": pa.array([1, None, -3], pa.int16()),
    "int32": pa.array([1, None, -3], pa.int32()),
    "int64": pa.array([1, None, -(2**40)], pa.int64()),
    "uint8": pa.array([1, None, 255], pa.uint8()),
    "uint16": pa.array([1, None, 3], pa.uint16()),
    "uint32": pa.array([1, None, 2**31], pa.uint32()),
    "uint64": pa.array([1, None, 2**63], pa.uint64()),
    "halffloat": pa.array([0.5, None, 1.25], pa.float16()),
    "float": pa.array([0.5, None, 1.25], pa.float32()),
    "double": pa.array([0.1, None, 1.25], pa.float64()),
    "bool": pa.array([True, None, False]),
    "string": pa.array(["a", None, "é"]),
    "large_string": pa.array(["a", None, "é"], pa.large_string()),
    "dictionary": pa.array(["a", None, "a"]).dictionary_encode(),
    "list": pa.array([[1, None], None, []], pa.list_(pa.int16())),
    "large_list": pa.array([["a"], None, ["b", "c"]], pa.large_list(pa.string())),
    "date": pa.array([datetime.date(2026, 1, 2), None, None]),
    "decimal": pa.array([Decimal("1.20"), None, Decimal("-3.00")], pa.decimal128(5, 2)),
}


@pytest.mark.parametrize("name", TYPES)
def test_values_are_those_of_the_frame(name: str, climat: bs.Questionnaire) -> None:
    frame = pa.table({"x": TYPES[name], "A1": ["1", "2", "3"], "A2": ["1", "2", "3"]})
    column = bs.score_table(frame, climat, keep="x")["x"]
    expected: list[Any] = TYPES[name].to_pylist()
    found = column.to_list()
    as_lists = [list(one) if isinstance(one, tuple) else one for one in found]
    assert as_lists == expected
    kinds = [type(one) for one in as_lists]
    assert kinds == [type(one) for one in expected]


def test_cells_of_any_type_are_read_as_texts() -> None:
    """A sheet gives numbers, days and truths: what an export says is text."""
    sheet = pa.table(
        {
            "id": pa.array([1, 2], pa.int64()),
            "A1": pa.array([2.0, None]),
            "A2": pa.array(["3", None]).dictionary_encode(),
        }
    )
    q = bs.Questionnaire.from_keys({"s": ["A1", "A2"]}, min=1, max=5)
    export = bs.read_answers(sheet, q, keep="id")
    assert export.frame["id"].to_list() == ["1", "2"]
    assert export.frame["A2"].to_list() == ["3", None]
