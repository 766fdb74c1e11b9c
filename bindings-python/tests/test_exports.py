from __future__ import annotations

import pickle
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

import boussole_sante as bs

CSV = (
    "id;token;submitdate;A1. Je reste à distance;A2\r\n"
    "1;abc;2026-09-01 10:00:00;Très peu;6\r\n"
    "2;def;2026-09-02 11:00:00;NC;9\r\n"
)


def cells(export: bs.Export) -> list[list[str | None]]:
    return [[row["A1"], row["A2"]] for row in export.frame.to_polars().to_dicts()]


def test_a_text_export(climat: bs.Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(CSV, encoding="utf-8")
    from_bytes = bs.read_answers(CSV.encode(), climat)
    from_path = bs.read_answers(path, climat, keep="id")
    assert cells(from_bytes) == cells(from_path) == [["2", "6"], ["NC", "9"]]
    assert from_path.frame.columns == ["id", "A1", "A2"]
    reading = from_path.reading
    assert (reading.dialect, reading.rows, reading.kept) == ("limesurvey", 2, ("id",))
    assert {one.header for one in reading.dropped} == {"token", "submitdate"}
    assert [(one.column, one.count) for one in reading.not_understood] == [("A2", 1)]
    assert "dropped: token (identifies a person)" in reading.summary("en")
    assert str(reading) == reading.summary("fr") == reading.summary()
    assert "écartées\N{NO-BREAK SPACE}: token (identifie une personne)" in reading.summary("fr")
    assert "abc" not in repr(reading)
    assert type(pickle.loads(pickle.dumps(reading))) is bs.Reading
    scores = bs.score_table(from_path.frame, climat, id="id")
    assert scores.to_polars()["entraide"].to_list() == [90.0, None]


def test_spreadsheets_and_parquet(climat: bs.Questionnaire, tmp_path: Path) -> None:
    workbook = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(str(workbook)) as book:
        book.add_worksheet("Notes").write(0, 0, "rien")
        sheet = book.add_worksheet("Réponses")
        for number, row in enumerate((["id", "A1", "A2"], ["r1", 2, 6.0], ["r2", "NC", None])):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, column, cell)
    expected = [["2", "6"], ["NC", None]]
    assert cells(bs.read_answers(workbook, climat, sheet="Réponses")) == expected
    parquet = tmp_path / "export.parquet"
    frame = pl.DataFrame({"A1": ["2", "NC"], "A2": [6.0, None]})
    frame.write_parquet(parquet)
    assert cells(bs.read_answers(parquet, climat)) == expected
    assert cells(bs.read_answers(frame, climat)) == expected


def test_a_sheet_has_the_lines_of_its_dialect(climat: bs.Questionnaire, tmp_path: Path) -> None:
    dialect = bs.Dialect.from_json(
        """{"document": "dialect", "schema_version": 1, "key": "outil", "title": {"fr": "Outil"},
        "file": {"skip_lines": 1, "header_lines": 2, "skip_after_headers": 1}}"""
    )
    rows = (["Enquête"], ["Bloc", "Bloc"], ["A1", "A2"], ["entier", "entier"], ["2", "NC"])
    workbook = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(str(workbook)) as book:
        sheet = book.add_worksheet("Réponses")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    export = bs.read_answers(workbook, climat, dialect)
    assert cells(export) == [["2", "NC"]]
    for absent in ("Absente", 7, -1):
        with pytest.raises(bs.UnknownNameError, match=r"export\.xlsx.*Réponses") as caught:
            bs.read_answers(workbook, climat, sheet=absent)
        assert caught.value.file == str(workbook)


def test_a_file_of_another_format_is_told_so(climat: bs.Questionnaire, tmp_path: Path) -> None:
    for name in ("people.xlsx", "people.ods", "people.parquet"):
        path = tmp_path / name
        path.write_text("A1,A2\n1,2\n")
        with pytest.raises(bs.InvalidDocumentError) as caught:
            bs.read_answers(path, climat)
        assert (caught.value.code, caught.value.file) == ("unreadable_file", str(path))
    with pytest.raises(bs.InvalidDocumentError):
        bs.Referential.read_xlsx(tmp_path / "people.xlsx")


