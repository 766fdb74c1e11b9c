"""Commands that put people in touch: `peer-offer`, `match`."""

from __future__ import annotations

import csv
import datetime
import sys
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..options import Output, PeerFormat, PeerMode, PlanToday, ReferentialFile, argument, option
from ..words import lang, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ... import PeerOffer, Referential
    from ...results import PeerNetworkDocument
    from ...words import PeerTick


def peer_offer(
    file: Annotated[Path, argument("peer_file", metavar="FILE")],
    exchange: Annotated[list[str] | None, option("peer_exchange", "--exchange")] = None,
    offers_help: Annotated[list[str] | None, option("peer_offers", "--offers-help")] = None,
    asks_help: Annotated[list[str] | None, option("peer_asks", "--asks-help")] = None,
    load: Annotated[list[str] | None, option("peer_load", "--load")] = None,
    untick: Annotated[list[str] | None, option("peer_untick", "--untick")] = None,
    withdraw: Annotated[str | None, option("peer_withdraw", "--withdraw")] = None,
    person: Annotated[str | None, option("peer_person", "--person")] = None,
    territory: Annotated[str | None, option("peer_territory", "--territory")] = None,
    valid_until: Annotated[str | None, option("peer_until", "--valid-until")] = None,
    referential: ReferentialFile = None,
) -> None:
    """What one person ticks to be put in touch: begins it, shows it, changes it, withdraws it."""
    from ... import PeerOffer
    from ..inputs import open_referential
    from ..output import private_name, say_written, text_of

    ref = open_referential(referential)
    target = file if file.exists() else private_name(file)
    if target.exists():
        if person:
            raise typer.BadParameter(say("peer_begun", file=target), param_hint="--person")
        own = PeerOffer.read(target, ref)
        changes = (exchange, offers_help, asks_help, load, untick, withdraw, territory, valid_until)
        if not any(changes):
            print(text_of(own.blocks(lang())))
            return
        if territory:
            own.move_to(territory)
        if valid_until:
            own.renew(valid_until)
    else:
        begins = {"--person": person, "--territory": territory, "--valid-until": valid_until}
        if not (person and territory and valid_until):
            missing = next(hint for hint, given in begins.items() if not given)
            raise typer.BadParameter(say("peer_begins"), param_hint=missing)
        own = PeerOffer(ref, person=person, territory=territory, valid_until=valid_until)
    ticks: dict[PeerTick, list[str] | None] = {
        "exchange": exchange,
        "offers_help": offers_help,
        "asks_help": asks_help,
    }
    for key in untick or []:
        ref.competency(key)  # refuses a name that is none
        if not any([own.untick(key, tick) for tick in ticks]):
            print(say("peer_not_ticked", key=key), file=sys.stderr)
    for tick, keys in ticks.items():
        for key in keys or []:
            own.tick(key, tick)
    for text in load or []:
        name, _, places = text.partition("=")
        own_tick = next((tick for tick in ticks if tick == name.replace("-", "_")), None)
        if own_tick is None or not places.isdecimal() or int(places) > 20:
            raise typer.BadParameter(say("peer_load_is", found=text), param_hint="--load")
        own.take(own_tick, int(places))
    if withdraw:
        own.withdraw(on=withdraw)
    own.write(target)
    say_written(target, private=True)


def match(
    offers: Annotated[list[Path], argument("match_offers", metavar="FILE")],
    mode: Annotated[PeerMode, option("match_mode", "--mode")] = PeerMode.exchange,
    distances: Annotated[Path | None, option("match_distances", "--distances")] = None,
    within: Annotated[int | None, option("match_within", "--within")] = None,
    earlier: Annotated[Path | None, option("match_earlier", "--earlier")] = None,
    letters: Annotated[Path | None, option("match_letters", "--letters", metavar="FOLDER")] = None,
    coverage: Annotated[Path | None, option("match_coverage", "--coverage")] = None,
    log: Annotated[Path | None, option("match_log", "--log")] = None,
    alone: Annotated[bool, option("alone", "--alone")] = False,
    wave: Annotated[str | None, option("match_wave", "--wave")] = None,
    referential: ReferentialFile = None,
    today: PlanToday = None,
    format: Annotated[PeerFormat | None, option("format", "--format", "-f")] = None,
    output: Output = None,
) -> None:
    """Puts people in touch, from what each ticked for it and nothing else."""
    from ... import PeerNetwork, match_peers, read_distances
    from ..inputs import open_referential
    from ..output import emit_own
    from .release import log_of

    ref = open_referential(referential)
    day = today or datetime.date.today().isoformat()
    if (log or alone or wave) and not coverage:
        raise typer.BadParameter(say("match_of_coverage"), param_hint="--coverage")
    people = _people(offers, ref)
    ways = read_distances(distances) if distances else None
    here = {own.territory for own in people}
    if ways is None and within is not None:
        print(say("match_within_alone"), file=sys.stderr)
    elif ways is not None and not any(one != other and here >= {one, other} for one, other in ways):
        print(say("match_no_way", file=distances), file=sys.stderr)
    network = match_peers(
        people,
        ref,
        today=day,
        mode=mode.value,
        distances=ways,
        within=within,
        earlier=PeerNetwork.read(earlier, ref) if earlier else None,
    )
    if coverage:
        _write_coverage(people, ref, day, coverage, log_of(alone, log, wave, coverage), wave)
    if letters:
        _write_letters(network, letters)
    title = say("own_network")
    emit_own(title, network.to_json(), network.blocks, format, output, until=network.retain_until)


