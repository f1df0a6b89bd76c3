"""What a budget's lines say in a table: a cell for each side of a time, and one for the difference."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from generator.kinds.budgets.lines import Line, is_off, what_of
from generator.kinds.budgets.sentences import (
    NET,
    is_net_income,
    is_off_net_income,
    more_than,
    other_speaker,
    scope_of,
    side_said,
    time_of,
    until,
)
from generator.ledgers.told import Told
from generator.ledgers.wording import brackets, day_said
from generator.values.english import capital
from generator.values.money import Money


@dataclass(frozen=True, slots=True)
class Cells:
    """A line in a table: its time, both sides, what is forecast, and the difference."""

    time: str
    budget: str
    forecast: str
    came: str
    difference: str


def cells_of(line: Line) -> Cells:
    """Put a line into the cells of a table."""
    return Cells(time_said(line), budget_cell(line), forecast_cell(line), result_cell(line), difference_cell(line))


def columns_of(cells: Iterable[Cells]) -> Cells:
    """The columns that have anything in them, each with a word; the others are empty."""
    held = list(cells)
    return Cells(*(next((one[column] for one in map(astuple, held) if one[column]), "") for column in range(5)))


def time_said(line: Line) -> str:
    """The time of a line with what it covers, for a table: 2017/18, July to September 2017, each year."""
    told = line.any
    net = "income" if what_of(told) == "income" else NET[told.coverage.net_of_costs].strip()
    words, quarter = time_of(told)
    return capital(f"{words or line.period}{brackets(quarter, net, *scope_of(told))}")


def budget_cell(line: Line) -> str:
    """The budget in a table: the first one too, where it was another."""
    if line.first and line.plan:
        return f"First {side_said(line.first)}, then {side_said(line.plan)}"
    if line.revised and line.plan:
        return f"First {side_said(line.plan)}; its part of the revised budget is not in this record"
    return _cells(line.plans)


def result_cell(line: Line) -> str:
    """What was spent in a table, so far or in all."""
    return _cells(line.results)


def forecast_cell(line: Line) -> str:
    """What is forecast in a table."""
    return _cells(line.forecasts)


def _cells(held: Iterable[Told]) -> str:
    """Amounts with whose they are and up to when they count, apart by semicolons."""
    said = []
    for told in held:
        who = other_speaker(told)
        day = until(told) if told.period.to_date else day_said(told) if told.role == "forecast" else ""
        up_to = f"to {day}" if told.period.to_date and day else day
        draft = "not final" if told.provisional else ""
        said.append(f"{side_said(told)}{brackets(up_to, f'according to {who}' if who else '', told.reported, draft)}")
    return capital("; ".join(said))


def difference_cell(line: Line) -> str:
    """How far the outcome, or else what is forecast, is off the budget."""
    results = [*line.results, *(one for one in line.off if one.role == "result")]
    forecasts = [*line.forecasts, *(one for one in line.off if one.role == "forecast")]
    for held, word in ((results, ""), (forecasts, "forecast")):
        for told in held:
            off = line.off_budget(told)
            if off is not None:
                so_far = f"to {until(told)}" if told.period.to_date else ""
                draft = "not final" if told.provisional and is_off(told) else ""
                who = f"according to {other_speaker(told)}" if is_off(told) and other_speaker(told) else ""
                plan = "than the revised budget" if line.first else "than the first budget" if line.revised else ""
                plan = plan if line.worked_out(told) is not None and off else ""
                said = difference_said(-off if is_net_income(told, line) or is_off_net_income(told, line) else off)
                return f"{said}{f' {plan}' if plan else ''}{brackets(so_far, word, who, draft)}"
    return ""


def difference_said(off: Money) -> str:
    """A difference in a table: £1.342 million less, none."""
    return capital(more_than(off)) if off else "None"
