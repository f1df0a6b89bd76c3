"""What some figures say together: plans, forecasts and results, and a verdict only where it is certain.

Whether two figures may be held against each other is decided in `comparable.py`; here stands what came of that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from generator.values.dates import PartialDate
from generator.values.figures import Says, What
from generator.values.money import Money
from generator.values.rounding import half_up
from generator.values.years import FinancialYear, Period

MOST = 4
"""How many figures a sentence tells at most, the newest; four quarters have room in it."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure covers besides its period. Figures of another basis are never compared, and never added.

    What the record does not say is empty; `authorities` and `services` are those of the figure, where they are not all
    that the record is about.
    """

    prices: str | None = None
    net_of_costs: bool | None = None
    covers: str = ""
    authorities: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    new: bool | None = None
    since: FinancialYear | None = None

    @property
    def order(self) -> int:
        """The usual basis first."""
        part = bool(self.covers or self.authorities or self.services or self.new)
        return 8 * part + 4 * (self.prices == "real") + 2 * (self.net_of_costs is not None) + bool(self.net_of_costs)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a figure is off the plan, in pounds and as a share of the plan; below zero it is less."""

    amount: Money
    share: Fraction

    @property
    def less(self) -> bool:
        """Whether it is less than was planned."""
        return self.amount.pounds < 0

    @property
    def size(self) -> Money:
        """How much it is off, either way."""
        return abs(self.amount)

    @property
    def share_size(self) -> Fraction:
        """The same as a share of the plan."""
        return abs(self.share)


def gap_between(planned: Money, amount: Money) -> Gap | None:
    """How far an amount is off a plan for the same thing; None where nothing, or a loss, was planned or came of it.

    Nobody knows how far what is about, up to or over an amount is off. What is less than nothing has no share of what
    was planned, and the other way round.
    """
    if planned.pounds <= 0 or amount.pounds < 0 or not (planned.exact and amount.exact):
        return None
    off = amount - planned
    return Gap(off, Fraction(off.pounds) / Fraction(planned.pounds))


def in_the_pound(planned: Money, delivered: Money) -> Money | None:
    """For every £1 planned, how much came of it, to the penny.

    None where that has no meaning, or where rounding would make nothing or the whole of what is not quite that.
    """
    if gap_between(planned, delivered) is None:
        return None
    exact = Fraction(delivered.pounds) / Fraction(planned.pounds)
    pounds = half_up(exact, 2)
    return None if pounds in (0, 1) and pounds != exact else Money(pounds)


@dataclass(frozen=True, slots=True)
class Told:
    """One amount as it is told: what it is, which time and part it covers, whose it is, and who reports it.

    `on` is the day it was published, where it is a single figure; `reported` says that only the press, or another
    unofficial source, has it. `speakers` are the names of those whose figure it is, `all_speak` that these are all the
    councils it is about. `whom` and `of` name the councils and services that it
    covers, and `covers` what part of them; `council` is the one whose part of it this is.
    """

    amount: Money
    says: Says
    what: What
    period: Period
    basis: Basis
    on: PartialDate | None = None
    reported: str = ""
    speakers: tuple[str, ...] = ()
    all_speak: bool = False
    whom: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    covers: str = ""
    council: str = ""
    provisional: bool = False
    graded: bool = False
    checked: bool = False

    @property
    def loss(self) -> bool:
        """Whether it is less than nothing."""
        return self.amount.pounds < 0


@dataclass(frozen=True, slots=True)
class Statement:
    """Plans, forecasts and results, the main one of each first; how many more there are than are told.

    Where `paired`, the first planned and the first delivered are of the same thing, beyond doubt. `gap` is there only
    where it is certain. What was delivered of a later time than the pair stands behind it. Where both are there and may
    not be compared, `apart` says why.
    """

    planned: tuple[Told, ...] = ()
    forecast: tuple[Told, ...] = ()
    delivered: tuple[Told, ...] = ()
    more_planned: int = 0
    more_delivered: int = 0
    paired: bool = False
    gap: Gap | None = None
    apart: str = ""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.planned or self.forecast or self.delivered)

    @property
    def drawn(self) -> bool:
        """Whether there is a picture of it: of a pair that is no loss."""
        return self.paired and not (self.planned[0].loss or self.delivered[0].loss)

    @property
    def since(self) -> tuple[Told, ...]:
        """What was delivered of a later time than the pair."""
        return self.delivered[1:] if self.paired else ()

    @property
    def brief(self) -> Statement:
        """The main figure on each side alone; the others are counted."""
        return replace(
            self,
            planned=self.planned[:1],
            delivered=self.delivered[:1],
            more_planned=self.more_planned + len(self.planned[1:]),
            more_delivered=self.more_delivered + len(self.delivered[1:]),
        )

    @property
    def more_than_brief(self) -> bool:
        """Whether there is more to say than the main figure on each side."""
        return bool(self.planned[1:] or self.delivered[1:] or (self.apart and not self.paired))

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 planned, how much came of it; None where the two are not certain to belong together."""
        return in_the_pound(self.planned[0].amount, self.delivered[0].amount) if self.gap else None
