"""Competencies, self-positioning and honest survey scores for the coordinators of local health.

Projet indépendant ; n’est ni La Boussole (Promotion Santé IdF) ni un référentiel métier officiel.

>>> import boussole_sante as bs
>>> q = bs.Questionnaire.embedded("autopositionnement-court")
>>> len(q.items), q.scales[0].title("fr")
(20, 'Environnement supportif (forme courte)')
"""

from ._core import (
    Answers,
    Dialect,
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
from ._privacy import NoticeField, Purged, RetentionWarning, erase, notice, notice_fields, purge
from ._referential import Finding, Post, Referential
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
    "Band",
    "BoussoleError",
    "Choice",
    "ChoiceList",
    "Dialect",
    "Explanation",
    "Export",
    "Finding",
    "InvalidDataError",
    "InvalidDocumentError",
    "Item",
    "Location",
    "Member",
    "MissingChoice",
    "NoticeField",
    "Post",
    "Purged",
    "Questionnaire",
    "Reading",
    "Record",
    "Referential",
    "Report",
    "Requirement",
    "RetentionWarning",
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
    "erase",
    "level_table",
    "notice",
    "notice_fields",
    "purge",
    "read_answers",
    "schemas",
    "score",
    "score_and_tally",
    "score_table",
    "simulate",
    "tally",
]
