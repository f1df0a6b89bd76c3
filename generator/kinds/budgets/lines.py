"""What a budget says of each time: what was to be spent beside what was, as far as they may be compared.

What is compared with what is worked out in `generator/ledgers/`; here stands what is about budgets.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.core.register import Register
from generator.kinds.budgets.rows import Row, is_variance
from generator.ledgers.apart import ACCOUNTS
from generator.ledgers.comparison import Comparison, compare_counted
from generator.ledgers.counting import Counted, counted
from generator.ledgers.pairing import Pair, whole_years
from generator.ledgers.told import Coverage, Told, beyond_its_year
from generator.values.dates import PartialDate
from generator.values.money import Money, rounding_explains
from generator.values.years import FinancialYear, MonthSpan, Period, Quarter, YearSpan

NOT_EXACT = "the exact amounts are not known"
SIGNS = ("spending was planned, and there was net income", "net income was planned, and there was spending")
VARIANCE = "variance"
"""What a row is a figure of that only says how far it is off the budget; it is held against no amount."""


@dataclass(frozen=True, slots=True)
class Line:
    """One time of a budget and of one coverage: the budget, and the outcome or what is forecast.

    `time` is the time that it is of. `came` compares what was spent with the budget, and `ahead` what is forecast,
    where there is nothing newer. `off` are the figures that only say how far it is off the budget. `variances` has
    what its source says of that, by the place of a row in the record. `revised` says that the budget of all the
    councils was changed later, while the part of it that is shown was not. `before` is what a budget was that is told
    as changed, on the day of the change.
    """

    time: FinancialYear | Period
    came: Comparison
    ahead: Comparison
    off: tuple[Told, ...]
    variances: dict[int, Money]
    over: bool
    revised: bool = False
    before: Told | None = None

    @property
    def plans(self) -> tuple[Told, ...]:
        """The budgets that are shown: one, or more where accounts of it differ."""
        return tuple(sorted(self.came.planned or self.ahead.planned, key=lambda one: one.order))

    @property
    def plan(self) -> Told | None:
        """The newest budget, if there is one that all agree about."""
        plans = self.plans
        return plans[0] if len(plans) == 1 else None

    @property
    def first(self) -> Told | None:
        """What the budget was at first, where it was another."""
        pair = self.came.pair or self.ahead.pair
        held = self.came.plan or self.ahead.plan
        first = pair.first if pair else held.first if held else None
        return first if self.plan and first and first.amount != self.plan.amount else None

    @property
    def results(self) -> tuple[Told, ...]:
        """What was spent, by everybody who says so."""
        return tuple(sorted((*self.came.delivered, *self.came.since), key=lambda one: one.order))

    @property
    def forecasts(self) -> tuple[Told, ...]:
        """What is forecast."""
        return self.ahead.delivered

    @property
    def result(self) -> Told | None:
        """What was spent in all of the time, where nobody says anything else."""
        whole = [one for one in self.results if not one.period.to_date]
        return whole[0] if len(whole) == 1 else None

    @property
    def any(self) -> Told:
        """Any of its figures: all are of the same time and coverage, or say what they cover."""
        return (*self.plans, *self.results, *self.forecasts, *self.off)[0]

    @property
    def places(self) -> set[int]:
        """Where all that it says stands in the record."""
        said = {one.at for one in (*self.plans, *self.results, *self.forecasts, *self.off)}
        return said.union(*(side.pair.places for side in (self.came, self.ahead) if side.pair))

    @property
    def period(self) -> Period:
        """The time that it is of: the year, of what is known of a year so far."""
        return self.time if isinstance(self.time, Period) else Period(self.time)

    @property
    def year(self) -> FinancialYear | None:
        """The financial year that it is of."""
        return self.period.year if not self.period.quarter else None

    @property
    def done(self) -> bool:
        """Whether the outcome of all of its time is known."""
        return any(one.role == "result" and not one.period.to_date for one in (*self.results, *self.off))

    @property
    def provisional(self) -> bool:
        """Whether any of its results is not final."""
        return any(one.provisional for one in (*self.results, *self.off) if one.role == "result")

    def pair_of(self, told: Told) -> Pair | None:
        """The pair in which a figure stands beside the budget."""
        pair = self.came.pair if told.role == "result" else self.ahead.pair
        return pair if pair and (told == pair.came or told.at in {row.at for row in pair.results}) else None

    def row_of(self, told: Told) -> int:
        """Where a figure stands in the record; of several that are added up the last."""
        pair = self.pair_of(told)
        return pair.results[-1].at if told.at < 0 and pair else told.at

    def off_budget(self, told: Told) -> Money | None:
        """How far a figure is off the newest budget, where that may be said: by its source, or worked out from both."""
        if is_off(told):
            return told.amount
        if told.role == "result" and self.disputed:
            return None
        stated, worked_out = self.variances.get(told.at), self.worked_out(told)
        if stated is None or self._of_first(told, stated):
            return worked_out
        pair = self.pair_of(told)
        # What both figures show is told as exactly as the source does; where it does not fit them, it stands by itself.
        fits = worked_out is None or (pair and rounding_explains([pair.plan.amount, stated], told.amount))
        return stated if fits else None

    def _of_first(self, told: Told, stated: Money) -> bool:
        """Whether its source says how far it is off the first budget, which was changed since."""
        first = self.first
        return bool(
            first and self.worked_out(told) is not None and rounding_explains([first.amount, stated], told.amount)
        )

    def worked_out(self, told: Told) -> Money | None:
        """How far a figure is off the newest budget: of the same time, of one sign, and neither is up to something."""
        pair = self.pair_of(told)
        if not pair or not pair.sure or told.period.to_date:
            return None
        planned, came = pair.plan.amount, pair.came.amount
        if what_of(told) == "income" and (pair.plan.loss or pair.came.loss):
            return None
        return came - planned if planned.pounds * came.pounds >= 0 else None

    @property
    def disputed(self) -> bool:
        """Whether somebody else says how far off the budget it was, and the amount does not bear that out."""
        others = [one for one in self.off if one.role == "result" and not one.period.to_date]
        held = [(self.worked_out(told), told) for told in self.results]
        return any(
            off is not None and off != one.amount and one.speaker != told.speaker
            for off, told in held
            for one in others
        )

    @property
    def apart(self) -> tuple[str, ...]:
        """Why what was spent is not held against the budget."""
        if self.disputed:
            return (ACCOUNTS,)
        pair = self.came.pair
        if not pair or not pair.whole or self.came.apart or any(one.at in self.variances for one in pair.results):
            return self.came.apart
        if not pair.known:
            return (NOT_EXACT,)
        signs = pair.plan.amount.pounds * pair.came.amount.pounds
        return (SIGNS[pair.plan.loss],) if signs < 0 and what_of(pair.came) == "spending" else ()

    def contradicts(self, told: Told) -> Money | None:
        """What its source says how far it is off the budget, where the two figures do not bear that out."""
        stated = self.variances.get(told.at)
        return stated if stated is not None and not self.disputed and self.off_budget(told) is None else None


def lines_of(told: Iterable[Told], rows: Sequence[Row], register: Register, council: str = "") -> tuple[Line, ...]:
    """Work out what some figures say of each time, the oldest first; no variance is one of a council's part."""
    stated = ((row.told.at, row.figure.variance) for row in rows if council not in row.figure.by_authority)
    variances = {at: variance for at, variance in stated if variance is not None}
    only_off = {row.told.at for row in rows if is_variance(row.figure)}
    held = tuple(_as_variance(one, only_off) for one in counted(told))
    lines = [_line(group, variances, register) for group in _grouped(held, register.as_of)]
    if council:
        lines = [replace(line, revised=_revised(line, rows, council)) for line in lines]
    return tuple(sorted(lines, key=_place))


