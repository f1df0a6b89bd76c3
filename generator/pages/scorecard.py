"""What the check found that a council owes, as residents read it: a short sentence, and what asks for it beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.core.entry import Entry
from generator.core.model import Shared
from generator.core.problems import Problem
from generator.core.register import Register
from generator.values.rules import Rule


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is overdue or incomplete: the page it is about, and what is wrong."""

    entry: Entry[Shared] | None
    said: str


@dataclass(frozen=True)
class Scorecard:
    """Everything that is overdue or incomplete: a row for each thing, and the rules that ask for them."""

    rows: list[Row]
    rules: Counter[Rule]

    @cached_property
    def asked_by(self) -> list[str]:
        """What asks for each of them, once."""
        asked = {rule: f"{rule.subject}: {rule.law}" for rule in self.rules if rule.law}
        return list(dict.fromkeys(asked.values()))


def scorecard_of(problems: Iterable[Problem], register: Register) -> Scorecard:
    """Gather what the site repeats of what the check found: nothing from outside, nor after the partnership’s end."""
    by_file = {entry.file: entry for entry in register}
    told = [one for one in problems if one.rule.for_residents and register.tells_delay]
    rows = [Row(by_file.get(problem.file), problem.said) for problem in told]
    return Scorecard(rows, Counter(problem.rule for problem in told))
