"""Command about what a post passes on: `handover`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..options import (
    HandoverFormat,
    HandoverPart,
    Output,
    ReferentialFile,
    argument,
    option,
    placed,
)
from ..words import lang, say

if TYPE_CHECKING:
    from ...blocks import Block
    from ...words import Language

DAY = "YYYY-MM-DD"


def handover(
    file: Annotated[Path, argument("post_file", metavar="FILE")],
    new: Annotated[list[str] | None, option("post_new", "--new")] = None,
    leaving: Annotated[str | None, option("post_leaving", "--leaving", metavar=DAY)] = None,
    arriving: Annotated[str | None, option("post_arriving", "--arriving", metavar=DAY)] = None,
    part: Annotated[HandoverPart | None, option("post_part", "--part")] = None,
    referential: ReferentialFile = None,
    format: Annotated[HandoverFormat | None, option("format", "--format", "-f")] = None,
    output: Output = None,
) -> None:
    """The file of a post: its template, and the pack for who leaves and who comes."""
    from ... import PostFile
    from ..inputs import open_referential
    from ..markdown import markdown
    from ..output import emit_own, private_name, say_written

    ref = open_referential(referential)
    if new:
        begun = {
            "--leaving": leaving,
            "--arriving": arriving,
            "--part": part,
            "--format": format,
            "--output": output,
        }
        for hint in (hint for hint, given in begun.items() if given is not None):
            raise typer.BadParameter(say("post_new_alone"), param_hint=hint)
        if len(new) > 1:
            raise typer.BadParameter(say("post_new_one"), param_hint="--new")
        if file.suffix.lower() != ".json":
            raise typer.BadParameter(say("post_new_json"), param_hint=placed("FILE"))
        if file.exists():
            raise typer.BadParameter(say("post_begun", file=file), param_hint="--new")
        target = private_name(file)
        PostFile.template(ref, new[0], lang()).write(target)
        say_written(target, private=True)
        return
    is_json = format == "json" if format else output and output.suffix.lower() == ".json"
    if part and is_json:
        raise typer.BadParameter(say("post_part_json"), param_hint="--part")
    pack = PostFile.read(file, ref).pack(leaving=leaving, arriving=arriving)

    def blocks(language: Language) -> tuple[Block, ...]:
        return pack.part(part.value, language) if part else pack.blocks(language)

    title = pack.title(lang())
    others = {"md": markdown(title, blocks(lang()))}
    emit_own(title, pack.to_json(), blocks, format, output, others)
    if pack.remarks:
        print(say("post_remarks", count=len(pack.remarks)), file=sys.stderr)
