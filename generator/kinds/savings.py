"""Savings: promised against delivered, as a ledger in which every figure ever published is a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar

from pydantic import Field

from generator.kind import Cause, Entry, Event, Finding, Kind, Table
from generator.model import AuthorityId, DecisionId, Flag, Part, Record, Source
from generator.problems import Severity
from generator.register import Register
from generator.values.dates import PartialDate
from generator.values.figures import Counts, Evidence, Prices, Says, What
from generator.values.money import Money, rounding_explains, total
from generator.values.reasons import Reason
from generator.values.rounding import percent_in_words
from generator.values.words import Line, Prose
from generator.values.years import FinancialYear, Period
from generator.workings.headline import AllSavings, all_savings
from generator.workings.ledger import Ledger, Row, Sort, ledger_of, newest_of, off_the_promise, sort_of
from generator.workings.statement import gap_between


class Baseline(Part):
    """What was spent before, against which a saving is measured."""

    amount: Money = Field(description="The amount.")
    year: FinancialYear | None = Field(None, description="The financial year it was spent in.")
    note: Prose | None = Field(None, description="What it covers.")


class CheckedBy(Part):
    """Who looked at the figures."""

    who: Line = Field(description="Who checked.", examples=["External auditor"])
    on: PartialDate | None = Field(None, description="When.")
    independent: Flag = Field(False, description="`true` if they are from outside the partnership.")


class Dispute(Part):
    """Another number for the same thing. Both are shown."""

    by: Line = Field(description="Who says so.")
    claims: Prose = Field(description="What they say.")
    amount: Money | None = Field(None, description="Their figure.")
    sources: tuple[Source, ...] = Field((), description="Where they say it.")


class Figure(Part):
    """One published figure. A new forecast is a new row; the old one stays."""

    called_also: ClassVar[Mapping[str, str]] = {"says": "type,kind,status", "on": "date,when,published,date published"}

    on: PartialDate = Field(description="When it was published.")
    says: Says = Field(description="What kind of figure it is.")
    what: What = Field(description="What it is a figure of.")
    period: Period = Field(description="`each year`, `one-off`, a year (`2017/18`) or a quarter (`2017/18 Q2`).")
    amount: Money = Field(description="How much.")
    decision: DecisionId | None = Field(None, description="The decision behind it.")
    by_authority: dict[AuthorityId, Money] = Field({}, description="Each authority's part; together the amount.")
    note: Prose | None = Field(None, description="What to know about it.")
    evidence: Evidence | None = Field(
        None,
        description="How good the evidence is, in the National Audit Office's grades. Left out: not graded.",
    )
    why: Reason | None = Field(None, description="Why it is off what was promised, if by more than 5%.")
    net_of_costs: Flag | None = Field(None, description="`true` if what it cost to get there has been taken off.")
    prices: Prices = Field("nominal", description="`real` if inflation has been taken out.")
    sources: tuple[Source, ...] = Field((), description="Where it is published, if not in the record's sources.")


class Saving(Record):
    """One saving, from promise to result."""

    called_also: ClassVar[Mapping[str, str]] = {
        "counts": "type,kind,category",
        "figures": "amounts,rows",
        "checked_by": "verified by,audited by,auditor",
    }

    counts: Counts = Field(description="What kind of gain it is.")
    basis: Prose | None = Field(None, description="What the figure is measured against, and how.")
    baseline: Baseline | None = Field(
        None, description="What was spent before. Left out: the site says that there is none."
    )
    effect_on_service: Prose | None = Field(None, description="What people notice: better, worse, the same.")
    owner: Line | None = Field(None, description="Who answers for it: a role.")
    checked_by: CheckedBy | None = Field(
        None, description="Who checked it. Left out: the site says that nobody outside has."
    )
    disputed: tuple[Dispute, ...] = Field((), description="Who says another number.")
    figures: tuple[Figure, ...] = Field(min_length=1, description="Every figure ever published, a row each.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The day of each figure."""
        return tuple(figure.on for figure in self.figures)

    @cached_property
    def promises(self) -> dict[tuple[str, Period], list[Figure]]:
        """The promises of each thing and period, the newest first."""
        found: dict[tuple[str, Period], list[Figure]] = defaultdict(list)
        for figure in sorted(self.figures, key=lambda figure: figure.on.sort_key, reverse=True):
            if figure.says == "promised":
                found[figure.what, figure.period].append(figure)
        return found


