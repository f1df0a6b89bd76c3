"""The page of all messages: every rule with its examples, each of which is what the check really says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.reference.messages import Example, all_rules, examples
from generator.values.rules import Rule, Severity
from tests.checks.samples import Sample
from tests.reference.examples import all_samples, examples_of

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "messages.md"
BROKEN = sorted((ROOT / "tests" / "checks" / "broken").glob("*.txt"))
NO_FILE_DOES_IT = {"program-fault", "unreadable"}


@cache
def by_name() -> dict[str, tuple[str, Sample]]:
    """The samples with their rules, by the names that the examples have."""
    return {str(sample): (rule, sample) for rule, sample in reversed(all_samples())}


@cache
def said_of(name: str) -> list[tuple[str, Example]]:
    """What the check says of a sample."""
    return list(examples_of(*by_name()[name]))


@pytest.mark.parametrize("key", sorted(examples()))
def test_an_example_is_what_the_check_says(key: str) -> None:
    """Word for word, at the place and in the file that the page shows; `python -m tests.reference.examples` makes it.

    Those that come of a broken sample are held against it where it is checked, in tests/checks/test_broken.py.
    """
    for example in examples()[key]:
        rule, _ = by_name()[example.sample]
        assert not rule or (key, example) in said_of(example.sample)


def test_every_rule_has_an_example() -> None:
    """But for what no file does; and no example is of a rule that there is not."""
    keys = {f"{rule.severity} {rule.name}" for rule in all_rules()}
    assert keys - examples().keys() == {f"error {name}" for name in NO_FILE_DOES_IT}
    assert examples().keys() <= keys


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_what_the_samples_break_has_an_example(file: Path) -> None:
    """Each rule that a broken sample is known to break, as the error or the warning that it is."""
    for line in re.findall(r"^=> (?:at \S.*?:\d+:\d+ )?(.*)$", file.read_text(encoding="utf-8"), re.MULTILINE):
        severity, _, name = line.split(" |")[0].strip().rpartition(" ")
        assert f"{severity or 'error'} {name}" in examples(), line


def test_the_page_has_every_rule_with_what_it_says() -> None:
    """Under its name, with the law linked where it has an address, and with whether it can be turned off."""
    page = PAGE.read_text(encoding="utf-8")
    for rule in all_rules():
        part = page.partition(f"\n## {rule.severity.capitalize()}")[2].partition(f"\n### {rule.name}\n")[2]
        part = part.partition("\n### ")[0]
        assert part, rule
        assert (f"off: [{rule.name}]" in part) == rule.may_be_off
        assert rule.law is None or not rule.law.address or f"]({rule.law.address})" in part


def test_a_rule_has_all_that_is_read_of_it() -> None:
    """A whole sentence; a subject where the page of gaps names its law; only a warning is for residents."""
    for rule in all_rules():
        assert re.fullmatch(r"[A-Z`].*\.", rule.about), rule
        assert not rule.for_residents or rule.severity is Severity.WARNING, rule
        assert bool(rule.subject) == bool(rule.for_residents and rule.law), rule
        assert not rule.other_laws or rule.law, rule


def test_a_rule_cannot_be_written_twice() -> None:
    """Nor under a name that another has: the module that tries it does not load."""
    taken = all_rules()[0]
    with pytest.raises(ValueError, match="two rules called"):
        Rule(taken.name, "Something else.")
