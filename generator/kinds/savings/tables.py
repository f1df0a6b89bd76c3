"""The figures of savings for spreadsheets: what is promised and delivered a year, and each saving's own."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Table
from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.model import Saving
from generator.kinds.savings.rows import Row
from generator.values.money import Money


def tables(entries: tuple[Entry[Saving], ...], view_of: Callable[[Entry[Saving]], Any]) -> Iterator[Table]:
    """What each promised and delivered a year; every figure of one, its parts by council, and its years."""
    ledgers: list[Ledger] = [view_of(entry) for entry in entries]
    yield _each_year(ledgers)
    for ledger in ledgers:
        yield _figures(ledger)
        if ledger.parts:
            yield _by_council(ledger)
        if ledger.years:
            yield _years(ledger)


def _each_year(ledgers: Iterable[Ledger]) -> Table:
    headings = ("saving", "counts", "what", "prices", "net of costs", "promised each year", "provenance")
    yearly = [(ledger.entry, one) for ledger in ledgers for one in ledger.yearly if one.promised or one.delivered]
    rows = (
        (
            entry,
            (
                entry.id,
                entry.record.counts,
                one.what,
                one.basis.prices,
                one.basis.net_of_costs,
                *_said(one.promised),
                *_said(one.delivered),
            ),
        )
        for entry, one in yearly
    )
    return Table("savings-each-year", (*headings, "delivered each year", "provenance"), tuple(rows))


def _said(row: Row | None) -> tuple[Money | None, str | None]:
    return (row.figure.amount, row.provenance) if row else (None, None)


def _figures(ledger: Ledger) -> Table:
    headings = ("published", "says", "what", "period", "pounds", "prices", "net of costs", "provenance", "evidence")
    rows = (
        (one.on, one.says, one.what, one.period, one.amount, one.prices, one.net_of_costs)
        + (row.provenance, one.evidence, one.decision, one.note)
        for row in ledger.rows
        for one in (row.figure,)
    )
    return _of_one(ledger, "figures", (*headings, "decision", "note"), rows)


def _by_council(ledger: Ledger) -> Table:
    headings = ("published", "says", "what", "period", "prices", "net of costs", "council", "pounds", "agreed share")
    rows = (
        (one.on, one.says, one.what, one.period, one.prices, one.net_of_costs)
        + (part.authority.called, part.amount, part.share, part.due)
        for row, parts in ledger.parts
        for part in parts
        for one in (row.figure,)
    )
    return _of_one(ledger, "by-council", (*headings, "share in pounds"), rows)


def _years(ledger: Ledger) -> Table:
    headings = ("provenance", "prices", "net of costs", "year", "saved or earned", "cost", "running total after costs")
    rows = (
        (
            *("as reported" if held.reported else "official", held.basis.prices, held.basis.net_of_costs),
            *(year.year, year.gained, year.spent, year.running),
        )
        for held in ledger.years
        for year in held.years
    )
    return _of_one(ledger, "years", headings, rows)


def _of_one(ledger: Ledger, of: str, headings: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Table:
    return Table(f"savings/{ledger.entry.id}-{of}", headings, tuple((ledger.entry, row) for row in rows))
