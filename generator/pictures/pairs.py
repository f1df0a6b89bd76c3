"""Draws what several were promised and what they got, as pairs of bars against one scale.

A line across a bar is the share that was agreed. What is not known gets a short dashed bar, so that a gap is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.pictures.drawing import EDGE, USUAL, WIDTH, Box, Tone, Words, bar, hatch, joined, line, picture, words
from generator.pictures.keys import draw_key
from generator.pictures.scale import Scale

_THICK = 18
_BETWEEN, _GAP = 7, 20
_STUB = 30
_INNER = WIDTH - 2 * EDGE
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
    scale = Scale.over(_amounts(sides), EDGE, WIDTH - EDGE - beside - 10)
    parts: list[Markup] = []
    top: float = 2
    under = not all(map(_beside_its_name, pairs))
    for pair in pairs:
        drawn, top = _pair(pair, scale, top, key, under=under)
        parts.append(drawn)
        top += _GAP
    if any(side.mark is not None for side in sides) and mark_name.strip():
        drawn, top = draw_key([(line(7, -2, 7, 14, "mark", wide=2.5, fixed=True), mark_name)], top + 2)
        parts.append(drawn)
        top += _GAP
    return picture(joined(parts), top - _GAP + 4, key=key, title=title, description=description, defs=hatch(key))


def _amounts(sides: Sequence[Side]) -> Iterator[Decimal]:
    for side in sides:
        yield from (amount for amount in (side.value, side.mark) if amount is not None)


def _shown(side: Side) -> Words:
    return words(side.shown, _INNER, css="ink" if side.value is not None else "quiet")


def _heading(pair: Pair) -> tuple[Words, Words]:
    return words(pair.label, _INNER, USUAL, bold=True), words(pair.note, _INNER, css="quiet")


def _beside_its_name(pair: Pair) -> bool:
    """Whether the note has room beside the name."""
    name, note = _heading(pair)
    return max(len(name.lines), len(note.lines)) <= 1 and name.width + 10 + note.width <= _INNER


def _pair(pair: Pair, scale: Scale, top: float, key: str, *, under: bool) -> tuple[Markup, float]:
    """A pair drawn from `top`, its note under its name or beside it, and where it ends."""
    name, note = _heading(pair)
    parts = [name.at(EDGE, top)]
    if not under:
        parts.append(note.at(WIDTH - EDGE, top + 1, "end"))
        top += max(name.height, note.height + 1) + 5
    else:
        parts.append(note.at(EDGE, top + name.height))
        top += name.height + note.height + 5
    zero = scale.at(0)
    first = top
    for tone, side in pair.sides:
        drawn, top = _side(tone, side, scale, top, key)
        parts.append(drawn)
        top += _BETWEEN
    parts.insert(0, line(zero, first - 3, zero, top - _BETWEEN + 3, "edge"))
    return joined(parts), top - _BETWEEN


def _side(tone: Tone, side: Side, scale: Scale, top: float, key: str) -> tuple[Markup, float]:
    """One bar with its mark and its words, and where they end."""
    zero, low = scale.at(0), top + _THICK
    end = scale.reach(side.value) if side.value is not None else zero + _STUB
    parts = []
    if side.value is None:
        parts.append(bar(Box(zero, top, end, low), key, "missing"))
    elif side.value:
        parts.append(bar(Box(min(zero, end), top, max(zero, end), low), key, tone))
    after = max(zero, end)
    if side.mark is not None:
        x = scale.at(side.mark)
        ends = (x, top - 2, x, low + 2)
        parts += [line(*ends, "cut", wide=5.5), line(*ends, "mark", wide=2.5)]
        after = max(after, x)
    shown = _shown(side)
    if len(shown.lines) <= 1 and after + 8 + shown.width <= WIDTH - EDGE:
        parts.append(shown.at(after + 8, top + (_THICK - shown.height) / 2))
        return joined(parts), low
    parts.append(shown.at(EDGE, low + 4))
    return joined(parts), low + 4 + shown.height
