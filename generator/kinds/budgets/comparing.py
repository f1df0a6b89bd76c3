"""What `diff` says of a budget: the old and the new value of each of its newest figures, and what else changed."""

from collections.abc import Iterator

from generator.core.differences import list_sentences
from generator.core.kind import Comparing
from generator.kinds.budgets.model import Budget, BudgetRow
from generator.kinds.budgets.rows import Row, sort_of, variance_said
from generator.kinds.budgets.sentences import figure_called, value_said
from generator.kinds.budgets.view import BudgetView
from generator.values.date_words import day_in_words
from generator.values.english import capital

_Key = tuple[object, ...]


def worked_out(old: Budget, new: Budget, before: BudgetView, after: BudgetView) -> Iterator[str]:
    """Name each newest figure that is another now: “The outturn for 2017/18 was £18 million, is now £17.9 million”."""
    was, now = _newest(before), _newest(after)
    for key in dict.fromkeys([*now, *was]):
        yield from _changed(was.get(key), now.get(key), after)
    kept = {_published(row) for row in new.rows}
    lost = [row for row in old.rows if _published(row) not in kept]
    for row in lost:
        yield (
            f"The {row.says} of {day_in_words(row.on)} is changed or taken out. "
            "Every published figure stays: put it back, and add a new row."
        )
    had = {_published(row) for row in old.rows}
    rest = [row for row in old.rows if row not in lost]
    yield from list_sentences("list of figures", rest, [row for row in new.rows if _published(row) in had])


def added(view: BudgetView) -> Iterator[str]:
    """Say what a new budget says."""
    if view.said:
        yield view.said


def _newest(view: BudgetView) -> dict[_Key, Row]:
    """The newest figure of each thing by each speaker."""
    by_day = sorted(view.rows, key=lambda row: row.told.order)
    return {(sort_of(row.figure), row.told.speaker): row for row in by_day}


def _changed(old: Row | None, new: Row | None, view: BudgetView) -> Iterator[str]:
    values = [_values(row, view) if row else {} for row in (old, new)]
    row = new or old
    for name in dict.fromkeys([*values[1], *values[0]]) if row else ():
        was, now = (held.get(name) for held in values)
        if row and was != now:
            called = capital(figure_called(row.told, view.register.authorities[name].called if name else ""))
            yield (
                f"{called} was {was}, is now {now}."
                if was and now
                else f"{called} {'is' if now else 'was'} {now or was}."
            )


def _values(row: Row, view: BudgetView) -> dict[str, str]:
    """What a figure says of all councils, without a name, and of each that has a part in it."""
    figure, final = row.figure, "" if not row.figure.provisional else " (not final)"
    whole = [str(figure.amount)] if figure.amount is not None else []
    whole += [value_said(off)] if (off := variance_said(row)) is not None else []
    parts_off = figure.amount is None and figure.says != "budget"
    parts = {
        name: (value_said(part) if parts_off else str(part)) + final
        for name, part in figure.by_authority.items()
        if name in view.register.authorities
    }
    return ({"": ", ".join(whole) + final} if whole else {}) | parts


def _published(row: BudgetRow) -> _Key:
    parts = tuple(row.by_authority.items())
    return (row.on, sort_of(row), row.said_by, row.amount, row.variance, parts, row.provisional)


COMPARING = Comparing(frozenset({"rows"}), worked_out, added)
"""What changed in a budget."""
