"""The package stands on itself from below: no module needs, even by a detour, one that needs it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import boussole_sante as bs

PACKAGE = Path(bs.__file__).parent


def modules(root: Path) -> dict[tuple[str, ...], str]:
    """The text of each module, by its path; a package by that of its folder."""
    found = {}
    for file in root.rglob("*.py"):
        path = file.relative_to(root).with_suffix("").parts
        found[path[:-1] if path[-1] == "__init__" else path] = file.read_text()
    return found


def imports(path: tuple[str, ...], text: str, is_package: bool) -> Iterator[tuple[str, ...]]:
    """What a module imports of its own package when it runs, inside functions too."""
    waiting: list[ast.AST] = [ast.parse(text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.level:
            folder = path if is_package else path[:-1]
            base = folder[: len(folder) - node.level + 1]
            base += tuple(node.module.split(".")) if node.module else ()
            for name in node.names:
                yield (*base, name.name)
                yield base
        waiting += ast.iter_child_nodes(node)


def circles(texts: dict[tuple[str, ...], str]) -> list[list[str]]:
    """Modules that need each other; the package itself offers what is below and is left out."""
    packages = {path[:-1] for path in texts if path}
    needs = {
        path: {one for one in imports(path, text, path in packages) if one in texts and one}
        for path, text in texts.items()
    }
    # What needs nothing that is left goes, until nothing goes: circles stay.
    while free := [path for path, needed in needs.items() if not needed & needs.keys() - {path}]:
        for path in free:
            del needs[path]
    return sorted(sorted(".".join(one) for one in needs[path] & needs.keys()) for path in needs)


def test_no_module_needs_one_that_needs_it() -> None:
    texts = modules(PACKAGE)
    assert len(texts) > 30
    assert circles(texts) == []


def test_a_circle_is_seen() -> None:
    inside = {("a",): "def f():\n    from .b import g\n", ("b",): "from . import a\n"}
    assert circles(inside) == [["a"], ["b"]]
    typing = {("a",): "if TYPE_CHECKING:\n    from .b import g\n", ("b",): "from . import a\n"}
    assert circles(typing) == []
    folder = {("f", "a"): "from ..b import c\n", ("b",): "from .f.a import d\n", ("f",): ""}
    assert circles(folder) == [["b"], ["f.a"]]
