"""A record in its place: what it says, in which file, and where each key stands."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.core.model import Shared
from generator.core.places import Places

M_co = TypeVar("M_co", bound=Shared, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M_co]):
    """A record in its place: its kind's name, its id, its file, what it says and where each key stands."""

    kind: str
    id: str
    file: str
    record: M_co
    places: Places

    @property
    def address(self) -> str:
        """Its address on the site for ever, without the slashes around it: `decisions/2018-07-19-lighter-model`."""
        return f"{self.kind}/{self.id}"
