"""Commands about versions: `compare`, `carry`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..faults import tell
from ..inputs import open_referential, peek
from ..options import Output, argument, option, placed
from ..words import lang, say

if TYPE_CHECKING:
    from ... import (
        CarriedOverlay,
        CarriedPeerOffer,
        CarriedPortfolio,
        CarriedPostFile,
        Differences,
        Questionnaire,
        Referential,
    )
    from ..._values import _CarriedNames
    from ...words import Fate


def compare(
    earlier: Annotated[Path, argument("compare_earlier", metavar="FILE")],
    later: Annotated[Path | None, argument("compare_later", metavar="FILE")] = None,
    output: Output = None,
) -> None:
    """What became of each entry or item between two versions."""
    from ..output import emit_page

    found = _differences(earlier, later)
    title = say("compare_title", key=found.key)
    emit_page(title, found.blocks(lang()), found.to_json(), output)


def carry(
    document: Annotated[Path, argument("carry_document", metavar="FILE")],
    earlier: Annotated[Path, option("carry_from", "--from", metavar="FILE")],
    later: Annotated[Path | None, option("carry_to", "--to", metavar="FILE")] = None,
    output: Annotated[Path | None, option("carry_output", "--output", "-o")] = None,
) -> None:
    """What of an overlay or of answers stands on a later version; 1 if anything is to be mended."""
    kind = peek(document).get("document")
    if kind == "answers":
        _carry_answers(document, earlier, later, output)
    elif kind == "referential":
        _carry_overlay(document, earlier, later, output)
    elif kind in ("portfolio", "peer-offer", "post-file"):
        _carry_names(kind, document, earlier, later, output)
    else:
        raise typer.BadParameter(say("carry_kind"), param_hint=placed("FILE"))


@contextmanager
def _read_from(document: Path) -> Iterator[None]:
    """Faults of what is read here are those of the file."""
    from ... import BoussoleError

    try:
        yield
    except BoussoleError as error:
        error._found_in(document)
        raise


def _differences(earlier: Path, later: Path | None) -> Differences:
    if peek(earlier).get("document") == "referential":
        from ... import Referential

        before = Referential.read(earlier)
        after = open_referential(later)
        if (before.base is None) != (after.base is None):
            raise typer.BadParameter(say("compare_overlay"), param_hint="FILE")
        return after.differences(before)
    asked = _questionnaire(earlier, None)
    return _questionnaire(later, asked.key).differences(asked)


def _questionnaire(path: Path | None, key: str | None) -> Questionnaire:
    from ... import Questionnaire

    return Questionnaire.embedded(key or "") if path is None else Questionnaire.read(path)


def _carry_overlay(document: Path, earlier: Path, later: Path | None, output: Path | None) -> None:
    from ... import Referential
    from ..output import say_written

    on: Referential = open_referential(later)
    before = Referential.read(earlier)
    with _read_from(document):
        carried = on.carry_over(document.read_bytes(), before)
    _tell_fates(carried)
    if output is not None:
        output.write_text(f"{carried.document}\n", encoding="utf-8")
        say_written(output, private=False)
    if carried.error is not None:
        tell(carried.error)
        raise typer.Exit(1)


def _tell_fates(carried: CarriedOverlay | _CarriedNames, lost: str = "fate_lost") -> None:
    """A line for each name that is not as it was, and how many have which fate."""
    from ..._core import _wording

    for one in carried.references:
        if one.fate != "kept":
            why = ", ".join(_wording("became", word, lang()) for word in one.became)
            now = f" → {', '.join(one.now)}" if one.now else ""
            name = lost if one.fate == "lost" else f"fate_{one.fate}"
            print(say(name, at=one.at, key=one.key, why=f"{why}{now}"))
    fates: tuple[Fate, ...] = ("kept", "converted", "to_review", "lost")
    print(say("carry_count", **{fate: carried.count(fate) for fate in fates}))


def _carry_names(
    kind: str, document: Path, earlier: Path, later: Path | None, output: Path | None
) -> None:
    """What belongs to a person or a post, on the later version; 1 if anything is lost or to be
    looked at again.
    """
    from ... import PeerOffer, Portfolio, PostFile, Referential
    from ..output import private_name, say_written

    on, before = open_referential(later), Referential.read(earlier)
    text = document.read_bytes()
    own: Portfolio | PeerOffer | PostFile
    carried: CarriedPortfolio | CarriedPeerOffer | CarriedPostFile
    with _read_from(document):
        if kind == "portfolio":
            carried = Portfolio.carry_over(text, on, before)
            own = carried.portfolio
        elif kind == "peer-offer":
            carried = PeerOffer.carry_over(text, on, before)
            own = carried.offer
        else:
            carried = PostFile.carry_over(text, on, before)
            own = carried.file
    _tell_fates(carried, lost="fate_lost_of_post" if kind == "post-file" else "fate_lost")
    if output is not None:
        target = private_name(output)
        own.write(target)
        say_written(target, private=True)
    if carried.count("lost") + carried.count("to_review"):
        raise typer.Exit(1)


def _carry_answers(document: Path, earlier: Path, later: Path | None, output: Path | None) -> None:
    from ... import Answers
    from ..output import private_name, say_written

    before = _questionnaire(earlier, None)
    after = _questionnaire(later, before.key)
    with _read_from(document):
        carried = Answers.carry_over(document.read_bytes(), after, before)
    for item in carried.reworded:
        print(say("answer_reworded", item=item))
    for one in carried.set_aside:
        print(say(f"answer_{one.why}", item=one.item))
    print(say("answers_count", kept=len(carried.answers), aside=len(carried.set_aside)))
    if output is not None:
        target = private_name(output)
        carried.answers.write(target)
        say_written(target, private=True)
