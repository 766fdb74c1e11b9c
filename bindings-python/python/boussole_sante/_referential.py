"""`Referential`: what the coordination of local health knows, needs and is offered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._core import _Referential
from ._errors import BoussoleError
from ._lists import Lists
from ._values import CarriedOverlay, Hit

if TYPE_CHECKING:
    from os import PathLike

    from .referential import Entries, Entry, GlossaryTerm, Part
    from .words import Language


class Referential(_Referential, Lists):
    """A referential that has passed every check: one document, then only read.

    Open one with `embedded`, `read`, `from_json` or `read_xlsx`. Its lists are tuples that become
    frames (`ref.competencies.to_polars()`), without what is retired; look-ups by key find retired
    entries too. Equal if the documents are the same, whatever their layout; pickled as JSON.

    >>> ref = Referential.embedded()
    >>> ref.competency("animer-un-comite-de-pilotage").label.en
    'Run a steering committee'
    """

    _kept: dict[str, Entries[Any]]

    @classmethod
    def embedded(cls) -> Referential:
        """The referential that ships with the library."""
        return cls(_Referential._embedded())

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
        return cls(_Referential._from_json(json))

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

        return cls(read(path, of or cls.embedded()))

    def write_xlsx(self, path: str | PathLike[str], lang: Language = "fr") -> None:
        """Writes the lists that officers keep, a sheet each: offers, competencies, indicators.

        Closed values are chosen from lists; headings and their words are in `lang`, `fr` or `en`.
        Of an overlay only its own entries are written. Needs xlsxwriter.
        """
        from ._sheets import write

        write(self, path, lang)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the referential has its title, French among them."""
        return self.title.languages

    @property
    def base(self) -> Referential | None:
        """The referential on which this one lies; None if it stands alone."""
        base = self._base()
        return None if base is None else Referential(base)

    def search(self, words: str, lang: str | None = None) -> list[Entry]:
        """The entries that these words name, best first; accents, case and inflection are forgiven.

        In one language, or in French and English.

        >>> Referential.embedded().search("evaluations qualitatives")[0].label
        'Conduire une évaluation qualitative'
        """
        return [hit.entry for hit in self.hits(words, lang)]

    def hits(self, words: str, lang: str | None = None) -> list[Hit]:
        """As `search`, each entry with the parts of it that say the words.

        >>> [node.label for node in Referential.embedded().hits("isolement")[1].parts]
        ['Rompre l’isolement']
        """
        found = self._search(words, lang)
        return [
            Hit(one := self._one(n, key), _parts(one, parts), said) for n, key, parts, said in found
        ]

    def terms_in(self, text: str, lang: str = "fr") -> list[GlossaryTerm]:
        """The terms of the glossary that a text uses, in the order of the glossary.

        A short name is read as it is written, other names whatever their case, accents and plural.

        >>> [term.acronym for term in Referential.embedded().terms_in("Un CLS et un PTSM")]
        ['CLS', 'PTSM']
        """
        return [self.glossary_term(key) for key in self._terms_in(text, lang)]

    def carry_over(self, overlay: str | bytes, earlier: Referential) -> CarriedOverlay:
        """What becomes of an overlay, as JSON, that was made for an `earlier` version of this one.

        A reference to an entry in whose place stands one other is converted; one to an entry that
        asks for something else, or was split, is to review; one to an entry that is no longer used
        is lost. Nothing of the overlay is left out.

        Raises
        ------
        InvalidDocumentError
            for an overlay that has faults on the earlier version, and a document that is none
        """
        document, references, read, error = self._carry_over(overlay, earlier)
        on_this = None if read is None else Referential(read)
        return CarriedOverlay(document, references, on_this, error)

    def _every(self, name: str) -> Entries[Any]:
        """A list with what is retired."""
        try:
            lists = self._kept
        except AttributeError:
            from ._parts import read_lists

            lists = self._kept = read_lists(self)
        return lists[name]

    def _list(self, name: str) -> Entries[Any]:
        from ._parts import in_use

        return in_use(self._every(name))

    def _one(self, name: str, key: str) -> Any:
        try:
            return self._every(name)[key]
        except KeyError:
            raise self._unknown(name, key) from None

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


def _parts(value: Any, keys: Collection[str]) -> tuple[Part, ...]:
    """What within a value has one of these keys, in the order of the document."""
    found: list[Any] = []
    for field in fields(value) if keys else ():
        within = getattr(value, field.name)
        for part in within if isinstance(within, tuple) else (within,):
            if is_dataclass(part):
                found += [part] if getattr(part, "key", None) in keys else []
                found += _parts(part, keys)
    return tuple(found)
