"""What a questionnaire is made of, as plain values: frozen, comparable, hashable.

They come from a `boussole_sante.Questionnaire`. Written from the core's registry of fields (`make
parts`): what is said here is said there.

>>> import boussole_sante as bs
>>> bs.Questionnaire.embedded("autopositionnement-court").items[0].kind
'multiple'
"""

from __future__ import annotations

from dataclasses import dataclass

from ._values import Text, Value
from .words import (
    ItemKind,
    Method,
    MissingKind,
    Model,
    NeedLevel,
    Output,
)

__all__ = [
    "Band",
    "Choice",
    "ChoiceList",
    "Item",
    "Member",
    "MissingChoice",
    "Outline",
    "Scale",
    "Section",
]


@dataclass(frozen=True, kw_only=True, repr=False)
class Band(Value):
    """A part of the range with a name: closed below, open above; the highest is closed above."""

    key: str
    """Names the band within its scale."""
    label: Text
    """How people read it."""
    low: int | float
    """Its lower bound, in the unit of the output."""
    high: int | float
    """Its upper bound."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Choice(Value):
    """One of the choices that a list offers."""

    code: str
    """How data writes it."""
    value: int | float | None = None
    """What it counts in a scale; on a ladder, the level."""
    label: Text
    """How people read it."""
    description: Text | None = None
    """What it means, where the label does not say it all."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ChoiceList(Value):
    """The choices that items share."""

    key: str
    """Names the list."""
    title: Text | None = None
    """How people name it."""
    choices: tuple[Choice, ...] = ()
    """The choices, in the order in which they are shown."""
    missing: tuple[MissingChoice, ...] = ()
    """The ways not to answer."""
    mobilised_from: int | None = None
    """The level from which a competency counts as mobilised; none off the ladder."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Item(Value):
    """One question."""

    key: str
    """Names the item."""
    column: str
    """The name of its column in data."""
    columns: tuple[str, ...] = ()
    """Every column in data: occasion, parts of a multiple choice, ranks, « autre »."""
    kind: ItemKind
    """What it asks for."""
    section: str
    """The section in which it stands."""
    text: Text
    """What is asked."""
    label: Text | None = None
    """A short name for tables and pictures."""
    help: Text | None = None
    """A word of help."""
    choices: str | None = None
    """The list of choices that it offers."""
    competency: str | None = None
    """The competency it is about."""
    factor: str | None = None
    """The factor it is about."""
    need_level: NeedLevel | None = None
    """The need level it belongs to."""
    occasion: bool
    """Whether the occasion is asked beside the level."""
    descriptors: tuple[Text, ...] = ()
    """What an observer would see at each level, in the ladder's order."""
    min: int | float | None = None
    """The lowest number."""
    max: int | float | None = None
    """The highest number."""
    reflexive: bool
    """Whether it is an open prompt for the person alone: never scored, never tabulated."""
    conditional: bool
    """Whether skip logic decides that it, or its section, is shown."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Member(Value):
    """An item or a scale that enters a scale."""

    item: str | None = None
    """The item, or"""
    scale: str | None = None
    """the scale, which enters as its exact score on 0–1."""
    reversed: bool
    """Whether high answers mean little of what the scale measures."""
    weight: int
    """How much it counts, 1 to 1000."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MissingChoice(Value):
    """A way not to answer."""

    code: str
    """How data writes it."""
    kind: MissingKind
    """Why there is no answer."""
    label: Text | None = None
    """How people read it."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Outline(Value):
    """What a questionnaire is made of."""

    items: tuple[Item, ...] = ()
    """The items, in order."""
    sections: tuple[Section, ...] = ()
    """The sections, in order."""
    choice_lists: tuple[ChoiceList, ...] = ()
    """The choice lists."""
    scales: tuple[Scale, ...] = ()
    """The scales."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Scale(Value):
    """One score."""

    key: str
    """Names the scale."""
    name: str
    """The name that it was given or is published under; the key if it has none."""
    title: Text
    """How people name it."""
    method: Method
    """How answers become a score."""
    output: Output
    """Its unit: that of the items, or « score sur 100 »."""
    model: Model
    """What the items are to what is measured."""
    items: tuple[Member, ...] = ()
    """What enters it."""
    min_items: int
    """How many members must be answered at least, whatever applies."""
    bands: tuple[Band, ...] = ()
    """Names for parts of the range."""
    need_level: NeedLevel | None = None
    """The need level it belongs to."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Section(Value):
    """Items that are shown together."""

    key: str
    """Names the section."""
    title: Text
    """How people name it."""
    intro: Text | None = None
    """What is said before its first item."""
    items: tuple[str, ...] = ()
    """The keys of its items, in order."""
