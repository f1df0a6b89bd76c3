"""Draws what each year gained and what it cost as columns up and down, and the running total as a line.

A key over the columns says which is which. Only the last six years are drawn; figures that find no room are left to
the table. Where a year has no total, the line is dashed across it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from markupsafe import Markup

from generator.pictures.drawing import (
    EDGE,
    WIDTH,
    Box,
    around,
    bar,
    circle,
    hatch,
    joined,
    line,
    path,
    picture,
    words,
)
from generator.pictures.keys import draw_key
from generator.pictures.placing import Label, Room, along, place_all
from generator.pictures.scale import Scale

MOST = 6
"""How many years are drawn, the newest."""
_TOP = 26
_HEIGHTS = range(300, 571, 90)
"""How high the columns may be with their labels: higher only where these find no room."""
_WIDEST = 30
_STUB = 14
_ACROSS_A_GAP = "2 5"
_NOT_KNOWN_WIDE = 90


@dataclass(frozen=True, slots=True)
class Column:
    """What a year gained and spent, and the total of all years up to its end, if known: as amounts and as written."""

    label: str
    gained: Decimal | None
    spent: Decimal | None
    running: Decimal | None
    gained_shown: str
    spent_shown: str
    running_shown: str


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

    def totals(self, columns: Sequence[Column]) -> dict[int, tuple[float, float]]:
        """Where the running totals that are known stand: right of their years' columns, at the year's end."""
        return {
            at: (self.left(at) + self.slot * 0.84, self.amounts.at(each.running))
            for at, each in enumerate(columns)
            if each.running is not None
        }

    def box(self, at: int, amount: Decimal, *, second: bool) -> Box:
        """The column of an amount; the second of a year is under the first unless signs are mixed."""
        wide = min(self.slot * 0.52, _WIDEST)
        left = self.left(at) + self.slot * 0.36 - wide / 2
        if self.beside:
            wide /= 2
            left += wide * second
        zero, end = self.amounts.at(0), self.amounts.reach(amount)
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
    last = columns[-MOST:]
    names, top = _names(last, gained_name, spent_name, running_name, key)
    for bottom in (top + high for high in _HEIGHTS):
        plot = _plot(last, top, bottom, key)
        labels, lost = _labels(last, plot, top, bottom)
        zero = plot.amounts.at(0)
        content = joined([line(EDGE, zero, WIDTH - EDGE, zero, "edge", wide=1.5), *_shapes(last, plot), labels])
        if not lost:
            break
    years, height = _years(last, plot, bottom)
    whole = joined([names, content, years])
    return picture(whole, bottom + height, key=key, title=title, description=description, defs=hatch(key))


def _names(
    columns: Sequence[Column], gained_name: str, spent_name: str, running_name: str, key: str
) -> tuple[Markup, float]:
    """The key: only what is drawn is in it."""
    column = Box(0, 0, 16, 13)
    running = line(0, 6.5, 16, 6.5, "mark", wide=2, fixed=True) + circle(8, 6.5, 4, "mark paper", fixed=True)
    entries = []
    if any(each.gained is not None for each in columns):
        entries.append((bar(column, key, "delivered", fixed=True), gained_name))
    if any(each.spent is not None for each in columns):
        entries.append((bar(column, key, "promised", fixed=True), spent_name))
    return draw_key([*entries, (running, running_name)], 3)


def _plot(columns: Sequence[Column], top: float, bottom: float, key: str) -> _Plot:
    gained = [each.gained for each in columns if each.gained is not None]
    spent = [each.spent for each in columns if each.spent is not None]
    amounts = Scale.over([*gained, *(-amount for amount in spent), *(each.running for each in columns)], 0, 1)
    # A year that spent or gained nothing known still needs room for its dashed stub and words at the zero line.
    spare = (amounts.high - amounts.low) / 8
    low, high = min(amounts.low, -spare), max(amounts.high, spare)
    slot = (WIDTH - 2 * EDGE) / len(columns)
    mixed = any(amount < 0 for amount in [*gained, *spent])
    return _Plot(slot, Scale(low, high, bottom - 30, top + _TOP), mixed, key)


def _shapes(columns: Sequence[Column], plot: _Plot) -> Iterator[Markup]:
    for at, each in enumerate(columns):
        for box, known, second in _boxes(at, each, plot):
            if not known or box.bottom > box.top:
                yield bar(box, plot.key, "missing" if not known else "promised" if second else "delivered")
    totals = plot.totals(columns)
    for known, run in groupby(pairwise(totals), lambda step: step[1] == step[0] + 1):
        steps = list(run)
        places = [totals[at] for at in (steps[0][0], *(after for _, after in steps))]
        yield path(places, "mark", "" if known else _ACROSS_A_GAP, wide=2)
    yield joined(circle(x, y, 4, "mark paper") for x, y in totals.values())


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


def _labels(columns: Sequence[Column], plot: _Plot, top: float, bottom: float) -> tuple[Markup, int]:
    """The newest total first, for it is needed most, then what each year gained and spent, then the other totals."""
    room = Room(Box(EDGE, top, WIDTH - EDGE, bottom - 2))
    totals = plot.totals(columns)
    for (x1, y1), (x2, y2) in pairwise(totals.values()):
        room.lines += along(x1, y1, x2, y2)
    room.taken += [around(x, y, 6) for x, y in totals.values()]
    running = [
        _label(place, columns[at].running_shown, 110, above=place[1] <= plot.amounts.at(0), strict=False)
        for at, place in totals.items()
    ]
    others: list[Label] = []
    for at, each in enumerate(columns):
        for box, known, second in _boxes(at, each, plot):
            room.shapes.append(box)
            place = ((box.left + box.right) / 2, box.bottom if second else box.top)
            shown = each.spent_shown if second else each.gained_shown
            # An amount stays on one line; words for one that is not known may take two, so that a narrow year has room.
            wide = (110, 1) if known else (_NOT_KNOWN_WIDE, 2)
            others.append(_label(place, shown, *wide, above=not second))
    return place_all([*running[-1:], *others, *reversed(running[:-1])], room)


def _label(
    place: tuple[float, float], shown: str, wide: int, most: int = 1, *, above: bool, strict: bool = True
) -> Label:
    text = words(shown, wide, bold=not strict, css="ink halo", most=most)
    return Label(
        *place, (text,) if text.lines else (), above, reach=4 if strict else 7, other_side=150 if strict else 4
    )


def _years(columns: Sequence[Column], plot: _Plot, bottom: float) -> tuple[Markup, int]:
    """The labels of the years under their columns, and how high they are."""
    labels = [words(each.label, plot.slot - 4, css="quiet") for each in columns]
    drawn = joined(label.at(plot.left(at) + plot.slot / 2, bottom + 4, "middle") for at, label in enumerate(labels))
    return drawn, max(label.height for label in labels) + 8
