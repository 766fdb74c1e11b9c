"""Exports of survey tools, read into the questionnaire's columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._core import (
    Dialect,
    Questionnaire,
    Table,
    _read_export,
    _read_sheet,
    _read_table,
    answers_of,
)
from ._errors import BoussoleError
from ._streams import is_parquet, parquet
from ._workbooks import sheet_rows

if TYPE_CHECKING:
    from ._values import Record
    from .results import Reading
    from .words import Cells, Encoding, Separator


@dataclass(frozen=True, eq=False, repr=False)
class Export:
    """An export in canonical form: the answers of people, private."""

    frame: Table
    """The columns kept, then those of the questionnaire, as text: ready for `score_table`."""
    reading: Reading
    """What was understood, dropped, not matched."""
    questionnaire: Questionnaire
    """The questionnaire that was answered."""

    def answers(self, row: int) -> Record:
        """The answers in a row of the frame, from 0, as `score` takes them; see `answers_of`."""
        return answers_of(self.frame, row, self.questionnaire)

    def __repr__(self) -> str:
        """How many people, and that it is private."""
        columns = len(self.frame.columns)
        return f"<Export: {len(self.frame)} rows × {columns} columns, privé>"


def read_answers(
    source: str | PathLike[str] | bytes | Any,
    questionnaire: Questionnaire,
    dialect: Dialect | str | None = None,
    keep: str | Sequence[str] = (),
    *,
    cells: Cells | None = None,
    columns: Mapping[str, str | None] | None = None,
    encoding: Encoding | None = None,
    separator: Separator | None = None,
    sheet: int | str = 0,
) -> Export:
    """Reads what a survey tool exports: LimeSurvey, Kobo, Google Forms, any CSV, XLSX, Parquet.

    `source` is a path, the bytes of a text file, or a frame that speaks Arrow. The `dialect` is
    found out from the headers unless it is given, by name or as a `Dialect`. Columns that identify
    people are dropped at the door, and so are the texts of « autre »; `keep` names those to pass
    through all the same (``M[other]`` for the texts of ``M``). `columns` maps headers that no
    dialect knows to columns of the questionnaire, and headers to be left out to None; `cells` says
    how choices are written (`auto | codes | values | labels`). XLSX (the given `sheet`, all as
    text) needs fastexcel, Parquet needs polars or pyarrow.

    Raises `BoussoleError` with every ragged line, duplicate or blank header and ambiguous label;
    its `file` is the path. Look at `reading` before you go on: cells that were not understood stand
    as they were and count as invalid.
    """
    options = {
        "dialect": Dialect.embedded(dialect) if isinstance(dialect, str) else dialect,
        "keep": keep,
        "cells": cells,
        "columns": dict(columns or {}),
        "encoding": encoding,
        "separator": separator,
    }
    try:
        if isinstance(source, bytes):
            frame, reading = _read_export(source, questionnaire, options)
        elif not isinstance(source, (str, PathLike)):
            frame, reading = _read_table(source, questionnaire, options)
        elif Path(source).suffix.lower() in {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}:
            frame, reading = _read_sheet(sheet_rows(source, sheet), questionnaire, options)
        elif is_parquet(source):
            frame, reading = _read_table(parquet(source), questionnaire, options)
        else:
            frame, reading = _read_export(Path(source).read_bytes(), questionnaire, options)
    except BoussoleError as error:
        if isinstance(source, (str, PathLike)):
            error._found_in(source)
        raise
    return Export(frame, reading, questionnaire)
