"""Finds room for labels next to what they name, so that no two overlap and none leaves the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from markupsafe import Markup

from generator.pictures.drawing import Anchor, Box, Words, joined, line

_STEP = 3
_FAR = 22
_OVER_A_LINE = 15
_OVER_A_SHAPE = 120


@dataclass(frozen=True, slots=True)
class Label:
    """Words, one under the other, that belong to a point; `reach` is how far they keep from it.

    `other_side` is how much is lost when they have to stand under instead of above it, or the other way round.
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


@dataclass(slots=True)
class Room:
    """The space labels share: what is taken already, and what text should rather not lie on, or only at the worst."""

    inside: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)

    def place(self, label: Label) -> Markup | None:
        """Draw a label at the free spot nearest to its point; nothing where there is no free spot."""
        box = self._nearest(label)
        if box is None:
            return None
        self.taken.append(box)
        return joined([self._leader(label, box), stacked(label.stack, (box.left + box.right) / 2, box.top, "middle")])

    def _nearest(self, label: Label) -> Box | None:
        wide, high = label.width, label.height
        best, found = inf, None
        for left, cost in self._across(label, wide):
            for top, away in self._down(label, high):
                if cost + away - label.other_side >= best:
                    break  # every later spot is further away still
                if cost + away >= best:
                    continue
                box = Box(left, top, left + wide, top + high)
                if any(box.meets(other) for other in self.taken):
                    continue
                whole = cost + away + self._covering(box)
                if whole < best:
                    best, found = whole, box
        return found

    def _covering(self, box: Box) -> float:
        over_lines = sum(box.meets(other) for other in self.lines)
        return _OVER_A_LINE * over_lines + _OVER_A_SHAPE * sum(box.meets(other) for other in self.shapes)

    def _across(self, label: Label, wide: float) -> Iterator[tuple[float, float]]:
        last = self.inside.right - wide
        if last < self.inside.left:
            return
        x = label.x
        for left, cost in ((x - wide / 2, 0), (x - wide, 2), (x, 2), (x - wide - 10, 5), (x + 10, 5)):
            yield min(max(left, self.inside.left), last), cost

    def _down(self, label: Label, high: float) -> Iterator[tuple[float, float]]:
        over, under = label.y - label.reach - high, label.y + label.reach
        for at in range(int((self.inside.bottom - self.inside.top) / _STEP) + 1):
            for top, turned in ((over - at * _STEP, not label.above), (under + at * _STEP, label.above)):
                if self.inside.top <= top <= self.inside.bottom - high:
                    yield top, at * _STEP + (label.other_side if turned else 0)

    def _leader(self, label: Label, box: Box) -> Markup:
        end = box.bottom if box.bottom < label.y else box.top
        if abs(end - label.y) < _FAR:
            return Markup("")
        x = min(max(label.x, box.left), box.right)
        return line(label.x, label.y, x, end, "axis")


def stacked(stack: Sequence[Words], x: float, top: float, anchor: Anchor) -> Markup:
    """Words drawn one under the other."""
    parts = []
    for words in stack:
        parts.append(words.at(x, top, anchor))
        top += words.height
    return joined(parts)


def place_all(labels: Sequence[Label], room: Room) -> tuple[Markup, int]:
    """Draw the labels, the first in the list with the first choice; also how many found no place."""
    drawn = [room.place(label) for label in labels if label.stack]
    return joined(each for each in drawn if each is not None), sum(each is None for each in drawn)


def along(x1: float, y1: float, x2: float, y2: float) -> Iterator[Box]:
    """Small boxes along a slanting line, for text to keep off."""
    for at in range(8):
        x, y = x1 + (x2 - x1) * at / 8, y1 + (y2 - y1) * at / 8
        yield Box(x - 2, y - 2, x + 4, y + 4)
