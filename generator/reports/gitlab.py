"""Problems as GitLab's code quality report, which it shows beside the very lines of a merge request."""

import hashlib
from collections.abc import Sequence

from generator.core.problems import Problem
from generator.machine.harmless import as_json
from generator.values.rules import Severity

_LEVELS = {Severity.ERROR: "blocker", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one list with an entry for each problem."""
    return as_json([_entry(problem) for problem in problems])


def _entry(problem: Problem) -> dict[str, object]:
    told = f"{problem.file}\0{problem.line}\0{problem.column}\0{problem.rule.name}\0{problem.message}"
    return {
        "description": f"{problem.message} {problem.hint}".strip(),
        "check_name": problem.rule.name,
        "fingerprint": hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest(),
        "severity": _LEVELS[problem.severity],
        "location": {"path": problem.file, "lines": {"begin": problem.line}},
    }
