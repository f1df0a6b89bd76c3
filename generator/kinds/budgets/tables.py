"""The figures of budgets for spreadsheets and for programs: every time of each, and each one's figures."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Table
from generator.kinds.budgets.lines import Line, what_of
from generator.kinds.budgets.model import Budget
from generator.kinds.budgets.sentences import line_said
from generator.kinds.budgets.view import BudgetView
from generator.ledgers.columns import COVERS, covers
from generator.values.money import Money

_SIDES = ("budget", "budget at first", "forecast", "came", "difference")


def tables(entries: tuple[Entry[Budget], ...], view_of: Callable[[Entry[Budget]], Any]) -> Iterator[Table]:
    """What every budget says of each time, all councils and each by itself; and all figures of one."""
    shown: list[BudgetView] = [view_of(entry) for entry in entries]
    headings = ("budget", "council", "period", "what", *COVERS, *_SIDES, "not final", "sentence")
    rows = ((one.entry, (one.entry.id, *_of_line(line, called))) for one in shown for line, called in _all(one))
    yield Table("budgets-compared", headings, tuple(rows), "Budgets and outturns")
    for one in shown:
        yield _figures(one)


def _all(shown: BudgetView) -> Iterator[tuple[Line, str | None]]:
    yield from ((line, None) for line in shown.lines)
    yield from ((one.line, one.authority.called) for one in shown.councils if shown.several)


def _of_line(line: Line, council: str | None) -> tuple[object, ...]:
    told = line.any
    said = line_said(line)
    return (council, line.period, what_of(told), *covers(told), *_sides(line), line.provisional or None, said)


def _sides(line: Line) -> Iterator[Money | None]:
    """The two sides of a time, where there is one account of each; what is not certain is left out."""
    results, forecasts = [*line.results, *line.off], line.forecasts
    came = next((one for one in results if one.role == "result"), None)
    told = came or next(iter((*forecasts, *results)), None)
    single = len(line.results) < 2 and not line.revised
    yield line.plan.amount if line.plan and not line.revised else None
    first = line.plan if line.revised else line.first
    yield first.amount if first else None
    yield forecasts[0].amount if len(forecasts) == 1 else None
    yield came.amount if came and len(line.results) < 2 and came not in line.off else None
    yield line.off_budget(told) if told and single else None


def _figures(shown: BudgetView) -> Table:
    headings = ("published", "figure type", "what", "period", "pounds", "variance", *COVERS, "provisional")
    names = [authority for authority in shown.register.partnership.authorities if _has_part(shown, authority.id)]
    rows = (
        (
            one.on,
            row.told.says,
            one.what,
            one.period,
            one.amount,
            one.variance,
            *covers(row.told),
            one.provisional or None,
        )
        + (row.provenance, one.decision, one.note, *(one.by_authority.get(authority.id) for authority in names))
        for row in shown.rows
        for one in (row.figure,)
    )
    more = ("source type", "decision", "note", *(authority.called for authority in names))
    entry = shown.entry
    return Table(f"budgets/{entry.id}-figures", (*headings, *more), tuple((entry, row) for row in rows))


def _has_part(shown: BudgetView, authority_id: str) -> bool:
    return any(authority_id in row.figure.by_authority for row in shown.rows)


def in_data(shown: BudgetView) -> dict[str, object]:
    """The same for programs: what the page says of each time."""
    names = ("budget", "budget_at_first", "forecast", "came", "difference")
    told = [
        {"council": called, "period": str(line.period), "sentence": line_said(line)}
        | {name: side.data() for name, side in zip(names, _sides(line), strict=True) if side is not None}
        for line, called in _all(shown)
    ]
    return {"worked_out": told}
