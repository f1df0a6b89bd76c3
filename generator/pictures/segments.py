"""Draws how many of several things are there: a row of boxes, ticked where one is, empty and dashed where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.pictures.drawing import EDGE, WIDTH, Box, joined, path, picture, rect, way, words

_SIDE = 22
_APART = 28
_GAP = 20
_IN_A_LINE = (WIDTH - 2 * EDGE + _APART - _SIDE) // _APART


@dataclass(frozen=True, slots=True)
class Row:
    """A label, which of its things are there, and how that is written."""

    label: str
    segments: tuple[bool, ...]
    shown: str


def draw_segments(rows: Sequence[Row], *, key: str, title: str, description: str) -> Markup:
    """Draw a row of boxes for each of the rows."""
    if not rows:
        raise ValueError("There are no rows to draw.")
    parts: list[Markup] = []
    top = 2
    for row in rows:
        drawn, top = _row(row, top)
        parts.append(drawn)
        top += _GAP
    return picture(joined(parts), top - _GAP + 4, key=key, title=title, description=description)


def _row(row: Row, top: int) -> tuple[Markup, int]:
    """A row drawn from `top`, and where it ends."""
    inner = WIDTH - 2 * EDGE
    label, shown = words(row.label, inner, 14), words(row.shown, inner, 14, bold=True)
    upper = top + label.height + 6
    places = [
        (EDGE + _APART * (at % _IN_A_LINE), upper + _APART * (at // _IN_A_LINE)) for at in range(len(row.segments))
    ]
    boxes = joined(_box(x, y, there) for (x, y), there in zip(places, row.segments, strict=True))
    x, y = (places[-1][0] + _APART + 4, places[-1][1]) if places else (EDGE, upper)
    if len(shown.lines) > 1 or x + shown.width > WIDTH - EDGE:
        x, y = EDGE, y + _APART
    bottom = max(y + shown.height + 2, places[-1][1] + _SIDE if places else 0)
    return joined([label.at(EDGE, top), boxes, shown.at(x, y + 2)]), bottom


def _box(x: int, y: int, there: bool) -> Markup:
    box = Box(x + 0.8, y + 0.8, x + _SIDE - 0.8, y + _SIDE - 0.8)
    if not there:
        return rect(box, "missing", {"rx": 3, "fill": "none", "stroke-dasharray": "4 3"})
    tick = path(way([(x + 6, y + 11.5), (x + 9.7, y + 15.5), (x + 16.5, y + 7)]), "cut", wide=2.5)
    return joined([rect(box, "good", {"rx": 3}), tick])
