"""The kind `measures`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator

from generator.core.entry import Entry
from generator.core.events import Table, ToDo
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.measures.comparing import COMPARING
from generator.kinds.measures.duties import readings_are_published
from generator.kinds.measures.model import Measure
from generator.kinds.measures.rules import (
    not_splitting_is_explained,
    readings_do_not_repeat,
    results_are_possible,
    targets_are_possible,
)
from generator.kinds.measures.view import MeasureView, view
from generator.results.series import Row, progress_of, whole
from generator.values.dates import PartialDate


def date_of(record: Measure) -> PartialDate | None:
    """The last day of its newest result; of one that is counted so far, the day up to which it counts."""
    there = (one for one in record.readings if not one.forecast)
    spans = (one.on if one.period.so_far else PartialDate.of(one.period.last) for one in there)
    return max((day for day in spans if day), key=lambda day: day.sort_key, default=None)


def tables(entries: tuple[Entry[Measure], ...], view_of: Callable[[Entry[Measure]], MeasureView]) -> Iterator[Table]:
    """Every result of a measure, with the target of its time, and those of councils and groups."""
    for entry in entries:
        shown = view_of(entry)
        progress, councils = shown.progress, shown.told_for
        groups = progress.groups
        headings = ("period", entry.record.unit, "target", "target met", "says", "not final", "counts up to")
        yield Table(
            f"measures/{entry.id}",
            (*headings, *(one.called for one in councils), *groups),
            tuple(
                (
                    row.entry,
                    (
                        *_whole_row(row),
                        *(row.result.by_authority.get(one.id) for one in councils),
                        *(row.result.by_group.get(name) for name in groups),
                    ),
                )
                for row in progress.rows
            ),
        )


def _whole_row(row: Row) -> tuple[object, ...]:
    says = "forecast" if row.result.forecast else "result"
    not_final = True if row.result.provisional else None
    return row.period, row.value, row.aim, row.met, says, not_final, row.on if row.period.so_far else None


def to_do(entry: Entry[Measure], register: Register) -> Iterator[ToDo]:
    """The next result, once it is overdue."""
    progress = progress_of(entry, register)
    if progress.overdue:
        yield ToDo(entry, "Next result", progress.next_due, late=True, shown=progress.next_due)


KIND = Kind(
    name="measures",
    model=Measure,
    one="measure",
    many="Performance",
    about="Each page says how well a service is doing.",
    about_ended="Each page says how well a service did.",
    menu=45,
    date_of=date_of,
    whole=whole,
    tables=tables,
    to_do=to_do,
    view=view,
    results=True,
    rules=(readings_do_not_repeat, results_are_possible, targets_are_possible, not_splitting_is_explained),
    duties=(readings_are_published,),
    freshness=Freshness("results of measures"),
    comparing=COMPARING,
)
