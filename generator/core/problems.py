"""What is wrong with the content, and where: the one value every check yields and every report prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning is said on the site, advice is only told."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


FOR_OFFICERS = frozenset(
    {"person-named", "election-period", "call-in-open", "same-name", "same-title", "empty-cell", "vote", "shares"}
)
"""Warnings that the site does not repeat: they are about how something is said, or nothing is missing."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, in an officer's words.

    `file` is relative to the content folder and uses forward slashes; `line` and `column` count from 1 and
    stand at the very key or value. `message` says what is wrong, `hint` what to write instead.
    """

    file: str
    line: int
    column: int
    severity: Severity
    rule: str
    message: str
    hint: str = field(default="")

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """The order in which problems are told: by file, from top to bottom, errors first."""
        return (self.file, self.line, self.column, _RANK[self.severity], self.rule, self.message)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems for telling, and tell none of them twice."""
    return tuple(sorted(set(problems), key=lambda problem: problem.order))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether the site must not be built."""
    return any(problem.severity is Severity.ERROR for problem in problems)
