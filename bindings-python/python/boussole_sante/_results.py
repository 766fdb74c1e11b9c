"""What results can do besides holding their members; their classes are in `results`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._errors import BoussoleError
from ._files import write_private
from ._values import Text, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._core import _Network, _Pack, _Plan
    from ._referential import Referential
    from .blocks import Block
    from .results import (
        Difference,
        GroupAudit,
        PeerNetworkDocument,
        PeerPair,
        PlanItem,
        PlanSubject,
    )
    from .words import Language, PackPart


class Summarised(Value):
    """A result that prints as a summary."""

    _summary: Text

    def summary(self, lang: Language = "fr") -> str:
        """What there is to know in a few lines, in ``fr`` or ``en``."""
        return self._summary(lang)

    def __str__(self) -> str:
        """The summary in French."""
        return self.summary()


class Audit(Summarised):
    """What a release hides, and why. Private: it names small groups and their sizes."""

    _json: str
    groups: tuple[GroupAudit, ...]

    def to_json(self) -> str:
        """The account in canonical form (RFC 8785). It is private."""
        return self._json

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes the account to a file that its owner alone can read."""
        write_private(path, self._json.encode())

    def __repr__(self) -> str:
        """Says that it is private."""
        return f"<Audit of a release: {len(self.groups)} groups hidden, privé>"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<div><p>Audit, privé</p><pre>{escape(self.summary('fr'))}</pre></div>"


class Told(Value):
    """A result that the core says in blocks; it prints as they are read."""

    _json: str
    _blocks: Mapping[str, tuple[Block, ...]]

    def blocks(self, lang: Language = "fr") -> tuple[Block, ...]:
        """What people read of it, in ``fr`` or ``en``: blocks of `boussole_sante.blocks`."""
        return self._blocks[lang]

    def to_json(self) -> str:
        """All of it in canonical form (RFC 8785): the same bytes in every language."""
        return self._json

    def __str__(self) -> str:
        """What people read of it, in French."""
        from .blocks import plain_text

        return plain_text(self.blocks())

    def _repr_html_(self) -> str:
        """The same for a notebook."""
        from html import escape

        from ._html import block

        return f"<div><p>{escape(repr(self))}</p>{''.join(map(block, self.blocks()))}</div>"


class DifferencesBase(Told):
    """What became of each part of a document from one version to another."""

    entries: tuple[Difference, ...]

    def __len__(self) -> int:
        """How many parts are other."""
        return len(self.entries)

    def __repr__(self) -> str:
        """Between which versions, and how many."""
        whole: Any = self
        versions = f"{whole.key} {whole.before} → {whole.after}"
        return f"<Differences {versions}: {len(self)} entries>"


class Explanation(Told):
    """How a score or the levels of a section came about, so that a person can check it by hand:
    a `ScaleExplanation` or a `LevelsExplanation`.
    """

    def _about(self) -> str:
        whole: Any = self
        return str(getattr(whole, "scale", None) or whole.profile.section)

    def __repr__(self) -> str:
        """What is explained; answers are shown by `print` alone."""
        return f"<Explanation {self._about()}, privé>"


