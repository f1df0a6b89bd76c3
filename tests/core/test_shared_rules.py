"""What the rules of several kinds ask alike."""

from __future__ import annotations

import pytest

from generator.core.shared_rules import in_order, said_once
from generator.values.dates import PartialDate


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