def test_a_header_can_be_left_out(climat: bs.Questionnaire) -> None:
    frame = pl.DataFrame({"A1": ["2"], "A2": ["5"]})
    export = bs.read_answers(frame, climat, columns={"A2": None})
    assert export.frame.columns == ["A1"]
    assert export.reading.unmatched == ("A2",)


def test_a_reading_has_every_attribute(climat: bs.Questionnaire) -> None:
    reading = bs.read_answers(pl.DataFrame({"A1": ["2", "x"]}), climat).reading
    assert (reading.encoding, reading.separator, reading.note) == (None, None, None)
    assert reading.columns[0].read_as == "codes"
    assert (reading.not_understood[0].near, reading.not_understood[0].texts) == ((), ())


def test_what_cannot_be_read_names_the_file(climat: bs.Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("A1;A2\n1;2\n1;2;3\n1\n")
    with pytest.raises(bs.BoussoleError) as caught:
        bs.read_answers(path, climat)
    assert caught.value.file == str(path)
    assert [fault.location.line for fault in caught.value.faults] == [3, 4]
    assert all(str(fault).startswith(str(path)) for fault in caught.value.faults)
    with pytest.raises(bs.UnknownNameError):
        bs.read_answers(CSV.encode(), climat, dialect="limesurvy")
    with pytest.raises(bs.BoussoleError):
        bs.read_answers(b"x;y\n1;2\n", climat)
    with pytest.raises(TypeError, match="speaks Arrow"):
        bs.read_answers(3, climat)


def test_dialects(climat: bs.Questionnaire, tmp_path: Path) -> None:
    assert "limesurvey" in bs.Dialect.embedded_names()
    dialect = bs.Dialect.embedded("limesurvey")
    assert dialect.key == "limesurvey"
    assert pickle.loads(pickle.dumps(dialect)).key == "limesurvey"
    assert bs.read_answers(CSV.encode(), climat, dialect).reading.dialect == "limesurvey"
    path = tmp_path / "dialect.json"
    path.write_text(
        '{"document": "dialect", "schema_version": 1, "key": "maison", "title": {"fr": "Maison"}}'
    )
    own = bs.Dialect.read(path)
    assert pickle.loads(pickle.dumps(own)).title == "Maison"
    assert bs.read_answers(CSV.encode(), climat, own).reading.dialect == "maison"
    path.write_text('{"document": "dialect", "colour": 1}')
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Dialect.read(path)
    assert caught.value.file == str(path)


def test_the_example_export() -> None:
    q = bs.Questionnaire.embedded("autopositionnement")
    export = bs.read_answers(bs.demo_export(), q, keep=["INVENTE"])
    assert (export.reading.dialect, len(export.frame)) == ("limesurvey", 46)
    assert not export.reading.absent
    scores = bs.score_table(export.frame, q, id="INVENTE")
    assert scores.duplicate_ids is not None
    assert len(scores.duplicate_ids) == 1


def test_invented_people() -> None:
    q = bs.Questionnaire.embedded("autopositionnement")
    people = bs.simulate(q, respondents=60, seed=3, groups={"departement": ["A", "B"]})
    assert people == bs.simulate(q, respondents=60, seed=3, groups={"departement": ["A", "B"]})
    assert people != bs.simulate(q, respondents=60, seed=4, groups={"departement": ["A", "B"]})
    assert people.columns[:2] == ["INVENTE", "departement"]
    assert "privé" not in repr(people)
    scores = bs.score_table(people, q, id="INVENTE", keep=["departement"])
    assert scores.bad_cells is not None
    assert len(scores.bad_cells) == 0
    with pytest.raises(bs.UsageError):
        bs.simulate(q, missing=1001)
