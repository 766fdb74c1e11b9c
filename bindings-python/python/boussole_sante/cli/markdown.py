"""What a page shows, as Markdown: for a repository, a wiki, another tool."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..blocks import Block, Branch, Grid, Heading, Listing, Paragraph, Tree


def markdown(title: str, blocks: Iterable[Block]) -> str:
    """The whole text."""
    return "\n\n".join([f"# {_plain(title)}", *map(_element, blocks)]) + "\n"


def _element(block: Block) -> str:
    match block:
        case Heading(text, depth):
            return f"{'#' * (depth + 1)} {_plain(text)}"
        case Paragraph(text, notice):
            return f"> {_plain(text)}" if notice else _plain(text)
        case Listing(items):
            return "\n".join(f"- {_lined(item)}" for item in items)
        case Tree(branches):
            return "\n".join(_lines(branches))
        case Grid():
            return _table(block)


def _lines(branches: tuple[Branch, ...], depth: int = 0) -> Iterator[str]:
    for one in branches:
        yield f"{'  ' * depth}- {_plain(one.text)}"
        yield from _lines(one.branches, depth + 1)


def _table(grid: Grid) -> str:
    rows = [grid.head, tuple("---" for _ in grid.head), *grid.rows]
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    return f"**{_plain(grid.caption)}**\n\n" + "\n".join(lines)


def _cell(text: str) -> str:
    if text == "---":
        return text
    return _lined(text).replace("|", "\\|")


def _lined(text: str) -> str:
    """The text in one line of the file, with its own lines marked."""
    return "<br>".join(map(_plain, text.split("\n")))


def _plain(text: str) -> str:
    """The text in one line, none of it taken for a mark."""
    text = re.sub(r"[ \t]*\n[ \t]*", " ", text)
    text = re.sub(r"([\\`*_<>\[\]#])", r"\\\1", text)
    # A dash or a number at the beginning would make a list.
    return re.sub(r"^([-+]|\d+(?=[.)]))", r"\\\1", text)
