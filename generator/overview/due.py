"""What falls due next: the actions, meetings and call-ins whose day is still to come."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from generator.core.entry import Entry
from generator.core.register import Register
from generator.overview.known_kinds import Decision, next_meeting
from generator.overview.to_do import all_to_do

_MOST = 5

Due = tuple[date, str, Entry[Any]]
"""A day, what is due on it, and the record that says so."""


def due_next(register: Register, view_of: Callable[[Entry[Any]], Any]) -> list[Due]:
    """What falls due next, the first first."""
    ahead = (one for one in _dated(register, view_of) if one[0] >= register.as_of)
    return sorted(ahead, key=lambda one: (one[0], one[1], one[2].address))[:_MOST]


def _dated(register: Register, view_of: Callable[[Entry[Any]], Any]) -> Iterator[Due]:
    for one in all_to_do(register):
        if one.due and not one.late:
            yield one.due, "Action", one.entry
    if (meeting := next_meeting(register)) and (day := meeting.record.date.known_day):
        yield day, "Meeting", meeting
    for entry in register.current(Decision):
        if window := view_of(entry).chance.window:
            yield window.closes, "End of call-in", entry
