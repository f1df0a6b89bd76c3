"""How problems are shown: what can be printed, and no more of one file than somebody can use."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from generator.core.problems import Problem, in_order
from generator.values.rules import Rule
from generator.values.wrong import visible

TOO_MANY = Rule("too-many", "If a file has very many problems, only the first are listed.")

MOST_OF_A_FILE = 200
"""So many problems of one file are shown. Where there are more, something went wrong with the file as a whole."""


def shown_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put problems in order, each fit to be printed; of each file the first, and how many more there are."""
    found: list[Problem] = []
    for _, of_file in groupby(in_order(map(_fit, problems)), key=lambda problem: problem.file):
        first = list(of_file)
        if len(first) > MOST_OF_A_FILE:
            first[MOST_OF_A_FILE - 1 :] = [_many_more(first[MOST_OF_A_FILE - 1], len(first) - MOST_OF_A_FILE + 1)]
        found += first
    return tuple(found)


def _fit(one: Problem) -> Problem:
    said, hint = visible(one.said), visible(one.hint)
    return one if (said, hint) == (one.said, one.hint) else replace(one, said=said, hint=hint)


def _many_more(here: Problem, left: int) -> Problem:
    message = f"There are {left:,} more problems further down in this file."
    hint = "Fix those above, then check again."
    return Problem(here.file, here.line, here.column, TOO_MANY, message, hint)
