"""Draws the stops of a path one under the other: what is done, what waits or was postponed, where it stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from markupsafe import Markup

from generator.pictures.drawing import WIDTH, Words, circle, fixed_path, fixed_shape, joined, line, picture, spot, words
from generator.pictures.placing import stacked

_ROUND = 12
_X = 16
_WORDS_AT = 44
_GAP = 22
_OCTAGON = ((-12, -5), (-5, -12), (5, -12), (12, -5), (12, 5), (5, 12), (-5, 12), (-12, 5))


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the way: its name, when it was or is due, the outcome, and how it stands."""

    name: str
    when: str
    outcome: str
    state: Literal["done", "waiting", "paused", "stopped"]


def draw_path(stops: Sequence[Stop], *, key: str, title: str, description: str) -> Markup:
    """Draw the stops in their order, joined by a line that is dashed up to one that waits."""
    if not stops:
        raise ValueError("There are no stops to draw.")
    texts = [_words(stop) for stop in stops]
    heights = (sum(each.height for each in text) for text in texts)
    tops = list(accumulate((max(high, 2 * _ROUND) + _GAP for high in heights), initial=4))
    parts = [
        _joining(one + _ROUND, two + _ROUND, stop) for (one, two), stop in zip(pairwise(tops), stops[1:], strict=False)
    ]
    parts += [_shape(stop, top + _ROUND) for stop, top in zip(stops, tops, strict=False)]
    parts += [stacked(text, _WORDS_AT, top + 1, fixed=True) for text, top in zip(texts, tops, strict=False)]
    return picture(spot(0, 0, joined(parts)), tops[-1] - _GAP + 4, key=key, title=title, description=description)


def _words(stop: Stop) -> tuple[Words, ...]:
    width = WIDTH - _WORDS_AT - 4
    return (
        words(stop.name, width, 15, bold=True, most=6),
        words(stop.when, width, css="quiet"),
        words(stop.outcome, width, most=6),
    )


def _joining(upper: int, lower: int, following: Stop) -> Markup:
    dash = "4 4" if following.state == "waiting" else ""
    return line(_X, upper + _ROUND + 3, _X, lower - _ROUND - 3, "edge", dash, wide=2, fixed=True)


def _shape(stop: Stop, y: int) -> Markup:
    if stop.state == "waiting":
        return circle(_X, y, _ROUND - 1, "missing paper", "4 3", fixed=True)
    if stop.state == "paused":
        halt = joined(line(_X + at, y - 5, _X + at, y + 5, "mark", wide=3, fixed=True) for at in (-3.5, 3.5))
        return joined([circle(_X, y, _ROUND, "mark paper", fixed=True), halt])
    if stop.state == "stopped":
        cross = joined(fixed_path([(_X - 4, y + 4 * at), (_X + 4, y - 4 * at)], "cut", wide=2.5) for at in (1, -1))
        return joined([fixed_shape([(_X + x, y + down) for x, down in _OCTAGON], "bad"), cross])
    tick = fixed_path([(_X - 5, y), (_X - 1.5, y + 4), (_X + 5.5, y - 4)], "cut", wide=2.5)
    return joined([circle(_X, y, _ROUND, "good", fixed=True), tick])
