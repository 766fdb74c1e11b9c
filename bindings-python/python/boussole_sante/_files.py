"""Tables to files. What is private is readable by its owner only."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ._tables import is_private

if TYPE_CHECKING:
    from ._core import Table

OURS = "boussole_sante:"
"""What the names of our entries in a file's metadata begin with."""

A_PARQUET_FILE = ("a Parquet file", "un fichier Parquet")
"""What was expected of a file, in English and in French."""


def write_csv(table: Table, path: str | os.PathLike[str]) -> None:
    """Writes a table as CSV in UTF-8; what is missing is left blank."""
    with open_for(table, path, "w") as file:
        dump_csv(table, file)


def dump_csv(table: Table, file: IO[str]) -> None:
    """Writes a table as CSV into an open text file."""
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(table.columns)
    lines.writerows(table._cells())


def write_parquet(table: Table, path: str | os.PathLike[str]) -> None:
    """Writes a table as Parquet, with pyarrow or polars, whichever is there."""
    with open_for(table, path, "wb") as file:
        try:
            import pyarrow.parquet  # type: ignore[import-untyped]
        except ModuleNotFoundError:
            # polars leaves a schema's metadata behind.
            ours = {f"{OURS}{name}": text for name, text in table.provenance.items()}
            table.to_polars().write_parquet(file, metadata=ours)
        else:
            pyarrow.parquet.write_table(table.to_pyarrow(), file)


def format_of(path: str | os.PathLike[str], formats: tuple[str, ...]) -> str:
    """The format that the name of a file says, one of these; the first where it says none."""
    from ._core import _fault

    format = Path(path).suffix.lower().removeprefix(".") or formats[0]
    if format not in formats:
        names = ", ".join(f".{name}" for name in formats)
        expected = (f"a name that ends with {names}", f"un nom qui finit par {names}")
        raise _fault("invalid_option", expected)
    return format


def write_private(path: str | os.PathLike[str], data: bytes) -> None:
    """Writes bytes that are personal data."""
    with open_for(None, path, "wb") as file:
        file.write(data)


def replace_private(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Writes a file beside and puts it in place: whole, or not at all; its owner alone reads it."""
    # Made with mode 0600.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".prive")
    try:
        with os.fdopen(descriptor, "wb") as beside:
            write(beside)
            beside.flush()
            os.fsync(beside.fileno())
        os.replace(name, path)
        _sync_folder(path.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Makes sure that a name that was put in place is there after a crash of the machine."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def sole_writer(path: Path) -> Iterator[None]:
    """Waits until nobody else writes the file, and keeps others waiting.

    The system frees the lock when a process ends, however it ends. The empty file beside that is
    locked stays.
    """
    beside = path.with_name(f".{path.name}.lock")
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        else:
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        yield
    finally:
        os.close(descriptor)


def open_for(table: Table | None, path: str | os.PathLike[str], mode: str) -> IO[Any]:
    """Opens a file to write; what is private (or no table) only its owner may read.

    That holds before anything is in the file.
    """
    if table is not None and not is_private(table):
        return Path(path).open(mode, **_text(mode))

    def private(name: str, flags: int) -> int:
        descriptor = os.open(name, flags, 0o600)
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
        return descriptor

    return open(path, mode, opener=private, **_text(mode))


def _text(mode: str) -> dict[str, Any]:
    return {} if "b" in mode else {"encoding": "utf-8", "newline": ""}
