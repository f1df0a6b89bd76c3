"""What the page of a budget shows: every time of all the councils together and of each by itself, and every figure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.core.asked import worked_out
from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.model import Source
from generator.core.register import Register
from generator.kinds.budgets.cells import Cells, cells_of, columns_of, difference_said, time_said
from generator.kinds.budgets.lines import Line, budget_before, lines_of, what_of
from generator.kinds.budgets.model import Budget
from generator.kinds.budgets.rows import Row, is_variance, rows_of, told_of, told_of_all, variance_said
from generator.kinds.budgets.sentences import (
    amount_said,
    figure_called,
    line_said,
    reason_called,
    value_said,
    ways_to_say,
)
from generator.ledgers.placing import sources_at
from generator.ledgers.told import Told, as_read
from generator.ledgers.wording import FEW, brackets, day_said
from generator.values.english import capital
from generator.values.money import Money
from generator.values.reasons import Reason
from generator.values.rounding import half_up
from generator.values.years import FinancialYear, Period


@dataclass(frozen=True, slots=True)
class OfCouncil:
    """One time of one council: what was to be spent and was, and how much that is for each household."""

    authority: Authority
    line: Line

    @property
    def said(self) -> str:
        """What it says, in sentences."""
        return line_said(self.line)

    @property
    def each_household(self) -> Money | None:
        """What was spent for each household, to the penny; nothing of what is not all of its time."""
        households, result = self.authority.households, self.line.result
        if households is None or result is None or result.loss or what_of(result) == "income":
            return None
        return Money(half_up(result.amount.pounds / households.number, 2), word=result.amount.word)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One pair of bars: under which name, the budget and the outcome."""

    label: str
    budget: Money | None
    came: Money | None


