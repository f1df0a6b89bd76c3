"""The labels that minutes put before their points, and which of them follow each other."""

from __future__ import annotations

import pytest

from generator.values.labels import in_sequence, label_at


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("i", 1),
        ("iii", 3),
        ("iv", 4),
        ("vi", 6),
        ("ix", 9),
        ("xiv", 14),
        ("xl", 40),
        ("lxi", 61),
        ("xc", 90),
        ("cc", 200),
    ],
)
def test_roman_numbers_are_read(typed: str, number: int) -> None:
    """As minutes write them, small or large."""
    for label in (label_at(f"{typed}. Word"), label_at(f"({typed.upper()}) Word")):
        assert label is not None and label.places[-1] == (-1, number)


@pytest.mark.parametrize(
    ("typed", "following"),
    [
        ("a) b) c)", "all"),
        ("iv. v. vi.", "all"),
        ("h. i. j.", "all"),
        ("(1) (2)", "all"),
        ("2.2 2.3 2.3.1 2.3.2 2.4", "all"),
        ("1.4 2.1", "all"),
        ("a) c)", ""),
        ("1) 2.", ""),
        ("2.2 2.4", ""),
        ("iv. vi.", ""),
        ("b) a)", ""),
    ],
)
def test_which_labels_follow_each_other(typed: str, following: str) -> None:
    """The next of the same shape: `i` is the first of its kind, and the ninth letter."""
    lines = [f"{label} Word" for label in typed.split()]
    assert in_sequence(lines) == frozenset(range(len(lines)) if following else ())
    assert in_sequence([lines[0], "", *lines[1:]]) - {0, 1} == in_sequence(["", "", *lines[1:]])
