"""The kind `agreements`: all that its folder says of it, as one value."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import Kind
from generator.core.register import Register
from generator.kinds.agreements.model import Agreement
from generator.kinds.agreements.rules import dates_are_possible, parties_fit_the_kind
from generator.kinds.agreements.view import view


def events(entry: Entry[Agreement], register: Register) -> Iterator[Event]:
    """Its start and its end."""
    for day, sort in ((entry.record.start, "started"), (entry.record.ends, "ended")):
        if day:
            yield Event(day, sort, entry)


KIND = Kind(
    name="agreements",
    model=Agreement,
    one="agreement",
    many="Agreements and contracts",
    about="These are agreements between the councils, and contracts with suppliers.",
    menu=60,
    group="more",
    date_of=lambda record: record.start,
    events=events,
    view=view,
    rules=(dates_are_possible, parties_fit_the_kind),
)
