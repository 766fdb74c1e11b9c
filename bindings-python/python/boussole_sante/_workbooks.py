"""Spreadsheets as rows of text: workbooks (XLSX, XLS, ODS) and separated text."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from ._core import _fault, _rows_of, _text_rows

WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}


def file_rows(path: str | PathLike[str]) -> list[list[str]]:
    """The rows of a spreadsheet as text: of the first sheet of a workbook, or of separated text."""
    if Path(path).suffix.lower() in WORKBOOKS:
        return _rows_of(sheet_rows(path, 0))
    return _text_rows(Path(path).read_bytes())


def open_workbook(path: str | PathLike[str]) -> Any:
    """The workbook of a file.

    Raises `InvalidDocumentError` (``unreadable_file``) where it is none.
    """
    import fastexcel

    data = Path(path).read_bytes()
    try:
        return fastexcel.read_excel(data)
    except fastexcel.FastExcelError as error:
        raise _not_a_workbook(path) from error


def sheet_rows(path: str | PathLike[str], sheet: int | str) -> Any:
    """All rows of a sheet as text, headers and all, from the first that is not blank.

    Raises `UnknownNameError` where there is no such sheet.
    """
    import fastexcel

    book = open_workbook(path)
    names = book.sheet_names
    is_there = sheet in names if isinstance(sheet, str) else 0 <= sheet < len(names)
    if not is_there:
        error = _fault("unknown_name", (", ".join(names),) * 2, str(sheet))
        error._found_in(path)
        raise error
    try:
        return book.load_sheet(sheet, header_row=None, dtypes="string")
    except fastexcel.FastExcelError as error:
        raise _not_a_workbook(path) from error


A_WORKBOOK = ("a workbook (XLSX, XLSM, XLSB, XLS, ODS)", "un classeur (XLSX, XLSM, XLSB, XLS, ODS)")


def _not_a_workbook(path: str | PathLike[str]) -> Exception:
    error = _fault("unreadable_file", A_WORKBOOK)
    error._found_in(path)
    return error
