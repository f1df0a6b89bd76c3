"""What the records say of money in one financial year: each plan beside its result, and every other figure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.model import Source
from generator.core.register import Register
from generator.ledgers.comparison import Comparison, of_pair
from generator.ledgers.pairing import Pair
from generator.ledgers.placing import for_all, sources_at
from generator.ledgers.told import Told
from generator.overview.council_money import part_of, parts_in
from generator.overview.councils import together_said
from generator.overview.known_kinds import Budget, Ledger, Row, Saving
from generator.values.dates import PartialDate
from generator.values.reasons import Reason
from generator.values.years import FinancialYear


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan beside its result, as they are compared everywhere, with the reason that was given for the difference."""

    entry: Entry[Saving]
    said: Comparison
    why: tuple[str, Reason] | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure that is of the year, or was published in it, ready to be put into a sentence."""

    entry: Entry[Saving]
    row: Row
    told: Told


@dataclass(frozen=True, slots=True)
class Spent:
    """What one budget says of the year: the budget and what was spent, in sentences."""

    entry: Entry[Budget]
    said: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """A record of money in which a council has a part of the year's figures that is not known: `whose` they are.

    Where they are of all the councils that the record is about, `whose` is empty.
    """

    entry: Entry[Any]
    whose: str


@dataclass(frozen=True, slots=True)
class YearMoney:
    """The money of one year: its budgets, what else is compared, and the other figures.

    In a council's report, `spent_together` and `saved_together` name what is only known of several councils together.
    """

    compared: tuple[Compared, ...] = ()
    others: tuple[Amount, ...] = ()
    budgets: tuple[Spent, ...] = ()
    spent_together: tuple[Together, ...] = ()
    saved_together: tuple[Together, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any figure, if only of several councils together."""
        return bool(self.compared or self.others or self.budgets or self.spent_together or self.saved_together)

    @property
    def entries(self) -> tuple[Entry[Any], ...]:
        """The records that it is about."""
        budgets = (one.entry for one in self.budgets)
        return (*budgets, *(one.entry for one in self.compared), *(one.entry for one in self.others))

    @property
    def sources(self) -> Iterator[Source]:
        """Those of its figures, and no others of the records."""
        yield from (source for budget in self.budgets for source in budget.sources)
        yield from (source for pair in self.compared for source in pair.sources)
        yield from (source for amount in self.others for source in amount.row.sources)


def money_by_year(register: Register, view_of: ViewOf, council: Authority | None = None) -> Mapping[object, YearMoney]:
    """The money of each year, for all councils or for one: every saving is looked at once."""
    compared: dict[FinancialYear, list[Compared]] = defaultdict(list)
    others: dict[FinancialYear, list[Amount]] = defaultdict(list)
    saved: dict[FinancialYear, list[Together]] = defaultdict(list)
    for ledger, sides in _sides(register, view_of, council):
        told_in: dict[FinancialYear, set[int]] = defaultdict(set)
        for pair in (pair for side in sides for pair in side.pairs):
            if year := year_of_pair(pair):
                told_in[year] |= pair.places
                why, sources = None if council else ledger.why(pair), sources_at(ledger.rows, pair.places)
                compared[year].append(Compared(ledger.entry, of_pair(pair), why, sources))
        for amount in _amounts(ledger, register, council):
            for year in _years_of(amount.row):
                if amount.told.at not in told_in[year]:
                    others[year].append(amount)
        for year, together in _saved_together(ledger, register, council).items():
            told = {pair.entry.id for pair in compared[year]} | {amount.entry.id for amount in others[year]}
            if ledger.entry.id not in told:
                saved[year].append(Together(ledger.entry, together_said(together, ledger.entry, register)))
    spent, unknown = _spent_by_year(register, view_of, council)
    return {
        year: YearMoney(
            tuple(compared[year]), tuple(others[year]), tuple(spent[year]), tuple(unknown[year]), tuple(saved[year])
        )
        for year in {*compared, *others, *spent, *unknown, *saved}
    }


def _spent_by_year(
    register: Register, view_of: ViewOf, council: Authority | None
) -> tuple[dict[FinancialYear, list[Spent]], dict[FinancialYear, list[Together]]]:
    """What every budget says of each year, of all councils or of one, and which have nothing of this one by itself."""
    found: dict[FinancialYear, list[Spent]] = defaultdict(list)
    unknown: dict[FinancialYear, list[Together]] = defaultdict(list)
    for entry in register.current(Budget):
        shown = view_of(entry)
        own = shown.by_year(council.id if council else "")
        for year, (said, sources) in own.items():
            found[year].append(Spent(entry, said, sources))
        for year in {line.year for line in shown.lines if line.year} - {*own}:
            if council and (together := shown.together_with(council.id, year)):
                unknown[year].append(Together(entry, together_said(together, entry, register)))
    return found, unknown


def _saved_together(ledger: Ledger, register: Register, council: Authority | None) -> Mapping[FinancialYear, set[str]]:
    """Who has the figures of each year together in which one council has a part that is not known."""
    found: dict[FinancialYear, set[str]] = defaultdict(set)
    for row in ledger.rows if council else ():
        if council and council.id in row.councils and part_of(row.figure, council.id, ledger.entry, register) is None:
            for year in _years_of(row):
                found[year] |= set(row.councils)
    return found


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
        elif council.id in map(str, row.figure.said_by):
            # What a council recorded for all belongs in its report, though its own part is not known.
            yield Amount(ledger.entry, row, for_all(row.told, register))


def _years_of(row: Row) -> Iterable[FinancialYear]:
    """The year that a figure is of, or from which it comes each year, where no newer one took its place.

    And the year in which it was published.
    """
    of = (row.figure.time.year or row.figure.since) if row.newest else None
    return {year for year in (of, year_of_day(row.figure.on)) if year}


def year_of_pair(pair: Pair) -> FinancialYear | None:
    """The year that a pair is of; of what is for no time, or for a longer one, the year when its result was published.

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
