"""Which council may call a decision in."""

from __future__ import annotations

from pathlib import Path

from tests.partnership import checked

CALLED_IN = """date: 2018-03-01
why: The old phones broke every week.
kind: ordinary
authorities: [{authorities}]
path: [{{body: camden-cabinet, date: 2018-03-01, outcome: agreed}}]
called_in: [{{on: 2018-03-05, authority: haringey}}]
"""


def rules(folder: Path, authorities: str) -> set[str]:
    """The rules that Camden's decision breaks, which Haringey called in."""
    found = checked(folder, {"decisions/one": CALLED_IN.format(authorities=authorities)}, "2018-04-01")
    return {problem.rule.name for problem in found.problems}


def test_a_council_that_a_decision_concerns_may_call_it_in(tmp_path: Path) -> None:
    """Although none of its bodies decides; one that it does not concern may not."""
    assert "call-in-by-another" not in rules(tmp_path, "camden, haringey")
    assert "call-in-by-another" in rules(tmp_path, "camden")
