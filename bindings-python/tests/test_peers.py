"""Peers: who is put in touch with whom, against CP-SAT; what is private stays so."""

from __future__ import annotations

import csv
import json
import os
import pickle
import random
import re
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import boussole_sante as bs
from boussole_sante.blocks import Grid, Paragraph, plain_text
from networks import REFERENTIAL, SUBJECTS, TODAY, Network, Person, best, network

A, B, C = SUBJECTS[:3]


def person(name: str, territory: str, *exchange: str, load: int = 1) -> Person:
    ticks = {"exchange": set(exchange), "offers_help": set(), "asks_help": set()}
    return Person(name, territory, ticks, {"exchange": load})


@pytest.mark.parametrize("part", range(4))
def test_no_network_is_better_than_that_of_cp_sat(part: int) -> None:
    for seed in range(75 * part, 75 * (part + 1)):
        own, mode = network(seed), "tutoring" if seed % 3 == 0 else "exchange"
        found = own.match(mode)
        assert found.status == "optimal", seed
        assert [stage.value for stage in found.stages] == best(own, mode), (seed, mode)


def test_three_who_would_each_meet_one_are_a_pair_and_one_alone() -> None:
    three = [person(name, f"t{place}", A) for place, name in enumerate("pqr")]
    found = Network(three, {}).match("exchange")
    assert (len(found.pairs), len(found.alone)) == (1, 1)
    assert found.stages[0].value == found.stages[0].bound == 2
    assert found.unmet[0].cause == "places_taken"


@pytest.mark.parametrize("seed", range(20))
def test_who_leaves_is_nowhere_and_the_others_stay_as_far_as_may_be(seed: int) -> None:
    own = network(1000 + seed)
    own.earlier = []
    first = own.match("exchange")
    dice = random.Random(seed)
    leaver = dice.choice(own.people).name
    offers = [one.offer() for one in own.people]
    for offer in offers:
        if offer.person == leaver:
            offer.withdraw(on=TODAY)
    given = {"today": TODAY, "distances": own.distances, "within": own.within}
    second = bs.match_peers(offers, REFERENTIAL, earlier=first, **given)  # type: ignore[arg-type]
    assert leaver not in second.to_json()
    assert leaver not in str(second)
    with pytest.raises(bs.UnknownNameError) as refused:
        second.blocks_for(leaver)
    assert leaver not in str(refused.value)
    # No network of those who are left meets as many and keeps more.
    own.people = [one for one in own.people if one.name != leaver]
    own.earlier = [(pair.first, pair.second) for pair in first.pairs]
    assert [stage.value for stage in second.stages] == best(own, "exchange")


def test_each_is_told_her_own_links_and_nothing_else() -> None:
    people = [
        person("p", "t0", A),
        person("q", "t1", A),
        person("r", "t2", B),
        person("s", "t3", B),
    ]
    found = Network(people, {}).match("exchange")
    told = plain_text(found.blocks_for("p", "fr"))
    assert "q" in told.split() or "q :" in told.replace("\u00a0", " ")
    assert REFERENTIAL.competency(A).label("fr") in told
    assert REFERENTIAL.competency(B).label("fr") not in told
    assert "sans donner de raison" in told
    table = next(one for one in found.blocks() if isinstance(one, Grid))
    assert [row[:2] for row in table.rows] == [("p", "q"), ("r", "s")]
    said = [one.text for one in found.blocks("en") if isinstance(one, Paragraph) and one.notice]
    assert any("no level and no assessment" in text for text in said)


def test_an_offer_holds_what_was_ticked_and_is_not_made_of_levels() -> None:
    offer = bs.PeerOffer(
        REFERENTIAL,
        person="r-017",
        territory="93066",
        valid_until="2027-06-30",
        exchange=[A, B],
        offers_help=B,
        load={"exchange": 2},
    )
    assert (offer.exchange, offer.offers_help, offer.asks_help) == ([A, B], [B], [])
    assert offer.untick(A, "exchange")
    assert not offer.untick(A, "exchange")
    offer.withdraw(on="2027-02-01")
    offer.withdraw(on="2027-03-01")
    assert offer.withdrawn == "2027-02-01"
    assert offer.is_expired("2027-07-01")
    assert pickle.loads(pickle.dumps(offer)) == offer
    assert "r-017" not in repr(offer)
    portfolio = bs.Portfolio(
        REFERENTIAL, person="r-017", purpose="reseau", retain_until="2028-01-01", posts="cls"
    )
    with pytest.raises(bs.InvalidDocumentError, match="another kind of document"):
        bs.PeerOffer.from_json(portfolio.to_json(), REFERENTIAL)
    with pytest.raises((TypeError, bs.ArgumentError)):
        bs.match_peers([portfolio], REFERENTIAL, today=TODAY)  # type: ignore[list-item]


