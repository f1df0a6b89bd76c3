"""A record in its place: what it says, in which file, and where each key stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator.core.asked import WHOLE
from generator.core.model import Shared
from generator.core.places import NOWHERE, Places
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

    @property
    def model(self) -> type[Shared]:
        """The model of what it says, which need not be read for this."""
        held = _said.__get__(self)
        return held.model if isinstance(held, Later) else type(held)

    def forget_places(self) -> None:
        """Let go of where each key stands, once no rule is asked any more; the file itself says it again."""
        if not isinstance(_stands.__get__(self), Later):
            _stands.__set__(self, NOWHERE)

    def digest_of(self, key: str) -> str:
        """A hash of what stands under a key; empty where nothing does.

        Of the whole record it is not the bytes alone: for an old id in it the new one is read.
        """
        if key == WHOLE or not self.digests:
            return " ".join([self.digest, *self.digests.values()])
        return self.digests.get(key, "")


@dataclass(frozen=True, slots=True)
class Later:
    """Stands for a record of a model, and for its places, until somebody looks at either."""

    model: type[Shared]
    read: Callable[[], tuple[Shared, Places]]


_said, _stands = Entry.__dict__["record"], Entry.__dict__["places"]


def _looked_at(entry: Entry[Any], slot: Any) -> Any:
    if isinstance(held := slot.__get__(entry), Later):
        record, places = held.read()
        _put(entry, record)
        _stands.__set__(entry, places)
        return slot.__get__(entry)
    return held


def _put(entry: Entry[Any], record: Shared | Later) -> None:
    put_in_place(record, entry.kind, entry.id)
    _said.__set__(entry, record)


# The fields keep their places; a record that is put into its field notes which of its keys are looked at.
Entry.record = property(lambda entry: _looked_at(entry, _said), _put)  # type: ignore[misc]
Entry.places = property(lambda entry: _looked_at(entry, _stands), _stands.__set__)  # type: ignore[misc, assignment]
