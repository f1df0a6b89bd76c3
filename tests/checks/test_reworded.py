"""No meaning is read out of English: with every message and hint said in other words, all else stays as it was."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from generator.checks.checking import check
from generator.core.problems import Problem, has_errors
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.pages.scorecard import scorecard_of
from generator.reports import FORMATS
from generator.rewriting.fixing import fixed
from generator.values.rules import Finding
from tests.checks.samples import Sample, samples

AS_OF = date(2024, 6, 1)
EVERY = 5
"""One in so many of the broken samples, from each theme: all of them take a minute."""
THEMES = {theme: list(found)[::EVERY] for theme, found in groupby(samples("broken"), key=lambda sample: sample.theme)}


@pytest.fixture
def reworded(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Say every message and hint in words that have nothing in common with those that the rules have."""
    for made in (Finding, Problem):
        monkeypatch.setattr(made, "__init__", _in_other_words(made.__init__))
    return monkeypatch


def _in_other_words(init: Any) -> Any:
    def other(self: Any, *given: Any, **named: Any) -> None:
        init(self, *given, **named)
        for words in ("message", "said", "hint"):
            if words in type(self).__slots__ and (text := getattr(self, words)):
                object.__setattr__(self, words, f"Quite otherwise, {zlib.crc32(text.encode('utf-8', 'replace')):x}.")

    return other


def outcome(folder: Path) -> Iterator[object]:
    """All that comes of a check but its words: places, rules, fixes, the report's ids, and the files once mended."""
    for _ in range(4):
        problems = check(folder, AS_OF, all_kinds()).problems
        yield sorted(
            (one.file, one.line, one.column, one.rule.name, str(one.severity), str(one.fix)) for one in problems
        )
        yield has_errors(problems)
        (run,) = json.loads(FORMATS["sarif"](problems, 1))["runs"]
        yield [rule["id"] for rule in run["tool"]["driver"]["rules"]], sorted(one["ruleId"] for one in run["results"])
        if not mend(folder, problems):
            break
    yield {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def mend(folder: Path, problems: tuple[Problem, ...]) -> bool:
    """Mend every file of a folder, and say whether any changed."""
    of_file = defaultdict(list)
    for told in problems:
        of_file[folder / told.file].append(told)
    before = {file: file.read_bytes() for file in of_file if file.is_file()}
    for file, data in before.items():
        text = data.decode("utf-8", "surrogateescape")
        file.write_bytes(fixed(text, of_file[file], markdown=file.suffix == ".md").encode("utf-8", "surrogateescape"))
    return any(file.read_bytes() != data for file, data in before.items())


@pytest.mark.parametrize("theme", THEMES)
def test_a_broken_sample_comes_to_the_same_in_other_words(
    theme: str, tmp_path: Path, reworded: pytest.MonkeyPatch
) -> None:
    """What is found, where, what stops the build, and what `check --fix` makes of it."""
    for number, sample in enumerate(THEMES[theme]):
        other = list(outcome(written(sample, tmp_path / f"{number}-reworded")))
        with reworded.context() as usual:
            for made in (Finding, Problem):
                usual.setattr(made, "__init__", made.__init__.__closure__[0].cell_contents)
            assert list(outcome(written(sample, tmp_path / f"{number}-usual"))) == other, sample


def written(sample: Sample, folder: Path) -> Path:
    """A broken sample in a folder."""
    folder.mkdir()
    sample.write(folder)
    return folder


OFF = "off: [exit-plan-missing, exit-plan-review-late, minutes-late, minutes-not-approved, officer-alternatives, private-part, reading-late]"

RUN_BY = "run_by: The library service\n"
"""Nothing is called late in a record that is kept from outside."""


def counted(folder: Path, off: str) -> tuple[int, list[str]]:
    """How much is overdue or incomplete by the page of gaps, and what asks for it, with some duties set off."""
    folder.mkdir()
    Sample("", "nothing").write(folder)
    own = folder / "partnership.yml"
    text = own.read_text(encoding="utf-8")
    assert OFF in text
    assert RUN_BY in text
    own.write_text(text.replace(OFF, off).replace(RUN_BY, ""), encoding="utf-8")
    found = check(folder, AS_OF, all_kinds())
    assert isinstance(found.register, Register), found.problems
    assert all(problem.said.startswith("Quite otherwise") for problem in found.problems)
    card = scorecard_of(found.problems, found.register)
    return len(card.rows), [asked.subject for asked in card.asked_by]


def test_the_scorecard_and_the_settings_read_the_rules(tmp_path: Path, reworded: pytest.MonkeyPatch) -> None:
    """What is overdue or incomplete is counted, and what is set off is not, whatever the messages say."""
    every, asked_by = counted(tmp_path / "all", "off: []")
    assert "Results" in asked_by
    fewer, asked_by = counted(tmp_path / "fewer", "off: [reading-late]")
    assert fewer < every
    assert "Results" not in asked_by
