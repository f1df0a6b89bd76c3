"""A record in its place: what it says, in which file, and where each key stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator.core.asked import WHOLE
from generator.core.model import Shared
from generator.core.places import Places
from generator.core.watched import put_in_place

M_co = TypeVar("M_co", bound=Shared, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M_co]):
    """A record in its place: its kind's name, its id, its file, what it says and where each key stands.

    `digest` is a hash of the file's bytes, and `digests` has one of what stands under each key.
    """

    kind: str
    id: str
    file: str
    record: M_co
    places: Places
    digest: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Its address on the site for ever, without the slashes around it: `decisions/2018-07-19-lighter-model`."""
        return f"{self.kind}/{self.id}"

    def digest_of(self, key: str) -> str:
        """A hash of what stands under a key; empty where nothing does."""
        return self.digest if key == WHOLE or not self.digests else self.digests.get(key, "")


_said = Entry.__dict__["record"]


def _put(entry: Entry[Any], record: Shared) -> None:
    put_in_place(record, entry.kind, entry.id)
    _said.__set__(entry, record)


# The field keeps its place; whatever is put into it notes which of its keys are looked at.
Entry.record = property(_said.__get__, _put)  # type: ignore[misc]
