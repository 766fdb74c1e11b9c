"""What results can do besides holding their members; their classes are in `results`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ._files import write_private
from ._values import Text, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .blocks import Block
    from .results import Difference, GroupAudit
    from .words import Language


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


class DifferencesBase(Value):
    """Differences print as people read them."""

    _json: str
    _blocks: Mapping[str, tuple[Block, ...]]
    entries: tuple[Difference, ...]

    def blocks(self, lang: Language = "fr") -> tuple[Block, ...]:
        """What became of the document, list by list: blocks of `boussole_sante.blocks`."""
        return self._blocks[lang]

    def to_json(self) -> str:
        """The differences in canonical form (RFC 8785)."""
        return self._json

    def __len__(self) -> int:
        """How many parts are other."""
        return len(self.entries)

    def __str__(self) -> str:
        """The differences in French."""
        from .blocks import plain_text

        return plain_text(self.blocks())

    def __repr__(self) -> str:
        """Between which versions, and how many."""
        whole: Any = self
        versions = f"{whole.key} {whole.before} → {whole.after}"
        return f"<Differences {versions}: {len(self)} entries>"

    def _repr_html_(self) -> str:
        """The differences in French, for a notebook."""
        from ._html import block

        return f"<div>{''.join(map(block, self.blocks()))}</div>"


class Explanation(Value):
    """How a score or the levels of a section came about, so that a person can check it by hand:
    a `ScaleExplanation` or a `LevelsExplanation`.
    """

    _json: str
    _blocks: Mapping[str, tuple[Block, ...]]

    def blocks(self, lang: Language = "fr") -> tuple[Block, ...]:
        """What entered and the sum of it, as a person would work it out: blocks of
        `boussole_sante.blocks`, in ``fr`` or ``en``.
        """
        return self._blocks[lang]

    def to_json(self) -> str:
        """The explanation in canonical form (RFC 8785): the same bytes in every language."""
        return self._json

    def _about(self) -> str:
        whole: Any = self
        return str(getattr(whole, "scale", None) or whole.profile.section)

    def __repr__(self) -> str:
        """What is explained; answers are shown by `print` alone."""
        return f"<Explanation {self._about()}, privé>"

    def _repr_html_(self) -> str:
        """What entered and the sum of it, in French, for a notebook."""
        from html import escape

        from ._html import block

        return f"<div><p>{escape(repr(self))}</p>{''.join(map(block, self.blocks()))}</div>"

    def __str__(self) -> str:
        """What entered and the sum of it, in French."""
        from .blocks import plain_text

        return plain_text(self.blocks())


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
