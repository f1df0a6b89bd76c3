"""The records of one kind, as the register holds them: what is asked of them is noted."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from hashlib import sha256
from typing import Any

from generator.core.asked import note
from generator.core.entry import Entry


class Held(Mapping[str, Entry[Any]]):
    """The records of a kind by their ids; it notes whether one of them was asked for, or which there are."""

    def __init__(self, kind: str, entries: Mapping[str, Entry[Any]]) -> None:
        self.kind, self.entries = kind, entries
        self._digests: dict[str, str] = {}

    def __getitem__(self, name: str) -> Entry[Any]:
        note("record", self.kind, name)
        return self.entries[name]

    def __iter__(self) -> Iterator[str]:
        note("ids", self.kind)
        return iter(self.entries)

    def __len__(self) -> int:
        note("ids", self.kind)
        return len(self.entries)

    def __bool__(self) -> bool:
        note("any", self.kind)
        return bool(self.entries)

    def values(self) -> ValuesView[Entry[Any]]:
        """All of them."""
        note("ids", self.kind)
        return self.entries.values()

    def items(self) -> ItemsView[str, Entry[Any]]:
        """All of them with their ids."""
        note("ids", self.kind)
        return self.entries.items()

    def digest_of(self, key: str) -> str:
        """A hash of what stands under a key of all of them; without a key, of which there are."""
        if key not in self._digests:
            told = (f"{one.id} {one.file} {one.digest_of(key) if key else ''}\n" for one in self.entries.values())
            self._digests[key] = sha256("".join(told).encode("utf-8", "surrogateescape")).hexdigest()
        return self._digests[key]

    @cached_property
    def current(self) -> tuple[Entry[Any], ...]:
        """All of them except those that were withdrawn."""
        said = (one for one in self.entries.values() if one.digest_of("withdrawn"))
        withdrawn = {one.id for one in said if getattr(one.record, "withdrawn", None)}
        return tuple(one for one in self.entries.values() if one.id not in withdrawn)
