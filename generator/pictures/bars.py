"""Draws amounts as horizontal bars against one scale, with what was agreed marked on them.

An amount that is not known gets an empty dashed bar, so that a gap is seen as a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from markupsafe import Markup

from generator.pictures.drawing import (
    EDGE,
    INNER,
    NOTHING,
    USUAL,
    WIDTH,
    Box,
    Tone,
    Words,
    bar,
    dots,
    downwards,
    hatch,
    joined,
    line,
    marked,
    picture,
    words,
)
from generator.pictures.scale import Scale

_THICK = 24
_BESIDE = 150
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
    amounts = (amount for row in rows for amount in (row.value, row.mark))
    scale = Scale.over(amounts, EDGE, WIDTH - EDGE - max(beside, default=0))
    content, bottom = downwards((partial(_row, row, scale, key) for row in rows), 2, _GAP)
    patterns = joined([hatch(key), dots(key)])
    return picture(content, bottom + 4, key=key, title=title, description=description, defs=patterns)


def _shown(row: Bar) -> Words:
    known = row.value is not None and row.tone != "missing"
    return words(row.shown, INNER, USUAL, bold=known, css="ink" if known else "quiet")


def _row(row: Bar, scale: Scale, key: str, top: float) -> tuple[Markup, float]:
    """A row drawn from `top`, and where it ends."""
    label, shown = words(row.label, INNER, USUAL), _shown(row)
    upper = top + label.height + 5
    zero, lower = scale.at(0), upper + _THICK + 5
    drawn, after = _bar(row, scale, Box(zero, upper, zero, upper + _THICK), key)
    parts = [label.at(EDGE, top), line(zero, upper - 4, zero, upper + _THICK + 4, "edge"), drawn]
    if row.mark is not None:
        mark, lower = _mark(row, scale.at(row.mark), upper)
        parts.append(mark)
    if len(shown.lines) == 1 and after + shown.width <= WIDTH - EDGE:
        return joined([*parts, shown.at(after, upper + (_THICK - shown.height) / 2)]), lower
    return joined([*parts, shown.at(EDGE, lower)]), lower + shown.height


def _bar(row: Bar, scale: Scale, at_zero: Box, key: str) -> tuple[Markup, float]:
    """The bar itself, and where text may be beside it."""
    zero = at_zero.left
    furthest = zero if row.mark is None else max(zero, scale.at(row.mark))
    if row.value is None:
        whole = replace(at_zero, right=max(scale.end, zero + 40))
        inside = furthest + 8 + _shown(row).width <= whole.right - 4
        return bar(whole, key, "missing"), (furthest if inside else whole.right) + 8
    end = scale.reach(row.value)
    across = replace(at_zero, left=min(zero, end), right=max(zero, end))
    return bar(across, key, row.tone) if row.value else NOTHING, max(zero, end, furthest) + 8


def _mark(row: Bar, x: float, upper: float) -> tuple[Markup, float]:
    """The tick of the agreed amount with its words under it, and where they end."""
    under, top = words(row.mark_shown, INNER, css="quiet"), upper + _THICK + 7
    centre = min(max(x, EDGE + under.width / 2), WIDTH - EDGE - under.width / 2)
    return joined([marked(x, upper - 5, upper + _THICK + 5), under.at(centre, top, "middle")]), top + under.height
