"""Cards of parts of a referential: the core says them, here they are laid out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._core import _card
from ._html import block as in_html
from ._values import Text, Value
from .blocks import Block, plain_text

if TYPE_CHECKING:
    from ._parts import Part


def text(part: Part, lang: str) -> str:
    """The card of a part, for a terminal."""
    return plain_text(_blocks(part, lang), lang)  # type: ignore[arg-type]


def html(part: Part, lang: str) -> str:
    """The card of a part, for a notebook."""
    return f"<div>{''.join(map(in_html, _blocks(part, lang)))}</div>"


def _blocks(part: Part, lang: str) -> tuple[Block, ...]:
    from json import dumps

    document = dumps(_written(part), ensure_ascii=False)
    return _card(type(part).__name__, document, lang, part._of)


def _written(value: Any) -> Any:
    """A value as its document has it."""
    match value:
        case Text():
            return value._texts
        case Value():
            names = value.__dataclass_fields__
            return {name.removesuffix("_"): _written(getattr(value, name)) for name in names}
        case tuple():
            return [_written(one) for one in value]
        case Mapping():
            return {name: _written(one) for name, one in value.items()}
        case _:
            return value
