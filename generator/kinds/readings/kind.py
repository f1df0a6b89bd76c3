"""The kind `readings`: all that its folder says of it, as one value."""

from collections.abc import Callable, Iterator, Mapping

from generator.core.entry import Entry
from generator.core.events import Event, Table
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.readings.begun import begun
from generator.kinds.readings.comparing import COMPARING
from generator.kinds.readings.model import Report
from generator.kinds.readings.rules import days_are_possible, one_report_a_period, results_are_possible
from generator.kinds.readings.view import ReportView, newest, view
from generator.results.words import when
from generator.values.dates import PartialDate


def title_of(entry: Entry[Report], register: Register) -> str:
    """Name a report after its period, where it has no title."""
    record = entry.record
    return str(record.title) if record.title else f"How it went {when(record.period, record.on)}"


def date_of(record: Report) -> PartialDate | None:
    """The last day that it covers."""
    return PartialDate.of(record.period.last) if record.period.span else record.on


def events(entry: Entry[Report], register: Register) -> Iterator[Event]:
    """The report, the day it was published."""
    if entry.record.on is not None:
        yield Event(entry.record.on, "reported", entry, deed=False)


def tables(entries: tuple[Entry[Report], ...], view_of: Callable[[Entry[Report]], ReportView]) -> Iterator[Table]:
    """Every result of a report, with its target and the result before."""
    for entry in entries:
        shown = view_of(entry)
        yield Table(
            f"readings/{entry.id}",
            ("measure", "unit", "result", "target", "target met", "before", *(one.called for one in shown.councils)),
            tuple(
                (
                    item.measure,
                    (
                        item.measure.record.title,
                        item.measure.record.unit,
                        item.row.value,
                        item.row.aim,
                        item.row.met,
                        item.before.value if item.before else None,
                        *(item.row.result.by_authority.get(one.id) for one in shown.councils),
                    ),
                )
                for item in shown.items
            ),
        )


def landmarks(register: Register) -> Mapping[str, str]:
    """The newest report."""
    found = newest(register)
    return {"newest": found.address} if found else {}


KIND = Kind(
    name="readings",
    model=Report,
    one="performance report",
    many="Performance reports",
    about="Each report has the results of all measures for one period.",
    menu=46,
    group="more",
    date_of=date_of,
    title_of=title_of,
    events=events,
    tables=tables,
    view=view,
    begun=begun,
    rules=(one_report_a_period, results_are_possible, days_are_possible),
    freshness=Freshness("performance reports"),
    comparing=COMPARING,
    landmarks=landmarks,
)
