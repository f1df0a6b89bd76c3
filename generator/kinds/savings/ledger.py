"""What a savings ledger says when its rows are put in order. Amounts are exact.

The newest row of each sort and speaker is the one that counts; the older ones stay in the table.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.savings.comparable import NOT_EXACT, UNSAID, Pair, obstacle, pairs_of, why_apart
from generator.kinds.savings.model import Figure, Saving
from generator.kinds.savings.payback import Payback, paybacks_of
from generator.kinds.savings.rows import Row, Sort, covered, end_of, row_of
from generator.kinds.savings.sentences import attributed
from generator.kinds.savings.shares import Alike, Part, alike, parts_of
from generator.kinds.savings.side_by_side import SideBySide, side_by_side
from generator.kinds.savings.statement import MOST, Basis, Statement, Told, gap_between, in_the_pound
from generator.kinds.savings.year_sums import Years, year_of, years_of
from generator.pictures.over_time import MOST as MOST_DRAWN
from generator.values.figures import CAME, COUNTS_EXPLAINED, HEADED, What
from generator.values.money import Money
from generator.values.reasons import Reason
from generator.values.years import Period

MUST_EXPLAIN = Fraction(5, 100)
"""A figure further off the plan than this has to say why."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plan, forecast and result of one sort: savings each year, costs once, and so on.

    `pair` is there where the newest plan and result may be compared.
    """

    what: What
    period: Period
    basis: Basis
    planned: Row | None
    first_planned: Row | None
    forecast: Row | None
    delivered: Row | None
    pair: Pair | None
    rows: tuple[Row, ...]

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that its picture over time shows, the newest; none where two speakers give them."""
        speakers = {row.speaker for row in self.rows} - {frozenset()}
        return () if len(speakers) > 1 or not self.period.span else self.rows[-MOST_DRAWN:]

    @property
    def whole_year(self) -> bool:
        """Whether it is of a financial year, and not of a quarter."""
        return self.period.year is not None and not self.period.quarter

    @property
    def in_the_pound(self) -> Money | None:
        """For every £1 planned, how much came of it."""
        pair = self.pair
        return in_the_pound(pair.plan.figure.amount, pair.came.figure.amount) if pair and pair.gap else None

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, int, date]:
        """What a page rather begins with is greater: a pair, a plan, each year, a saving, and the newest time."""
        end = max(map(end_of, self.rows))
        kind = (self.pair is not None, self.planned is not None, self.period.each_year, self.what == "saving")
        return (*kind, -self.basis.order, end)


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
    alone: bool
    by_council: SideBySide | None = None

    @property
    def headline(self) -> Comparison | None:
        """What the page leads with: the yearly saving, or where none was planned, what was planned."""
        gains = [comparison for comparison in self.comparisons if comparison.what != "cost"]
        each_year = [comparison for comparison in gains if comparison.period.each_year and comparison.planned]
        return max(each_year or gains, key=lambda comparison: comparison.rank, default=None)

    @property
    def compared(self) -> tuple[Comparison, ...]:
        """What is put side by side: quarters are left to the table of all figures where their whole year is there."""
        held = [one for one in self.comparisons if one.pair]
        years = {(one.what, one.period.year, one.basis) for one in held if one.whole_year}
        return tuple(
            one for one in held if not one.period.quarter or (one.what, one.period.year, one.basis) not in years
        )

    @property
    def changed(self) -> tuple[Comparison, ...]:
        """Of what the first plan is not the newest."""
        return tuple(
            one
            for one in self.comparisons
            if one.planned and one.first_planned and one.planned.figure.amount != one.first_planned.figure.amount
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
        return statement_of((row, row.figure.amount) for row in self.rows if (row.figure.what == "cost") is of_cost)

    @property
    def counts_explained(self) -> str:
        """What is counted, to somebody who has never seen the word; empty where the record does not say."""
        counts = self.entry.record.counts
        return COUNTS_EXPLAINED[counts] if counts else ""

    @property
    def nothing_planned(self) -> bool:
        """Whether it has no plan."""
        return not any(row.figure.plan for row in self.rows)

    @property
    def nothing_delivered(self) -> bool:
        """Whether it has no result."""
        return not self.says("delivered")

    @property
    def parts_alike(self) -> tuple[tuple[Row, tuple[Alike, ...]], ...]:
        """The councils' parts of each figure, with those together that are the same."""
        return tuple((row, alike(parts)) for row, parts in self.parts)

    @property
    def number(self) -> int:
        """How many figures there are."""
        return len(self.rows)

    def pair_of(self, row: Row) -> Pair | None:
        """The plan that a result may be held against."""
        return next((one.pair for one in self.comparisons if one.pair and one.pair.came.figure is row.figure), None)

    @property
    def reasons(self) -> tuple[tuple[str, Reason], ...]:
        """The reason given with each of the newest figures that has one, and what it is the reason of."""
        given = ((row, row.figure.why) for row in self.rows if row.newest)
        return tuple((self._reason_of(row), why) for row, why in given if why)

    def _reason_of(self, row: Row) -> str:
        pair = self.pair_of(row)
        if pair and pair.gap and pair.gap.amount:
            return f"Why {'less' if pair.gap.less else 'more'} was {CAME[row.figure.what]}:"
        return f"Reason given with {attributed(row.told)}:"

    @property
    def plan_words(self) -> str:
        """The word under which the plans stand that are compared: expected, or plan where there are several."""
        words = {one.pair.plan.figure.says for one in self.compared if one.pair}
        return HEADED[words.pop()] if len(words) == 1 else "Plan"

    @property
    def result_word(self) -> str:
        """The same of the results: saved, spent."""
        words = {CAME[one.what] for one in self.compared}
        return words.pop() if len(words) == 1 else "recorded"

    @property
    def forecasts(self) -> bool:
        """Whether anything that is compared has a forecast, too."""
        return any(one.forecast for one in self.compared)

    @property
    def net_known(self) -> bool:
        """Whether any figure says if costs are taken off."""
        return any(row.figure.net_of_costs is not None for row in self.rows)

    @property
    def notes(self) -> bool:
        """Whether any figure has a note or a decision."""
        return any(row.figure.note or row.figure.decision for row in self.rows)

    @property
    def years_apart(self) -> bool:
        """Whether there are years that may not be added together."""
        return len(self.years) > 1

    @property
    def pictured(self) -> Statement:
        """What its picture shows: gains, or where these may not be compared, costs."""
        return self.gains if self.gains.paired else self.costs

    @property
    def shares_known(self) -> bool:
        """Whether any part has a share that was agreed."""
        return any(part.share is not None for _, parts in self.parts for part in parts)

    @property
    def shares_held(self) -> bool:
        """Whether any part may be held against its share."""
        return any(part.off_said for _, parts in self.parts for part in parts)

    @property
    def ran(self) -> str:
        """How long the partnership ran, where that stands beside how long it takes to pay back."""
        return self.paybacks[0].ran if self.paybacks else ""

    @property
    def facts_to_tell(self) -> bool:
        """Whether anything is known about the figures as a whole."""
        record = self.entry.record
        known = (record.counts, record.basis, record.baseline, record.effect_on_service, record.owner)
        return bool(any(known) or record.checked_by or record.absent or self.graded or self.net_known)

    def says(self, says: str) -> bool:
        """Whether any figure is planned, forecast or delivered."""
        return any(row.figure.says == says for row in self.rows)

    @property
    def undated(self) -> tuple[Row, ...]:
        """What was delivered once, of which the financial year is not known."""
        delivered = (row for row in self.rows if row.newest and row.figure.says == "delivered")
        once = (row for row in delivered if row.figure.time.one_off)
        return tuple(row for row in once if year_of(row.figure.time, row.figure.on) is None)


def statement_of(rows: Iterable[tuple[Row, Money]], council: str = "") -> Statement:
    """Put together what figures say, each with the amount of it that is told: the whole, or one council's part.

    Where a plan and what came of it may be compared, they are told as a pair; otherwise the main one of both.
    """
    held = list(rows)
    everything = [row for row, _ in held]
    newest = [(row, amount) for row, amount in held if row.newest]
    newest.sort(key=lambda told: _order_told(told[0]), reverse=True)
    planned = [one for one in newest if one[0].figure.plan]
    forecast = [one for one in newest if one[0].figure.says == "forecast"]
    delivered = [one for one in newest if one[0].figure.says == "delivered"]
    pair = _pair(planned, delivered, everything)
    if pair:
        planned, (first, *_) = [pair[0]], [pair[1]]
        delivered = [first, *(later for later in delivered if end_of(later[0]) > end_of(first[0]))]
    apart = why_apart(planned[0][0], delivered[0][0], everything) if planned and delivered else ""

    def shown(told: Iterable[_Of]) -> tuple[Told, ...]:
        return tuple(row.told_as(amount, council) for row, amount in list(told)[:MOST])

    return Statement(
        shown(planned),
        shown(forecast),
        shown(delivered),
        more_planned=len(planned[MOST:]),
        more_delivered=len(delivered[MOST:]),
        paired=pair is not None,
        gap=gap_between(pair[0][1], pair[1][1]) if pair else None,
        apart=apart,
    )


def _order_told(row: Row) -> tuple[bool, bool, int, bool, int, date]:
    """What is told rather is greater: each year, a saving, of most councils, official, on the usual basis, the newest.

    A council's own record goes before what the press says that another council reported.
    """
    figure, official = row.figure, row.provenance == "official"
    return (figure.time.each_year, figure.what == "saving", len(row.councils), official, -row.basis.order, end_of(row))


_Of = tuple["Row", Money]


def _pair(planned: Sequence[_Of], delivered: Sequence[_Of], among: Sequence[Row]) -> tuple[_Of, _Of] | None:
    """The first delivered, in the order in which they are told, with the plan that it may be compared with.

    Where something was planned for each year, one year's pair does not stand for it.
    """
    each_year = [one for one in planned if one[0].figure.time.each_year]
    for came in delivered:
        for plan in each_year or planned:
            if not why_apart(plan[0], came[0], among):
                return plan, came
    return None


def ledger_of(entry: Entry[Saving], register: Register) -> Ledger:
    """Work out what a saving's figures say on the register's day."""
    rows = rows_of(entry, register)
    comparisons = tuple(_comparisons(rows))
    newest = [row.told for row in rows if row.newest]
    ledger = Ledger(
        entry=entry,
        rows=rows,
        comparisons=comparisons,
        parts=tuple(_shared_rows(rows, entry, register)),
        years=tuple(years_of(told for told in newest if told.says == "delivered")),
        paybacks=tuple(paybacks_of(newest, register)),
        graded=sum(row.figure.evidence is not None for row in rows),
        alone=len(register.all(Saving)) == 1,
    )
    lead = ledger.headline
    pairs = sorted((one.pair for one in comparisons if one.pair), key=lambda pair: not (lead and pair is lead.pair))
    return replace(ledger, by_council=side_by_side(pairs, ledger.parts, register))


def rows_of(entry: Entry[Saving], register: Register) -> tuple[Row, ...]:
    """Every figure in its place, in the order of their times."""
    newest: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(entry.record.figures, key=lambda figure: figure.on.sort_key):
        basis, _ = covered(figure, entry, register)
        speaker = frozenset(str(name) for name in figure.said_by)
        newest[figure.says, figure.what, figure.time, basis, speaker] = figure
    kept = {id(figure) for figure in newest.values()}
    rows = (row_of(figure, entry, register, newest=id(figure) in kept) for figure in entry.record.figures)
    return tuple(sorted(rows, key=lambda row: (row.figure.time.sort_key, row.figure.on.sort_key)))


def off_the_plan(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield each plan with what is further off it than 5%.

    These are asked about, so a plan that does not say what it covers counts too, and one that is not exact.
    """
    newest_first: dict[Hashable, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.figure.on.sort_key, reverse=True):
        if row.figure.plan:
            newest_first.setdefault((row.figure.what, row.figure.period), []).append(row)
    for row in rows:
        if row.figure.plan:
            continue
        plans = newest_first.get((row.figure.what, row.figure.period), ())
        meant = (one for one in plans if obstacle(one, row) in ("", UNSAID, NOT_EXACT))
        first = next(meant, None)
        alike = (
            first if first and first.sort == row.sort else next((one for one in meant if one.sort == row.sort), None)
        )
        plan = alike or first
        if plan and plan.figure.amount:
            planned = plan.figure.amount.pounds
            off = Fraction(row.figure.amount.pounds - planned) / Fraction(planned)
            if abs(off) > MUST_EXPLAIN:
                yield plan, row


def _comparisons(rows: tuple[Row, ...]) -> Iterator[Comparison]:
    order = {"saving": 0, "income": 1, "cost": 2}
    by_sort: dict[Sort, list[Row]] = {}
    for row in rows:
        by_sort.setdefault(row.sort, []).append(row)
    pairs = {pair.came.sort: pair for pair in pairs_of(rows)}
    for sort in sorted(by_sort, key=lambda sort: (order[sort[0]], sort[1].sort_key, sort[2].order)):
        planned = [row for row in by_sort[sort] if row.figure.plan]
        newest = {row.figure.says: row for row in by_sort[sort] if row.newest}
        yield Comparison(
            *sort,
            planned=planned[-1] if planned else None,
            first_planned=planned[0] if len(planned) > 1 else None,
            forecast=newest.get("forecast"),
            delivered=newest.get("delivered"),
            pair=pairs.get(sort),
            rows=tuple(by_sort[sort]),
        )


def _shared_rows(
    rows: Iterable[Row], entry: Entry[Saving], register: Register
) -> Iterator[tuple[Row, tuple[Part, ...]]]:
    for row in rows:
        if row.newest and (split := row.figure.by_authority):
            services = row.figure.services or entry.record.services
            yield row, parts_of(row.figure.amount, row.figure.on, split, row.councils, register, services)
