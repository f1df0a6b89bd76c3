"""Each pattern of the program takes time that grows with its input, and no faster."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial

import pytest

from tests.proofs import proof
from tests.speed.patterns import ANCHORED, WINDOW, Found, all_patterns
from tests.speed.pumps import ENDS, as_long_as, pumped

SHORT = 6_000
LENGTHS = (12, 20, 32, 60, 110, 1_500, SHORT)
"""So close together at first that what doubles with each character is found before it hangs."""
PIECE = 400
"""So long are the pieces around a place at most of which some patterns are asked."""
SUSPICIOUS = 0.003
"""Seconds: a pattern that takes a step for each pair of SHORT characters cannot be as quick."""
SLOW = 1.0
"""Seconds that are too long for an input of less than SHORT characters."""

PARTS = 8


def _seconds(found: Found, text: str) -> float:
    """The longest that one of the ways in which a pattern is asked takes."""
    pattern = re.compile(found.pattern, found.flags)
    said: str | bytes = text.encode() if isinstance(found.pattern, bytes) else text
    longest = 0.0
    for anchored in sorted({method if method in ANCHORED else "search" for method in found.methods}):
        started = time.thread_time()
        if anchored == "search":
            for _ in pattern.finditer(said):
                pass
        else:
            getattr(pattern, anchored)(said)
        longest = max(longest, time.thread_time() - started)
    return longest


def slow_input(found: Found) -> str:
    """Describe an input on which a pattern is slow; empty where there is none."""
    source = found.pattern if isinstance(found.pattern, str) else found.pattern.decode("latin-1")
    for before, said in pumped(source, found.flags):
        for end in ENDS:
            text = partial(as_long_as, before, said, end)
            is_slow = _is_slow_on_a_piece if found.methods == {WINDOW} else _is_slow
            if is_slow(lambda length, text=text: _seconds(found, text(length))):
                return f"{before!r}, {said!r} again and again, {end!r}"
    return ""


def _is_slow_on_a_piece(seconds: Callable[[int], float]) -> bool:
    return any(seconds(length) > SLOW / 10 for length in LENGTHS if length <= PIECE)


def _is_slow(seconds: Callable[[int], float]) -> bool:
    length = next((length for length in LENGTHS if seconds(length) > SUSPICIOUS), None)
    if length is None:
        return False
    while length < SHORT:
        if seconds(length) > SLOW:
            return True
        # What doubles with each character is not given many more of them at a time.
        length = max(length + 1, int(length * 1.05))
    # Four times the input takes four times as long, or sixteen times.
    once, four_times = ([seconds(long) for _ in range(3)] for long in (SHORT, 4 * SHORT))
    return min(four_times) > 8 * min(once)


def test_patterns_are_found() -> None:
    """In every part of the program; a way of writing them that is not seen would find none."""
    places = {found.where.split(":")[0] for found in all_patterns()}
    assert len(all_patterns()) > 150
    assert {"generator/reading/slips.py", "generator/privacy/emails.py", "generator/pages/terms.py"} <= places


@pytest.mark.parametrize(
    "pattern",
    [
        proof(r"\A(?:#.*\n|\s*\n)*(?: |- |`)"),  # doubles with each empty line
        r"(?:a|a)*b",
        proof(r"\s+$"),  # a step for each pair of spaces
        proof(r"\[(?:\\.|[^\]\\])*\]\([^)]*\)"),  # a step for each pair of opening brackets
        proof(r"x\s*,?\s*y"),
    ],
)
def test_a_slow_pattern_is_found(pattern: str) -> None:
    """The test can fail: these are what it is for."""
    assert slow_input(Found("here", pattern, 0, frozenset({"search"})))


@pytest.mark.parametrize("pattern", [r"\S+", r"[a-z]{1,100}@", r"(?:[a-z]+-)*[0-9]", r"- +x"])
def test_a_quick_pattern_is_let_be(pattern: str) -> None:
    """Where it is asked only at the start, or can look only so far."""
    assert not slow_input(Found("here", pattern, 0, frozenset({"match"})))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_is_slow(part: int) -> None:
    """Whatever is said again and again."""
    patterns = {(found.pattern, found.flags, found.methods): found for found in all_patterns()}
    asked = list(patterns.values())[part::PARTS]
    assert {found.where: text for found in asked if (text := slow_input(found))} == {}
