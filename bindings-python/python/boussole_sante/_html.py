"""How objects show themselves in a terminal and in a notebook: small, escaped HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._core import Questionnaire, Report, Table
    from ._referential import Referential
    from .referential import Entries

HTML_ROWS = 20
TEXT_ROWS = 10
TEXT_WIDTH = 24


def questionnaire(q: Questionnaire) -> str:
    """The sections and scales of a questionnaire."""
    sections = _table(
        ("section", "title", "items"), ((s.key, s.title, len(s.items)) for s in q.sections)
    )
    scales = _table(
        ("scale", "title", "method", "output", "members"),
        ((s.key, s.title, s.method, s.output, len(s.items)) for s in q.scales),
    )
    name = f"{escape(q.title)} <code>{escape(q.key)} {escape(q.version)}</code>"
    return f"<div><p><b>{name}</b></p>{sections}{scales}</div>"


def report(r: Report) -> str:
    """What a person may read of the own answers, in French."""
    titles = {scale.key: scale.title for scale in r.questionnaire.scales}
    labels = {item.key: item.label or item.text for item in r.questionnaire.items}
    scales = _table(
        ("échelle", "score", "réponses", "statut"),
        ((titles[s.key], _number(s.value), f"{s.used} sur {s.of}", s.status) for s in r.scales),
    )
    levels = _table(
        ("compétence", "niveau", "occasion", "sans réponse"),
        ((labels[level.item], level.level, level.occasion, level.missing) for level in r.levels),
    )
    notices = "<p><b>privé</b></p>" + "".join(f"<p>{escape(notice)}</p>" for notice in r.notices)
    return f"<div>{notices}{scales}{levels}{_priorities(r)}</div>"


def _priorities(r: Report) -> str:
    """The most pressing gaps, five at most, with who asks; nothing where nobody asks."""
    labels = {item.competency: item.label or item.text for item in r.questionnaire.items}
    pressing = {
        key: [g for g in r.gaps if (g.competency, g.status) == (key, "gap")] for key in r.priorities
    }
    rows = [
        (
            labels.get(key, key),
            gaps[0].level,
            gaps[0].target,
            ", ".join(dict.fromkeys(one.profile for gap in gaps for one in gap.asked_by)),
        )
        for key, gaps in pressing.items()
    ]
    head = ("piste de travail", "niveau", "niveau demandé", "demandé par")
    return _table(head, rows) if rows else ""


def referential(ref: Referential) -> str:
    """What a referential holds, list by list."""
    from .referential import LISTS

    counts = _table(("list", "entries"), ((name, len(getattr(ref, name))) for name in LISTS))
    name = f"{escape(ref.title)} <code>{escape(ref.key)} {escape(ref.version)}</code>"
    return f"<div><p><b>{name}</b></p>{counts}</div>"


def entries(list_: Entries[Any]) -> str:
    """The first entries of a list, by key and name."""
    rows = (
        (getattr(one, "key", None) or repr(one), getattr(one, "label", None))
        for one in list_[:HTML_ROWS]
    )
    more = len(list_) - HTML_ROWS
    rest = f"<p>… {more} more</p>" if more > 0 else ""
    shown = _table(("key", "label"), rows)
    return f"<div><p>{len(list_)} {escape(list_._list)}</p>{shown}{rest}</div>"


def table_html(table: Table) -> str:
    """The first rows of a table."""
    columns, rows = shown(table, HTML_ROWS)
    more = len(table) - len(rows)
    rest = f"<p>… {more} more rows</p>" if more else ""
    return f"<div><p>{escape(heading(table))}</p>{_table(columns, rows)}{rest}</div>"


def table_text(table: Table) -> str:
    """The first rows of a table, in columns of characters."""
    columns, rows = shown(table, TEXT_ROWS)
    lines = [list(map(_short, columns)), *(list(map(_short, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
    more = ["…"] if len(table) > len(rows) else []
    return "\n".join([f"<{heading(table)}>", *text, *more])


def shown(table: Table, count: int) -> tuple[list[str], list[list[str | None]]]:
    """The columns and first rows of a table; no pseudonym is shown beside scores."""
    hidden = table.provenance.get("id")
    keep = [i for i, name in enumerate(table.columns) if name != hidden]
    rows = [[row[i] for i in keep] for row in table._cells(0, count)]
    return [table.columns[i] for i in keep], rows


def heading(table: Table) -> str:
    """What a table is: its size, and whether it is private."""
    private = ", privé" if is_private(table) else ""
    return f"Table: {len(table)} rows × {len(table.columns)} columns{private}"


def is_private(table: Table) -> bool:
    """Whether the rows are personal data, or not released."""
    return table.provenance.get("release") not in {"public", "published"}


def _short(cell: str | None) -> str:
    text = cell or ""
    return text if len(text) <= TEXT_WIDTH else f"{text[: TEXT_WIDTH - 1]}…"


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.1f}".replace(".", ",")


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """An HTML table; every cell is escaped, None is left blank."""

    def line(tag: str, cells: Iterable[object]) -> str:
        inner = (f"<{tag}>{'' if cell is None else escape(str(cell))}</{tag}>" for cell in cells)
        return f"<tr>{''.join(inner)}</tr>"

    body = "".join(line("td", row) for row in rows)
    return f"<table><thead>{line('th', head)}</thead><tbody>{body}</tbody></table>"
