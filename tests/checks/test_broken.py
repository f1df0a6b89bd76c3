"""Every broken sample gets exactly the problems it must, each at the very key or value, in an officer's words."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.reference.messages import Example, examples
from tests.checks.samples import SMALL, Sample, samples
from tests.proofs import more
from tests.reference.examples import examples_in

AS_OF = date(2024, 6, 1)


def test_the_small_partnership_has_no_problems() -> None:
    """What the samples break is whole before, so that all that is said comes from the breaking."""
    assert check(SMALL, AS_OF, all_kinds()).problems == ()


@more
@pytest.mark.parametrize("sample", samples("broken"), ids=str)
def test_a_broken_sample_is_told(sample: Sample, tmp_path: Path) -> None:
    """Just the expected problems are reported, at their places, with their words, and as the page of messages shows them."""
    expected = sample.write(tmp_path)
    problems = check(tmp_path, AS_OF, all_kinds()).problems
    told = [(told.file, told.line, told.column, told.severity.value, told.rule.name) for told in problems]
    places = [(want.file, want.line, want.column, want.severity, want.rule) for want in expected]
    assert sorted(told) == sorted(places), "\n".join(str(problem) for problem in problems)
    for want in expected:
        said = [
            p
            for p in problems
            if (p.file, p.line, p.column, p.rule.name) == (want.file, want.line, want.column, want.rule)
        ]
        assert any(want.message in p.message and want.hint in p.hint for p in said), said
    shown = examples_in(problems, tmp_path, sample)
    assert [example for example in examples_by_sample().get(str(sample), ()) if example not in shown] == []


@cache
def examples_by_sample() -> dict[str, list[tuple[str, Example]]]:
    """The examples of the page of messages, by the samples that they come of, each with its rule."""
    found: dict[str, list[tuple[str, Example]]] = defaultdict(list)
    for key, of_rule in examples().items():
        for example in of_rule:
            found[example.sample].append((key, example))
    return found
