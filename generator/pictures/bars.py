"""Draws amounts as horizontal bars against one scale, with what was agreed marked on them.

An amount that is not known gets an empty dashed bar, so that a gap is seen as a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.pictures.drawing import (
    EDGE,
    USUAL,
    WIDTH,
    Box,
    Tone,
    Words,
    bar,
    dots,
    hatch,
    joined,
    line,
    picture,
    words,
)
from generator.pictures.scale import Scale

_THICK = 24
_BESIDE = 150
_INNER = WIDTH - 2 * EDGE
_GAP = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount with its label, how the amount is written, and the agreed amount to mark on it, if any."""

    label: str
    value: Decimal | None
    shown: str
    tone: Tone
    mark: Decimal | None = None
    mark_shown: str = ""


def draw_bars(rows: Sequence[Bar], *, key: str, title: str, description: str) -> Markup:
    """Draw a bar for each row, one under the other."""
    if not rows:
        raise ValueError("There are no rows to draw.")
    beside = [shown.width + 9 for shown in map(_shown, rows) if shown.width <= _BESIDE and len(shown.lines) == 1]
    scale = Scale.over(_amounts(rows), EDGE, WIDTH - EDGE - max(beside, default=0))
    parts: list[Markup] = []
    top: float = 2
    for row in rows:
        drawn, top = _row(row, scale, top, key)
        parts.append(drawn)
        top += _GAP
    patterns = joined([hatch(key), dots(key)])
    return picture(joined(parts), top - _GAP + 4, key=key, title=title, description=description, defs=patterns)


def _amounts(rows: Sequence[Bar]) -> Iterator[Decimal]:
    for row in rows:
        yield from (amount for amount in (row.value, row.mark) if amount is not None)


def _shown(row: Bar) -> Words:
    known = row.value is not None and row.tone != "missing"
    return words(row.shown, _INNER, USUAL, bold=known, css="ink" if known else "quiet")


def _row(row: Bar, scale: Scale, top: float, key: str) -> tuple[Markup, float]:
    """A row drawn from `top`, and where it ends."""
    label, shown = words(row.label, _INNER, USUAL), _shown(row)
    upper = top + label.height + 5
    zero = scale.at(0)
    drawn, after = _bar(row, scale, Box(zero, upper, zero, upper + _THICK), key)
    parts = [label.at(EDGE, top), line(zero, upper - 4, zero, upper + _THICK + 4, "edge"), drawn]
    lower = upper + _THICK + 5
    if row.mark is not None:
        mark, lower = _mark(row, scale.at(row.mark), upper)
        parts.append(mark)
    if len(shown.lines) == 1 and after + shown.width <= WIDTH - EDGE:
        parts.append(shown.at(after, upper + (_THICK - shown.height) / 2))
        return joined(parts), lower
    parts.append(shown.at(EDGE, lower))
    return joined(parts), lower + shown.height


def _bar(row: Bar, scale: Scale, at_zero: Box, key: str) -> tuple[Markup, float]:
    """The bar itself, and where text may stand beside it."""
    zero = at_zero.left
    marked = zero if row.mark is None else max(zero, scale.at(row.mark))
    if row.value is None:
        whole = Box(zero, at_zero.top, max(scale.end, zero + 40), at_zero.bottom)
        inside = marked + 8 + _shown(row).width <= whole.right - 4
        return bar(whole, key, "missing"), (marked if inside else whole.right) + 8
    end = scale.reach(row.value)
    across = Box(min(zero, end), at_zero.top, max(zero, end), at_zero.bottom)
    return bar(across, key, row.tone) if row.value else joined([]), max(zero, end, marked) + 8


def _mark(row: Bar, x: float, upper: float) -> tuple[Markup, float]:
    """The tick of the agreed amount with its words under it, and where they end."""
    ends = (x, upper - 5, x, upper + _THICK + 5)
    tick = joined([line(*ends, "cut", wide=5.5), line(*ends, "mark", wide=2.5)])
    under = words(row.mark_shown, _INNER, css="quiet")
    centre = min(max(x, EDGE + under.width / 2), WIDTH - EDGE - under.width / 2)
    top = upper + _THICK + 7
    return joined([tick, under.at(centre, top, "middle")]), top + under.height
