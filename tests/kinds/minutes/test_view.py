"""What a meeting's page shows: to come, over without a word, held or cancelled; whose it was, and its agenda."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.minutes.model import Minutes
from generator.kinds.minutes.view import MeetingView, view
from tests.partnership import register_of


def shown(folder: Path, text: str) -> MeetingView:
    """What the page of one meeting shows."""
    register = register_of(folder, {"minutes/m": text}, "2020-01-01")
    (entry,) = register.all(Minutes)
    return view(entry, register)


@pytest.mark.parametrize(
    ("text", "to_come", "unknown", "took_place"),
    [
        ("date: 2020-01-01\nstate: planned", True, False, True),
        ("date: 2019-12-31\nstate: planned", False, True, False),
        ("date: 2019-12-31\nstate: held", False, False, True),
        ("date: 2019-12-31\nstate: cancelled", False, False, False),
    ],
)
def test_today_is_still_to_come(tmp_path: Path, text: str, to_come: bool, unknown: bool, took_place: bool) -> None:
    """A day that is over, of which nothing says whether the meeting was held, is neither."""
    found = shown(tmp_path, f"body: joint-committee\n{text}")
    assert (found.to_come, found.unknown, found.took_place) == (to_come, unknown, took_place)


def test_a_councils_own_body_is_named_with_its_council(tmp_path: Path) -> None:
    """A joint one by its name alone."""
    held = "date: 2018-01-10\nstate: held"
    assert shown(tmp_path, f"body: camden-cabinet\n{held}").whose == "Camden’s Cabinet"
    assert shown(tmp_path, f"body: joint-committee\n{held}").whose == "The Joint Committee"


def test_the_days_of_the_agenda_are_clear_working_days(tmp_path: Path) -> None:
    """None where its day is not known."""
    held = "body: joint-committee\ndate: 2018-01-17\nstate: held"
    found = shown(tmp_path, f"{held}\nagenda_published: 2018-01-09")
    assert (found.agenda_days, found.agenda_required, found.agenda_ahead) == (5, None, False)
    assert shown(tmp_path, held).agenda_days is None
    assert shown(tmp_path, f"{held}\nagenda_published: 2018-01").agenda_days is None
