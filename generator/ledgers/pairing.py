"""Which plan is held against which result: the pairs of a ledger, each with the gap, where that may be said."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from generator.ledgers.counting import Counted
from generator.ledgers.told import Role, Told, beyond_its_year, summed
from generator.values.money import Money
from generator.values.years import FinancialYear, MonthSpan, Quarter, YearSpan

Manner = Literal["years", "each year", "year", "span", "some years", "to date", "one-off", "year to date", "quarters"]
"""How a plan and a result belong together: what the sentence about them has to say."""

Pieces = Mapping[tuple[FinancialYear, ...], tuple[Told, ...]]
"""What is known of whole years: a year by itself or its four quarters, or several years in one figure."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a result is off the plan, in pounds and as a share of the plan; below zero it is less."""

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


def gap_between(planned: Money, came: Money) -> Gap | None:
    """How far an amount is off a plan; None where a loss is on either side, or where one is up to or over something."""
    if planned.pounds <= 0 or came.pounds < 0 or not {planned.word, came.word} <= {"", "about"}:
        return None
    off = came - planned
    return Gap(off, Fraction(off.pounds) / Fraction(planned.pounds))


@dataclass(frozen=True, slots=True)
class Pair:
    """A plan and the result that it was meant for, each of one or several rows that are added up.

    `years` are those that both have, or those of a planned span that are in the record: of `of`, with the past ones
    `missing`. Those by another speaker or of another coverage, which may not be added, are `elsewhere`. `whole`
    says that the result is of all the time that the plan is for.
    """

    manner: Manner
    plans: tuple[Counted, ...]
    results: tuple[Told, ...]
    years: tuple[FinancialYear, ...] = ()
    of: int = 0
    missing: tuple[FinancialYear, ...] = ()
    elsewhere: tuple[FinancialYear, ...] = ()
    whole: bool = True

    @property
    def plan(self) -> Told:
        """The newest plan."""
        return summed([one.row for one in self.plans], self.years if self.manner == "years" else ())

    @property
    def first(self) -> Told:
        """What was planned at first."""
        return summed([one.first for one in self.plans], self.years if self.manner == "years" else ())

    @property
    def came(self) -> Told:
        """The outcome."""
        return summed(self.results, self.years)

    @property
    def places(self) -> set[int]:
        """Where its rows stand in the record."""
        return {row.at for one in self.plans for row in (one.row, one.first)} | {row.at for row in self.results}

    @property
    def restated(self) -> bool:
        """Whether the plan was another one at first."""
        return any(one.restated for one in self.plans)

    @property
    def known(self) -> bool:
        """Whether all its amounts are known, if need be about: none is up to or over something."""
        rows = (*(row for one in self.plans for row in (one.row, one.first)), *self.results)
        return {row.amount.word for row in rows} <= {"", "about"}

    @property
    def sure(self) -> bool:
        """Whether both sides are of the same time, with amounts that are known."""
        return self.whole and self.known and not any(one.unsure for one in self.plans)

    @property
    def gap(self) -> Gap | None:
        """How far the result is off the plan, where that may be said."""
        if self.restated or not self.sure:
            return None
        return gap_between(self.plan.amount, self.came.amount)

    @property
    def ends(self) -> date:
        """The last day that its result counts."""
        return max(row.ends for row in self.results)

    @property
    def rank(self) -> tuple[object, ...]:
        """What comes first is greater: of most councils, what ends last, the longer time; then what is usual."""
        came, ends = self.results[-1], self.ends
        usual = (-came.coverage.order, came.what == "saving", not came.reported, self.whole)
        return (len(came.councils), ends, self._days(ends), *usual, came.order, self.plans[-1].row.order)

    def _days(self, ends: date) -> int:
        if self.years:
            return 365 * len(self.years)
        period = self.results[0].period
        if period.to_date:
            return (ends - period.to_date.since.first).days if period.to_date.since else 100_000
        return (period.dated.last - period.dated.first).days if period.dated else 365 * period.each_year


@dataclass(frozen=True, slots=True)
class _Sides:
    """The plans of one speaker and the results of one, of the same coverage; and the years of all results."""

    plans: tuple[Counted, ...]
    results: tuple[Told, ...]
    today: date
    told: frozenset[FinancialYear]