def _people(files: Sequence[Path], referential: Referential) -> list[PeerOffer]:
    """What people ticked, each in one file alone."""
    from ... import read_peer_offers

    people: list[PeerOffer] = []
    known: dict[str, Path] = {}
    for file in files:
        own = read_peer_offers(file, referential)
        twice = next((one.person for one in own if one.person in known), None)
        if twice is not None:
            raise typer.BadParameter(say("match_twice", first=known[twice], second=file))
        known.update((one.person, file) for one in own)
        people += own
    return people


def _write_letters(network: PeerNetworkDocument, folder: Path) -> None:
    """A page for each person, which tells her own links and no others; the letters of before for
    the same are gone."""
    from ..._files import write_private
    from ..._privacy import page_says
    from ..output import say_written
    from ..page import page

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    pages = (file for file in folder.glob("*.prive.html") if not file.is_symlink())
    before = {file.name for file in pages if page_says(file, "letter") == network.mode}
    ended = {name for own in network.ended for name in (own.first, own.second) if name}
    names = {name for pair in network.pairs for name in (pair.first, pair.second)}
    letters: dict[str, str] = {}
    for name in sorted(names | set(network.alone) | ended):
        letters[_file_name(name, network.mode, letters)] = name
    own_names = {one.casefold() for one in before}
    for file in (folder / one for one in letters):
        if file.exists() and file.name.casefold() not in own_names:
            raise typer.BadParameter(say("letter_foreign", file=file), param_hint="--letters")
    for file_name in before:
        (folder / file_name).unlink()
    for file_name, name in letters.items():
        text = page(
            say("own_network"),
            network.blocks_for(name, lang()),
            private=True,
            until=network.retain_until,
            letter=network.mode,
        )
        write_private(folder / file_name, text.encode())
    say_written(folder, private=True)
    if before:
        print(say("letters_before", count=len(before)), file=sys.stderr)


def _file_name(name: str, mode: str, taken: Iterable[str]) -> str:
    """The name of a person's letter. On some systems names that differ by case alone are one, so
    that the second gets a number, behind a sign that no pseudonym has."""
    folded = {one.casefold() for one in taken}
    end = f".{say(f'letter_{mode}')}.prive.html"
    marks = chain([""], (f"~{number}" for number in count(2)))
    names = (f"{name}{mark}{end}" for mark in marks)
    return next(own for own in names if own.casefold() not in folded)


def _write_coverage(
    people: Sequence[PeerOffer],
    referential: Referential,
    day: str,
    target: Path,
    log: Path | None,
    wave: str | None,
) -> None:
    """What the network holds and lacks, as far as it may be published: who ticked what, in the
    words of people. What is hidden is blank, and a sentence says how much and why."""
    from ... import peer_survey, release
    from ..._core import _wording
    from ..output import records, say_written
    from .release import tell

    tally = peer_survey(people, referential, today=day)
    out = release(tally.frequencies(), log=log, wave=wave, today=day)
    rows: list[list[object]] = []
    for row in records(out.published[0]):
        if row["code"] != "1":
            continue
        key, tick = str(row["item"]), str(row["column"]).rpartition("[")[2].removesuffix("]")
        label = referential.competency(key).label(lang())
        figures = [row["n"], row["answered"], row["share"]]
        signs = str(row["mark"] or "").split("; ")
        why = [say(f"coverage_{sign[0]}") for sign in signs if sign]
        rows.append([label, key, _wording("peers.tick", tick, lang()), *figures, "; ".join(why)])
    names = ("competency", "key", "ticked", "people", "of", "share", "hidden")
    with target.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow([say(f"coverage_{name}") for name in names])
        lines.writerows(rows)
    tell(out, log)
    hidden = sum(row[3] is None for row in rows)
    if hidden:
        told = "coverage_none" if hidden == len(rows) else "coverage_some"
        least = out.audit.min_cell
        print(say(told, file=target, hidden=hidden, all=len(rows), least=least), file=sys.stderr)
    say_written(target, private=False)
