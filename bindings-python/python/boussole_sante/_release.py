"""Tables on their way out: what may be published, and a private account of what was hidden."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._core import Table, _fault, _is_past, _release
from ._files import replace_private, sole_writer
from ._privacy import kept_until

if TYPE_CHECKING:
    from .results import ReleaseAudit


class Release:
    """Tables as they may be published, and a private account of what was hidden."""

    __slots__ = {  # noqa: RUF023  in the order in which they are read
        "published": "The tables in the order given: the same columns, hidden figures null, "
        "`merged` where choices are counted together, and `mark`: `s` where the number of people "
        "is hidden and all with it; else `p:` with the columns for which the people are too few, "
        "`s:` with those hidden for any other reason, as `p: sd se; s: mean`.",
        "audit": "What was hidden and why. Private.",
        "_json": "",
    }

    published: list[Table]
    audit: ReleaseAudit

    def __init__(self, published: list[Table], text: str, audit: ReleaseAudit) -> None:
        """What the core gave."""
        self.published, self._json, self.audit = published, text, audit

    def to_json(self) -> str:
        """The tables with the rules and the limits of what they say, as JSON by the schema
        ``release``: it may be published."""
        return self._json

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes the JSON of what may be published."""
        Path(path).write_text(f"{self._json}\n", encoding="utf-8")

    def __repr__(self) -> str:
        """The tables by name, and how much of them is marked."""
        tables = ", ".join(
            f"{table.table} ({table.rows_marked} of {table.rows} rows marked)"
            for table in self.audit.tables
        )
        return f"<Release: {tables}>"

    def _repr_html_(self) -> str:
        from ._tables import table_html

        return f"<div>{''.join(map(table_html, self.published))}</div>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Releases travel as what they are made of."""
        return Release, (self.published, self._json, self.audit)


def release(
    tables: Table | Iterable[Table],
    *,
    min_cell: int | None = None,
    rules: str | Mapping[str, Any] | os.PathLike[str] = "default",
    allow_by: str | Iterable[str] = (),
    groupings: Mapping[str, Mapping[str, str]] | None = None,
    log: str | os.PathLike[str] | None = None,
    wave: str | None = None,
    today: date | str | None = None,
    retain_until: date | str | None = None,
) -> Release:
    """Protects tables of the same people together: the only way to tables that may be published.

    `tables` are those of a tally (and of the same tally `over` fewer columns or `coarser`), of
    `change` and of `agreement`, as they were made. Rows about fewer than `min_cell` people are
    suppressed whole (primary suppression), and as few others as it takes (secondary suppression) so
    that nobody can work them out from all tables together, hierarchical and linked ones among them;
    then a base from `min_cell` has a lower median, from 12 a mean to one decimal and frequencies,
    from 20 standard deviations, intervals, quartiles, reliability and correlations. `rules` are the
    name of declared rules (``default``, ``pmsi-11``), a document or the path of one; `min_cell`
    changes their smallest base.

    Groups are made by declared groupings: a `by` column that the rules do not know as one
    (``departement``, ``dispositif``, ``secteur``, ``zone`` …) is refused unless `allow_by` names
    it; columns of a town, an employer, a supervisor or a person are. `groupings` says how values of
    a column could be joined, as ``{"departement": {"75": "Paris", …}}``: if most groups would be
    hidden, coarser ones are proposed in `audit.proposals`.

    `log` is a file that remembers what was published, and of which groups: a release is protected
    together with the earlier ones of the log, so that nothing can be worked out by differencing. It
    is private (mode 0600, kept until `retain_until`, 24 months after `today` unless given), has one
    writer at a time, and is written before the tables are given. A release closes its `wave` (the
    occasion on which people answered, ``"1"`` unless given): late, corrected or withdrawn answers
    go out as a wave of their own, unless they are too many to tell of anybody. Tables
    without a log, and those of `change` and of `agreement`, which no log holds, are marked
    ``alone``: nothing protects them from another release.

    >>> out = bs.release([tally.summary(), tally.levels()])             # doctest: +SKIP
    >>> out.published[0].to_polars(), out.audit                         # doctest: +SKIP

    Raises `InvalidDataError` (``cannot_release``) for what may not be published, with each reason,
    (``other_people``) for tables of other people; `UsageError` for rules that are none.
    """
    if isinstance(rules, str):
        told: str | bytes = rules
    elif isinstance(rules, os.PathLike):
        told = Path(rules).read_bytes()
    else:
        from json import dumps

        told = dumps(rules).encode()
    nested = groupings or {}
    if not isinstance(nested, Mapping) or not all(isinstance(g, Mapping) for g in nested.values()):
        expected = (
            "groupings: a mapping from column to a mapping from value to group",
            "groupings\u00a0: un dictionnaire de colonnes vers un dictionnaire de valeurs vers des "
            "regroupements",
        )
        raise _fault("wrong_argument", expected, type(groupings).__name__)
    if log is None and wave is not None:
        expected = ("a `log` with a `wave`", "un `log` avec une `wave`")
        raise _fault("wrong_argument", expected)
    day = str(today or date.today())
    _is_past(day, day)  # refuses what is no day
    until = None if log is None else str(retain_until or kept_until(date.fromisoformat(day)))
    with nullcontext() if log is None else sole_writer(Path(log)):
        before = None
        if log is not None:
            before = Path(log).read_bytes() if Path(log).exists() else b""
        published, text, audit, after = _release(
            [tables] if isinstance(tables, Table) else list(tables),
            told,
            min_cell,
            allow_by,
            {column: dict(grouping) for column, grouping in nested.items()},
            before,
            wave or "1",
            day,
            until,
        )
        if log is not None and after is not None:
            # Before anybody sees a table: the log is never behind what was published.
            replace_private(Path(log), lambda beside: beside.write(after.encode()))
    return Release(published, text, audit)
