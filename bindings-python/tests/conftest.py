from __future__ import annotations

import pytest

import boussole_sante as bs
from making import CLIMAT


@pytest.fixture(scope="session")
def climat() -> bs.Questionnaire:
    """The questionnaire of the project's contract: two items, one reversed."""
    return bs.Questionnaire.read(CLIMAT)


@pytest.fixture(scope="session")
def court() -> bs.Questionnaire:
    """The shorter of the embedded questionnaires."""
    return bs.Questionnaire.embedded("autopositionnement-court")
