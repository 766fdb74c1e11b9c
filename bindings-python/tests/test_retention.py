"""Until when personal data is kept, and how it goes."""

from __future__ import annotations

import datetime
import json
import sys
import warnings
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

import boussole_sante as bs
from making import answers_document

PEOPLE = pl.DataFrame({"code": ["r1", "r2"], "A1": [2, 3], "A2": [6, 1]})


def document(q: bs.Questionnaire, until: str | None) -> str:
    text = json.loads(answers_document(q, {"a1": {"choice": "2"}}))
    if until is None:
        del text["retain_until"]
    else:
        text["retain_until"] = until
    return json.dumps(text)


def test_reading_after_the_day_warns(climat: bs.Questionnaire, tmp_path: Path) -> None:
    text = document(climat, "2028-11-22")
    path = tmp_path / "r-017.json"
    path.write_text(text)
    late = datetime.date(2028, 11, 23)
    with pytest.warns(bs.RetentionWarning) as told:
        answers = bs.Answers.read(path, climat, today=late)
        bs.Answers.from_json(text, climat, today="2029-01-01")
    assert [warning.filename for warning in told] == [__file__] * 2
    assert all("r-017" not in str(warning.message) for warning in told)
    assert told[0].message.until == "2028-11-22"  # type: ignore[union-attr]
    assert answers.is_expired(late)
    assert not answers.is_expired("2028-11-22")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        bs.Answers.read(path, climat, today="2028-11-22")
    with pytest.warns(bs.RetentionWarning):
        assert bs.Answers.from_json(document(climat, "2020-01-01"), climat).is_expired()
    with pytest.raises(bs.UsageError, match="a date as YYYY-MM-DD"):
        bs.Answers.read(path, climat, today="tomorrow")


def test_tables_of_people_carry_their_day(climat: bs.Questionnaire, tmp_path: Path) -> None:
    day = datetime.date(2028, 11, 22)
    tables = (
        bs.score_table(PEOPLE, climat, id="code", retain_until=day),
        bs.careless(PEOPLE, climat, retain_until="2028-11-22"),
        bs.score_and_tally(PEOPLE, climat, retain_until=day)[0],
        bs.level_table(PEOPLE, climat, retain_until=day),
    )
    for table in tables:
        assert table.provenance["retain_until"] == "2028-11-22"
        table.write_parquet(tmp_path / "t.parquet")
        metadata = pq.read_schema(tmp_path / "t.parquet").metadata
        assert metadata[b"boussole_sante:retain_until"] == b"2028-11-22"
    assert "retain_until" not in bs.score_table(PEOPLE, climat).provenance
    with pytest.raises(bs.UsageError):
        bs.score_table(PEOPLE, climat, retain_until="2028-11-31")


@pytest.fixture
def folder(climat: bs.Questionnaire, tmp_path: Path) -> Path:
    """Files of ours and of others, in a folder with a link out of it."""
    root = tmp_path / "data"
    (root / "deep" / "er").mkdir(parents=True)
    (root / "deep" / "er" / "past.json").write_text(document(climat, "2027-01-01"))
    (root / "due.json").write_text(document(climat, "2028-01-01"))
    (root / "none.json").write_text(document(climat, None))
    (root / "other.json").write_text('{"retain_until": "2020-01-01"}')
    (root / "broken.json").write_text("{")
    (root / "broken.parquet").write_text("PAR1")
    (root / "scores.prive.csv").write_text("a\n1\n")
    (root / "mine.csv").write_text("retain_until\n2020-01-01\n")
    pl.DataFrame({"a": [1]}).write_parquet(root / "mine.parquet")
    for name, day in (("past", "2027-12-31"), ("later", "2029-01-01"), ("none", None)):
        table = bs.score_table(PEOPLE, climat, id="code", retain_until=day)
        table.write_parquet(root / f"{name}.parquet")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "past.json").write_text(document(climat, "2020-01-01"))
    (root / "link").symlink_to(outside)
    (root / "link.json").symlink_to(outside / "past.json")
    return root


LISTS = {
    "deleted": {"deep/er/past.json", "past.parquet"},
    "kept": {"due.json", "later.parquet"},
    "undated": {"none.json", "none.parquet", "scores.prive.csv"},
    "unreadable": {"broken.json", "broken.parquet"},
}


@pytest.mark.parametrize("library", ["pyarrow", "polars"])
def test_purge_deletes_what_is_past_and_nothing_else(
    folder: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if library == "polars":
        monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    everything = set(folder.parent.rglob("*"))
    dry = bs.purge(folder, today="2028-01-01", dry_run=True)
    assert set(folder.parent.rglob("*")) == everything
    done = bs.purge([folder, str(folder / "deep")], today=datetime.date(2028, 1, 1))
    assert done == dry
    found = {n: {str(p.relative_to(folder)) for p in getattr(done, n)} for n in LISTS}
    assert found == LISTS
    gone = everything - set(folder.parent.rglob("*"))
    assert gone == {folder / name for name in LISTS["deleted"]}
    assert (folder.parent / "outside" / "past.json").exists()
    assert bs.purge(folder / "link.json", today="2028-01-01") == bs.Purged(
        deleted=(), kept=(), undated=(), unreadable=()
    )


def test_purge_by_the_clock(climat: bs.Questionnaire, tmp_path: Path) -> None:
    today = datetime.date.today()
    for name, day in (("a", today), ("b", today - datetime.timedelta(days=1))):
        (tmp_path / f"{name}.json").write_text(document(climat, str(day)))
    assert bs.purge(tmp_path).deleted == (tmp_path / "b.json",)
    with pytest.raises(FileNotFoundError):
        bs.purge([tmp_path, tmp_path / "nowhere"], today="2099-01-01")
    with pytest.raises(bs.UsageError):
        bs.purge(tmp_path, today="later")
    assert (tmp_path / "a.json").exists()


def test_what_cannot_be_deleted_is_said(
    climat: bs.Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(document(climat, "2020-01-01"))
    unlink = Path.unlink

    def refuse(path: Path) -> None:
        if path.name == "a.json":
            raise PermissionError(path)
        unlink(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    found = bs.purge(tmp_path, today="2028-01-01")
    assert found.unreadable == (tmp_path / "a.json",)
    assert found.deleted == (tmp_path / "b.json",)


@given(until=st.dates(), today=st.dates())
def test_a_day_is_past_from_the_next_on(until: datetime.date, today: datetime.date) -> None:
    answers = json.dumps({"document": "answers", "retain_until": until.isoformat()})
    from boussole_sante import _core

    assert _core._retention(answers.encode()) == (True, until.isoformat())
    assert _core._is_past(until, today) is (today > until)
