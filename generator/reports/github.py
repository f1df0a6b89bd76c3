"""Problems as GitHub's workflow commands, which it shows beside the very lines of a pull request.

It shows only about ten of each sort. So those of files that were changed come first, and all of them, as far as there
is room, are in the summary of the step, where GitHub offers one.
"""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from generator.core.problems import Problem
from generator.machine.harmless import escaped
from generator.machine.history import changed_files
from generator.values.english import counted
from generator.values.rules import Severity
from generator.values.wrong import visible

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
MOST = 300
"""How many problems the summary of a step lists."""


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one command a problem, and the list of all into the summary of the step."""
    ordered = most_wanted_first(problems, changed_files(Path())) if problems else []
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and ordered:
        with Path(summary).open("a", encoding="utf-8") as opened:
            opened.write(_summary(ordered))
    return "".join(_command(problem) for problem in ordered)


def most_wanted_first(problems: Sequence[Problem], changed: Collection[str]) -> list[Problem]:
    """Put errors before warnings and advice, and in each sort the files that were changed before the others."""
    return sorted(problems, key=lambda problem: (problem.rule.rank, problem.file not in changed))


def _summary(problems: Sequence[Problem]) -> str:
    lines = ["## What the check found", ""]
    for problem in problems[:MOST]:
        words = escaped(f"{problem.message} {problem.hint}".strip())
        lines.append(f"- **{problem.severity}** in {escaped(problem.file)}, line {problem.line}: {words}")
    if len(problems) > MOST:
        lines += ["", f"And {counted(len(problems) - MOST, 'more problem')}."]
    return "\n".join(lines) + "\n\n"


def _command(problem: Problem) -> str:
    message = f"{problem.message} {problem.hint}".strip()
    place = f"file={_property(visible(problem.file))},line={problem.line},col={problem.column}"
    title = f"title={_property(problem.rule.name)}"
    return f"::{_LEVELS[problem.severity]} {place},{title}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("##[", "##\\[").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