def test_what_cannot_be_is_refused_and_names_nobody() -> None:
    offers = [person("secret-1", "t0", A).offer(), person("secret-1", "t1", A).offer()]
    with pytest.raises(bs.BoussoleError) as refused:
        bs.match_peers(offers, REFERENTIAL, today=TODAY)
    assert refused.value.code == "duplicate_entry"
    assert "secret" not in str(refused.value)
    with pytest.raises(bs.InvalidDocumentError) as refused:
        distances = {("t0", "t1"): 3, ("t1", "t0"): 4}
        bs.match_peers([], REFERENTIAL, today=TODAY, distances=distances)
    assert "one distance between" in str(refused.value)
    with pytest.raises(bs.InvalidDocumentError) as refused:
        bs.PeerOffer(
            REFERENTIAL,
            person="p",
            territory="t0",
            valid_until=TODAY,
            offers_help=A,
            asks_help=A,
        )
    assert refused.value.code == "invalid_document"
    for wrong in (-1, True, 1.5, "2"):
        with pytest.raises(bs.BoussoleError, match="a whole number, 0 or more"):
            bs.match_peers([], REFERENTIAL, today=TODAY, within=wrong)  # type: ignore[arg-type]
    offer = person("p", "t0", A).offer()
    with pytest.raises(bs.BoussoleError, match="from 0 to 20"):
        offer.take("exchange", 21)
    with pytest.raises(bs.BoussoleError, match="one of exchange, tutoring"):
        bs.match_peers([], REFERENTIAL, today=TODAY, mode="ranking")  # type: ignore[arg-type]


def test_what_is_past_its_day_is_purged(tmp_path: Path) -> None:
    people = [person("p", "t0", A), person("q", "t1", A)]
    found = Network(people, {}).match("exchange")
    assert found.retain_until == "2027-06-30"
    found.write(tmp_path / "network.json")
    people[0].offer().write(tmp_path / "offer.json")
    assert bs.purge(tmp_path, today="2027-06-30").deleted == ()
    purged = bs.purge(tmp_path, today="2027-07-01")
    assert {Path(one).name for one in purged.deleted} == {"network.json", "offer.json"}
    assert not list(tmp_path.iterdir())


def spreadsheet(path: Path, rows: list[list[str]], delimiter: str = ";") -> Path:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


HEAD = ["personne", "territoire", "valable_jusqu_au", "echange", "aide_proposee", "places_echange"]


def test_a_spreadsheet_is_read_as_officers_keep_it(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["r-1", "93066", "2027-06-30", f"{A}, {B}", C, "2"],
        ["", "", "", "", "", ""],
        ["r-2", "93001", "2027-06-30", f"{A};{B}", "", "0"],
    ]
    one, other = bs.read_peer_offers(spreadsheet(tmp_path / "o.csv", rows), REFERENTIAL)
    assert (one.person, one.exchange, one.offers_help) == ("r-1", [A, B], [C])
    assert json.loads(one.to_json())["load"] == {"exchange": 2}
    assert json.loads(other.to_json())["load"] == {"exchange": 0}
    book = tmp_path / "o.xlsx"
    pl.DataFrame(rows[1:2] + rows[3:], schema=HEAD, orient="row").write_excel(book)
    assert bs.read_peer_offers(book, REFERENTIAL) == [one, other]
    alone = tmp_path / "one.json"
    one.write(alone)
    assert bs.read_peer_offers(alone, REFERENTIAL) == [one]
    assert stat.S_IMODE(alone.stat().st_mode) == 0o600


