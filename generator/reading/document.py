"""A file once it is read: plain values, where each stood, and what was wrong with its form."""

from bisect import bisect_right
from dataclasses import dataclass, field
from hashlib import blake2b

from generator.core.places import NOWHERE, Path, Places, Spot
from generator.reading.characters import Text
from generator.values.rules import Finding

Value = str | bool | list["Value"] | dict[str, "Value"]
"""What a file holds: text, true or false, lists and mappings of these."""


@dataclass(slots=True)
class Document:
    """One YAML file, read: its value, where everything stood, and what was wrong.

    `broken` says that the file could not be followed to its end or that something was left out of it, so nothing
    can be said of what is missing; the value is what could be read. `refused` holds the paths of what was left out
    because of a fault, or because there is nothing there. `waiting` are the keys that may be filled in later, and where
    they stand. `mistaken` holds the lines whose form was wrong: what else seems wrong there comes of that. `lines` are
    the whole file's lines as they were typed, and `digest` is a hash of its bytes.
    """

    value: Value | None = None
    places: Places = NOWHERE
    faults: list[Finding[Spot]] = field(default_factory=list)
    broken: bool = False
    refused: set[Path] = field(default_factory=set)
    waiting: dict[str, Spot] = field(default_factory=dict)
    mistaken: set[int] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    digest: str = ""
    _spots: list[Spot] = field(default_factory=list)

    def tell_first(self, read: Text) -> None:
        """Put what is wrong with the characters of a file before what is wrong with its form."""
        self.faults[:0] = read.faults
        self.mistaken |= {fault.at.line for fault in read.faults}

    @property
    def digests(self) -> dict[str, str]:
        """A hash of what stands under each key of the file."""
        held = self.value if isinstance(self.value, dict) else {}
        return {
            key: blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            for key, value in held.items()
        }

    def end_of(self, start: Spot) -> Spot:
        """Where the next key or value after a spot stands; where there is none, the end of the file."""
        if not self._spots:
            self._spots = sorted({spot for place in self.places.all() for spot in (place.key, place.value)})
        number = bisect_right(self._spots, start)
        return self._spots[number] if number < len(self._spots) else Spot(len(self.lines) + 1, 1)
