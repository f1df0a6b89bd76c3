"""Draws the readings of a measure as a line, and the targets of their times as dashed steps.

A filled point met its target and a hollow one missed it; only the last twelve readings are drawn. Where the scale does
not begin at nothing, a line below says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from generator.pictures.axis import Axis, axis_of
from generator.pictures.drawing import (
    EDGE,
    USUAL,
    WIDTH,
    Box,
    around,
    circle,
    joined,
    line,
    path,
    picture,
    rect,
    spot,
    words,
)
from generator.pictures.placing import Label, Room, along, place_all
from generator.pictures.scale import Scale

MOST = 12
"""How many readings are drawn, the newest."""
_TOP = 8
_BOTTOMS = range(198, 359, 80)
"""Where the scale may end: further down only where labels find no room."""
_RIGHT = WIDTH - 22
_FLAT = 4
"""Readings whose lowest is more than so many times their spread from nothing would be a flat line in a picture that
begins there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading under the name of its time, how it is written, and whether it met its target, if there was one."""

    label: str
    value: Decimal
    shown: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class _Target:
    first: int
    last: int
    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where readings and targets are in the picture."""

    left: float
    apart: float
    amounts: Scale
    bottom: int
    axis: Axis

    @property
    def begins_at_nothing(self) -> bool:
        """Whether nothing is on the scale."""
        return self.axis.amounts[0][0] <= 0 <= self.axis.amounts[-1][0]

    def at(self, index: int, value: Decimal) -> tuple[float, float]:
        """Where a reading stands."""
        x = self.left + self.apart * index if self.apart else (self.left + _RIGHT) / 2
        return x, self.amounts.at(value)

    def held(self, target: _Target) -> tuple[tuple[float, float], tuple[float, float]]:
        """From where to where a target held: half a step around its readings."""
        half = self.apart / 2 or 60
        (first, y), (last, _) = self.at(target.first, target.value), self.at(target.last, target.value)
        return (max(first - half, self.axis.left - 6), y), (min(last + half, WIDTH - EDGE), y)


def draw_readings(
    readings: Sequence[Reading],
    *,
    targets: Sequence[tuple[int, int, Decimal, str]],
    written: Callable[[Decimal], str],
    cut: str,
    key: str,
    title: str,
    description: str,
) -> Markup:
    """Draw the last readings; a target goes from one to another index of `readings`, both included.

    `written` writes a round value as the scale at the left is to show it; `cut` says that it does not begin at nothing.
    """
    if not readings:
        raise ValueError("There are no readings to draw.")
    last = readings[-MOST:]
    kept = _kept(targets, len(readings) - len(last), len(last))
    for bottom in _BOTTOMS:
        plot = _plot(last, kept, bottom, written)
        labels, lost = _labels(last, kept, plot)
        content = joined([plot.axis.drawn(plot.amounts), *_lines(last, kept, plot), *_points(last, plot), labels])
        if not lost:
            break
    times, height = _times(last, plot)
    note = words("" if plot.begins_at_nothing else cut, WIDTH - 2 * EDGE, css="quiet")
    whole, end = joined([content, times, note.at(EDGE, bottom + height)]), bottom + height + note.height
    return picture(whole, end + 4 if note.lines else end, key=key, title=title, description=description)


def _kept(targets: Sequence[tuple[int, int, Decimal, str]], before: int, count: int) -> list[_Target]:
    """The targets that held for a reading that is drawn, counted from the first of these."""
    moved = (
        _Target(max(first - before, 0), min(last - before, count - 1), value, shown)
        for first, last, value, shown in targets
    )
    return sorted((each for each in moved if each.first <= each.last), key=lambda each: each.first)


def _plot(
    readings: Sequence[Reading], targets: Sequence[_Target], bottom: int, written: Callable[[Decimal], str]
) -> _Plot:
    exact = [*(Fraction(each.value) for each in readings), *(Fraction(each.value) for each in targets)]
    low, high = min(exact), max(exact)
    if low == high or 0 <= low <= (high - low) * _FLAT:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    axis = axis_of(low, high, written)
    apart = (_RIGHT - axis.left - 14) / (len(readings) - 1) if len(readings) > 1 else 0
    return _Plot(axis.left + 14, apart, axis.over(bottom - 12, _TOP + 20), bottom, axis)


def _lines(readings: Sequence[Reading], targets: Sequence[_Target], plot: _Plot) -> Iterator[Markup]:
    for target in targets:
        yield path(plot.held(target), "target", "6 4", wide=2)
    for before, after in pairwise(targets):
        if after.first == before.last + 1:
            yield path([plot.held(before)[1], plot.held(after)[0]], "target", "6 4", wide=2)
    if len(readings) > 1:
        yield path([plot.at(at, each.value) for at, each in enumerate(readings)], "mark", wide=2)


def _points(readings: Sequence[Reading], plot: _Plot) -> Iterator[Markup]:
    for at, each in enumerate(readings):
        x, y = plot.at(at, each.value)
        if each.met is None:
            yield spot(x, y, rect(around(0, 0, 4), "mark", fixed=True))
        else:
            yield circle(x, y, 5.5, "good" if each.met else "bad paper")


def _labels(readings: Sequence[Reading], targets: Sequence[_Target], plot: _Plot) -> tuple[Markup, int]:
    """The last reading, the first, and the targets from the newest back."""
    room = Room(Box(plot.axis.left - 6, 0, WIDTH - EDGE, plot.bottom))
    places = [plot.at(at, each.value) for at, each in enumerate(readings)]
    room.points = places
    room.taken += [around(x, y, 7) for x, y in places]
    room.lines += plot.axis.lines(plot.amounts)
    for one, two in [*pairwise(places), *map(plot.held, targets)]:
        room.lines += along(*one, *two)
    labels = []
    last = len(readings) - 1
    for at, beside in {last: max(last - 1, 0), 0: min(1, last)}.items():
        shown = words(readings[at].shown, 150, USUAL, bold=True, css="ink halo")
        labels.append(Label(*places[at], (shown,), readings[at].value >= readings[beside].value, reach=9))
    for target in reversed(targets):
        (left, y), (right, _) = plot.held(target)
        labels.append(Label((left + right) / 2, y, (words(target.shown, 150, css="ink halo"),), reach=4))
    return place_all([each for each in labels if each.width], room)


def _times(readings: Sequence[Reading], plot: _Plot) -> tuple[Markup, int]:
    """Ticks for all readings, and the times of the first and the last."""
    places = [plot.at(at, each.value)[0] for at, each in enumerate(readings)]
    parts = [line(x, plot.bottom, x, plot.bottom + 5, "edge") for x in places]
    ends = [words(each.label, (WIDTH - 2 * EDGE) / 2 - 8, css="quiet") for each in (readings[0], readings[-1])]
    if len(readings) == 1:
        parts.append(ends[0].at(places[0], plot.bottom + 8, "middle"))
    else:
        parts += [
            ends[0].at(max(min(plot.left - 8, WIDTH / 2 - ends[0].width - 4), EDGE), plot.bottom + 8),
            ends[1].at(WIDTH - EDGE, plot.bottom + 8, "end"),
        ]
    return joined(parts), max(each.height for each in ends) + 12
