"""A reading age: the Flesch-Kincaid grade (Kincaid and others, 1975) and five years, on British syllables."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.plain_language.sentences import ENDS, own_words
from generator.values.rounding import half_up

ENOUGH_WORDS, ENOUGH_SENTENCES = 100, 3
"""A shorter text says nothing of how hard it is to read."""
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")


@cache
def _patterns() -> tuple[Mapping[str, str], int]:
    """How English is hyphenated: each pattern by its letters, and the length of the longest.

    They come with pyphen, which takes as long to read all of them as a check takes to read a hundred files.
    """
    package = find_spec("pyphen")
    assert package is not None
    assert package.origin is not None
    text = Path(package.origin).with_name("dictionaries").joinpath("hyph_en_GB.dic").read_text("utf-8")
    letters = text.translate(dict.fromkeys(map(ord, "0123456789"))).split("\n")
    return dict(zip(letters, text.split("\n"), strict=True)), max(map(len, letters))


@cache
def syllables_of(word: str) -> int:
    """Count a word's syllables, by where it can be hyphenated, and by its vowels if that makes more."""
    vowels = len(re.findall(r"[aeiouy]+", re.sub(r"(?:es|ed|e)$", "", word)))
    return max(1, _hyphens(word) + 1, min(vowels, 7))


def _hyphens(word: str) -> int:
    """Count the places where a word can be hyphenated: there the highest number of all patterns is odd."""
    patterns, longest = _patterns()
    pointed = f".{word}."
    heights = [0] * (len(pointed) + 1)
    for start in range(len(word) + 1):
        for end in range(start + 1, min(start + longest, len(pointed)) + 1):
            place = start
            for sign in patterns.get(pointed[start:end], ""):
                if sign.isdigit():
                    heights[place] = max(heights[place], int(sign))
                else:
                    place += 1
    return sum(height % 2 for height in heights[2 : len(word) + 1])


def reading_age(text: str) -> float | None:
    """Return the age at which most people read a text without trouble; None where there is too little of it."""
    plain = own_words(text)
    words = _WORD.findall(plain.casefold())
    sentences = len(ENDS.findall(plain))
    if len(words) < ENOUGH_WORDS or sentences < ENOUGH_SENTENCES:
        return None
    syllables = sum(map(syllables_of, words))
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return float(half_up(Fraction(grade) + 5, 1))
