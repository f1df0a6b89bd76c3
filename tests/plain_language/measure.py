"""Prints how well advice tells councils' formulas from plain words: python tests/plain_language/measure.py."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.plain_language import advice_on, reading_age
from tests.plain_language.corpus import passages

KNOWN = frozenset({"ict"})


def figures(name: str) -> tuple[int, int, float, float | None]:
    """Give the passages, those with advice, pieces of advice per 100 words, and the reading age of all."""
    texts = passages(name)
    told = [list(advice_on(text, KNOWN)) for text in texts]
    words = sum(len(text.split()) for text in texts)
    return len(texts), sum(map(bool, told)), 100 * sum(map(len, told)) / words, reading_age("\n\n".join(texts))


if __name__ == "__main__":
    print("| Wording | Passages | With advice | Pieces of advice in 100 words | Reading age |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, called in (("council", "Formulas of minutes"), ("plain", "Plain words")):
        number, flagged, density, age = figures(name)
        print(f"| {called} | {number} | {flagged} ({flagged / number:.0%}) | {density:.1f} | {age} |")
