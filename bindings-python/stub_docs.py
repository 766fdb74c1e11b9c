"""Writes the docstrings of the compiled module into its stub, where editors read them.

`python stub_docs.py` writes, with `--check` it says whether anything is to be written. The docs are
those of the Rust source; the package has to be installed.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STUB = Path(__file__).parent / "python" / "boussole_sante" / "_core.pyi"


def documented(
    nodes: list[ast.stmt], of: Any, depth: int = 0
) -> Iterator[tuple[ast.FunctionDef | ast.ClassDef, str, int]]:
    """Every class and function of the stub with its docstring and depth, the last one first."""
    for node in reversed(nodes):
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            continue
        thing = getattr(of, node.name, None)
        if isinstance(node, ast.ClassDef):
            yield from documented(node.body, thing, depth + 1)
        # What Python itself says of `__len__` tells nothing.
        text = (inspect.getdoc(thing) or "") if not node.name.startswith("__") else ""
        if text or ast.get_docstring(node):
            yield node, text, depth


def with_docs(stub: str, module: Any) -> str:
    """The stub with the docstrings of the module."""
    lines = stub.splitlines()
    for node, text, depth in documented(ast.parse(stub).body, module):
        first = node.body[0]
        is_doc = ast.get_docstring(node) is not None
        own = [part for part in node.body if not (is_doc and part is first)]
        body = "    " * (depth + 1)
        doc = textwrap.indent(f'"""{text}\n"""' if "\n" in text else f'"""{text}"""', body)
        quoted = [line.rstrip() for line in doc.splitlines()] if text else []
        head = last_of_head(node, lines)
        if is_doc:
            assert first.end_lineno is not None
            lines[head : first.end_lineno] = quoted
        elif isinstance(node, ast.ClassDef):
            lines[head:head] = quoted
        elif quoted:
            lines[head - 1] = lines[head - 1].removesuffix(" ...")
            lines[head:head] = quoted
        if not own and not quoted:
            lines[head - 1] += " ..."
    return "\n".join(lines) + "\n"


def last_of_head(node: ast.FunctionDef | ast.ClassDef, lines: list[str]) -> int:
    """The number of the line on which the head of a definition ends."""
    number = node.lineno
    while not lines[number - 1].rstrip().removesuffix(" ...").endswith(":"):
        number += 1
    return number


def main() -> None:
    """Writes the stub, or checks it."""
    from boussole_sante import _core

    there = STUB.read_text()
    wanted = with_docs(there, _core)
    if "--check" in sys.argv:
        sys.exit("the stub lacks docs: make stubs" if wanted != there else 0)
    STUB.write_text(wanted)


if __name__ == "__main__":
    main()
