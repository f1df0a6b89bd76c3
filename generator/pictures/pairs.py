"""Draws what several were promised and what they got, as pairs of bars against one scale.

A line across a bar is the share that was agreed. What is not known gets a short dashed bar, so that a gap is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
    downwards,
    hatch,
    joined,
    line,
    marked,
    picture,
    words,
)
from generator.pictures.keys import draw_key
from generator.pictures.scale import Scale

_THICK = 18
_BETWEEN, _GAP = 7, 20
_STUB = 30
_BESIDE = 150


@dataclass(frozen=True, slots=True)
class Side:
    """An amount, if known, what is written beside its bar, and the agreed share of it to mark, if any."""

    value: Decimal | None
    shown: str
    mark: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """What one was promised and what it got, under its name; the note says what was agreed."""

    label: str
    note: str
    promised: Side
    delivered: Side

    @property
    def sides(self) -> tuple[tuple[Tone, Side], ...]:
        """Both sides in their order, each with its tone."""
        return ("promised", self.promised), ("delivered", self.delivered)


def draw_pairs(pairs: Sequence[Pair], *, mark_name: str, key: str, title: str, description: str) -> Markup:
    """Draw a pair of bars for each, one under the other, and under all what the line across a bar is."""
    if not pairs:
        raise ValueError("There are no pairs to draw.")
    sides = [side for pair in pairs for _, side in pair.sides]
    beside = max((text.width for text in map(_shown, sides) if text.width <= _BESIDE), default=0)
    amounts = (amount for side in sides for amount in (side.value, side.mark))
    scale = Scale.over(amounts, EDGE, WIDTH - EDGE - beside - 10)
    under = not all(map(_beside_its_name, pairs))
    content, bottom = downwards((partial(_pair, pair, scale, key, under) for pair in pairs), 2, _GAP)
    if any(side.mark is not None for side in sides) and mark_name.strip():
        mark = line(7, -2, 7, 14, "mark", wide=2.5, fixed=True)
        drawn, bottom = draw_key([(mark, mark_name)], bottom + _GAP + 2)
        content += drawn
    return picture(content, bottom + 4, key=key, title=title, description=description, defs=hatch(key))


def _shown(side: Side) -> Words:
    return words(side.shown, INNER, css="ink" if side.value is not None else "quiet")


def _heading(pair: Pair) -> tuple[Words, Words]:
    return words(pair.label, INNER, USUAL, bold=True), words(pair.note, INNER, css="quiet")


def _beside_its_name(pair: Pair) -> bool:
    """Whether the note has room beside the name."""
    name, note = _heading(pair)
    return max(len(name.lines), len(note.lines)) <= 1 and name.width + 10 + note.width <= INNER


def _pair(pair: Pair, scale: Scale, key: str, under: bool, top: float) -> tuple[Markup, float]:
    """A pair drawn from `top`, its note under its name or beside it, and where it ends."""
    name, note = _heading(pair)
    drawn, zero = name.at(EDGE, top), scale.at(0)
    if under:
        drawn += note.at(EDGE, top + name.height)
        top += name.height + note.height + 5
    else:
        drawn += note.at(WIDTH - EDGE, top + 1, "end")
        top += max(name.height, note.height + 1) + 5
    sides, bottom = downwards((partial(_side, *side, scale, key) for side in pair.sides), top, _BETWEEN)
    return joined([line(zero, top - 3, zero, bottom + 3, "edge"), drawn, sides]), bottom


def _side(tone: Tone, side: Side, scale: Scale, key: str, top: float) -> tuple[Markup, float]:
    """One bar with its mark and its words, and where they end."""
    shown, zero, low = _shown(side), scale.at(0), top + _THICK
    end = scale.reach(side.value) if side.value is not None else zero + _STUB
    after = max(zero, end)
    drawn = NOTHING
    if side.value != 0:
        drawn += bar(Box(min(zero, end), top, after, low), key, "missing" if side.value is None else tone)
    if side.mark is not None:
        x = scale.at(side.mark)
        drawn += marked(x, top - 2, low + 2)
        after = max(after, x)
    if len(shown.lines) <= 1 and after + 8 + shown.width <= WIDTH - EDGE:
        return drawn + shown.at(after + 8, top + (_THICK - shown.height) / 2), low
    return drawn + shown.at(EDGE, low + 4), low + 4 + shown.height
