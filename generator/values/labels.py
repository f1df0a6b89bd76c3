"""The labels that minutes put before their points: `(a)`, `iv.`, `2.3.1`; and which of them follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LABEL = re.compile(
    r"\s*(?P<open>\(?)(?:(?P<dotted>[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}\.?)|(?P<number>[0-9]{1,3})(?P<after>[.)])"
    r"|(?P<letters>[A-Za-z]|[ivxlc]{2,7}|[IVXLC]{2,7})(?P<end>[.)]))(?P<gap>\s+|(?=[A-Z]))(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it was typed, its shape, and the places in a row that it may stand for: `i` is the first or ninth."""

    text: str
    shape: str
    places: tuple[Place, ...]

    @property
    def is_number(self) -> bool:
        """Whether it is a plain number and a space, as those of lists are."""
        return self.shape in ("1. ", "1) ")

    @property
    def may_be_words(self) -> bool:
        """Whether it may be the start of a sentence, as in `A. Smith` or `1.1 million`."""
        return self.shape in ("A. ", "1.1 ")

    def follows(self, other: Label) -> bool:
        """Whether it is the next of the same shape."""
        return self.shape == other.shape and any(set(_before(place)) & {*other.places} for place in self.places)


def label_at(line: str) -> Label | None:
    """The label that a line starts with."""
    found = _LABEL.match(line)
    if found is None or (found["open"] and (found["after"] or found["end"]) != ")"):
        return None
    text, gap = found.group().strip(), " " if found["gap"] else ""
    if dotted := found["dotted"]:
        return None if found["open"] else Label(text, f"1.1{gap}", (tuple(map(int, dotted.rstrip(".").split("."))),))
    if number := found["number"]:
        return Label(text, f"{found['open']}1{found['after']}{gap}", ((int(number),),))
    if not gap:
        return None
    letters = found["letters"].lower()
    places: list[Place] = [(ord(letters),)] if len(letters) == 1 else []
    if set(letters) <= _ROMAN.keys():
        places.append((-1, _roman(letters)))
    case = "A" if found["letters"].isupper() else "a"
    return Label(text, f"{found['open']}{case}{found['end']} ", tuple(places))


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-value if value < follows else value for value, follows in zip(values, after, strict=True))


def in_sequence(lines: Sequence[str]) -> frozenset[int]:
    """Which lines have a label that follows another, or is followed by one, in the same lines without a gap."""
    found: set[int] = set()
    seen: dict[tuple[str, Place], int] = {}
    for number, line in enumerate(lines):
        if not line.strip():
            seen = {}
        elif label := label_at(line):
            for place in label.places:
                before = [seen[label.shape, one] for one in _before(place) if (label.shape, one) in seen]
                found.update((*before, number) if before else ())
            seen |= {(label.shape, place[:end]): number for place in label.places for end in range(1, len(place) + 1)}
    return frozenset(found)


def _before(place: Place) -> Iterator[Place]:
    """The places after which one may come: 2.3 after 2.2, 2.3.1 after 2.3, and 2.1 after anything of 1."""
    *whole, last = place
    if last > 1:
        yield (*whole, last - 1)
    elif whole:
        yield tuple(whole)
        yield (*whole[:-1], whole[-1] - 1)
