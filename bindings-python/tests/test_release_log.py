"""The log of releases as a file: whole or not there, one writer, never behind what is out."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from jsonschema import Draft202012Validator

import boussole_sante as bs

KILLS = int(os.environ.get("BOUSSOLE_KILLS", "15"))
"""How often a release is killed: 200 by hand."""

PUBLISH = """
import sys, time
from pathlib import Path
import polars as pl
import boussole_sante as bs

folder, often, name = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
people = pl.DataFrame(
    {"a": [1 + row % 5 for row in range(60)], "b": [1 + row * 7 % 5 for row in range(60)],
     "secteur": ["A"] * 25 + ["B"] * 20 + ["C"] * 12 + ["D"] * 3}
)
tally = bs.tally(people, bs.Questionnaire.from_keys({"s": ["a", "b"]}, min=1, max=5), by="secteur")
print("ready", flush=True)
for number in range(often):
    out = bs.release([tally.summary()], log=folder / "journal.json")
    out.write(folder / f"published-{name}-{number}.json")
"""


def start(folder: Path, often: int, name: str) -> subprocess.Popen[str]:
    """A process that releases so often, and writes what it publishes."""
    child = subprocess.Popen(
        [sys.executable, "-c", PUBLISH, str(folder), str(often), name],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child.stdout as told:
        assert told.readline() == "ready\n"
    return child


def releases(folder: Path) -> int:
    """How many releases the log of a folder holds; it is whole, or not there."""
    log = folder / "journal.json"
    if not log.exists():
        return 0
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    document = json.loads(log.read_bytes())
    assert document["document"] == "release-log"
    return len(document["releases"])


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_the_log_is_never_behind_what_was_published(tmp_path: Path) -> None:
    dice = random.Random(9)
    for kill in range(KILLS):
        folder = tmp_path / str(kill // 10)
        folder.mkdir(exist_ok=True)
        child = start(folder, 10_000, str(kill))
        # The first is killed when it has published, however busy the machine is.
        while kill == 0 and not any(folder.glob("published-*.json")):
            time.sleep(0.01)
        time.sleep(dice.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        child.wait()
        published = len(list(folder.glob("published-*.json")))
        assert published <= releases(folder), f"kill {kill}: a release is not in the log"
    # The killed leave no lock: the next one writes.
    child = start(folder, 1, "last")
    assert child.wait() == 0


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    children = [start(tmp_path, 8, name) for name in ("a", "b", "c")]
    assert [child.wait() for child in children] == [0, 0, 0]
    assert releases(tmp_path) == 24


def test_a_log_is_private_and_has_a_day(tmp_path: Path) -> None:
    q = bs.Questionnaire.from_keys({"s": ["a", "b"]}, min=1, max=5)
    people = pl.DataFrame(
        {"a": [1, 2, 3] * 10, "b": [3, 2, 5] * 10, "secteur": ["A"] * 18 + ["B"] * 12}
    )
    summary = bs.tally(people, q, by="secteur").summary()
    log = tmp_path / "journal.json"
    out = bs.release([summary], log=log, today="2026-11-29")
    document = json.loads(log.read_bytes())
    Draft202012Validator(json.loads(bs.schemas()["release-log"])).validate(document)
    assert (document["holds"], document["retain_until"]) == ("personal_data", "2028-11-29")
    assert json.loads(out.to_json())["wave"] == "1"
    assert out.published[0].provenance["wave"] == "1"
    bs.release([summary], log=log, today="2026-11-30", retain_until="2031-01-01")
    assert json.loads(log.read_bytes())["retain_until"] == "2031-01-01"
    alone = bs.release([summary])
    assert json.loads(alone.to_json())["alone"] is True
    assert alone.published[0].provenance["wave"] == "alone"
    assert bs.purge(tmp_path, today="2031-01-01").deleted == ()
    assert bs.purge(tmp_path, today="2031-01-02").deleted == (log,)


def test_of_two_occasions_nothing_is_held(tmp_path: Path) -> None:
    q = bs.Questionnaire.from_keys({"s": ["a", "b"]}, min=1, max=5)
    people = pl.DataFrame(
        {"id": [f"p{i}" for i in range(30)], "a": [1, 2, 3] * 10, "b": [3, 2, 5] * 10}
    )
    again = bs.agreement(people, people, q, id="id")
    log = tmp_path / "journal.json"
    alone = bs.release([again], log=log)
    assert not log.exists()
    assert alone.published[0].provenance["wave"] == "alone"
    assert json.loads(alone.to_json())["alone"] is True
    both = bs.release([again, bs.tally(people, q).summary()], log=log)
    assert [table.provenance["wave"] for table in both.published] == ["alone", "1"]
    said = json.loads(both.to_json())
    assert (said["alone"], said["wave"]) == (True, "1")
    assert len(json.loads(log.read_bytes())["releases"]) == 1


def test_what_is_no_log_is_refused_and_stays(tmp_path: Path) -> None:
    q = bs.Questionnaire.from_keys({"s": ["a", "b"]}, min=1, max=5)
    people = pl.DataFrame({"a": [1, 2, 3] * 10, "b": [3, 2, 5] * 10})
    summary = bs.tally(people, q).summary()
    log = tmp_path / "journal.json"
    for text in ("", "{}", '{"document": "release-log"}', "\x00"):
        log.write_text(text)
        if text:
            with pytest.raises(bs.BoussoleError):
                bs.release([summary], log=log)
            assert log.read_text() == text
    with pytest.raises(bs.BoussoleError):
        bs.release([summary], log=tmp_path / "other.json", today="soon")
    assert not (tmp_path / "other.json").exists()
    with pytest.raises(TypeError, match="wave"):
        bs.release([summary], wave="2026")
