"""From records and what they mention to the register, linked both ways."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from generator.checks.cache import Mentioned
from generator.checks.names import Names
from generator.checks.records import ByKind
from generator.core.register import IN_TEXT, Link, Register
from generator.kinds import whole_of

T = TypeVar("T")


class Lazy(Mapping[str, T]):
    """Values by name, each made when it is asked for the first time."""

    def __init__(self, names: Collection[str], make: Callable[[str], T]) -> None:
        self._names = names
        self._make = cache(make)

    def __getitem__(self, name: str) -> T:
        """Make the value of a name, or take the one that was made before."""
        if name not in self._names:
            raise KeyError(name)
        return self._make(name)

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._names)


def register_of(
    as_of: date,
    entries: ByKind,
    mentioned: Iterable[tuple[str, str, Sequence[Mentioned]]],
    alike: Mapping[str, Sequence[str]],
    names: Names,
) -> Register:
    """Freeze records into a register; `mentioned` has what each mentions, and `alike` those that a list shows so."""
    links: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    forward: dict[str, set[str]] = defaultdict(set)
    for kind, record_id, found in mentioned:
        for address, key in found:
            links[address].append((kind, record_id, key))
            if key != IN_TEXT:
                forward[f"{kind}/{record_id}"].add(address)

    def sources_of(address: str) -> tuple[Link, ...]:
        return tuple(Link(entries[kind][name], key) for kind, name, key in dict.fromkeys(links[address]))

    mentions = {address: frozenset(named) for address, named in forward.items()}
    return Register(as_of, entries, Lazy(links, sources_of), mentions, names.ids.now, whole_of, alike)
