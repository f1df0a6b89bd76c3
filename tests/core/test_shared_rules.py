"""How many members a joint body had, by who was in the partnership on the day."""

from __future__ import annotations

from pathlib import Path

from generator.core.shared_rules import seats_of
from generator.values.dates import PartialDate
from tests.partnership import PARTNERSHIP, register_of


def test_a_council_that_has_left_has_no_seats(tmp_path: Path) -> None:
    """It keeps them until the day on which it leaves."""
    left = PARTNERSHIP.replace(
        "name: Islington, joined: 2015-09,", "name: Islington, joined: 2015-09, left: 2018-01-31,"
    )
    register = register_of(tmp_path, {}, "2018-04-01", left)
    assert seats_of("joint-committee", PartialDate(2017, 12, 1), register) == 6
    assert seats_of("joint-committee", PartialDate(2018, 3, 1), register) == 4
