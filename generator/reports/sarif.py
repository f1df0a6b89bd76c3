"""Problems as SARIF 2.1.0, the format that code hosts and editors read findings from."""

from collections.abc import Sequence
from urllib.parse import quote

from generator import __version__
from generator.core.problems import Problem
from generator.machine.harmless import as_json
from generator.values.rules import Rule, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one SARIF log with one run, which describes each rule that it names."""
    # Of two rules of one name, the sterner one speaks for both.
    sternest_last = sorted({problem.rule for problem in problems}, key=lambda rule: rule.rank, reverse=True)
    rules = {rule.name: rule for rule in sternest_last}
    names = sorted(rules)
    driver = {
        "name": "plainrecord",
        "semanticVersion": __version__,
        "rules": [_described(rules[name]) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, names.index(problem.rule.name)) for problem in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _described(rule: Rule) -> dict[str, object]:
    described: dict[str, object] = {
        "id": rule.name,
        "shortDescription": {"text": rule.about},
        "help": {"text": " ".join((rule.about, *rule.notes))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    return described | ({"helpUri": rule.law.address} if rule.law and rule.law.address else {})


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
