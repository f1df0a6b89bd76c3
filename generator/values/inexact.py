"""Amounts that a source qualifies with a word: about, up to, over. The word is shown wherever the amount is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, cast

from generator.values.wrong import plainer

Word = Literal["", "about", "up to", "over"]
"""What is before an amount; it speaks of its size, so a loss of up to £300 is `up to -£300`."""

WORDS: tuple[Word, ...] = ("about", "up to", "over")
ABOUT = Fraction(1, 10)
"""How far off an amount may be that is `about` it, before anything is made of it."""

_WORDED = re.compile(rf"({'|'.join(WORDS)}) (?=\S)")
_SURE: dict[Word, str] = {
    "about": "about|approximately|approx|around|roughly|circa|ca|c|~|some|in the region of|of the order of",
    "up to": "up to|at most|no more than|not more than|as much as|a maximum of|maximum of|max",
    "over": "over|more than|greater than|in excess of|upwards of|above|>(?!=)",
}
_LIKELY: dict[Word, str] = {
    "about": "nearly|almost|just under|just over|est|estimated(?: at)?",
    "up to": "under|less than|fewer than|below|<=|≤|<",
    "over": "at least|a minimum of|minimum of|min|not less than|no less than|>=|≥",
}


def _said_before(words: dict[Word, str]) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{word.replace(' ', '_')}>{said})" for word, said in words.items())
    return re.compile(rf"(?:{groups})(?:\.|(?![a-z]))\s?", re.IGNORECASE)


_MEANT = ((_said_before(_SURE), True), (_said_before(_LIKELY), False))
_BEHIND: tuple[tuple[re.Pattern[str], Word, bool], ...] = (
    (re.compile(r"\s?\(?(?:approx(?:imately)?|circa|or so|or thereabouts)\b\.?\)?$", re.I), "about", True),
    (re.compile(r"\s?\(?est(?:imated?)?\b\.?\)?$", re.I), "about", False),
    (re.compile(r"\s?(?:\+|plus|or more|and over|and above|and more)$", re.I), "over", False),
    (re.compile(r"\s?(?:max(?:imum)?|at most|or less|or under|or fewer)\b\.?$", re.I), "up to", True),
)


def taken_apart(typed: str) -> tuple[Word, str]:
    """The word before an amount, as the format has it, and the amount."""
    found = _WORDED.match(typed)
    return (cast("Word", found[1]), typed[found.end() :]) if found else ("", typed)


def word_meant(typed: str) -> tuple[Word, str, bool]:
    """The word that was meant, the amount without it, and whether nothing else can have been meant."""
    plain = plainer(typed, 60)
    for pattern, sure in _MEANT:
        if found := pattern.match(plain):
            word = next(name for name, said in found.groupdict().items() if said).replace("_", " ")
            return cast("Word", word), plain[found.end() :], sure
    for behind, meant, sure in _BEHIND:
        if found := behind.search(plain):
            return meant, plain[: found.start()], sure
    return "", typed, True


def worded(word: Word, amount: str) -> str:
    """Put the word before an amount."""
    return f"{word} {amount}" if word else amount


class Reach(NamedTuple):
    """What an amount can be at least and at most; None where nobody says."""

    low: Fraction | None
    high: Fraction | None

    def surely_below(self, other: Reach) -> bool:
        """Whether it is less, whatever the two turn out to be."""
        return self.high is not None and other.low is not None and self.high < other.low

    def surely_not_below(self, other: Reach) -> bool:
        """Whether it is as much or more, whatever the two turn out to be."""
        return self.low is not None and other.high is not None and self.low >= other.high

    def meets(self, other: Reach) -> bool:
        """Whether the two may be the same."""
        return not self.surely_below(other) and not other.surely_below(self)


def reach_of(size: Decimal, word: Word) -> Reach:
    """What an amount can be."""
    exact = Fraction(size)
    if word == "about":
        slack = abs(exact) * ABOUT
        return Reach(exact - slack, exact + slack)
    if not word:
        return Reach(exact, exact)
    # "Up to" and "over" speak of the size: a loss of up to £300 is between that and nothing.
    upwards = (word == "over") is (exact >= 0)
    nothing = Fraction(0) if word == "up to" else None
    return Reach(exact, nothing) if upwards else Reach(nothing, exact)


def sum_of(reaches: Iterable[Reach]) -> Reach:
    """What several can come to."""
    held = list(reaches)
    lows, highs = [one.low for one in held], [one.high for one in held]
    return Reach(
        None if None in lows else sum((low for low in lows if low is not None), Fraction(0)),
        None if None in highs else sum((high for high in highs if high is not None), Fraction(0)),
    )


def word_of_sum(amounts: Iterable[tuple[Decimal, Word]], whole: Decimal) -> Word:
    """The word for a sum: one that is about, up to or over something makes the whole so.

    Of some that are about or up to an amount and some that are over one, the sum is about that.
    """
    held = [(size, word) for size, word in amounts if word]
    if any(word == "about" for _, word in held):
        return "about"
    below = {(word == "up to") is (size >= 0) for size, word in held}
    if len(below) != 1:
        return "about" if below else ""
    return "up to" if below.pop() is (whole >= 0) else "over"
