"""How objects show themselves in a notebook: small, escaped HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ._lists import NAMES
from ._tables import html_grid
from .blocks import Block, Branch, Grid, Heading, Listing, Paragraph, Tree

if TYPE_CHECKING:
    from ._core import Questionnaire, Report
    from ._referential import Referential
    from .referential import Entries

ROWS = 20


def questionnaire(q: Questionnaire) -> str:
    """The sections and scales of a questionnaire."""
    sections = html_grid(
        ("section", "title", "items"), ((s.key, s.title, len(s.items)) for s in q.sections)
    )
    scales = html_grid(
        ("scale", "title", "method", "output", "members"),
        ((s.key, s.title, s.method, s.output, len(s.items)) for s in q.scales),
    )
    name = f"{escape(q.title)} <code>{escape(q.key)} {escape(q.version)}</code>"
    return f"<div><p><b>{name}</b></p>{sections}{scales}</div>"


def report(r: Report) -> str:
    """What a report says to the person who answered, in French."""
    return f"<div><p><b>privé</b></p>{''.join(map(block, r.blocks('fr')))}</div>"


def block(one: Block) -> str:
    """A block of a report or a card."""
    match one:
        case Heading(text, depth):
            return f"<h{depth + 3}>{escape(text)}</h{depth + 3}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Listing(items, numbered):
            kind = "ol" if numbered else "ul"
            return f"<{kind}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{kind}>"
        case Tree(branches):
            return tree(branches)
        case Grid(caption, head, rows):
            return f"<p><b>{escape(caption)}</b></p>{html_grid(head, rows)}"


def tree(branches: tuple[Branch, ...]) -> str:
    """A list of lists."""
    lines = (
        f"<li>{escape(one.text)}{tree(one.branches) if one.branches else ''}</li>"
        for one in branches
    )
    return f"<ul>{''.join(lines)}</ul>"


def referential(ref: Referential) -> str:
    """What a referential holds, list by list."""
    counts = html_grid(("list", "entries"), ((name, len(getattr(ref, name))) for name in NAMES))
    name = f"{escape(ref.title)} <code>{escape(ref.key)} {escape(ref.version)}</code>"
    return f"<div><p><b>{name}</b></p>{counts}</div>"


def entries(list_: Entries[Any]) -> str:
    """The first entries of a list, by key and name."""
    rows = (
        (getattr(one, "key", None) or repr(one), getattr(one, "label", None))
        for one in list_[:ROWS]
    )
    more = len(list_) - ROWS
    rest = f"<p>… {more} more</p>" if more > 0 else ""
    shown = html_grid(("key", "label"), rows)
    return f"<div><p>{len(list_)} {escape(list_._list)}</p>{shown}{rest}</div>"
