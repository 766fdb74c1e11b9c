"""What commands read: data, questionnaires, referentials, posts, documents of any kind."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from .words import lang, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .. import Post, Questionnaire, Referential
    from ..words import Cells


def read_data(
    path: Path,
    questionnaire: Questionnaire,
    dialect: str | None,
    cells: Cells | None,
    sheet: str | None,
    keep: Sequence[str] = (),
) -> Any:
    """Reads an export; what was done with it goes to the standard error.

    Parquet with the questionnaire's own columns is no export: it is read while it is used.
    """
    from .. import Dialect, read_answers
    from .._streams import is_parquet, parquet_of

    if is_parquet(path) and dialect is None:
        frame = parquet_of(path, questionnaire)
        if frame is not None:
            return frame
    is_file = dialect is not None and Path(dialect).suffix
    chosen = Dialect.read(str(dialect)) if is_file else dialect
    export = read_answers(path, questionnaire, chosen, keep, cells=cells, sheet=sheet or 0)
    print(export.reading.summary(lang()), file=sys.stderr)
    return export.frame


def cells_of(frame: Any, cells: Cells | None) -> Cells:
    """How the cells of data are to be read: those of an export were read already."""
    from .. import Table

    return "auto" if isinstance(frame, Table) or cells is None else cells


def open_questionnaire(name: str) -> Questionnaire:
    """A questionnaire that ships with the library, by name, or a file."""
    from .. import Questionnaire

    if name in Questionnaire.embedded_names() or not Path(name).suffix:
        return Questionnaire.embedded(name)
    return Questionnaire.read(name)


def questionnaire_of(answers: Path, name: str | None) -> Questionnaire:
    """The questionnaire that a document of answers names, unless another is given."""
    from .. import Questionnaire

    reference = peek(answers).get("questionnaire")
    key = reference.get("key") if isinstance(reference, dict) else None
    # Answers that name none are refused by any questionnaire, with all their faults.
    if name is None and isinstance(key, str):
        name = key
    return open_questionnaire(Questionnaire.embedded_names()[0] if name is None else name)


def open_referential(path: Path | None) -> Referential:
    """A referential by its file, or the one that ships."""
    from .. import Referential

    return Referential.embedded() if path is None else Referential.read(path)


OUTPUTS = {"output", "audit", "coverage", "letters"}
"""The options that name what a command writes; every other path is read."""


def on_files(command: Callable[..., None]) -> Callable[..., None]:
    """The command, with every file that it reads found, and none of them written over."""

    @wraps(command)
    def found(**given: Any) -> None:
        for name, value in given.items():
            if name in OUTPUTS:
                continue
            if isinstance(value, Path):
                given[name] = existing(value)
            elif isinstance(value, list):
                given[name] = [existing(one) if isinstance(one, Path) else one for one in value]
        _keep_inputs(given)
        command(**given)

    return found


def existing(file: Path) -> Path:
    """The file, or the one that is called so since it is private, if that is there."""
    from .output import private_name

    if file.exists() or not file.name:
        return file
    private = private_name(file)
    return private if private.exists() else file


def _keep_inputs(given: Mapping[str, Any]) -> None:
    """Refuses to write over a file that is read, by any of its names."""
    from .output import private_name

    def identities(value: Any) -> Iterator[tuple[int, int]]:
        for one in value if isinstance(value, list) else [value]:
            # Words may be names of files: those of questionnaires are.
            if not isinstance(one, (str, Path)) or not Path(one).name:
                continue
            for path in (Path(one), private_name(Path(one))):
                with suppress(OSError, ValueError):
                    told = path.stat()
                    if path.is_file():
                        yield told.st_dev, told.st_ino

    read = {one for name in given.keys() - OUTPUTS for one in identities(given[name])}
    for name in sorted(OUTPUTS & given.keys()):
        if read & set(identities(given[name])):
            told = say("output_is_input", file=given[name])
            raise typer.BadParameter(told, param_hint=f"--{name}")


def posts_of(texts: list[str], situations: list[str]) -> list[Post]:
    """The posts of one person in her situations; their shares are of one working time."""
    from dataclasses import replace

    posts = [replace(post_of(text), situations=tuple(situations)) for text in texts]
    shares = sum(post.share or 0 for post in posts)
    if shares > 1000:
        told = say("profile_sum", found=f"{shares / 10:g}")
        raise typer.BadParameter(told, param_hint="--profile")
    return posts


def post_of(text: str) -> Post:
    """The post that ``cls``, ``cls=50`` or ``cls=50@2026-03-02`` stands for."""
    from datetime import date
    from decimal import Decimal, InvalidOperation

    from .. import Post

    described, since, day = text.partition("@")
    try:
        arrived = date.fromisoformat(day) if since else None
    except ValueError:
        told = say("profile_since", found=day)
        raise typer.BadParameter(told, param_hint="--profile") from None
    profile, equals, share = described.partition("=")
    if not equals:
        return Post(profile, arrived=arrived)
    try:
        thousandths = Decimal(share.removesuffix("%").replace(",", ".").strip()) * 10
        if not 0 <= thousandths <= 1000 or thousandths != int(thousandths):
            raise InvalidOperation
    except InvalidOperation:
        told = say("profile_share", found=share)
        raise typer.BadParameter(told, param_hint="--profile") from None
    return Post(profile, share=int(thousandths), arrived=arrived)


def read_document(path: Path, questionnaire: str | None, referential: Path | None) -> list[str]:
    """Reads a document of any kind and raises what is wrong with it; what it changes, a line each.

    Only an overlay on a referential changes anything.
    """
    from .. import (
        Answers,
        Dialect,
        PeerNetwork,
        PeerOffer,
        Portfolio,
        PostFile,
        Questionnaire,
        Referential,
    )

    on_referential: dict[str, Callable[[Path, Referential], object]] = {
        "peer-network": PeerNetwork.read,
        "peer-offer": PeerOffer.read,
        "portfolio": Portfolio.read,
        "post-file": PostFile.read,
    }
    document = peek(path).get("document")
    if document == "answers":
        Answers.read(path, questionnaire_of(path, questionnaire))
    elif document == "dialect":
        Dialect.read(path)
    elif document == "referential":
        return [change.summary(lang()) for change in Referential.read(path).changes]
    elif document in on_referential:
        on_referential[document](path, open_referential(referential))
    else:
        Questionnaire.read(path)
    return []


def peek(path: Path) -> dict[str, Any]:
    """What a document says of itself; nothing if it is not JSON."""
    import json

    try:
        document = json.loads(path.read_bytes())
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
