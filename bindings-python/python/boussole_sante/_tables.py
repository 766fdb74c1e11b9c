"""Tables as people and other libraries see them: rows, text, HTML, the interchange protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._core import Table

HTML_ROWS = 20
TEXT_ROWS = 10
CELL = 24
"""How many characters of a cell are shown."""
AT_ONCE = 4096
"""How many rows become Python's own at a time."""


def rows(table: Table) -> Iterator[dict[str, Any]]:
    """Each row, by the names of the columns."""
    names = table.columns
    for start in range(0, len(table), AT_ONCE):
        columns = table._values(start, start + AT_ONCE)
        for row in zip(*columns, strict=True):
            yield dict(zip(names, row, strict=True))


def interchanged(table: Table, nan_as_null: bool, allow_copy: bool) -> Any:
    """The table by the interchange protocol of whatever frame is there."""
    try:
        whole = table.to_pyarrow()
    except ModuleNotFoundError:
        # As polars had it until 2.0.
        whole = table.to_polars()
    return whole.__dataframe__(nan_as_null=nan_as_null, allow_copy=allow_copy)


def for_narwhals(table: Table) -> Any:
    """What narwhals, which asks for it, makes of the frame that is there."""
    import narwhals

    try:
        whole = table.to_polars()
    except ModuleNotFoundError:
        whole = table.to_pyarrow()
    return narwhals.from_native(whole, eager_only=True)._compliant_frame


def table_text(table: Table) -> str:
    """The first rows of a table, as wide as the terminal; middle columns give way."""
    from shutil import get_terminal_size

    head, body, right = shown(table, TEXT_ROWS)
    columns = [list(column) for column in zip(head, *body, strict=True)]
    cells = [[_short(cell) for cell in column] for column in columns]
    widths = [max(map(len, column)) for column in cells]
    kept = fitting(widths, get_terminal_size().columns)
    lines = []
    for number in range(len(body) + 1):
        line = []
        for place in kept:
            if place is None:
                line.append("…")
                continue
            pad = str.rjust if right[place] else str.ljust
            line.append(pad(cells[place][number], widths[place]))
        lines.append("  ".join(line).rstrip())
    more = ["…"] if len(table) > len(body) else []
    return "\n".join([f"<{heading(table)}>", *lines, *more])


def fitting(widths: Sequence[int], room: int) -> list[int | None]:
    """The columns that fit beside each other, the first two at least; None for those left out.

    The first say what a row is about and what it came to, the last its status.
    """
    every: list[int | None] = list(range(len(widths)))
    if sum(widths) + 2 * (len(widths) - 1) <= room or len(widths) <= 3:
        return every
    left, used = 0, 1 + 2 + widths[-1]
    while left < 2 or used + widths[left] + 2 <= room:
        used += widths[left] + 2
        left += 1
    return [*every[:left], None, every[-1]]


def table_html(table: Table) -> str:
    """The first rows of a table."""
    columns, body, _ = shown(table, HTML_ROWS)
    more = len(table) - len(body)
    rest = f"<p>… {more} more rows</p>" if more else ""
    return f"<div><p>{escape(heading(table))}</p>{html_grid(columns, body)}{rest}</div>"


def shown(table: Table, count: int) -> tuple[list[str], list[tuple[str, ...]], list[bool]]:
    """The columns and first rows of a table, as they are printed, and which columns are numbers.

    No pseudonym is shown beside scores.
    """
    hidden = hidden_column(table)
    keep = [i for i, name in enumerate(table.columns) if name != hidden]
    values = table._values(0, count)
    columns = [printed(values[i]) for i in keep]
    body = list(zip(*columns, strict=True)) if columns else []
    return [table.columns[i] for i in keep], body, [_is_numeric(values[i]) for i in keep]


def printed(values: Sequence[Any]) -> list[str]:
    """Values as people read them: decimals to what they mean, the same number in a whole column.

    Coefficients, shares and values of p, which lie between -1 and 1, have three; scores and other
    figures two. The table itself holds them as they are.
    """
    numbers = [value for value in values if isinstance(value, float)]
    decimals = 3 if numbers and all(abs(number) <= 1 for number in numbers) else 2

    def one(value: Any) -> str:
        match value:
            case None:
                return "null"
            case bool():
                return str(value).lower()
            case float():
                return f"{value:.{decimals}f}"
            case tuple():
                return ", ".join(map(str, value))
            case _:
                return str(value)

    return [one(value) for value in values]


def heading(table: Table) -> str:
    """What a table is: its size, whether it is private, and which pseudonyms are not shown."""
    private = ", privé" if is_private(table) else ""
    hidden = hidden_column(table)
    without = "" if hidden is None else f"; {hidden} is not shown"
    return f"Table: {len(table)} rows × {len(table.columns)} columns{private}{without}"


def hidden_column(table: Table) -> str | None:
    """The column of pseudonyms, which is in the data and not in what is printed."""
    hidden = table.provenance.get("id")
    return hidden if hidden in table.columns else None


def is_private(table: Table) -> bool:
    """Whether the rows are personal data, or not released."""
    return table.provenance.get("release") not in {"public", "published"}


def _is_numeric(values: Sequence[Any]) -> bool:
    """Whether a column is of numbers."""
    given = [value for value in values if value is not None]
    return bool(given) and all(type(value) in {int, float} for value in given)


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= CELL else f"{line[: CELL - 1]}…"


def html_grid(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """An HTML table; every cell is escaped, None is left blank."""

    def line(tag: str, cells: Iterable[object]) -> str:
        inner = (f"<{tag}>{'' if cell is None else escape(str(cell))}</{tag}>" for cell in cells)
        return f"<tr>{''.join(inner)}</tr>"

    body = "".join(line("td", row) for row in rows)
    return f"<table><thead>{line('th', head)}</thead><tbody>{body}</tbody></table>"
