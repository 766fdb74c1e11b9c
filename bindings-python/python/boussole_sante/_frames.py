"""Frames that do not speak Arrow as they stand."""

from __future__ import annotations

from typing import Any


def objects_as_text(data: Any) -> Any:
    """A pandas frame whose columns of mixed objects are texts.

    `1` becomes `"1"`, which is read as a code, as in any column of texts; a
    missing cell stays missing.
    """
    objects = data.select_dtypes(include=["object"])
    return data.assign(**{name: objects[name].map(str, na_action="ignore") for name in objects})
