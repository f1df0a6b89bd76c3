"""What the records say of money in one financial year: each plan beside its result, and every other figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.register import Register
from generator.ledgers.comparison import Comparison, of_pair
from generator.ledgers.pairing import Pair
from generator.ledgers.told import Told
from generator.overview.councils import part_of, parts_in
from generator.overview.known_kinds import Ledger, Row, Saving
from generator.values.dates import PartialDate
from generator.values.reasons import Reason
from generator.values.years import FinancialYear


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan beside its result, as they are compared everywhere, with the reason that was given for the difference."""

    entry: Entry[Saving]
    said: Comparison
    why: tuple[str, Reason] | None


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure that is of the year, or was published in it, as it is told."""

    entry: Entry[Saving]
    row: Row
    told: Told


@dataclass(frozen=True, slots=True)
class YearMoney:
    """The money of one year: what is compared, and the other figures."""

    compared: tuple[Compared, ...] = ()
    others: tuple[Amount, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any figure."""
        return bool(self.compared or self.others)

    @property
    def entries(self) -> tuple[Entry[Saving], ...]:
        """The savings that it is about."""
        return (*(one.entry for one in self.compared), *(one.entry for one in self.others))


def money_by_year(register: Register, view_of: ViewOf, council: Authority | None = None) -> Mapping[object, YearMoney]:
    """The money of each year, for all councils or for one: every saving is looked at once."""
    compared: dict[FinancialYear, list[Compared]] = defaultdict(list)
    others: dict[FinancialYear, list[Amount]] = defaultdict(list)
    for ledger, sides in _sides(register, view_of, council):
        told_in: dict[FinancialYear, set[int]] = defaultdict(set)
        for pair in (pair for side in sides for pair in side.pairs):
            if year := year_of_pair(pair):
                told_in[year] |= {row.at for one in pair.plans for row in (one.row, one.first)}
                told_in[year] |= {row.at for row in pair.results}
                compared[year].append(Compared(ledger.entry, of_pair(pair), None if council else ledger.why(pair)))
        for amount in _amounts(ledger, register, council):
            for year in _years_of(amount.row):
                if amount.told.at not in told_in[year]:
                    others[year].append(amount)
    return {year: YearMoney(tuple(compared[year]), tuple(others[year])) for year in {*compared, *others}}


def _sides(
    register: Register, view_of: ViewOf, council: Authority | None
) -> Iterator[tuple[Ledger, tuple[Comparison, ...]]]:
    """Each saving with what its gains and its costs say, of all councils or of one council's part."""
    if council:
        for part in parts_in(council, register, view_of):
            yield part.ledger, (part.said, part.costs)
        return
    for entry in register.current(Saving):
        ledger: Ledger = view_of(entry)
        yield ledger, (ledger.gains, ledger.costs)


def _amounts(ledger: Ledger, register: Register, council: Authority | None) -> Iterator[Amount]:
    for row in ledger.rows:
        part = part_of(row.figure, council.id, ledger.entry, register) if council else None
        if council is None:
            yield Amount(ledger.entry, row, row.told)
        elif part is not None:
            yield Amount(ledger.entry, row, row.told_as(part, council.called))


def _years_of(row: Row) -> Iterable[FinancialYear]:
    """The year that a figure is of, where no newer one took its place, and the year in which it was published."""
    of = row.figure.time.year if row.newest else None
    return {year for year in (of, year_of_day(row.figure.on)) if year}


def year_of_pair(pair: Pair) -> FinancialYear | None:
    """The year that a pair is of; of what is for no time, or for a longer one, the year in which its result was told.

    A sum of several years is of none, and of quarters the whole year is enough.
    """
    if pair.years:
        return pair.years[0] if len(pair.years) == 1 else None
    if pair.manner == "span" and pair.came.period.quarter:
        return None
    dated = pair.plan.period.dated
    first, last = (FinancialYear.holding(day) for day in (dated.first, dated.last)) if dated else (None, None)
    if first and first == last:
        return first
    return year_of_day(pair.came.on) if pair.came.on else None


def year_of_day(day: PartialDate) -> FinancialYear | None:
    """The year in which a day surely lies: 2018 alone may be of either."""
    first, last = FinancialYear.holding(day.first), FinancialYear.holding(day.last)
    return first if first == last and day.bound is None else None
