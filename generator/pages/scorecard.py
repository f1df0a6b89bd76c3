"""What the check found, as residents read it: a short sentence, and what asks for it in a note of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.core.entry import Entry
from generator.core.model import Shared
from generator.core.problems import Problem
from generator.core.register import Register
from generator.pages.wording import first_upper
from generator.values.english import counted, listed
from generator.values.rules import Rule


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is missing or late: the page it is about, and what is wrong."""

    entry: Entry[Shared] | None
    said: str


@dataclass(frozen=True)
class Scorecard:
    """Everything that is missing or late: a row for each thing, and all of it together."""

    rows: list[Row]
    rules: Counter[Rule]

    @cached_property
    def answer(self) -> str:
        """How much is missing, each sort by what residents call it, and how much else is late or incomplete."""
        missing = sorted((rule for rule in self.rules if rule.missing), key=lambda rule: rule.missing or ())
        sorts = [rule.missing.counted(self.rules[rule]) for rule in missing if rule.missing]
        number = sum(self.rules[rule] for rule in missing)
        rest = len(self.rows) - number
        if not sorts:
            return f"{counted(rest, 'thing is', 'things are')} late or incomplete."
        one = number == 1 and not any(rule.missing and rule.missing.are for rule in missing)
        told = f"{first_upper(listed(sorts))} {'is' if one else 'are'} missing."
        return f"{told} {counted(rest, 'more thing is', 'more things are')} late or incomplete." if rest else told

    @cached_property
    def asked_by(self) -> list[str]:
        """What asks for each of them, once."""
        asked = {rule: f"{rule.subject}: {rule.law}" for rule in self.rules if rule.law}
        return list(dict.fromkeys(asked.values()))


def scorecard_of(problems: Iterable[Problem], register: Register) -> Scorecard:
    """Gather everything that the site repeats of what the check found."""
    by_file = {entry.file: entry for entry in register}
    told = [problem for problem in problems if problem.rule.for_residents]
    rows = [Row(by_file.get(problem.file), problem.said) for problem in told]
    return Scorecard(rows, Counter(problem.rule for problem in told))
