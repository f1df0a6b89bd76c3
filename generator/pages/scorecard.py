"""What the check found, as residents read it: a short sentence, and what asks for it in a note of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.core.entry import Entry
from generator.core.problems import FOR_OFFICERS, Problem, Severity
from generator.core.register import Register

_SOURCE = re.compile(r"^(.*\S) \(((?:[^()]|\([^()]*\))*)\)\.$", re.DOTALL)
_KEY = re.compile(r",? `[^`]*`")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is missing or late: its rule, the page it is about, what is wrong, and what asks for it."""

    rule: str
    entry: Entry[Any] | None
    short: str
    source: str


@dataclass(frozen=True, slots=True)
class Overall:
    """All of them: how many of each rule, and each rule with what asks for it, once."""

    counts: Mapping[str, int]
    sources: tuple[tuple[str, str], ...]


def split_source(message: str) -> tuple[str, str]:
    """Part an officer's message from its source, which stands last in brackets; keys of the format are left out."""
    found = _SOURCE.match(message)
    if not found:
        return message, ""
    return f"{found[1]}.", _KEY.sub("", found[2])


def problems_told(problems: Iterable[Problem], register: Register) -> list[Told]:
    """Everything that the site repeats of what the check found."""
    by_file = {entry.file: entry for entry in register}
    return [
        Told(problem.rule, by_file.get(problem.file), *split_source(problem.message))
        for problem in problems
        if problem.severity is Severity.WARNING and problem.rule not in FOR_OFFICERS
    ]


def overall(told: Iterable[Told]) -> Overall:
    """Count them, and gather what asks for them."""
    told = list(told)
    sources = dict.fromkeys((one.rule, one.source) for one in told if one.source)
    return Overall(Counter(one.rule for one in told), tuple(sources))
