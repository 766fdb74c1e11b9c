"""Frames that do not speak Arrow as they stand."""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

_read: WeakSet[Any] = WeakSet()


def is_new(stream: Any) -> bool:
    """Whether a stream, which gives its rows once, is given to this library for the first time."""
    if stream in _read:
        return False
    _read.add(stream)
    return True


def spoken(data: Any) -> Any:
    """What of a frame speaks Arrow as this library reads it; the frame itself where all does.

    A lazy frame of polars is collected. A column of polars without a type has no value: it becomes
    one of texts. Integers of 128 bits become texts, which are read as codes and numbers as those of
    any column of texts. A pandas frame whose columns hold mixed objects gives them as texts; a
    missing cell stays missing.
    """
    if hasattr(data, "collect_schema") and hasattr(data, "collect"):
        data = data.collect()
    if hasattr(data, "iloc"):
        objects = data.select_dtypes(include=["object"])
        return data.assign(**{name: objects[name].map(str, na_action="ignore") for name in objects})
    if type(data).__module__.startswith("polars") and hasattr(data, "schema"):
        import polars as pl

        wide = {pl.Null, getattr(pl, "Int128", pl.Null), getattr(pl, "UInt128", pl.Null)}
        as_text = [name for name, kind in data.schema.items() if kind in wide]
        return data.cast(dict.fromkeys(as_text, pl.String)) if as_text else data
    return data