@dataclass(frozen=True)
class BudgetView:
    """What the page of a budget shows."""

    entry: Entry[Budget]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    councils: tuple[OfCouncil, ...]
    several: bool
    register: Register

    def of(self, authority_id: str) -> tuple[OfCouncil, ...]:
        """What is known of one council by itself, the oldest first."""
        return tuple(one for one in self.councils if one.authority.id == authority_id)

    def together_with(self, authority_id: str, year: FinancialYear | None = None) -> frozenset[str]:
        """Those with a figure for a time, or for a year, in which a council was one of them, together with it."""
        of_year = {place for line in self.lines if line.year == year for place in line.places}
        held: set[str] = set()
        for row in self.rows if year is None else (row for row in self.rows if row.told.at in of_year):
            there = row.figure.authorities or self.register.concerning(self.entry, row.figure.shared_on)
            if authority_id in there:
                held |= set(row.figure.authorities or row.councils)
        return frozenset(held)

    def by_year(self, authority_id: str = "") -> dict[FinancialYear, tuple[str, tuple[Source, ...]]]:
        """What it says of each year, and the sources: of one council or of all; of each, where only that is known."""
        lines = [one.line for one in self.of(authority_id)] if authority_id else [*self.lines]
        if not authority_id:
            known = {line.year for line in lines}
            lines += [one.line for one in self.councils if one.line.year not in known or one in self.only_of_councils]
        of = {year: [line for line in lines if line.year == year] for year in {line.year for line in lines} if year}
        places = {year: {place for line in held for place in line.places} for year, held in of.items()}
        return {year: (" ".join(map(line_said, of[year])), sources_at(self.rows, places[year])) for year in of}

    @worked_out
    def only_of_councils(self) -> tuple[OfCouncil, ...]:
        """Those with the outcome of a time where that of all the councils together is not known."""
        if not self.several:
            return ()
        known = {(line.period, what_of(line.any)) for line in self.lines if line.done}
        return tuple(
            one for one in self.councils if one.line.done and (one.line.period, what_of(one.line.any)) not in known
        )

    def _with_parts(self, line: Line) -> str:
        """What a line says, and where only the councils have the outcome, what each of them says."""
        same = [one for one in self.only_of_councils if one.line.period == line.period]
        parts = [one.said for one in same if what_of(one.line.any) == what_of(line.any)]
        return " ".join([line_said(line), *parts])

    @worked_out
    def lead(self) -> tuple[Line, ...]:
        """What the page begins with: the newest time of which a result is known, and how the one after it is going."""
        return tuple(newest_lines(self.lines, FinancialYear.holding(self.register.as_of)))

    @worked_out
    def said(self) -> str:
        """The same in sentences; where of a newer time only the councils' own parts are known, the newest of each."""
        if self.lines and not self.councils_newer:
            return " ".join(map(line_said, self.lead))
        held = self.newest_of_councils
        if not held:
            return "No figure is in this record yet."
        named = {one.authority.id for one in held}
        return " ".join(one.said for one in held) if len(named) <= FEW else f"Figures for {len(named)} councils."

    def within(self, room: int) -> str:
        """The same where there is little room: if need be of the newest time only, or only its outcome."""
        told = (self.said, *(words for line in reversed(self.lead) for words in ways_to_say(line)))
        return next((words for words in told if 0 < len(words) <= room), "")

    @property
    def newest_of_councils(self) -> tuple[OfCouncil, ...]:
        """Of each council by itself the newest outcome, and what is known of a time after it."""
        done = max((one.line.period.sort_key for one in self.councils if one.line.done), default=None)
        newest = max((one.line.period.sort_key for one in self.councils), default=None)
        held = (one for one in self.councils if one.line.period.sort_key in (done, newest))
        return tuple(sorted(held, key=lambda one: one.line.period.sort_key))

    @property
    def councils_newer(self) -> bool:
        """Whether the newest figures are only the councils' own."""
        newest = [one.line.period.sort_key for one in self.newest_of_councils]
        return bool(newest) and all(line.period.sort_key < newest[-1] for line in self.lines)

    @property
    def earlier(self) -> tuple[str, ...]:
        """What it says of every time, where there are more than the page begins with."""
        told = () if self.councils_newer else self.lead
        more = len(self.lines) > len(told) or self.only_of_councils
        return tuple(map(self._with_parts, self.lines)) if more else ()

    @property
    def split(self) -> tuple[OfCouncil, ...]:
        """What is known of each council by itself, where the record is about several, the newest first."""
        order = list(self.register.authorities)
        return tuple(
            sorted(
                self.councils, key=lambda one: (*(-part for part in _place(one.line)), order.index(one.authority.id))
            )
            if self.several
            else ()
        )

    @property
    def years_drawn(self) -> tuple[Drawn, ...]:
        """The picture of the years: those of all the councils of which both sides are known."""
        usual = [line for line in self.lines if not line.any.coverage.part and what_of(line.any) == "spending"]
        drawn = [Drawn(time_said(line), *_sides(line)) for line in usual if None not in _sides(line)]
        return tuple(drawn) if len(drawn) > 1 else ()

    @worked_out
    def drawn_time(self) -> Period | None:
        """The newest time of which any council's budget and outturn are both known."""
        times = [one.line.period for one in self.split if None not in _sides(one.line)]
        return max(times, key=lambda period: period.sort_key, default=None)

    @property
    def councils_drawn(self) -> tuple[Drawn, ...]:
        """The picture by council: budget against outturn, of the newest time of which both are known."""
        held = [one for one in self.split if one.line.period == self.drawn_time]
        sides = [(one.authority.called, *_sides(one.line)) for one in _each_once(held)]
        return tuple(Drawn(*one) for one in sides if one[1:] != (None, None))

    @property
    def off_time(self) -> Period | None:
        """The newest time of which councils only say how far they are off their budgets."""
        times = [one.line.period for one in self.split if _off(one.line)]
        return None if self.drawn_time else max(times, key=lambda period: period.sort_key, default=None)

    @property
    def off_drawn(self) -> tuple[tuple[str, Money, str], ...]:
        """The picture by council where there are no amounts: how far each is off its budget, with that in words."""
        held = [one for one in self.split if one.line.period == self.off_time and _off(one.line)]
        return tuple((one.authority.called, off, difference_said(off)) for one in held if (off := _off(one.line)))

    @property
    def households(self) -> tuple[Authority, ...]:
        """The councils of which it says how much was spent for each household."""
        named = {one.authority.id: one.authority for one in self.split if one.each_household is not None}
        return tuple(named.values())

    @property
    def reasons(self) -> tuple[tuple[str, Reason], ...]:
        """The reason given with each figure that has one, and what it is the reason of."""
        given = ((row, row.figure.why) for row in self.rows)
        return tuple((reason_called(row, self.lines), why) for row, why in given if why)

    @worked_out
    def cells(self) -> tuple[Cells, ...]:
        """The table of all times."""
        return tuple(map(cells_of, self.lines))

    @worked_out
    def council_cells(self) -> tuple[tuple[OfCouncil, Cells], ...]:
        """The table of the councils."""
        return tuple((one, cells_of(one.line)) for one in self.split)

    @property
    def columns(self) -> Cells:
        """The columns of the table of all times that have anything in them, each with a word."""
        return columns_of(self.cells)

    @property
    def council_columns(self) -> Cells:
        """The same of the table of the councils."""
        return columns_of(cells for _, cells in self.council_cells)

    @property
    def income(self) -> bool:
        """Whether any figure is of income."""
        return any(row.figure.what == "income" for row in self.rows)

    @property
    def rounded(self) -> tuple[Row, ...]:
        """The figures of which the councils' parts do not quite come to the whole."""
        whole = (row for row in self.rows if row.figure.amount is not None or row.figure.variance is not None)
        return tuple(row for row in whole if row.parts_are_rounded)

    @worked_out
    def called(self) -> dict[int, str]:
        """What each figure is, by its place in the file: the outturn for 2017/18; with its day, where two are that."""
        names = {row.told.at: figure_called(row.told) for row in self.rows}
        twice = {name for name, times in Counter(names.values()).items() if times > 1}
        return {
            row.told.at: f"{name}{brackets(day_said(row.told))}" if (name := names[row.told.at]) in twice else name
            for row in self.rows
        }

    @worked_out
    def in_table(self) -> dict[int, str]:
        """The same at the beginning of a line: Outturn for 2017/18."""
        return {row.told.at: capital(figure_called(row.told).removeprefix("the ")) for row in self.rows}

    @worked_out
    def off(self) -> dict[int, str]:
        """The variance of each, in a table; empty of those that have none."""
        off = {row.told.at: variance_said(row) for row in self.rows}
        return {at: "" if variance is None else difference_said(variance) for at, variance in off.items()}

    @worked_out
    def amounts(self) -> dict[int, str]:
        """The amount of each, in a table; where there is none, the councils' parts of it."""
        return {row.told.at: self._amount_of(row) for row in self.rows}

    def _amount_of(self, row: Row) -> str:
        figure, councils = row.figure, self.register.authorities
        if figure.amount is not None or figure.variance is not None:
            return amount_said(row.told) if figure.amount is not None else ""
        parts = ((councils[name].called, part) for name, part in figure.by_authority.items() if name in councils)
        off = is_variance(figure)
        return "; ".join(f"{name}: {value_said(part) if off else part}" for name, part in parts)

    @property
    def notes(self) -> bool:
        """Whether any figure has a note or a decision."""
        return any(row.figure.note or row.figure.decision for row in self.rows)

    @property
    def off_given(self) -> bool:
        """Whether any figure has a variance."""
        return any(row.figure.variance is not None for row in self.rows)

    @worked_out
    def alone(self) -> dict[int, str]:
        """What each figure says by itself, where its day stands above it."""
        read = (replace(row, told=as_read(row.told)) for row in self.rows)
        return {
            row.told.at: self.said_of(row if row.told.period.to_date else replace(row, told=replace(row.told, on=None)))
            for row in read
        }

    def said_of(self, row: Row) -> str:
        """What one figure says by itself; where only the councils' parts are known, what each says."""
        if row.figure.amount is not None or row.figure.variance is not None:
            return self._alone((row.told,), row, told_of_all(self.rows))
        parts = self.parts_of(row)
        return " ".join(parts.values()) if len(parts) <= FEW else f"Figures for {len(parts)} councils were published."

    def parts_of(self, row: Row) -> dict[str, str]:
        """What one figure says of each council that has a part in it."""
        held = ((name, self.register.authorities[name]) for name in row.figure.by_authority)
        return {name: self._alone(told_of(one, (row,)), row, told_of(one, self.rows), name) for name, one in held}

    def _alone(self, told: Iterable[Told], row: Row, known: Iterable[Told], council: str = "") -> str:
        """What one figure says by itself; of a budget that was changed also what it was before."""
        lines, plans = lines_of(told, (row,), self.register, council), [one for one in known if one.role == "plan"]
        return " ".join(
            line_said(replace(line, before=budget_before(line.plan, row.figure.on, plans))) for line in lines
        )


