"""What must be true of reviews beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import actions_come_after, not_yet
from generator.kinds.reviews.model import Review
from generator.values.rules import Finding


def dates_are_possible(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """A review is not of tomorrow, and nothing was done before it asked for it."""
    record = entry.record
    yield from not_yet(record.date, ("date",), "this cannot have been reviewed", register)
    yield from actions_come_after(record, record.date, "review")
