"""Problems that are kept are read again as they were, whatever rule they are of."""

from __future__ import annotations

import json

from generator.checks.packed import packed, unpacked
from generator.core.problems import Problem
from generator.gates.gate import GATES
from generator.kinds import all_kinds
from generator.values.rules import Fix, known_rules


def test_problems_are_the_same_once_they_are_read() -> None:
    """Of every rule of the records and of every gate, with all that a problem can have."""
    all_kinds()
    rules = (*known_rules(), *GATES)
    made = tuple(
        Problem("a.yml", 1, 2, rule, "Said.", "Hint.", "source", Fix("b", words="c"), rule.law) for rule in rules
    )
    held = json.loads(json.dumps(packed(made)))
    assert len(rules) > 100
    assert unpacked(held, GATES) == made
    assert unpacked(held) is None
