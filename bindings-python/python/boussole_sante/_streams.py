"""Data that is larger than memory, a frame at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import Any

from ._core import Questionnaire, _CsvStream, _fault
from ._files import A_PARQUET_FILE

ROWS = 1 << 17
"""How many rows a frame has at most."""


def is_parquet(path: str | PathLike[str]) -> bool:
    """Whether the name says that a file is Parquet."""
    return Path(path).suffix.lower() in {".parquet", ".pq"}


def frames(path: str | PathLike[str], rows: int = ROWS) -> Iterator[Any]:
    """The rows of a Parquet or CSV file as frames that speak Arrow, in order.

    Columns must be named as the questionnaire names them. In CSV every cell is text, whatever the
    separator and the encoding; Parquet needs pyarrow, or polars.
    """
    if not is_parquet(path):
        yield from _CsvStream(path, rows)
        return
    total = row_count(path) or 0
    try:
        from pyarrow import parquet as files  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        import polars as pl

        for start in range(0, max(total, 1), rows):
            yield pl.scan_parquet(Path(path)).slice(start, rows).collect()
        return
    with files.ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=rows)


def parquet(path: str | PathLike[str]) -> Any:
    """A Parquet file as a frame that speaks Arrow: read while it is used, where pyarrow is there.

    Raises `InvalidDocumentError` (``unreadable_file``) where it is none.
    """
    try:
        from pyarrow import RecordBatchReader
        from pyarrow import parquet as files
    except ModuleNotFoundError:
        import polars as pl

        with refused(path, pl.exceptions.ComputeError):
            return pl.read_parquet(Path(path))
    with refused(path, ValueError):
        file = files.ParquetFile(path)
    return RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches(batch_size=ROWS))


def parquet_of(path: str | PathLike[str], questionnaire: Questionnaire) -> Any:
    """The same, if a column of the file is named as the questionnaire names it; else None."""
    codebook = questionnaire.codebook()
    place = codebook.columns.index("column")
    names = {row[place] for row in codebook._cells()}
    frame = parquet(path)
    found = frame.columns if hasattr(frame, "columns") else frame.schema.names
    return frame if names.intersection(found) else None


def row_count(path: str | PathLike[str]) -> int | None:
    """How many rows a file says that it has; None where it does not say."""
    if not is_parquet(path):
        return None
    try:
        from pyarrow import parquet as files
    except ModuleNotFoundError:
        import polars as pl

        with refused(path, pl.exceptions.ComputeError):
            return int(pl.scan_parquet(Path(path)).select(pl.len()).collect().item())
    with refused(path, ValueError), files.ParquetFile(path) as file:
        return int(file.metadata.num_rows)


@contextmanager
def refused(path: str | PathLike[str], what: type[Exception]) -> Iterator[None]:
    """What a library says of a file that it cannot read, in our words."""
    try:
        yield
    except what as error:
        ours = _fault("unreadable_file", A_PARQUET_FILE)
        ours._found_in(path)
        raise ours from error
