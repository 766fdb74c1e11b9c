"""How objects show themselves in a notebook: small, escaped HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ._lists import NAMES
from ._tables import html_grid

if TYPE_CHECKING:
    from ._core import Questionnaire, Report
    from ._referential import Referential
    from .referential import Entries

ROWS = 20


def questionnaire(q: Questionnaire) -> str:
    """The sections and scales of a questionnaire."""
    sections = html_grid(
        ("section", "title", "items"), ((s.key, s.title, len(s.items)) for s in q.sections)
    )
    scales = html_grid(
        ("scale", "title", "method", "output", "members"),
        ((s.key, s.title, s.method, s.output, len(s.items)) for s in q.scales),
    )
    name = f"{escape(q.title)} <code>{escape(q.key)} {escape(q.version)}</code>"
    return f"<div><p><b>{name}</b></p>{sections}{scales}</div>"


def report(r: Report) -> str:
    """What a person may read of the own answers, in French."""
    titles = {scale.key: scale.title for scale in r.questionnaire.scales}
    labels = {item.key: item.label or item.text for item in r.questionnaire.items}
    scales = html_grid(
        ("échelle", "score", "réponses", "statut"),
        ((titles[s.key], _number(s.value), f"{s.used} sur {s.of}", s.status) for s in r.scales),
    )
    levels = html_grid(
        ("compétence", "niveau", "occasion", "sans réponse"),
        ((labels[level.item], level.level, level.occasion, level.missing) for level in r.levels),
    )
    notices = "<p><b>privé</b></p>" + "".join(f"<p>{escape(notice)}</p>" for notice in r.notices)
    return f"<div>{notices}{scales}{levels}{_priorities(r)}</div>"


def _priorities(r: Report) -> str:
    """The most pressing gaps, five at most, with who asks; nothing where nobody asks."""
    labels = {item.competency: item.label or item.text for item in r.questionnaire.items}
    pressing = {
        key: [g for g in r.gaps if (g.competency, g.status) == (key, "gap")] for key in r.priorities
    }
    rows = [
        (
            labels.get(key, key),
            gaps[0].level,
            gaps[0].target,
            ", ".join(dict.fromkeys(one.profile for gap in gaps for one in gap.asked_by)),
        )
        for key, gaps in pressing.items()
    ]
    head = ("piste de travail", "niveau", "niveau demandé", "demandé par")
    return html_grid(head, rows) if rows else ""


def referential(ref: Referential) -> str:
    """What a referential holds, list by list."""
    counts = html_grid(("list", "entries"), ((name, len(getattr(ref, name))) for name in NAMES))
    name = f"{escape(ref.title)} <code>{escape(ref.key)} {escape(ref.version)}</code>"
    return f"<div><p><b>{name}</b></p>{counts}</div>"


def entries(list_: Entries[Any]) -> str:
    """The first entries of a list, by key and name."""
    rows = (
        (getattr(one, "key", None) or repr(one), getattr(one, "label", None))
        for one in list_[:ROWS]
    )
    more = len(list_) - ROWS
    rest = f"<p>… {more} more</p>" if more > 0 else ""
    shown = html_grid(("key", "label"), rows)
    return f"<div><p>{len(list_)} {escape(list_._list)}</p>{shown}{rest}</div>"


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.1f}".replace(".", ",")
