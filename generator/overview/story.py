"""What happened: everything that happened, in the order of time, each with what it comes from."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from typing import Any, Protocol, TypeVar

from generator.core.entry import Entry
from generator.core.events import WITHIN, Cause, CouncilsPart, Event
from generator.core.kind import Kind
from generator.core.register import Register
from generator.overview.event_ids import events_of
from generator.values.dates import PartialDate

Place = tuple[int, int, int, int, int]
"""Where an event is in the story: its day, how well that is known, and whether it was moved up to it."""


EventsOf = Callable[[Entry[Any], Kind[Any], Register], Iterable[Event]]
"""Finds the events of one record."""


def story_of(
    register: Register, kinds: Iterable[Kind[Any]], events_of_one: EventsOf | None = None
) -> tuple[Event, ...]:
    """Everything that has happened by the register's day, the oldest first; withdrawn records are left out."""
    found = [
        (event.day.sort_key, order, event.entry.id, number, event)
        for order, kind in enumerate(sorted(kinds, key=lambda kind: kind.menu))
        for entry in register.held[kind.name].current
        for number, event in enumerate((events_of_one or events_in)(entry, kind, register))
        if not event.day.ahead_of(register.as_of)
    ]
    events = [told[-1] for told in sorted(found, key=lambda told: told[:-1])]
    first_days: dict[str, PartialDate] = {}
    for event in events:
        first_days.setdefault(event.entry.address, event.day)
    gone = {
        address
        for held in register.held.values()
        for address in {entry.address for entry in held.entries.values()} - {entry.address for entry in held.current}
    }
    return tuple(_with_causes_before(event, first_days, gone) for event in _in_order(events))


def events_in(entry: Entry[Any], kind: Kind[Any], register: Register) -> tuple[Event, ...]:
    """What happened in a record, worked out once; who shows one of its events asks for what they all rest on."""
    return register.remembered(f"events of {entry.address}", lambda _: tuple(events_of(entry, kind, register)))


Told = list[Any]
"""What the story itself makes of an event, as a plain value: all else is in its record."""


def told_of(event: Event, whole: Event) -> Told:
    """Put an event of a story down: its record, its id, whether it stands out there, and which of all its causes."""
    return [event.entry.address, event.id, event.turning, [whole.because.index(cause) for cause in event.because]]


def event_of(told: Told, whole: Event, register: Register, authority: str = "") -> Event:
    """Make an event of a story again of the event of its record; in a council's own story, with its part."""
    _, _, turning, because = told
    event = replace(whole, turning=turning, because=tuple(whole.because[number] for number in because))
    return of_one_council(event, authority, register) if authority else event


def _with_causes_before(event: Event, first_days: dict[str, PartialDate], gone: set[str]) -> Event:
    """Leave out what surely came later, as a plan may name the decision that used it, and what was withdrawn."""
    held = tuple(
        cause
        for cause in event.because
        if cause.address not in gone
        and (cause.address not in first_days or not first_days[cause.address].surely_after(event.day))
    )
    return replace(event, because=held) if held != event.because else event


def _in_order(events: list[Event]) -> list[Event]:
    """Put events by their days, and no cause after its effect where one of the two is not known to the day.

    What has to come before something else is moved up to it, as far as its own date allows.
    """
    places: list[Place] = [(*event.day.sort_key, 1) for event in events]
    before = _before(events)
    moved = list(range(len(events)))
    while moved:
        effect = moved.pop()
        for cause in before[effect]:
            day = events[cause].day
            # What is moved up to a day is before what is known to be of that day, so that the day stays together.
            earliest = max(day.first, date(day.year, 1, 1))
            latest = max((*places[effect][:3], 0, 0), (earliest.year, earliest.month, earliest.day, 0, 0))
            if not day.known_day and latest < places[cause]:
                places[cause] = latest
                moved.append(cause)
    return [events[number] for number in _causes_first(places, before)]


def _before(events: Sequence[Event]) -> list[set[int]]:
    """For each event, which ones it comes after: its causes, and the step before it in the same path."""
    steps: dict[str, list[int]] = {}
    for number, event in enumerate(events):
        steps.setdefault(event.entry.address, []).append(number)
    before: list[set[int]] = [set() for _ in events]
    for number, event in enumerate(events):
        for cause in event.because:
            held = steps.get(cause.address, [])
            for other in held if event.after_all else held[:1]:
                if not events[other].day.surely_after(event.day):
                    before[number].add(other)
    for path in _paths(events):
        for earlier, later in pairwise(path):
            if not events[earlier].day.surely_after(events[later].day):
                before[later].add(earlier)
    return before


