"""Rules that hold for every kind of record."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.model import Action, Record, Shared, Source
from generator.core.register import Register
from generator.core.shared_rules import IN_THE_FUTURE, in_order, not_yet
from generator.core.walking import all_of
from generator.values.dates import PartialDate
from generator.values.rules import Finding, Rule, Severity

MAYBE_IN_THE_FUTURE = IN_THE_FUTURE.maybe(
    "A source that is published, or was checked, does not have a date in the future."
)
EMPTY_CELL = Rule("empty-cell", "A date is not the one that a spreadsheet shows for an empty cell.", Severity.WARNING)
SAME_TITLE = Rule("same-title", "Readers can tell two records apart by their titles and dates.", Severity.WARNING)


def sources_are_possible(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Nothing is checked before it is published, or in the time to come."""
    for path, source in all_of(entry.record, Source):
        said = "It was checked ({last}) before it was published ({first})."
        yield from in_order(source.published, source.accessed, (*path, "accessed"), said)
        for key in ("published", "accessed"):
            day = getattr(source, key)
            if day and day.surely_after(register.as_of):
                message = f"{day} is in the future, so it cannot have been {_DONE[key]}."
                yield Finding((*path, key), MAYBE_IN_THE_FUTURE, message, "Check the date.")


_DONE = {"published": "published", "accessed": "checked"}


def actions_are_possible(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Nothing is done in the time to come."""
    for path, action in all_of(entry.record, Action):
        yield from not_yet(action.done, (*path, "done"), "this cannot be done", register)


def changes_are_possible(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Nothing is corrected or withdrawn in the time to come."""
    for number, change in enumerate(entry.record.corrections):
        yield from not_yet(change.on, ("corrections", number, "on"), "this cannot have happened", register)
    if isinstance(entry.record, Record) and entry.record.withdrawn:
        yield from not_yet(entry.record.withdrawn.on, ("withdrawn", "on"), "this cannot have happened", register)


def dates_are_meant(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """A spreadsheet makes a day of an empty cell: the first that it knows."""
    for path, day in all_of(entry.record, PartialDate):
        if str(day) in EMPTY_CELLS:
            message = f"{day} is the date that a spreadsheet shows for an empty cell."
            hint = "Write the published date, or leave it out."
            yield Finding(path, EMPTY_CELL, message, hint)


EMPTY_CELLS = frozenset(("1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1904-01-02", "1970-01-01"))
"""What spreadsheets and databases make of nothing, or of a nought, where a date should be."""


def titles_tell_apart(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Two records of one title and day look the same on every list."""
    record = entry.record
    if not isinstance(record, Record) or record.withdrawn or not record.title:
        return
    before = [other for other in register.shown_as(shown_as(entry)) if other < entry.id]
    if before:
        same = "title and date" if getattr(record, "date", None) else "title"
        message = f"`{before[0]}` has the same {same}, so readers cannot tell them apart."
        hint = (
            "If this is a copy under a new name, delete the old file. If both are needed, add to the title what makes "
            "this one different."
        )
        yield Finding(("title",), SAME_TITLE, message, hint)


def shown_as(entry: Entry[Shared]) -> str:
    """The words in which a list shows a record: its title, its day, and whose it is; none of what is withdrawn."""
    record = entry.record
    title = " ".join(str(getattr(record, "title", "")).casefold().split())
    if not title or getattr(record, "withdrawn", None):
        return ""
    return "\n".join((entry.kind, title, *(repr(getattr(record, key, None)) for key in ("date", "body", "authority"))))


COMMON_RULES = (sources_are_possible, actions_are_possible, changes_are_possible, dates_are_meant, titles_tell_apart)
