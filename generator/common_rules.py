"""Rules that hold for every kind of record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kind import Entry, Finding
from generator.model import Action, Record, Shared, Source
from generator.problems import Severity
from generator.register import Register
from generator.walking import all_of


def sources_are_possible(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Nothing is read before it is published, or in the time to come."""
    for path, source in all_of(entry.record, Source):
        if source.accessed and source.published and source.accessed.surely_before(source.published):
            message = f"It was read ({source.accessed}) before it was published ({source.published})."
            yield Finding((*path, "accessed"), "date-order", message, "Check both dates.")
        for key in ("published", "accessed"):
            day = getattr(source, key)
            if day and day.surely_after(register.as_of):
                message = f"{day} is still to come, so it cannot have been {_DONE[key]}."
                yield Finding((*path, key), "in-the-future", message, "Check the date.", Severity.WARNING)


_DONE = {"published": "published", "accessed": "read"}


def actions_are_possible(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Nothing is done in the time to come."""
    for path, action in all_of(entry.record, Action):
        if action.done and action.done.surely_after(register.as_of):
            message = f"{action.done} is still to come, so this cannot be done."
            yield Finding((*path, "done"), "in-the-future", message, "Check the date.", Severity.WARNING)


def changes_are_possible(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Nothing is corrected or withdrawn in the time to come."""
    days = [(("corrections", number, "on"), change.on) for number, change in enumerate(entry.record.corrections)]
    if isinstance(entry.record, Record) and entry.record.withdrawn:
        days.append((("withdrawn", "on"), entry.record.withdrawn.on))  # type: ignore[arg-type]
    for path, day in days:
        if day.surely_after(register.as_of):
            message = f"{day} is still to come, so this cannot have happened."
            yield Finding(path, "in-the-future", message, "Check the date.", Severity.WARNING)


COMMON_RULES = (sources_are_possible, actions_are_possible, changes_are_possible)
