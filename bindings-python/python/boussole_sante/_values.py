"""What plain values are: frozen, comparable, hashable."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

if TYPE_CHECKING:
    from ._core import Answers, PeerOffer, Portfolio, PostFile
    from ._errors import BoussoleError
    from ._referential import Referential
    from .referential import Entry, Part
    from .results import Carried
    from .words import Fate


class Text(str):
    """A text in one or more languages; as a string it is that in the main language, French mostly.

    The first language is the main one: French, unless the document declares another.

    >>> title = Text({"fr": "Entraide", "en": "Mutual help"})
    >>> print(title, title.en, title("de"), title.languages)
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

    def __eq__(self, other: object) -> bool:
        """Texts are equal that say the same in each language; any string, if the main one does."""
        if isinstance(other, Text):
            return self._texts == other._texts
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """Whether they say anything else."""
        return not self == other

    __hash__ = str.__hash__

    @property
    def fr(self) -> str:
        """The text in French, in the main language where there is none."""
        return self("fr")

    @property
    def en(self) -> str:
        """The text in English, in the main language where there is none."""
        return self("en")

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages, sorted."""
        return tuple(sorted(self._texts))

    def __reduce__(self) -> tuple[Any, ...]:
        """Texts travel with all their languages."""
        return Text, (self._texts,)


class Value:
    """A plain value. Its members read by name as well: `gap["status"]` is `gap.status`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    __iter__: ClassVar[None] = None

    def __getitem__(self, name: str) -> Any:
        """The member with this name; `KeyError` if there is none."""
        attribute = f"{name}_" if name in {"from", "with"} else name
        if attribute not in self.__dataclass_fields__:
            raise KeyError(name)
        return getattr(self, attribute)

    def __repr__(self) -> str:
        """The class, with the members that are there."""
        given = ((name, getattr(self, name)) for name in self.__dataclass_fields__)
        told = (f"{name}={value!r}" for name, value in given if value is not None and value != ())
        return f"{type(self).__name__}({', '.join(told)})"


class Record(dict[str, Any]):
    """A JSON object whose members are data, as answers by item: read-only, hashable.

    >>> record = Record(taille=3)
    >>> record["taille"], record.taille, {**record, "taille": 4}
    (3, 3, {'taille': 4})
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

    def __hash__(self) -> int:  # type: ignore[override]
        """By the members."""
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        """Records travel as their members."""
        return Record, (dict(self),)

    def _read_only(self, *_: object, **__: object) -> NoReturn:
        """Refused: a record is read-only."""
        raise TypeError("a Record is read-only: change a copy, `dict(record)`")

    __setitem__ = __delitem__ = __ior__ = _read_only
    clear = pop = popitem = setdefault = update = _read_only


@dataclass(frozen=True, repr=False)
class Post(Value):
    """A post of a person: the profile that describes it, its share of the working time in
    thousandths (500 is half), and since when it is held (`2026-03-02`).
    """

    profile: str
    """The key of the profile."""
    share: int | None = None
    """The share of the working time, in thousandths: 500 is half."""
    arrived: str | datetime.date | None = None
    """The day of arrival; it is in the person's report and save, and in no table."""
    dispositif: str | None = None
    """The dispositif that it coordinates; a report says it."""
    situations: tuple[str, ...] = ()
    """The situations in which it is, by the tags of the referential, as `renouvellement-cls`:
    what a profile asks for in one of them is due.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class Requirement(Value):
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


@dataclass(frozen=True, repr=False)
class SetAside(Value):
    """An answer that does not stand in another version of its questionnaire: personal data."""

    item: str
    """The item to which it was given."""
    answer: Record
    """The answer, to be shown where the item is asked again."""
    why: str
    """``gone | changed``."""
    reason: BoussoleError
    """What was expected and found: an error that is not raised."""

    def __repr__(self) -> str:
        """Which, and why; the answer is shown by itself alone."""
        return f"<SetAside {self.item}: {self.why}, privé>"


@dataclass(frozen=True, repr=False)
class CarriedAnswers(Value):
    """Answers to an earlier version of a questionnaire in a later one: personal data."""

    answers: Answers
    """The answers that stand."""
    reworded: tuple[str, ...]
    """The items among them of which the words are others now, while they mean the same."""
    set_aside: tuple[SetAside, ...]
    """The answers that do not stand: to be shown where the item is asked again, or lost with it."""

    def __repr__(self) -> str:
        """How many stand; the answers are shown by themselves alone."""
        kept, reworded, aside = len(self.answers), len(self.reworded), len(self.set_aside)
        return f"<CarriedAnswers: {kept} kept, {reworded} reworded, {aside} set aside, privé>"


@dataclass(frozen=True, repr=False)
class _CarriedNames(Value):
    """A document on a later version of its referential, with a word on each name in it."""

    references: tuple[Carried, ...] = field(kw_only=True)
    """What became of each name in it: `kept`, `converted`, `to_review` or `lost`."""

    def count(self, fate: Fate) -> int:
        """How many names have this fate."""
        return sum(one.fate == fate for one in self.references)

    def __repr__(self) -> str:
        """How much has which fate."""
        fates: tuple[Fate, ...] = ("kept", "converted", "to_review", "lost")
        told = ", ".join(f"{self.count(fate)} {fate}" for fate in fates)
        return f"<{type(self).__name__}: {told}, privé>"


@dataclass(frozen=True, repr=False)
class CarriedPortfolio(_CarriedNames):
    """A portfolio that stood on an earlier version of its referential, on a later one: personal
    data.
    """

    portfolio: Portfolio
    """The portfolio on the later version."""
    set_aside: int
    """How many posts and events are set aside: what they name is no longer used."""


@dataclass(frozen=True, repr=False)
class CarriedPeerOffer(_CarriedNames):
    """What a person ticked on an earlier version of its referential, on a later one: personal
    data.
    """

    offer: PeerOffer
    """The offer on the later version."""


@dataclass(frozen=True, repr=False)
class CarriedPostFile(_CarriedNames):
    """The file of a post on an earlier version of its referential, on a later one."""

    file: PostFile
    """The file on the later version."""


@dataclass(frozen=True, repr=False)
class CarriedOverlay(Value):
    """An overlay that was made for an earlier version of what it extends, on a later one."""

    document: str
    """The overlay as JSON, in its author's order, with what could be converted."""
    references: tuple[Carried, ...]
    """Each of its references to the referential below, in the order of the document."""
    referential: Referential | None
    """The overlay on the later version; None if something has to be mended first."""
    error: BoussoleError | None
    """What has to be mended: an error that is not raised."""

    def count(self, fate: Fate) -> int:
        """How many references have this fate: ``kept | converted | to_review | lost``."""
        return sum(one.fate == fate for one in self.references)

    def __repr__(self) -> str:
        """How many references stand."""
        fates: tuple[Fate, ...] = ("kept", "converted", "to_review", "lost")
        counts = ", ".join(f"{self.count(fate)} {fate}" for fate in fates)
        return f"<CarriedOverlay: {counts}{'' if self.error is None else ', to be mended'}>"


@dataclass(frozen=True)
class Hit:
    """An entry that a search found."""

    entry: Entry
    """The entry."""
    parts: tuple[Part, ...]
    """The parts of it that say the words, as nodes of a map; none where the entry itself does."""
    language: str
    """The language in which most was found."""
