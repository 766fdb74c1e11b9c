"""What a page or a screen shows: headings, paragraphs, lists, trees and tables, to be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


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
