"""The lists of a referential, built from its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from ._parts import Entries, Part
from ._views import Record, Text
from .referential import LISTS

if TYPE_CHECKING:
    from ._core import _Referential

E = TypeVar("E")


def read_lists(referential: _Referential) -> dict[str, Entries[Any]]:
    """Every list of a referential, retired entries among them."""
    from json import loads

    document = loads(referential._entries())
    lists = {}
    for name, kind in LISTS.items():
        entries = Entries(build(kind, one) for one in document.get(name) or ())
        lists[name] = _of(entries, referential, name)
    return lists


def in_use(entries: Entries[E]) -> Entries[E]:
    """Those of a list that are not retired."""
    kept = Entries(one for one in entries if getattr(one, "retired", None) is None)
    return _of(kept, entries._referential, entries._list)


def build(kind: Any, value: Any) -> Any:
    """The value of this type that a document writes so."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return tuple(build(inner, one) for one in value)
    if kind is Text:
        return Text(value)
    if kind == int | float:
        return value if isinstance(value, int) else float(value)
    if kind is Record:
        return _record(value)
    if isinstance(kind, type) and issubclass(kind, Part):
        parts = _types(kind)
        given = {_attribute(name): one for name, one in value.items() if one is not None}
        return kind(**{name: build(parts[name], one) for name, one in given.items()})
    return value


_TYPES: dict[type[Part], dict[str, Any]] = {}


def _types(kind: type[Part]) -> dict[str, Any]:
    """The types of the fields of a part; what may be absent by what it else is."""

    def given(hint: Any) -> Any:
        rest = [one for one in get_args(hint) if one is not type(None)]
        if type(None) not in get_args(hint):
            return hint
        return int | float if len(rest) == 2 else rest[0]

    if kind not in _TYPES:
        hints = get_type_hints(kind)
        own = fields(kind)  # type: ignore[arg-type]
        _TYPES[kind] = {one.name: given(hints[one.name]) for one in own}
    return _TYPES[kind]


def _attribute(name: str) -> str:
    return "from_" if name == "from" else name


def _record(value: Any) -> Any:
    if isinstance(value, Mapping):
        return Record({name: _record(one) for name, one in value.items()})
    return [_record(one) for one in value] if isinstance(value, list) else value


def _of(entries: Entries[E], referential: _Referential, name: str) -> Entries[E]:
    entries._referential = referential
    entries._list = name
    return entries


def again(referential: _Referential, name: str) -> Entries[Any]:
    """The list of a referential that was saved."""
    return in_use(read_lists(referential)[name])
