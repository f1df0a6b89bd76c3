"""The chain of cause and effect around a record: what led to it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.kind import Entry, Kind
from generator.register import Register

FAR = 4
"""How many steps away from a record its chain is followed."""
MOST = 8
"""How many entries each side of a chain shows."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What led to a record and what came of it, the oldest first; how many are left out on each side."""

    before: tuple[Entry[Any], ...]
    after: tuple[Entry[Any], ...]
    more_before: int
    more_after: int


class Chains:
    """Works out chains from what the kinds say of their keys: which name a cause, and which an effect."""

    def __init__(self, register: Register, kinds: dict[str, Kind[Any]]) -> None:
        self._register = register
        self._kinds = kinds
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
        self._causes.setdefault(effect, set()).add(cause)
        self._effects.setdefault(cause, set()).add(effect)

    def of(self, entry: Entry[Any]) -> Chain:
        """The chain around one record."""
        before = self._followed(entry.address, self._causes)
        after = [found for found in self._followed(entry.address, self._effects) if found not in before]
        return Chain(
            before=tuple(self._in_order(before[:MOST])),
            after=tuple(self._in_order(after[:MOST])),
            more_before=max(0, len(before) - MOST),
            more_after=max(0, len(after) - MOST),
        )

    def _followed(self, start: str, edges: dict[str, set[str]]) -> list[Entry[Any]]:
        """Everything that can be reached, the nearest first."""
        return [found for address in _reached(start, edges) if (found := self._register.at(address)) is not None]

    def _in_order(self, entries: list[Entry[Any]]) -> list[Entry[Any]]:
        return sorted(entries, key=self._key)

    def _key(self, entry: Entry[Any]) -> tuple[tuple[int, int, int], str]:
        day = self._kinds[entry.kind].date_of(entry.record)
        return (day.sort_key if day else (9999, 0, 0), entry.address)


def _reached(start: str, edges: dict[str, set[str]]) -> Iterator[str]:
    seen, edge = {start}, [start]
    for _ in range(FAR):
        edge = sorted({after for address in edge for after in edges.get(address, ())} - seen)
        seen.update(edge)
        yield from edge
