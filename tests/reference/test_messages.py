"""The page of all messages: every message of the broken samples is on it, with its cure, and every rule's name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.reference.messages import Message, Program
from generator.values.rules import Severity, known_rules

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "tests" / "checks" / "broken").glob("*.txt"))
BEFORE = r"(?:`.*?`: )?(?:The file’s name: )?"


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Every message, read off the rules."""
    return Program(ROOT / "generator").messages()


def pattern(template: str) -> str:
    """What a message may be whose values are left open; one of a thing has no s."""
    return re.escape(template).replace(re.escape("…"), ".*").replace("days", "days?").replace("spaces", "spaces?")


def is_of(rule: str, known: str) -> bool:
    """Whether a rule is one that the page names; `unknown-…` is one for each kind."""
    return rule == known or re.fullmatch(pattern(known), rule) is not None


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_what_the_check_tells_is_on_the_page(file: Path, messages: list[Message]) -> None:
    """Each message that a broken sample is known to give, under its rule and with that cure."""
    told = re.findall(r"^=> (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert told
    for line in told:
        head, message, hint = (*(part.strip() for part in line.split(" | ")), "")[:3]
        found = [
            known
            for known in messages
            if is_of(head.split()[-1], known.rule)
            and known.severity == ("warning" if " warning " in f" {head} " else "error")
            and re.fullmatch(BEFORE + pattern(known.message), message, re.DOTALL)
        ]
        assert found, line
        assert not hint or any(re.fullmatch(pattern(cure), hint, re.DOTALL) for one in found for cure in one.hints), (
            line
        )


def test_every_rule_is_on_the_page() -> None:
    """The duties, the privacy rules and the advice as well, each with a cure."""
    page = (ROOT / "docs" / "reference" / "messages.md").read_text(encoding="utf-8")

    for rule in [
        rule.name for rule in known_rules() if rule.may_be_off or rule.law or rule.severity is Severity.ADVICE
    ]:
        assert f"### {rule}\n" in page, rule
    assert page.count("\n| ") > 250


def test_values_are_left_open(tmp_path: Path) -> None:
    """A message in each way that a rule may put it together."""
    (tmp_path / "rules.py").write_text(
        """
_TABLE = {"a": ("from-table", "One of a table.", "Cure of the table."), "b": ("second", "Two.", "Other cure.")}

def simple(x):
    message = f"There is no {x}."
    if x:
        message = "There is nothing."
    yield Finding((), "simple", message, "Write it." if x else "Take it out.", Severity.WARNING)

def told(rule, message):
    return Fault(spot, rule, message, "Mend it.")

def others(x):
    told("other", "It is " + ("red" if x else "green") + ".")
    rule, message, hint = _TABLE[x]
    raise wrong(rule, message, hint)
"""
    )
    assert Program(tmp_path).messages() == [
        Message("from-table", "error", "One of a table.", ("Cure of the table.",)),
        Message("other", "error", "It is green.", ("Mend it.",)),
        Message("other", "error", "It is red.", ("Mend it.",)),
        Message("second", "error", "Two.", ("Other cure.",)),
        Message("simple", "warning", "There is no ….", ("Write it.", "Take it out.")),
        Message("simple", "warning", "There is nothing.", ("Write it.", "Take it out.")),
    ]
