"""The figures of savings for spreadsheets: what is planned and delivered a year, and each saving's own."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Table
from generator.kinds.savings.comparison_said import brief_said, not_compared
from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.model import Saving
from generator.kinds.savings.rows import Row
from generator.ledgers.columns import COVERS, covers, covers_besides
from generator.ledgers.comparison import Comparison
from generator.values.money import Money
from generator.values.rounding import half_up


def tables(entries: tuple[Entry[Saving], ...], view_of: Callable[[Entry[Saving]], Any]) -> Iterator[Table]:
    """What each planned and delivered a year; all figures, their parts by council, and their years.

    All savings are in the same few files, for hosts that count files.
    """
    ledgers: list[Ledger] = [view_of(entry) for entry in entries]
    yield _each_year(ledgers)
    yield _compared(ledgers)
    yield _of_all(ledgers, "figures", "All figures found", _FIGURES, _figures)
    if any(ledger.parts for ledger in ledgers):
        yield _of_all(ledgers, "by-council", "How figures are shared", _BY_COUNCIL, _by_council)
    if any(ledger.years for ledger in ledgers):
        yield _of_all(ledgers, "years", "Totals year by year", _YEARS, _years)


def _each_year(ledgers: Iterable[Ledger]) -> Table:
    """The newest figures for each year, a line each: whether two may be compared is not for a table to say."""
    headings = ("saving", "type of saving", "published", "figure type", "what", "pounds a year")
    rows = (
        (ledger.entry, (ledger.entry.id, ledger.entry.record.counts, *_said(row), *covers(row.told), row.provenance))
        for ledger in ledgers
        for row in ledger.rows
        if row.newest and row.figure.what != "cost" and row.figure.time.each_year
    )
    return Table("savings-each-year", (*headings, *COVERS, "source type"), tuple(rows), "Figures for each year")


def _compared(ledgers: Iterable[Ledger]) -> Table:
    """What the pages say of each saving, and of its costs: the two sides of a pair, or why there is none."""
    headings = ("saving", "gains or costs", "sentence", "compared", "planned", "planned at first", "came of it")
    more = ("difference", "difference in percent", "why not compared")
    rows = (
        (ledger.entry, (ledger.entry.id, name, brief_said(said), said.paired, *_sides(said)))
        for ledger in ledgers
        for name, said in (("gains", ledger.gains), ("costs", ledger.costs))
        if said
    )
    return Table("savings-compared", (*headings, *more), tuple(rows), "Plans and results")


def in_data(ledger: Ledger) -> dict[str, object]:
    """The same for programs: what the pages compare, each side by itself."""
    sides = (("gains", ledger.gains), ("costs", ledger.costs))
    told = {name: dict(zip(_COMPARED, _plain(said), strict=True)) for name, said in sides if said}
    return {"worked_out": told}


_COMPARED = ("sentence", "compared", "planned", "planned_at_first", "recorded", "difference", "percent", "why_not")


def _plain(said: Comparison) -> Iterator[object]:
    yield from (brief_said(said), said.paired)
    for one in _sides(said):
        yield one.data() if isinstance(one, Money) else str(one) if isinstance(one, Decimal) else one


def _sides(said: Comparison) -> tuple[object, ...]:
    pair, gap = said.pair, said.gap
    why = not_compared(said) or None
    if pair is None:
        return (None, None, None, None, None, why)
    percent = half_up(gap.share * 100, 1) if gap and gap.amount.exact else None
    return (pair.plan.amount, pair.first.amount, pair.came.amount, gap.amount if gap else None, percent, why)


def _said(row: Row) -> tuple[object, ...]:
    one = row.figure
    return (one.on, row.told.says, one.what, one.amount)


_Rows = Iterator[tuple[object, ...]]
_FIGURES = (
    "published",
    "figure type",
    "what",
    "period",
    "pounds",
    *COVERS,
    "provisional",
    "source type",
    "evidence",
    "independently checked",
    "decision",
    "note",
)
_BY_COUNCIL = (
    "published",
    "figure type",
    "what",
    "period",
    *COVERS,
    "council",
    "pounds",
    "agreed share",
    "share in pounds",
)
_YEARS = (
    "source type",
    *COVERS,
    "year",
    "up to",
    "saved or received",
    "spent",
    "running total after costs",
    "provisional",
)


def _figures(ledger: Ledger) -> _Rows:
    for row in ledger.rows:
        one = row.figure
        yield (
            *(one.on, row.told.says, one.what, one.period, one.amount, *covers(row.told)),
            *(one.provisional or None, row.provenance, one.evidence, row.checked or None, one.decision, one.note),
        )


def _by_council(ledger: Ledger) -> _Rows:
    for row, parts in ledger.parts:
        one = row.figure
        for part in parts:
            yield (
                *(one.on, row.told.says, one.what, one.period, *covers(row.told)),
                *(part.authority.called, part.amount, part.share, part.due),
            )


def _years(ledger: Ledger) -> _Rows:
    for held in ledger.years:
        for year in held.years:
            yield (
                *(
                    held.first.reported or "official",
                    *covers(held.first)[:2],
                    *covers_besides(held.first, held.coverage),
                ),
                *(year.year, year.up_to, year.gained, year.spent, year.running, year.provisional or None),
            )


def _of_all(
    ledgers: Iterable[Ledger], of: str, called: str, headings: tuple[str, ...], rows_of: Callable[[Ledger], _Rows]
) -> Table:
    rows = ((ledger.entry, (ledger.entry.id, *row)) for ledger in ledgers for row in rows_of(ledger))
    return Table(f"savings-{of}", ("saving", *headings), tuple(rows), called)
