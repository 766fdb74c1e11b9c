"""Exports of survey tools, read into the questionnaire's columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

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
from ._views import Record
from ._workbooks import sheet_rows

FRENCH = {
    "tested": "essayé",
    "documented": "d’après la documentation de l’outil",
    "untested": "non essayé",
    "identifier": "identifie une personne",
    "paradata": "quand, où et comment on a répondu",
    "reflexive": "pour la personne seule",
    "label": "libellés lus comme codes",
    "value": "valeurs lues comme codes",
    "integral_float": "codes écrits avec une virgule",
    "not_applicable": "« sans objet »",
    "no_answer": "« pas de réponse » de l’outil",
    "other": "« autre »",
    "decimal_comma": "virgules décimales",
    "number": "nombres écrits autrement",
    "mark": "cases marquées",
    "blank_box": "cases laissées vides",
    "joined_cell": "plusieurs choix dans une cellule",
    "occasion": "occasions",
    "guard": "protections contre les formules",
    "blank_row": "lignes vides",
    "not_shown": "questions non montrées",
    "heading_line": "lignes de titres sous les en-têtes",
    "open_text": "texte libre « autre »",
}
"""The words of a reading, for those who read French."""


class Reading(Record):
    """What was done with an export: `dialect`, `rows`, `columns` (header, column,
    read_as), `kept`, `unmatched`, `absent`, `dropped`, `converted`, `not_understood` (column,
    count; `texts` that at least five of its cells hold, labels that are `near`), `open_texts`
    (cells in which a text that is no choice was read as « autre »).

    No value of a person is in it. Prints as a summary.
    """

    __slots__ = ()

    def summary(self, lang: str = "en") -> str:
        """A line for each thing to check, in ``en`` or ``fr``."""

        french = lang == "fr"

        def word(name: str) -> str:
            return FRENCH.get(name, name) if french else name

        def count(things: list[Record], name: str) -> str:
            return ", ".join(f"{word(thing[name])} ({thing.count})" for thing in things)

        def cells(things: list[Record]) -> str:
            return ", ".join(f"{thing.column} ({thing.count}){texts(thing)}" for thing in things)

        def texts(thing: Record) -> str:
            shown = ", ".join(f"« {text} »" for text in thing.texts)
            return f": {shown}" if shown else ""

        dropped = ", ".join(f"{one.header} ({word(one.why)})" for one in self.dropped)
        lines = (
            ("dialecte", "dialect", f"{self.dialect} ({word(self.status)})"),
            ("lignes", "rows", str(self.rows)),
            ("colonnes lues", "columns read", str(len(self.columns))),
            ("écartées", "dropped", dropped),
            ("gardées", "kept", ", ".join(self.kept)),
            ("sans correspondance", "not matched", ", ".join(self.unmatched)),
            ("absentes", "absent", ", ".join(self.absent)),
            ("converties", "converted", count(self.converted, "what")),
            ("incomprises", "not understood", cells(self.not_understood)),
            ("lues comme « autre »", "read as « autre »", cells(self.open_texts)),
        )
        return "\n".join(
            f"{fr}\N{NO-BREAK SPACE}: {told}" if french else f"{en}: {told}"
            for fr, en, told in lines
            if told
        )

    def __str__(self) -> str:
        """The summary in English."""
        return self.summary()


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
    keep: Sequence[str] = (),
    *,
    cells: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    encoding: str | None = None,
    separator: str | None = None,
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
        "keep": list(keep),
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
    return Export(frame, Reading(reading), questionnaire)