def test_every_fault_of_a_spreadsheet_has_its_line_and_field(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["Mme Untel", "Saint/Denis", "juin", f"{A} nulle-part", "", "99"],
        ["r-2", "93001", "2027-06-30", A, "", ""],
    ]
    path = spreadsheet(tmp_path / "o.csv", rows, ",")
    with pytest.raises(bs.BoussoleError) as refused:
        bs.read_peer_offers(path, REFERENTIAL)
    places = [(one.location.line, one.location.column) for one in refused.value.faults]
    assert places == [(2, 1), (2, 2), (2, 3), (2, 4), (2, 6)]
    told = " ".join(one.message("fr") for one in refused.value.faults)
    assert "Untel" not in told
    assert "Saint/Denis" not in told
    assert str(path) in told
    wrong = spreadsheet(tmp_path / "w.csv", [["person", "territory", "niveau"]])
    with pytest.raises(bs.BoussoleError) as refused:
        bs.read_peer_offers(wrong, REFERENTIAL)
    assert [one.code for one in refused.value.faults] == ["missing_column", "unknown_name"]


def test_distances_are_read_in_three_columns_or_in_a_square(tmp_path: Path) -> None:
    three = spreadsheet(
        tmp_path / "d.csv", [["de", "vers", "km"], ["a", "b", "3"], ["b", "c", "5"]]
    )
    assert bs.read_distances(three) == {("a", "b"): 3, ("b", "c"): 5}
    square = [["", "a", "b", "c"], ["a", "0", "3", ""], ["b", "3", "0", "5"]]
    found = bs.read_distances(spreadsheet(tmp_path / "s.csv", square))
    assert {pair: far for pair, far in found.items() if far} == {("a", "b"): 3, ("b", "c"): 5}
    odd = spreadsheet(
        tmp_path / "o.csv", [["", "a", "B/b"], ["a", "0", "x"], ["b", "4", ""], ["a", "", ""]]
    )
    with pytest.raises(bs.BoussoleError) as refused:
        bs.read_distances(odd)
    places = [(one.location.line, one.location.column) for one in refused.value.faults]
    assert places == [(1, 3), (2, 3)]


def test_what_a_network_holds_is_published_like_any_count() -> None:
    dice = random.Random(5)
    offers = []
    for number in range(40):
        own = person(f"p{number:02}", f"t{number}", *dice.sample([A, B, C], 1))
        if number < 3:
            own.ticks["offers_help"] = {SUBJECTS[4]}
        offers.append(own.offer())
    offers[0].withdraw(on=TODAY)
    tally = bs.peer_survey(offers, REFERENTIAL, today=TODAY)
    private = tally.frequencies().to_polars()
    assert private["answered"].unique().to_list() == [39]
    few = (pl.col("item") == SUBJECTS[4]) & pl.col("column").str.contains("offers_help")
    assert sorted(private.filter(few)["n"]) == [2, 37]
    out = bs.release(tally.frequencies()).published[0].to_polars()
    # Two offer help, so that neither they nor the others are told.
    assert out.filter(few)["n"].to_list() == [None, None]
    shown = out.filter(pl.col("n").is_not_null() & (pl.col("n") > 0))
    assert shown["n"].min() >= 5
    # When all have expired nobody is counted.
    nobody = bs.peer_survey(offers, REFERENTIAL, today="2028-01-01").frequencies().to_polars()
    assert nobody["n"].unique().to_list() == [0]


