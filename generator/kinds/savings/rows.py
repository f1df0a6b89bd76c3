"""The rows of a ledger, and which of them may be compared or added: only those of one sort."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from generator.core.model import Source
from generator.kinds.savings.model import Figure
from generator.kinds.savings.statement import Basis, Gap, Told, in_the_pound
from generator.pictures.over_time import MOST
from generator.values.figures import STORY, What
from generator.values.money import Money, total
from generator.values.years import Period

MUST_EXPLAIN = Fraction(5, 100)
"""A figure further off the promise than this has to say why."""

Provenance = Literal["official", "as reported"]
Sort = tuple[What, Period, Basis]
"""What a figure is a figure of. Two of the same sort may be compared."""


def basis_of(figure: Figure) -> Basis:
    """What a figure covers besides its period; costs are never net of themselves."""
    return Basis(figure.prices, None if figure.what == "cost" else figure.net_of_costs)


def sort_of(figure: Figure) -> Sort:
    """What a figure is a figure of."""
    return (figure.what, figure.period, basis_of(figure))


def same_sort(one: Figure, other: Figure) -> bool:
    """Whether two figures are surely of the same thing."""
    return sort_of(one) == sort_of(other)


def perhaps_same_sort(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of the same thing: of one, it is not said whether it is before costs."""
    unsaid = None in (one.net_of_costs, other.net_of_costs)
    return unsaid and (one.what, one.period, one.prices) == (other.what, other.period, other.prices)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in its place: its provenance, the promise it is held against, and the newest of its sort or not.

    `gap` is there only where it is certain.
    """

    figure: Figure
    provenance: Provenance
    sources: tuple[Source, ...]
    newest: bool
    promise: Figure | None
    gap: Gap | None
    why_missing: bool

    @property
    def parts_total(self) -> Money:
        """What the councils' parts come to: not quite the amount, where they are rounded."""
        return total(list(self.figure.by_authority.values()))

    @property
    def parts_are_rounded(self) -> bool:
        """Whether they do not come to the amount."""
        return self.parts_total != self.figure.amount

    @property
    def official_publishers(self) -> list[Source]:
        """A source of each publisher of its own official sources."""
        return _each_publisher(source for source in self.figure.sources if source.kind == "official")

    @property
    def other_publishers(self) -> list[Source]:
        """The same of its other sources."""
        return _each_publisher(source for source in self.figure.sources if source.kind != "official")

    @property
    def story(self) -> str:
        """How the story begins to tell of it."""
        return STORY[self.figure.says, self.figure.what]

    @property
    def lost(self) -> Money | None:
        """How much more it cost, where a saving was to come of it."""
        loss = self.told.loss and (self.figure.says, self.figure.what) == ("delivered", "saving")
        return abs(self.figure.amount) if loss else None

    @property
    def told(self) -> Told:
        """The figure as it is told."""
        return self.told_as(self.figure.amount)

    def told_as(self, amount: Money) -> Told:
        """The figure with the part of it that is told."""
        figure = self.figure
        reported = self.provenance == "as reported"
        graded = figure.evidence is not None
        return Told(amount, figure.what, figure.period, basis_of(figure), figure.on, reported, graded)


def _each_publisher(sources: Iterable[Source]) -> list[Source]:
    """The first source of each publisher, for where there is little room; one without a publisher counts alone."""
    named: dict[str, Source] = {}
    for source in sources:
        named.setdefault(str(source.publisher or source.title), source)
    return list(named.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Promised, forecast and delivered of one sort: savings each year, costs once, and so on."""

    what: What
    period: Period
    basis: Basis
    promised: Row | None
    first_promised: Row | None
    forecast: Row | None
    delivered: Row | None
    rows: tuple[Row, ...]

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that its picture shows: the newest."""
        return self.rows[-MOST:]

    @property
    def whole_year(self) -> bool:
        """Whether it is of a financial year, and not of a quarter."""
        return self.period.year is not None and not self.period.quarter

    @property
    def both(self) -> bool:
        """Whether there is something on both sides."""
        return self.promised is not None and self.delivered is not None

    @property
    def gap(self) -> Gap | None:
        """Delivered against promised; None where either is missing, or the newest promise came only afterwards."""
        held = self.promised and self.delivered and self.delivered.promise is self.promised.figure
        return self.delivered.gap if held and self.delivered else None

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 promised, how much is delivered."""
        if not (self.gap and self.promised and self.delivered):
            return None
        return in_the_pound(self.promised.figure.amount, self.delivered.figure.amount)

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, int, date]:
        """What a page rather begins with is greater: a pair, a promise, each year, a saving, and the newest time."""
        end = max(map(end_of, self.rows))
        kind = (self.both, self.promised is not None, self.period.each_year, self.what == "saving")
        return (*kind, -self.basis.order, end)


def end_of(row: Row) -> date:
    """The last day of a figure's time; of what has none, the day it was published."""
    span = row.figure.period.span
    return row.figure.on.place if isinstance(span, str) else span.last
