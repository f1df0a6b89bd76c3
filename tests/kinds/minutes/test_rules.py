"""When minutes can have been approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.partnership import checked

HELD = "body: joint-committee\ndate: {day}\nstate: held\n"
APPROVED = HELD.format(day="2018-01-15") + "minutes: {state: approved, approved_at: two}\n"


@pytest.mark.parametrize(("day", "possible"), [("2018-01-14", False), ("2018-01-15", False), ("2018-01-16", True)])
def test_minutes_are_approved_after_their_meeting(tmp_path: Path, day: str, possible: bool) -> None:
    """A second meeting on the same day is not a later one."""
    files = {"minutes/one": APPROVED, "minutes/two": HELD.format(day=day)}
    found = {problem.rule.name for problem in checked(tmp_path, files, "2018-02-01").problems}
    assert ("date-order" not in found) is possible
