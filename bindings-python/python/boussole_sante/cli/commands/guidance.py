"""Commands about one person's way: `portfolio`, `plan`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from ..options import (
    Output,
    PlanFormat,
    PlanToday,
    PortfolioFile,
    ReferentialFile,
    Told,
    option,
)
from ..words import lang, say


def portfolio(
    file: PortfolioFile,
    profile: Annotated[list[str] | None, option("profile", "--profile", "-p")] = None,
    left: Annotated[list[str] | None, option("left", "--left")] = None,
    situation: Annotated[list[str] | None, option("situation", "--situation")] = None,
    answers: Annotated[Path | None, option("portfolio_answers", "--answers")] = None,
    level: Annotated[list[str] | None, option("level", "--level")] = None,
    wish: Annotated[list[str] | None, option("wish", "--wish")] = None,
    done: Told = None,
    planned: Annotated[list[str] | None, option("planned", "--planned")] = None,
    cancelled: Annotated[list[str] | None, option("cancelled", "--cancelled")] = None,
    forget: Annotated[list[str] | None, option("forget", "--forget")] = None,
    person: Annotated[str | None, option("person", "--person")] = None,
    retain_until: Annotated[str | None, option("portfolio_retain", "--retain-until")] = None,
    referential: ReferentialFile = None,
    today: PlanToday = None,
) -> None:
    """Begins a portfolio, adds to it, and says what the posts ask for."""
    from ... import Answers, Portfolio, score
    from ..._files import open_for
    from ..inputs import open_referential, posts_of, questionnaire_of
    from ..output import print_gaps, private_name, say_written

    ref = open_referential(referential)
    day = today or datetime.date.today().isoformat()
    posts = posts_of(profile or [], situation or [])
    if situation and not posts:
        raise typer.BadParameter(say("situation_of_post"), param_hint="--situation")
    target = file if file.exists() else private_name(file)
    if target.exists():
        for hint, given in (("--person", person), ("--retain-until", retain_until)):
            if given:
                raise typer.BadParameter(say("portfolio_begun", file=target), param_hint=hint)
        own, begun = Portfolio.read(target, ref), posts
    else:
        if not posts:
            raise typer.BadParameter(say("portfolio_begins"), param_hint="--profile")
        if retain_until and retain_until < day:
            raise typer.BadParameter(
                say("retained_past", found=retain_until), param_hint="--retain-until"
            )
        from ..._privacy import kept_until

        own = Portfolio(
            ref,
            person=person or "moi",
            purpose="formation",
            retain_until=retain_until or kept_until(datetime.date.fromisoformat(day)),
            posts=posts,
        )
        begun = []
    # A post that is left gives its share to the next.
    for text in left or []:
        name, last = _on(text, "--left")
        own.leave(name, on=last)
    for post in begun:
        own.hold(post)
    if answers:
        q = questionnaire_of(answers, None)
        own.add_report(score(Answers.read(answers, q), q, referential=ref), date=day)
    for text in level or []:
        competency, _, number = text.partition("=")
        if not number.isdecimal():
            raise typer.BadParameter(say("level_is", found=text), param_hint="--level")
        own.assess(competency, int(number), date=day)
    if wish:
        own.wishes = wish
    for text in forget or []:
        own.forget(_subject(text.partition("@")[0]))
    for text in done or []:
        name, told = _on(text, "--done", day)
        if told > day:
            raise typer.BadParameter(say("done_later", found=told), param_hint="--done")
        own.done(_subject(name), date=told)
    for text in planned or []:
        name, told = _on(text, "--planned")
        own.plan(_subject(name), date=told)
    for text in cancelled or []:
        name, told = _on(text, "--cancelled", day)
        own.cancel(_subject(name), date=told)
    gaps = own.gaps(day)
    with open_for(None, target, "w") as opened:
        opened.write(f"{own.to_json()}\n")
    print_gaps(gaps, ref)
    say_written(target, private=True)


def plan(
    file: PortfolioFile,
    hours: Annotated[float | None, option("hours", "--hours")] = None,
    until: Annotated[str | None, option("plan_until", "--until")] = None,
    historical: Annotated[bool, option("historical", "--historical")] = False,
    referential: ReferentialFile = None,
    today: PlanToday = None,
    format: Annotated[PlanFormat | None, option("format", "--format", "-f")] = None,
    output: Output = None,
) -> None:
    """A proposed pathway for one person, for that person."""
    from ... import Portfolio, recommend
    from ..inputs import open_referential
    from ..output import emit_own

    ref = open_referential(referential)
    proposed = recommend(
        Portfolio.read(file, ref),
        ref,
        today=today or datetime.date.today().isoformat(),
        budget_hours=hours,
        until=until,
        also_historical=historical,
    )
    calendar = {"ics": proposed.to_calendar(lang())}
    emit_own(say("own_plan"), proposed.to_json(), proposed.blocks, format, output, calendar)


def _on(text: str, hint: str, otherwise: str | None = None) -> tuple[str, str]:
    """The name and the day that ``offre@2027-01-20`` stands for."""
    name, since, day = text.partition("@")
    if not since and otherwise:
        return name, otherwise
    try:
        return name, datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        raise typer.BadParameter(say("told_on", found=text), param_hint=hint) from None


def _subject(name: str) -> str | tuple[str, str]:
    """An offer by its key, a step as ``parcours/etape``."""
    pathway, step, own = name.partition("/")
    return (pathway, own) if step else name