def _paths(events: Sequence[Event]) -> Iterable[list[int]]:
    """The steps of each record that is a path, in the order of the path and not in that of the story."""
    of_entry: dict[str, list[tuple[int, int]]] = {}
    for number, event in enumerate(events):
        if event.step is not None:
            of_entry.setdefault(event.entry.address, []).append((event.step, number))
    for steps in of_entry.values():
        yield [number for _, number in sorted(steps)]


def _causes_first(places: Sequence[Place], before: Sequence[set[int]]) -> Iterable[int]:
    """The numbers in the order of their places; of those at the same place, causes first. A circle is cut."""
    waits = [{cause for cause in causes if places[cause] <= places[number]} for number, causes in enumerate(before)]
    effects: list[list[int]] = [[] for _ in places]
    for number, causes in enumerate(waits):
        for cause in causes:
            effects[cause].append(number)
    left = [len(causes) for causes in waits]
    ready = [(places[number], number) for number in range(len(places)) if not left[number]]
    heapq.heapify(ready)
    done: list[int] = []
    while ready:
        _, number = heapq.heappop(ready)
        done.append(number)
        for effect in effects[number]:
            left[effect] -= 1
            if not left[effect]:
                heapq.heappush(ready, (places[effect], effect))
    if len(done) < len(places):
        return sorted(range(len(places)), key=lambda number: (places[number], number))
    return done


def of_authority(events: Sequence[Event], authority: str, register: Register) -> tuple[Event, ...]:
    """The part of a story that is one authority's: what it did itself, and what all did together while it was in.

    A figure that has its part is its own, whenever it was published.
    """
    part = [
        event
        for event in events
        if authority in (event.authority, event.to) or authority in event.by_council or authority in event.concerning
    ]
    told = (of_one_council(event, authority, register) for event in part)
    return tuple(_turned(told, {event.entry.address for event in events if event.turning}))


def of_one_council(event: Event, authority: str, register: Register) -> Event:
    """Put the council's own part of a sum beside the whole, which is not its to pay or to get."""
    amount = event.by_council.get(authority)
    if amount is None:
        return event
    return replace(event, part=CouncilsPart(register.authorities[authority].called, amount, event.each_year))


def _turned(part: Iterable[Event], turning: set[str]) -> Iterator[Event]:
    """Let its own agreement stand out where, in the whole story, that of another who was first does."""
    part = list(part)
    without = turning - {event.entry.address for event in part if event.turning}
    for event in part:
        address = event.entry.address
        if address in without and event.may_turn:
            without.discard(address)
            yield replace(event, turning=True)
        else:
            yield event


@dataclass(frozen=True, slots=True)
class Led:
    """Records that led to an event in the same way, and how; `within_a_sentence` their titles need quotation marks."""

    said: str
    within_a_sentence: bool
    entries: tuple[Entry[Any], ...]


def because_of(event: Event, register: Register) -> tuple[Led, ...]:
    """What an event comes from, way by way, as far as it has its own page that is another."""
    ways: dict[str, list[Cause]] = {}
    for cause in event.because:
        if cause.address != event.entry.address and register.at(cause.address):
            ways.setdefault(cause.how, []).append(cause)
    return tuple(
        Led(held[0].said, how in WITHIN, tuple(entry for one in held if (entry := register.at(one.address))))
        for how, held in sorted(ways.items())
    )


def of_service(events: Iterable[Event], service: str) -> tuple[Event, ...]:
    """The part of a story that is about one service."""
    return tuple(event for event in events if event.about is None or service in event.about)


def by_year(events: Iterable[Event]) -> list[tuple[int, tuple[Event, ...]]]:
    """Put events that are in the order of time under their years."""
    return [(year, tuple(found)) for year, found in groupby(events, key=lambda event: event.day.year)]


D = TypeVar("D", bound="Dated")


class Dated(Protocol):
    """Something of a day."""

    @property
    def day(self) -> PartialDate:
        """The day."""


def by_day(events: Iterable[D]) -> list[tuple[PartialDate, tuple[D, ...]]]:
    """Put events that are in the order of time under their days."""
    return [(day, tuple(found)) for day, found in groupby(events, key=lambda event: event.day)]
