"""The kind `savings`: all that its folder says of it, as one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Cause, Event, Table
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.savings.comparing import COMPARING
from generator.kinds.savings.duties import delivered_is_published
from generator.kinds.savings.headline import AllSavings, all_savings
from generator.kinds.savings.ledger import Ledger, ledger_of
from generator.kinds.savings.model import FigurePeriods, Saving
from generator.kinds.savings.rows import Row
from generator.kinds.savings.rules import (
    baseline_is_there,
    figures_are_in_the_past,
    gaps_are_explained,
    parts_add_up,
    parts_are_of_partners,
    quarters_fit_their_year,
    rows_do_not_repeat,
)
from generator.values.dates import PartialDate
from generator.values.money import Money


def events(entry: Entry[Saving], register: Register) -> Iterator[Event]:
    """Each figure, the day it was published, with the decision behind it.

    What the page begins with is a turning point: the first promise, the newest, and what was delivered.
    """
    ledger = ledger_of(entry, register)
    lead, begins = ledger.headline, ledger.gains.delivered
    told = [row.figure for row in (lead.first_promised, lead.promised, lead.delivered) if row] if lead else []
    told += [row.figure for row in ledger.rows if row.figure.says == "delivered" and row.told in begins]
    rows = {id(row.figure): row for row in ledger.rows}
    for figure in entry.record.figures:
        because = (Cause(f"decisions/{figure.decision}", "decided"),) if figure.decision else ()
        yield Event(
            figure.on,
            figure.says,
            entry,
            rows[id(figure)],
            because,
            turning=any(figure is one for one in told),
            by_council=figure.by_authority,
            each_year=figure.period.each_year,
            deed=False,
            stated=figure,
            key=f"{figure.what} {figure.period} {figure.on}",
            anchor="every-figure-ever-published",
        )


def last_promised(record: Saving) -> PartialDate:
    """The day of the newest promise, or where there is none, of the first figure.

    A decision after that may tell what became of the saving, but did not lead to it.
    """
    promised = [figure.on for figure in record.figures if figure.says == "promised"]
    if promised:
        return max(promised, key=lambda day: day.sort_key)
    return min((figure.on for figure in record.figures), key=lambda day: day.sort_key)


def view(entry: Entry[Saving], register: Register) -> Ledger:
    """Work out promised, forecast, delivered, the gap, the shares and the running total."""
    return ledger_of(entry, register)


def _said(row: Row | None) -> tuple[Money | None, str | None]:
    return (row.figure.amount, row.provenance) if row else (None, None)


def front(register: Register, view_of: Callable[[Entry[Any]], Any]) -> AllSavings | None:
    """Add up all savings that are not withdrawn, each sort for itself."""
    return all_savings(view_of(entry) for entry in register.all(Saving) if not entry.record.withdrawn)


def tables(entries: tuple[Entry[Saving], ...], view_of: Callable[[Entry[Saving]], Any]) -> Iterator[Table]:
    """What each promised and delivered a year; every figure of one, its parts by council, and its years."""
    yearly = [(entry, one) for entry in entries for one in view_of(entry).yearly if one.promised or one.delivered]
    yield Table(
        "savings-each-year",
        ("saving", "counts", "what", "prices", "net of costs")
        + ("promised each year", "provenance", "delivered each year", "provenance"),
        tuple(
            (
                entry,
                (entry.id, entry.record.counts, one.what, one.basis.prices, one.basis.net_of_costs)
                + (*_said(one.promised), *_said(one.delivered)),
            )
            for entry, one in yearly
        ),
    )
    for entry in entries:
        ledger: Ledger = view_of(entry)
        headings = (
            *("published", "says", "what", "period", "pounds", "prices", "net of costs"),
            *("provenance", "evidence", "decision", "note"),
        )
        rows = [(row.figure, row.provenance) for row in ledger.rows]
        yield Table(
            f"savings/{entry.id}-figures",
            headings,
            tuple(
                (
                    entry,
                    (one.on, one.says, one.what, one.period, one.amount, one.prices, one.net_of_costs)
                    + (known, one.evidence, one.decision, one.note),
                )
                for one, known in rows
            ),
        )
        if ledger.parts:
            yield Table(
                f"savings/{entry.id}-by-council",
                ("published", "says", "what", "period", "prices", "net of costs")
                + ("council", "pounds", "agreed share", "share in pounds"),
                tuple(
                    (
                        entry,
                        (one.on, one.says, one.what, one.period, one.prices, one.net_of_costs)
                        + (part.authority.called, part.amount, part.share, part.due),
                    )
                    for one, part in ((row.figure, part) for row, parts in ledger.parts for part in parts)
                ),
            )
        if ledger.years:
            yield Table(
                f"savings/{entry.id}-years",
                ("provenance", "prices", "net of costs")
                + ("year", "saved or earned", "cost", "running total after costs"),
                tuple(
                    (
                        entry,
                        ("as reported" if held.reported else "official", held.basis.prices, held.basis.net_of_costs)
                        + (year.year, year.gained, year.spent, year.running),
                    )
                    for held in ledger.years
                    for year in held.years
                ),
            )


KIND = Kind(
    name="savings",
    model=Saving,
    one="saving",
    many="Savings",
    about="What was promised, and what was delivered.",
    menu=30,
    date_of=lambda record: max((figure.on for figure in record.figures), key=lambda day: day.sort_key),
    led_until=last_promised,
    events=events,
    causes=frozenset({"figures.decision"}),
    tables=tables,
    view=view,
    front=front,
    rules=(
        parts_add_up,
        rows_do_not_repeat,
        quarters_fit_their_year,
        parts_are_of_partners,
        gaps_are_explained,
        baseline_is_there,
        figures_are_in_the_past,
    ),
    duties=(delivered_is_published,),
    periods=(FigurePeriods,),
    freshness=Freshness("savings figures"),
    comparing=COMPARING,
)
