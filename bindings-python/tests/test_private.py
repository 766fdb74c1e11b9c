"""Whatever holds people's answers, or figures that are not released, says that it is private.

Each list here is held against what there is, so that a new object that forgets is found.
"""

from __future__ import annotations

import ast
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

import boussole_sante as bs
from boussole_sante import _exports
from boussole_sante._core import _CsvStream, _read_sheet
from making import REGION, answers_document
from test_cli import run

COURT = "autopositionnement-court"
Q = bs.Questionnaire.embedded(COURT)
LEVEL = next(item.key for item in Q.items if item.kind == "level")
PEOPLE = bs.simulate(Q, respondents=12, seed=3, groups={"zone": ["A", "B"]}).to_polars()
FULL = bs.Questionnaire.embedded("autopositionnement")
REPORT = bs.score({LEVEL: 2}, Q)
TALLY = bs.tally(PEOPLE, Q, by="zone")

PORTFOLIO = bs.Portfolio(
    bs.Referential.embedded(),
    person="r-017",
    purpose="formation",
    retain_until="2099-01-01",
    posts=[bs.Post("cls", arrived="2026-01-01")],
)
REFERENTIAL_FILE = Path(__file__).parents[2] / "core" / "data" / "referential.json"
PLAN = bs.recommend(PORTFOLIO, PORTFOLIO.referential, today="2026-06-01")

REFERENTIAL = PORTFOLIO.referential
OFFER = bs.PeerOffer(
    REFERENTIAL,
    person="r-017",
    territory="93066",
    valid_until="2099-01-01",
    exchange="animer-un-atelier",
)
POST_FILE = bs.PostFile.template(REFERENTIAL, "cls")
OBSERVED = [["terme", "entite", "periode", "valeur"], ["alertes", "Ville A", "2025", "9"]]
OBSERVATIONS = bs.Observations.from_rows(OBSERVED, REFERENTIAL)

OBJECTS: dict[str, Any] = {
    "Audit": bs.release([TALLY.summary()]).audit,
    "Interview": bs.Interview(Q),
    "Answers": bs.Answers.from_json(
        answers_document(Q, {LEVEL: {"level": 2}}), Q, today="2026-01-01"
    ),
    "CarriedAnswers": bs.Answers.carry_over(
        answers_document(Q, {LEVEL: {"level": 2}}), Q, Q, today="2026-01-01"
    ),
    "CarriedPeerOffer": bs.PeerOffer.carry_over(OFFER.to_json(), REFERENTIAL, REFERENTIAL),
    "CarriedPostFile": bs.PostFile.carry_over(POST_FILE.to_json(), REFERENTIAL, REFERENTIAL),
    "CarriedPortfolio": bs.Portfolio.carry_over(
        PORTFOLIO.to_json(), PORTFOLIO.referential, PORTFOLIO.referential
    ),
    "Column": TALLY.summary()["mean"],
    "Evaluation": bs.evaluate(OBSERVATIONS),
    "Explanation": REPORT.explain(Q.scales[0].key),
    "Export": bs.read_answers(PEOPLE, Q),
    "HandoverPack": POST_FILE.pack(),
    "LearningPlan": PLAN,
    "Observations": OBSERVATIONS,
    "PeerNetwork": bs.match_peers([OFFER], REFERENTIAL, today="2026-06-01"),
    "PeerOffer": OFFER,
    "PlanComparison": PLAN.compare(PLAN),
    "Portfolio": PORTFOLIO,
    "PostFile": POST_FILE,
    "Report": REPORT,
    "Table": TALLY.summary(),
    "Tally": TALLY,
}
"""Every class whose objects hold what is private."""

PUBLIC = {
    *("Attacker", "CarriedOverlay", "Differences", "Hit", "Pattern", "Release"),
    *("Band", "Choice", "ChoiceList", "Dialect", "Finding", "Item", "Location", "Member"),
    *(
        "MissingChoice",
        "NoticeField",
        "Post",
        "Progress",
        "Purged",
        "Questionnaire",
        "Reading",
        "Record",
    ),
    *("Referential", "Requirement", "Scale", "Section", "SetAside", "Text", "Value"),
}
"""Every class whose objects do not; what is a line of a report is read one by one."""

SCORES = bs.score_table(PEOPLE, Q, id="INVENTE")

OPTIONS = {"dialect": None, "keep": [], "cells": None, "columns": {}} | {
    name: None for name in ("encoding", "separator")
}


def lines(people: pl.DataFrame) -> pl.DataFrame:
    """The rows of a frame below its headers, as a sheet has them."""
    rows = [people.columns, *people.cast(pl.String).rows()]
    names = [f"column {number}" for number in range(len(people.columns))]
    return pl.DataFrame(rows, schema=names, orient="row")


