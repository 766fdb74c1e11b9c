"""What every part of a referential and every list of them can do."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ._values import Value

if TYPE_CHECKING:
    from ._core import Table, _Referential
    from .words import Language

E = TypeVar("E")


class Part(Value):
    """A part of a referential."""

    _of: _Referential | None = None
    """The referential in whose list it stands, so that its card says names; no field of it."""

    def __getstate__(self) -> dict[str, Any]:
        """Parts travel alone."""
        return {name: value for name, value in self.__dict__.items() if name != "_of"}

    def card(self, lang: Language = "fr") -> str:
        """The part as people read it, with a heading for each field: `fr` or `en`."""
        from ._cards import text

        return text(self, lang)

    def __str__(self) -> str:
        """The card in French."""
        return self.card()

    def __repr__(self) -> str:
        """The class, and what tells this part from others."""
        given = (getattr(self, one.name) for one in fields(self))
        told = [value for value in given if isinstance(value, str)]
        count = 2 if hasattr(self, "label") else 3
        return f"<{type(self).__name__} {': '.join(told[:count])}>"

    def _repr_html_(self) -> str:
        """The card in French, for a notebook."""
        from ._cards import html

        return html(self, "fr")


class Entries(tuple[E, ...], Generic[E]):
    """A list of a referential: a tuple, looked up by position or by key, that becomes a frame.

    >>> import boussole_sante as bs
    >>> profiles = bs.Referential.embedded().profiles
    >>> profiles.keys()
    ('coordination-locale', 'asv', 'cls', 'clsm')
    >>> profiles["asv"] is profiles[1]
    True
    """

    _referential: _Referential
    _list: str

    @overload  # type: ignore[override]
    def __getitem__(self, which: str) -> E: ...
    @overload
    def __getitem__(self, which: int) -> E: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[E, ...]: ...
    def __getitem__(self, which: str | int | slice) -> E | tuple[E, ...]:
        """The entry with this key or in this place; `KeyError` if no entry has the key."""
        if not isinstance(which, str):
            return super().__getitem__(which)
        for one in self:
            if getattr(one, "key", None) == which:
                return one
        raise KeyError(which)

    def keys(self) -> tuple[str, ...]:
        """The keys, in order; of a list whose entries have none, nothing."""
        return tuple(key for one in self if (key := getattr(one, "key", None)) is not None)

    def table(self, lang: str = "fr") -> Table:
        """The list as a `Table`, a row for each entry, its texts in a language.

        Columns of keys hold keys, to join by; columns of several keys or texts are lists.
        """
        return self._referential.table(self._list, lang)

    def to_polars(self, lang: str = "fr") -> Any:
        """The list as a `polars.DataFrame`; needs polars."""
        return self.table(lang).to_polars()

    def to_pandas(self, lang: str = "fr") -> Any:
        """The list as a `pandas.DataFrame`; needs pandas and pyarrow."""
        return self.table(lang).to_pandas()

    def to_pyarrow(self, lang: str = "fr") -> Any:
        """The list as a `pyarrow.Table`; needs pyarrow."""
        return self.table(lang).to_pyarrow()

    def __repr__(self) -> str:
        """How many there are, and the first of them."""
        first = ", ".join(map(repr, self[:3]))
        more = ", …" if len(self) > 3 else ""
        return f"<{len(self)} {self._list}: {first}{more}>"

    def _repr_html_(self) -> str:
        """Names and sources, for a notebook."""
        from ._html import entries

        return entries(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Lists travel with their referential."""
        return _again, (self._referential, self._list)


def read_lists(referential: _Referential) -> dict[str, Entries[Any]]:
    """Every list of a referential, retired entries among them."""
    lists = referential._entries().items()
    for entry in (entry for _, entries in lists for entry in entries):
        # Parts are frozen for everybody else.
        object.__setattr__(entry, "_of", referential)
    return {name: _of(Entries(entries), referential, name) for name, entries in lists}


def in_use(entries: Entries[E]) -> Entries[E]:
    """Those of a list that are not retired."""
    kept = Entries(one for one in entries if getattr(one, "retired", None) is None)
    return _of(kept, entries._referential, entries._list)


def _of(entries: Entries[E], referential: _Referential, name: str) -> Entries[E]:
    entries._referential = referential
    entries._list = name
    return entries


def _again(referential: _Referential, name: str) -> Entries[Any]:
    """The list of a referential that was saved."""
    return in_use(read_lists(referential)[name])
