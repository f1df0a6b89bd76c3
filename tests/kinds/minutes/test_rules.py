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


@pytest.mark.parametrize(
    ("first", "second", "possible"),
    [("10:00", "14:00", True), ("14:00", "10:00", False), ("10:00", "10:00", False), ("10:00", "", False)],
)
def test_a_second_meeting_of_the_day_may_approve(tmp_path: Path, first: str, second: str, possible: bool) -> None:
    """Where both hours are known."""
    day = HELD.format(day="2018-01-15")
    later = f"start: '{second}'\n" if second else ""
    files = {"minutes/one": f"{APPROVED}start: '{first}'\n", "minutes/two": day + later}
    found = {problem.rule.name for problem in checked(tmp_path, files, "2018-02-01").problems}
    assert ("date-order" not in found) is possible


def told(folder: Path, text: str) -> list[tuple[str, str, bool]]:
    """What the check says of one meeting that is not good practice."""
    found = checked(folder, {"minutes/one": HELD.format(day="2018-01-15") + text}, "2018-02-01").problems
    rules = ("contradiction", "date-order", "old-form")
    return [(one.rule.name, one.said, one.fix is not None) for one in found if one.rule.name in rules]


def test_draft_minutes_have_no_approved_changes(tmp_path: Path) -> None:
    """Approved ones have, and those of which only the day is known may have."""
    amended = "amended: [The cost is £2m.]\n"
    said = "The minutes are a draft, so they have not been approved with changes."
    assert told(tmp_path, f"{amended}minutes: {{state: draft}}\n") == [("contradiction", said, False)]
    assert told(tmp_path, f"{amended}minutes: {{state: approved}}\n") == []
    assert told(tmp_path, f"{amended}minutes: {{published: 2018-01-20}}\n") == []


def test_notice_of_a_private_meeting_comes_before_it(tmp_path: Path) -> None:
    """Both times."""
    for key in ("first", "second"):
        said = "Notice of the private meeting was published (2018-01-16) after the meeting (2018-01-15)."
        assert told(tmp_path, f"private_notice: {{{key}: 2018-01-16}}\n") == [("date-order", said, False)]
        assert told(tmp_path, f"private_notice: {{{key}: 2018-01-14}}\n") == []


def test_the_earlier_word_for_no_minutes_is_taken_out(tmp_path: Path) -> None:
    """By itself where it stands on one line or two; `none` alone says that there are none."""
    said = "`state: none` is no longer used for minutes."
    assert told(tmp_path, "minutes: {state: none}\n") == [("old-form", said, True)]
    assert told(tmp_path, "apologies: none\nminutes: {state: none}\n") == [("old-form", said, True)]
    assert told(tmp_path, "minutes:\n  state: none\n") == [("old-form", said, True)]
    assert told(tmp_path, "minutes:\n  # as far as we know\n  state: none\n") == [("old-form", said, False)]
    assert told(tmp_path, "minutes: none\n") == []
    assert told(tmp_path, "minutes: {state: none, published: 2018-01-20}\n") == []
