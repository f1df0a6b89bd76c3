"""That there was none, in other words than `none`: found at its place, wherever the key stands."""

from collections.abc import Mapping
from typing import ClassVar

import pytest
from pydantic import Field, ValidationError

from generator.checks.absent_words import _found
from generator.core.part import Flag, Part
from generator.values.words import Line


class Vote(Part):
    """How a body voted."""

    gaps: ClassVar[Mapping[str, str]] = {"conflicts": "Nobody declared an interest.", "open": "It was not open."}
    conflicts: tuple[Line, ...] = Field((), description="Interests declared.")
    open: Flag | None = Field(None, description="Whether it was open.")


class Paper(Part):
    """A record with such keys at two depths."""

    gaps: ClassVar[Mapping[str, str]] = {"officer": "No officer was named."}
    officer: Line | None = Field(None, description="Who decided.")
    note: Line | None = Field(None, description="A note.")
    votes: tuple[Vote, ...] = Field((), description="The votes.")
    last: Vote | None = Field(None, description="The last vote.")


def test_other_words_are_found_and_none_itself_is_not() -> None:
    """Only at keys that take `none`."""
    typed = {"officer": "nil", "note": "nil", "votes": [{"conflicts": ["None declared"]}, {"conflicts": "none"}]}
    last = {**typed, "last": {"conflicts": "no"}}
    found = {path: said for path, said, taken in _found(last, Paper, ()) if taken}
    assert found == {
        ("officer",): "nil",
        ("votes", 0, "conflicts"): ["None declared"],
        ("last", "conflicts"): "no",
    }
    assert Paper.model_validate(typed).absent == {"officer": "none"}
    assert list(_found({"officer": "none", "votes": "x", "last": 3}, Paper, ())) == []


def test_no_is_false_where_a_key_takes_true_or_false() -> None:
    """Nobody can tell whether there was no answer, or the answer was no."""
    with pytest.raises(ValidationError):
        Vote.model_validate({"open": "no"})
    assert Vote.model_validate({"open": "none"}).absent == {"open": "none"}