def pairs_of(rows: Iterable[Counted], today: date, against: Role = "result") -> tuple[Pair, ...]:
    """Every plan with the result that it was meant for; nothing is compared with what is of another coverage.

    In place of the results, forecasts may be held against the plans.
    """
    rows = tuple(rows)
    outcomes = [one.row for one in rows if one.row.role == against]
    spans = (row.period.years.years for row in outcomes if row.period.years)
    told = frozenset(whole_years(outcomes)).union(*spans)
    groups: dict[Hashable, list[Counted]] = {}
    for one in rows:
        groups.setdefault((one.row.what, one.row.coverage), []).append(one)
    found: list[Pair] = []
    for group in groups.values():
        plans, results = ([one for one in group if one.row.role == role] for role in ("plan", against))
        sides = [
            _Sides(tuple(of_plan), tuple(one.row for one in of_result if not one.row.unfinished), today, told)
            for of_plan in _by_speaker(plans)
            for of_result in _by_speaker(results)
        ]
        full = [pair for side in sides for rule in _RULES for pair in rule(side)]
        found += full or [pair for side in sides for rule in _SO_FAR for pair in rule(side)]
    return tuple(sorted(found, key=lambda pair: pair.rank, reverse=True))


def _by_speaker(held: Sequence[Counted]) -> list[list[Counted]]:
    found: dict[frozenset[str], list[Counted]] = {}
    for one in held:
        found.setdefault(one.row.speaker, []).append(one)
    return list(found.values())


def whole_years(rows: Iterable[Told]) -> dict[FinancialYear, tuple[Told, ...]]:
    """The years that rows have figures for, each by itself: in one, or in the quarters or months that fill it."""
    held = list(rows)
    found: dict[FinancialYear, tuple[Told, ...]] = {
        year: (row,) for row in held if isinstance(year := row.period.span, FinancialYear)
    }
    parts: dict[FinancialYear, list[Told]] = {}
    for row in held:
        if isinstance(span := row.period.span, Quarter | MonthSpan):
            parts.setdefault(FinancialYear.holding(span.first), []).append(row)
    for year, within in parts.items():
        for some in ([row for row in within if row.period.quarter], within):
            in_order = tuple(sorted(some, key=lambda row: row.period.sort_key))
            if _fill(year, [row.period.span for row in in_order]):
                found.setdefault(year, in_order)
    return dict(sorted(found.items()))


def _fill(year: FinancialYear, spans: Sequence[object]) -> bool:
    """Whether some times follow each other from the first day of a year to its last."""
    begins, last = year.first, date.min
    for span in spans:
        if not isinstance(span, Quarter | MonthSpan) or span.first != begins:
            return False
        last = span.last
        begins = last + timedelta(days=1)
    return last == year.last


def pieces_of(rows: Iterable[Told]) -> dict[tuple[FinancialYear, ...], tuple[Told, ...]]:
    """The whole years that rows have figures for, none twice: a year by itself, or the several that hold more."""
    held = list(rows)
    found: dict[tuple[FinancialYear, ...], tuple[Told, ...]] = {
        (year,): several for year, several in whole_years(held).items()
    }
    spans = [(row.period.years.years, row) for row in held if row.period.years]
    for years, row in sorted(spans, key=lambda one: (-len(one[0]), one[1].period.sort_key)):
        within = [piece for piece in found if set(piece) & set(years)]
        if len(within) < len(years) and all(len(piece) == 1 for piece in within):
            found = {piece: several for piece, several in found.items() if piece not in within} | {years: (row,)}
    return dict(sorted(found.items()))


def _years(sides: _Sides) -> Iterator[Pair]:
    """All the years that both sides have, each by itself and added up."""
    planned = {one.row: one for one in sides.plans}
    by_year = whole_years(planned)
    asked = [row for row in sides.results if not row.period.years or set(row.period.years.years) <= set(by_year)]
    common = {piece: rows for piece, rows in pieces_of(asked).items() if all(year in by_year for year in piece)}
    single = {(year,): rows for year, rows in whole_years(asked).items() if year in by_year}
    for piece, rows in (single | common).items():
        yield Pair("years", tuple(planned[row] for year in piece for row in by_year[year]), rows, piece)
    if len(common) > 1:
        years = tuple(year for piece in common for year in piece)
        plans = tuple(planned[row] for year in years for row in by_year[year])
        yield Pair("years", plans, tuple(row for rows in common.values() for row in rows), years)


def _each_year(sides: _Sides) -> Iterator[Pair]:
    """Each year with each year, where the plan had begun by then and was made by then."""
    for came in sides.results:
        if came.period.each_year:
            plans = [one for one in sides.plans if one.row.period.each_year and not came_later(one.first, came)]
            begun = [one for one in plans if one.row.since is None or one.row.since.first <= came.ends]
            if begun:
                yield Pair("each year", (max(begun, key=_start_of),), (came,))


def _start_of(one: Counted) -> tuple[int, tuple[object, ...]]:
    return (one.row.since.starts if one.row.since else 0, one.row.order)


def came_later(plan: Told, came: Told) -> bool:
    """Whether a plan was made after a result that ends on the day it was published."""
    return bool(plan.on and came.on and plan.on.surely_after(came.on))


