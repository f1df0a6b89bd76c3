"""Finds room for labels next to what they name, so that no two overlap and none leaves the picture.

A label rather is where no other point is as near as its own; where that cannot be, a line leads to its point.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import hypot, inf

from markupsafe import Markup

from generator.pictures.drawing import NOTHING, Anchor, Box, Words, joined, line

_STEP = 3
_FAR = 22
_LED = 20
_OVER_A_LINE = 15
_OVER_A_SHAPE = 120
_UNCLEAR, _UNCLEAR_BUT_LED = 70, 12


@dataclass(frozen=True, slots=True)
class Label:
    """Words, one under the other, that belong to a point; `reach` is how far they keep from it.

    `other_side` is how much is lost when they have to be under instead of above it, or the other way round.
    """

    x: float
    y: float
    stack: tuple[Words, ...]
    above: bool = True
    reach: float = 8
    other_side: float = 4

    @property
    def width(self) -> float:
        """The width of the widest words."""
        return max((words.width for words in self.stack), default=0)

    @property
    def height(self) -> float:
        """The height of all words."""
        return sum(words.height for words in self.stack)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place for a label: its box, and the place across to which its words are tied, so that both move together."""

    box: Box
    tied: float
    anchor: Anchor
    led: bool = False


@dataclass(slots=True)
class Room:
    """The space labels share: what is taken already, and what text should rather not lie on, or only at the worst.

    `points` are all that labels may belong to.
    """

    inside: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)

    def place(self, label: Label) -> Markup | None:
        """Draw a label at the free spot nearest to its point; nothing where there is no free spot."""
        found = self._nearest(label)
        if found is None:
            return None
        self.taken.append(found.box)
        return joined([self._leader(label, found), stacked(label.stack, found.tied, found.box.top, found.anchor)])

    def _nearest(self, label: Label) -> _Spot | None:
        wide, high = label.width, label.height
        best, found = inf, None
        for left, tied, anchor, cost in self._across(label, wide):
            for top, away in self._down(label, high):
                if cost + away - label.other_side >= best:
                    break  # every later spot is further away still
                if cost + away >= best:
                    continue
                box = Box(left, top, left + wide, top + high)
                if any(box.meets(other) for other in self.taken):
                    continue
                unclear = self._unclear(label, box)
                whole = cost + away + self._covering(box) + unclear
                if whole < best:
                    best, found = whole, _Spot(box, tied, anchor, led=unclear == _UNCLEAR_BUT_LED)
        return found

    def _covering(self, box: Box) -> float:
        over_lines = sum(box.meets(other) for other in self.lines)
        return _OVER_A_LINE * over_lines + _OVER_A_SHAPE * sum(box.meets(other) for other in self.shapes)

    def _unclear(self, label: Label, box: Box) -> float:
        """What is lost where another point is about as near as the label's own: less where a line can be seen."""
        own = _apart(box, label.x, label.y)
        if all(_apart(box, x, y) > own + 4 for x, y in self.points if (x, y) != (label.x, label.y)):
            return 0
        return _UNCLEAR_BUT_LED if own >= _LED else _UNCLEAR

    def _across(self, label: Label, wide: float) -> Iterator[tuple[float, float, Anchor, float]]:
        """Where the words may begin, with what they are tied to: their point, or the edge that stops them."""
        first, last, x = self.inside.left, self.inside.right - wide, label.x
        if last < first:
            return
        ways: tuple[tuple[float, float, Anchor, float], ...] = (
            (x - wide / 2, x, "middle", 0),
            (x - wide, x, "end", 2),
            (x, x, "start", 2),
            (x - wide - 10, x - 10, "end", 5),
            (x + 10, x + 10, "start", 5),
        )
        for left, tied, anchor, cost in ways:
            if left < first:
                yield first, first, "start", cost
            elif left > last:
                yield last, self.inside.right, "end", cost
            else:
                yield left, tied, anchor, cost

    def _down(self, label: Label, high: float) -> Iterator[tuple[float, float]]:
        over, under = label.y - label.reach - high, label.y + label.reach
        for at in range(int((self.inside.bottom - self.inside.top) / _STEP) + 1):
            for top, turned in ((over - at * _STEP, not label.above), (under + at * _STEP, label.above)):
                if self.inside.top <= top <= self.inside.bottom - high:
                    yield top, at * _STEP + (label.other_side if turned else 0)

    def _leader(self, label: Label, found: _Spot) -> Markup:
        end = found.box.bottom if found.box.bottom < label.y else found.box.top
        if abs(end - label.y) < _FAR and not found.led:
            return NOTHING
        within = found.box.left <= label.x <= found.box.right
        return line(label.x, label.y, label.x if within else found.tied, end, "edge")


def _apart(box: Box, x: float, y: float) -> float:
    return hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))


def stacked(stack: Sequence[Words], x: float, top: float, anchor: Anchor = "start", *, fixed: bool = False) -> Markup:
    """Words drawn one under the other."""
    tops = accumulate((words.height for words in stack), initial=top)
    return joined(words.at(x, y, anchor, fixed=fixed) for words, y in zip(stack, tops, strict=False))


def place_all(labels: Sequence[Label], room: Room) -> tuple[Markup, int]:
    """Draw the labels, the first in the list with the first choice; also how many found no place."""
    drawn = [room.place(label) for label in labels if label.stack]
    return joined(each for each in drawn if each is not None), sum(each is None for each in drawn)


def along(x1: float, y1: float, x2: float, y2: float) -> Iterator[Box]:
    """Small boxes along a slanting line, for text to keep off."""
    for at in range(8):
        x, y = x1 + (x2 - x1) * at / 8, y1 + (y2 - y1) * at / 8
        yield Box(x - 2, y - 2, x + 4, y + 4)
