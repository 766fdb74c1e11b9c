"""Competencies, self-positioning and honest survey scores for the coordinators of local health.

Projet indépendant ; n’est ni La Boussole (Promotion Santé IdF) ni un référentiel métier officiel.

>>> import boussole_sante as bs
>>> q = bs.Questionnaire.embedded("autopositionnement-court")
>>> len(q.items), q.scales[0].title("fr")
(20, 'Environnement supportif (forme courte)')
"""

from ._core import (
    Answers,
    Attacker,
    Dialect,
    Interview,
    Pattern,
    Questionnaire,
    Report,
    Table,
    Tally,
    __version__,
    agreement,
    careless,
    change,
    check,
    demo_export,
    level_table,
    schemas,
    score,
    score_and_tally,
    score_table,
    simulate,
    suppress,
    tally,
)
from ._errors import (
    BoussoleError,
    InvalidDataError,
    InvalidDocumentError,
    Location,
    UnknownNameError,
    UsageError,
)
from ._exports import Export, Reading, read_answers
from ._referential import Finding, Post, Referential
from ._release import Audit, Release, release
from ._views import (
    Band,
    Choice,
    ChoiceList,
    Explanation,
    Item,
    Member,
    MissingChoice,
    Record,
    Requirement,
    Scale,
    Section,
    Text,
)

__all__ = [
    "Answers",
    "Attacker",
    "Audit",
    "Band",
    "BoussoleError",
    "Choice",
    "ChoiceList",
    "Dialect",
    "Explanation",
    "Export",
    "Finding",
    "Interview",
    "InvalidDataError",
    "InvalidDocumentError",
    "Item",
    "Location",
    "Member",
    "MissingChoice",
    "Pattern",
    "Post",
    "Questionnaire",
    "Reading",
    "Record",
    "Referential",
    "Release",
    "Report",
    "Requirement",
    "Scale",
    "Section",
    "Table",
    "Tally",
    "Text",
    "UnknownNameError",
    "UsageError",
    "__version__",
    "agreement",
    "careless",
    "change",
    "check",
    "demo_export",
    "level_table",
    "read_answers",
    "release",
    "schemas",
    "score",
    "score_and_tally",
    "score_table",
    "simulate",
    "suppress",
    "tally",
]
