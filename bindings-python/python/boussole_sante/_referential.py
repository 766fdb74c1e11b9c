"""`Referential`: what the coordination of local health knows, needs and is offered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ._core import _Referential
from ._errors import BoussoleError

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    from ._core import Questionnaire, Table
    from ._values import Text
    from .referential import (
        Alignment,
        Competency,
        Dispositif,
        Domain,
        Entries,
        Entry,
        Factor,
        Indicator,
        MasteryScale,
        MindMap,
        Mission,
        Objective,
        Offer,
        Pathway,
        Profile,
        Relation,
        Scheme,
        Source,
        Tag,
    )
    from .results import Change, Finding
    from .words import Language

E = TypeVar("E")


class Referential:
    """A referential that has passed every check: one document, then only read.

    Open one with `embedded`, `read`, `from_json` or `read_xlsx`. Its lists are tuples that become
    frames (`ref.competencies.to_polars()`), without what is retired; look-ups by key find retired
    entries too. Equal if the documents are the same, whatever their layout; pickled as JSON.

    >>> ref = Referential.embedded()
    >>> ref.competency("animer-un-comite-de-pilotage").label("en")
    'Run a steering committee'
    """

    __slots__ = ("_core", "_lists")

    _core: _Referential
    _lists: dict[str, Entries[Any]]

    def __init__(self) -> None:
        """Not for use: `embedded`, `read` and `from_json` open a referential."""
        raise TypeError("Referential.embedded(), .read(path) or .from_json(text)")

    @classmethod
    def _of(cls, core: _Referential) -> Referential:
        self = object.__new__(cls)
        self._core = core
        return self

    @classmethod
    def embedded(cls) -> Referential:
        """The referential that ships with the library."""
        return cls._of(_Referential.embedded())

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Referential:
        """Reads a referential, or an overlay on the embedded one, from its JSON file.

        Raises
        ------
        InvalidDocumentError
            whose `faults` lists every fault with its line and whose `file` is the path
        OSError
            where the file cannot be read
        """
        try:
            return cls.from_json(Path(path).read_bytes())
        except BoussoleError as error:
            error._found_in(path)
            raise

    @classmethod
    def from_json(cls, json: str | bytes) -> Referential:
        """Reads a referential, or an overlay, from the text or the bytes of its JSON document.

        Raises
        ------
        InvalidDocumentError
            whose `faults` lists every fault
        """
        return cls._of(_Referential.from_json(json))

    @classmethod
    def read_xlsx(cls, path: str | PathLike[str], of: Referential | None = None) -> Referential:
        """The referential `of`, or the embedded one, with its lists as a workbook has them.

        The workbook is one that `write_xlsx` has written of it: lists whose sheet is not there
        stay as they are. Needs fastexcel.

        Raises
        ------
        InvalidDocumentError
            whose `faults` lists every fault, each in its cell (`Offres!D14`)
        InvalidDataError
            `other_referential` where the workbook was written of another one
        """
        from ._sheets import read

        return read(path, of or cls.embedded())

    def write_xlsx(self, path: str | PathLike[str], lang: Language = "fr") -> None:
        """Writes the lists that officers keep, a sheet each: offers, competencies, indicators.

        Closed values are chosen from lists; headings and their words are in `lang`, `fr` or `en`.
        Of an overlay only its own entries are written. Needs xlsxwriter.
        """
        from ._sheets import write

        write(self, path, lang)

    def to_json(self, *, whole: bool = False) -> str:
        """The document as it was written, indented, in the author's order.

        With `whole` a document that stands alone: of an overlay, what it makes of the referential
        on which it lies.
        """
        return self._core.to_whole_json() if whole else self._core.to_json()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical form of the document, 64 hexadecimal digits.

        Of an overlay, of the overlay alone.
        """
        return self._core.sha256

    @property
    def key(self) -> str:
        """Names the referential."""
        return self._core.key

    @property
    def version(self) -> str:
        """The version of its content, as `1.0.0`."""
        return self._core.version

    @property
    def title(self) -> Text:
        """How people name it: French as a string, `title("en")` for another language."""
        return self._core.title

    @property
    def description(self) -> Text | None:
        """What it is, and what it is not."""
        return self._core.description

    @property
    def publisher(self) -> str:
        """Who publishes it."""
        return self._core.publisher

    @property
    def licence(self) -> str:
        """Under which licence its words are, as `CC-BY-4.0`."""
        return self._core.licence

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the referential has its title, French among them."""
        return self.title.languages

    @property
    def newcomer_window_days(self) -> int | None:
        """Until which day after arrival a person is called new, wherever an entry says so."""
        return self._core.newcomer_window_days

    @property
    def base(self) -> Referential | None:
        """The referential on which this one lies; None if it stands alone."""
        base = self._core.base
        return None if base is None else Referential._of(base)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What an overlay changes, with what follows.

        Each says in `referred_by` where a retired entry is still named.
        """
        return self._core.changes()

    def search(self, words: str, lang: str | None = None) -> list[Entry]:
        """The entries that these words name, best first; accents, case and inflection are forgiven.

        In one language, or in French and English.

        >>> Referential.embedded().search("evaluations qualitatives")[0].label
        'Conduire une évaluation qualitative'
        """
        return [self._one(name, key) for name, key in self._core.search(words, lang)]

    def lint(
        self, questionnaires: Iterable[Questionnaire] = (), today: date | str | None = None
    ) -> tuple[Finding, ...]:
        """What a sound referential still lacks, alone and beside questionnaires; graver first.

        Offers are judged by their validity on the day `today` (`2026-09-01`); without one they are
        not.
        """
        return self._core.lint(list(questionnaires), today)

    def coverage(self, questionnaires: Iterable[Questionnaire] = (), lang: str = "fr") -> Table:
        """What covers each competency: a `Table` with a row for each.

        Columns: `competency`, `label`, `items` of the questionnaires, `profiles` that ask for it
        with the `highest_target`, `offers` with the `highest_outcome`, `steps`, `indicators`,
        `missions`. Attitudes have no levels and stand beside questions only.
        """
        return self._core.coverage(list(questionnaires), lang)

    def table(self, name: str, lang: str = "fr") -> Table:
        """A list as a `Table`, its texts in a language, or in the main one where one lacks it.

        Beside the lists of the document there are `requirements` (of profiles), `outcomes` (of
        offers) and `steps` (of pathways), a row each.

        Raises
        ------
        UnknownNameError
            for a list that there is not
        """
        return self._core.table(name, lang)

    @property
    def sources(self) -> Entries[Source]:
        """The documents that content comes from."""
        return self._list("sources")

    @property
    def tags(self) -> Entries[Tag]:
        """Situations in which a person or a territory may be."""
        return self._list("tags")

    @property
    def maps(self) -> Entries[MindMap]:
        """Maps of sources, with what is uncertain in them."""
        return self._list("maps")

    @property
    def scales(self) -> Entries[MasteryScale]:
        """Scales of mastery, the main one first."""
        return self._list("scales")

    @property
    def domains(self) -> Entries[Domain]:
        """Domains of competencies."""
        return self._list("domains")

    @property
    def competencies(self) -> Entries[Competency]:
        """Competencies, attitudes among them."""
        return self._list("competencies")

    @property
    def relations(self) -> Entries[Relation]:
        """Relations between competencies."""
        return self._list("relations")

    @property
    def schemes(self) -> Entries[Scheme]:
        """Schemes of codes that others publish."""
        return self._list("schemes")

    @property
    def alignments(self) -> Entries[Alignment]:
        """Codes of those schemes that are near to competencies or profiles."""
        return self._list("alignments")

    @property
    def factors(self) -> Entries[Factor]:
        """What is needed around and between people."""
        return self._list("factors")

    @property
    def dispositifs(self) -> Entries[Dispositif]:
        """Dispositifs: ASV, CLS, CLSM."""
        return self._list("dispositifs")

    @property
    def missions(self) -> Entries[Mission]:
        """Missions of coordination."""
        return self._list("missions")

    @property
    def profiles(self) -> Entries[Profile]:
        """What posts ask for."""
        return self._list("profiles")

    @property
    def offers(self) -> Entries[Offer]:
        """Offers of support."""
        return self._list("offers")

    @property
    def pathways(self) -> Entries[Pathway]:
        """Pathways."""
        return self._list("pathways")

    @property
    def objectives(self) -> Entries[Objective]:
        """Objectives."""
        return self._list("objectives")

    @property
    def indicators(self) -> Entries[Indicator]:
        """Indicators."""
        return self._list("indicators")

    def source(self, key: str) -> Source:
        """The source with this key; `UnknownNameError` if there is none."""
        return self._one("sources", key)

    def scale(self, key: str) -> MasteryScale:
        """The scale of mastery with this key; `UnknownNameError` if there is none."""
        return self._one("scales", key)

    def domain(self, key: str) -> Domain:
        """The domain with this key; `UnknownNameError` if there is none."""
        return self._one("domains", key)

    def competency(self, key: str) -> Competency:
        """The competency with this key; `UnknownNameError` if there is none."""
        return self._one("competencies", key)

    def factor(self, key: str) -> Factor:
        """The factor with this key; `UnknownNameError` if there is none."""
        return self._one("factors", key)

    def dispositif(self, key: str) -> Dispositif:
        """The dispositif with this key; `UnknownNameError` if there is none."""
        return self._one("dispositifs", key)

    def mission(self, key: str) -> Mission:
        """The mission with this key; `UnknownNameError` if there is none."""
        return self._one("missions", key)

    def profile(self, key: str) -> Profile:
        """The profile with this key; `UnknownNameError` if there is none."""
        return self._one("profiles", key)

    def offer(self, key: str) -> Offer:
        """The offer with this key; `UnknownNameError` if there is none."""
        return self._one("offers", key)

    def pathway(self, key: str) -> Pathway:
        """The pathway with this key; `UnknownNameError` if there is none."""
        return self._one("pathways", key)

    def objective(self, key: str) -> Objective:
        """The objective with this key; `UnknownNameError` if there is none."""
        return self._one("objectives", key)

    def indicator(self, key: str) -> Indicator:
        """The indicator with this key; `UnknownNameError` if there is none."""
        return self._one("indicators", key)

    def _every(self, name: str) -> Entries[Any]:
        """A list with what is retired."""
        try:
            lists = self._lists
        except AttributeError:
            from ._parts import read_lists

            lists = self._lists = read_lists(self._core)
        return lists[name]

    def _list(self, name: str) -> Entries[Any]:
        from ._parts import in_use

        return in_use(self._every(name))

    def _one(self, name: str, key: str) -> E:  # type: ignore[type-var]
        try:
            entry: E = self._every(name)[key]
            return entry
        except KeyError:
            raise self._core.unknown(name, key) from None

    def __eq__(self, other: object) -> bool:
        """Whether the documents are the same."""
        return isinstance(other, Referential) and self._core == other._core

    def __hash__(self) -> int:
        """By the document."""
        return hash(self.sha256)

    def __repr__(self) -> str:
        """The key, the version and how much there is."""
        counted = ("competencies", "factors", "offers", "indicators")
        counts = ", ".join(f"{len(self._list(name))} {name}" for name in counted)
        on = f" on {self.base.key}" if self.base else ""
        return f"<Referential {self.key} {self.version}{on}: {counts}>"

    def _repr_html_(self) -> str:
        """What it holds, list by list."""
        from ._html import referential

        return referential(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Referentials travel as their document."""
        return Referential.from_json, (self.to_json(),)
