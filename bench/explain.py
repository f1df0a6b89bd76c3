"""Explaining words on a page: how its time grows with the number of words that a glossary has."""

from __future__ import annotations

import time
from itertools import product
from string import ascii_lowercase

from generator.kinds.glossary.model import Glossary
from generator.pages.terms import Explainer

PAGE = "The councils share one system for their libraries, and the joint committee looks at what it costs. " * 200


def seconds(terms: int) -> float:
    """The processor time of explaining a long page, at its shortest of five, with so many terms."""
    # Words of every first letter, as a glossary has them.
    words = ("".join(reversed(letters)) for letters in product(ascii_lowercase, repeat=4))
    given = [{"term": f"{word}x", "means": "A word."} for word, _ in zip(words, range(terms), strict=False)]
    explainer = Explainer(Glossary.model_validate({"terms": given}).terms)
    return min(_once(explainer) for _ in range(5))


def _once(explainer: Explainer) -> float:
    started = time.thread_time()
    explainer.explain(PAGE)
    return time.thread_time() - started


def growth(few: int = 10, many: int = 10_000) -> float:
    """How much longer a page takes with many terms than with few."""
    return seconds(many) / seconds(few)
