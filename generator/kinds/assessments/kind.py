"""The kind `assessments`: all that its folder says of it, as one value."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import Kind
from generator.core.register import Register
from generator.kinds.assessments.model import Assessment
from generator.kinds.assessments.rules import date_is_possible
from generator.kinds.assessments.view import view


def events(entry: Entry[Assessment], register: Register) -> Iterator[Event]:
    """The day an authority said what it offered or wanted."""
    if entry.record.offers or entry.record.seeks:
        yield Event(entry.record.date, "assessed", entry, authority=entry.record.authority)


KIND = Kind(
    name="assessments",
    model=Assessment,
    one="assessment",
    many="What each council wants",
    about="Each page says what a council offers and wants, its strengths and its concerns.",
    about_ended="Each page says what a council offered and wanted, its strengths and its concerns.",
    ended_as="What each council wanted",
    menu=65,
    group="none",
    by_authority=True,
    events=events,
    view=view,
    rules=(date_is_possible,),
)
