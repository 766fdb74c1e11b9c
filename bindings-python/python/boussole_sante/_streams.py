"""Data that is larger than memory, a frame at a time."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any

ROWS = 1 << 17
"""How many rows a frame has at most, where that can be chosen."""


def frames(path: str | PathLike[str], rows: int = ROWS) -> Iterator[Any]:
    """The rows of a Parquet or CSV file as frames that speak Arrow, in order.

    Columns must be named as the questionnaire names them; in CSV (with a comma, in UTF-8) every
    cell is text, as `tally` and `score_table` read it. Needs pyarrow, or polars.
    """
    path = Path(path)
    is_parquet = path.suffix.lower() in {".parquet", ".pq"}
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        import polars as pl

        lazy = pl.scan_parquet(path) if is_parquet else pl.scan_csv(path, infer_schema=False)
        yield from lazy.collect_batches(chunk_size=rows, maintain_order=True)
        return
    if is_parquet:
        from pyarrow import parquet

        with parquet.ParquetFile(path) as file:
            yield from file.iter_batches(batch_size=rows)
        return
    from pyarrow import csv

    names = csv.open_csv(path).schema.names
    as_text = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True
    )
    with csv.open_csv(path, convert_options=as_text) as batches:
        yield from batches


def row_count(path: str | PathLike[str]) -> int | None:
    """How many rows a file says that it has; None where it does not say."""
    path = Path(path)
    if path.suffix.lower() not in {".parquet", ".pq"}:
        return None
    try:
        from pyarrow import parquet
    except ModuleNotFoundError:
        import polars as pl

        return int(pl.scan_parquet(path).select(pl.len()).collect().item())
    with parquet.ParquetFile(path) as file:
        return int(file.metadata.num_rows)
