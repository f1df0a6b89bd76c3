"""What an assessment's page shows besides its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds import all_kinds
from generator.kinds.assessments.model import Assessment
from generator.kinds.assessments.view import AssessmentView, view
from tests.partnership import register_of
from tests.whole_site import pages_of


@pytest.mark.parametrize(
    ("text", "offers", "wants"), [("", 0, 0), ("offers: [Staff]", 1, 0), ("offers: [A, B]\nseeks: [C]", 2, 1)]
)
def test_things_are_counted(tmp_path: Path, text: str, offers: int, wants: int) -> None:
    """None, one and several."""
    files = {"assessments/camden": f"authority: camden\ndate: 2016-01-01\n{text}"}
    register = register_of(tmp_path, files, "2020-01-01")
    (entry,) = register.all(Assessment)
    assert view(entry, register) == AssessmentView(offers, wants)


def test_the_story_says_no_offer_that_there_was_not(tmp_path: Path) -> None:
    """One that has only concerns offered nothing."""
    for number, (text, said) in enumerate(
        (("concerns: [Cost]", "set out its concerns"), ("strengths: [Staff]", "set out its strengths"))
    ):
        (folder := tmp_path / str(number)).mkdir()
        register = register_of(
            folder, {"assessments/camden": f"authority: camden\ndate: 2016-01-01\n{text}"}, "2020-01-01"
        )
        story = next(page.text for page in pages_of(register, all_kinds(), ()) if page.path == "story/index.md")
        assert f"[{said}](../assessments/camden.md)" in story
