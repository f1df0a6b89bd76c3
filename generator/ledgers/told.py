"""One figure of a ledger: what it is, which time and part it covers, whose it is and how it is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.values.dates import PartialDate
from generator.values.money import Money, total
from generator.values.years import FinancialYear, MonthSpan, Period, ToDate, YearSpan

Role = Literal["plan", "forecast", "result"]
"""What was to come, what is thought now, and the outcome."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a figure covers besides its period. Figures of another coverage are never compared, and never added.

    What the record does not say is empty; `authorities` and `services` are those of the figure, where they are not all
    that the record is about.
    """

    prices: str | None = None
    net_of_costs: bool | None = None
    covers: str = ""
    authorities: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    new: bool | None = None

    @property
    def part(self) -> bool:
        """Whether it is only a part of what the record is about."""
        return bool(self.authorities or self.piece)

    @property
    def piece(self) -> bool:
        """Whether it is only a part of what the record is about, for the councils that it is of."""
        return bool(self.covers or self.services or self.new)

    @property
    def order(self) -> int:
        """The usual coverage first."""
        costs = 2 * (self.net_of_costs is not None) + bool(self.net_of_costs)
        return 8 * self.piece + 4 * (self.prices == "real") + costs


@dataclass(frozen=True, slots=True)
class Told:
    """One amount, as pages show it.

    `on` is the day it was published, where it is a single figure, or the day up to which it counts, where that is
    another than the day it was `published`; `since` the year from which it comes every year;
    `years` those that it is the sum of. `reported` says that only the press, or another unofficial source, has it.
    `speakers` are the names of those whose figure it is, `all_speak` that these are all the councils it is about, and
    `outside` that one of them is neither a partner nor a body of one.
    `whom` and `of` name the councils and services that it covers, and `covers` what part of them; `council` is the one
    whose part of it this is. `councils` are the ids of those it is about. `over` says that its time has passed,
    `begun` when the partnership began, since when all to date counts, and `at` at which place of the record it stands.
    `of_several` says that what is read as to date was typed as a figure of several years.
    """

    amount: Money
    role: Role
    says: str
    what: str
    period: Period
    coverage: Coverage
    on: PartialDate | None = None
    published: PartialDate | None = None
    since: FinancialYear | None = None
    years: tuple[FinancialYear, ...] = ()
    reported: str = ""
    speakers: tuple[str, ...] = ()
    all_speak: bool = False
    outside: bool = False
    whom: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    covers: str = ""
    council: str = ""
    councils: tuple[str, ...] = ()
    provisional: bool = False
    graded: bool = False
    checked: bool = False
    over: bool = False
    begun: PartialDate | None = None
    at: int = -1
    of_several: bool = False

    @property
    def loss(self) -> bool:
        """Whether it is less than nothing."""
        return self.amount.pounds < 0

    @property
    def thing(self) -> tuple[Role, str, Period, FinancialYear | None, Coverage]:
        """What it is a figure of; two speakers may give different amounts of one thing."""
        return (self.role, self.what, self.period, self.since, self.coverage)

    @property
    def claim(self) -> tuple[object, ...]:
        """The same with the day up to which it counts: what came to more a year later is no other account of it."""
        return (*self.thing, self.on if self.period.to_date else None)

    @property
    def speaker(self) -> frozenset[str]:
        """Whose figure it is; nobody's name where the record does not say."""
        return frozenset(self.speakers)

    @property
    def ends(self) -> date:
        """The last day that it counts: of each year, one-off and to date the day it was published."""
        if self.years:
            return self.years[-1].last
        if self.period.dated:
            return self.period.dated.last
        return self.on.place if self.on else date.min

    @property
    def unfinished(self) -> bool:
        """Whether it is a result that was published before its time was over."""
        dated = self.period.dated
        return bool(self.role == "result" and dated and self.on and self.on.last < dated.last)

    @property
    def order(self) -> tuple[object, ...]:
        """An order that does not depend on where a row stands: by day, then what is final, then by what it says."""
        day = (self.on.sort_key, (self.published or self.on).sort_key) if self.on else ()
        rest = (self.what, self.says, str(self.period), str(self.since or ""), repr(self.coverage), *self.speakers)
        return (day, not self.provisional, self.amount.pounds, self.amount.word, *rest)


def beyond_its_year(told: Told) -> bool:
    """Whether it is what several years came to, told when a later one had begun, or may have: of no single year."""
    since = told.period.to_date.since if told.period.to_date else None
    return bool(since and told.of_several and told.on and told.on.last > since.last)


def as_read(told: Told) -> Told:
    """A result as it is read: what was published of a year before it was over is that year to date."""
    if not told.unfinished:
        return told
    dated = told.period.dated
    assert dated is not None
    year = FinancialYear.holding(dated.first)
    if year.first != dated.first:
        return told
    return replace(told, period=Period(ToDate(year)), of_several=isinstance(told.period.span, YearSpan))


def summed(rows: Sequence[Told], years: tuple[FinancialYear, ...] = ()) -> Told:
    """Several figures of one speaker as one; it has a day only where it is a single figure."""
    if len(rows) == 1:
        return rows[0]
    quarters = [row.period.quarter for row in rows if row.period.quarter]
    together = len(years) > 1 and len(years) == years[-1].starts - years[0].starts + 1
    period = Period(YearSpan(years[0], years[-1])) if together else rows[0].period
    if len(years) == 1:
        period = Period(years[0])
    elif not years and len(quarters) == len(rows):
        period = Period(MonthSpan(PartialDate.of(quarters[0].first), PartialDate.of(quarters[-1].last)))
    return replace(
        rows[0],
        amount=total([row.amount for row in rows]),
        period=period,
        years=years,
        on=None,
        reported=next((row.reported for row in rows if row.reported), ""),
        provisional=any(row.provisional for row in rows),
        graded=all(row.graded for row in rows),
        checked=all(row.checked for row in rows),
        at=-1,
    )
