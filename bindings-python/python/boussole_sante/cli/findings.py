"""What a report says, as headings, paragraphs, lists and tables, for a terminal or a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .._cards import WORDS, together
from .._core import __version__
from ..results import ScaleExplanation
from .blocks import Block, Grid, Heading, Listing, Paragraph
from .by_hand import shown_sum, steps
from .words import decimal, lang, say

if TYPE_CHECKING:
    from .. import Referential, Report
    from ..results import AskedBy, Completeness, Gap, LevelResult

SHORT = 44


def person(report: Report, by_hand: Sequence[str], depth: int = 1) -> Iterator[Block]:
    """The report of one person, with the scores of some scales worked out by hand."""
    yield Paragraph(say("independent"))
    yield Paragraph(say("owner"), notice=True)
    if report.scales:
        yield Heading(say("scores"), depth)
        yield _scores(report)
    if by_hand:
        yield Heading(say("by_hand" if len(by_hand) == 1 else "all_by_hand"), depth)
    for key in by_hand:
        yield from _worked_out(report, key)
    if report.levels:
        yield Heading(say("own_levels"), depth)
        yield _levels(report)
        yield _mobilised(report)
        yield from _what_next(report, depth)
    if report.referential is not None:
        yield from _posts(report, report.referential, depth)
    yield Heading(say("completeness"), depth)
    yield _completeness(report)
    yield Paragraph(say("limits"), notice=True)
    q = report.questionnaire
    made = {"key": q.key, "version": q.version, "sha256": q.sha256[:12], "library": __version__}
    yield Paragraph(say("made_with", **made))


def score_text(value: float | None, output: str) -> str:
    """A score with its unit."""
    if value is None:
        return say("no_score")
    text = decimal(value)
    return say("on_100", score=text) if output == "percent_of_maximum" else text


def missing_text(kind: str) -> str:
    """A kind of missing in words."""
    return say("invalid_kind" if kind == "invalid" else kind)


def _scores(report: Report) -> Grid:
    scales = {scale.key: scale for scale in report.questionnaire.scales}
    rows = tuple(
        (
            scales[score.key].title(lang()),
            score_text(score.value, scales[score.key].output),
            say("of", count=score.used, all=score.of),
            say(score.status),
        )
        for score in report.scales
    )
    head = (say("scale"), say("score_head"), say("answers_head"), say("status"))
    return Grid(say("scores_caption"), head, rows)


def _worked_out(report: Report, key: str) -> Iterator[Block]:
    explained = report.explain(key)
    assert isinstance(explained, ScaleExplanation)
    title = next(s.title(lang()) for s in report.questionnaire.scales if s.key == key)
    head = ("question", "answer", "value", "reversed", "keyed", "points", "weight", "entered")
    rows = []
    for step in steps(report.questionnaire, explained):
        why = missing_text(step.missing) if step.missing else say(step.status)
        rows.append(
            (
                _short(step.label),
                step.answer or "",
                step.value or "",
                say("yes" if step.reversed else "no"),
                step.keying,
                step.points,
                str(step.weight),
                say("yes") if step.entered else say("left_out", why=why),
            )
        )
    yield Grid(say("by_hand_of", scale=title), tuple(say(name) for name in head), tuple(rows))
    if explained.value is None:
        yield Paragraph(f"{say('no_score')} ({say(explained.status)})")
    else:
        shown = score_text(explained.value, explained.output)
        yield Paragraph(say("sum", sum=f"{shown_sum(report.questionnaire, explained)} = {shown}"))
        if explained.output == "percent_of_maximum" and explained.members[0].item:
            yield Paragraph(say("points_are"))
    rule = report.rule(key, lang())
    yield Paragraph(say("rule", rule=rule, count=explained.used, all=explained.of))


def _levels(report: Report) -> Grid:
    labels = _labels(report)
    items = {item.key: item for item in report.questionnaire.items}
    names = {
        item.key: {choice.value: choice.label(lang()) for choice in choices.choices}
        for item in report.questionnaire.items
        for choices in report.questionnaire.choice_lists
        if choices.key == item.choices
    }

    def occasion(level: LevelResult) -> str:
        if level.occasion:
            return say(level.occasion)
        return say("not_said" if items[level.item].occasion else "not_asked")

    rows = tuple(
        (
            labels[level.item],
            missing_text(level.missing or "no_answer")
            if level.level is None
            else names[level.item].get(level.level, str(level.level)),
            occasion(level),
        )
        for level in report.levels
    )
    return Grid(say("levels_caption"), (say("competency"), say("level"), say("occasion")), rows)


def _mobilised(report: Report) -> Grid:
    titles = {section.key: section.title(lang()) for section in report.questionnaire.sections}
    rows = tuple(
        (titles[profile.section], say("of", count=profile.mobilised, all=profile.of))
        for profile in report.profiles
    )
    return Grid(say("mobilised"), (say("domain"), say("mobilised_head")), rows)


def _what_next(report: Report, depth: int) -> Iterator[Block]:
    labels = _labels(report)
    by_competency = {item.competency: item.key for item in report.questionnaire.items}
    open_needs = [
        labels[need.item]
        for need in report.needs.environment
        if need.competency and need.need in {"partly", "unmet"}
    ]
    underused = [labels[by_competency[key]] for key in report.underused]
    for name, found in (("with_management", open_needs), ("underused", underused)):
        yield Heading(say(name), depth)
        yield Listing(tuple(found)) if found else Paragraph(say("nobody"))


def _posts(report: Report, referential: Referential, depth: int) -> Iterator[Block]:
    """What the posts ask for: never more than five gaps, who asks and who can act."""
    by_status: dict[str, list[Gap]] = {}
    for gap in report.gaps:
        by_status.setdefault(gap.status, []).append(gap)
    if not report.posts:
        return
    yield Heading(say("posts"), depth)
    yield _working_time(report, referential)
    yield Heading(say("priorities"), depth + 1)
    if report.priorities:
        yield Paragraph(say("priorities_are"))
        yield _gaps(report, referential)
    else:
        yield Paragraph(say("nobody"))
    for name, told in (("to_assess_first", "to_assess_are"), ("to_clarify", "to_clarify_are")):
        if found := by_status.get(name):
            yield Heading(say(name), depth + 1)
            yield Paragraph(say(told))
            yield _competencies(referential, found)
    if found := by_status.get("met"):
        yield Heading(say("met"), depth + 1)
        yield _competencies(referential, found)
    yield Paragraph(
        say(
            "compared_with",
            key=referential.key,
            version=referential.version,
            sha256=referential.sha256[:12],
        )
    )


def _working_time(report: Report, referential: Referential) -> Grid:
    rows = tuple(
        (
            referential.profile(post.profile).label(lang()),
            referential.dispositif(post.dispositif).acronym if post.dispositif else "",
            say("share_unknown") if post.share is None else _fte(post.share),
        )
        for post in report.posts
    )
    head = (say("post"), say("dispositif"), say("working_time"))
    return Grid(say("posts_caption"), head, rows)


def _fte(share: int) -> str:
    """A share of the working time."""
    text = f"{share / 1000:.3f}".rstrip("0").rstrip(".")
    return say("fte", share=text.replace(".", ",") if lang() == "fr" else text)


def _gaps(report: Report, referential: Referential) -> Grid:
    """A row for each priority: the most pressing of its gaps, with all who ask."""
    pressing = {
        key: [gap for gap in report.gaps if (gap.competency, gap.status) == (key, "gap")]
        for key in report.priorities
    }

    def word(field: str, value: str) -> str:
        return WORDS[field, value][lang() == "en"]

    def level(number: int | None) -> str:
        if number is None:
            return say("not_said")
        return f"{number} {referential.scales[0].levels[number].label(lang())}"

    def asked(one: AskedBy, gap: Gap) -> str:
        who = referential.profile(one.profile).label(lang())
        parts = [] if one.share is None else [_fte(one.share)]
        if one.target != gap.target:
            parts.append(level(one.target))
        if one.due is not None:
            parts.append(say("due_on", date=one.due))
        elif one.by_day is not None:
            parts.append(say("by_day", day=one.by_day))
        return f"{who} ({', '.join(parts)})" if parts else who

    def necessity(gap: Gap) -> str:
        told = word("necessity", gap.necessity)
        return told if gap.timing is None else f"{told}, {word('gap.timing', gap.timing)}"

    rows = tuple(
        (
            _competency(referential, key),
            level(gaps[0].level),
            level(gaps[0].target),
            necessity(gaps[0]),
            say(gaps[0].occasion) if gaps[0].occasion else say("not_said"),
            together([asked(one, gap) for gap in gaps for one in gap.asked_by], lang()),
            word("addressee", gaps[0].addressee),
        )
        for key, gaps in pressing.items()
    )
    head = ("competency", "level", "target", "necessity", "occasion", "asked_by", "addressee")
    return Grid(say("priorities_caption"), tuple(map(say, head)), rows)


def _competencies(referential: Referential, gaps: Sequence[Gap]) -> Listing:
    """The competencies of some lines, each once."""
    keys = dict.fromkeys(gap.competency for gap in gaps)
    return Listing(tuple(_competency(referential, key) for key in keys))


def _competency(referential: Referential, key: str) -> str:
    return referential.competency(key).label(lang())


def _completeness(report: Report) -> Grid:
    titles = {section.key: section.title(lang()) for section in report.questionnaire.sections}
    order = ("no_answer", "refused", "dont_know", "not_applicable", "not_shown", "invalid")

    def missing(section: Completeness) -> str:
        counts = ((kind, section.missing[kind]) for kind in order)
        told = [say("count", what=missing_text(kind), count=n) for kind, n in counts if n]
        return ", ".join(told)

    rows = tuple(
        (
            titles[section.section],
            say("of", count=section.answered, all=section.shown),
            say("of", count=section.answered, all=section.all),
            missing(section),
        )
        for section in report.completeness
    )
    head = (say("section"), say("of_shown"), say("of_all"), say("missing_head"))
    return Grid(say("completeness_caption"), head, rows)


def _short(text: str) -> str:
    if len(text) <= SHORT:
        return text
    return f"{text[:SHORT].rsplit(' ', 1)[0]} …"


def _labels(report: Report) -> dict[str, str]:
    return {item.key: (item.label or item.text)(lang()) for item in report.questionnaire.items}
