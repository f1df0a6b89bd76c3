"""What an assessment's page shows besides its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.assessments.model import Assessment
from generator.kinds.assessments.view import AssessmentView, view
from tests.partnership import register_of


@pytest.mark.parametrize(
    ("text", "offers", "wants"), [("", 0, 0), ("offers: [Staff]", 1, 0), ("offers: [A, B]\nseeks: [C]", 2, 1)]
)
def test_things_are_counted(tmp_path: Path, text: str, offers: int, wants: int) -> None:
    """None, one and several."""
    files = {"assessments/camden": f"authority: camden\ndate: 2016-01-01\n{text}"}
    register = register_of(tmp_path, files, "2020-01-01")
    (entry,) = register.all(Assessment)
    assert view(entry, register) == AssessmentView(offers, wants)
