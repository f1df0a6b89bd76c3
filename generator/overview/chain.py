"""The chain of cause and effect around a record: what led to it, and the outcome."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind
from generator.core.register import Register
from generator.values.dates import PartialDate

FAR = 4
"""How many steps away from a record its chain is followed."""
MOST = 8
"""How many entries each side of a chain shows."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What led to a record and the outcome, the oldest first; how many are left out on each side."""

    before: tuple[Entry[Any], ...]
    after: tuple[Entry[Any], ...]
    more_before: int
    more_after: int
    begun_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Days:
    """The date that puts a record in order, and the last on which something could still have led to it, if known."""

    day: PartialDate | None
    led_until: PartialDate | None


_NO_DAYS = Days(None, None)


def days_of(entry: Entry[Any], kind: Kind[Any], register: Register) -> Days:
    """The dates of one record."""
    return Days(kind.day_of(entry, register), kind.day_led_to(entry, register))


class Chains:
    """Works out chains from what the kinds say of their keys: which name a cause, and which an effect.

    What surely came later than something did not lead to it, whatever names it: a decision may name a meeting that
    only heard of it, and a figure the decision in whose papers it stood.
    """

    def __init__(self, register: Register, kinds: Mapping[str, Kind[Any]], days: Mapping[str, Days]) -> None:
        self._register = register
        self._days = days
        self._causes: dict[str, set[str]] = {}
        self._effects: dict[str, set[str]] = {}
        for address, links in register.links.items():
            for link in links:
                kind = kinds[link.source.kind]
                if link.key in kind.causes:
                    self._join(address, link.source.address)
                elif link.key in kind.effects:
                    self._join(link.source.address, address)

    def _join(self, cause: str, effect: str) -> None:
        if self._may_lead(cause, effect):
            self._causes.setdefault(effect, set()).add(cause)
            self._effects.setdefault(cause, set()).add(effect)

    def _may_lead(self, cause: str, effect: str) -> bool:
        """Whether the dates, as far as they are known, allow that one led to the other."""
        day, until = self._days.get(cause, _NO_DAYS).day, self._days.get(effect, _NO_DAYS).led_until
        return day is None or until is None or not day.surely_after(until)

    def of(self, entry: Entry[Any]) -> Chain:
        """The chain around one record."""
        here = entry.address
        before = self._followed(here, self._causes, lambda cause: self._may_lead(cause, here))
        after = self._followed(here, self._effects, lambda effect: self._may_lead(here, effect))
        led = {found.address for found in before}
        after = [found for found in after if found.address not in led]
        own = self._days[here].day
        days = {found.address: self._days[found.address].day for found in after}
        return Chain(
            before=tuple(sorted(before[:MOST], key=self._key)),
            after=tuple(sorted(after[:MOST], key=self._key)),
            more_before=max(0, len(before) - MOST),
            more_after=max(0, len(after) - MOST),
            begun_before=frozenset(address for address, day in days.items() if own and day and day.surely_before(own)),
        )

    def _followed(self, start: str, edges: dict[str, set[str]], may: Callable[[str], bool]) -> list[Entry[Any]]:
        """Everything that can be reached, the nearest first."""
        reached = _reached(start, edges, may)
        return [found for address in reached if (found := self._register.at(address)) is not None]

    def _key(self, entry: Entry[Any]) -> tuple[tuple[int, ...], str]:
        day = self._days[entry.address].day
        return (day.sort_key if day else (9999, 0, 0), entry.address)


def _reached(start: str, edges: dict[str, set[str]], may: Callable[[str], bool]) -> Iterator[str]:
    seen, edge = {start}, [start]
    for _ in range(FAR):
        found = {after for address in edge for after in edges.get(address, ())} - seen
        seen.update(found)
        # Each step may be in order and the whole not, where a month or a year is all that is known of one between.
        edge = sorted(address for address in found if may(address))
        yield from edge
