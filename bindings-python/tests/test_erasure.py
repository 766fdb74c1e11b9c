"""One person out of the files that hold rows."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

import boussole_sante as bs
from making import answers_document

WHO = "r-2-jeanne"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_from_csv(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "export.csv"
    text = f'texte;code\r\nété;r-1\r\n"deux\r\nlignes";{WHO}\r\n\'œ;r-3\r\n'.replace(";", separator)
    path.write_bytes(text.encode(encoding))
    path.chmod(0o644)
    assert bs.erase(path, "nobody", "code") == 0
    assert path.read_bytes() == text.encode(encoding)
    assert bs.erase(str(path), WHO, "code") == 1
    gone = f'"deux\r\nlignes"{separator}{WHO}\r\n'
    assert path.read_bytes() == text.replace(gone, "").encode(encoding)
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_from_the_example_export(tmp_path: Path) -> None:
    """What is read afterwards is what was read before, without that person."""
    q = bs.Questionnaire.embedded("autopositionnement")
    path = tmp_path / "export.csv"
    path.write_bytes(bs.demo_export())
    before = bs.read_answers(path, q, keep=["INVENTE"]).frame.to_polars()
    who = before["INVENTE"][3]
    assert bs.erase(path, who, "INVENTE") == before.filter(INVENTE=who).height
    after = bs.read_answers(path, q, keep=["INVENTE"]).frame.to_polars()
    assert after.equals(before.filter(pl.col("INVENTE") != who))


@pytest.mark.parametrize("library", ["pyarrow", "polars"])
def test_from_parquet(
    climat: bs.Questionnaire, tmp_path: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = pl.DataFrame({"code": ["r-1", WHO, None, WHO], "A1": [1, 2, 3, 4], "A2": [1, 2, 3, 4]})
    path = tmp_path / "scores.parquet"
    table = bs.score_table(people, climat, id="code", retain_until="2028-11-22")
    table.write_parquet(path)
    path.chmod(0o644)
    before = pl.read_parquet_metadata(path)
    if library == "polars":
        monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert bs.erase(path, "nobody", "code") == 0
    assert mode(path) == 0o644
    assert bs.erase(path, f" {WHO} ", "code") == 2
    assert mode(path) == 0o600
    left = table.to_polars().filter(pl.Series([True, False, True, False]))
    assert pl.read_parquet(path).equals(left)
    after = pl.read_parquet_metadata(path)
    ours = {name: text for name, text in before.items() if name.startswith("boussole_sante:")}
    assert ours.items() <= after.items() and len(ours) > 5
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("cells", "who"),
    [([1, 2, 17], "17"), ([1.0, None, 17.0], "17"), (["1", "x", "17"], "17")],
)
def test_pseudonyms_of_any_type(tmp_path: Path, cells: list[Any], who: str) -> None:
    path = tmp_path / "p.parquet"
    pq.write_table(pa.table({"respondent": cells}), path)
    assert bs.erase(path, who) == 1
    assert pq.read_table(path)["respondent"].to_pylist() == cells[:2]


def test_answers_go_whole(climat: bs.Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(answers_document(climat, {"a1": {"choice": "2"}}))
    assert bs.erase(path, "r-01") == 0
    assert path.exists()
    assert bs.erase(path, "r-017") == 1
    assert not path.exists()


def test_what_cannot_give_one_person_back(climat: bs.Questionnaire, tmp_path: Path) -> None:
    rows = pl.DataFrame({"A1": [2], "A2": [3]})
    bs.tally(rows, climat).write(tmp_path / "a.tally")
    (tmp_path / "report.json").write_text(bs.score({"a1": 2}, climat).to_json())
    (tmp_path / "a.csv").write_text("code;a\nx;1\n")
    pl.DataFrame({"code": ["x"]}).write_parquet(tmp_path / "a.parquet")
    (tmp_path / "ragged.csv").write_text(f"respondent;a\n{WHO};1;2\n")
    cases = {
        "a.tally": "a file that holds rows",
        "report.json": "another kind of document",
        "a.csv": "a declared column is not in the data",
        "a.parquet": "a declared column is not in the data",
        "ragged.csv": "2 cells",
    }
    for name, told in cases.items():
        before = (tmp_path / name).read_bytes()
        with pytest.raises(bs.BoussoleError, match=told) as refused:
            bs.erase(tmp_path / name, WHO)
        for lang in ("en", "fr"):
            assert WHO not in refused.value.message(lang) + repr(refused.value)
        assert (tmp_path / name).read_bytes() == before
    with pytest.raises(bs.UsageError):
        bs.erase(tmp_path / "a.csv", " ", "code")
    (tmp_path / f"{WHO}.csv").write_text("a\n1\n")
    with pytest.raises(bs.InvalidDataError) as refused:
        bs.erase(tmp_path / f"{WHO}.csv", WHO)
    assert WHO not in str(refused.value)


def test_a_write_that_fails_leaves_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"respondent\n{WHO}\nr-3\n")
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        bs.erase(path, WHO)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_through_a_link_the_file_is_meant(tmp_path: Path) -> None:
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    path.write_text(f"respondent\n{WHO}\nr-3\n")
    link.symlink_to(path)
    assert bs.erase(link, WHO) == 1
    assert link.is_symlink()
    assert path.read_text() == "respondent\nr-3\n"


@given(rows=st.lists(st.tuples(st.sampled_from(["r-1", WHO, "r-3"]), st.text(max_size=8))))
def test_rows_go_and_nothing_else(rows: list[tuple[str, str]]) -> None:
    from boussole_sante import _core

    def line(id: str, text: str) -> bytes:
        text = text.replace("\0", "").replace('"', '""')
        return f'{id};"{text}"\n'.encode()

    head = b"respondent;text\n"
    whole = head + b"".join(line(*row) for row in rows)
    left = head + b"".join(line(*row) for row in rows if row[0] != WHO)
    gone = sum(id == WHO for id, _ in rows)
    assert _core._erase_rows(whole, "respondent", WHO) == (left, gone)
