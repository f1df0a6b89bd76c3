"""Problems as text: a line each to find it, what is wrong, and what to do."""

from collections import Counter
from collections.abc import Sequence

from generator.core.problems import Problem
from generator.machine.harmless import printed
from generator.values.english import counted
from generator.values.rules import Severity


def write(problems: Sequence[Problem], records: int) -> str:
    """Write one block a problem and a closing line that counts them."""
    blocks = [_block(problem) for problem in problems]
    return "\n".join([*blocks, _summary(problems, records)]) + "\n"


def _block(problem: Problem) -> str:
    head = (
        f"{problem.file}:{problem.line}:{problem.column}: {problem.severity}: {problem.message} [{problem.rule.name}]"
    )
    return printed(head) + (f"\n    {printed(problem.hint)}" if problem.hint else "")


def _summary(problems: Sequence[Problem], records: int) -> str:
    counts = Counter(problem.severity for problem in problems)
    told = [_number(counts[severity], severity) for severity in Severity if counts[severity]]
    return f"{counted(records, 'record')} checked: {', '.join(told) or 'no problems'}."


def _number(number: int, severity: Severity) -> str:
    return f"{number:,} advice" if severity is Severity.ADVICE else counted(number, severity.value)
