"""The examples of the page of messages, made by the real check: `python -m tests.reference.examples` writes them.

They come from the broken samples of the tests of checking, one for each different thing that is said of a rule, and
from `examples.txt` for the rules that no broken sample has.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from generator.checks.checking import check
from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.reference.messages import EXAMPLES, Example
from generator.values.english import shortened
from generator.values.wrong import visible
from tests.checks.samples import MARK, Sample, samples, samples_in

AS_OF = date(2024, 6, 1)
HERE = Path(__file__).parent
_MOST_LINES = 7
_LONGEST = 90
_OPEN = re.compile(r"`[^`]*`|“[^”]*”|£?-?[0-9][0-9,./%-]*[0-9k%m]?")
_MANY = re.compile(r"\{([^{}]+) \* ([0-9]+)\}")
_LINES = re.compile(r"\+\|\{([0-9]+) lines\} (.*)")


def all_samples() -> list[tuple[str, Sample]]:
    """Each sample, with the rule that it is an example of; none where it is one of all that is said of it."""
    own = [(sample.name, replace(sample, lines=list(_written_out(sample.lines)))) for sample in _own()]
    return [("", sample) for sample in samples("broken")] + own


def _own() -> list[Sample]:
    return samples_in(HERE / "examples.txt")


def _written_out(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        several = _LINES.fullmatch(line)
        if several:
            yield from (f"+|{several[2].replace('#', str(number))}" for number in range(1, int(several[1]) + 1))
        else:
            yield _MANY.sub(lambda found: found[1] * int(found[2]), line)


def examples_of(rule: str, sample: Sample) -> Iterator[tuple[str, Example]]:
    """What the check says of a sample, by the name of the rule and how much it matters."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        sample.write(folder)
        if rule:
            # The small partnership sets some duties off, and here each is asked.
            own = folder / "partnership.yml"
            own.write_text(re.sub(r"(?m)^  off: .*\n", "", own.read_text(encoding="utf-8")), encoding="utf-8")
        problems = check(folder, AS_OF, all_kinds(), advice=bool(rule)).problems
        told = [problem for problem in problems if rule in ("", problem.rule.name)]
        found = examples_in(told, folder, sample)
        # Of a rule that finds something in several files, the one that was changed is the example.
        yield from sorted(found, key=lambda one: not one[1].shows)[:1] if rule else found


def examples_in(problems: Iterable[Problem], folder: Path, sample: Sample) -> list[tuple[str, Example]]:
    """Problems of a sample that is written in a folder, as the page shows them."""
    return [(_key(problem), _example(problem, folder, sample)) for problem in problems]


def _key(problem: Problem) -> str:
    return f"{problem.severity} {problem.rule.name}"


def _example(problem: Problem, folder: Path, sample: Sample) -> Example:
    shown = _shown(problem, folder / problem.file, sample)
    return Example(str(sample), problem.file, shown, _short(problem.message), _short(problem.hint))


def _short(text: str) -> str:
    return text if len(text) < 400 else f"{text[:397]}…"


def _shown(problem: Problem, file: Path, sample: Sample) -> str:
    """The lines around a problem that the sample changed; nothing where it is about the file's name or bytes."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    new = {line[2:].replace(MARK, "") for line in sample.lines if line.startswith("+|")}
    at = min(problem.line, len(lines)) - 1
    if problem.line == 1 and problem.column == 1 and lines[at] not in new:
        return ""
    first = last = at
    while first > 0 and lines[first - 1] in new and at - first < _MOST_LINES // 2:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1] in new and last - at < _MOST_LINES // 2:
        last += 1
    return "\n".join(visible(shortened(line.rstrip(), _LONGEST)) for line in lines[first : last + 1])


def made() -> dict[str, list[Example]]:
    """All examples by the rule's severity and name: one for each different thing that is said, in the samples' order."""
    found: dict[str, dict[str, Example]] = {}
    for rule, sample in all_samples():
        for key, example in examples_of(rule, sample):
            of_rule, said = found.setdefault(key, {}), _OPEN.sub("…", example.says)
            if said not in of_rule or (example.shows and not of_rule[said].shows):
                of_rule[said] = example
    return {key: list(found[key].values()) for key in sorted(found)}


def main() -> None:
    """Write the data file of the page."""
    data = {key: [example._asdict() for example in examples] for key, examples in made().items()}
    EXAMPLES.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")


if __name__ == "__main__":
    main()
