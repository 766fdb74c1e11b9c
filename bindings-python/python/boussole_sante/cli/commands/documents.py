"""Commands about documents: `validate`, `codebook`, `form`, `search`, `lint`, `export` …"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..faults import tell
from ..inputs import open_questionnaire, open_referential, read_document
from ..options import Answered, Formatted, Output, ReferentialFile, argument, option
from ..words import lang, say


def validate(
    documents: Annotated[list[Path], argument("documents")],
    questionnaire: Answered = None,
    referential: ReferentialFile = None,
) -> None:
    """Reads documents; every fault of every document is listed."""
    from ... import BoussoleError

    sound = True
    for path in documents:
        try:
            changes = read_document(path, questionnaire, referential)
        except BoussoleError as error:
            tell(error)
            sound = False
        else:
            print(say("sound", file=path), *changes, sep="\n  ")
    if not sound:
        raise typer.Exit(1)


def codebook(
    questionnaire: Annotated[str, argument("questionnaire", metavar="NAME|FILE")],
    format: Formatted = None,
    output: Output = None,
) -> None:
    """What each column of the data holds."""
    from ..output import emit

    document = open_questionnaire(questionnaire)
    spoken = lang() if lang() in document.languages else None
    emit(document.codebook(spoken), format, output)


def form(
    questionnaire: Annotated[str, argument("questionnaire", metavar="NAME|FILE")],
    output: Annotated[Path, option("form_output", "--output", "-o")],
    notice: Annotated[Path | None, option("form_notice", "--notice")] = None,
) -> None:
    """A questionnaire as LimeSurvey, KoboToolbox and paper hold it, and what was lost."""
    from ..output import emit_form

    emit_form(open_questionnaire(questionnaire), notice, output)


def lint(
    referential: Annotated[Path | None, argument("referential", metavar="FILE")] = None,
    questionnaire: Annotated[
        list[str] | None,
        option("lint_questionnaire", "--questionnaire", "-q", metavar="NAME|FILE"),
    ] = None,
    today: Annotated[str | None, option("today", "--today")] = None,
    infos: Annotated[bool, option("infos", "--infos")] = False,
    coverage: Annotated[bool, option("coverage", "--coverage")] = False,
    format: Formatted = None,
    output: Output = None,
) -> None:
    """What could be better; 1 if anything is probably wrong."""
    import datetime

    from ... import Questionnaire
    from ..output import emit, print_findings

    names = questionnaire or Questionnaire.embedded_names()
    questionnaires = [open_questionnaire(name) for name in names]
    ref = open_referential(referential)
    if coverage:
        emit(ref.coverage(questionnaires, lang()), format, output)
        return
    day = today or datetime.date.today().isoformat()
    found = ref.lint(questionnaires, today=day)
    print_findings(found, infos)
    if any(one.severity != "info" for one in found):
        raise typer.Exit(1)


def search(
    words: Annotated[list[str], argument("search_words", metavar="WORD")],
    referential: Annotated[Path | None, option("referential", "--referential")] = None,
    card: Annotated[bool, option("search_card", "--card")] = False,
) -> None:
    """What of a referential speaks of some words; 1 if nothing does."""
    from ..output import print_hits

    hits = open_referential(referential).hits(" ".join(words))
    print_hits(hits, card)
    if not hits:
        raise typer.Exit(1)


def export(
    source: Annotated[Path | None, argument("export_source", metavar="FILE")] = None,
    of: Annotated[Path | None, option("export_of", "--of")] = None,
    whole: Annotated[bool, option("export_whole", "--whole")] = False,
    output: Annotated[Path | None, option("export_output", "--output", "-o")] = None,
) -> None:
    """A referential in another form."""
    from ... import Referential
    from ..output import emit_referential

    if source is not None and source.suffix == ".xlsx":
        ref = Referential.read_xlsx(source, open_referential(of))
    elif of is None:
        ref = open_referential(source)
    else:
        raise typer.BadParameter(say("export_of"), param_hint="--of")
    emit_referential(ref, whole, output)


def schema(
    document: Annotated[str | None, argument("document", metavar="DOCUMENT")] = None,
) -> None:
    """The JSON Schema of a kind of document; without a name, the names."""
    from ... import schemas

    published = schemas()
    if document is None:
        print(*published, sep="\n")
    elif document in published:
        print(published[document], end="")
    else:
        names = ", ".join(published)
        raise typer.BadParameter(say("unknown_schema", name=document, names=names))
