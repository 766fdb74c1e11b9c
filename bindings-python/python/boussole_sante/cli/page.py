"""A report as one HTML file: no script, nothing from outside, for a phone and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from string import Template

from .._html import tree
from ..blocks import Block, Grid, Heading, Listing, Paragraph, Tree
from .words import lang, say

STYLE = """\
:root { color-scheme: light; }
body { margin: 0; background: #f4f5f2; color: #1d2420;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .75rem;
  border-top: 2px solid #2f6b57; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
nav ol { columns: 2; column-gap: 2.5rem; }
p, li, th, td { white-space: pre-line; }
.long { overflow-wrap: anywhere; }
.notice { padding: .6rem .9rem; border-left: .3rem solid #2f6b57; background: #eef4f0; }
.invented { padding: .6rem .9rem; background: #7a1f1f; color: #fff; font-weight: 700; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid #d5dbd7; font-variant-numeric: tabular-nums; }
thead th { background: #eef4f0; border-bottom: 2px solid #9db5a9; }
tbody th { font-weight: 400; min-width: 9rem; }
@media screen and (max-width: 40rem) {
  .many thead { position: absolute; clip-path: inset(50%); }
  .many tr { display: block; padding: .5rem 0; border-bottom: 1px solid #d5dbd7; }
  .many th, .many td { display: block; padding: .1rem .6rem; border: 0; }
  .many tbody th { font-weight: 600; }
  .many td:empty { display: none; }
  .many td::before { content: attr(data-head) ": "; color: #4a5750; }
  :lang(fr) .many td::before { content: attr(data-head) "\\a0: "; }
}
@media print {
  body, main { background: none; max-width: none; font-size: 10pt; }
  .wide { overflow: visible; }
  .invented { color: #7a1f1f; background: none; border: 2px solid #7a1f1f; }
  h2, h3, caption { break-after: avoid; }
  tr, p, li, th, td { white-space: pre-line; }
.long { overflow-wrap: anywhere; }
.notice { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""

LARGE = """\
@page { margin: 15mm; }
body { font-size: 1.1rem; line-height: 1.35; }
ul { list-style: none; padding-left: .25rem; margin: .3rem 0; }
li { margin: .25rem 0; padding-left: 1.6em; text-indent: -1.6em; }
h3 { margin: 1.2rem 0 .3rem; }
p { margin: .3rem 0; }
td:last-child { min-width: 7rem; border-left: 1px solid #d5dbd7; }
@media print {
  body { font-size: 12pt; }
  table { font-size: 10pt; }
  h2 { break-before: page; }
  h3 { break-after: avoid; }
  h3 + p, h3 + p + p { break-after: avoid; }
  li, p { break-inside: avoid; }
}
"""
"""What is filled in by hand is large, and a question stays together."""

MANY = 3
"""From how many columns on the rows of a table are blocks of lines on a phone."""

PAGE = Template("""\
<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
$release<title>$title</title>
<style>
$style</style>
</head>
<body>
<main>
$banner<h1>$title</h1>
$contents$body
</main>
</body>
</html>
""")

PRIVATE = '<meta name="boussole_sante:release" content="private">\n'
LETTER = '<meta name="boussole_sante:letter" content="{mode}">\n'
RETAINED = '<meta name="boussole_sante:retain_until" content="{day}">\n'


def page(
    title: str,
    blocks: Iterable[Block],
    banner: str = "",
    private: bool = False,
    until: str | None = None,
    letter: str | None = None,
) -> str:
    """The whole file; a banner says above all else that people are invented.

    A private one says so in its metadata, and the day after which it is to be deleted (`purge`);
    a letter also for what it puts in touch.
    """
    body = "\n".join(map(_element, blocks))
    release = PRIVATE if private else ""
    if until is not None:
        release += RETAINED.format(day=escape(until))
    if letter is not None:
        release += LETTER.format(mode=escape(letter))
    return _page(title, body, banner=banner, release=release)


def printed_page(title: str, blocks: Iterable[Block]) -> str:
    """The whole file of a form that is printed and filled in by hand."""
    return _page(title, "\n".join(map(_element, blocks)), style=STYLE + LARGE)


def contents_page(title: str, blocks: Iterable[Block]) -> str:
    """The whole file of a long page, with links to its parts."""
    links: list[str] = []
    elements: list[str] = []
    for block in blocks:
        element = _element(block)
        if isinstance(block, Heading) and block.depth == 1:
            name = f"part-{len(links) + 1}"
            links.append(f'<li><a href="#{name}">{escape(block.text)}</a></li>')
            element = element.replace("<h2>", f'<h2 id="{name}">')
        elements.append(element)
    label = escape(say("contents"))
    contents = f'<nav aria-label="{label}"><ol>{"".join(links)}</ol></nav>\n'
    return _page(title, "\n".join(elements), contents=contents)


def _page(
    title: str,
    body: str,
    banner: str = "",
    contents: str = "",
    release: str = "",
    style: str = STYLE,
) -> str:
    return PAGE.substitute(
        lang=lang(),
        title=escape(title),
        style=style,
        banner=f'<p class="invented">{escape(banner)}</p>\n' if banner else "",
        contents=contents,
        release=release,
        body=body,
    )


def _text(text: str) -> str:
    """The text, escaped; a word that is too long for a line may be broken."""
    return re.sub(r"\S{41,}", r'<span class="long">\g<0></span>', escape(text))


def _element(block: Block) -> str:
    match block:
        case Heading(text, depth):
            return f"<h{depth + 1}>{_text(text)}</h{depth + 1}>"
        case Paragraph(text, notice):
            kind = ' class="notice"' if notice else ""
            return f"<p{kind}>{_text(text)}</p>"
        case Listing(items, numbered):
            lines = "".join(f"<li>{_text(item)}</li>" for item in items)
            return f"<ol>{lines}</ol>" if numbered else f"<ul>{lines}</ul>"
        case Tree(branches):
            return tree(branches)
        case Grid():
            return _table(block)


def _table(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in grid.head)
    caption = escape(grid.caption)
    # On a phone the rows of a wide table are blocks of lines.
    many = ' class="many"' if len(grid.head) >= MANY else ""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{caption}">'
        f"<table{many}><caption>{caption}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n"
        + "".join(f"{_row(grid.head, row)}\n" for row in grid.rows)
        + "</tbody></table></div>"
    )


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    first, *rest = map(_text, row)
    _, *names = map(escape, head)
    named = len(head) >= MANY
    cells = "".join(
        f'<td data-head="{name}">{cell}</td>' if named else f"<td>{cell}</td>"
        for name, cell in zip(names, rest, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'
