"""The kind `budgets`: all that its folder says of it, as one value."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.events import Cause, Event
from generator.core.kind import MOST_SHOWN, Freshness, Kind
from generator.core.register import Register
from generator.kinds.budgets.comparing import COMPARING
from generator.kinds.budgets.model import Budget
from generator.kinds.budgets.rows import is_variance, rows_of
from generator.kinds.budgets.rules import (
    gaps_are_explained,
    income_is_above_zero,
    rows_are_possible,
    variances_fit,
    words_fit_their_day,
)
from generator.kinds.budgets.sentences import value_said
from generator.kinds.budgets.tables import in_data, tables
from generator.kinds.budgets.view import view


def events(entry: Entry[Budget], register: Register) -> Iterator[Event]:
    """Each figure, the day it was published, with the decision behind it."""
    for row in rows_of(entry, register):
        figure = row.figure
        of_all = figure.amount is not None or figure.variance is not None
        parts = {name: value_said(part) if is_variance(figure) else part for name, part in figure.by_authority.items()}
        yield Event(
            figure.on,
            figure.says,
            entry,
            row,
            (Cause(f"decisions/{figure.decision}", "decided"),) if figure.decision else (),
            councils=frozenset(figure.authorities) or (frozenset() if of_all else frozenset(parts)),
            services=frozenset(figure.services),
            by_council=parts if of_all else {},
            each_year=figure.time.each_year,
            deed=False,
            stated=figure,
            key=f"{figure.what} {figure.time} {figure.on}",
            anchor="all-figures-found",
        )


KIND = Kind(
    name="budgets",
    model=Budget,
    one="budget",
    many="Budgets",
    about="Each page says what the budget was, and what was spent.",
    menu=6,
    group="more",
    alone=True,
    date_of=lambda record: max((row.on for row in record.rows), key=lambda day: day.sort_key),
    events=events,
    causes=frozenset({"rows.decision"}),
    tables=tables,
    in_data=in_data,
    view=view,
    answer=lambda shown: shown.within(MOST_SHOWN),
    results=True,
    rules=(rows_are_possible, words_fit_their_day, income_is_above_zero, variances_fit, gaps_are_explained),
    freshness=Freshness("budget figures"),
    comparing=COMPARING,
)
