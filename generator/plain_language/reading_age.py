"""A reading age: the Flesch-Kincaid grade (Kincaid and others, 1975) and five years, on British syllables."""

import re
from fractions import Fraction
from functools import cache
from typing import Any

from generator.plain_language.sentences import ENDS, own_words
from generator.values.rounding import half_up

ENOUGH_WORDS, ENOUGH_SENTENCES = 100, 3
"""A shorter text says nothing of how hard it is to read."""
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")


@cache
def _hyphens() -> Any:
    # Imported here: its patterns take a while to load, and most runs need none.
    from pyphen import Pyphen  # type: ignore[import-untyped]

    return Pyphen(lang="en_GB", left=1, right=1)


@cache
def _syllables(word: str) -> int:
    """Count a word's syllables, by where it can be hyphenated, and by its vowels if that makes more."""
    vowels = len(re.findall(r"[aeiouy]+", re.sub(r"(?:es|ed|e)$", "", word)))
    return max(1, len(_hyphens().positions(word)) + 1, min(vowels, 7))


def reading_age(text: str) -> float | None:
    """Return the age at which most people read a text without trouble; None where there is too little of it."""
    plain = own_words(text)
    words = _WORD.findall(plain.casefold())
    sentences = len(ENDS.findall(plain))
    if len(words) < ENOUGH_WORDS or sentences < ENOUGH_SENTENCES:
        return None
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return float(half_up(Fraction(grade) + 5, 1))
