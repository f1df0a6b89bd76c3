"""A record in its place: what it says, in which file, and where each key stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

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


@dataclass(frozen=True, slots=True)
class Later:
    """Stands for a record, and for its places, until somebody looks at either."""

    read: Callable[[], tuple[Any, Places]]


_said, _stands = Entry.__dict__["record"], Entry.__dict__["places"]


def _record(entry: Entry[M_co]) -> M_co:
    note_record(entry.kind, entry.id)
    record: M_co = _looked_at(entry, _said)
    return record


def _looked_at(entry: Entry[Any], field: Any) -> Any:
    if isinstance(held := field.__get__(entry), Later):
        record, places = held.read()
        _said.__set__(entry, record)
        _stands.__set__(entry, places)
        return field.__get__(entry)
    return held


# The fields keep their places; only looking at them is noted.
Entry.record = property(_record, _said.__set__)  # type: ignore[misc]
Entry.places = property(lambda entry: _looked_at(entry, _stands), _stands.__set__)  # type: ignore[misc, assignment]
