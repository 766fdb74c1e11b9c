"""The documentation: its blocks run, its commands work, its words keep to their rules."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import boussole_sante as bs
from making import answers_document
from test_cli import run

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = DOCS / "fr" / "guide.md"
TEXT = GUIDE.read_text(encoding="utf-8")
REVIEW = (DOCS / "fr" / "relecture.md").read_text(encoding="utf-8")
FINDS = {"check", "lint"}
STANDING = "La Boussole\N{NO-BREAK SPACE}» (Promotion Santé IdF) ni un référentiel métier officiel."


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_its_python_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, str(GUIDE), "exec"), namespace)


def test_its_commands_work(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(bs.demo_export())
    overlay, dialect = blocks("json")
    (tmp_path / "adaptation.json").write_text(overlay)
    (tmp_path / "mon-outil.json").write_text(dialect)
    q = bs.Questionnaire.embedded("autopositionnement")
    levels = {i.key: {"level": 2, "occasion": "yes"} for i in q.items if i.kind == "level"}
    answers = answers_document(q, levels | {"dispositifs": {"chosen": ["asv", "cls"]}})
    (tmp_path / "reponses.prive.json").write_text(answers)
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(lines) >= 8
    for line in lines:
        name, *arguments = shlex.split(line)
        done = run(*arguments, cwd=tmp_path)
        assert name == "boussole-sante"
        assert done.returncode == (1 if FINDS & set(arguments) else 0), (line, done.stderr)
    written = {path.name for path in tmp_path.iterdir()}
    assert {"scores.prive.csv", "niveaux.prive.csv", "rapport.prive.html"} <= written
    assert {"postes.prive.html", "adaptation.html", "listes.xlsx"} <= written
    assert json.loads((tmp_path / "adaptation-relue.json").read_text()) == json.loads(overlay)
    assert (tmp_path / "demo" / "INVENTE-rapport.html").exists()


PAGES = ("arriver", "accueillir", "appuyer", "suivre", "former")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_a_reader_runs(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its commands find something, its Python runs, its links lead somewhere."""
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "fr" / f"{name}.md").read_text(encoding="utf-8")
    assert page.count(STANDING) == 1
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(compile(block, name, "exec"), {})
    commands = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    for line in (line for block in commands for line in block.splitlines()):
        command, *arguments = shlex.split(line)
        done = run(*arguments, cwd=tmp_path)
        assert (command, done.returncode) == ("boussole-sante", 0), (line, done.stderr)
        assert "search" not in arguments or len(done.stdout) > 80, line
    for link in re.findall(r"\]\(([^)#:]+)\)", page):
        assert (DOCS / "fr" / link).exists(), link


def test_its_names_exist() -> None:
    options = re.findall(r"`(--[a-z]+)", TEXT)
    options = "".join(run(command, "--help").stdout for command in ("score", "summary"))
    for option in options:
        assert option in options, option
    for kind in re.findall(r"\| `([a-z_]+)` \| (?:oui|non) \|", TEXT):
        assert kind in bs.schemas()["report"]


def test_the_page_for_users_of_r_runs() -> None:
    """Its block runs on the data that psych calls bfi, and the columns that it names are there."""
    page = (DOCS / "en" / "r-users.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    data = DOCS.parent / "tests" / "data" / "bfi" / "bfi.csv"
    names: dict[str, object] = {"df": pl.read_csv(data)}
    exec(compile(block, "r-users.md", "exec"), names)
    tally = names["tally"]
    assert isinstance(tally, bs.Tally)
    tables = (tally.reliability(), tally.items(), tally.summary(), tally.levels())
    columns = {column for table in tables for column in table.columns}
    named = re.findall(r"\| `(\w+)`(?:, `(\w+)`)* \|", page)
    assert {name for row in named for name in row if name} - {"score_table", "omega"} <= columns


PAGES = {"fr": DOCS / "fr" / "referentiel.md", "en": DOCS / "en" / "referential.md"}


@pytest.mark.parametrize("lang", PAGES)
def test_the_page_of_the_referential_is_that_of_the_data(lang: str, tmp_path: Path) -> None:
    """`make pages` writes it."""
    page = tmp_path / "page.md"
    assert run("--lang", lang, "export", "-o", page).returncode == 0
    assert page.read_text(encoding="utf-8") == PAGES[lang].read_text(encoding="utf-8")


DONNEES = (DOCS / "fr" / "donnees-personnelles.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [TEXT, REVIEW, DONNEES, PAGES["fr"].read_text(encoding="utf-8")])
def test_words_keep_to_the_rules(text: str) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "x", text, flags=re.DOTALL)
    assert not re.search(r"'", prose)
    assert "·" not in prose
    if text != PAGES["fr"].read_text(encoding="utf-8"):
        # The page quotes published shares.
        assert "%" not in prose
    assert not re.search(r"(?<![\N{NO-BREAK SPACE}])[;?!»]|« | »|[^\N{NO-BREAK SPACE}]: ", prose)


PERSONAL = [DOCS / "fr" / "donnees-personnelles.md", DOCS / "en" / "personal-data.md"]


@pytest.mark.parametrize("page", PERSONAL, ids=lambda page: str(page.stem))
def test_the_page_of_personal_data_runs(
    page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its Python, then its commands, with the pseudonym on the standard input."""
    text = page.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "export.csv").write_bytes(bs.demo_export())
    python, json_, sh = (
        re.findall(rf"```{name}\n(.*?)```", text, re.DOTALL) for name in ("python", "json", "sh")
    )
    exec(compile("\n".join(python), str(page), "exec"), {})
    assert (tmp_path / "scores.prive.parquet").exists()
    (fields,) = json_
    (tmp_path / "champs.json").write_text(fields, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euc", "".join(sh)],
        input="INVENTE-007\n",
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "INVENTE-007" not in (tmp_path / "export.csv").read_text(encoding="utf-8")
    assert "{{" not in (tmp_path / "notice.md").read_text(encoding="utf-8")
