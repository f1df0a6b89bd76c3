"""The rows of a budget in their places, for all councils together and for each one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.budgets.model import Budget, BudgetRow
from generator.ledgers.placing import Place, Placed, coverage_of, placed
from generator.ledgers.told import Role, Told
from generator.values.dates import PartialDate
from generator.values.money import ZERO, Money, rounding_explains
from generator.values.years import Period, ToDate

Row: TypeAlias = Placed[BudgetRow]
ROLES: dict[str, Role] = {"budget": "plan", "forecast": "forecast", "position": "result", "outturn": "result"}


def sort_of(row: BudgetRow) -> tuple[object, ...]:
    """What a row is a figure of."""
    return (row.says, row.what, row.time, row.since, coverage_of(row))


def rows_of(entry: Entry[Budget], register: Register) -> tuple[Row, ...]:
    """Every figure in its place, in the order of the file; a row that has none yet is left out."""
    by = entry.record.checked_by
    place = Place(entry, register, checked=by is not None and by.independent)
    rows = ((number, row) for number, row in enumerate(entry.record.rows) if row.has_figure)
    return tuple(_row(number, row, entry.record, place) for number, row in rows)


def _row(number: int, typed: BudgetRow, budget: Budget, place: Place) -> Row:
    variance = variance_meant(typed, budget)
    row = typed if variance == typed.variance else typed.model_copy(update={"variance": variance})
    amount = row.amount if row.amount is not None else row.variance
    role, what = ROLES[row.says], row.what
    found = placed(number, row, place, role=role, says=row.says, what=what, amount=amount or ZERO)
    return replace(found, told=_so_far(found.told))


def variance_meant(row: BudgetRow, budget: Budget) -> Money | None:
    """How far a row is off the budget: of a net income with the sign that both figures bear out.

    Reports that count income print £20,000 less of it with a minus, others as a net spending that is more.
    """
    if row.variance is None or row.amount is None or row.amount.pounds >= 0 or row.what == "income":
        return row.variance
    same = [one for one in budget.rows if one.says == "budget" and sort_of(one)[1:] == sort_of(row)[1:]]
    planned = max(same, key=lambda one: one.on.sort_key, default=None)
    if planned is None or planned.amount is None or planned.amount.pounds >= 0:
        return row.variance
    other = -row.variance
    return other if rounding_explains([planned.amount, other], row.amount) else row.variance


def variance_said(row: Row) -> Money | None:
    """How far a row is off the budget, in what it is a figure of: of a net income, more is more of that."""
    off, net = row.figure.variance, row.told.loss and row.figure.amount is not None and row.figure.what == "spending"
    return -off if off is not None and net else off


def _so_far(told: Told) -> Told:
    """A position as it is read: all since April, up to the end of its quarter, or to its own day if that is earlier."""
    year, quarter = told.period.year, told.period.quarter
    if told.says != "position" or year is None:
        return told
    if quarter and told.on and not told.on.surely_before(PartialDate.of(quarter.last)):
        told = replace(told, on=PartialDate.of(quarter.last), published=told.on)
    if told.on and told.on.last >= year.last:
        return replace(told, period=Period(year))
    return replace(told, period=Period(ToDate(year)))


def told_of_all(rows: tuple[Row, ...]) -> tuple[Told, ...]:
    """The rows that have a figure for all the councils that they are about."""
    return tuple(row.told for row in rows if row.figure.amount is not None or row.figure.variance is not None)


def told_of(authority: Authority, rows: tuple[Row, ...]) -> Iterator[Told]:
    """Every figure of one council: its parts, and what is about it alone."""
    for row in rows:
        part = row.figure.by_authority.get(authority.id)
        own = replace(row.told.coverage, authorities=(authority.id,))
        if part is not None:
            yield replace(row.told_as(part, authority.called), coverage=own, councils=(authority.id,))
        elif row.councils == (authority.id,) and (row.figure.amount is not None or row.figure.variance is not None):
            yield replace(row.told, coverage=own, council=authority.called, whom=())


def is_variance(row: BudgetRow) -> bool:
    """Whether its figure, or the councils' parts of it, say only how far it is off the budget."""
    return row.amount is None and row.says != "budget"
