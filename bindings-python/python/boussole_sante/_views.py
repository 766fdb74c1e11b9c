"""What a questionnaire is made of, as plain values: frozen, comparable, hashable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class Text(str):
    """A text in one or more languages; as a string it is that in the main language, French mostly.

    The first language is the main one: French, unless the document declares another.

    >>> title = Text({"fr": "Entraide", "en": "Mutual help"})
    >>> print(title, title("en"), title("de"), title.languages)
    Entraide Mutual help Entraide ('en', 'fr')
    """

    _texts: dict[str, str]

    def __new__(cls, texts: Mapping[str, str]) -> Text:
        """A text from its languages, keyed by BCP 47 tag."""
        text = super().__new__(cls, next(iter(texts.values())))
        text._texts = dict(texts)
        return text

    def __call__(self, lang: str = "fr") -> str:
        """The text in a language, in the main one where that is not given."""
        return self._texts.get(lang, str(self))

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages, sorted."""
        return tuple(sorted(self._texts))

    def __reduce__(self) -> tuple[Any, ...]:
        """Texts travel with all their languages."""
        return Text, (self._texts,)


class Record(dict[str, Any]):
    """An object of a result, as its JSON has it; members read as attributes too.

    >>> Record(key="entraide", value=50.0).value
    50.0
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """The member of this name."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self) -> list[str]:
        """The members beside what a dict has."""
        return [*super().__dir__(), *self]


class Explanation(Record):
    """How a score or the levels of a section came about, so that a person can check it by hand.

    For a scale: `scale`, `value`, `exact` (a quotient), `status`, `used`, `of`, `invalid`,
    `method`, `output`, `rule`, and its `members` with `answer`, `value`, `keyed`, `entered`,
    `missing`. For a section: `profile` and `levels`. Both name the questionnaire and the library.
    """

    __slots__ = ("_json",)

    _json: str

    def __init__(self, json: str) -> None:
        """What the core says."""
        from json import loads

        super().__init__(loads(json, object_hook=Record))
        self._json = json

    def to_json(self) -> str:
        """The explanation in canonical form (RFC 8785): the same bytes in every language."""
        return self._json

    def __repr__(self) -> str:
        """What is explained; answers are shown by `print` alone."""
        return f"<Explanation {self.get('scale') or self.get('profile')}, privé>"

    def _repr_html_(self) -> str:
        """The same for a notebook, with the whole below."""
        from html import escape

        return f"<div><p>{escape(repr(self))}</p><pre>{escape(str(self))}</pre></div>"

    def __str__(self) -> str:
        """The explanation, indented for reading."""
        from json import dumps

        return dumps(self, ensure_ascii=False, indent=2)

    def __reduce__(self) -> tuple[Any, ...]:
        """Explanations travel as their JSON."""
        return Explanation, (self._json,)


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """What a post asks of a competency."""

    competency: str
    """The key of the competency."""
    target: int
    """The level that the post asks for."""
    necessity: str = "expected"
    """``essential | expected | optional``."""
    weight: int = 1
    """How much it weighs, 1 to 5."""
    asked_by: str = "post"
    """The key of the profile that asks."""
    share: int | None = None
    """The share of working time of that post, in thousandths."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of the choices that a list offers."""

    code: str
    """How data writes it."""
    value: int | float | None
    """What it counts in a scale; on a ladder, the level."""
    label: Text
    """How people read it."""
    description: Text | None
    """What it means, where the label does not say it all."""


@dataclass(frozen=True, kw_only=True)
class MissingChoice:
    """A way not to answer."""

    code: str
    """How data writes it."""
    kind: str
    """``no_answer | refused | dont_know | not_applicable | not_shown``."""
    label: Text | None
    """How people read it."""


@dataclass(frozen=True, kw_only=True)
class ChoiceList:
    """The choices that items share."""

    key: str
    """Names the list."""
    title: Text | None
    """How people name it."""
    choices: tuple[Choice, ...]
    """The choices, in the order in which they are shown."""
    missing: tuple[MissingChoice, ...]
    """The ways not to answer."""
    mobilised_from: int | None
    """The level from which a competency counts as mobilised; None off the ladder."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question."""

    key: str
    """Names the item."""
    column: str
    """The name of its column in data."""
    columns: tuple[str, ...]
    """Every column in data: occasion, parts of a multiple choice, ranks, « autre »."""
    kind: str
    """``level | rating | single | multiple | ranking | number | text``."""
    section: str
    """The key of its section."""
    text: Text
    """What is asked."""
    label: Text | None
    """A short name for tables and pictures."""
    help: Text | None
    """A word of help."""
    choices: str | None
    """The key of the list it offers."""
    competency: str | None
    """The competency it is about."""
    factor: str | None
    """The factor it is about."""
    need_level: str | None
    """``environment | skills | peers``."""
    occasion: bool
    """Whether the occasion is asked beside the level."""
    descriptors: tuple[Text, ...]
    """What an observer would see at each level, in the ladder's order."""
    min: int | float | None
    """The lowest number."""
    max: int | float | None
    """The highest number."""
    reflexive: bool
    """Whether it is an open prompt for the person alone: never scored, never tabulated."""
    conditional: bool
    """Whether skip logic decides that it, or its section, is shown."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Items that are shown together."""

    key: str
    """Names the section."""
    title: Text
    """How people name it."""
    intro: Text | None
    """What is said before its first item."""
    items: tuple[str, ...]
    """The keys of its items, in order."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """An item or a scale that enters a scale."""

    item: str | None
    """The item, or"""
    scale: str | None
    """the scale, which enters as its exact score on 0–1."""
    reversed: bool
    """Whether high answers mean little of what the scale measures."""
    weight: int
    """How much it counts, 1 to 1000."""


@dataclass(frozen=True, kw_only=True)
class Band:
    """A part of the range with a name: closed below, open above; the highest is closed above."""

    key: str
    """Names the band within its scale."""
    label: Text
    """How people read it."""
    low: int | float
    """Its lower bound, in the unit of the output."""
    high: int | float
    """Its upper bound."""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One score."""

    key: str
    """Names the scale."""
    name: str
    """The name that it was given or is published under; the key if it has none."""
    title: Text
    """How people name it."""
    method: str
    """``mean | sum | prorated_sum``."""
    output: str
    """``raw``, in the unit of the items, or ``percent_of_maximum``, « score sur 100 »."""
    model: str
    """``reflective | formative``."""
    items: tuple[Member, ...]
    """What enters it."""
    min_items: int
    """How many members must be answered at least, whatever applies."""
    bands: tuple[Band, ...]
    """Names for parts of the range."""
    need_level: str | None
    """``environment | skills | peers``."""
