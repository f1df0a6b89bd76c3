"""The events of each record as every story shows them, of an earlier build where the record says the same of them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Cause, Event
from generator.core.kind import Kind
from generator.core.register import Register
from generator.overview.story import Told, event_of, events_in, of_one_council, story_of, told_of
from generator.pages.earlier import Earlier
from generator.pages.markdown import Markdown
from generator.values.dates import PartialDate

_Plain = dict[str, Any]
"""An event as a plain value: what puts it in its place, and its row in each story that has it with all its causes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An event in a story: its day, whether it stands out, and its row."""

    day: PartialDate
    turning: bool
    row: Markdown


class EventRows:
    """The events of all records, without what is read only where one is shown by itself."""

    def __init__(
        self, register: Register, kinds: Mapping[str, Kind[Any]], earlier: Earlier, row: Callable[[Event], Markdown]
    ) -> None:
        self._register, self._kinds, self._row_of = register, kinds, row
        entries = (entry for name in kinds for entry in register.entries[name].values())
        self._plain: Mapping[str, dict[str, _Plain]] = earlier.each(
            "events", [entry.address for entry in entries], self._made
        )

    @cached_property
    def digest(self) -> str:
        """A hash of all that decides where an event is in a story, and in which."""
        # As JSON, in which what was just made and what was kept are the same.
        placed = {
            address: [[name, one["placed"]] for name, one in held.items()] for address, held in self._plain.items()
        }
        return sha256(json.dumps(placed, sort_keys=True).encode()).hexdigest()

    def _made(self, address: str) -> dict[str, _Plain]:
        return {event.id: self._plain_of(event) for event in self._in(self._entry(address))}

    def _in(self, entry: Entry[Any]) -> tuple[Event, ...]:
        return events_in(entry, self._kinds[entry.kind], self._register)

    def _plain_of(self, event: Event) -> _Plain:
        placed = [
            [astuple(event.day), [astuple(cause) for cause in event.because]],
            [event.authority, event.to, sorted(event.by_council), sorted(event.concerning)],
            [None if event.about is None else sorted(event.about), event.step],
            [event.turning, event.may_turn, event.after_all, event.deed],
        ]
        rows = {name: self._row_of(shown) for name, shown in self._variants(event)}
        return {"placed": placed, "rows": {name: [_digest(row), row] for name, row in rows.items()}}

    def _variants(self, event: Event) -> Iterator[tuple[str, Event]]:
        """An event as different stories have it: as a milestone or not, and with a council's part."""
        for turning in sorted({event.turning or event.may_turn, False}):
            turned = replace(event, turning=turning)
            yield _variant(turning), turned
            for council in event.by_council:
                yield _variant(turning, council), of_one_council(turned, council, self._register)

    @cached_property
    def _events(self) -> dict[str, dict[str, Event]]:
        """The events of each record by their ids, without what is shown of them."""
        return {
            address: {name: _placed(name, one["placed"], self._entry(address)) for name, one in held.items()}
            for address, held in self._plain.items()
        }

    def story(self) -> tuple[Event, ...]:
        """Everything that happened, without what is shown of it."""

        def events_of_one(entry: Entry[Any], kind: Kind[Any], register: Register) -> Iterable[Event]:
            return self._events[entry.address].values()

        kinds = self._kinds.values()
        return self._register.remembered("story", lambda register: story_of(register, kinds, events_of_one))

    def whole_story(self) -> tuple[Event, ...]:
        """Everything that happened, with all that may be shown of it."""
        return tuple(self.whole(self.told_of(event)) for event in self.story())

    def told_of(self, event: Event) -> Told:
        """Put an event of the story down."""
        return told_of(event, self._events[event.entry.address][event.id])

    def placed(self, told: Told) -> Event:
        """An event of a story, without what is shown of it."""
        return event_of(told, self._events[told[0]][told[1]], self._register)

    def whole(self, told: Told, council: str = "") -> Event:
        """An event of a story with all that may be shown of it, for which its record is read."""
        whole = next(event for event in self._in(self._entry(told[0])) if event.id == told[1])
        return event_of(told, whole, self._register, council)

    def digest_of(self, told: Told, council: str = "") -> str:
        """A hash of an event's row in a story; empty where it has not all its causes there, so that it has its own."""
        held = self._row(told, council)
        return held[0] if held else ""

    def shown(self, told: Told, council: str = "") -> Shown:
        """An event with its row in a story."""
        event, held = self.placed(told), self._row(told, council)
        row = Markdown(held[1]) if held else self._row_of(self.whole(told, council))
        return Shown(event.day, event.turning, row)

    def _row(self, told: Told, council: str) -> list[str] | None:
        address, name, turning, because = told
        event = self._events[address][name]
        if len(because) < len(event.because):
            return None
        variant = _variant(turning, council if council in event.by_council else "")
        held: list[str] = self._plain[address][name]["rows"][variant]
        return held

    def _entry(self, address: str) -> Entry[Any]:
        entry = self._register.at(address)
        assert entry is not None, address
        return entry


def _variant(turning: bool, council: str = "") -> str:
    return f"{'milestone' if turning else 'event'} {council}"


def _digest(row: str) -> str:
    return sha256(row.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _placed(name: str, plain: list[Any], entry: Entry[Any]) -> Event:
    (day, because), (authority, to, by_council, concerning), (about, step), flags = plain
    turning, may_turn, after_all, deed = flags
    return Event(
        PartialDate(*day),
        "",
        entry,
        because=tuple(Cause(*cause) for cause in because),
        authority=authority,
        turning=turning,
        after_all=after_all,
        may_turn=may_turn,
        step=step,
        by_council=dict.fromkeys(by_council),
        deed=deed,
        to=to,
        id=name,
        concerning=frozenset(concerning),
        about=None if about is None else frozenset(about),
    )
