"""Problems as SARIF 2.1.0, the format that code hosts and editors read findings from."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from generator import __version__
from generator.core.problems import Problem
from generator.machine.harmless import as_json
from generator.values.rules import Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one SARIF log with one run."""
    rules = sorted({problem.rule.name for problem in problems})
    driver = {
        "name": "plainrecord",
        "semanticVersion": __version__,
        "rules": [{"id": rule} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules.index(problem.rule.name)) for problem in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _result(problem: Problem, rule_index: int) -> dict[str, object]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    location = {"artifactLocation": {"uri": quote(problem.file)}, "region": region}
    return {
        "ruleId": problem.rule.name,
        "ruleIndex": rule_index,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.hint}".strip()},
        "locations": [{"physicalLocation": location}],
    }
