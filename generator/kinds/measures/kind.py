"""The kind `measures`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Table, ToDo
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.measures.duties import readings_are_published
from generator.kinds.measures.model import Measure
from generator.kinds.measures.progress import progress_of
from generator.kinds.measures.rules import (
    not_splitting_is_explained,
    readings_do_not_repeat,
    targets_do_not_repeat,
    values_are_possible,
)
from generator.kinds.measures.view import view
from generator.values.dates import PartialDate


def tables(entries: tuple[Entry[Measure], ...], view_of: Callable[[Entry[Measure]], Any]) -> Iterator[Table]:
    """Every result of a measure, with the target of its time."""
    for entry in entries:
        yield Table(
            f"measures/{entry.id}",
            ("period", entry.record.unit, "target", "target met"),
            tuple(
                (entry, (row.reading.period, row.reading.value, row.target, row.met))
                for row in view_of(entry).progress.rows
            ),
        )


def to_do(entry: Entry[Measure], register: Register) -> Iterator[ToDo]:
    """The next result, once it is overdue."""
    progress = progress_of(entry.record, register)
    if progress.overdue:
        yield ToDo(entry, "Next result", progress.next_due, late=True, shown=progress.next_due)


KIND = Kind(
    name="measures",
    model=Measure,
    one="measure",
    many="Performance",
    about="How well the services are doing.",
    about_ended="How well the services did.",
    menu=45,
    date_of=lambda record: (
        PartialDate.of(max(reading.period.last for reading in record.readings)) if record.readings else None
    ),
    tables=tables,
    to_do=to_do,
    view=view,
    rules=(readings_do_not_repeat, values_are_possible, targets_do_not_repeat, not_splitting_is_explained),
    duties=(readings_are_published,),
    freshness=Freshness("results of measures"),
)
