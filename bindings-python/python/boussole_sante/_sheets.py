"""The lists that officers keep, as a workbook. What its cells mean is decided in the core."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._core import _fault
from ._errors import BoussoleError
from ._workbooks import open_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ._core import _Referential, _Sheet
    from .words import Language

HEAD_ROWS = 2
SPARE_ROWS = 500
"""Rows below the last entry that have drop-downs as well."""
WIDE, NARROW = 48, 18
CHOICES = {"fr": "Listes", "en": "Lists"}
NOT_A_CHOICE = {
    "fr": ("Choisir dans la liste", "Cette valeur n’est pas dans la liste."),
    "en": ("Choose from the list", "This value is not in the list."),
}


def write(referential: _Referential, path: str | PathLike[str], lang: Language) -> None:
    """Writes the workbook; nothing is left at the path if that fails."""
    from io import BytesIO

    import xlsxwriter  # type: ignore[import-untyped]

    # Text that looks like a formula or an address stays text.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    file = BytesIO()
    with xlsxwriter.Workbook(file, options) as book:
        writer = _Writer(book, lang)
        for sheet in referential._sheets(lang):
            writer.sheet(sheet)
        writer.choices()
        book.set_properties({"title": referential.title(lang), "comments": referential.sha256})
    Path(path).write_bytes(file.getvalue())


def write_cells(path: str | PathLike[str], sheets: Mapping[str, Iterable[Sequence[str]]]) -> None:
    """Writes sheets of texts, as they are; nothing is left at the path if that fails."""
    from io import BytesIO

    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    file = BytesIO()
    with xlsxwriter.Workbook(file, options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write_string(at, column, cell)
    Path(path).write_bytes(file.getvalue())


class _Writer:
    def __init__(self, book: Any, lang: Language) -> None:
        self.book = book
        self.lang = lang
        self.lists: list[list[str]] = []
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, given: _Sheet) -> None:
        """A sheet: paths, which are hidden, headings, then entries."""
        columns, rows = given.columns, given.rows
        sheet = self.book.add_worksheet(given.name)
        last = HEAD_ROWS + len(rows) + SPARE_ROWS
        for at, column in enumerate(columns):
            self.put(sheet, 0, at, column.path)
            self.put(sheet, 1, at, column.heading, self.head)
            for row, cells in enumerate(rows, HEAD_ROWS):
                self.put(sheet, row, at, cells[at], self.text, column.number)
            width = WIDE if column.wide else NARROW
            sheet.set_column(
                at, at, width, self.text, {"level": 1, "hidden": True} if column.detail else {}
            )
            if column.choices:
                title, message = NOT_A_CHOICE[self.lang]
                rule = {
                    "validate": "list",
                    "source": self.source(column.choices),
                    "error_type": "warning" if column.open else "stop",
                    "error_title": title,
                    "error_message": message,
                }
                sheet.data_validation(HEAD_ROWS, at, last, at, rule)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.freeze_panes(HEAD_ROWS, 2)
        if rows:
            sheet.autofilter(1, 0, HEAD_ROWS + len(rows) - 1, len(columns) - 1)

    def put(
        self,
        sheet: Any,
        row: int,
        at: int,
        cell: str | None,
        form: Any = None,
        number: bool = False,
    ) -> None:
        """A cell; numbers as numbers, the rest as text."""
        if cell is None:
            return
        if number:
            refused = sheet.write_number(row, at, float(cell), form)
        else:
            refused = sheet.write_string(row, at, cell, form)
        if refused:
            # A spreadsheet would cut it in silence.
            expected = (
                "at most 32767 characters, as a cell holds",
                "au plus 32767 caractères, ce que contient une cellule",
            )
            raise _fault("too_large", expected, str(len(cell)), sheet.name)

    def source(self, choices: list[str]) -> str:
        """The range of a drop-down; lists that are alike share one."""
        if choices not in self.lists:
            self.lists.append(choices)
        from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

        column = xl_col_to_name(self.lists.index(choices))
        return f"={CHOICES[self.lang]}!${column}$1:${column}${len(choices)}"

    def choices(self) -> None:
        """The sheet that drop-downs read."""
        sheet = self.book.add_worksheet(CHOICES[self.lang])
        for at, choices in enumerate(self.lists):
            for row, choice in enumerate(choices):
                self.put(sheet, row, at, choice)
        sheet.hide()


def read(path: str | PathLike[str], of: _Referential) -> _Referential:
    """The referential with its lists as the workbook has them."""
    book = open_workbook(path)
    sheets = [
        (name, book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string"))
        for name in book.sheet_names
        if name not in CHOICES.values()
    ]
    try:
        return of._with_sheets(sheets)
    except BoussoleError as error:
        error._found_in(path)
        raise
