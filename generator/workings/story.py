"""The story so far: everything that happened, in the order of time, each with what it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from generator.kind import Event, Kind
from generator.model import Record
from generator.register import Register


def story_of(register: Register, kinds: Iterable[Kind[Any]]) -> tuple[Event, ...]:
    """Everything that has happened by the register's day, the oldest first; withdrawn records are left out."""
    found = [
        (event.day.sort_key, order, event.entry.id, number, event)
        for order, kind in enumerate(sorted(kinds, key=lambda kind: kind.menu))
        for entry in register.entries[kind.name].values()
        if not getattr(entry.record, "withdrawn", None)
        for number, event in enumerate(kind.events(entry, register))
        if not event.day.surely_after(register.as_of)
    ]
    return tuple(told[-1] for told in sorted(found, key=lambda told: told[:-1]))


def of_authority(events: Iterable[Event], authority: str, register: Register) -> tuple[Event, ...]:
    """The part of a story that is one authority's: what it did itself, and what all did together."""
    return tuple(
        event
        for event in events
        if event.authority == authority or (not event.authority and authority in register.concerning(event.entry))
    )


def of_service(events: Iterable[Event], service: str) -> tuple[Event, ...]:
    """The part of a story that is about one service."""
    return tuple(event for event in events if _is_about(event, service))


def _is_about(event: Event, service: str) -> bool:
    record = event.entry.record
    return isinstance(record, Record) and (not record.services or service in record.services)


def by_year(events: Iterable[Event]) -> list[tuple[int, tuple[Event, ...]]]:
    """Put events that are in the order of time under their years."""
    return [(year, tuple(found)) for year, found in groupby(events, key=lambda event: event.day.year)]
