"""What is wrong with the content, and where: the value that every report prints.

Whatever looks yields a `Finding` (generator/values/rules.py), at the place that it knows: the way to a key, a line and
a column, a character of a text. A `Problem` is a finding in its file, with the line and the column as they are printed.
There is no third word for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from generator.core.places import Spot
from generator.values.rules import Finding, Fix, Law, Rule, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix, in an officer's words: a finding in its file.

    `file` is relative to the content folder and uses forward slashes; `line` and `column` count from 1 and are at
    the very key or value. `said` is what is wrong, `source` what asks for it, `hint` what to write instead, `fix`
    the one right answer, and `law` the law or good practice behind it.
    """

    file: str
    line: int
    column: int
    rule: Rule
    said: str
    hint: str = ""
    source: str = ""
    fix: Fix | None = None
    law: Law | None = None

    @classmethod
    def of(cls, file: str, spot: Spot, found: Finding[Any]) -> Self:
        """Turn a finding into a problem, with its file and its place there."""
        law = found.law or found.rule.law
        source = law.source if found.source is None and law else found.source or ""
        return cls(file, spot.line, spot.column, found.rule, found.message, found.hint, source, found.fix, law)

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity

    @property
    def message(self) -> str:
        """What is wrong, and in brackets what asks for it."""
        if not self.source:
            return self.said
        said = self.said.removesuffix(".")
        return f"{said[:-1]}; {self.source})." if said.endswith(")") else f"{said} ({self.source})."

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """The order in which problems are listed: by file, from top to bottom, errors first."""
        return (self.file, self.line, self.column, self.rule.rank, self.rule.name, self.message)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems, and list none of them twice."""
    return tuple(sorted(set(problems), key=lambda problem: problem.order))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether the site must not be built."""
    return any(problem.severity is Severity.ERROR for problem in problems)