def _a_year(sides: _Sides) -> Iterator[Pair]:
    """Each year with the newest whole year, not before it begins, and not one that was over before the plan."""
    years = list(whole_years(sides.results).items())
    for plan in sides.plans:
        row = plan.row
        if row.period.each_year and years:
            since, made = row.since or FinancialYear(0), row.on
            year, rows = years[-1]
            begun = year >= since and (not made or made.first <= year.last)
            if begun and all(plan is one or not _later_start(one, plan, year) for one in sides.plans):
                yield Pair("year", (plan,), rows, (year,))


def _later_start(one: Counted, other: Counted, year: FinancialYear) -> bool:
    """Whether a plan each year that begins later than another has begun by a year, so that it is meant."""
    row = one.row
    begun = row.period.each_year and row.since is not None and row.since <= year
    return bool(begun and _start_of(one) > _start_of(other))


def _span(sides: _Sides) -> Iterator[Pair]:
    """A planned span, months or a quarter with itself; years with those of them in the record, or with all to date."""
    pieces = pieces_of(sides.results)
    for plan in sides.plans:
        dated = plan.row.period.dated
        if dated is None or isinstance(dated, FinancialYear):
            continue
        itself = [row for row in sides.results if row.period == plan.row.period]
        yield from (Pair("span", (plan,), (row,)) for row in itself)
        if isinstance(dated, YearSpan):
            some = None if itself else _some_years(plan, dated, pieces, sides)
            later = max((row.ends for row in (*itself, *(some.results if some else ()))), default=date.min)
            yield from (some,) if some else ()
            so_far = (row for row in sides.results if _in(dated, row) and row.ends > later)
            yield from (Pair("to date", (plan,), (row,), whole=False) for row in so_far)


def _some_years(plan: Counted, span: YearSpan, pieces: Pieces, sides: _Sides) -> Pair | None:
    held = {piece: rows for piece, rows in pieces.items() if set(piece) <= set(span.years)}
    years = tuple(year for piece in held for year in piece)
    if not years:
        return None
    others = tuple(year for year in span.years if year not in years)
    elsewhere = tuple(year for year in others if year in sides.told)
    missing = tuple(year for year in others if year not in elsewhere and year.last < sides.today)
    rows = tuple(row for found in held.values() for row in found)
    return Pair("some years", (plan,), rows, years, len(span.years), missing, elsewhere, whole=not others)


def _in(span: YearSpan | FinancialYear, row: Told) -> bool:
    """Whether it is all to date of years, said while they ran; what also counts earlier years is not."""
    to_date = row.period.to_date
    if to_date is None or row.on is None or row.on.first > span.last or row.on.last < span.first:
        return False
    if to_date.since:
        whole = isinstance(span, YearSpan) or not beyond_its_year(row)
        return whole and to_date.since.first == span.first
    earlier = row.begun is not None and row.begun.surely_before(span.first)
    return isinstance(span, YearSpan) and not earlier


def _one_off(sides: _Sides) -> Iterator[Pair]:
    for plan in sides.plans:
        if plan.row.period.one_off:
            once = (row for row in sides.results if row.period.one_off and not came_later(plan.first, row))
            yield from (Pair("one-off", (plan,), (row,)) for row in once)


def _to_date(sides: _Sides) -> Iterator[Pair]:
    """What was to be reached by a day, with what was reached by then."""
    for plan in sides.plans:
        if plan.row.period.to_date:
            same = (row for row in sides.results if (row.period, row.on) == (plan.row.period, plan.row.on))
            yield from (Pair("to date", (Counted(plan.row, plan.row),), (row,)) for row in same)


def _year_so_far(sides: _Sides) -> Iterator[Pair]:
    """A year with all of it to date, with its months so far, or with its quarters so far."""
    quarters: dict[FinancialYear, dict[int, Told]] = {}
    for row in sides.results:
        if isinstance(quarter := row.period.span, Quarter):
            quarters.setdefault(quarter.year, {})[quarter.number] = row
    for plan in sides.plans:
        if not isinstance(year := plan.row.period.span, FinancialYear):
            continue
        yield from (Pair("year to date", (plan,), (row,), whole=False) for row in sides.results if _so_far(year, row))
        told = quarters.get(year, {})
        if told and set(told) == set(range(1, len(told) + 1)):
            yield Pair("quarters", (plan,), tuple(told[number] for number in sorted(told)), whole=False)


def _so_far(year: FinancialYear, row: Told) -> bool:
    """Whether it is what a year came to so far: up to a day, or in its first months."""
    span = row.period.span
    return _in(year, row) or (isinstance(span, MonthSpan) and span.first == year.first and span.last < year.last)


_RULES = (_years, _each_year, _a_year, _span, _one_off, _to_date)
_SO_FAR = (_year_so_far,)