def stream() -> bs.Table:
    """The first rows of a file, read block by block."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(b"A,B\n1,2\n")
        file.flush()
        return next(_CsvStream(file.name, 9))


TABLES: dict[str, Callable[[], bs.Table | None]] = {
    "agreement": lambda: bs.agreement(PEOPLE, PEOPLE, Q, "INVENTE"),
    "careless": lambda: bs.careless(PEOPLE, Q, id="INVENTE"),
    "change": lambda: bs.change(PEOPLE, PEOPLE, Q, "INVENTE"),
    "check": lambda: bs.check(PEOPLE, Q),
    "level_table": lambda: bs.level_table(PEOPLE, Q),
    "score_and_tally": lambda: bs.score_and_tally(PEOPLE, Q)[0],
    "score_table": lambda: SCORES,
    "_read_export": lambda: bs.read_answers(bs.demo_export(), FULL).frame,
    "_read_table": lambda: bs.read_answers(PEOPLE, Q).frame,
    "_read_sheet": lambda: _read_sheet(lines(PEOPLE), Q, OPTIONS)[0],
    "_CsvStream.__next__": stream,
    "Table.bad_cells": lambda: SCORES.bad_cells,
    "Table.duplicate_ids": lambda: SCORES.duplicate_ids,
    "Table._from_ipc": lambda: SCORES.__reduce__()[0](*SCORES.__reduce__()[1]),
    "Tally.bad_cells": lambda: TALLY.bad_cells,
    "Tally.correlations": TALLY.correlations,
    "Tally.frequencies": TALLY.frequencies,
    "Tally.items": TALLY.items,
    "Tally.levels": TALLY.levels,
    "Tally.rankings": TALLY.rankings,
    "Tally.reliability": TALLY.reliability,
    "Tally.summary": TALLY.summary,
}

PUBLIC_TABLES = {
    *("Questionnaire.codebook", "_Referential.coverage", "_Referential.table", "simulate"),
    "_release",
}
"""Tables with nothing of anybody in them; people who are simulated do not exist."""


def test_every_class_is_private_or_public() -> None:
    errors = {name for name in bs.__all__ if name.endswith(("Error", "Warning"))}
    classes = {name for name in bs.__all__ if isinstance(getattr(bs, name), type)} - errors
    assert classes == OBJECTS.keys() | PUBLIC


@pytest.mark.parametrize("name", OBJECTS)
def test_objects_say_so(name: str) -> None:
    one = OBJECTS[name]
    assert isinstance(one, getattr(bs, name))
    assert "privé" in repr(one)
    html = getattr(one, "_repr_html_", None)
    assert html is None or "privé" in html()


def makers() -> set[str]:
    """Every function and method of the binary that gives a `Table`, by its types."""
    stub = ast.parse((Path(_exports.__file__).parent / "_core.pyi").read_text())
    found = set()
    for node in stub.body:
        own = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for one in own:
            if isinstance(one, ast.FunctionDef) and one.returns is not None:
                names = {n.id for n in ast.walk(one.returns) if isinstance(n, ast.Name)}
                if "Table" in names:
                    found.add(prefix + one.name)
    return found


def test_every_maker_of_tables_is_listed() -> None:
    assert makers() == TABLES.keys() | PUBLIC_TABLES


@pytest.mark.parametrize("name", TABLES)
def test_tables_say_so(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = TABLES[name]()
    assert table is not None
    assert table.provenance["release"] == "private"
    first = repr(table).splitlines()[0]
    hidden = table.provenance.get("id")
    assert "privé" in first
    assert (f"; {hidden} is not shown>" in first) == (hidden in table.columns)
    assert "privé" in table._repr_html_()
    table.write_csv(tmp_path / "table.csv")
    table.write_parquet(tmp_path / "pyarrow.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    table.write_parquet(tmp_path / "polars.parquet")
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    for file in tmp_path.glob("*.parquet"):
        assert pl.read_parquet_metadata(file)["boussole_sante:release"] == "private"


def test_released_tables_do_not(tmp_path: Path) -> None:
    codebook = Q.codebook()
    codebook.write_csv(tmp_path / "codes.csv")
    assert "privé" not in repr(codebook) + codebook._repr_html_()
    assert stat.S_IMODE((tmp_path / "codes.csv").stat().st_mode) != 0o600


@pytest.mark.parametrize("name", [name for name in OBJECTS if hasattr(OBJECTS[name], "write")])
def test_files_are_for_their_owner(name: str, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.touch(0o644)
    OBJECTS[name].write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_size


def test_objects_with_a_file_of_their_own() -> None:
    assert {n for n in OBJECTS if hasattr(OBJECTS[n], "write")} == {
        "Answers",
        "Audit",
        "Evaluation",
        "HandoverPack",
        "LearningPlan",
        "Observations",
        "PeerNetwork",
        "PeerOffer",
        "Portfolio",
        "PostFile",
        "Report",
        "Tally",
    }


TABLE_FORMATS = ("csv", "json", "parquet", "table")
PRIVATE_COMMANDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # command: its arguments, the suffixes and formats in which it writes
    "check": (("people.csv", "-q", COURT), TABLE_FORMATS),
    "handover": (("post-file.json",), ("html", "json", "md", "table")),
    "indicators": (("observed.json", "--private"), ("csv", "html", "json", "md", "table")),
    "match": (("offer.json",), ("html", "json", "table")),
    "plan": (("portfolio.json",), ("html", "ics", "json", "table")),
    "report": (("answers.json",), ("html", "json", "table")),
    "score": (("people.csv", "-q", COURT), TABLE_FORMATS),
    "summary": (("people.csv", "-q", COURT, "--by", "zone"), TABLE_FORMATS),
    "tally": (("people.csv", "-q", COURT, "--by", "zone"), ("tally",)),
}
PUBLIC_COMMANDS = {"codebook", "compare", "demo", "export", "form", "lint", "notice", "release"}
# Answers are carried over to a private file, an overlay to one for all (`test_versions.py`).
BY_DOCUMENT = {"carry"}


def test_every_command_that_writes_is_listed() -> None:
    from boussole_sante.cli.app import app

    writes = {
        command.callback.__name__
        for command in app.registered_commands
        if command.callback and "output" in command.callback.__annotations__
    }
    assert writes == PRIVATE_COMMANDS.keys() | PUBLIC_COMMANDS | BY_DOCUMENT


@pytest.mark.parametrize(
    ("command", "format"), [(c, f) for c, (_, formats) in PRIVATE_COMMANDS.items() for f in formats]
)
def test_what_commands_write_is_private(command: str, format: str, tmp_path: Path) -> None:
    PEOPLE.write_csv(tmp_path / "people.csv")
    OBJECTS["Answers"].write(tmp_path / "answers.json")
    PORTFOLIO.write(tmp_path / "portfolio.json")
    OFFER.write(tmp_path / "offer.json")
    POST_FILE.write(tmp_path / "post-file.json")
    OBSERVATIONS.write(tmp_path / "observed.json")
    arguments, _ = PRIVATE_COMMANDS[command]
    formatted = () if format == "tally" else ("-f", format)
    done = run(command, *arguments, *formatted, "-o", f"out.{format}", cwd=tmp_path)
    assert done.returncode in {0, 1}, done.stderr
    assert not (tmp_path / f"out.{format}").exists()
    written = tmp_path / f"out.prive.{format}"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    if format == "parquet":
        metadata = pq.read_schema(written).metadata
        assert metadata[b"boussole_sante:release"] == b"private"
    if format == "html":
        assert 'name="boussole_sante:release" content="private"' in written.read_text()


@pytest.mark.parametrize("command", PRIVATE_COMMANDS)
@pytest.mark.parametrize("private", [False, True])
def test_no_command_writes_over_what_it_reads(command: str, private: bool, tmp_path: Path) -> None:
    (name, *rest), (suffix, *_) = PRIVATE_COMMANDS[command]
    source = tmp_path / name
    PEOPLE.write_csv(tmp_path / "people.csv")
    OBJECTS["Answers"].write(tmp_path / "answers.json")
    PORTFOLIO.write(tmp_path / "portfolio.json")
    OFFER.write(tmp_path / "offer.json")
    POST_FILE.write(tmp_path / "post-file.json")
    OBSERVATIONS.write(tmp_path / "observed.json")
    if private:
        source = source.rename(source.with_suffix(f".prive{source.suffix}"))
    before = source.read_bytes()
    (tmp_path / "link").symlink_to(source)
    formatted = () if suffix == "tally" else ("-f", suffix)
    for output in (name, source, tmp_path / "link"):
        done = run(command, name, *rest, *formatted, "-o", output, cwd=tmp_path)
        assert (done.returncode, "read" in done.stderr) == (2, True), done.stderr
        assert source.read_bytes() == before
    done = run(command, name, *rest, *formatted, "-o", "other", cwd=tmp_path)
    assert done.returncode in {0, 1}, done.stderr


def test_a_public_command_does_not_either(tmp_path: Path) -> None:
    source = tmp_path / "essai.json"
    source.write_text(REFERENTIAL.to_json())
    before = source.read_bytes()
    for arguments in (
        ("export", "essai.json", "-o", "essai.json"),
        ("compare", "essai.json", "-o", "./essai.json"),
        ("compare", REFERENTIAL_FILE, "essai.json", "-o", source),
        ("carry", "essai.json", "--from", REFERENTIAL_FILE, "-o", "essai.json"),
        ("carry", REGION, "--from", "essai.json", "-o", "essai.json"),
    ):
        assert run(*arguments, cwd=tmp_path).returncode == 2
        assert source.read_bytes() == before
