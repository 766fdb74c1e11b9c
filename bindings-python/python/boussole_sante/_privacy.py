"""Personal data: until when it is kept, one person out of a file, what people are told."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from ._core import (
    Questionnaire,
    _erase_rows,
    _fault,
    _is_past,
    _notice,
    _retention,
)
from ._errors import BoussoleError
from ._files import A_PARQUET_FILE, OURS, replace_private

if TYPE_CHECKING:
    import datetime

    from .words import Language

Pathish: TypeAlias = str | os.PathLike[str]
KEPT_YEARS = 2
"""How long personal data is kept unless told otherwise."""
PARQUET = {".parquet", ".pq"}
TEXTS = {".csv", ".tsv", ".txt"}
HEAD = 2000
"""Within so many characters a page of ours says what it is."""


class RetentionWarning(UserWarning):
    """Personal data is read after the day until which it may be kept: see `purge`."""

    until: str
    """That day, as ``YYYY-MM-DD``."""

    def __init__(self, until: str) -> None:
        """Says the day, and nothing about a person."""
        super().__init__(f"these answers were to be deleted after {until}: see `purge`")
        self.until = until


def kept_until(day: datetime.date) -> str:
    """The day after which what is made on a day is to be deleted, unless told otherwise."""
    year = day.year + KEPT_YEARS
    try:
        return day.replace(year=year).isoformat()
    except ValueError:  # a 29th of February
        return day.replace(year=year, day=28).isoformat()


def _warn(until: str) -> None:
    # The binary has no frame of its own: 2 is the line that reads.
    warnings.warn(RetentionWarning(until), stacklevel=2)


@dataclass(frozen=True, kw_only=True)
class Purged:
    """What `purge` has found: every file of ours, in one list."""

    deleted: tuple[Path, ...]
    """Past their day, and gone (in a dry run: would be)."""
    kept: tuple[Path, ...]
    """Not past their day."""
    undated: tuple[Path, ...]
    """Ours by their content or by ``.prive`` in their name, without a day: yours to judge."""
    unreadable: tuple[Path, ...]
    """JSON or Parquet that cannot be read, or a file that cannot be deleted."""


def purge(
    paths: Pathish | Sequence[Pathish],
    *,
    today: str | datetime.date | None = None,
    dry_run: bool = False,
) -> Purged:
    """Deletes files of ours that are past their day, and nothing else.

    `paths` are files and folders, which are gone through whole; links are never followed. Answers,
    portfolios, offers to peers, networks and logs of releases (JSON) have a day, and so have pages
    about links between peers (HTML), and tables of people (Parquet) that were made with
    ``retain_until``. CSV cannot hold one; tallies and tables of groups have none: they are kept.
    `today` is that of the clock unless given. Parquet needs pyarrow or polars.

    Raises `FileNotFoundError` for a path that is not there, before anything is deleted.
    """
    import datetime

    day = str(today or datetime.date.today())
    _is_past(day, day)  # refuses what is no day, before anything is looked at
    roots = [Path(path) for path in ([paths] if isinstance(paths, (str, os.PathLike)) else paths)]
    for root in roots:
        root.stat()
    found: dict[str, list[Path]] = {
        name: [] for name in ("deleted", "kept", "undated", "unreadable")
    }
    for path in dict.fromkeys(one for root in roots for one in _files(root)):
        try:
            state = _state(path, day)
            if state == "deleted" and not dry_run:
                path.unlink()
        except (OSError, ValueError, NotImplementedError):
            # So pyarrow and the core refuse what is damaged.
            state = "unreadable"
        if state is not None:
            found[state].append(path)
    return Purged(**{name: tuple(files) for name, files in found.items()})


def _files(root: Path) -> Iterator[Path]:
    """The files below a folder, in order; no links."""
    if not root.is_dir():
        if not root.is_symlink():
            yield root
        return
    for folder, folders, names in os.walk(root, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            if not path.is_symlink() and path.is_file():
                yield path


def _state(path: Path, today: str) -> str | None:
    """In which list a file belongs; None for one that is not ours."""
    until: str | None = None
    is_ours = ".prive" in path.suffixes
    suffix = path.suffix.lower()
    if suffix == ".json":
        is_answers, until = _retention(path.read_bytes())
        is_ours = is_ours or is_answers
    elif suffix == ".html":
        until = page_says(path, "retain_until")
        is_ours = is_ours or until is not None
    elif suffix in PARQUET:
        metadata = _parquet_metadata(path)
        until = metadata.get(f"{OURS}retain_until")
        is_ours = is_ours or f"{OURS}release" in metadata
    if until is None or not is_ours:
        return "undated" if is_ours else None
    return "deleted" if _is_past(until, today) else "kept"


def page_says(path: Path, name: str) -> str | None:
    """What a page of ours says of itself in its head."""
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(HEAD)
    found = re.search(f'<meta name="{OURS}{name}" content="([^"]*)">', head)
    return None if found is None else found[1]


def _parquet_metadata(path: Path) -> dict[str, str]:
    """What a Parquet file says of itself."""
    try:
        import pyarrow.parquet as parquet  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        import polars as pl

        try:
            return dict(pl.read_parquet_metadata(path))
        except pl.exceptions.PolarsError as error:
            raise _fault("unreadable_file", A_PARQUET_FILE) from error
    with path.open("rb") as file, parquet.ParquetFile(file) as opened:
        metadata = opened.metadata.metadata or {}
    return {name.decode(): value.decode(errors="replace") for name, value in metadata.items()}


def erase(path: Pathish, respondent: str, id: str = "respondent") -> int:
    """Takes one person out of a file that holds rows, and says how many rows are gone.

    `id` names the column of the pseudonym. CSV (with any separator and encoding that
    `read_answers` knows) stays as it is but for those rows, byte for byte; Parquet keeps its
    metadata; answers in JSON are deleted whole. The file is written beside and put in place, with
    mode 0600; if nobody is found, it is not touched. Through a link, the file that it points to is
    meant.

    A tally and a table of groups cannot give one person back: tally the rows that are left once
    more, and release anew. No message quotes the pseudonym.

    Raises `InvalidDataError` where the column is missing or stands twice, where a row has another
    width than the header or where text is none; `UsageError` for a blank pseudonym and for a kind
    of file that holds no rows.
    """
    file = Path(path).resolve()
    respondent = str(respondent).strip()
    if not respondent:
        raise _fault("invalid_option", ("a pseudonym", "un pseudonyme"))
    suffix = file.suffix.lower()
    try:
        if suffix in PARQUET:
            return _erase_from_parquet(file, respondent, id)
        if suffix == ".json":
            return _erase_answers(file, respondent)
        if suffix in TEXTS:
            kept, rows = _erase_rows(file.read_bytes(), id, respondent)
            if rows:
                replace_private(file, lambda beside: beside.write(kept))
            return rows
    except BoussoleError as error:
        if respondent not in str(path):
            error._found_in(path)
        raise
    expected = (
        "a file that holds rows: CSV, Parquet, or answers in JSON",
        "un fichier de lignes\u00a0: CSV, Parquet, ou des réponses en JSON",
    )
    raise _fault("invalid_option", expected)


def _erase_answers(file: Path, respondent: str) -> int:
    """Deletes a document of answers if it is that person's."""
    from json import loads

    data = file.read_bytes()
    is_ours, _ = _retention(data)
    document = loads(data.decode("utf-8-sig")) if is_ours else {}
    if document.get("document") != "answers":
        expected = (
            "answers, or rows as CSV or Parquet",
            "des réponses, ou des lignes en CSV ou en Parquet",
        )
        raise _fault("wrong_document", expected)
    if str(document.get("respondent", "")).strip() != respondent:
        return 0
    file.unlink()
    return 1


