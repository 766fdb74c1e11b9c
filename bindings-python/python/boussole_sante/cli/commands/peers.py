"""Commands that put people in touch: `peer-offer`, `match`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..options import Output, PeerFormat, PeerMode, PlanToday, ReferentialFile, argument, option
from ..words import lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ... import PeerNetwork, PeerOffer, Referential
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
    """What one person ticks to be put in touch: begins it, changes it, withdraws it."""
    from ... import PeerOffer
    from ..inputs import open_referential
    from ..output import private_name, say_written

    ref = open_referential(referential)
    target = file if file.exists() else private_name(file)
    begins = {"--person": person, "--territory": territory, "--valid-until": valid_until}
    if target.exists():
        for hint, given in begins.items():
            if given:
                raise typer.BadParameter(say("peer_begun", file=target), param_hint=hint)
        own = PeerOffer.read(target, ref)
    else:
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
        for tick in ticks:
            own.untick(key, tick)
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
    referential: ReferentialFile = None,
    today: PlanToday = None,
    format: Annotated[PeerFormat | None, option("format", "--format", "-f")] = None,
    output: Output = None,
) -> None:
    """Puts people in touch, from what each ticked for it and nothing else."""
    from ... import PeerNetwork, match_peers, read_distances, read_peer_offers
    from ..inputs import open_referential
    from ..output import emit_own

    ref = open_referential(referential)
    day = today or datetime.date.today().isoformat()
    people = [one for path in offers for one in read_peer_offers(path, ref)]
    network = match_peers(
        people,
        ref,
        today=day,
        mode=mode.value,
        distances=read_distances(distances) if distances else None,
        within=within,
        earlier=PeerNetwork.read(earlier, ref) if earlier else None,
    )
    if coverage:
        _write_coverage(people, ref, day, coverage)
    if letters:
        _write_letters(network, letters)
    emit_own(say("own_network"), network.to_json(), network.blocks, format, output)


def _write_letters(network: PeerNetwork, folder: Path) -> None:
    """A page for each person, which tells her own links and no others."""
    from ..._files import write_private
    from ..output import say_written
    from ..page import page

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = {name for pair in network.pairs for name in (pair.first, pair.second)}
    for name in sorted(names | set(network.alone)):
        text = page(say("own_network"), network.blocks_for(name, lang()), private=True)
        write_private(folder / f"{name}.html", text.encode())
    say_written(folder, private=True)


def _write_coverage(
    people: Sequence[PeerOffer], referential: Referential, day: str, target: Path
) -> None:
    """What the network holds and lacks, as far as it may be published."""
    from ... import peer_survey, release
    from ..output import say_written

    out = release(peer_survey(people, referential, today=day).frequencies())
    out.published[0].write_csv(target)
    say_written(target, private=False)
