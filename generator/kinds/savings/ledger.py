"""Promised against delivered: what a savings ledger says when its rows are put side by side.

The newest row of each sort is the one that counts; the older ones stay in the table. Amounts are exact. Whether two
figures may be compared or added is decided here, and nowhere else: only where `sort_of` is the same for both.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from generator.core.entry import Entry
from generator.core.model import Source
from generator.core.register import Register
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.payback import Payback, paybacks_of
from generator.kinds.savings.rows import (
    MUST_EXPLAIN,
    Comparison,
    Provenance,
    Row,
    Sort,
    basis_of,
    end_of,
    perhaps_same_sort,
    same_sort,
    sort_of,
)
from generator.kinds.savings.shares import Alike, Part, alike, parts_of
from generator.kinds.savings.side_by_side import SideBySide, side_by_side
from generator.kinds.savings.statement import MOST, Statement, Told, gap_between
from generator.kinds.savings.year_sums import Years, year_of, years_of
from generator.values.figures import COUNTS_EXPLAINED
from generator.values.money import Money


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one saving's figures say."""

    entry: Entry[Saving]
    rows: tuple[Row, ...]
    comparisons: tuple[Comparison, ...]
    parts: tuple[tuple[Row, tuple[Part, ...]], ...]
    years: tuple[Years, ...]
    paybacks: tuple[Payback, ...]
    graded: int
    net_known: bool
    alone: bool
    by_council: SideBySide | None = None

    @property
    def headline(self) -> Comparison | None:
        """What the page leads with: the yearly saving, or where none was promised, what was promised."""
        gains = [comparison for comparison in self.comparisons if comparison.what != "cost"]
        each_year = [comparison for comparison in gains if comparison.period.each_year and comparison.promised]
        return max(each_year or gains, key=lambda comparison: comparison.rank, default=None)

    @property
    def compared(self) -> tuple[Comparison, ...]:
        """What is put side by side: quarters are left to the table of every figure where their whole year is there."""
        years = {(one.what, one.period.year, one.basis) for one in self.comparisons if one.delivered and one.whole_year}
        return tuple(
            one
            for one in self.comparisons
            if not one.period.quarter or (one.what, one.period.year, one.basis) not in years
        )

    @property
    def yearly(self) -> tuple[Comparison, ...]:
        """What is gained each year: a saving before an income, and the usual basis first."""
        return tuple(found for found in self.comparisons if found.what != "cost" and found.period.each_year)

    @property
    def gains(self) -> Statement:
        """What was to be saved or earned, and was."""
        return self._said(of_cost=False)

    @property
    def costs(self) -> Statement:
        """What it was to cost, and did."""
        return self._said(of_cost=True)

    def _said(self, *, of_cost: bool) -> Statement:
        rows = (row for row in self.rows if row.newest and (row.figure.what == "cost") is of_cost)
        return statement_of((row, row.figure.amount) for row in rows)

    @property
    def counts_explained(self) -> str:
        """What is counted, to somebody who has never seen the word."""
        return COUNTS_EXPLAINED[self.entry.record.counts]

    @property
    def nothing_promised(self) -> bool:
        """Whether no promise is published."""
        return not self.says("promised")

    @property
    def nothing_delivered(self) -> bool:
        """Whether nothing is published of what was delivered."""
        return not self.says("delivered")

    @property
    def parts_alike(self) -> tuple[tuple[Row, tuple[Alike, ...]], ...]:
        """The councils' parts of each figure, with those together that are the same."""
        return tuple((row, alike(parts)) for row, parts in self.parts)

    @property
    def years_apart(self) -> bool:
        """Whether there are years that may not be added together."""
        return len(self.years) > 1

    @property
    def number(self) -> int:
        """How many figures there are."""
        return len(self.rows)

    def says(self, says: str) -> bool:
        """Whether any figure is promised, forecast or delivered."""
        return any(row.figure.says == says for row in self.rows)

    @property
    def undated(self) -> tuple[Row, ...]:
        """What was delivered once, of which the financial year is not known."""
        delivered = (row for row in self.rows if row.newest and row.figure.says == "delivered")
        once = (row for row in delivered if row.figure.period.one_off)
        return tuple(row for row in once if year_of(row.figure.period, row.figure.on) is None)


def statement_of(rows: Iterable[tuple[Row, Money]]) -> Statement:
    """Put together what figures say, each with the amount of it that is told: the whole, or one council's part.

    Where a promise and what came of it are of one sort, they are told as a pair; otherwise the newest of both.
    """
    said: dict[str, list[tuple[Row, Money]]] = {"promised": [], "forecast": [], "delivered": []}
    for row, amount in sorted(rows, key=lambda told: _order_told(told[0]), reverse=True):
        said[row.figure.says].append((row, amount))
    promised, delivered = said["promised"], said["delivered"]
    pair = _pair(promised, delivered)
    if pair:
        promised, (first, *_) = [pair[0]], [pair[1]]
        delivered = [first, *(later for later in delivered if end_of(later[0]) > end_of(first[0]))]

    def shown(told: Iterable[_Of]) -> tuple[Told, ...]:
        return tuple(row.told_as(amount) for row, amount in list(told)[:MOST])

    held = pair and pair[1][0].promise is pair[0][0].figure
    return Statement(
        shown(promised),
        shown(said["forecast"]),
        shown(delivered),
        more_promised=len(promised[MOST:]),
        more_delivered=len(delivered[MOST:]),
        paired=pair is not None,
        gap=gap_between(pair[0][1], pair[1][1]) if pair and held else None,
    )


