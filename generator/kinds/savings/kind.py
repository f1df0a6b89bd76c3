"""The kind `savings`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Cause, Event
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.savings.comparing import COMPARING
from generator.kinds.savings.comparison_said import undated_said
from generator.kinds.savings.duties import delivered_is_published
from generator.kinds.savings.headline import AllSavings, all_savings
from generator.kinds.savings.ledger import ledger_of, places_told
from generator.kinds.savings.model import FigurePeriods, Saving
from generator.kinds.savings.rules import (
    accounts_are_rows,
    baseline_is_there,
    gaps_are_explained,
    quarters_fit_their_year,
    rows_are_possible,
    words_fit_their_day,
)
from generator.kinds.savings.tables import in_data, tables
from generator.values.dates import PartialDate


def events(entry: Entry[Saving], register: Register) -> Iterator[Event]:
    """Each figure, the day it was published, with the decision behind it.

    What the page begins with is a turning point: the first plan, the newest, and the outcome.
    """
    ledger = ledger_of(entry, register)
    turning = places_told(ledger.gains)
    rows = {row.told.at: row for row in ledger.rows}
    for number, figure in enumerate(entry.record.figures):
        because = (Cause(f"decisions/{figure.decision}", "decided"),) if figure.decision else ()
        yield Event(
            figure.on,
            figure.says,
            entry,
            rows[number],
            because,
            councils=frozenset(figure.authorities),
            services=frozenset(figure.services),
            turning=number in turning,
            by_council=figure.by_authority,
            each_year=figure.time.each_year,
            deed=False,
            stated=figure,
            key=f"{figure.what} {figure.time} {figure.on}",
            anchor="all-figures-found",
        )


def last_planned(record: Saving) -> PartialDate:
    """The day of the newest plan, or where there is none, of the first figure.

    A decision after that may say what became of the saving, but did not lead to it.
    """
    planned = [figure.on for figure in record.figures if figure.plan]
    if planned:
        return max(planned, key=lambda day: day.sort_key)
    return min((figure.on for figure in record.figures), key=lambda day: day.sort_key)


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> AllSavings | None:
    """Add up all savings that are not withdrawn, each sort for itself."""
    return all_savings(view_of(entry) for entry in register.all(Saving) if not entry.record.withdrawn)


KIND = Kind(
    name="savings",
    model=Saving,
    one="saving",
    many="Savings and costs",
    about="Each page says what was expected, and what was saved and spent.",
    menu=5,
    alone=True,
    date_of=lambda record: max((figure.on for figure in record.figures), key=lambda day: day.sort_key),
    led_until=last_planned,
    events=events,
    causes=frozenset({"figures.decision"}),
    tables=tables,
    in_data=in_data,
    answer=lambda ledger: undated_said(ledger.main),
    view=ledger_of,
    front=front,
    rules=(
        rows_are_possible,
        quarters_fit_their_year,
        gaps_are_explained,
        baseline_is_there,
        accounts_are_rows,
        words_fit_their_day,
    ),
    duties=(delivered_is_published,),
    periods=(FigurePeriods,),
    freshness=Freshness("savings figures"),
    comparing=COMPARING,
)
