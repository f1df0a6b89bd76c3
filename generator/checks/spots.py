"""Where in a file a problem stands."""

from __future__ import annotations

from generator.core.places import Spot
from generator.core.problems import Problem
from generator.reading.content import RecordFile
from generator.values.rules import Finding, Rule


def problem_at(file: RecordFile, spot: Spot, rule: Rule, message: str, hint: str = "") -> Problem:
    """Make a problem of a file."""
    return Problem.of(file.shown, spot, Finding(spot, rule, message, hint))


def spot_of(file: RecordFile, start: Spot, near: str) -> Spot:
    """Find where some words stand in the text that starts at a spot; the spot itself where they are not found."""
    words = near.strip().split("\n")[0]
    lines = file.document.lines
    if not words or start.line > len(lines):
        return start
    end = file.document.end_of(start)
    for wanted in (words, words.split()[0]):
        for number in range(start.line, min(end.line, len(lines)) + 1):
            line = lines[number - 1]
            found = line.find(wanted, start.column - 1 if number == start.line else 0)
            if found >= 0 and (number, found + 1) < end:
                return Spot(number, found + 1)
    return start
