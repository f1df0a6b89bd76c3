"""What a review's page shows besides its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.reviews.model import Review
from generator.kinds.reviews.view import ReviewView, view
from tests.partnership import register_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ReviewView(0, 0, "", "")),
        ("working_well: [A]\nneeds_work: [B, C]\nstage: exit", ReviewView(1, 2, "planning the end", "")),
        ("authorities: [camden]\nstage: working together", ReviewView(0, 0, "working together", "camden")),
        ("authorities: [camden, haringey]", ReviewView(0, 0, "", "")),
    ],
)
def test_what_it_found_is_counted(tmp_path: Path, text: str, shown: ReviewView) -> None:
    """With nothing, with findings, and where one council looked alone."""
    register = register_of(tmp_path, {"reviews/r": f"date: 2017-01-01\n{text}"}, "2020-01-01")
    (entry,) = register.all(Review)
    assert view(entry, register) == shown
