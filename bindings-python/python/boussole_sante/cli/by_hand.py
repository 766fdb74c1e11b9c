"""A score worked out as a person would with a pencil, from its explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .words import lang

if TYPE_CHECKING:
    from .. import Item, Questionnaire
    from ..results import ScaleExplanation


@dataclass(frozen=True)
class Step:
    """What one member does in a score."""

    label: str
    answer: str | None
    value: str | None
    reversed: bool
    keying: str
    points: str
    weight: int
    entered: bool
    missing: str | None
    status: str
    term: Fraction
    span: Fraction


def steps(questionnaire: Questionnaire, explained: ScaleExplanation) -> Iterator[Step]:
    """Each member of a scale, in order."""
    items = {item.key: item for item in questionnaire.items}
    scales = {scale.key: scale for scale in questionnaire.scales}
    percent = explained.output == "percent_of_maximum"
    composite = any(member.scale for member in explained.members)
    for member in explained.members:
        keying, term, span = "", Fraction(0), Fraction(1)
        if member.scale is not None:
            label = scales[member.scale].title(lang())
            span = Fraction(100)
            if member.entered:
                term = Fraction(member.value or 0)
                keying = member.value or ""
        elif member.item is not None:
            item = items[member.item]
            label = (item.label or item.text)(lang())
            low, high = bounds(questionnaire, item)
            span = high - low
            if member.entered:
                keyed = Fraction(member.keyed or 0)
                term = keyed - low if percent else keyed
                keying = written(keyed)
                if composite:
                    term, span = 100 * term / span, Fraction(100)
                if member.reversed:
                    way = (
                        f"{written(low)} + {written(high)} − {written(Fraction(member.value or 0))}"
                    )
                    keying = f"{way} = {keying}"
        yield Step(
            label=label,
            answer=member.answer,
            value=member.value,
            reversed=member.reversed,
            keying=keying,
            points=written(term) if member.entered else "",
            weight=member.weight,
            entered=member.entered,
            missing=member.missing,
            status=member.status or "ok",
            term=term,
            span=span,
        )


def shown_sum(questionnaire: Questionnaire, explained: ScaleExplanation) -> str:
    """The arithmetic of a score in one line, down to its exact quotient.

    >>> import boussole_sante as bs
    >>> output = "percent_of_maximum"
    >>> q = bs.Questionnaire.from_keys({"a": ["-A1", "A2"]}, min=1, max=4, output=output)
    >>> shown_sum(q, bs.score({"a1": 2, "a2": 2}, q).explain("a"))
    '(2 + 1) / (2 × 3) × 100 = 50'
    """
    every = list(steps(questionnaire, explained))
    used = [step for step in every if step.entered]
    weights = sum(step.weight for step in used)
    spans = {step.span for step in used}
    if explained.output == "percent_of_maximum":
        if spans == {Fraction(100)}:
            sum_ = f"{_terms(used)} / {weights}"
        elif len(spans) == 1:
            sum_ = f"{_terms(used)} / ({weights} × {written(spans.pop())}) × 100"
        else:
            sum_ = f"{_terms(used, spans=True)} / {weights} × 100"
    elif explained.method == "sum":
        sum_ = _terms(used)
    elif explained.method == "prorated_sum":
        sum_ = f"{_terms(used)} / {weights} × {sum(step.weight for step in every)}"
    else:
        sum_ = f"{_terms(used)} / {weights}"
    return f"{sum_} = {explained.exact}"


def bounds(questionnaire: Questionnaire, item: Item) -> tuple[Fraction, Fraction]:
    """The lowest and the highest value that an item can take."""
    for choices in questionnaire.choice_lists:
        if choices.key == item.choices:
            values = [Fraction(str(c.value)) for c in choices.choices if c.value is not None]
            return min(values), max(values)
    return Fraction(str(item.min)), Fraction(str(item.max))


def written(number: Fraction) -> str:
    """A number as the language writes it; a quotient where no short decimal says it."""
    if number.denominator == 1:
        return str(number.numerator)
    if 10**6 % number.denominator:
        return str(number)
    text = f"{float(number):.6f}".rstrip("0")
    return text.replace(".", ",") if lang() == "fr" else text


def _terms(used: list[Step], spans: bool = False) -> str:
    terms = []
    for step in used:
        text = f"{step.points}/{written(step.span)}" if spans else step.points
        terms.append(text if step.weight == 1 else f"{step.weight} × {text}")
    return f"({' + '.join(terms)})"
