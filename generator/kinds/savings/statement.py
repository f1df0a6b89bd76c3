"""What some figures say together: what was promised beside what was delivered, and a verdict only where it is certain.

Whether two figures may be held against each other is decided in `ledger.py`; here stands what came of that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from generator.values.dates import PartialDate
from generator.values.figures import CAME, TO_DO, What
from generator.values.money import Money
from generator.values.rounding import half_up
from generator.values.years import Period

MOST = 4
"""How many figures a sentence tells at most, the newest; four quarters have room in it."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure covers besides its period. Figures of another basis are never compared, and never added."""

    prices: str = "nominal"
    net_of_costs: bool | None = None

    @property
    def order(self) -> int:
        """The usual basis first."""
        return 4 * (self.prices == "real") + 2 * (self.net_of_costs is not None) + bool(self.net_of_costs)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a figure is off what was promised, in pounds and as a share of the promise; below zero it is less."""

    amount: Money
    share: Fraction

    @property
    def less(self) -> bool:
        """Whether it is less than was promised."""
        return self.amount.pounds < 0

    @property
    def size(self) -> Money:
        """How much it is off, either way."""
        return abs(self.amount)

    @property
    def share_size(self) -> Fraction:
        """The same as a share of the promise."""
        return abs(self.share)


def gap_between(promised: Money, amount: Money) -> Gap | None:
    """How far an amount is off a promise of the same thing; None where nothing, or a loss, was promised or came of it.

    Nobody knows how far what is about, up to or over an amount is off. What is less than nothing has no share of what
    was promised, and the other way round.
    """
    if promised.pounds <= 0 or amount.pounds < 0 or not (promised.exact and amount.exact):
        return None
    off = amount - promised
    return Gap(off, Fraction(off.pounds) / Fraction(promised.pounds))


def in_the_pound(promised: Money, delivered: Money) -> Money | None:
    """For every £1 promised, how much is delivered, to the penny.

    None where that has no meaning, or where rounding would make nothing or the whole of what is not quite that.
    """
    if gap_between(promised, delivered) is None:
        return None
    exact = Fraction(delivered.pounds) / Fraction(promised.pounds)
    pounds = half_up(exact, 2)
    return None if pounds in (0, 1) and pounds != exact else Money(pounds)


@dataclass(frozen=True, slots=True)
class Told:
    """One amount as it is told: of which period and on which basis, and whether only others than the councils say it.

    `on` is the day it was published, where it is a single figure; `graded` says that somebody graded its evidence.
    """

    amount: Money
    what: What
    period: Period
    basis: Basis
    on: PartialDate | None = None
    reported: bool = False
    graded: bool = False

    @property
    def loss(self) -> bool:
        """Whether it is less than nothing."""
        return self.amount.pounds < 0

    @property
    def to_do(self) -> str:
        """What was promised to be done with it."""
        return TO_DO[self.what]

    @property
    def came(self) -> str:
        """What was done with it."""
        return CAME[self.what]


@dataclass(frozen=True, slots=True)
class Statement:
    """Promised, forecast and delivered, the newest first; how many more there are than are told.

    Where `paired`, the first promised and the first delivered are of the same thing. `gap` is there only where it is
    certain. What was delivered of a later time than the pair stands behind it.
    """

    promised: tuple[Told, ...] = ()
    forecast: tuple[Told, ...] = ()
    delivered: tuple[Told, ...] = ()
    more_promised: int = 0
    more_delivered: int = 0
    paired: bool = False
    gap: Gap | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.promised or self.forecast or self.delivered)

    @property
    def only_promised(self) -> Told | None:
        """What was promised, where that is a single figure."""
        return self.promised[0] if len(self.promised) == 1 else None

    @property
    def only_delivered(self) -> Told | None:
        """What was delivered, where that is a single figure."""
        return self.delivered[0] if len(self.delivered) == 1 else None

    @property
    def since(self) -> tuple[Told, ...]:
        """What was delivered of a later time than the pair."""
        return self.delivered[1:] if self.paired else ()

    @property
    def brief(self) -> Statement:
        """The newest figure on each side alone; the others are counted."""
        return replace(
            self,
            promised=self.promised[:1],
            delivered=self.delivered[:1],
            more_promised=self.more_promised + len(self.promised[1:]),
            more_delivered=self.more_delivered + len(self.delivered[1:]),
        )

    @property
    def more_than_brief(self) -> bool:
        """Whether there is more to say than the newest figure on one side, or on both of one thing."""
        if self.paired:
            return bool(self.since)
        return bool(self.promised[1:] or self.delivered[1:] or (self.promised and self.delivered))

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 promised, how much is delivered; None where the two are not certain to belong together."""
        return in_the_pound(self.promised[0].amount, self.delivered[0].amount) if self.gap else None
