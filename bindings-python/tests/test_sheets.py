"""The lists that officers keep: through a real XLSX file and back."""

from __future__ import annotations

import datetime
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import fastexcel
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import boussole_sante as bs
from making import REGION

REF = bs.Referential.embedded()
SHEETS = {
    "fr": ["Référentiel", "Offres", "Compétences", "Indicateurs", "Listes"],
    "en": ["Referential", "Offers", "Competencies", "Indicators", "Lists"],
}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("whose", ["embedded", "region"])
def test_nothing_is_lost_in_a_workbook(whose: str, lang: str, tmp_path: Path) -> None:
    ref = REF if whose == "embedded" else bs.Referential.read(REGION)
    path = tmp_path / "listes.xlsx"
    ref.write_xlsx(path, lang)
    assert fastexcel.read_excel(path).sheet_names == SHEETS[lang]
    again = bs.Referential.read_xlsx(path, of=ref)
    assert again == ref
    assert again.to_json() == ref.to_json()


def workbook(path: Path, cells: dict[tuple[str, str, int], Any], ref: bs.Referential = REF) -> Path:
    """The workbook of a referential as somebody saves it who changed some cells.

    Cells are named by sheet, path of the column and entry, counted from 0; as a spreadsheet does,
    numbers are saved as numbers and days as days.
    """
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for given in ref._sheets("fr"):
            name, rows = given.name, given.rows
            sheet = book.add_worksheet(name)
            for at, column in enumerate(given.columns):
                field = column.path
                sheet.write_string(0, at, field)
                sheet.write_string(1, at, column.heading)
                for row in range(len(rows) + 1):
                    own = rows[row][at] if row < len(rows) else None
                    value = cells.get((name, field, row), own)
                    if isinstance(value, datetime.date):
                        sheet.write_datetime(row + 2, at, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(row + 2, at, value)
                    elif value is not None:
                        sheet.write(row + 2, at, value)
    return path


def place(name: str, field: str, row: int, ref: bs.Referential = REF) -> str:
    """The name of a cell."""
    sheet = next(sheet for sheet in ref._sheets("fr") if sheet.name == name)
    at = next(at for at, column in enumerate(sheet.columns) if column.path == field)
    cell = xlsxwriter.utility.xl_rowcol_to_cell(row + 2, at)
    return f"{name}!{cell}"


def test_cells_are_read_as_a_spreadsheet_saves_them(tmp_path: Path) -> None:
    changed = {
        ("Offres", "effort_min", 0): 90,
        ("Offres", "valid_from", 0): datetime.date(2026, 9, 1),
        ("Offres", "valid_until", 0): "31/12/2026",
        ("Offres", "joinable_any_time", 0): True,
        ("Offres", "reach", 0): "Locale",
        ("Offres", "addressees", 0): "élues et élus, financeurs",
        ("Offres", "label.fr", 0): "=1+1",
        ("Indicateurs", "minimum_n", 0): 12.0,
        ("Indicateurs", "targets.1.value", 0): 0.25,
        ("Indicateurs", "targets.1.by", 0): 2027,
        ("Offres", "key", len(REF.offers)): "nouvelle",
        ("Offres", "label.fr", len(REF.offers)): "Nouvelle offre",
        ("Offres", "provider", len(REF.offers)): "Réseau",
        ("Offres", "reach", len(REF.offers)): "locale",
        ("Offres", "permanence", len(REF.offers)): "pérenne",
        ("Offres", "addressees", len(REF.offers)): "coordination",
        ("Offres", "status", len(REF.offers)): "source",
    }
    read = bs.Referential.read_xlsx(workbook(tmp_path / "saved.xlsx", changed))
    offer = read.offers[0]
    assert (offer.effort_min, offer.valid_from, offer.valid_until) == (
        90,
        "2026-09-01",
        "2026-12-31",
    )
    assert (offer.joinable_any_time, offer.reach) == (True, "local")
    assert offer.addressees == ("elected_officials", "funders")
    assert offer.label == "=1+1"
    indicator = read.indicators[0]
    assert (indicator.minimum_n, indicator.targets[0].value) == (12, 0.25)
    assert indicator.targets[0].by == "2027"
    assert read.offers[-1].label == "Nouvelle offre"
    assert len(read.offers) == len(REF.offers) + 1


def test_a_fault_is_told_in_its_cell(tmp_path: Path) -> None:
    changed = {
        ("Offres", "reach", 3): "nationale",
        ("Offres", "effort_min", 4): "une heure",
        ("Offres", "reach", 5): "",
        ("Compétences", "domain", 0): "nulle-part",
        ("Indicateurs", "targets.1.by", 0): datetime.date(2027, 1, 1),
    }
    path = workbook(tmp_path / "saved.xlsx", changed)
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Referential.read_xlsx(path)
    faults = {str(fault.location): fault for fault in caught.value.faults}
    assert set(faults) == {
        place("Offres", "reach", 3),
        place("Offres", "effort_min", 4),
        place("Offres", "reach", 5),
        place("Compétences", "domain", 0),
        place("Indicateurs", "targets.1.value", 0),
    }
    wrong = faults[place("Offres", "reach", 3)]
    assert wrong.location.sheet == "Offres"
    assert wrong.message("fr") == (
        f"{path}: {wrong.location}: la valeur est mal formée ; attendu : une valeur parmi "
        "régionale, départementale, locale ; trouvé : `nationale`"
    ).replace(" ;", "\N{NO-BREAK SPACE};").replace(" :", "\N{NO-BREAK SPACE}:")


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "listes.xlsx"
    REF.write_xlsx(path)
    with pytest.raises(bs.InvalidDataError) as caught:
        bs.Referential.read_xlsx(path, of=bs.Referential.read(REGION))
    assert caught.value.code == "other_referential"
    assert str(caught.value.location).startswith("Référentiel!B")
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Feuil1").write(0, 0, "x")
    with pytest.raises(bs.InvalidDocumentError, match="Feuil1"):
        bs.Referential.read_xlsx(path)
    with pytest.raises(FileNotFoundError):
        bs.Referential.read_xlsx(tmp_path / "none.xlsx")


def test_people_choose_from_lists(tmp_path: Path) -> None:
    path = tmp_path / "listes.xlsx"
    REF.write_xlsx(path)
    lists = fastexcel.read_excel(path).load_sheet("Listes", header_row=None, dtypes="string")
    columns = {
        name: [v for v in lists.to_polars()[name] if v is not None]
        for name in lists.to_polars().columns
    }
    sheets = dict(zip(SHEETS["fr"], range(1, 6), strict=True))
    with zipfile.ZipFile(path) as file:
        offers = ElementTree.fromstring(file.read(f"xl/worksheets/sheet{sheets['Offres']}.xml"))
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))
    states = {one.get("name"): one.get("state") for one in book.iter(f"{MAIN}sheet")}
    assert states["Listes"] == "hidden"
    rules = {}
    for rule in offers.iter(f"{MAIN}dataValidation"):
        formula = rule.findtext(f"{MAIN}formula1") or ""
        found = re.fullmatch(r"Listes!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)", formula)
        assert found
        at = ord(found[1]) - ord("A")
        choices = list(columns.values())[at]
        assert len(choices) == int(found[2])
        rules[(rule.get("sqref") or "").split(":")[0]] = (choices, rule.get("errorStyle", "stop"))
    reach = place("Offres", "reach", 0).split("!")[1]
    assert rules[reach] == (["régionale", "départementale", "locale"], "stop")
    outcome = place("Offres", "outcomes.1.competency", 0).split("!")[1]
    assert rules[outcome] == (list(REF.competencies.keys()), "warning")
    hidden = [row.get("r") for row in offers.iter(f"{MAIN}row") if row.get("hidden") == "1"]
    assert hidden == ["1"]
    pane = next(offers.iter(f"{MAIN}pane"))
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "C3")
    assert next(offers.iter(f"{MAIN}autoFilter")).get("ref", "").startswith("A2:")


def test_what_a_cell_cannot_hold_is_not_cut(tmp_path: Path) -> None:
    document = json.loads(REGION.read_text())
    document["offers"][0]["ext"] = {"x:long": ["é" * 300] * 120}
    ref = bs.Referential.from_json(json.dumps(document))
    path = tmp_path / "listes.xlsx"
    with pytest.raises(ValueError, match=r"Offres.*3\d{4} characters"):
        ref.write_xlsx(path)
    assert not path.exists()


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS.filter(str.strip), minutes=st.integers(1, 10_000))
def test_any_text_comes_back(tmp_path: Path, text: str, minutes: int) -> None:
    document = json.loads(REGION.read_text())
    document["offers"][0]["label"] = {"fr": text, "en": f"'{text}\n="}
    document["offers"][0]["effort_min"] = minutes
    ref = bs.Referential.from_json(json.dumps(document))
    path = tmp_path / "listes.xlsx"
    ref.write_xlsx(path)
    assert bs.Referential.read_xlsx(path, of=ref).to_json() == ref.to_json()