def run(*arguments: str | Path, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "boussole_sante", "--lang", "fr", *map(str, arguments)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_the_terminal_begins_an_offer_matches_and_writes_letters(tmp_path: Path) -> None:
    mine = tmp_path / "moi.json"
    begin = ("--person", "r-1", "--territory", "93066", "--valid-until", "2027-06-30")
    run("peer-offer", mine, *begin, "--exchange", A, "--load", "exchange=2")
    private = tmp_path / "moi.prive.json"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert "déjà commencé" in run("peer-offer", mine, "--person", "r-2", code=2)
    assert "exchange=2, de 0 à 20" in run("peer-offer", mine, "--load", "exchange=x", code=2)
    rows = [HEAD, *([f"r-{n}", f"9300{n}", "2027-06-30", A, "", ""] for n in range(2, 9))]
    others = spreadsheet(tmp_path / "o.csv", rows)
    letters, coverage = tmp_path / "lettres", tmp_path / "couverture.csv"
    saved = tmp_path / "reseau.json"
    given = ("match", mine, others, "--today", TODAY)
    run(*given, "--letters", letters, "--coverage", coverage, "-o", saved)
    told = json.loads((tmp_path / "reseau.prive.json").read_text())
    assert len(told["pairs"]) == 4
    pages = sorted(letters.iterdir())
    assert [page.name for page in pages] == [f"r-{n}.echange.prive.html" for n in range(1, 9)]
    assert all(stat.S_IMODE(page.stat().st_mode) == 0o600 for page in pages)
    assert not re.search(r"\br-\d", coverage.read_text())
    run("peer-offer", mine, "--withdraw", TODAY)
    again = run(*given, "--earlier", saved, "-f", "json")
    found = json.loads(again)
    assert "r-1" not in json.dumps(found)
    assert sum(pair["kept"] for pair in found["pairs"]) == 3
    assert "un nombre entier, 0 ou plus" in run(*given, "--within", "-3", code=2)
    shown = run(*given)
    assert "Mise en lien" in shown or "Échanges entre pairs" in shown
    assert max(len(line) for line in shown.splitlines()) <= 100


def test_a_workbook_is_read_without_pyarrow(tmp_path: Path) -> None:
    book, far = tmp_path / "o.xlsx", tmp_path / "d.xlsx"
    pl.DataFrame(
        {"personne": ["r-1"], "territoire": [93066], "valable_jusqu_au": [date(2027, 6, 30)]}
    ).write_excel(book)
    pl.DataFrame({"de": [93066], "vers": ["2A004"], "km": [5.7]}).write_excel(far)
    told = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import boussole_sante as bs\n"
        f"one, = bs.read_peer_offers({str(book)!r}, bs.Referential.embedded())\n"
        f"print(one.territory, one.valid_until, bs.read_distances({str(far)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True)
    assert done.stdout.strip() == "93066 2027-06-30 {('2a004', '93066'): 6}", done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_text_is_read_in_the_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "o.csv"
    text = f"personne;territoire;valable_jusqu_au;echange\n\nr-1;Évry;30/06/2027;{A}\nr-1;x;y;\n"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(bs.BoussoleError) as refused:
        bs.read_peer_offers(path, REFERENTIAL)
    assert [one.location.line for one in refused.value.faults] == [4]
    path.write_bytes(text.partition("r-1;x")[0].encode(encoding))
    assert [one.territory for one in bs.read_peer_offers(path, REFERENTIAL)] == ["evry"]


def test_a_network_of_the_other_mode_is_none_of_before() -> None:
    people = [person("p", "t0", A), person("q", "t1", A)]
    found = Network(people, {}).match("exchange")
    offers = [one.offer() for one in people]
    with pytest.raises(bs.UsageError, match="a network of mode `tutoring`"):
        bs.match_peers(offers, REFERENTIAL, today=TODAY, mode="tutoring", earlier=found)
    again = bs.match_peers(offers, REFERENTIAL, today=TODAY, earlier=found)
    assert again.pairs[0].kept


def test_distances_that_are_none_are_refused_as_ours() -> None:
    for wrong in ({"t0": 3}, {("t0", 1): 3}, {("t0",): 3}, [("t0", "t1", 3)]):
        with pytest.raises(bs.ArgumentError, match="two territories"):
            bs.match_peers([], REFERENTIAL, today=TODAY, distances=wrong)  # type: ignore[arg-type]


def test_files_are_what_their_names_say(tmp_path: Path) -> None:
    people = [person("p", "t0", A), person("q", "t1", A)]
    found = Network(people, {}).match("exchange")
    found.write(tmp_path / "n.txt")
    assert "Échanges entre pairs" in (tmp_path / "n.txt").read_text()
    for write in (found.write, people[0].offer().write):
        with pytest.raises(bs.UsageError, match=r"expected (one of )?`?\.json"):
            write(tmp_path / "n.csv")
    assert not (tmp_path / "n.csv").exists()
    found.write(tmp_path / "n.html")
    purged = bs.purge(tmp_path, today="2027-07-01")
    assert [path.name for path in purged.deleted] == ["n.html"]


def begun(folder: Path) -> Path:
    path = folder / "moi.json"
    begin = ("--person", "r-1", "--territory", "Saint-Denis", "--valid-until", "2027-06-30")
    run("peer-offer", path, *begin, "--exchange", A, "--asks-help", B)
    return path


def test_an_offer_is_shown_renewed_and_moved(tmp_path: Path) -> None:
    path = begun(tmp_path)
    written = (tmp_path / "moi.prive.json").read_bytes()
    shown = run("peer-offer", path).replace("\u00a0", " ")
    for part in ("Ce que r-1 a coché", "saint-denis", "30 juin 2027", A, "demande de l’aide : 1"):
        assert part in shown
    assert (tmp_path / "moi.prive.json").read_bytes() == written
    run("peer-offer", path, "--valid-until", "2028-06-30", "--territory", "2A004")
    offer = bs.PeerOffer.read(tmp_path / "moi.prive.json", REFERENTIAL)
    assert (offer.valid_until, offer.territory, offer.exchange) == ("2028-06-30", "2a004", [A])


def test_what_is_taken_back_has_to_be_there(tmp_path: Path) -> None:
    path = begun(tmp_path)
    assert "rien ne porte ce nom" in run("peer-offer", path, "--untick", "nulle-part", code=2)
    assert f"rien n’était coché sur {C}" in run("peer-offer", path, "--untick", C)
    assert "coché" not in run("peer-offer", path, "--untick", A)
    assert bs.PeerOffer.read(tmp_path / "moi.prive.json", REFERENTIAL).exchange == []


def test_an_attitude_is_no_subject(tmp_path: Path) -> None:
    attitude = next(one.key for one in REFERENTIAL.competencies if one.kind == "attitude")
    told = run("peer-offer", begun(tmp_path), "--exchange", attitude, code=1)
    assert "elle ne se coche pas" in told
    assert "niveau" not in told


def test_letters_are_those_of_this_run_alone(tmp_path: Path) -> None:
    rows = [
        ["person", "territory", "valid_until", "exchange", "offers_help", "asks_help", "withdrawn"],
        ["r-1", "a", "2027-06-30", A, B, "", ""],
        ["R-1", "b", "2027-06-30", A, "", B, ""],
        ["r-2", "c", "2027-06-30", A, "", "", ""],
    ]
    folder, saved = tmp_path / "lettres", tmp_path / "n.json"
    offers = spreadsheet(tmp_path / "o.csv", rows)
    given = ("match", offers, "--letters", folder, "--today")
    run(*given, TODAY, "-o", saved)
    exchange = {"R-1.echange.prive.html", "r-1~2.echange.prive.html", "r-2.echange.prive.html"}
    assert {page.name for page in folder.iterdir()} == exchange
    foreign = folder / "note.prive.html"
    foreign.write_text("<p>à moi</p>")
    tutoring = {"R-1.tutorat.prive.html", "r-1~2.tutorat.prive.html"}
    run(*given, TODAY, "--mode", "tutoring")
    assert {page.name for page in folder.iterdir()} == exchange | tutoring | {foreign.name}
    rows[3][6] = TODAY
    spreadsheet(offers, rows)
    told = run(*given, TODAY, "--earlier", saved)
    assert "lettres d’avant supprimées, du même mode : 3" in told.replace("\u00a0", " ")
    left = exchange - {"r-2.echange.prive.html"}
    assert {page.name for page in folder.iterdir()} == left | tutoring | {foreign.name}
    letter = (folder / "r-1~2.echange.prive.html").read_text()
    assert "Pour r-1. Échanges entre pairs" in letter
    (folder / "R-1.echange.prive.html").write_text("à moi")
    assert "n’est pas une lettre" in run(*given, TODAY, code=2)
    assert (folder / "R-1.echange.prive.html").read_text() == "à moi"
    (folder / "R-1.echange.prive.html").unlink()
    left.remove("R-1.echange.prive.html")
    purged = bs.purge(folder, today="2027-07-01")
    assert {path.name for path in purged.deleted} == left | tutoring
    assert {path.name for path in purged.undated} == {foreign.name}


def test_who_helped_is_told_that_a_link_ends(tmp_path: Path) -> None:
    rows = [
        ["person", "territory", "valid_until", "offers_help", "asks_help", "withdrawn"],
        ["r-1", "a", "2027-06-30", A, "", ""],
        ["r-2", "b", "2027-06-30", "", A, ""],
    ]
    folder, saved = tmp_path / "lettres", tmp_path / "n.json"
    offers = spreadsheet(tmp_path / "o.csv", rows)
    given = ("match", offers, "--mode", "tutoring", "--today", TODAY)
    run(*given, "-o", saved)
    rows[2][5] = TODAY
    spreadsheet(offers, rows)
    shown = run(*given, "--earlier", saved, "--letters", folder)
    assert "r-1, et une personne qui ne participe plus" in shown
    letter = (folder / "r-1.tutorat.prive.html").read_text()
    assert "Votre lien avec une personne s’arrête." in letter
    assert "r-2" not in letter + shown


def test_distances_of_no_use_are_told(tmp_path: Path) -> None:
    rows = [HEAD, *([f"r-{n}", f"9300{n}", "2027-06-30", A, "", ""] for n in range(2))]
    given = ("match", spreadsheet(tmp_path / "o.csv", rows), "--today", TODAY)
    assert "--within sans --distances" in run(*given, "--within", "5")
    head = ["de", "vers", "km"]
    for number, ways in enumerate(([], [head], [head, ["75011", "75012", "3"]])):
        far = spreadsheet(tmp_path / f"{number}.csv", ways)
        assert "aucune distance entre deux" in run(*given, "--distances", far)
    far = spreadsheet(tmp_path / "d.csv", [head, ["93000", "93001", "5,7"]])
    told = run(*given, "--distances", far)
    assert "aucune distance" not in told
    assert "Somme des distances" in told


def test_one_person_in_two_files_is_told_by_their_names(tmp_path: Path) -> None:
    mine = begun(tmp_path)
    rows = [HEAD, ["r-1", "93001", "2027-06-30", A, "", ""]]
    others = spreadsheet(tmp_path / "o.csv", rows)
    told = run("match", mine, others, "--today", TODAY, code=2)
    assert "moi.prive.json" in told and "o.csv" in told
    assert "r-1" not in told


def test_what_is_published_twice_does_not_tell_who_withdrew(tmp_path: Path) -> None:
    head = [*HEAD, "retire_le"]
    people = [[f"r-{n}", f"t{n}", "2027-06-30", (A, B)[n % 2], "", "", ""] for n in range(40)]
    offers, coverage = spreadsheet(tmp_path / "o.csv", [head, *people]), tmp_path / "c.csv"
    given = ("match", offers, "--today", TODAY, "--coverage", coverage)
    told = run(*given).replace("\u00a0", " ")
    assert f"journal : {tmp_path / 'c.journal.prive.json'}" in told
    assert "effectifs cachés : " in told
    first, *lines = list(csv.reader(coverage.read_text(encoding="utf-8").splitlines()))
    assert first == ["compétence", "clé", "coché", "personnes", "sur", "part", "caché"]
    label = REFERENTIAL.competency(A).label("fr")
    assert [label, A, "souhaite échanger", "20", "40", "0.5", ""] in lines
    assert [label, A, "propose de l’aide", "", "40", "", "secret statistique"] in lines
    people[0][6] = TODAY
    spreadsheet(offers, [head, *people])
    before = coverage.read_bytes()
    assert "40 → 39" in run(*given, code=1)
    assert coverage.read_bytes() == before
    assert "sans journal" in run(*given, "--alone")
    assert "vont avec --coverage" in run("match", offers, "--log", tmp_path / "j.json", code=2)
    few = spreadsheet(tmp_path / "few.csv", [head, *people[1:3]])
    told = run("match", few, "--today", TODAY, "--coverage", tmp_path / "few-c.csv")
    assert re.search(r"tous les effectifs sont cachés \(\d+ lignes\)", told)


def test_no_line_ends_before_a_colon(tmp_path: Path) -> None:
    rows = [HEAD, *([f"r-{n}", "93001", "2027-06-30", A, "", ""] for n in range(2))]
    offers = spreadsheet(tmp_path / "o.csv", rows)
    for width in range(40, 101, 6):
        told = wide(width, "match", offers, "--today", TODAY)
        assert not re.search(r"^\s*[:;?!»]", told, re.MULTILINE), width
        assert max(map(len, told.splitlines())) <= width


def wide(columns: int, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "boussole_sante", "--lang", "fr", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": str(columns)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
