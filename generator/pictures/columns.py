"""Draws what each year gained and what it cost as columns up and down, and the running total as a line.

Only the last eight years are drawn; figures that find no room are left to the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import inf

from markupsafe import Markup

from generator.pictures.drawing import (
    EDGE,
    WIDTH,
    Box,
    Words,
    bar,
    circle,
    hatch,
    joined,
    line,
    path,
    picture,
    way,
    words,
)
from generator.pictures.placing import Label, Room, along, place_all
from generator.pictures.scale import Scale

_MOST = 8
_TOP = 44
_LOWEST, _TALLER = 300, 90
_WIDEST = 40
_STUB = 14


@dataclass(frozen=True, slots=True)
class Column:
    """What a year gained and spent, if known, and the total of all years up to its end, as amounts and as written."""

    label: str
    gained: Decimal | None
    spent: Decimal | None
    running: Decimal
    gained_shown: str
    spent_shown: str
    running_shown: str


@dataclass(frozen=True, slots=True)
class _Names:
    gained: str
    spent: str
    running: str


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the columns stand, and how far a column reaches for an amount."""

    slot: float
    amounts: Scale
    beside: bool
    key: str

    def left(self, at: int) -> float:
        """Where the room of a year begins."""
        return EDGE + self.slot * at

    def total(self, at: int, running: Decimal) -> tuple[float, float]:
        """Where the running total of a year stands: right of its columns, at the year's end."""
        return self.left(at) + self.slot * 0.84, self.amounts.at(running)

    def box(self, at: int, amount: Decimal, *, second: bool) -> Box:
        """The column of an amount; the second of a year stands under the first unless signs are mixed."""
        wide = min(self.slot * 0.52, _WIDEST)
        left = self.left(at) + self.slot * 0.36 - wide / 2
        if self.beside:
            wide /= 2
            left += wide * second
        zero, end = self.amounts.at(0), self.amounts.at(amount)
        return Box(left, min(zero, end), left + wide, max(zero, end))


def draw_columns(
    columns: Sequence[Column],
    *,
    gained_name: str,
    spent_name: str,
    running_name: str,
    key: str,
    title: str,
    description: str,
) -> Markup:
    """Draw the columns of the last years, in a picture as tall as their labels need."""
    if not columns:
        raise ValueError("There are no columns to draw.")
    last = columns[-_MOST:]
    names = _Names(gained_name, spent_name, running_name)
    lost, content, bottom = 1, joined([]), 0
    for taller in range(4):
        bottom = _TOP + _LOWEST + _TALLER * taller
        plot = _plot(last, bottom, key)
        labels, lost = _labels(last, names, plot, bottom)
        content = joined([line(EDGE, plot.amounts.at(0), WIDTH - EDGE, plot.amounts.at(0), "axis", wide=1.5)])
        content = joined([content, *_shapes(last, plot), labels])
        if not lost:
            break
    years, height = _years(last, plot, bottom)
    whole = joined([content, years])
    return picture(whole, bottom + height, key=key, title=title, description=description, defs=hatch(key))


def _plot(columns: Sequence[Column], bottom: int, key: str) -> _Plot:
    gained = [each.gained for each in columns if each.gained is not None]
    spent = [each.spent for each in columns if each.spent is not None]
    exact = [*gained, *(-amount for amount in spent), *(each.running for each in columns)]
    amounts = Scale.over(exact, 0, 1)
    # A year that spent or gained nothing known still needs room for its dashed stub and words at the zero line.
    spare = (amounts.high - amounts.low) / 8
    low, high = min(amounts.low, -spare), max(amounts.high, spare)
    slot = (WIDTH - 2 * EDGE) / len(columns)
    mixed = any(amount < 0 for amount in [*gained, *spent])
    return _Plot(slot, Scale(low, high, bottom - 58, _TOP), mixed, key)


def _shapes(columns: Sequence[Column], plot: _Plot) -> Iterator[Markup]:
    for at, each in enumerate(columns):
        for box, known, second in _boxes(at, each, plot):
            if not known or box.bottom > box.top:
                yield bar(box, plot.key, "missing" if not known else "promised" if second else "delivered")
    totals = [plot.total(at, each.running) for at, each in enumerate(columns)]
    yield path(way(totals), "mark", wide=2)
    yield joined(circle(x, y, 4, "mark paper") for x, y in totals)


def _boxes(at: int, column: Column, plot: _Plot) -> Iterator[tuple[Box, bool, bool]]:
    """The two columns of a year: where each is, whether its amount is known, and whether it is the second."""
    for amount, shown, second in (
        (column.gained, column.gained_shown, False),
        (column.spent, column.spent_shown, True),
    ):
        if amount is not None:
            yield plot.box(at, -amount if second else amount, second=second), True, second
        elif shown:
            flat = plot.box(at, Decimal(0), second=second)
            reach = (0, _STUB) if second else (-_STUB, 0)
            yield Box(flat.left, flat.top + reach[0], flat.right, flat.bottom + reach[1]), False, second


def _labels(columns: Sequence[Column], names: _Names, plot: _Plot, bottom: int) -> tuple[Markup, int]:
    """The names at the largest figures first, for they are needed most, then the totals, then the other figures."""
    room = Room(Box(EDGE, 0, WIDTH - EDGE, bottom - 2))
    totals = [plot.total(at, each.running) for at, each in enumerate(columns)]
    for (x1, y1), (x2, y2) in pairwise(totals):
        room.lines += along(x1, y1, x2, y2)
    room.taken += [Box(x - 6, y - 6, x + 6, y + 6) for x, y in totals]
    last = len(columns) - 1
    running = [
        _label((x, y), each.running_shown, names.running if at == last else "", above=each.running >= 0, strict=False)
        for at, (each, (x, y)) in enumerate(zip(columns, totals, strict=True))
    ]
    others: list[Label] = []
    named: list[Label] = [running.pop()]
    for second, name in ((False, names.gained), (True, names.spent)):
        boxes = [
            (box, at) for at, each in enumerate(columns) for box, _, which in _boxes(at, each, plot) if which == second
        ]
        room.shapes += [box for box, _ in boxes]
        largest = max(boxes, key=lambda found: found[0].bottom - found[0].top, default=None)
        for found in boxes:
            box, at = found
            shown = columns[at].spent_shown if second else columns[at].gained_shown
            place = ((box.left + box.right) / 2, box.bottom if second else box.top)
            chosen = named if found is largest else others
            chosen.append(_label(place, shown, name if found is largest else "", above=not second, strict=True))
    return place_all([*named, *running, *others], room)


def _label(place: tuple[float, float], shown: str, name: str, *, above: bool, strict: bool) -> Label:
    texts = (
        words(name, 130, 13, bold=True, css="ink halo", most=2),
        words(shown, 110, 12, bold=not strict, css="ink halo", most=1),
    )
    return Label(
        *place,
        tuple(text for text in texts if text.lines),
        above,
        reach=4 if strict else 7,
        other_side=(150 if name else inf) if strict else 4,
    )


def _years(columns: Sequence[Column], plot: _Plot, bottom: int) -> tuple[Markup, int]:
    """The labels of the years under their columns, and how high they are."""
    labels: list[Words] = [words(each.label, plot.slot - 4, 12, css="quiet") for each in columns]
    drawn = joined(label.at(plot.left(at) + plot.slot / 2, bottom + 4, "middle") for at, label in enumerate(labels))
    return drawn, max(label.height for label in labels) + 8
