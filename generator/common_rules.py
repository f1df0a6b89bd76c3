"""Rules that hold for every kind of record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.kind import Entry, Finding
from generator.model import Action, Record, Shared, Source, Vote
from generator.problems import Severity, counted
from generator.reading.places import Path
from generator.register import Register
from generator.values.dates import PartialDate
from generator.walking import all_of


def not_yet(day: PartialDate | None, path: Path, so: str, register: Register) -> Iterator[Finding]:
    """Tell of a day to come under a key that says that something has happened: the page would say so too."""
    if day is not None and day.surely_after(register.as_of):
        message = f"{day} is still to come, so {so}."
        yield Finding(path, "in-the-future", message, "Check the date. Leave it out until it has happened.")


def vote_fits(vote: Vote, agreed: bool | None, seats: int | None, path: Path) -> Iterator[Finding]:
    """Tell of votes that do not go with what came of them, or are more than there are seats.

    A chair may decide where the votes are level.
    """
    told, total = f"{vote.in_favour} for and {vote.against} against", vote.in_favour + vote.against + vote.abstained
    if agreed and vote.in_favour < vote.against:
        message = f"It was agreed, but the vote was {told}."
        yield Finding(path, "vote", message, "Check the votes and what came of them.", Severity.WARNING)
    if agreed is False and vote.in_favour > vote.against:
        message = f"It was refused, but the vote was {told}."
        yield Finding(path, "vote", message, "Check the votes and what came of them.", Severity.WARNING)
    if seats is not None and total > seats:
        message = f"{counted(total, 'vote')} stand here, but the body has {counted(seats, 'member')}."
        yield Finding(path, "vote", message, "Check the votes, and `members:` in partnership.yml.", Severity.WARNING)


def seats_of(body_id: str, day: PartialDate, register: Register) -> int | None:
    """How many members a joint body had on a day, at the most; None where it is not known.

    The list is today's: a council that was in then and is not on it has left since, with members that nobody tells.
    """
    body = register.bodies.get(body_id)
    if body is None or not body.members or not set(register.partners_on(day)) <= body.members.keys():
        return None
    gone = {one.id for one in register.partnership.authorities if one.gone_by(day)}
    return sum(number for name, number in body.members.items() if name not in gone)


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
            message = f"{day} is the day that a spreadsheet makes of an empty cell."
            hint = "Write the day as it is published, or leave it out."
            yield Finding(path, "empty-cell", message, hint, Severity.WARNING)


EMPTY_CELLS = frozenset(("1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1904-01-02", "1970-01-01"))
"""What spreadsheets and databases make of nothing, or of a nought, where a date should be."""


def titles_tell_apart(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Two records of one title and day look the same on every list."""
    record = entry.record
    if not isinstance(record, Record) or record.withdrawn or not record.title:
        return
    day = getattr(record, "date", None)
    # Ids begin with a year as a rule: those of another year need not be looked at, of which there may be thousands.
    year = str(day.year) if isinstance(day, PartialDate) else ""
    found = register.remembered(f"titles of {entry.kind} {year}", lambda register: _titles(entry.kind, year, register))
    before = [other for other in found[_told_by(record)] if other < entry.id]
    if before:
        message = f"`{before[0]}` has the same title{' and day' if day else ''}, so nobody can tell the two apart."
        hint = "Say in the title what this one is about, or take one of the two out."
        yield Finding(("title",), "same-title", message, hint, Severity.WARNING)


def _titles(kind: str, year: str, register: Register) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    held = register.entries[kind]
    for name in held:
        if not (year and name[:4].isdigit()) or name[:4] == year:
            record = held[name].record
            if not getattr(record, "withdrawn", None):
                found[_told_by(record)].append(name)
    return found


def _told_by(record: Shared) -> tuple[object, ...]:
    """What a list shows of a record: its title, its day, and whose it is."""
    title = " ".join(str(getattr(record, "title", "")).casefold().split())
    return (title, *(getattr(record, key, None) for key in ("date", "body", "authority")))


COMMON_RULES = (sources_are_possible, actions_are_possible, changes_are_possible, dates_are_meant, titles_tell_apart)
