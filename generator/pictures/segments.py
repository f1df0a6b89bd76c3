"""Draws which of several things each of several has: a row of boxes, ticked where it is, empty and dashed where not.

Over the boxes stand the names of the things, slanting, so that each box is read with its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import cos, radians, sin

from markupsafe import Markup

from generator.pictures.drawing import (
    EDGE,
    INNER,
    NOTHING,
    SMALL,
    USUAL,
    WIDTH,
    Words,
    around,
    downwards,
    element,
    fixed_path,
    joined,
    missing_rect,
    number,
    picture,
    rect,
    spot,
    words,
)

_MOST = 8
_HALF = 11
_GAP = 16
_SLANT = 55
_LONGEST = 100
_APART = 32


@dataclass(frozen=True, slots=True)
class Row:
    """A label, which of the things are there, and how that is written."""

    label: str
    segments: tuple[bool, ...]
    shown: str


def draw_segments(rows: Sequence[Row], names: Sequence[str], *, key: str, title: str, description: str) -> Markup:
    """Draw a row of boxes for each of the rows, a column for each of the names."""
    if not rows:
        raise ValueError("There are no rows to draw.")
    if any(len(row.segments) != len(names) for row in rows):
        raise ValueError("Each row has a box for each name.")
    if len(names) > _MOST:
        raise ValueError("There is room for eight names at most.")
    heads = [words(name, _LONGEST, SMALL, most=1) for name in names]
    places = _places(heads)
    top = 2 + max((_height(head) for head in heads), default=0)
    names_drawn = (_head(head, x, top) for head, x in zip(heads, places, strict=True))
    content, bottom = downwards((partial(_row, row, places) for row in rows), top + 10, _GAP)
    return picture(joined([*names_drawn, content]), bottom + 4, key=key, title=title, description=description)


def _height(head: Words) -> float:
    """How high a slanting name reaches over the foot it is drawn from, with half its letters' height at the end."""
    return (head.width + 3) * sin(radians(_SLANT)) + head.size / 2 if head.lines else 0


def _places(heads: Sequence[Words]) -> list[float]:
    """The middles of the columns: as far apart as the last name, which slants to the right, leaves room for."""
    if not heads:
        return []
    first = EDGE + _HALF
    reach = max(_HALF, *(head.width * cos(radians(_SLANT)) for head in heads[-1:])) + 4
    apart = min((WIDTH - EDGE - reach - first) / max(len(heads) - 1, 1), _APART)
    return [first + apart * at for at in range(len(heads))]


def _head(head: Words, x: float, bottom: float) -> Markup:
    """A column's name, which begins over the middle of its boxes."""
    if not head.lines:
        return NOTHING
    turned = f"rotate({number(-_SLANT)})"
    return spot(x, bottom, element("text", head.lines[0], head.css, x=3, y=4, transform=turned, font_size=head.size))


def _row(row: Row, places: Sequence[float], top: float) -> tuple[Markup, float]:
    """A row drawn from `top`, and where it ends."""
    label, shown = words(row.label, INNER, USUAL, bold=True), words(row.shown, INNER, SMALL, css="quiet")
    if len(label.lines) == 1 and len(shown.lines) == 1 and label.width + 12 + shown.width <= INNER:
        # Beside the label whatever the width: at the other end they would be read as the value of the last column.
        beside = shown.at(label.width + 10, 1, fixed=True)
        parts = [spot(EDGE, top, joined([label.at(0, 0, fixed=True), beside]))]
        top += max(label.height, shown.height + 1)
    else:
        parts = [label.at(EDGE, top), shown.at(EDGE, top + label.height)]
        top += label.height + shown.height
    middle = top + 5 + _HALF
    parts += [spot(x, middle, _box(there)) for x, there in zip(places, row.segments, strict=True)]
    return joined(parts), middle + _HALF if places else top


def _box(there: bool) -> Markup:
    box = around(0, 0, _HALF - 0.8)
    if not there:
        return missing_rect(box, 3, fixed=True)
    tick = fixed_path([(-5, 0.5), (-1.3, 4.5), (5.5, -4)], "cut", wide=2.5)
    return rect(box, "good", fixed=True, rx=3) + tick
