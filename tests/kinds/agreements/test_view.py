"""What an agreement's page shows: which of its days have passed, and what happens to it at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.agreements.model import Agreement
from generator.kinds.agreements.view import AgreementView, view
from tests.partnership import PARTNERSHIP, register_of

ENDED = PARTNERSHIP.replace("started: 2016-10-01", "started: 2016-10-01\nended: 2019-01-01")
OPEN = f"{ENDED}end_confirmed: false\n"


def shown(folder: Path, text: str, partnership: str = PARTNERSHIP) -> AgreementView:
    """What the page of one agreement shows."""
    files = {"agreements/a": f"kind: partnership\nparties: [camden, islington]\n{text}"}
    register = register_of(folder, files, "2020-01-01", partnership)
    (entry,) = register.all(Agreement)
    return view(entry, register)


def test_nothing_is_said_of_days_that_are_not_in_the_record(tmp_path: Path) -> None:
    """Neither begun nor ended, nor what happens to it."""
    assert shown(tmp_path, "") == AgreementView(False, False, False, False, False, "", "")


@pytest.mark.parametrize(
    ("days", "has_begun", "has_ended", "notice_passed"),
    [
        ("start: 2016-01-01\nends: 2019-01-01\nnotice_by: 2018-01-01", True, True, True),
        ("start: 2016-01-01\nends: 2021-01-01\nnotice_by: 2020-06-01", True, False, False),
        ("start: 2020-06-01\nends: 2021-01-01", False, False, False),
        ("start: 2020\nends: 2020", True, False, False),
    ],
)
def test_days_that_have_passed(
    tmp_path: Path, days: str, has_begun: bool, has_ended: bool, notice_passed: bool
) -> None:
    """A year that may or may not be over has begun, and has not ended."""
    found = shown(tmp_path, days)
    assert (found.has_begun, found.has_ended, found.notice_passed) == (has_begun, has_ended, notice_passed)


def test_what_was_only_set_to_end_is_told_apart(tmp_path: Path) -> None:
    """It was to end with the partnership, and no source says that either did."""
    days = "start: 2016-10-01\nends: 2019-01-01\non_exit: split"
    ended, open_end = shown(tmp_path, days, ENDED), shown(tmp_path, days, OPEN)
    assert (ended.set_to_end, ended.set_to_start) == (False, False)
    assert (open_end.set_to_end, open_end.set_to_start) == (True, False)
    assert shown(tmp_path, days, f"{PARTNERSHIP}start_confirmed: false\n").set_to_start
    assert not shown(tmp_path, "ends: 2019-01-02", OPEN).set_to_end
    assert ended.on_exit == "Due to be divided between the councils"
    assert shown(tmp_path, days).on_exit == "It is divided between the councils"
