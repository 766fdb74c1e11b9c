"""What a page or a screen shows: headings, paragraphs, lists, trees and tables, to be laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .words import Language


@dataclass(frozen=True)
class Heading:
    """A title; those of depth 1 hold those of depth 2."""

    text: str
    depth: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A text; a notice is set apart."""

    text: str
    notice: bool = False


@dataclass(frozen=True)
class Listing:
    """A list of texts; numbered if their order says something."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; the first cell of each row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Branch:
    """What hangs on a branch of a tree."""

    text: str
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Tree:
    """A list of lists."""

    branches: tuple[Branch, ...]


Block: TypeAlias = Heading | Paragraph | Listing | Tree | Grid


def plain_text(blocks: Iterable[Block], lang: Language = "fr") -> str:
    """Blocks as lines of text: a row of a table, a branch of a tree on a line each."""
    colon = "\N{NO-BREAK SPACE}:" if lang == "fr" else ":"
    return "\n".join(line for block in blocks for line in _lines(block, colon))


def _lines(block: Block, colon: str) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Listing(items, numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {item}" if numbered else f"- {item}"
        case Tree(branches):
            yield from _branch_lines(branches)
        case Grid(caption, (_, *names), rows):
            yield caption
            for first, *cells in rows:
                told = (f"{n}{colon} {cell}" for n, cell in zip(names, cells, strict=True) if cell)
                yield " · ".join([f"- {first}", *told])


def _branch_lines(branches: tuple[Branch, ...], depth: int = 0) -> Iterator[str]:
    for one in branches:
        yield f"{'  ' * depth}- {one.text}" if depth else one.text
        yield from _branch_lines(one.branches, depth + 1)
