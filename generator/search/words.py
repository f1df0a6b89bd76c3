"""The words of an index, for those who misspell one: read off what Pagefind keeps of each page."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

from generator.search.order import fragments

MOST = 10_000
"""How many words there are at most."""

_WORD = re.compile(r"[a-z]{4,}")
_ACCENTS = re.compile("[\u0300-\u036f]+")
"""All that a letter of our alphabet comes with once it is taken apart."""


def frequent_words(index: Path) -> list[str]:
    """The words of four letters and more on the pages of an index, in small letters; the most frequent first."""
    counted: Counter[str] = Counter()
    for _, page in fragments(index):
        counted.update(_WORD.findall(_simple(" ".join([page["content"], *page["meta"].values()]))))
    return sorted(counted, key=lambda word: (-counted[word], word))[:MOST]


def _simple(text: str) -> str:
    """Small letters without accents, as a search compares them."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower()))
