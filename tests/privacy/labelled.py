"""The labelled lines, and how well the rules tell them apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from generator.privacy import leaks_in
from generator.privacy.leak import PRIVACY_LAW
from generator.values.rules import known_rules

LABELLED = Path(__file__).with_name("labelled.tsv")
NONE = "none"
RULES = tuple(rule.name for rule in known_rules() if rule.law is PRIVACY_LAW)


@dataclass
class Figures:
    """What was seeded, what was found of it, and which innocent lines were reported."""

    seeded: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    innocent: int = 0
    false_alarms: list[str] = field(default_factory=list)


def lines() -> list[tuple[str, str]]:
    """Each line as its label and its text."""
    rows = LABELLED.read_text(encoding="utf-8").splitlines()
    return [(label, text) for label, _, text in (row.partition("\t") for row in rows)]


def figures() -> Figures:
    """Run the rules over every line."""
    told = Figures()
    for label, text in lines():
        rules = {leak.rule.name for leak in leaks_in(text)}
        if label == NONE:
            told.innocent += 1
            if rules:
                told.false_alarms.append(text)
            continue
        told.seeded[label] += 1
        if rules == {label}:
            told.found[label] += 1
        else:
            told.missed.append(text)
    return told
