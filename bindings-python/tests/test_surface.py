"""What holds for everything public."""

from __future__ import annotations

import doctest
import inspect
import multiprocessing
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import boussole_sante as bs
from boussole_sante import _referential, _values, referential, results, survey

ROOT = Path(__file__).parent.parent
PUBLIC = [getattr(bs, name) for name in bs.__all__ if not name.startswith("__")]
PUBLIC += [
    thing
    for module in (referential, results, survey)
    for thing in vars(module).values()
    if inspect.isclass(thing) and thing.__module__ == module.__name__
]


@pytest.mark.parametrize("thing", PUBLIC, ids=lambda thing: str(thing.__name__))
def test_everything_public_has_a_docstring(thing: type) -> None:
    assert inspect.getdoc(thing)
    if not inspect.isclass(thing):
        return
    for name, member in vars(thing).items():
        described = inspect.isroutine(member) or inspect.isdatadescriptor(member)
        if described and not name.startswith("_"):
            assert inspect.getdoc(getattr(thing, name)), name


def test_all_is_sorted_and_complete() -> None:
    assert bs.__all__ == sorted(bs.__all__)
    assert "Projet indépendant" in (bs.__doc__ or "")


@pytest.mark.parametrize("tool", ["mypy.stubtest", "mypy"])
def test_the_types_hold(tool: str) -> None:
    allowed = str(ROOT / "stubtest-allowlist.txt")
    arguments = {
        "mypy.stubtest": ["boussole_sante", "--allowlist", allowed],
        "mypy": ["--strict", "-p", "boussole_sante"],
    }
    done = subprocess.run(
        [sys.executable, "-m", tool, *arguments[tool]],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_typed_program_uses_the_whole_library() -> None:
    program = str(ROOT / "tests" / "whole_api.py")
    for arguments in (["-m", "mypy", "--strict", program], [program]):
        done = subprocess.run(
            [sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_stub_has_the_docs_of_the_binary() -> None:
    check = [sys.executable, str(ROOT / "stub_docs.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_modules_of_values_need_no_import() -> None:
    named = "; ".join(f"bs.{name}" for name in ("results", "referential", "survey", "blocks"))
    code = f"import boussole_sante as bs; {named}; print(bs.words.Cells, bs.results.Gap.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "Gap"


def test_the_import_is_light() -> None:
    heavy = ("typer", "rich", "polars", "pandas", "pyarrow", "numpy", "json")
    heavy += ("xlsxwriter", "fastexcel")
    heavy += tuple(f"boussole_sante.{name}" for name in ("referential", "results", "survey"))
    code = f"import sys, boussole_sante; print(*set({heavy}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


READMES = [ROOT / "README.md", ROOT.parent / "README.md"]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.parent.name))
def test_the_readme_holds(readme: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its blocks are one story and run in one namespace."""
    blocks = re.findall(r"```python\n(.*?)```", readme.read_text(), re.DOTALL)
    assert blocks
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(readme), "exec"), namespace)


@pytest.mark.parametrize(
    "module",
    [bs, _values, _referential, referential, results, survey],
    ids=lambda module: str(module.__name__),
)
def test_examples_in_docstrings(module: ModuleType) -> None:
    tried = doctest.testmod(module)
    assert tried.attempted
    assert not tried.failed


def same(things: list[object]) -> list[object]:
    return things


def test_everything_crosses_processes() -> None:
    q = bs.Questionnaire.from_keys({"x": ["-A1", "A2"]}, min=1, max=6)
    report = bs.score({"a1": 1, "a2": 2}, q)
    ref = bs.Referential.embedded()
    things = [q, q.items, report, report.explain("x"), q.codebook(), ref, ref.offers]
    things.append(bs.Dialect.embedded("kobo"))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        back = pool.apply(same, (things,))
    assert back[:-1] == things[:-1]
    assert repr(back[-1]) == repr(things[-1])
