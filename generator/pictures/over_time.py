"""Draws amounts over time as steps: a figure holds until the next one of its series.

Each series has its own shape and line, and is named where it ends; figures that find no room are left to the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from generator.pictures.drawing import EDGE, WIDTH, Box, Tone, dot, joined, line, path, picture, way, words
from generator.pictures.placing import Label, Room, place_all
from generator.pictures.scale import Scale, steps

_LEFT, _RIGHT = EDGE + 6, WIDTH - EDGE - 6
_TOP = 6
_LOWEST, _TALLER = 220, 90
_DASHES: dict[Tone, str] = {"promised": "7 4", "forecast": "2 4", "delivered": "", "missing": "1 5"}


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
    """Where days and amounts lie in the picture."""

    start: date
    days: Scale
    amounts: Scale

    def at(self, point: Point) -> tuple[float, float]:
        x = self.days.at((point.day - self.start).days)
        return min(max(x, _LEFT), _RIGHT), self.amounts.at(point.value)


def draw_over_time(
    series: Sequence[Series],
    *,
    start: date,
    end: date,
    key: str,
    title: str,
    description: str,
    year_labels: Sequence[tuple[date, str]],
) -> Markup:
    """Draw all series from the start to the end, in a picture as tall as their labels need."""
    drawn = [Series(each.name, each.tone, _in_order(each)) for each in series if each.points]
    if not drawn:
        raise ValueError("There are no points to draw.")
    if end <= start:
        raise ValueError("The end has to come after the start.")
    lost, content, bottom = 1, joined([]), 0
    for taller in range(len(drawn) + 3):
        bottom = _TOP + _LOWEST + _TALLER * taller
        plot = _plot(drawn, start, end, bottom)
        labels, lost = _labels(drawn, plot, bottom)
        content = joined([_grid(plot), _years(year_labels, plot, bottom), *_shapes(drawn, plot), labels])
        if not lost:
            break
    return picture(content, bottom + 26, key=key, title=title, description=description)


def _in_order(series: Series) -> tuple[Point, ...]:
    return tuple(sorted(series.points, key=lambda point: point.day))


def _plot(series: Sequence[Series], start: date, end: date, bottom: int) -> _Plot:
    exact = [Fraction(0), *(Fraction(point.value) for each in series for point in each.points)]
    low, high = min(exact), max(exact)
    marks = steps(low, high if high > low else low + 1)
    days = Scale(Fraction(0), Fraction((end - start).days), _LEFT, _RIGHT)
    return _Plot(start, days, Scale(marks[0], marks[-1], bottom, _TOP + 8))


def _grid(plot: _Plot) -> Markup:
    rows = [(plot.amounts.at(mark), mark) for mark in steps(plot.amounts.low, plot.amounts.high)]
    return joined(
        line(EDGE, y, WIDTH - EDGE, y, "axis" if mark == 0 else "axis faint", wide=1.5 if mark == 0 else 1)
        for y, mark in rows
    )


def _years(labels: Sequence[tuple[date, str]], plot: _Plot, bottom: int) -> Markup:
    """The labels of the years, without those that would run into the one before."""
    parts, free = [], 0.0
    for day, text in sorted(labels, key=lambda label: label[0]):
        label = words(text, 120, 12, css="quiet", most=1)
        x = plot.days.at((day - plot.start).days)
        left = min(max(x - label.width / 2, EDGE), WIDTH - EDGE - label.width)
        if not _LEFT <= x <= _RIGHT or left < free:
            continue
        free = left + label.width + 8
        parts += [line(x, bottom, x, bottom + 5, "axis"), label.at(left, bottom + 7)]
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
        yield path(way(_corners(each, plot)), each.tone, _DASHES[each.tone], wide=2)
    for each in series:
        yield joined(dot(*plot.at(point), each.tone) for point in each.points)


def _labels(series: Sequence[Series], plot: _Plot, bottom: int) -> tuple[Markup, int]:
    """The names with the last figures first, for they are needed most, then the other figures."""
    room = Room(Box(EDGE, 0, WIDTH - EDGE, bottom - 4))
    for each in series:
        room.taken += [Box(x - 7, y - 7, x + 7, y + 7) for x, y in map(plot.at, each.points)]
        for (x1, y1), (x2, y2) in pairwise(_corners(each, plot)):
            room.lines.append(Box(min(x1, x2) - 2, min(y1, y2) - 2, max(x1, x2) + 2, max(y1, y2) + 2))
    ends, others = [], []
    for each in series:
        *earlier, last = each.points
        name = words(each.name, 150, 13, bold=True, css="ink halo")
        ends.append(Label(*plot.at(last), (name, words(last.shown, 150, 12, css="ink halo")), reach=9))
        others += [Label(*plot.at(one), (words(one.shown, 110, 12, css="ink halo"),), reach=9) for one in earlier]
    return place_all([*ends, *others], room)