def _order_told(row: Row) -> tuple[bool, bool, int, date]:
    usual = -basis_of(row.figure).order
    return (row.figure.period.each_year, row.figure.what == "saving", usual, end_of(row))


_Of = tuple["Row", Money]


def _pair(promised: Sequence[_Of], delivered: Sequence[_Of]) -> tuple[_Of, _Of] | None:
    """The first delivered, in the order in which they are told, of which there is a promise of the same sort.

    Where something was promised for each year, one year's pair does not stand for it.
    """
    each_year = [one for one in promised if one[0].figure.period.each_year]
    by_sort: Mapping[Sort, _Of] = {sort_of(one[0].figure): one for one in reversed(each_year or promised)}
    pairs = ((by_sort.get(sort_of(one[0].figure)), one) for one in delivered)
    return next(((found, one) for found, one in pairs if found), None)


def ledger_of(entry: Entry[Saving], register: Register) -> Ledger:
    """Work out what a saving's figures say on the register's day."""
    rows = _rows(entry.record)
    comparisons = tuple(_comparisons(rows))
    promised, delivered = (
        [row.told for row in rows if row.newest and row.figure.says == says] for says in ("promised", "delivered")
    )
    ledger = Ledger(
        entry=entry,
        rows=rows,
        comparisons=comparisons,
        parts=tuple(_shared_rows(entry, comparisons, register)),
        years=tuple(years_of(delivered)),
        paybacks=tuple(paybacks_of(promised, delivered)),
        graded=sum(row.figure.evidence is not None for row in rows),
        net_known=any(row.figure.net_of_costs is not None for row in rows),
        alone=len(register.all(Saving)) == 1,
    )
    return replace(ledger, by_council=side_by_side(ledger.headline, comparisons, ledger.parts, register))


def provenance_of(sources: Iterable[Source]) -> Provenance:
    """A figure is official if any official source gives it; otherwise it is only reported."""
    return "official" if any(source.kind == "official" for source in sources) else "as reported"


def newest_of(figures: Iterable[Figure]) -> dict[tuple[str, Sort], Figure]:
    """The newest figure of each sort that is promised, forecast or delivered."""
    by_day = sorted(figures, key=lambda figure: figure.on.sort_key)
    return {(figure.says, sort_of(figure)): figure for figure in by_day}


def promise_for(record: Saving, figure: Figure, same_as: Callable[[Figure, Figure], bool] = same_sort) -> Figure | None:
    """The newest promise of the same thing that was made no later than a figure, or the newest of all."""
    if figure.says == "promised":
        return None
    newest = None
    for row in record.promises.get((figure.what, figure.period), ()):
        if same_as(row, figure):
            newest = newest or row
            if not row.on.surely_after(figure.on):
                return row
    return newest


def off_the_promise(record: Saving) -> Iterator[tuple[int, Figure, Figure]]:
    """Yield the rows that are further off their promise than 5%: number, promise and figure.

    These are asked about, so a promise that does not say whether it is before costs counts too.
    """
    for number, figure in enumerate(record.figures):
        promised = promise_for(record, figure) or promise_for(record, figure, perhaps_same_sort)
        if promised and promised.amount and promised.amount.exact and figure.amount.exact:
            off = Fraction((figure.amount - promised.amount).pounds) / Fraction(promised.amount.pounds)
            if abs(off) > MUST_EXPLAIN:
                yield number, promised, figure


def _rows(record: Saving) -> tuple[Row, ...]:
    newest = {id(figure) for figure in newest_of(record.figures).values()}
    unexplained = {number for number, _, figure in off_the_promise(record) if figure.why is None}
    rows = []
    for number, figure in enumerate(record.figures):
        sources = figure.sources or record.sources
        promise = promise_for(record, figure)
        gap = gap_between(promise.amount, figure.amount) if promise else None
        newest_one, silent = id(figure) in newest, number in unexplained
        rows.append(Row(figure, provenance_of(sources), sources, newest_one, promise, gap, silent))
    return tuple(sorted(rows, key=lambda row: (row.figure.period.sort_key, row.figure.on.sort_key)))


def _comparisons(rows: tuple[Row, ...]) -> Iterator[Comparison]:
    order = {"saving": 0, "income": 1, "cost": 2}
    by_sort: dict[Sort, list[Row]] = {}
    for row in rows:
        by_sort.setdefault(sort_of(row.figure), []).append(row)
    for sort in sorted(by_sort, key=lambda sort: (order[sort[0]], sort[1].sort_key, sort[2].order)):
        promised = [row for row in by_sort[sort] if row.figure.says == "promised"]
        newest = {row.figure.says: row for row in by_sort[sort] if row.newest}
        yield Comparison(
            *sort,
            promised=newest.get("promised"),
            first_promised=promised[0] if len(promised) > 1 else None,
            forecast=newest.get("forecast"),
            delivered=newest.get("delivered"),
            rows=tuple(by_sort[sort]),
        )


def _shared_rows(
    entry: Entry[Saving], comparisons: tuple[Comparison, ...], register: Register
) -> Iterator[tuple[Row, tuple[Part, ...]]]:
    for comparison in comparisons:
        for row in (comparison.promised, comparison.forecast, comparison.delivered):
            if row and (split := row.figure.by_authority):
                one = row.figure
                yield row, parts_of(one.amount, one.on, split, register.concerning(entry), register)