def _revised(line: Line, rows: Sequence[Row], council: str) -> bool:
    """Whether a newer budget of all the councils is known than the one of which a council's part is shown."""
    plan = line.plan
    return plan is not None and any(
        row.told.role == "plan"
        and council in row.councils
        and council not in row.figure.by_authority
        and (row.told.what, row.told.period, row.told.speaker) == (plan.what, plan.period, plan.speaker)
        and replace(row.told.coverage, authorities=()) == replace(plan.coverage, authorities=())
        and len(row.councils) > 1
        and row.figure.amount is not None
        and plan.on is not None
        and row.figure.on.surely_after(plan.on)
        for row in rows
    )


def budget_before(plan: Told | None, day: PartialDate, plans: Iterable[Told]) -> Told | None:
    """The newest other budget for the same, by the same speaker, surely published before the day of this one."""
    if plan is None:
        return None
    same = (one for one in plans if (one.thing, one.speaker) == (plan.thing, plan.speaker))
    earlier = (one for one in same if one.on and day.surely_after(one.on))
    newest = max(earlier, key=lambda one: one.order, default=None)
    return newest if newest and newest.amount != plan.amount else None


def _place(line: Line) -> tuple[object, ...]:
    told = line.any
    return line.period.sort_key, what_of(told) == "income", told.coverage.order, repr(told.coverage)


