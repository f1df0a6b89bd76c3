"""A record in its place: what it says, in which file, and where each key stands."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.core.asked import note_record
from generator.core.model import Shared
from generator.core.places import Places

M_co = TypeVar("M_co", bound=Shared, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M_co]):
    """A record in its place: its kind's name, its id, its file, what it says and where each key stands.

    `digest` is a hash of the file's bytes. Whoever looks at what a record says has asked for it.
    """

    kind: str
    id: str
    file: str
    record: M_co
    places: Places
    digest: str = ""

    @property
    def address(self) -> str:
        """Its address on the site for ever, without the slashes around it: `decisions/2018-07-19-lighter-model`."""
        return f"{self.kind}/{self.id}"


_said = Entry.__dict__["record"]


def _record(entry: Entry[M_co]) -> M_co:
    note_record(entry.kind, entry.id)
    record: M_co = _said.__get__(entry)
    return record


# The field keeps its place; only looking at it is noted.
Entry.record = property(_record, _said.__set__)  # type: ignore[misc]
