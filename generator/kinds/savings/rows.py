"""The rows of a saving: each figure in its place, with what it is a figure of."""

from dataclasses import replace
from typing import TypeAlias

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.savings.model import Figure, Saving
from generator.ledgers.model import NO_PERIOD
from generator.ledgers.placing import Place, Placed, coverage_of, placed
from generator.ledgers.told import Coverage, Role
from generator.values.figures import PLANS, What
from generator.values.years import FinancialYear, Period

Row: TypeAlias = Placed[Figure]
Sort = tuple[What, Period, FinancialYear | None, Coverage]
"""What a figure is a figure of. Figures of two sorts are never compared or added."""


def sort_of(figure: Figure) -> Sort:
    """What a figure is a figure of."""
    return (figure.what, figure.time, figure.since, coverage_of(figure, costs=figure.what == "cost"))


def role_of(figure: Figure) -> Role:
    """Whether it is a plan, a forecast or a result."""
    return "plan" if figure.says in PLANS else "forecast" if figure.says == "forecast" else "result"


def row_of(number: int, figure: Figure, entry: Entry[Saving], register: Register) -> Row:
    """Put a figure in its place."""
    by = entry.record.checked_by
    place = Place(entry, register, checked=by is not None and by.independent)
    role, amount = role_of(figure), figure.amount
    row = placed(number, figure, place, role=role, says=figure.says, what=figure.what, amount=amount)
    return row if role == "result" or not figure.time.to_date or met_by_then(figure, entry) else _timeless(row)


def met_by_then(figure: Figure, entry: Entry[Saving]) -> bool:
    """Whether a result is known up to the day of a plan or forecast, so that this is what was to be reached by then."""
    return any(
        one.says == "delivered" and (one.time, one.on) == (figure.time, figure.on) for one in entry.record.figures
    )


def _timeless(row: Row) -> Row:
    """What is expected “to date” may be for any time: only the day on which it was said is known."""
    return replace(row, told=replace(row.told, period=NO_PERIOD))
