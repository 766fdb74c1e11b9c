"""The commands about personal data, run as processes of their own."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import pty
import stat
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

import boussole_sante as bs
from making import CLIMAT, answers_document
from test_cli import run
from test_notice import FILLED

COURT = "autopositionnement-court"


def answers(path: Path, until: str) -> Path:
    q = bs.Questionnaire.read(CLIMAT)
    document = json.loads(answers_document(q, {"a1": {"choice": "2"}}))
    path.write_text(json.dumps(document | {"retain_until": until}))
    return path


def erase(file: Path, *arguments: str, told: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "boussole-sante"), "erase", str(file), *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, input=told, capture_output=True, text=True, env=environment, check=False
    )


def test_purge(tmp_path: Path) -> None:
    past, due = (
        answers(tmp_path / "a.json", "2027-01-01"),
        answers(tmp_path / "b.json", "2029-01-01"),
    )
    (tmp_path / "c.prive.csv").write_text("x\n")
    dry = run("purge", tmp_path, "--today", "2028-01-01", "--dry-run")
    assert (dry.returncode, f"would be deleted: {past}" in dry.stdout) == (0, True)
    assert past.exists()
    done = run("--lang", "fr", "purge", tmp_path, "--today", "2028-01-01")
    assert done.returncode == 0, done.stderr
    assert f"supprimé\N{NO-BREAK SPACE}: {past}" in done.stdout
    assert f"sans date, à vous de voir\N{NO-BREAK SPACE}: {tmp_path / 'c.prive.csv'}" in done.stdout
    assert (past.exists(), due.exists()) == (False, True)
    (tmp_path / "broken.json").write_text("{")
    done = run("purge", tmp_path, "--today", "2028-01-01")
    assert (done.returncode, "broken.json" in done.stderr) == (1, True)
    assert run("purge", tmp_path, "--today", "later").returncode == 2
    assert run("purge", tmp_path / "nowhere").returncode == 2
    assert due.exists()


def test_reading_after_the_day_is_told(tmp_path: Path) -> None:
    path = answers(tmp_path / "r-017.json", "2020-01-01")
    done = run("--lang", "fr", "report", path, "-q", CLIMAT)
    assert done.returncode == 0
    assert "ces réponses étaient à supprimer après le 2020-01-01" in done.stderr
    assert "Warning" not in done.stderr and "r-017" not in done.stderr


@pytest.mark.parametrize(("given", "days"), [((), 730), (("--retain-until", "2028-11-22"), None)])
def test_scores_carry_their_day(tmp_path: Path, given: tuple[str, ...], days: int | None) -> None:
    (tmp_path / "a.csv").write_text("code;A1;A2\nr1;2;6\n")
    done = run("score", tmp_path / "a.csv", "-q", CLIMAT, "-o", tmp_path / "a.parquet", *given)
    assert done.returncode == 0, done.stderr
    metadata = pq.read_schema(tmp_path / "a.prive.parquet").metadata
    until = datetime.date.fromisoformat(metadata[b"boussole_sante:retain_until"].decode())
    if days is None:
        assert until == datetime.date(2028, 11, 22)
    else:
        assert abs((until - datetime.date.today()).days - days) <= 2


def test_erase(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("code;a\nr-1;1\njeanne;2\njeanne;3\n")
    nobody = erase(path, "--id", "code", told="paul\n")
    assert (nobody.returncode, nobody.stdout) == (1, "rows taken out: 0\n")
    done = erase(path, "--id", "code", told="jeanne\n")
    assert (done.returncode, done.stdout) == (0, "rows taken out: 2\n")
    assert "cannot give one person back" in done.stderr
    assert path.read_text() == "code;a\nr-1;1\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for refused in (erase(path, told="jeanne\n"), erase(path, "--id", "code", told="\n")):
        assert refused.returncode in {1, 2}
        assert "jeanne" not in refused.stdout + refused.stderr + done.stdout + done.stderr
    # No argument takes a pseudonym, which would stay in the history of the shell.
    assert erase(path, "r-1", "--id", "code", told="").returncode == 2


def test_erase_asks_at_a_terminal(tmp_path: Path) -> None:
    """The pseudonym is not shown while it is written."""
    path = tmp_path / "export.csv"
    path.write_text("respondent;a\nr-1;1\njeanne;2\n")
    command = str(Path(sys.executable).parent / "boussole-sante")
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command, [command, "--lang", "en", "erase", str(path)])
    said = b""
    while b"Pseudonym" not in said:
        said += os.read(terminal, 1024)
    time.sleep(0.5)
    os.write(terminal, b"jeanne\n")
    with contextlib.suppress(OSError):  # so a terminal ends
        while more := os.read(terminal, 1024):
            said += more
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert b"1 row taken out" in said and b"jeanne" not in said
    assert path.read_text() == "respondent;a\nr-1;1\n"


def test_notice(tmp_path: Path) -> None:
    template = run("notice", COURT, "--template", "-o", "fields.json", cwd=tmp_path)
    assert template.returncode == 0, template.stderr
    assert "controller: Who decides" in template.stderr
    fields = json.loads((tmp_path / "fields.json").read_text())
    empty = run("--lang", "fr", "notice", COURT, "--fields", "fields.json", cwd=tmp_path)
    assert (empty.returncode, empty.stdout) == (1, "")
    for name in FILLED:
        assert f"/{name}" in empty.stderr
    assert f"{len(FILLED)} erreurs" in empty.stderr
    assert run("notice", COURT).returncode == 1
    filled = json.dumps(fields | {name: str(value) for name, value in FILLED.items()})
    (tmp_path / "fields.json").write_text(filled)
    asked = ("notice", COURT, "--fields", "fields.json", "-o", "notice.md")
    done = run("--lang", "fr", *asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    q = bs.Questionnaire.embedded(COURT)
    assert (tmp_path / "notice.md").read_text(encoding="utf-8") == bs.notice(q, FILLED)
    (tmp_path / "fields.json").write_text("{")
    assert run("notice", COURT, "--fields", "fields.json", cwd=tmp_path).returncode == 1
