"""What officers are told to write in place of a quoting mistake says what was typed: no word is lost, and none is added."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.core.places import Spot
from generator.reading.strict_yaml import read_yaml
from generator.values.rules import Finding
from tests.proofs import examples

KEYS = frozenset({"title", "summary", "state", "items[]"})
CURE = re.compile(r"(?:Write|Use quotes:|Use double quotes:) `(?:summary: )?([\"'].*)`\.")
BELOW = "Write `>` after the field, and the text on the line below, two spaces in."


def faults_of(typed: str) -> list[Finding[Spot]]:
    """What is said about a text where it stands without quotes."""
    faults: list[Finding[Spot]] = read_yaml(f"title: A risk\nsummary: {typed}\nstate: open\n".encode(), KEYS).faults
    return faults


def applied(fault: Finding[Spot], typed: str) -> str | None:
    """What is read once the cure of a fault was applied; None where it has none to apply."""
    cure = CURE.fullmatch(fault.hint)
    written = cure[1] if cure else ""
    if fault.hint == "Put double quotes round the whole text.":
        written = f'"{typed}"'
    elif fault.hint == "Put single quotes round the whole text.":
        written = f"'{typed}'"
    elif fault.hint == BELOW:
        written = f">\n  {typed}"
    if not written:
        return None
    document = read_yaml(f"title: A risk\nsummary: {written}\nstate: open\n".encode(), KEYS)
    assert not document.faults, (fault, document.faults)
    assert isinstance(document.value, dict)
    return str(document.value["summary"]).rstrip("\n")


@pytest.mark.parametrize(
    "typed",
    [
        "'Twas agreed",
        "'tis the season",
        "'90s buildings",
        "[a [b] c](https://example.org/x)",
        "[a [b] c](https://example.org/x) and: more",
        "[The plan](https://example.org/x), and [the report](https://example.org/y)",
        '[the "new" plan](https://example.org/x)',
        "{a} is a letter",
        "Item: a text that is much longer than what can be shown again in a message, so that half of it would be lost",
        'Item: a "text" that is much longer than what can be shown again in a message, so that half would be lost',
        'Item: a "text" that\'s much longer than what can be shown again in a message, so that half would be lost',
        "@home is a service",
        "%age of it",
        "`code` is text",
        "*Bold* words",
        "&c: and so on",
    ],
)
def test_a_cure_says_what_was_typed(typed: str) -> None:
    """One mistake, reported once, and cured for good."""
    (fault,) = faults_of(typed)
    assert applied(fault, typed) == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [('"The budget', "The budget"), ("'The budget", "The budget"), ("'It's agreed'", "It's agreed")],
)
def test_quotes_that_were_meant_go(typed: str, meant: str) -> None:
    """They are no part of the text."""
    (fault,) = faults_of(typed)
    assert applied(fault, typed) == meant


PIECES = st.sampled_from(
    [
        "[",
        "]",
        "{",
        "}",
        "(https://example.org/x)",
        '"',
        "'",
        "`",
        "*",
        "&",
        "@",
        "%",
        ":",
        ", ",
        " ",
        "\\",
        "!",
        "|",
        ">",
    ]
    + ["a", "The plan", "it's", "£5m", "- ", "? ", "#5", "'Twas", "summary", "state: "]
)


@settings(
    max_examples=examples(400), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
)
@given(
    st.lists(PIECES, min_size=1, max_size=8).map("".join).map(str.strip).filter(lambda text: text and text[:2] != "- ")
)
def test_no_cure_changes_words(typed: str) -> None:
    """Whatever signs stand in a text: of quotes around a whole text alone it may be freed."""
    for fault in faults_of(typed):
        said = applied(fault, typed)
        if said is not None:
            whole = {typed, typed[1:], typed[1:-1], typed.strip("\"'“”")}
            # Inside brackets, or behind another sign that YAML acts on, it is one of several texts.
            assert said in whole or (typed[0] in "[{!&" and said in typed), (fault, typed)
