"""The kind `agreements`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Cause, Event, Table
from generator.core.kind import Kind
from generator.core.register import Register
from generator.kinds.agreements.model import Agreement
from generator.kinds.agreements.rules import changes_are_possible, dates_are_possible, parties_fit_the_kind
from generator.kinds.agreements.view import view
from generator.values.dates import PartialDate
from generator.values.words import words_of


def events(entry: Entry[Agreement], register: Register) -> Iterator[Event]:
    """Its start, each change, and its end as it stands now."""
    record = entry.record
    if record.start:
        yield Event(record.start, "started", entry)
    for change in record.changes:
        because = (Cause(f"decisions/{change.decision}", "decided"),) if change.decision else ()
        key = words_of(change.what)
        yield Event(change.on, "changed", entry, change, because, key=key, anchor="changes")
    if record.ends_now:
        yield Event(record.ends_now, "ended", entry)


def tables(entries: tuple[Entry[Agreement], ...], view_of: Callable[[Entry[Agreement]], Any]) -> Iterator[Table]:
    """Every change of every agreement."""
    headings = ("agreement", "changed on", "change", "ends", "total value", "decision", "supplier")
    rows = [
        (entry, (entry.id, one.on, words_of(one.what), one.ends, one.value, one.decision, one.supplier))
        for entry in entries
        for one in entry.record.changes
    ]
    if rows:
        yield Table("agreements-changes", headings, tuple(rows), "Changes to agreements")


def last_changed(record: Agreement) -> PartialDate | None:
    """The last day on which a decision could have led to it: that of its newest change, or its start."""
    days = [*((record.start,) if record.start else ()), *(change.on for change in record.changes)]
    return max(days, key=lambda day: day.sort_key, default=None)


KIND = Kind(
    name="agreements",
    model=Agreement,
    one="agreement",
    many="Agreements and contracts",
    about="These are agreements between the councils, and contracts with suppliers.",
    menu=60,
    group="more",
    date_of=lambda record: record.start,
    led_until=last_changed,
    events=events,
    causes=frozenset({"changes.decision"}),
    tables=tables,
    view=view,
    rules=(dates_are_possible, changes_are_possible, parties_fit_the_kind),
)
