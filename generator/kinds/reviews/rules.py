"""What must be true of reviews beyond the types of their keys."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import DATE_ORDER, not_yet
from generator.kinds.reviews.model import Review
from generator.values.rules import Finding


def dates_are_possible(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """A review is not of tomorrow, and nothing was done before it asked for it."""
    record = entry.record
    yield from not_yet(record.date, ("date",), "this cannot have been reviewed", register)
    for number, action in enumerate(record.actions):
        if action.done and action.done.surely_before(record.date):
            message = f"It was done ({action.done}) before the review asked for it ({record.date})."
            yield Finding(("actions", number, "done"), DATE_ORDER, message, "Check the date.")