def _erase_from_parquet(file: Path, respondent: str, id: str) -> int:
    """Writes a Parquet file anew without the rows of one person."""
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ModuleNotFoundError:
        return _erase_with_polars(file, respondent, id)
    with file.open("rb") as opened:
        table = parquet.ParquetFile(opened).read()
    _one_column(table.column_names, id)
    keep = [_pseudonym(cell) != respondent for cell in table.column(id).to_pylist()]
    if not all(keep):
        # Slices, because no filter knows every type.
        gone = [row for row, kept in enumerate(keep) if not kept]
        bounds = pairwise([-1, *gone, len(keep)])
        left = pyarrow.concat_tables([table.slice(a + 1, b - a - 1) for a, b in bounds])
        replace_private(file, lambda beside: parquet.write_table(left, beside))
    return len(keep) - sum(keep)


def _erase_with_polars(file: Path, respondent: str, id: str) -> int:
    import polars as pl

    # Read from bytes: a map of the file would be cut when it is put in place.
    data = file.read_bytes()
    table = pl.read_parquet(data)
    own = {
        name: value
        for name, value in pl.read_parquet_metadata(data).items()
        if name != "ARROW:schema"
    }
    _one_column(table.columns, id)
    keep = [_pseudonym(cell) != respondent for cell in table[id].to_list()]
    if not all(keep):
        left = table.filter(pl.Series(keep, dtype=pl.Boolean))
        replace_private(file, lambda beside: left.write_parquet(beside, metadata=own))
    return len(keep) - sum(keep)


def _pseudonym(cell: object) -> str | None:
    """A cell as people write it; 17.0, as pandas has it beside missing cells, is 17."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def _one_column(names: Sequence[str], id: str) -> None:
    """Refuses a table without the column, or with several of its name."""
    count = list(names).count(id)
    if count == 1:
        return
    if count:
        once = ("one column of this name", "une seule colonne de ce nom")
        raise _fault("duplicate_column", once, column=id)
    there = ("the column of the pseudonym", "la colonne du pseudonyme")
    raise _fault("missing_column", there, column=id)


def notice(questionnaire: Questionnaire, fields: Mapping[str, Any], lang: Language = "fr") -> str:
    """What people are told before they answer (article 13 of the RGPD), as Markdown.

    `fields` fills the places that `notice_fields` lists; the title and the minutes are those of the
    questionnaire unless given. The legal basis is to be chosen with the data protection officer;
    consent towards an employer or a funder is none. `lang` is ``fr`` or ``en``.

    Raises `InvalidDocumentError` with every place that is missing, empty, unknown or not of its
    kind: a notice with a gap is not given.
    """
    from json import dumps

    def text(value: Any) -> Any:
        # Days and whole numbers as people write them.
        return value if isinstance(value, (str, list, dict, bool)) or value is None else str(value)

    if not isinstance(fields, Mapping):
        expected = (
            "a mapping from place to what it says",
            "un dictionnaire de places vers ce qu’elles disent",
        )
        raise _fault("wrong_argument", expected, type(fields).__name__)
    given = {str(name): text(value) for name, value in fields.items()}
    return _notice(questionnaire, dumps(given, ensure_ascii=False).encode(), lang)
