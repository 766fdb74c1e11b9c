"""Peers: who is put in touch with whom, against CP-SAT; what is private stays so."""

from __future__ import annotations

import csv
import json
import pickle
import random
import re
import stat
import subprocess
import sys
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
        ["Mme Untel", "Saint-Denis", "juin", f"{A} nulle-part", "", "99"],
        ["r-2", "93001", "2027-06-30", A, "", ""],
    ]
    path = spreadsheet(tmp_path / "o.csv", rows, ",")
    with pytest.raises(bs.BoussoleError) as refused:
        bs.read_peer_offers(path, REFERENTIAL)
    places = [(one.location.line, one.location.column) for one in refused.value.faults]
    assert places == [(2, 1), (2, 2), (2, 3), (2, 4), (2, 6)]
    told = " ".join(one.message("fr") for one in refused.value.faults)
    assert "Untel" not in told
    assert "Saint-Denis" not in told
    assert str(path) in told
    wrong = spreadsheet(tmp_path / "w.csv", [["person", "territory", "niveau"]])
    with pytest.raises(bs.BoussoleError) as refused:
        bs.read_peer_offers(wrong, REFERENTIAL)
    assert [one.code for one in refused.value.faults] == ["missing_column", "unknown_field"]


def test_distances_are_read_in_three_columns_or_in_a_square(tmp_path: Path) -> None:
    three = spreadsheet(
        tmp_path / "d.csv", [["de", "vers", "km"], ["a", "b", "3"], ["b", "c", "5"]]
    )
    assert bs.read_distances(three) == {("a", "b"): 3, ("b", "c"): 5}
    square = [["", "a", "b", "c"], ["a", "0", "3", ""], ["b", "3", "0", "5"]]
    found = bs.read_distances(spreadsheet(tmp_path / "s.csv", square))
    assert {pair: far for pair, far in found.items() if far} == {("a", "b"): 3, ("b", "c"): 5}
    odd = spreadsheet(
        tmp_path / "o.csv", [["", "a", "B b"], ["a", "0", "x"], ["b", "4", ""], ["a", "", ""]]
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
    assert len(pages) == 8
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
