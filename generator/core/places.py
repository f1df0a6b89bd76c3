"""Where each key and value of a file stood, so that any later problem can point at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value from the top of a file: `("path", 0, "body")`."""


class Spot(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


START = Spot(1, 1)


class Places(NamedTuple):
    """The places of one value and all that is inside it.

    `key` is where its key stands (for an item of a list: where the item starts), `value` where its value starts.
    """

    key: Spot
    value: Spot
    inside: dict[str, Places] | list[Places] | None = None

    def step(self, name: str | int) -> Places | None:
        """Go one step inside; None where there is nothing of that name. A group may stand for a list of one."""
        if isinstance(self.inside, dict):
            return self.inside.get(name) if isinstance(name, str) else self if name == 0 else None
        if isinstance(self.inside, list) and isinstance(name, int) and name < len(self.inside):
            found: Places = self.inside[name]
            return found
        return None

    def at(self, path: Path) -> Places:
        """Find a path's places, or those of the nearest thing above it that is there."""
        here = self
        for name in path:
            found = here.step(name)
            if found is None:
                return here
            here = found
        return here

    def all(self) -> Iterator[Places]:
        """Yield these places and all that are inside."""
        yield self
        inside = self.inside.values() if isinstance(self.inside, dict) else self.inside or ()
        for inner in inside:
            yield from inner.all()


NOWHERE = Places(START, START)
"""The places of a file with nothing in it: its first character."""