def _as_variance(one: Counted, only_off: set[int]) -> Counted:
    return replace(one, row=replace(one.row, what=f"{VARIANCE} {one.row.what}")) if one.row.at in only_off else one


def is_off(told: Told) -> bool:
    """Whether a figure only says how far it is off the budget."""
    return told.what.startswith(VARIANCE)


def what_of(told: Told) -> str:
    """What a figure is a figure of: spending or income."""
    return told.what.removeprefix(f"{VARIANCE} ")


Kept = tuple[Counted, ...]


def _grouped(held: Kept, today: date) -> Iterator[Kept]:
    """The figures of each time and coverage; a budget without a result joins a result without a budget, to say why."""
    for times in _by_time(held):
        by_coverage: dict[tuple[str, Coverage], list[Counted]] = {}
        for one in times:
            by_coverage.setdefault((what_of(one.row), one.row.coverage), []).append(one)
        groups = list(by_coverage.values())
        amounts = [group for group in groups if not any(is_off(one.row) for one in group)]
        alone = [group for group in amounts if len({_side(one) for one in group}) == 1]
        sides = {_side(one) for group in alone for one in group}
        if len(alone) == 2 and len(sides) == 2 and len({what_of(group[0].row) for group in alone}) == 1:
            groups = [*(group for group in groups if group not in alone), [*alone[0], *alone[1]]]
        yield from map(tuple, groups)


def _side(one: Counted) -> bool:
    return one.row.role == "plan"


def _by_time(held: Kept) -> Iterator[Kept]:
    """Each year with all that is known of it, each other time by itself; a budget each year goes with every year."""
    times: dict[FinancialYear | Period, list[Counted]] = {}
    for one in held:
        times.setdefault(_time_of(one.row), []).append(one)
    each = [one for one in times.get(Period(Period.EACH_YEAR), ()) if one.row.role == "plan"]
    for time, rows in times.items():
        if isinstance(time, FinancialYear):
            own = {(one.row.what, one.row.coverage) for one in rows if one.row.role == "plan"}
            yearly = [*rows, *(one for one in each if (one.row.what, one.row.coverage) not in own)]
            yield (*yearly, *_parts_of(time, yearly, held))
        elif isinstance(time.span, YearSpan):
            within = (one for one in held if one.row.role == "result" and one.row.period.span in time.span.years)
            yield (*rows, *within)
        elif not (each and len(rows) == len(each) and len(times) > 1 and time == Period(Period.EACH_YEAR)):
            yield tuple(rows)


def _parts_of(year: FinancialYear, yearly: Sequence[Counted], held: Kept) -> Iterator[Counted]:
    """The quarters or months of a year, of what was spent or of its budget, by a speaker without the year.

    They are there only where the other side has the year, and where they fill it.
    """
    for role, other in (("result", "plan"), ("plan", "result")):
        beside = {(one.row.what, one.row.coverage) for one in yearly if one.row.role == other}
        whole = {_account(one.row) for one in yearly if one.row.role == role and not one.row.period.to_date}
        parts: dict[tuple[str, Coverage, frozenset[str]], list[Counted]] = {}
        for one in held:
            if one.row.role == role and isinstance(one.row.period.span, Quarter | MonthSpan):
                parts.setdefault(_account(one.row), []).append(one)
        for account, rows in parts.items():
            if account[:2] in beside and account not in whole:
                filled = whole_years(one.row for one in rows).get(year, ())
                yield from (one for one in rows if one.row in filled)


def _account(told: Told) -> tuple[str, Coverage, frozenset[str]]:
    return (told.what, told.coverage, told.speaker)


def _time_of(told: Told) -> FinancialYear | Period:
    period = told.period
    to_date = None if beyond_its_year(told) else period.to_date
    year = period.year if not period.quarter else None
    return (to_date.since if to_date else None) or year or period


def _line(rows: Kept, variances: dict[int, Money], register: Register) -> Line:
    """One line of figures that are of one time."""
    amounts = tuple(one for one in rows if not is_off(one.row))
    off = [one.row for one in rows if is_off(one.row)]
    came = compare_counted(amounts, register.as_of)
    whole = any(not one.period.to_date for one in (*came.delivered, *off) if one.role == "result")
    ahead = Comparison() if whole else compare_counted(amounts, register.as_of, against="forecast")
    told = [one for one in off if one.role == "result" or not whole]
    first = rows[0].row
    year = _time_of(first)
    dated = year if isinstance(year, FinancialYear) else year.dated
    over = register.ended or (dated.last < register.as_of if dated else bool(came.delivered))
    return Line(year, replace(came, forecast=()), ahead, tuple(told), variances, over)
