"""Draws amounts over time as steps: a figure holds until the next one of its series.

Round amounts are at the left, years below. Each series has its own shape and line, and its name once, with its
newest figure; figures that find no room are left to the table.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter, itemgetter

from markupsafe import Markup

from generator.pictures.axis import Axis, axis_of
from generator.pictures.drawing import EDGE, WIDTH, Box, Tone, Words, around, dot, joined, line, path, picture, words
from generator.pictures.placing import Label, Room, place_all
from generator.pictures.scale import Scale

_RIGHT = WIDTH - EDGE - 6
_TOP = 34
"""Over the highest amount there is room for the words of a line that lies there."""
_LOWEST, _TALLER = 224, 70
_WIDEST = 150
PENNY = Fraction(1, 100)
"""The amounts are money, so that nothing lies between two pence."""
_DASHES: dict[Tone, str] = {"promised": "7 4", "forecast": "2 4", "delivered": "", "missing": "1 5"}


MOST = 24
"""So many figures have room for their amounts beside their points; a picture has the newest."""


@dataclass(frozen=True, slots=True)
class Point:
    """An amount from a day on, and how it is written."""

    day: date
    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one kind of figure, in the order of time, under their name."""

    name: str
    tone: Tone
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where days and amounts are in the picture."""

    start: date
    days: Scale
    amounts: Scale
    axis: Axis

    def at(self, point: Point) -> tuple[float, float]:
        return min(max(self.across(point.day), self.days.start), _RIGHT), self.amounts.at(point.value)

    def across(self, day: date) -> float:
        return self.days.at((day - self.start).days)


def draw_over_time(
    series: Sequence[Series],
    *,
    start: date,
    end: date,
    written: Callable[[Decimal], str],
    key: str,
    title: str,
    description: str,
    year_labels: Sequence[tuple[date, str]],
) -> Markup:
    """Draw all series from the start to the end, in a picture as tall as their labels need.

    `written` writes a round amount as the axis is to show it.
    """
    drawn = [replace(each, points=tuple(sorted(each.points, key=attrgetter("day")))) for each in series if each.points]
    if not drawn:
        raise ValueError("There are no points to draw.")
    if end <= start:
        raise ValueError("The end has to come after the start.")
    for bottom in range(_LOWEST, _LOWEST + _TALLER * (len(drawn) + 3), _TALLER):
        plot = _plot(drawn, start, end, bottom, written)
        labels, lost = _labels(drawn, plot, bottom)
        below = _years(year_labels, plot, bottom)
        content = joined([plot.axis.drawn(plot.amounts), below, *_shapes(drawn, plot), labels])
        if not lost:
            break
    return picture(content, bottom + 26, key=key, title=title, description=description)


def _plot(series: Sequence[Series], start: date, end: date, bottom: int, written: Callable[[Decimal], str]) -> _Plot:
    amounts = [Fraction(0), *(Fraction(point.value) for each in series for point in each.points)]
    axis = axis_of(min(amounts), max(amounts), written, PENNY)
    days = Scale(Fraction(0), Fraction((end - start).days), axis.left, _RIGHT)
    return _Plot(start, days, axis.over(bottom, _TOP), axis)


def _years(labels: Sequence[tuple[date, str]], plot: _Plot, bottom: int) -> Markup:
    """A tick for each of the years, and their labels, without those that would run into the one before."""
    parts, free = [], 0.0
    for day, text in sorted(labels, key=itemgetter(0)):
        x, label = plot.across(day), words(text, 120, css="quiet", most=1)
        left = min(max(x - label.width / 2, EDGE), WIDTH - EDGE - label.width)
        if not plot.days.start <= x <= _RIGHT or (label.lines and left < free):
            continue
        parts.append(line(x, bottom, x, bottom + 5, "edge"))
        if label.lines:
            free = left + label.width + 4
            tied = left == x - label.width / 2
            parts.append(label.at(x, bottom + 7, "middle") if tied else label.at(left, bottom + 7))
    return joined(parts)


def _corners(series: Series, plot: _Plot) -> list[tuple[float, float]]:
    """Where the line of a series turns: each figure holds until the next, the last one to the end."""
    places = [plot.at(point) for point in series.points]
    turns = [places[0]]
    for (_, before), (x, y) in pairwise(places):
        turns += [(x, before), (x, y)]
    return [*turns, (_RIGHT, places[-1][1])]


def _shapes(series: Sequence[Series], plot: _Plot) -> Iterator[Markup]:
    for each in series:
        yield path(_corners(each, plot), each.tone, _DASHES[each.tone], wide=2)
    for each in series:
        yield joined(dot(*plot.at(point), each.tone) for point in each.points)


def _labels(series: Sequence[Series], plot: _Plot, bottom: int) -> tuple[Markup, int]:
    """The names with the last figures first, for they are needed most, then the other figures."""
    room = Room(Box(plot.days.start - 6, 0, WIDTH - EDGE, bottom - 4))
    for each in series:
        places = [plot.at(point) for point in each.points]
        room.points += places
        room.taken += [around(x, y, 7) for x, y in places]
        for (x1, y1), (x2, y2) in pairwise(_corners(each, plot)):
            room.lines.append(Box(min(x1, x2) - 2, min(y1, y2) - 2, max(x1, x2) + 2, max(y1, y2) + 2))
    ends, others = [], []
    lowest = min(point.value for each in series for point in each.points)
    for each in series:
        *earlier, last = each.points
        # The lowest line has nothing under it, so that its words are best there; those of the others are above.
        above = len(series) == 1 or last.value != lowest or each.tone == "forecast"
        ends.append(Label(*plot.at(last), _named(each.name, last.shown), above, reach=9))
        others += [Label(*plot.at(one), (words(one.shown, 110, css="ink halo"),), reach=9) for one in earlier]
    return place_all([*ends, *(each for each in others if each.width)], room)


def _named(name: str, shown: str) -> tuple[Words, ...]:
    """A name and its figure on one line, or where that is too long on their own lines."""
    apart = [words(f"{name} {shown}", _WIDEST, bold=True, css="ink halo")]
    if len(apart[0].lines) > 1:
        apart = [words(name, _WIDEST, bold=True, css="ink halo"), words(shown, _WIDEST, css="ink halo")]
    return tuple(text for text in apart if text.lines)
