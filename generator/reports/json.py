"""Problems as JSON, for tools: `{"records": 41, "problems": [{"file", "line", "column", …}]}`."""

from collections.abc import Iterable, Sequence

from generator.core.problems import Problem
from generator.machine.harmless import as_json


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one JSON object."""
    return as_json({"records": records, "problems": entries(problems)})


def entries(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """The problems as data."""
    return [_entry(problem) for problem in problems]


def _entry(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "rule": problem.rule.name,
        "message": problem.message,
        "hint": problem.hint,
    }
