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
    from ..output import print_gaps, say_written

    ref = open_referential(referential)
    day = today or datetime.date.today().isoformat()
    posts = posts_of(profile or [], situation or [])
    target = _existing(file)
    if target.exists():
        own = Portfolio.read(target, ref)
        for post in posts:
            own.hold(post)
    else:
        if not posts:
            raise typer.BadParameter(say("portfolio_begins"), param_hint="--profile")
        from ..._privacy import kept_until

        own = Portfolio(
            ref,
            person=person or "moi",
            purpose="formation",
            retain_until=retain_until or kept_until(datetime.date.fromisoformat(day)),
            posts=posts,
        )
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
    for texts, tell in ((done, own.done), (planned, own.plan), (cancelled, own.cancel)):
        for text in texts or []:
            subject, told = _told(text, day)
            tell(subject, date=told)
    for text in forget or []:
        own.forget(_told(text, day)[0])
    with open_for(None, target, "w") as opened:
        opened.write(f"{own.to_json()}\n")
    print_gaps(own.gaps(day), ref)
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
        Portfolio.read(_existing(file), ref),
        ref,
        today=today or datetime.date.today().isoformat(),
        budget_hours=hours,
        until=until,
        also_historical=historical,
    )
    calendar = {"ics": proposed.to_calendar(lang())}
    emit_own(say("own_plan"), proposed.to_json(), proposed.blocks, format, output, calendar)


def _existing(file: Path) -> Path:
    """The file, or as it is called since it is private."""
    from ..output import private_name

    return file if file.exists() else private_name(file)


def _told(text: str, today: str) -> tuple[str | tuple[str, str], str]:
    """What ``offre``, ``offre@2027-01-20`` or ``parcours/etape@2027-01-20`` stands for."""
    name, since, day = text.partition("@")
    if since:
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            raise typer.BadParameter(say("told_on", found=day), param_hint=text) from None
    pathway, step, own = name.partition("/")
    return ((pathway, own) if step else name), day or today