def newest_lines(lines: Iterable[Line], now: FinancialYear) -> Iterator[Line]:
    """Of the usual lines the newest of spending, and those of income where these are newer."""
    held = list(lines)
    usual = [line for line in held if not line.any.coverage.part] or held
    spending = list(_newest([line for line in usual if what_of(line.any) == "spending"], now))
    income = list(_newest([line for line in usual if what_of(line.any) == "income"], now))
    yield from spending
    if income and (not spending or income[-1].period.sort_key > spending[-1].period.sort_key):
        yield from income


def _newest(lines: list[Line], now: FinancialYear) -> Iterator[Line]:
    """The newest of which the outturn is known, then the newest after it of which anything but the budget is known.

    Where there is none, it is the running year, or else the newest. Of two that end together, the longer is newer.
    """
    in_order = sorted(lines, key=_end)
    came = [line for line in in_order if line.done][-1:]
    yield from came
    after = [line for line in in_order if not came or _end(line)[0] > _end(came[0])[0]]
    begun = [line for line in after if line.results or line.forecasts or line.off]
    yield from (begun or [line for line in after if line.year == now] or after)[-1:]


def _end(line: Line) -> tuple[int, ...]:
    dated = line.period.dated
    ends = (dated.last.toordinal(), -dated.first.toordinal()) if dated else (0, 0)
    return (*ends, *line.period.sort_key)