class LearningPlan(Told):
    """A plan for one person: what to take and when, why, and what is not covered and why.

    It belongs to her. `print(plan)` says all of it; its members are those of
    `LearningPlanDocument` (`help(bs.results.LearningPlanDocument)`): `items` (each with `subject`,
    `first_day`, `last_day`, `covers`, `reasons`, `alternatives`), `with_others`, `assess_first`,
    `to_reassess`, `to_confirm`, `decided_later`, `uncovered` with `causes`, `later`, `done`,
    `stages`, `remarks`, `status`, `effort_min`, `budget_min`.
    """

    _plan: _Plan
    items: tuple[PlanItem, ...]

    @property
    def next(self) -> PlanItem | None:
        """What to do next: the first thing by day; None where there is nothing to take."""
        return self.items[0] if self.items else None

    def compare(self, other: LearningPlan) -> PlanComparison:
        """What another plan would change: with more time, another wish, another level."""
        from ._core import _compare

        return PlanComparison(*_compare(self._plan, other._plan))

    def to_calendar(self, lang: Language = "fr") -> str:
        """The plan as a calendar file (iCalendar, RFC 5545): an event for each thing to take."""
        from ._core import _calendar

        return _calendar(self._plan, lang)

    def write(self, path: str | PathLike[str]) -> None:
        """Writes to a file that its owner alone can read: the JSON to one that ends in ``.json``,
        in French the calendar to ``.ics``, a page to ``.html``; another end is a `UsageError`.
        """
        from ._core import _suffix

        match _suffix(path, (".json", ".html", ".ics")):
            case ".ics":
                text = self.to_calendar()
            case ".html":
                from .cli.page import page

                text = page(
                    "La proposition de parcours d’une personne", self.blocks(), private=True
                )
            case _:
                text = self._json
        write_private(path, text.encode())

    def __repr__(self) -> str:
        """How much of it there is."""
        whole: Any = self
        return (
            f"<LearningPlan {whole.today} → {whole.until}: {len(self.items)} items, "
            f"{whole.effort_min} min, {whole.status}, privé>"
        )


@dataclass(frozen=True, repr=False)
class PlanComparison(Value):
    """What is other in a second plan."""

    added: tuple[PlanSubject, ...]
    """What only the second has."""
    removed: tuple[PlanSubject, ...]
    """What only the first has, and what was done since is not."""
    done: tuple[PlanSubject, ...]
    """What the first has and was done since."""
    moved: tuple[PlanSubject, ...]
    """What both have, on other days."""
    minutes: int
    """How many minutes more the second takes; fewer if negative."""
    _blocks: Mapping[str, tuple[Block, ...]] = field(compare=False)

    def blocks(self, lang: Language = "fr") -> tuple[Block, ...]:
        """What people read of it, in ``fr`` or ``en``."""
        return self._blocks[lang]

    def __str__(self) -> str:
        """What people read of it, in French."""
        from .blocks import plain_text

        return plain_text(self.blocks())

    def __repr__(self) -> str:
        """How much is other."""
        counts = f"+{len(self.added)} -{len(self.removed)} ~{len(self.moved)}"
        return f"<PlanComparison: {counts}, {self.minutes:+d} min, privé>"


class HandoverPack(Told):
    """A handover pack (dossier de poste), made from the file of the post alone: `print(pack)` says
    all of it. Its members are those of `HandoverPackDocument`: `sections`, `remarks`, `calendar`,
    `ending`, `open_actions`, `open_commitments`, `overlap`, `first_steps`, and the `file`; places
    in it are JSON pointers.
    """

    _pack: _Pack

    def part(self, part: PackPart, lang: Language = "fr") -> tuple[Block, ...]:
        """One of its parts: the ``file`` itself, the guide for an ``overlap``, the
        ``first_steps`` of who comes.
        """
        from ._core import _part

        return _part(self._pack, part, lang)

    def title(self, lang: Language = "fr") -> str:
        """The title of a page that shows it: of which post and which territory it is, as far as
        the file names them.
        """
        from ._core import _title

        return _title(self._pack, lang)

    def write(self, path: str | PathLike[str]) -> None:
        """Writes to a file that its owner alone can read: the JSON to one that ends in ``.json``,
        in French a page to ``.html``, Markdown to ``.md``; another end is a `UsageError`.
        """
        from ._core import _suffix

        match _suffix(path, (".json", ".html", ".md")):
            case ".html":
                from .cli.page import page

                text = page(self.title(), self.blocks(), private=True)
            case ".md":
                from .cli.markdown import markdown

                text = markdown(self.title(), self.blocks())
            case _:
                text = self._json
        write_private(path, text.encode())

    def __repr__(self) -> str:
        """When the post changes hands, and what is to be filled."""
        whole: Any = self
        to_fill = sum(one.state == "to_fill" for one in whole.sections)
        days = f"{whole.leaving or '?'} → {whole.arrival or '?'}"
        return f"<HandoverPack {days}: {to_fill} sections to fill, privé>"


