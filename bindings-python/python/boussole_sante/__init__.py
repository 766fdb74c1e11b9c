"""Competencies, self-positioning and honest survey scores for the coordinators of local health.

Projet indépendant ; n’est ni La Boussole (Promotion Santé IdF) ni un référentiel métier officiel.

>>> import boussole_sante as bs
>>> q = bs.Questionnaire.embedded("autopositionnement-court")
>>> len(q.items), q.scales[0].title("fr")
(25, 'Environnement supportif (forme courte)')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._core import (
    Answers,
    Attacker,
    Column,
    Dialect,
    Evaluation,
    Interview,
    Observations,
    Pattern,
    PeerOffer,
    Portfolio,
    PostFile,
    Questionnaire,
    Report,
    Table,
    Tally,
    __version__,
    agreement,
    answers_of,
    careless,
    change,
    check,
    demo_catalogue,
    demo_export,
    evaluate,
    level_table,
    match_peers,
    notice_fields,
    observation_sheet,
    peer_survey,
    recommend,
    schemas,
    score,
    score_and_tally,
    score_table,
    simulate,
    suppress,
    tally,
)
from ._errors import (
    ArgumentError,
    BoussoleError,
    InvalidCellsWarning,
    InvalidDataError,
    InvalidDocumentError,
    Location,
    UnknownNameError,
    UsageError,
)
from ._exports import Export, read_answers
from ._peers import read_distances, read_peer_offers
from ._privacy import Purged, RetentionWarning, erase, notice, purge
from ._referential import Referential
from ._release import Release, release
from ._results import (
    Audit,
    Explanation,
    HandoverPack,
    LearningPlan,
    PeerNetwork,
    PlanComparison,
)
from ._values import (
    CarriedAnswers,
    CarriedOverlay,
    CarriedPeerOffer,
    CarriedPortfolio,
    CarriedPostFile,
    Hit,
    Post,
    Record,
    Requirement,
    SetAside,
    Text,
    Value,
)

if TYPE_CHECKING:
    from .results import Differences, Finding, NoticeField, Progress, Reading
    from .survey import Band, Choice, ChoiceList, Item, Member, MissingChoice, Scale, Section

__all__ = [
    "Answers",
    "ArgumentError",
    "Attacker",
    "Audit",
    "Band",
    "BoussoleError",
    "CarriedAnswers",
    "CarriedOverlay",
    "CarriedPeerOffer",
    "CarriedPortfolio",
    "CarriedPostFile",
    "Choice",
    "ChoiceList",
    "Column",
    "Dialect",
    "Differences",
    "Evaluation",
    "Explanation",
    "Export",
    "Finding",
    "HandoverPack",
    "Hit",
    "Interview",
    "InvalidCellsWarning",
    "InvalidDataError",
    "InvalidDocumentError",
    "Item",
    "LearningPlan",
    "Location",
    "Member",
    "MissingChoice",
    "NoticeField",
    "Observations",
    "Pattern",
    "PeerNetwork",
    "PeerOffer",
    "PlanComparison",
    "Portfolio",
    "Post",
    "PostFile",
    "Progress",
    "Purged",
    "Questionnaire",
    "Reading",
    "Record",
    "Referential",
    "Release",
    "Report",
    "Requirement",
    "RetentionWarning",
    "Scale",
    "Section",
    "SetAside",
    "Table",
    "Tally",
    "Text",
    "UnknownNameError",
    "UsageError",
    "Value",
    "__version__",
    "agreement",
    "answers_of",
    "careless",
    "change",
    "check",
    "demo_catalogue",
    "demo_export",
    "erase",
    "evaluate",
    "level_table",
    "match_peers",
    "notice",
    "notice_fields",
    "observation_sheet",
    "peer_survey",
    "purge",
    "read_answers",
    "read_distances",
    "read_peer_offers",
    "recommend",
    "release",
    "schemas",
    "score",
    "score_and_tally",
    "score_table",
    "simulate",
    "suppress",
    "tally",
]

_LATER = {
    "results": ("Differences", "Finding", "NoticeField", "Progress", "Reading"),
    "survey": (
        *("Band", "Choice", "ChoiceList", "Item", "Member", "MissingChoice", "Scale", "Section"),
    ),
}
"""Names of modules that are not needed to start."""


_MODULES = ("blocks", "referential", "results", "survey", "words")
"""Modules that are there as soon as somebody names them."""


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        from importlib import import_module

        return import_module(f".{name}", __name__)
    for module, names in _LATER.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f".{module}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, *_MODULES]
