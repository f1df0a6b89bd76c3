"""What a ledger says: one pair of plan and result, or what is beside each other and why it is not compared.

This is worked out here and nowhere else. The headline, lists, the story, councils' pages, pictures, cards and files all
show this value.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.ledgers.apart import ACCOUNTS, PLANS, why_apart
from generator.ledgers.counting import Counted, counted
from generator.ledgers.pairing import Gap, Pair, pairs_of
from generator.ledgers.told import Role, Told

MOST = 3
"""How many results are shown at most where there is no pair, the newest; and of those after a pair."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pair that is shown, or the plan and the results that are not compared, with why.

    `pairs` are all that there are, the one that is shown first. `planned` and `delivered` hold the two sides that are
    shown: of a pair one each; else the newest plan of the most councils and at most three results. `since` is what was
    recorded of a later time than the pair, and `beside` has the pairs of something else that end then or later.
    `forecast` is there only where there is no result. `apart` says of each result that is shown why it is not compared
    with the plan.
    """

    rows: tuple[Counted, ...] = ()
    pair: Pair | None = None
    pairs: tuple[Pair, ...] = ()
    planned: tuple[Told, ...] = ()
    delivered: tuple[Told, ...] = ()
    since: tuple[Told, ...] = ()
    beside: tuple[Pair, ...] = ()
    forecast: tuple[Told, ...] = ()
    apart: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.planned or self.forecast or self.delivered)

    @property
    def paired(self) -> bool:
        """Whether a plan and a result are compared."""
        return self.pair is not None

    @property
    def gap(self) -> Gap | None:
        """How far the result is off the plan, where that may be said."""
        return self.pair.gap if self.pair else None

    @property
    def drawn(self) -> bool:
        """Whether there is a picture of it: of a pair of the same time, with amounts that are known and no loss."""
        pair = self.pair
        return bool(pair and pair.whole and pair.known and not (pair.plan.loss or pair.first.loss or pair.came.loss))

    @property
    def told(self) -> tuple[Told, ...]:
        """Every figure in it."""
        return (*self.planned, *self.delivered, *self.since, *self.forecast)

    @property
    def plan(self) -> Counted | None:
        """The plan that is shown where there is no pair, with the first one."""
        if self.pair or not self.planned:
            return None
        return next(one for one in self.rows if one.row is self.planned[0])


def of_pair(pair: Pair) -> Comparison:
    """What one pair says by itself."""
    return Comparison(pair=pair, pairs=(pair,), planned=(pair.plan,), delivered=(pair.came,))


def compare(rows: Iterable[Told], today: date) -> Comparison:
    """Work out what some rows of a ledger say on a day."""
    return compare_counted(counted(rows), today)


def compare_counted(rows: tuple[Counted, ...], today: date, against: Role = "result") -> Comparison:
    """Work out what the rows that count say: gains, or costs, but never both together.

    In place of the results, forecasts may be held against the plans.
    """
    results = [one.row for one in rows if one.row.role == against]
    found = pairs_of(rows, today, against)
    amounts: dict[Hashable, set[object]] = {}
    for one in rows:
        amounts.setdefault(one.row.claim, set()).add(one.row.amount.pounds)
    why = disputed(found[0], amounts) if found else ""
    told = found[0] if found and not why else None
    pairs = _each_once(pair for pair in found if not disputed(pair, amounts))
    if told:
        ends = told.ends
        beside = _of_others(pairs, told, ends)
        held = {row.at for pair in (told, *beside) for row in pair.results}
        later = [row for row in _newest_first(results) if row.ends > ends and row.at not in held][:MOST]
        return Comparison(rows, told, pairs, (told.plan,), (told.came,), tuple(later), beside)
    planned = tuple(one.row for one in sorted(rows, key=_plan_order)[-1:] if one.row.role == "plan")
    if why == PLANS:
        things = {one.row.thing for one in found[0].plans}
        planned = tuple(one.row for one in rows if one.row.thing in things)[-MOST:]
    else:
        planned = _with_accounts(planned, (one.row for one in rows))
    plan = planned[0] if planned else None
    newest = _newest_first(results)[:MOST]
    shown = _with_accounts(sorted(newest, key=lambda row: _result_order(row, plan), reverse=True), results)
    awaited = [] if results else _newest_first(one.row for one in rows if one.row.role == "forecast")
    forecast = _with_accounts(awaited[:1], awaited)
    apart = [why or why_apart(planned[0], row) for row in shown] if planned else []
    return Comparison(rows, None, pairs, planned, shown, forecast=forecast, apart=tuple(apart))


def _with_accounts(told: Sequence[Told], rows: Iterable[Told]) -> tuple[Told, ...]:
    """Some figures, with every other account of the first of them."""
    amounts = {one.amount.pounds for one in told}
    first = {one.thing for one in told[:1]}
    return (*told, *(row for row in rows if row.thing in first and row.amount.pounds not in amounts))


def _of_others(pairs: Iterable[Pair], told: Pair, ends: date) -> tuple[Pair, ...]:
    """The pairs of something else than the shown one: of as many councils with the same end, or with a later."""
    came = told.results[-1]
    found: dict[Hashable, Pair] = {(came.what, came.coverage): told}
    for pair in pairs:
        row = pair.results[-1]
        alike = pair.ends == ends and len(row.councils) == len(came.councils)
        if alike or pair.ends > ends:
            found.setdefault((row.what, row.coverage), pair)
    return tuple(found.values())[1 : MOST + 1]


def _each_once(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Of pairs that only differ in who has the same amounts, the one that is shown first."""
    once: dict[Hashable, Pair] = {}
    for pair in pairs:
        rows = (*(one.row for one in pair.plans), *pair.results)
        once.setdefault((pair.manner, tuple(row.thing for row in rows)), pair)
    return tuple(once.values())


def disputed(pair: Pair, amounts: Mapping[Hashable, set[object]]) -> str:
    """Whether two speakers give different amounts of one of its figures; nothing where they do not."""
    if any(len(amounts[row.claim]) > 1 for row in pair.results):
        return ACCOUNTS
    return PLANS if any(len(amounts[one.row.claim]) > 1 for one in pair.plans) else ""


def _plan_order(one: Counted) -> tuple[object, ...]:
    """The plan that is shown where there is no pair is the greatest: of most councils, of all of it, ending last."""
    row = one.row
    return (row.role == "plan", len(row.councils), not row.coverage.piece, row.ends, row.order)


def _newest_first(rows: Iterable[Told]) -> list[Told]:
    return sorted(rows, key=lambda row: (row.ends, row.order), reverse=True)


def _result_order(row: Told, plan: Told | None) -> tuple[object, ...]:
    """Of the newest results, what is shown first.

    It is of what was planned and of its time, of most councils, their own record, each year or of a time that is given.
    """
    same = plan is not None and row.what == plan.what
    alike = plan is not None and row.coverage.authorities == plan.coverage.authorities and row.period == plan.period
    usual = (not row.reported, row.period.each_year, bool(str(row.period)))
    return (same and alike, len(row.councils), same, *usual, row.ends, row.order)
