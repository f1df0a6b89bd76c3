"""What the rules of several kinds ask alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.shared_rules import in_order, said_once, seats_of
from generator.values.dates import PartialDate
from tests.partnership import PARTNERSHIP, register_of


def day(typed: str) -> PartialDate:
    """Read a day as it is typed."""
    return PartialDate.read(typed)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2016-03-02", "2016-03-01", ["2016-03-01 came before 2016-03-02"]),
        ("2016-03-01", "2016-03-01", []),
        ("2016-03-01", "2016-03-02", []),
        ("2016-03-02", "2016-03", []),
        ("2016-03-02", "2016-02", ["2016-02 came before 2016-03-02"]),
    ],
)
def test_days_that_surely_are_the_wrong_way_round_are_told(first: str, last: str, told: list[str]) -> None:
    """A month is only wrong where each of its days is."""
    found = in_order(day(first), day(last), ("ends",), "{last} came before {first}")
    assert [one.message for one in found] == told


def test_a_day_that_is_not_published_is_in_order() -> None:
    """What nobody knows contradicts nothing."""
    assert not [*in_order(None, day("2016"), ("ends",), ""), *in_order(day("2016"), None, ("ends",), "")]


def test_each_row_that_says_something_again_is_told_at_its_own_place() -> None:
    """The first is the one that stays."""
    rows = [(("rows", number), value) for number, value in enumerate("abaca")]
    found = list(said_once(rows, "There is another {}."))
    assert [(one.at, one.message) for one in found] == [
        (("rows", 2), "There is another a."),
        (("rows", 4), "There is another a."),
    ]


def test_a_council_that_has_left_has_no_seats(tmp_path: Path) -> None:
    """It keeps them until the day on which it leaves."""
    left = PARTNERSHIP.replace(
        "name: Islington, joined: 2015-09,", "name: Islington, joined: 2015-09, left: 2018-01-31,"
    )
    register = register_of(tmp_path, {}, "2018-04-01", left)
    assert seats_of("joint-committee", PartialDate(2017, 12, 1), register) == 6
    assert seats_of("joint-committee", PartialDate(2018, 3, 1), register) == 4