def _place(line: Line) -> tuple[int, ...]:
    return line.period.sort_key


def _sides(line: Line) -> tuple[Money | None, Money | None]:
    """A budget and the outcome of all its time, each where all agree about it; neither where one is below nothing."""
    plan, result = line.plan, line.result
    if (plan and plan.loss) or any(one.loss for one in line.results) or line.revised or line.disputed:
        return None, None
    return plan.amount if plan else None, result.amount if result else None


def _off(line: Line) -> Money | None:
    held = [one.amount for one in line.off if one.role == "result" and not one.period.to_date]
    return held[0] if len(held) == 1 else None


def _each_once(held: Iterable[OfCouncil]) -> Iterator[OfCouncil]:
    """The first line of each council: the usual coverage stands first."""
    seen: set[str] = set()
    for one in held:
        if one.authority.id not in seen:
            seen.add(one.authority.id)
            yield one


def view(entry: Entry[Budget], register: Register) -> BudgetView:
    """Work out what a budget's figures say on the register's day."""
    rows = rows_of(entry, register)
    several = len(register.concerning(entry)) > 1
    # What is one council's alone stands with the councils.
    told = [one for one in told_of_all(rows) if not (several and len(one.coverage.authorities) == 1)]
    councils = tuple(
        OfCouncil(authority, line)
        for authority in register.partnership.authorities
        for line in lines_of(told_of(authority, rows), rows, register, authority.id)
    )
    in_order = tuple(sorted(rows, key=lambda row: (row.told.period.sort_key[:2], row.told.order)))
    return BudgetView(entry, in_order, lines_of(told, rows, register), councils, several, register)
