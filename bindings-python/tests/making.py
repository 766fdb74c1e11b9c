"""Documents that several tests need."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import boussole_sante as bs

CLIMAT = Path(__file__).parent / "climat.json"
REGION = Path(__file__).parents[2] / "tests" / "fixtures" / "overlays" / "region.json"


def answers_document(questionnaire: bs.Questionnaire, answers: dict[str, Any]) -> str:
    """A document of answers."""
    reference = {name: getattr(questionnaire, name) for name in ("key", "version", "sha256")}
    return json.dumps(
        {
            "document": "answers",
            "schema_version": 1,
            "purpose": "etude",
            "questionnaire": reference,
            "respondent": "r-017",
            "retain_until": "2028-11-22",
            "answers": answers,
        }
    )
