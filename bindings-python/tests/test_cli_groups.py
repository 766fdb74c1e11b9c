"""The commands about groups, run as processes of their own."""

from __future__ import annotations

import json
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

import boussole_sante as bs
from test_cli import run

SHIPPED = "autopositionnement-court"


@pytest.fixture(scope="module")
def people() -> pl.DataFrame:
    q = bs.Questionnaire.embedded(SHIPPED)
    frame = bs.simulate(q, respondents=46, seed=4, groups={"lieu": ["A", "B"]}).to_polars()
    return frame.with_columns(poids=pl.Series([1.5, 2.0] * 23))


def test_figures_by_group(people: pl.DataFrame, tmp_path: Path) -> None:
    people.write_csv(tmp_path / "people.csv")
    asked = ("summary", tmp_path / "people.csv", "-q", SHIPPED, "--by", "lieu", "-f", "json")
    done = run("--lang", "fr", *asked)
    assert done.returncode == 0, done.stderr
    assert "réponses volontaires, intervalle indicatif" in done.stderr
    found = json.loads(done.stdout)
    q = bs.Questionnaire.embedded(SHIPPED)
    mine = bs.tally(people, q, by="lieu").summary().to_polars()
    assert [row["scale"] for row in found] == mine["scale"].to_list()
    assert [row["mean"] for row in found] == mine["mean"].to_list()


def test_parts_are_put_together(people: pl.DataFrame, tmp_path: Path) -> None:
    for name, part in (("nord", people.head(20)), ("sud", people.tail(26))):
        part.write_parquet(tmp_path / f"{name}.parquet")
        asked = ("-q", SHIPPED, "--by", "lieu", "--shard", name, "-o", tmp_path / f"{name}.tally")
        done = run("tally", tmp_path / f"{name}.parquet", *asked)
        assert done.returncode == 0, done.stderr
        assert f"{name}.prive.tally" in done.stderr
        written = tmp_path / f"{name}.prive.tally"
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        assert written.read_bytes().startswith(b"boussole-sante tally 1 personal-data\n")
    parts = [tmp_path / "nord.prive.tally", tmp_path / "sud.prive.tally"]
    done = run("summary", *parts, "--show", "levels", "-o", tmp_path / "levels.csv")
    assert done.returncode == 0, done.stderr
    q = bs.Questionnaire.embedded(SHIPPED)
    mine = bs.tally(people, q, by="lieu").levels().to_polars()
    found = pl.read_csv(tmp_path / "levels.prive.csv")
    assert found["n"].to_list() == mine["n"].to_list()
    twice = run("summary", parts[0], parts[0])
    assert twice.returncode == 1
    assert "already in the tally" in twice.stderr


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_a_file_may_be_larger_than_memory(
    people: pl.DataFrame, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"people.{suffix}"
    many = pl.concat([people] * 3000)
    many.write_parquet(path) if suffix == "parquet" else many.write_csv(path)
    asked = ("--by", "lieu", "--weight", "poids", "--stream", "-o", tmp_path / "many.tally")
    done = run("tally", path, "-q", SHIPPED, *asked)
    assert done.returncode == 0, done.stderr
    tally = bs.Tally.read(tmp_path / "many.prive.tally")
    assert (tally.rows, tally.weights) == (46 * 3000, "survey")
    q = bs.Questionnaire.embedded(SHIPPED)
    assert tally == bs.tally(many, q, by="lieu", weight="poids")


def test_interrupted_leaves_nothing(people: pl.DataFrame, tmp_path: Path) -> None:
    pl.concat([people] * 60_000).write_parquet(tmp_path / "many.parquet")
    command = [Path(sys.executable).parent / "boussole-sante", "tally", "many.parquet"]
    asked = ["-q", SHIPPED, "--stream", "-o", "many.tally"]
    with subprocess.Popen(
        [*command, *asked], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert not (tmp_path / "many.prive.tally").exists()


def test_every_table(people: pl.DataFrame, tmp_path: Path) -> None:
    people.write_parquet(tmp_path / "people.parquet")
    q = bs.Questionnaire.embedded(SHIPPED)
    tally = bs.tally(people, q, by="lieu", pairwise=True)
    tables = {
        "items": tally.items(groups=True),
        "frequencies": tally.frequencies(groups=True),
        "rankings": tally.rankings(groups=True),
        "reliability": tally.reliability(rule="pairwise", groups=True),
        "correlations": tally.correlations(groups=True),
    }
    for show, table in tables.items():
        asked = ("--by", "lieu", "--pairwise", "--each", "--show", show, "-f", "json")
        done = run("summary", tmp_path / "people.parquet", "-q", SHIPPED, *asked)
        assert done.returncode == 0, done.stderr
        assert len(json.loads(done.stdout)) == len(table)


def test_wrong_usage(people: pl.DataFrame, tmp_path: Path) -> None:
    people.write_csv(tmp_path / "people.csv")
    done = run("summary", tmp_path / "people.csv")
    assert (done.returncode, "needs its questionnaire" in done.stderr) == (2, True)
    done = run("summary", tmp_path / "people.csv", "-q", SHIPPED, "--population", "50")
    assert done.returncode == 2 and "a census or a random sample" in done.stderr
    done = run("summary", tmp_path / "people.csv", "-q", SHIPPED, "--by", "lieux")
    assert done.returncode == 1 and "a name near to it: lieu" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_stream_reads_csv_as_the_whole_does(tmp_path: Path, encoding: str) -> None:
    q = bs.Questionnaire.embedded(SHIPPED)
    level = next(item.column for item in q.items if item.kind == "level")
    rows = ["lieu;" + level, *["Évry;2"] * 6, *["NA;SO"] * 5, "null;", "N/A;3"]
    (tmp_path / "people.csv").write_text("\n".join(rows), encoding=encoding)
    absent = (column for column in bs.check(pl.DataFrame(), q).to_polars()["column"])
    away = [part for column in absent if column != level for part in ("--absent", column)]
    asked = ("summary", tmp_path / "people.csv", "-q", SHIPPED, "--by", "lieu", "--show", "items")
    whole, streamed = (
        run(*asked, "--each", "-f", "csv", *away, *stream) for stream in ((), ("--stream",))
    )
    assert whole.returncode == streamed.returncode == 0, streamed.stderr
    assert whole.stdout == streamed.stdout
    for place in ("Évry", "NA", "null", "N/A"):
        assert f"group,{place}," in streamed.stdout


def test_parquet_is_read_while_it_is_used(people: pl.DataFrame, tmp_path: Path) -> None:
    people.write_parquet(tmp_path / "people.parquet")
    people.write_csv(tmp_path / "people.csv")
    for command in (("summary", "--by", "lieu"), ("score", "--keep", "lieu"), ("check",)):
        name, *asked = command
        both = [
            run(name, tmp_path / f"people.{end}", "-q", SHIPPED, *asked, "-f", "json")
            for end in ("parquet", "csv")
        ]
        assert both[0].returncode == both[1].returncode == 0, both[0].stderr
        if name != "check":
            assert both[0].stdout == both[1].stdout


def test_an_ending_that_is_no_format_is_wrong_usage(people: pl.DataFrame, tmp_path: Path) -> None:
    people.write_csv(tmp_path / "people.csv")
    for command in ("summary", "score", "check"):
        for end in (".xlsx", ".docx", ".cvs", ""):
            target = tmp_path / f"out{end}"
            done = run(command, tmp_path / "people.csv", "-q", SHIPPED, "-o", target)
            assert done.returncode == 2, done.stderr
            assert ".parquet" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]
