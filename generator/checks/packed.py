"""Problems as plain values, which a later run can read; the rules are this program's own."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.values.rules import Fix, Law, Rule, Severity, known_rules

_Plain = tuple[str, int, int, str, Severity, str, str, str, Fix | None, Law | None]


def packed(problems: Iterable[Problem]) -> Any:
    """Write problems as plain values."""
    return _plain().dump_python([_told(one) for one in problems], mode="json")


def unpacked(held: Any, others: Iterable[Rule] = ()) -> tuple[Problem, ...] | None:
    """Read problems that were packed, of the records' rules and of some others; None where a rule is not known."""
    all_kinds()  # Their rules are known once they are loaded.
    rules = {(rule.name, rule.severity): rule for rule in (*known_rules(), *others)}
    read = _plain().validate_python(held)
    if any(one[3:5] not in rules for one in read):
        return None
    return tuple(
        Problem(file, line, column, rules[name, severity], said, hint, source, fix, law)
        for file, line, column, name, severity, said, hint, source, fix, law in read
    )


def _told(problem: Problem) -> _Plain:
    rule = problem.rule
    place = (problem.file, problem.line, problem.column, rule.name, rule.severity)
    return (*place, problem.said, problem.hint, problem.source, problem.fix, problem.law)


@cache
def _plain() -> TypeAdapter[list[_Plain]]:
    return TypeAdapter(list[_Plain])
