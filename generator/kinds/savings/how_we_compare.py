"""The rules by which figures are compared, in the words of the page for residents, each with its example."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Example:
    """Figures in words, and the sentence that they lead to: tests hold it to what the program says."""

    rows: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class HowRule:
    """One rule: its name, what it says, its points where it has some, and its examples."""

    name: str
    says: str
    points: tuple[str, ...]
    examples: tuple[Example, ...]


@cache
def how_we_compare() -> tuple[HowRule, ...]:
    """The rules in their order."""
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    return tuple(_rule(one) for one in yaml.safe_load(text))


def _rule(one: dict[str, Any]) -> HowRule:
    examples = (Example(tuple(each["rows"]), each["sentence"]) for each in one["examples"])
    return HowRule(one["name"], one["says"], tuple(one.get("points", ())), tuple(examples))