def parts_add_up(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """The parts by authority add up to the amount, to the penny, or as nearly as they are rounded."""
    for number, figure in enumerate(entry.record.figures):
        if not figure.by_authority:
            continue
        parts = total(list(figure.by_authority.values()))
        if not rounding_explains(list(figure.by_authority.values()), figure.amount):
            off = parts - figure.amount
            more = "more" if off.pounds > 0 else "less"
            message = f"The parts by authority add up to {parts}, {abs(off)} {more} than the amount ({figure.amount})."
            yield Finding(
                ("figures", number, "by_authority"),
                "sum",
                message,
                "Mend the parts or the amount.",
                at_key=True,
            )


def rows_do_not_repeat(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Two rows do not say the same thing of the same period and date."""
    seen: dict[tuple[object, ...], int] = {}
    for number, figure in enumerate(entry.record.figures):
        key = (figure.on, figure.says, sort_of(figure))
        if key in seen:
            line = entry.places.at(("figures", seen[key])).value.line
            said = f"{figure.says} {figure.what}, {figure.period}, {figure.on}"
            message = f"This row says the same as the one on line {line}: {said}."
            yield Finding(("figures", number), "same-row", message, "Keep one of them, or mend its date or period.")
        else:
            seen[key] = number


def quarters_fit_their_year(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """The newest four quarters add up to the newest figure of their year; fewer are not more than it."""
    numbers = {id(figure): number for number, figure in enumerate(entry.record.figures)}
    newest = newest_of(entry.record.figures)
    quarters: dict[tuple[str, Sort], list[Money]] = defaultdict(list)
    for (says, (what, period, basis)), figure in newest.items():
        if period.quarter:
            quarters[says, (what, Period(period.quarter.year), basis)].append(figure.amount)
    for key, amounts in quarters.items():
        whole = newest.get(key)
        if whole is None or rounding_explains(amounts, whole.amount):
            continue
        year, amount, parts = key[1][1], whole.amount, total(amounts)
        path = ("figures", numbers[id(whole)], "amount")
        if len(amounts) == 4:
            message = f"The four quarters of {year} add up to {parts}, but this says {amount} for the year."
            yield Finding(path, "quarters", message, f"They are {abs(parts - amount)} apart: mend one of the figures.")
        elif len(amounts) < 4 and abs(parts) > abs(amount):
            message = f"The quarters of {year} already add up to {parts}, more than this says for the year ({amount})."
            yield Finding(path, "quarters", message, "Mend one of the figures.")


def parts_are_of_partners(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Only authorities that the record is about have a part in it."""
    about = entry.record.authorities
    for number, figure in enumerate(entry.record.figures if about else ()):
        for authority in figure.by_authority:
            if authority not in about and authority in register.authorities:
                message = f"`{authority}` has a part here, but is not among this record's authorities."
                path = ("figures", number, "by_authority", authority)
                yield Finding(
                    path,
                    "not-concerned",
                    message,
                    "Add it to `authorities:`, or take it out here.",
                    Severity.WARNING,
                    at_key=True,
                )


def gaps_are_explained(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A forecast or delivered figure more than 5% off what was promised says why."""
    for number, promised, figure in off_the_promise(entry.record):
        if figure.why is None:
            more = "more" if figure.amount > promised.amount else "less"
            gap = gap_between(promised.amount, figure.amount)
            by = percent_in_words(abs(gap.share)) if gap else abs(figure.amount - promised.amount)
            message = f"This is {by} {more} than was promised, and nothing says why."
            path = ("figures", number, "amount")
            yield Finding(
                path,
                "gap-unexplained",
                message,
                "Add `why:` and the reason, if one is published.",
                Severity.WARNING,
            )


def baseline_is_there(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """A saving without a baseline cannot be measured; the site says so."""
    if entry.record.baseline is None:
        message = "This saving has no baseline: nobody can tell what it is measured against."
        yield Finding((), "no-baseline", message, "Add `baseline:` if one is published.", Severity.WARNING)


def figures_are_in_the_past(entry: Entry[Saving], register: Register) -> Iterator[Finding]:
    """Nobody has published or delivered anything tomorrow."""
    for number, figure in enumerate(entry.record.figures):
        path = ("figures", number, "on")
        if figure.on.surely_after(register.as_of):
            message = f"This figure is dated {figure.on}, a day that is still to come."
            hint = "Write the day on which it was published; `period:` says which time it is a figure of."
            yield Finding(path, "in-the-future", message, hint)
        span = figure.period.quarter or figure.period.year
        if figure.says == "delivered" and span and figure.on.surely_before(span.first):
            message = f"This was delivered in {span}, but published on {figure.on}, before it began."
            yield Finding(path, "date-order", message, "Check the date and the period.")


def events(entry: Entry[Saving], register: Register) -> Iterator[Event]:
    """Each figure, the day it was published, with the decision behind it.

    What the page begins with is a turning point: the first promise, the newest, and what was delivered.
    """
    ledger = ledger_of(entry, register)
    lead, begins = ledger.headline, ledger.gains.delivered
    told = [row.figure for row in (lead.first_promised, lead.promised, lead.delivered) if row] if lead else []
    told += [row.figure for row in ledger.rows if row.figure.says == "delivered" and row.told in begins]
    for figure in entry.record.figures:
        because = (Cause(f"decisions/{figure.decision}", "decided"),) if figure.decision else ()
        yield Event(figure.on, figure.says, entry, figure, because, turning=any(figure is one for one in told))


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
)
