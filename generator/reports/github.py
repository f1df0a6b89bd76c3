"""Problems as GitHub's workflow commands, which it shows beside the very lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from generator.problems import Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one command a problem."""
    return "".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    message = f"{problem.message} {problem.hint}".strip()
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    title = f"title={_property(problem.rule)}"
    return f"::{_LEVELS[problem.severity]} {place},{title}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
