"""What can go wrong: one class of error, and where in the input it is."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from os import PathLike
from typing import Any


class Location(str):
    """Where in an input a fault is; as a string, the place as people write it.

    A JSON pointer in a document (``/scales/0/title``), ``line:column`` in a text file,
    ``Sheet!D14`` in a spreadsheet, ``[column, row]`` in a table, and the empty string where
    the call itself is meant. Lines, columns and rows count from 1.
    """

    pointer: str | None
    """The JSON pointer (RFC 6901); None outside documents."""
    line: int | None
    """The line in the text; None where there is no text."""
    column: int | str | None
    """The character in the line, or the name of the column of a table."""
    row: int | None
    """The row of a table."""
    sheet: str | None
    """The sheet of a spreadsheet."""

    def __new__(cls, text: str = "", **parts: Any) -> Location:
        """A place and its parts; parts not given are None."""
        place = super().__new__(cls, text)
        for name in ("pointer", "line", "column", "row", "sheet"):
            setattr(place, name, parts.get(name))
        return place


class BoussoleError(Exception):
    """What is wrong with an input or a call: one fault, or all the faults of a document.

    ``str`` gives one line in English, ``message("fr")`` the same in French.
    """

    code: str
    """The stable name of the fault, as ``unknown_field``."""
    location: Location
    """Where it is; empty where the call itself is meant."""
    expected: str
    """What would have been right, in words."""
    found: str
    """What was there instead; personal values are masked."""
    file: str | None
    """The file that was read, where there is one."""
    fault_count: int
    """How many faults there are, those among them that `faults` does not list."""

    def __init__(
        self,
        code: str,
        location: Location,
        expected: str,
        found: str,
        context: str,
        messages: Mapping[str, str],
        faults: tuple[BoussoleError, ...] = (),
        file: str | None = None,
        fault_count: int = 1,
    ) -> None:
        """Raised by the library; ``messages`` holds one line per language."""
        super().__init__(code)
        self.code = code
        self.location = location
        self.expected = expected
        self.found = found
        self.file = file
        self._context = context
        self._messages = dict(messages)
        self._faults = faults
        self.fault_count = max(fault_count, len(faults))

    @property
    def context(self) -> dict[str, dict[str, Any]]:
        """What ``expected`` and ``found`` say, as values: each its ``kind`` and what it names.

        ``{"expected": {"kind": "integer_between", "low": 0, "high": 4}, "found": {"kind":
        "shown", "value": "5"}}``; a value that is not shown has its ``length`` only.
        """
        from json import loads

        context: dict[str, dict[str, Any]] = loads(self._context)
        return context

    @property
    def faults(self) -> tuple[BoussoleError, ...]:
        """Every single fault: those of the document, or this one alone; of very many the first."""
        return self._faults or (self,)

    def _found_in(self, file: str | PathLike[str]) -> None:
        """Names the file in which every fault is, where it has none yet."""
        for fault in (self, *self._faults):
            fault.file = fault.file or str(file)

    def message(self, lang: str = "en") -> str:
        """The fault in one line, in ``en`` or ``fr``; of several the heading and the first."""
        line = self._messages.get(lang, self._messages["en"])
        return f"{self.file}: {line}" if self.file else line

    def __str__(self) -> str:
        """The message in English."""
        return self.message()

    def __repr__(self) -> str:
        """The class, the code and the message."""
        return f"{type(self).__name__}({self.code}: {self})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors travel between processes whole."""
        parts = (self.code, self.location, self.expected, self.found, self._context)
        rest = (self._messages, self._faults, self.file, self.fault_count)
        return type(self), (*parts, *rest)


class InvalidCellsWarning(UserWarning):
    """Cells that hold no declared choice, or no number within its bounds, and do not count.

    `count` of them, by `columns`; ``bad_cells`` of the table lists them.
    """

    def __init__(self, count: int, columns: Mapping[str, int], first: str) -> None:
        """Says how many, where, and the first of them."""
        shown = ", ".join(f"{name} ({cells})" for name, cells in list(columns.items())[:SHOWN])
        more = ", …" if len(columns) > SHOWN else ""
        noun = "1 cell is" if count == 1 else f"{count} cells are"
        super().__init__(
            f"{noun} invalid and do not count: {shown}{more}; the first is {first}; see `bad_cells`"
        )
        self.count, self.columns = count, dict(columns)


SHOWN = 5


def _warn_of_cells(count: int, columns: Mapping[str, int], first: str) -> None:
    # The binary has no frame of its own: 2 is the line that reads.
    warnings.warn(InvalidCellsWarning(count, columns, first), stacklevel=2)


class InvalidDocumentError(BoussoleError, ValueError):
    """A document, or its text, breaks a rule of its format; ``faults`` lists all of them."""


class InvalidDataError(BoussoleError, ValueError):
    """Data does not fit the questionnaire that reads it."""


class UsageError(BoussoleError, ValueError):
    """The call asks for something that cannot be done so."""


class ArgumentError(UsageError, TypeError):
    """An argument is not of the type that it takes."""


class UnknownNameError(UsageError, LookupError):
    """Nothing has this name; ``expected`` offers near names."""