class PeerNetwork(Told):
    """People who are put in touch, for who brings them together: private.

    `print(network)` says all of it; its members are those of `PeerNetworkDocument`: `pairs` (each
    with `first`, `second`, `subjects`, `distance`, `kept`), `alone`, `unmet` with its `cause`,
    `apart`, `ended`, `stages`, `remarks`, `status`.
    """

    _network: _Network
    pairs: tuple[PeerPair, ...]
    alone: tuple[str, ...]

    @classmethod
    def from_json(cls, json: str | bytes, referential: Referential) -> PeerNetworkDocument:
        """Reads a network of before on its referential, from the text or bytes of its JSON.

        Raises `InvalidDocumentError` with every fault; nothing that it says is quoted.
        """
        from ._core import _peer_network

        return _peer_network(json, referential)

    @classmethod
    def read(cls, path: str | PathLike[str], referential: Referential) -> PeerNetworkDocument:
        """Reads a network of before on its referential, from the file of its JSON."""
        try:
            return cls.from_json(Path(path).read_bytes(), referential)
        except BoussoleError as error:
            error._found_in(path)
            raise

    def blocks_for(self, person: str, lang: Language = "fr") -> tuple[Block, ...]:
        """What one person is told: her own links, what both ticked, what she can do, and nothing
        about anybody else.

        Raises `UnknownNameError` if the network does not tell of this person.
        """
        from ._core import _blocks_for

        return _blocks_for(self._network, person, lang)

    def write(self, path: str | PathLike[str]) -> None:
        """Writes it to a file that its owner alone can read: ``.json``, or in French a page
        (``.html``) or text (``.txt``).

        Raises `UsageError` for a name that ends otherwise.
        """
        from ._core import _suffix

        match _suffix(path, (".json", ".html", ".txt")):
            case ".html":
                from .cli.page import page

                whole: Any = self
                title = "Mise en lien entre pairs"
                text = page(title, self.blocks(), private=True, until=whole.retain_until)
            case ".txt":
                text = f"{self}\n"
            case _:
                text = self._json
        write_private(path, text.encode())

    def __repr__(self) -> str:
        """How many are put in touch."""
        whole: Any = self
        told = f"{len(self.pairs)} pairs, {len(self.alone)} alone, {whole.status}"
        return f"<PeerNetwork {whole.mode} {whole.today}: {told}, privé>"


class FindingBase(Value):
    """A finding prints as its line."""

    message: Text

    def __str__(self) -> str:
        """The line in French."""
        return self.message("fr")


class ProgressBase(Value):
    """Progress also in minutes."""

    seconds_left: int

    @property
    def minutes_left(self) -> int:
        """The minutes that are left, begun ones counted whole."""
        return -(-self.seconds_left // 60)

    def __repr__(self) -> str:
        """How far the person is."""
        whole: Any = self
        done = f"{whole.answered} of {whole.applicable} answered"
        return f"<Progress: {done}, about {self.minutes_left} minutes left>"


class LimesurveyFormBase(Value):
    """A form of LimeSurvey, to a file."""

    text: str

    def write(self, path: str | PathLike[str]) -> None:
        """Writes the structure that LimeSurvey imports, a file ``.txt``."""
        Path(path).write_text(self.text, encoding="utf-8", newline="\n")


class XlsFormBase(Value):
    """An XLSForm, to a workbook."""

    def write(self, path: str | PathLike[str]) -> None:
        """Writes the workbook that KoboToolbox and ODK take, a file ``.xlsx``. Needs xlsxwriter."""
        from ._sheets import write_cells

        whole: Any = self
        sheets = {
            sheet.name: [sheet.columns, *(row.cells for row in sheet.rows)]
            for sheet in whole.sheets
        }
        write_cells(path, sheets)
